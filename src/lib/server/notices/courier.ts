/** Takes notices out: after the commit, once each, whichever of the processes is quicker. */
import type { Database } from '../db.ts';
import { takeOver } from './claims.ts';
import { makeRound, type Settings } from './round.ts';

/** How often it looks by itself: for what is due, and for what a process that died left behind. */
const LOOK_MS = 5_000;
/** Words that come in one after the other wake it once. */
const PAUSE_MS = 100;

export interface Courier {
	/** Looks now instead of in a few seconds. */
	wake(): void;
	/** Resolves when nothing is under way any more; what is left goes out in the next process. */
	close(): Promise<void>;
}

/** Looks after the notices of a database. `now` is the server's clock, ISO. */
export function openCourier(
	database: Database,
	settings: Settings,
	now = () => new Date().toISOString()
): Courier {
	let running: Promise<void> | null = null;
	let isEnding = false;
	let isWoken = false;
	let pause: NodeJS.Timeout | undefined;
	const round = {
		...{ database, settings, now, name: database.newId() },
		...{ chance: Math.random, isEnding: () => isEnding }
	};
	const soon = () => {
		clearTimeout(pause);
		pause = setTimeout(look, PAUSE_MS).unref();
	};
	const run = (work: Promise<void>) => {
		running = work
			.catch((error: unknown) => database.report('notices', error))
			.finally(() => {
				running = null;
				if (isWoken && !isEnding) soon();
			});
	};
	const look = () => {
		isWoken = running !== null;
		if (!isEnding && !running) run(makeRound(round));
	};
	const timer = setInterval(look, LOOK_MS).unref();
	const deafen = database.pokes.subscribe(['office'], soon);
	run(takeOver(database).then(() => makeRound(round)));

	return {
		wake: look,
		async close() {
			isEnding = true;
			clearInterval(timer);
			clearTimeout(pause);
			deafen();
			await running;
		}
	};
}
