/** What households applied for in the spring, and how far each application came. */
import type { Database } from '../db.ts';
import { batches } from '../rows.ts';
import type { Home } from './homes.ts';
import { DELIVERED } from './past.ts';
import { kst, play, type Move } from './play.ts';
import { ASSIGNED } from './present.ts';

const BATCH = 100;
/** Chosen before the first visit. */
const SELECTED = DELIVERED + ASSIGNED;

/** Receives everybody's application and screens those that are chosen. */
export async function apply(database: Database, people: readonly Home[]): Promise<void> {
	const received = people.map((home, i) => receive(home, i));
	await office(database, received, kst('2021-02-23', '18:00'));
	const chosen = people.slice(0, SELECTED);
	await office(database, chosen.flatMap(screen), kst('2021-02-25', '18:00'));
	await office(database, chosen.map(select), kst('2021-02-26', '18:00'));
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
	return {
		id: `demo-receive-${home.householdId}`,
		name: 'receiveApplication',
		at,
		input: {
			applicationId: applicationOf(home),
			householdId: home.householdId,
			fiscalYear: '2021',
			channel: i % 5 === 4 ? 'PHONE' : 'COUNTER',
			learners: i % 4 === 1 ? 1 + (i % 2) : 0,
			ownsPcAt: i % 11 === 6 ? '2021-02-22' : null,
			elsewhereAwardOn: null,
			note: ''
		}
	};
}

/** The proof is checked and the screening begins. */
function screen(home: Home): Move[] {
	const applicationId = applicationOf(home);
	const at = kst('2021-02-25', '10:00');
	return [
		{
			id: `demo-verify-${home.householdId}`,
			name: 'verifyEligibility',
			at,
			input: {
				eligibilityId: home.householdId.replace('home', 'proof'),
				householdId: home.householdId,
				category: home.category,
				method: 'SHARED_INFO',
				checkedOn: '2021-02-25',
				validUntil: '2022-02-24'
			}
		},
		{
			id: `demo-screen-${home.householdId}`,
			name: 'startScreening',
			at,
			input: { applicationId }
		}
	];
}

function select(home: Home): Move {
	const input = { applicationId: applicationOf(home), outOfOrderReason: null };
	const at = kst('2021-02-26', '14:00');
	return { id: `demo-select-${home.householdId}`, name: 'selectApplication', input, at };
}
