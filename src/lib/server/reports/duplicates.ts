/** Records that look like what somebody is typing. Nothing of a person leaves but what is masked. */
import { sql } from 'kysely';
import { bare, likeness, phoneDigits, type Known, type Likeness } from '../../domain/alike.ts';
import { serves, type Actor } from '../../domain/context.ts';
import { stateOf } from '../../domain/household.ts';
import { maskAddress, maskName, maskPhone } from '../../domain/mask.ts';
import { dayOf } from '../../domain/month.ts';
import type { Rows } from '../../domain/tables.ts';
import type { Db } from '../schema.ts';

export interface Twin {
	id: string;
	receiptNo: string;
	/** masked */
	name: string;
	adminDong: string;
	because: Likeness;
	/** the person may open it */
	mine: boolean;
}

const MOST = 5;

/** Up to five records that look like it, the closest first; merged ones lead on and are left out. */
export async function twins(db: Db, who: Pick<Actor, 'role' | 'dongs' | 'userId'>, typed: Known) {
	const rows = await candidates(db, typed);
	return rows
		.filter((row) => stateOf(row) !== 'MERGED')
		.map((row) => ({ row, because: likeness(typed, row) }))
		.filter((one): one is { row: Rows['household']; because: Likeness } => one.because !== null)
		.sort((a, b) => ORDER.indexOf(a.because) - ORDER.indexOf(b.because))
		.slice(0, MOST)
		.map(({ row, because }): Twin => ({
			id: row.id,
			receiptNo: row.receiptNo,
			name: maskName(row.name),
			adminDong: row.adminDong,
			because,
			mine: serves(who, row.adminDong)
		}));
}

const ORDER: Likeness[] = ['NAME_PHONE', 'NAME_ADDRESS', 'PHONE'];

/** By index: a name without its spaces, and a whole phone number. */
function candidates(db: Db, typed: Known): Promise<Rows['household'][]> {
	const digits = phoneDigits(typed.phone);
	return db
		.selectFrom('household')
		.selectAll()
		.where((eb) =>
			eb.or([
				eb(
					sql<string>`replace("name", ' ', '')`,
					'=',
					typed.name.normalize('NFC').replace(/\s/gu, '')
				),
				...(digits.length >= 8 ? [eb('phone', '=', digits)] : [])
			])
		)
		.limit(200)
		.execute();
}

/** One line of two records that are compared; the values are masked, the comparison is not. */
export interface Compared {
	field: 'receiptNo' | 'name' | 'phone' | 'roadAddress' | 'adminDong' | 'registeredAt' | 'members';
	values: [string, string];
	same: boolean;
}

/** Two households side by side, or undefined where one of them is not on record. */
export async function sideBySide(
	db: Db,
	id: string,
	otherReceiptNo: string
): Promise<
	{ other: { id: string; receiptNo: string; open: boolean }; lines: Compared[] } | undefined
> {
	const rows = await db
		.selectFrom('household')
		.selectAll()
		.where((eb) => eb.or([eb('id', '=', id), eb('receiptNo', '=', otherReceiptNo)]))
		.execute();
	const own = rows.find((row) => row.id === id);
	const other = rows.find((row) => row.receiptNo === otherReceiptNo);
	if (!own || !other) return undefined;
	const line = (field: Compared['field'], show: (row: Rows['household']) => string) => {
		const [a, b] = [own, other].map((row) => bare(String(row[field])));
		return { field, values: [show(own), show(other)] as [string, string], same: a === b };
	};
	return {
		other: { id: other.id, receiptNo: other.receiptNo, open: stateOf(other) === 'ACTIVE' },
		lines: [
			line('receiptNo', (row) => row.receiptNo),
			line('name', (row) => maskName(row.name)),
			line('phone', (row) => maskPhone(row.phone)),
			line('roadAddress', (row) => maskAddress(row.roadAddress)),
			line('adminDong', (row) => row.adminDong),
			line('members', (row) => String(row.members)),
			line('registeredAt', (row) => dayOf(row.registeredAt))
		]
	};
}

const WINDOW_MS = 60_000;
const FREE = 40;

/** How often a person looked in the last minute; a form asks about once a second at most. */
const asked = new Map<string, number[]>();

/** Counts one look-up; false if the person has asked too often to be filling in a form. */
export function mayLook(userId: string, nowMs: number): boolean {
	const recent = (asked.get(userId) ?? []).filter((at) => at > nowMs - WINDOW_MS);
	if (recent.length >= FREE) return false;
	asked.set(userId, [...recent, nowMs]);
	return true;
}
