/**
 * Worlds of tablets and a server that go wrong in every way we know, one for each seed.
 *
 *   node tests/sync/simulate.ts --seeds 1000 --seed 1    new seeds, and all past failures
 *   node tests/sync/simulate.ts --planted                every planted bug has to be caught
 *   node tests/sync/simulate.ts --seed 7 --trace         everything that happens in one world
 *   node tests/sync/simulate.ts --plant "epoch ignored"  how one planted bug shows itself
 *   node tests/sync/simulate.ts --dexie --seeds 50       with Dexie beside the model of a disk
 *
 * The last line is `N passed, N failed`: each seed and each planted bug counts as one.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { caughtWithin, hunt, shrink, type Tally } from './sim/crew.ts';
import { PLANTS } from './sim/plants.ts';
import { SINCE } from './sim/programme.ts';
import { Runner } from './sim/runner.ts';

/** A planted bug has this many seeds to be found in. */
const PATIENCE = 200;

const { values: asked } = parseArgs({
	options: {
		seeds: { type: 'string' },
		seed: { type: 'string', default: '1' },
		threads: { type: 'string', default: '2' },
		trace: { type: 'boolean', default: false },
		planted: { type: 'boolean', default: false },
		plant: { type: 'string' },
		dexie: { type: 'boolean', default: false }
	}
});

const first = Number(asked.seed);
const threads = Number(asked.threads);
const say = (line: string) => void process.stdout.write(`${line}\n`);

if (asked.trace) await showTrace();
else if (asked.plant !== undefined) await showPlant(asked.plant);
else {
	const seeds = asked.seeds !== undefined || !asked.planted ? await runSeeds() : [0, 0];
	const plants = asked.planted ? await runPlants() : [0, 0];
	say(`${sum(seeds[0], plants[0])} passed, ${sum(seeds[1], plants[1])} failed`);
	process.exitCode = sum(seeds[1], plants[1]) > 0 ? 1 : 0;
}

/** New seeds and past failures; how many passed and failed. */
async function runSeeds(): Promise<[number, number]> {
	const past = pastFailures();
	const fresh = Array.from({ length: Number(asked.seeds ?? 100) }, (_, i) => seedOf(i));
	const started = performance.now();
	const tally = await hunt([...past, ...fresh], { threads, dexie: asked.dexie });
	say(figures(tally, (performance.now() - started) / 1000));
	for (const { seed, failure } of tally.failures)
		say(`seed ${seed}: ${failure?.how.slice(0, 600)}`);
	const [worst] = tally.failures;
	if (worst) say(await shrink(worst, { dexie: asked.dexie }));
	return [tally.seeds - tally.failures.length, tally.failures.length];
}

/** Every second seed is one that plays the whole programme. */
function seedOf(i: number): number {
	return first + i + (i % 2 === 1 && first < SINCE ? SINCE : 0);
}

async function runPlants(): Promise<[number, number]> {
	const outcomes = await caughtWithin(PLANTS, first, PATIENCE, threads, ({ name, after, law }) =>
		say(
			law === null
				? `NOT caught in ${after} seeds: ${name}`
				: `caught in ${after}: ${name} (${law})`
		)
	);
	const caught = outcomes.filter(({ law }) => law !== null).length;
	return [caught, outcomes.length - caught];
}

async function showTrace(): Promise<void> {
	const runner = await Runner.start({ dexie: asked.dexie });
	const { trace, failure, fingerprint } = await runner.trace(first);
	for (const line of trace) say(line);
	say(failure ? `seed ${first}: ${failure.how}` : `seed ${first} holds, ${fingerprint}`);
	process.exitCode = failure ? 1 : 0;
}

async function showPlant(name: string): Promise<void> {
	const plant = PLANTS.filter((one) => one.name === name);
	const [outcome] = await caughtWithin(plant, first, Number(asked.seeds ?? PATIENCE), 1, () => {});
	if (!outcome?.failure) return say(`not caught: ${name}`);
	say(`seed ${outcome.failure.seed}: ${outcome.failure.failure?.how}`);
	say(await shrink(outcome.failure, { dexie: false, plant: name }));
}

function pastFailures(): number[] {
	const text = readFileSync(path.join(import.meta.dirname, 'seeds.txt'), 'utf8');
	return text.split('\n').flatMap((line) => (/^\d+/.exec(line) ? [parseInt(line, 10)] : []));
}

function figures({ seeds, operations, faults, events }: Tally, seconds: number): string {
	const rate = Math.round((seeds / seconds) * 60);
	return `${seeds} seeds, ${operations} operations, ${faults} faults, ${events} steps in ${seconds.toFixed(1)} s (${rate} seeds a minute)`;
}

function sum(a: number | undefined, b: number | undefined): number {
	return (a ?? 0) + (b ?? 0);
}
