/** What was delivered in the spring of 2021: promised by the office, handed over on two tablets. */
import type { Input } from '../../domain/actions.ts';
import { sha256 } from '../canonical.ts';
import type { Database } from '../db.ts';
import { putPart } from '../files.ts';
import { NORTH } from './accounts.ts';
import type { Home } from './homes.ts';
import { dayAfter, kst, play, send, type Move } from './play.ts';
import { signature } from './signature.ts';
import type { Unit } from './units.ts';

/** Delivered units of the demo, three on each of eight Tuesdays. */
export const DELIVERED = 24;
const A_DAY = 3;
const FIRST_DAY = '2021-03-09';
/** The delivery at which the promised unit did not start and the spare one stayed. */
const SWAPPED = 7;
const SPARE = DELIVERED;
const TIMES = ['10:20', '14:05', '15:40'];

export interface Tablet {
	userId: string;
	device: string;
}

/** The tablets of that spring. They were handed back, so nobody needs their keys. */
export const TABLETS: readonly [Tablet, Tablet] = [
	{ userId: 'demo-field1', device: 'demo-tablet-1' },
	{ userId: 'demo-field2', device: 'demo-tablet-2' }
];

/** Plays all deliveries, one day after the other. */
export async function deliver(
	database: Database,
	homes: readonly Home[],
	units: readonly Unit[]
): Promise<void> {
	const sent = new Map(TABLETS.map((tablet) => [tablet, 0]));
	for (let first = 0; first < DELIVERED; first += A_DAY) {
		const day = dayAfter(FIRST_DAY, (first / A_DAY) * 7);
		const stops = [first, first + 1, first + 2].map((i) => stopOf(i, day, homes, units));
		await promise(database, stops, dayAfter(day, -5));
		for (const tablet of TABLETS) {
			const mine = stops.filter((stop) => stop.tablet === tablet);
			await returnFrom(database, tablet, (sent.get(tablet) ?? 0) + 1, mine, day);
			sent.set(tablet, (sent.get(tablet) ?? 0) + mine.length);
		}
	}
}

interface Stop {
	i: number;
	day: string;
	time: string;
	home: Home;
	unit: Unit;
	/** what stays in the household */
	given: Unit;
	tablet: Tablet;
	key: string;
}

function stopOf(i: number, day: string, homes: readonly Home[], units: readonly Unit[]): Stop {
	const home = homes[i] as Home;
	const unit = units[i] as Unit;
	const given = i === SWAPPED ? (units[SPARE] as Unit) : unit;
	const tablet = TABLETS[(NORTH as readonly string[]).includes(home.adminDong) ? 0 : 1];
	const key = String(i + 1).padStart(3, '0');
	return { i, day, time: TIMES[i % A_DAY] as string, home, unit, given, tablet, key };
}

async function promise(database: Database, stops: readonly Stop[], day: string): Promise<void> {
	const at = kst(day, '11:00');
	const moves = stops.flatMap(({ key, home, unit, tablet, ...stop }): Move[] => [
		{
			id: `demo-assign-${key}`,
			name: 'assign',
			at,
			input: {
				assignmentId: `demo-assignment-${key}`,
				householdId: home.householdId,
				pcId: unit.pcId,
				fiscalYear: '2021'
			}
		},
		{
			id: `demo-plan-${key}`,
			name: 'scheduleVisit',
			at,
			input: {
				visitId: `demo-visit-${key}`,
				assignmentId: `demo-assignment-${key}`,
				workerId: tablet.userId,
				scheduledOn: stop.day,
				scheduledAt: stop.time,
				note: ''
			}
		}
	]);
	await play(database, 'demo-office1', moves, at);
}

/** The day's hand-overs and signatures reach the server in the evening. */
async function returnFrom(
	database: Database,
	tablet: Tablet,
	n: number,
	stops: readonly Stop[],
	day: string
): Promise<void> {
	if (stops.length === 0) return;
	const evening = kst(day, '18:05');
	await send(database, tablet, n, stops.map(handOver), evening);
	for (const stop of stops) {
		if (isSubstituted(stop.i)) continue;
		const bytes = signature(stop.i);
		const part = { hash: sha256(bytes), offset: 0, total: bytes.length, bytes };
		await putPart(database, part, evening);
	}
}

function isSubstituted(i: number): boolean {
	return i % 8 === 3;
}

function handOver(stop: Stop): Move {
	const { i, key, home, given, day, time } = stop;
	const at = kst(day, time);
	const substituted = isSubstituted(i);
	const input: Input<'handOver'> = {
		receiptId: `demo-receipt-${key}`,
		visitId: `demo-visit-${key}`,
		assignmentId: `demo-assignment-${key}`,
		householdId: home.householdId,
		fiscalYear: '2021',
		serial: given.serial,
		swapReason: i === SWAPPED ? 'UNIT_DEFECT' : null,
		bootCheckedAt: at,
		licenceCheckedAt: at,
		officeCheckedAt: at,
		internetCheckedAt: i % 5 === 4 ? null : at,
		recipientName: home.name,
		recipientRelation: home.kind === 'ORGANIZATION' ? 'STAFF' : 'SELF',
		signatureHash: substituted ? null : sha256(signature(i)),
		substitute: substituted ? 'CONFIRMED_NAME' : null,
		substituteReason: substituted ? '펜을 쥐기 어려워 이름을 불러 확인함' : '',
		note: i === SWAPPED ? '배정된 본체의 전원이 켜지지 않아 예비 본체로 바꿈' : ''
	};
	return { id: `demo-hand-over-${key}`, name: 'handOver', at, input };
}
