/** Runs seeds one after the other on one ground, checks that they repeat, makes failures small. */
import { minimise } from './minimise.ts';
import { makePlan, type Entry } from './plan.ts';
import { run, type Result } from './run.ts';
import { Ground } from './server.ts';

export class Runner {
	private readonly ground: Ground;
	private readonly dexie: boolean;
	private constructor(ground: Ground, dexie: boolean) {
		this.ground = ground;
		this.dexie = dexie;
	}

	static async start({ dexie }: { dexie: boolean }): Promise<Runner> {
		return new Runner(await Ground.lay(), dexie);
	}

	/** One seed; `twice` runs it again: the same seed has to give the same trace. (I12) */
	async run(seed: number, twice: boolean): Promise<Result> {
		const { dexie } = this;
		const result = await run(this.ground, seed, { dexie });
		if (!twice || result.failure) return result;
		const again = await run(this.ground, seed, { dexie });
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
		const { ground, dexie } = this;
		const breaks = async (plan: readonly Entry[]) =>
			(await run(ground, seed, { plan, dexie })).failure?.law === law;
		const plan = [...(await minimise(makePlan(seed), breaks, budget))];
		return { plan, result: await run(ground, seed, { plan, dexie, keepsTrace: true }) };
	}

	/** One seed with its whole trace. */
	trace(seed: number): Promise<Result> {
		return run(this.ground, seed, { dexie: this.dexie, keepsTrace: true });
	}
}
