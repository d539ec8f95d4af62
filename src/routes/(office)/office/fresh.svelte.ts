/** Keeps a page of the office current while somebody looks at it, and knows whether it is. */
import { invalidate } from '$app/navigation';

/** Without a poke, a look at the server at least this often. */
const EVERY_MS = 30_000;
/** Pokes that come together are one. */
const GATHER_MS = 700;
/** A server that takes longer than this to say that it is there cannot be reached. */
const PATIENCE_MS = 8_000;

/** One for the whole office: whether the server could be reached when it was last asked. */
class Line {
	#reachable = $state(true);

	get reachable(): boolean {
		return this.#reachable;
	}

	/** Asks the server whether it is there. Never throws. */
	async ask(): Promise<boolean> {
		const signal = AbortSignal.timeout(PATIENCE_MS);
		this.#reachable = await fetch('/api/health', { signal, cache: 'no-store' })
			.then((answer) => answer.ok)
			.catch(() => false);
		return this.#reachable;
	}
}
export const line = new Line();

/** Fetches what depends on 'office:live' after each poke; returns how to stop. For an $effect. */
export function keepFresh(): () => void {
	let soon: ReturnType<typeof setTimeout> | undefined;
	// Fetching a page's data without a network would put an error page in its place: ask first.
	const look = async () => {
		if (document.visibilityState !== 'visible') return;
		if (await line.ask()) await invalidate('office:live');
	};
	const gather = () => {
		clearTimeout(soon);
		soon = setTimeout(() => void look(), GATHER_MS);
	};
	const pokes = new EventSource('/api/sync/poke');
	pokes.addEventListener('message', gather);
	const timer = setInterval(gather, EVERY_MS);
	document.addEventListener('visibilitychange', gather);
	return () => {
		clearTimeout(soon);
		clearInterval(timer);
		pokes.close();
		document.removeEventListener('visibilitychange', gather);
	};
}
