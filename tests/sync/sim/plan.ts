/** What will happen to a world and when: drawn from the seed before anything happens. */
import { chance, type Chance } from './chance.ts';

/** What people and the office do. */
export const OPERATIONS = {
	deed: 60,
	office: 16,
	switchPerson: 6,
	sync: 10,
	restart: 5,
	lock: 3,
	secondTab: 2,
	signIn: 3,
	area: 1.5,
	backup: 4,
	disable: 0.4,
	revoke: 0.6,
	look: 4
} as const;

/** What goes wrong. */
export const FAULTS = {
	offline: 14,
	loseRequest: 5,
	loseAnswer: 8,
	doubleRequest: 6,
	lateRequest: 5,
	cutStream: 4,
	crashTab: 14,
	emptyDatabase: 3,
	flipJournal: 2,
	commitFails: 5,
	appendFails: 3,
	slowDisk: 3,
	clockJump: 4,
	crashServer: 6,
	busyServer: 3,
	brokenStatement: 4,
	restore: 2.5,
	portal: 3,
	endSession: 4,
	cloneProfile: 0.8,
	poison: 3,
	smallBodies: 2
} as const;

export type Operation = keyof typeof OPERATIONS;
export type Fault = keyof typeof FAULTS;

export interface Entry {
	/** virtual ms after the morning */
	at: number;
	what: Operation | Fault;
	/** seeds everything that this entry decides */
	roll: number;
}

export const HOUR = 3_600_000;

/** The plan of a seed, in the order of time. */
export function makePlan(seed: number): Entry[] {
	const luck = chance(seed, 'plan');
	const length = luck.between(1, 6) * HOUR;
	const operations = luck.between(40, 130);
	const faults = luck.hit(0.1) ? 0 : luck.between(5, 40);
	return [
		...draw(luck, OPERATIONS, operations, length),
		...draw(luck, FAULTS, faults, length)
	].sort((a, b) => a.at - b.at);
}

function draw<K extends Operation | Fault>(
	luck: Chance,
	weights: Readonly<Record<K, number>>,
	count: number,
	length: number
): Entry[] {
	const kinds = Object.entries(weights) as [K, number][];
	const total = kinds.reduce((sum, [, weight]) => sum + weight, 0);
	return Array.from({ length: count }, () => {
		let mark = luck.next() * total;
		const [what] = kinds.find(([, weight]) => (mark -= weight) < 0) ?? (kinds[0] as [K, number]);
		return { at: luck.below(length), what, roll: luck.below(0x7fffffff) };
	});
}
