/** What people do: sensible things mostly, as their screens would let them. */
import type { ActionName, Input } from '../../../src/lib/domain/actions.ts';
import { decisionsFor } from '../../../src/lib/domain/exception.ts';
import { SWAP_REASONS } from '../../../src/lib/domain/hand-over.ts';
import type { Row, Rows, TableName } from '../../../src/lib/domain/tables.ts';
import { FAIL_REASONS } from '../../../src/lib/domain/visit.ts';
import type { SealedRow } from '../../../src/lib/client/ports.ts';
import { MARKER } from '../fixtures.ts';
import type { Chance } from './chance.ts';
import { TODAY, YEAR, type Person } from './world.ts';

export type Deed = { [N in ActionName]: { name: N; input: Input<N> } }[ActionName];

/** What somebody sees of a table: on a tablet the columns in clear, in the office all. */
export interface View {
	all<T extends TableName>(table: T): Pick<Rows[T], ClearColumn<T>>[];
	id(kind: string): string;
}
type ClearColumn<T extends TableName> = keyof Rows[T];

export function viewOf(
	rows: (table: TableName) => Iterable<SealedRow | Row>,
	id: View['id']
): View {
	return { all: (table) => [...rows(table)] as never, id };
}

/** Something a person in the field would do now, or undefined if there is nothing to do. */
export function fieldDeed(view: View, person: Person, chance: Chance): Deed | undefined {
	const roll = chance.next();
	if (roll < 0.3) return handOver(view, person, chance);
	if (roll < 0.45) return failVisit(view, person, chance);
	if (roll < 0.65) return assign(view, chance);
	if (roll < 0.8) return scheduleVisit(view, person, chance);
	if (roll < 0.88) return handOverUnasked(view, chance);
	return registerHousehold(view, person.dongs, chance);
}

/** Something the office would do now. */
export function officeDeed(view: View, dongs: readonly string[], chance: Chance): Deed | undefined {
	const roll = chance.next();
	if (roll < 0.3) return assign(view, chance);
	if (roll < 0.5) return scheduleVisit(view, null, chance);
	if (roll < 0.65) return release(view, chance);
	if (roll < 0.8) return decideException(view, chance);
	if (roll < 0.9) return registerHousehold(view, dongs, chance);
	return sourcePc(view, chance);
}

function handOver(view: View, person: Person, chance: Chance): Deed | undefined {
	const visit = openVisit(view, person, chance);
	if (!visit) return undefined;
	const promise = view.all('assignment').find((row) => row.id === visit.assignmentId);
	const own = view.all('pc').find((row) => row.id === promise?.pcId);
	const other = chance.hit(0.15) ? pickFrom(view.all('pc'), chance) : undefined;
	const serial = other?.serial ?? own?.serial ?? 'SN-UNKNOWN';
	const swaps = own !== undefined && own.serial !== serial && chance.hit(0.9);
	return delivery(view, chance, {
		visitId: visit.id,
		assignmentId: visit.assignmentId,
		householdId: visit.householdId,
		serial,
		swapReason: swaps ? chance.pick(SWAP_REASONS) : null
	});
}

/** A spare unit for a household that nobody has assigned one to. */
function handOverUnasked(view: View, chance: Chance): Deed | undefined {
	const home = pickFrom(view.all('household'), chance);
	const unit = pickFrom(view.all('pc'), chance);
	if (!home || !unit) return undefined;
	return delivery(view, chance, {
		visitId: null,
		assignmentId: view.id('asg'),
		householdId: home.id,
		serial: chance.hit(0.05) ? 'SN-UNKNOWN' : unit.serial,
		swapReason: null
	});
}

function delivery(
	view: View,
	chance: Chance,
	where: Pick<
		Input<'handOver'>,
		'visitId' | 'assignmentId' | 'householdId' | 'serial' | 'swapReason'
	>
): Deed {
	const signs = chance.hit(0.95);
	return {
		name: 'handOver',
		input: {
			...where,
			receiptId: view.id('rcp'),
			fiscalYear: YEAR,
			bootCheckedAt: null,
			licenceCheckedAt: null,
			officeCheckedAt: null,
			internetCheckedAt: null,
			recipientName: `${MARKER}받는이`,
			recipientRelation: 'SELF',
			signatureHash: null,
			substitute: signs ? 'CONFIRMED_NAME' : null,
			substituteReason: signs ? `${MARKER}확인` : '',
			note: ''
		}
	};
}

function failVisit(view: View, person: Person, chance: Chance): Deed | undefined {
	const visit = openVisit(view, person, chance);
	if (!visit) return undefined;
	const again = chance.hit(0.6);
	return {
		name: 'failVisit',
		input: {
			visitId: visit.id,
			reason: chance.hit(0.5) ? 'ABSENT' : chance.pick(FAIL_REASONS),
			note: `${MARKER}부재`,
			nextOn: again ? TODAY : null,
			nextVisitId: again ? view.id('vst') : null
		}
	};
}

function openVisit(view: View, person: Person, chance: Chance): Rows['visit'] | undefined {
	const open = view
		.all('visit')
		.filter((row) => !row.acceptedAt && !row.failedAt && !row.cancelledAt);
	const own = open.filter((row) => row.workerId === person.id);
	return pickFrom(own.length > 0 && chance.hit(0.8) ? own : open, chance) as
		Rows['visit'] | undefined;
}

function assign(view: View, chance: Chance): Deed | undefined {
	const taken = new Set(
		view
			.all('assignment')
			.filter((row) => !row.releasedAt && !row.conflictedAt)
			.map((row) => row.householdId)
	);
	const homes = view.all('household');
	const waiting = homes.filter((row) => !taken.has(row.id));
	const free = view.all('pc').filter((row) => !row.assignmentId && row.stockedAt);
	const home = pickFrom(chance.hit(0.9) ? waiting : homes, chance);
	const unit = pickFrom(chance.hit(0.9) ? free : view.all('pc'), chance);
	if (!home || !unit) return undefined;
	return {
		name: 'assign',
		input: {
			assignmentId: view.id('asg'),
			householdId: home.id,
			pcId: unit.id,
			fiscalYear: YEAR
		}
	};
}

function scheduleVisit(view: View, person: Person | null, chance: Chance): Deed | undefined {
	const live = view.all('assignment').filter((row) => !row.releasedAt && !row.completedAt);
	const promise = pickFrom(live, chance);
	const worker = person ?? pickFrom(view.all('worker'), chance);
	if (!promise || !worker) return undefined;
	return {
		name: 'scheduleVisit',
		input: {
			visitId: view.id('vst'),
			assignmentId: promise.id,
			workerId: worker.id,
			scheduledOn: TODAY,
			scheduledAt: '10:30',
			note: `${MARKER}약도`
		}
	};
}

function registerHousehold(view: View, dongs: readonly string[], chance: Chance): Deed {
	const id = view.id('home');
	return {
		name: 'registerHousehold',
		input: {
			householdId: id,
			receiptNo: chance.hit(0.03) ? '21-EXAMP01-0001' : `21-${id}`,
			kind: 'INDIVIDUAL',
			name: `${MARKER}새가구`,
			phone: '00000770000',
			roadAddress: `${MARKER}로 1`,
			addressDetail: '',
			adminDong: chance.pick(dongs) as never,
			category: 'DISABLED',
			note: chance.hit(0.05) ? '900101-1234567' : '',
			members: 2,
			consents: []
		}
	};
}

function release(view: View, chance: Chance): Deed | undefined {
	const promise = pickFrom(
		view.all('assignment').filter((row) => !row.releasedAt),
		chance
	);
	return promise && { name: 'release', input: { assignmentId: promise.id, reason: '사유' } };
}

function decideException(view: View, chance: Chance): Deed | undefined {
	const open = pickFrom(
		view.all('exception').filter((row) => !row.decidedAt || chance.hit(0.1)),
		chance
	);
	if (!open) return undefined;
	const decision = chance.pick(decisionsFor(open.code));
	return { name: 'decideException', input: { exceptionId: open.id, decision, reason: '사유' } };
}

function sourcePc(view: View, chance: Chance): Deed {
	const id = view.id('pc');
	return {
		name: 'sourcePc',
		input: {
			pcId: id,
			tag: `LP-${id}`,
			serial: chance.hit(0.1) ? 'SN2021001' : `SN${id}`,
			fiscalYear: YEAR,
			model: 'All-in-one 24',
			memoryGb: chance.hit(0.05) ? 2 : 8,
			ssdGb: 256,
			monitor: '24"',
			os: 'Windows 10',
			office: 'Office 2019',
			disposalNo: '',
			source: 'DONATED',
			sourceName: ''
		}
	};
}

function pickFrom<T>(list: readonly T[], chance: Chance): T | undefined {
	return list.length === 0 ? undefined : chance.pick(list);
}
