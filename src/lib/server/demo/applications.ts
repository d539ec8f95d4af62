/** What households applied for, and how far each application came. Everybody has one. */
import type { Database } from '../db.ts';
import { batches } from '../rows.ts';
import type { Home } from './homes.ts';
import { dayAfter, kst, play, type Move } from './play.ts';
import { TIERS } from '../../domain/first-year.ts';

const BATCH = 100;
/** Chosen before the first visit: delivered, promised, and a dozen that wait for a unit. */
export const SELECTED = 62;
/** Behind them, how many stand where. The rest has only been received. */
const SCREENED = {
	WAITLISTED: 24,
	SCREENING: 8,
	NEEDS_INFO: 4,
	REJECTED: 6,
	WITHDRAWN: 3
} as const;
type Screened = keyof typeof SCREENED;
const REASONS = [
	'HAS_PC',
	'DUPLICATE_BENEFIT',
	'NOT_ELIGIBLE',
	'NO_PROOF',
	'RECENT_AWARD'
] as const;

/** Spring: all applications come in, and those that are chosen are screened. */
export async function apply(database: Database, people: readonly Home[]): Promise<void> {
	await office(database, people.map(receive), kst('2021-02-23', '18:00'));
	const chosen = people.slice(0, SELECTED);
	const days = { checkedOn: '2021-02-25', validUntil: '2022-02-24' };
	await office(
		database,
		chosen.flatMap((home) => [verify(home, days), screen(home, days.checkedOn)]),
		kst('2021-02-25', '18:00')
	);
	await office(database, chosen.map(select), kst('2021-02-26', '18:00'));
}

/** The last three weeks: the rest of the applications is looked at, and a waitlist grows. */
export async function queueUp(
	database: Database,
	people: readonly Home[],
	today: string
): Promise<void> {
	const day = dayAfter(today, -20);
	const evening = kst(day, '18:00');
	let first = SELECTED;
	for (const [stand, count] of Object.entries(SCREENED) as [Screened, number][]) {
		const some = people.slice(first, first + count);
		first += count;
		const until = (i: number) => dayAfter(today, stand === 'WAITLISTED' && i === 3 ? -1 : 180);
		const moves = some.flatMap((home, i) => [
			verify(home, { checkedOn: day, validUntil: until(i) }),
			screen(home, day),
			...last(home, stand, i, kst(day, '16:00'))
		]);
		await office(database, moves, evening);
	}
}

/** Where the screening of an application ended. */
function last(home: Home, stand: Screened, i: number, at: string): Move[] {
	const applicationId = applicationOf(home);
	const id = `demo-${stand.toLowerCase()}-${home.householdId}`;
	const named = { applicationId };
	if (stand === 'WAITLISTED') return [{ id, name: 'waitlistApplication', at, input: named }];
	const note = '6개월 안에 발급한 주민등록등본';
	if (stand === 'NEEDS_INFO') return [{ id, name: 'askForInfo', at, input: { ...named, note } }];
	const reason = REASONS[i % REASONS.length] as (typeof REASONS)[number];
	if (stand === 'REJECTED')
		return [{ id, name: 'rejectApplication', at, input: { ...named, reason, note: '' } }];
	if (stand === 'WITHDRAWN')
		return [{ id, name: 'withdrawApplication', at, input: { ...named, reason: 'CHANGED_MIND' } }];
	return [];
}

async function office(database: Database, moves: readonly Move[], now: string): Promise<void> {
	for (const batch of batches(moves, BATCH)) await play(database, 'demo-office1', batch, now);
}

export function applicationOf(home: Home): string {
	return home.householdId.replace('home', 'application');
}

function receive(home: Home, i: number): Move {
	const hour = String(9 + (i % 9)).padStart(2, '0');
	const at = kst('2021-02-23', `${hour}:${10 + (i % 50)}`);
	// Pupils of the first tier were all chosen in spring.
	const late = i >= SELECTED && TIERS[home.category] === 1;
	return {
		id: `demo-receive-${home.householdId}`,
		name: 'receiveApplication',
		at,
		input: {
			applicationId: applicationOf(home),
			householdId: home.householdId,
			fiscalYear: '2021',
			channel: i % 5 === 4 ? 'PHONE' : 'COUNTER',
			learners: i % 4 === 1 && !late ? 1 + (i % 2) : 0,
			ownsPcAt: i % 11 === 6 ? '2021-02-22' : null,
			elsewhereAwardOn: null,
			note: ''
		}
	};
}

/** The proof is checked. */
function verify(home: Home, days: { checkedOn: string; validUntil: string }): Move {
	return {
		id: `demo-verify-${home.householdId}`,
		name: 'verifyEligibility',
		at: kst(days.checkedOn, '10:00'),
		input: {
			eligibilityId: home.householdId.replace('home', 'proof'),
			householdId: home.householdId,
			category: home.category,
			method: Number(home.householdId.slice(-1)) % 3 === 0 ? 'DOCUMENT' : 'SHARED_INFO',
			...days
		}
	};
}

function screen(home: Home, day: string): Move {
	return {
		id: `demo-screen-${home.householdId}`,
		name: 'startScreening',
		at: kst(day, '10:00'),
		input: { applicationId: applicationOf(home) }
	};
}

function select(home: Home): Move {
	const input = { applicationId: applicationOf(home), outOfOrderReason: null };
	const at = kst('2021-02-26', '14:00');
	return { id: `demo-select-${home.householdId}`, name: 'selectApplication', input, at };
}
