/** One row of a roster of households, read. */
import { addMonthsToDay, dayOf } from '../../domain/month.ts';
import type { CONSENT_KINDS } from '../../domain/consent.ts';
import type { Rows } from '../../domain/tables.ts';
import * as cells from './cells.ts';
import { Fault } from './cells.ts';
import type { FieldKey, Mapping } from './columns.ts';
import type { Options } from './options.ts';
import { line, Reading, words } from './reading.ts';

type Household = Rows['household'];
type ConsentKind = (typeof CONSENT_KINDS)[number];

export interface HouseholdRow {
	household: Pick<
		Household,
		| ('kind' | 'name' | 'phone' | 'roadAddress' | 'addressDetail')
		| ('adminDong' | 'category' | 'members' | 'note')
	> & { adminDong: (typeof import('../../domain/tables.ts').ADMIN_DONGS)[number] };
	/** ISO time, or null: no column says when it was received */
	receivedAt: string | null;
	learners: number;
	/** true, false, or null: not asked */
	ownsPc: boolean | null;
	elsewhereOn: string | null;
	proof: { checkedOn: string; validUntil: string; method: 'SHARED_INFO' | 'DOCUMENT' } | null;
	consents: ConsentKind[];
}

const KINDS = { ORGANIZATION: /단체|기관|시설|법인/, INDIVIDUAL: /개인|가구|세대/ };
const METHODS = { SHARED_INFO: /공동이용|전산|조회/, DOCUMENT: /서류|증명|증빙/ };
const CONSENTS: Record<ConsentKind, FieldKey> = {
	COLLECT: 'agreesCollect',
	SENSITIVE: 'agreesSensitive',
	THIRD_PARTY: 'agreesThirdParty',
	SHARED_INFO: 'agreesShared'
};

/** Reads a row; `row` is there only without faults. `now` is the server's clock. */
export function readHousehold(
	texts: readonly string[],
	mapping: Mapping,
	options: Options,
	now: string
): { reading: Reading; row: HouseholdRow | undefined } {
	const reading = new Reading(texts, mapping);
	const past = (cell: string) => before(cells.day(cell), dayOf(now));
	const name = reading.must('name', line);
	const phone = reading.must('phone', cells.phone);
	if (phone?.restored) reading.flags.push({ code: 'ZERO_RESTORED' });
	const roadAddress = reading.must('roadAddress', line);
	const adminDong =
		options.adminDong !== null && mapping.adminDong === undefined
			? options.adminDong
			: reading.must('adminDong', cells.adminDong);
	const category = reading.must('category', cells.category);
	const rest = {
		kind: reading.maybe('kind', (cell) => cells.choice(cell, KINDS), 'INDIVIDUAL' as const),
		addressDetail: reading.maybe('addressDetail', line, ''),
		members: reading.maybe('members', (cell) => cells.whole(cell, 1, 30), 1),
		note: reading.maybe('note', words, '')
	};
	const asked = {
		receivedAt: reading.maybe('receivedAt', (cell) => momentBefore(cell, now), null),
		learners: reading.maybe('learners', (cell) => cells.whole(cell, 0, 30), 0),
		ownsPc: reading.maybe('ownsPc', cells.yes, null),
		elsewhereOn: reading.maybe('elsewhereOn', past, null),
		proof: proofOf(reading, past),
		consents: consentsOf(reading)
	};
	const isWhole = name && phone && roadAddress && adminDong && category;
	if (!isWhole || reading.faults.length > 0) return { reading, row: undefined };
	const household = { name, phone: phone.digits, roadAddress, adminDong, category, ...rest };
	return { reading, row: { household, ...asked } };
}

/** A proof needs its day; without its last day it counts for six months. (DOMAIN §2.1 Route) */
function proofOf(reading: Reading, past: (cell: string) => string): HouseholdRow['proof'] {
	const checkedOn = reading.maybe('checkedOn', past, null);
	const validUntil = reading.maybe('validUntil', cells.day, null);
	const method = reading.maybe(
		'checkMethod',
		(cell) => cells.choice(cell, METHODS),
		'DOCUMENT' as const
	);
	if (checkedOn === null) return null;
	return { checkedOn, validUntil: validUntil ?? addMonthsToDay(checkedOn, 6), method };
}

function consentsOf(reading: Reading): ConsentKind[] {
	const kinds = Object.keys(CONSENTS) as ConsentKind[];
	return kinds.filter((kind) => reading.maybe(CONSENTS[kind], cells.yes, false) === true);
}

function momentBefore(cell: string, now: string): string {
	const iso = new Date(`${cells.moment(cell)}:00+09:00`).toISOString();
	if (dayOf(iso) > dayOf(now)) throw new Fault('FUTURE_DAY');
	return iso < now ? iso : now;
}

function before(day: string, today: string): string {
	if (day > today) throw new Fault('FUTURE_DAY');
	return day;
}
