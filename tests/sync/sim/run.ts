/** One world from morning to the end of its healing, and the laws that must hold in it. */
import { chance } from './chance.ts';
import { Broken } from './check.ts';
import { memoryStore } from './disk.ts';
import { FAULTS, makePlan, type Entry } from './plan.ts';
import type { Ground } from './server.ts';
import { Schedule } from './schedule.ts';
import { Stage, type StoreMaker } from './stage.ts';
import { Trace } from './trace.ts';
import { MORNING } from './world.ts';

export interface Result {
	seed: number;
	fingerprint: string;
	/** the law that was broken and how, or null */
	failure: { law: string; how: string } | null;
	operations: number;
	faults: number;
	events: number;
	trace: readonly string[];
}

export interface Options {
	plan?: readonly Entry[];
	keepsTrace?: boolean;
	/** how a tablet's database is made; in memory unless told */
	store?: StoreMaker;
}

/** An error that nobody met: a bug of the engine or of this harness, and a failure of its seed. */
let stray: unknown = null;
process.on('unhandledRejection', (error) => (stray ??= error));

/** Runs one seed over a ground that it empties. */
export async function run(ground: Ground, seed: number, options: Options = {}): Promise<Result> {
	const plan = options.plan ?? makePlan(seed);
	const schedule = new Schedule(MORNING, chance(seed, 'schedule'));
	const trace = new Trace(() => schedule.now, options.keepsTrace ?? false);
	let failure: Result['failure'] = null;
	stray = null;
	let stage: Stage | undefined;
	try {
		stage = await Stage.open({
			seed,
			ground,
			schedule,
			trace,
			store: options.store ?? memoryStore
		});
		for (const entry of plan) {
			await schedule.until(MORNING + entry.at);
			stage.throwBroken();
			stage.happen(entry);
			await schedule.rest();
		}
		await stage.heal();
		if (stray) throw stray;
	} catch (error) {
		const law = error instanceof Broken ? error.law : 'error';
		failure = {
			law,
			how: error instanceof Broken ? error.message : ((error as Error).stack ?? '')
		};
	}
	const isFault = (entry: Entry) => Object.hasOwn(FAULTS, entry.what);
	return {
		seed,
		fingerprint: trace.fingerprint(),
		failure,
		operations: plan.filter((entry) => !isFault(entry)).length + (stage?.exchanges ?? 0),
		faults: plan.filter(isFault).length,
		events: schedule.happened,
		trace: trace.lines
	};
}
