/** Runs seeds one after the other on one ground, checks that they repeat, makes failures small. */
import { memoryStore } from './disk.ts';
import { minimise } from './minimise.ts';
import { makePlan, type Entry } from './plan.ts';
import { run, type Result } from './run.ts';
import { Ground } from './server.ts';
import type { StoreMaker } from './stage.ts';

export class Runner {
	private readonly ground: Ground;
	private readonly store: StoreMaker;
	private constructor(ground: Ground, store: StoreMaker) {
		this.ground = ground;
		this.store = store;
	}

	static async start({ dexie }: { dexie: boolean }): Promise<Runner> {
		const store = dexie ? (await import('./dexie.ts')).dexieBeside : memoryStore;
		return new Runner(await Ground.lay(), store);
	}

	/** One seed; `twice` runs it again: the same seed has to give the same trace. (I12) */
	async run(seed: number, twice: boolean): Promise<Result> {
		const { store } = this;
		const result = await run(this.ground, seed, { store });
		if (!twice || result.failure) return result;
		const again = await run(this.ground, seed, { store });
		if (again.fingerprint === result.fingerprint) return result;
		const how = `I12: ${result.fingerprint}, then ${again.fingerprint}`;
		return { ...result, failure: { law: 'I12', how } };
	}

	/** The smallest plan found that breaks the same law, and its trace. */
	async shrink(
		seed: number,
		law: string,
		budget: number
	): Promise<{ plan: Entry[]; result: Result }> {
		const { ground, store } = this;
		const breaks = async (plan: readonly Entry[]) =>
			(await run(ground, seed, { plan, store })).failure?.law === law;
		const plan = [...(await minimise(makePlan(seed), breaks, budget))];
		return { plan, result: await run(ground, seed, { plan, store, keepsTrace: true }) };
	}

	/** One seed with its whole trace. */
	trace(seed: number): Promise<Result> {
		return run(this.ground, seed, { store: this.store, keepsTrace: true });
	}
}
