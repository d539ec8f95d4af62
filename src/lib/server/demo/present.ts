/** What is under way today: promised units, rounds of both field workers, and two cases to decide. */
import type { Input } from '../../domain/actions.ts';
import type { Database } from '../db.ts';
import { NORTH } from './accounts.ts';
import type { Home } from './homes.ts';
import { DELIVERED } from './past.ts';
import { dayAfter, kst, play, type Move } from './play.ts';
import type { Unit } from './units.ts';

/** Households that wait for their unit. */
export const ASSIGNED = 26;
/** Visits of each field worker today, and on the next day. */
export const TODAY = 8;
export const TOMORROW = 3;
/** The first of each round are second attempts: nobody was there three days ago. */
const AGAIN = 2;
const TIMES = ['09:30', '10:10', '10:50', '11:30', '13:30', '14:10', '14:50', '15:30'];
/** After the delivered units and the spare one. */
const FIRST_UNIT = DELIVERED + 1;

interface Promised {
	key: string;
	home: Home;
	unit: Unit;
	workerId: string;
}

/** Plays the last fortnight before `today` (a day, KST). */
export async function prepare(
	database: Database,
	homes: readonly Home[],
	units: readonly Unit[],
	today: string
): Promise<void> {
	const promised = Array.from({ length: ASSIGNED }, (_, i) => promisedOf(i, homes, units));
	const office = (moves: Move[], at: string) => play(database, 'demo-office1', moves, at);
	const start = kst(dayAfter(today, -14), '11:00');
	await office(
		promised.map((one) => assign(one, start)),
		start
	);

	const rounds = ['demo-field1', 'demo-field2'].map((worker) =>
		promised.filter((one) => one.workerId === worker)
	);
	const spare = rounds.flatMap((round) => round.slice(TODAY + TOMORROW));
	await absent(
		database,
		rounds.flatMap((round) => round.slice(0, AGAIN)),
		dayAfter(today, -3),
		today
	);
	const [away, never, mistaken] = spare as [Promised, Promised, Promised];
	await movedOut(database, away, dayAfter(today, -4));
	for (const days of [-10, -7, -2]) await absent(database, [never], dayAfter(today, days), null);

	await findings(database, mistaken, units[0] as Unit, dayAfter(today, -1));

	const evening = kst(dayAfter(today, -1), '17:00');
	const plans = rounds.flatMap((round) => [
		...round
			.slice(AGAIN, TODAY)
			.map((one, i) => visit(one, 'today', today, TIMES[i + AGAIN], evening)),
		...round
			.slice(TODAY, TODAY + TOMORROW)
			.map((one, i) => visit(one, 'next', dayAfter(today, 1), TIMES[i], evening))
	]);
	await office(plans, evening);
}

function promisedOf(i: number, homes: readonly Home[], units: readonly Unit[]): Promised {
	const home = homes[DELIVERED + i] as Home;
	const north = (NORTH as readonly string[]).includes(home.adminDong);
	return {
		key: String(DELIVERED + i + 1).padStart(3, '0'),
		home,
		unit: units[FIRST_UNIT + i] as Unit,
		workerId: north ? 'demo-field1' : 'demo-field2'
	};
}

function assign({ key, home, unit }: Promised, at: string): Move {
	return {
		id: `demo-assign-${key}`,
		name: 'assign',
		at,
		input: {
			assignmentId: `demo-assignment-${key}`,
			householdId: home.householdId,
			pcId: unit.pcId,
			fiscalYear: '2021'
		}
	};
}

function visit(
	{ key, workerId, home }: Promised,
	which: string,
	scheduledOn: string,
	scheduledAt: string | undefined,
	at: string
): Move {
	return {
		id: `demo-plan-${key}-${which}`,
		name: 'scheduleVisit',
		at,
		input: {
			visitId: `demo-visit-${key}-${which}`,
			assignmentId: `demo-assignment-${key}`,
			workerId,
			scheduledOn,
			scheduledAt: scheduledAt ?? null,
			note: home.note
		}
	};
}

/** Visits at which nobody was there; with `next` they are planned again for that day. */
async function absent(
	database: Database,
	some: readonly Promised[],
	day: string,
	next: string | null
): Promise<void> {
	const morning = kst(day, '09:00');
	await play(
		database,
		'demo-office1',
		some.map((one) => visit(one, day, day, '10:30', morning)),
		morning
	);
	const at = kst(day, '10:40');
	for (const one of some) {
		const visitId = `demo-visit-${one.key}-${day}`;
		const nextVisitId = next === null ? null : `demo-visit-${one.key}-today`;
		const input = {
			visitId,
			reason: 'ABSENT',
			note: '문자를 남김',
			nextOn: next,
			nextVisitId
		} as const;
		await play(
			database,
			one.workerId,
			[{ id: `demo-absent-${one.key}-${day}`, name: 'failVisit', at, input }],
			at
		);
	}
}

/** Two cases for the desk: a unit that stands elsewhere by the records, and a label nobody knows. */
async function findings(
	database: Database,
	one: Promised,
	elsewhere: Unit,
	day: string
): Promise<void> {
	const at = kst(day, '16:20');
	const input: Input<'handOver'> = {
		...{ receiptId: `demo-receipt-${one.key}`, visitId: null, fiscalYear: '2021' },
		...{ assignmentId: `demo-assignment-${one.key}`, householdId: one.home.householdId },
		...{ serial: elsewhere.serial, swapReason: 'WRONG_UNIT', recipientName: one.home.name },
		...{ bootCheckedAt: at, licenceCheckedAt: at, officeCheckedAt: at, internetCheckedAt: null },
		...{ recipientRelation: 'FAMILY', signatureHash: null, substitute: 'CONFIRMED_NAME' },
		substituteReason: '이름을 불러 확인함',
		note: '라벨이 떨어져 제조번호를 손으로 적음'
	};
	const move = { id: `demo-hand-over-${one.key}`, name: 'handOver', at, input } as const;
	await play(database, one.workerId, [move], at);
	const scan = { text: 'LP-2019-044', where: '독산2동 나눔터(시연)' };
	const found = { id: 'demo-scan-1', name: 'reportScan', at, input: scan } as const;
	await play(database, 'demo-field1', [found], at);
}

/** Met at the door: somebody else lives there now. */
async function movedOut(database: Database, one: Promised, day: string): Promise<void> {
	const morning = kst(day, '09:00');
	await play(database, 'demo-office1', [visit(one, day, day, '14:00', morning)], morning);
	const at = kst(day, '14:10');
	const input = {
		visitId: `demo-visit-${one.key}-${day}`,
		reason: 'MOVED',
		note: '이웃이 지난달에 이사했다고 함',
		nextOn: null,
		nextVisitId: null
	} as const;
	await play(
		database,
		one.workerId,
		[{ id: `demo-moved-${one.key}`, name: 'failVisit', at, input }],
		at
	);
}
