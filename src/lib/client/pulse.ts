/** When the next exchange happens: woken by whatever may be news, else by a timer. (DESIGN §5.8) */
import type { Engine } from './engine.ts';
import { round, type Outcome } from './sync.ts';

/** Between two exchanges when nothing is known to be new, ms. */
const IDLE = 60_000;
const FIRST_BACKOFF = 1_000;
const LONGEST_BACKOFF = 60_000;
/** What is entered while nobody answers asks again after this long, not at each key, ms. */
const NUDGE = 2_000;
/** A leader that does not answer for this long is frozen, ms. */
const FROZEN = 3_000;

export interface Pulse {
	/** Something may be new: exchange now, here or in the tab that leads. */
	wake(): void;
	/** Something was entered: exchange now, or shortly if the last try has just failed. */
	nudge(): void;
	stop(): void;
}

interface Listeners {
	/** after every round of this tab */
	turned(outcome: Outcome): void;
}

/**
 * Milliseconds until the next round. `failures` counts those in a row before it; `fraction`
 * (0 ≤ x < 1) spreads tablets that lost the network together.
 */
function pauseAfter(outcome: Outcome, failures: number, fraction: number): number {
	if (outcome.kind === 'more') return 0;
	if (outcome.kind === 'still' || outcome.kind === 'stop' || outcome.kind === 'gone') return IDLE;
	const backoff = Math.min(LONGEST_BACKOFF, FIRST_BACKOFF * 2 ** Math.min(failures, 10));
	const asked = outcome.kind === 'wait' ? (outcome.afterMs ?? backoff) : backoff;
	return asked * (0.5 + fraction);
}

/** Keeps one tab of this user exchanging with the server until it is stopped. */
export function startPulse(engine: Engine, name: string, { turned }: Listeners): Pulse {
	const stopped = new AbortController();
	const channel = new BroadcastChannel(`ieum-pulse-${name}`);
	let ring: (() => void) | null = null;
	let leads = false;
	let rung = false;
	let failures = 0;
	let nudged: ReturnType<typeof setTimeout> | undefined;
	let frozen: ReturnType<typeof setTimeout> | undefined;

	const sleep = (ms: number) =>
		new Promise<void>((resolve) => {
			if (rung) return resolve();
			const timer = setTimeout(resolve, ms);
			ring = () => {
				clearTimeout(timer);
				resolve();
			};
		});

	async function lead(): Promise<void> {
		leads = true;
		const poke = listenToPokes(wake);
		while (!stopped.signal.aborted && leads) {
			rung = false;
			const outcome = await round(engine).catch((): Outcome => ({ kind: 'wait', afterMs: null }));
			if (stopped.signal.aborted) break;
			failures = outcome.kind === 'offline' || outcome.kind === 'wait' ? failures + 1 : 0;
			turned(outcome);
			if (outcome.kind === 'gone') break;
			poke.follow(outcome.kind === 'still');
			await sleep(pauseAfter(outcome, failures, engine.chance.fraction()));
			ring = null;
		}
		poke.follow(false);
	}

	function run(options: LockOptions): void {
		navigator.locks.request(`ieum-lead-${name}`, options, lead).catch(() => {
			// Stopped, or another tab took over from one that slept: it may lead again later.
			leads = false;
			ring?.();
			if (!stopped.signal.aborted) run({ signal: stopped.signal });
		});
	}

	function wake(): void {
		rung = true;
		if (leads) return ring?.();
		channel.postMessage('wake');
		clearTimeout(frozen);
		frozen = setTimeout(() => run({ steal: true }), FROZEN);
	}

	function nudge(): void {
		if (!leads || failures === 0) return wake();
		nudged ??= setTimeout(() => {
			nudged = undefined;
			wake();
		}, NUDGE);
	}

	channel.onmessage = ({ data }: MessageEvent<'wake' | 'awake'>) => {
		if (data === 'awake') clearTimeout(frozen);
		if (data !== 'wake' || !leads) return;
		channel.postMessage('awake');
		nudge();
	};
	const seen = () => document.visibilityState === 'visible' && wake();
	// A lost signal is told at once: the next round finds out and says so on the screen.
	addEventListener('offline', wake);
	addEventListener('online', wake);
	document.addEventListener('visibilitychange', seen);
	run({ signal: stopped.signal });
	return {
		wake,
		nudge,
		stop() {
			stopped.abort();
			clearTimeout(frozen);
			clearTimeout(nudged);
			removeEventListener('offline', wake);
			removeEventListener('online', wake);
			document.removeEventListener('visibilitychange', seen);
			ring?.();
			channel.close();
		}
	};
}

/** The server's pokes, listened to only while it is known to answer. */
function listenToPokes(wake: () => void): { follow(on: boolean): void } {
	let source: EventSource | null = null;
	return {
		follow(on) {
			if (on && (source === null || source.readyState === EventSource.CLOSED)) {
				const opened = new EventSource('/api/sync/poke');
				opened.onmessage = wake;
				// A line that breaks is news too; one that never opened would wake without end.
				opened.onopen = () => (opened.onerror = wake);
				source = opened;
			} else if (!on) {
				source?.close();
				source = null;
			}
		}
	};
}
