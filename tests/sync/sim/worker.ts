/** A thread that runs seeds as it is asked to, with a bug planted in it if it is told so. */
import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { plantBug, plantNamed } from './plants.ts';
import type { Entry } from './plan.ts';
import type { Result } from './run.ts';

/** What is asked of a worker, one after the other. */
export type Task =
	| { seeds: number[]; twice: number }
	/** make the failure of a seed small, within so many runs */
	| { shrink: number; law: string; budget: number };
export type Done = { results: Result[] } | { small: { plan: Entry[]; result: Result } };

const { plant, dexie } = workerData as { plant: string | null; dexie: boolean };
if (plant !== null) plantBug(plantNamed(plant));
const { Runner } = await import('./runner.ts');
const runner = await Runner.start({ dexie });
const port = parentPort as MessagePort;

port.on('message', (task: Task) => {
	void answer(task).then((done) => port.postMessage(done));
});
port.postMessage({ results: [] });

async function answer(task: Task): Promise<Done> {
	if ('shrink' in task) return { small: await runner.shrink(task.shrink, task.law, task.budget) };
	const results: Result[] = [];
	for (const seed of task.seeds) results.push(await runner.run(seed, seed % task.twice === 0));
	return { results };
}
