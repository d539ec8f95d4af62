/** Threads that run seeds, and what they found, added up. */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Plant } from './plants.ts';
import { SINCE } from './programme.ts';
import type { Result } from './run.ts';
import type { Done, Task } from './worker.ts';

/** Seeds that a thread takes at once. */
const BATCH = 5;
/** One seed in so many is run twice. (I12) */
const TWICE = 40;
/** Runs that making a failure small may cost. */
const SHRINKING = 150;

export interface Tally {
	seeds: number;
	operations: number;
	faults: number;
	events: number;
	failures: Result[];
}

interface Manner {
	threads?: number;
	dexie: boolean;
	plant?: string;
}

/** Runs seeds on some threads. */
export async function hunt(
	seeds: readonly number[],
	{ threads = 2, dexie }: Manner
): Promise<Tally> {
	const tally: Tally = { seeds: 0, operations: 0, faults: 0, events: 0, failures: [] };
	const rest = [...seeds];
	await Promise.all(
		Array.from({ length: threads }, async () => {
			const hand = await Hand.hire({ dexie });
			while (rest.length > 0) {
				const { results } = await hand.does({ seeds: rest.splice(0, BATCH), twice: TWICE });
				for (const result of results) add(tally, result);
			}
			await hand.leaves();
		})
	);
	tally.failures.sort((a, b) => a.seed - b.seed);
	return tally;
}

function add(tally: Tally, result: Result): void {
	tally.seeds += 1;
	tally.operations += result.operations;
	tally.faults += result.faults;
	tally.events += result.events;
	if (result.failure) tally.failures.push(result);
}

export interface Caught {
	name: string;
	/** seeds that it took */
	after: number;
	/** the law that gave it away, or null */
	law: string | null;
	failure: Result | null;
}

/** Looks for each planted bug in seeds from `first` on, until a law gives it away. */
export async function caughtWithin(
	plants: readonly Plant[],
	first: number,
	patience: number,
	threads: number,
	tell: (one: Caught) => void
): Promise<Caught[]> {
	const rest = [...plants];
	const caught = new Map<Plant, Caught>();
	await Promise.all(
		Array.from({ length: threads }, async () => {
			for (let plant = rest.shift(); plant; plant = rest.shift())
				await lookFor(plant, first, patience).then((one) => {
					caught.set(plant, one);
					tell(one);
				});
		})
	);
	return plants.map((plant) => caught.get(plant) as Caught);
}

async function lookFor(
	{ name, inProgramme }: Plant,
	first: number,
	patience: number
): Promise<Caught> {
	const from = inProgramme && first < SINCE ? SINCE + first : first;
	const hand = await Hand.hire({ dexie: false, plant: name }).catch((error: Error) => error);
	// A plant whose place was rewritten proves nothing any more.
	if (hand instanceof Error) return { name: `${name}: ${hand.message}`, ...MISSED };
	try {
		for (let after = 1; after <= patience; after += 1) {
			const { results } = await hand.does({ seeds: [from + after - 1], twice: Infinity });
			const [found] = results;
			if (found?.failure) return { name, after, law: found.failure.law, failure: found };
		}
		return { name, ...MISSED, after: patience };
	} finally {
		await hand.leaves();
	}
}

const MISSED = { after: 0, law: null, failure: null };

/** A failure in few words: what of its plan is needed for it, and what then happens. */
export async function shrink({ seed, failure }: Result, manner: Manner): Promise<string> {
	const hand = await Hand.hire(manner);
	const { small } = await hand.does({ shrink: seed, law: failure?.law ?? '', budget: SHRINKING });
	await hand.leaves();
	const { plan, result } = small;
	return [
		`seed ${seed} with ${plan.length} entries of its plan:`,
		...result.trace,
		result.failure?.how ?? 'does not fail again'
	].join('\n');
}

/** One thread. */
class Hand {
	private readonly worker: Worker;
	private constructor(worker: Worker) {
		this.worker = worker;
	}

	static async hire({ dexie, plant }: Manner): Promise<Hand> {
		const worker = new Worker(new URL('./worker.ts', import.meta.url), {
			workerData: { plant: plant ?? null, dexie },
			execArgv: ['--no-warnings']
		});
		await once(worker, 'message');
		return new Hand(worker);
	}

	does<T extends Task>(task: T): Promise<T extends { shrink: number } ? Small : Results> {
		this.worker.postMessage(task);
		return new Promise((resolve, reject) => {
			this.worker.once('error', reject);
			this.worker.once('message', (done) => {
				this.worker.off('error', reject);
				resolve(done);
			});
		});
	}

	leaves(): Promise<number> {
		return this.worker.terminate();
	}
}

type Results = Extract<Done, { results: unknown }>;
type Small = Extract<Done, { small: unknown }>;
