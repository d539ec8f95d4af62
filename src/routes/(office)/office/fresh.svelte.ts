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

	/**
	 * Asks the server who is signed in here, which prolongs the sign-in: an id, null for nobody,
	 * undefined where the server cannot be reached. Never throws.
	 */
	async whoIsThere(): Promise<string | null | undefined> {
		const signal = AbortSignal.timeout(PATIENCE_MS);
		const who = await fetch('/api/session', { signal, cache: 'no-store' })
			.then(async (answer) => (answer.ok ? ((await answer.json()) as Answer) : undefined))
			.catch(() => undefined);
		this.#reachable = who !== undefined;
		return who && (who.user?.id ?? null);
	}

	/** True if the server is there. Never throws. */
	async ask(): Promise<boolean> {
		return (await this.whoIsThere()) !== undefined;
	}
}

interface Answer {
	user: { id: string } | null;
}

export const line = new Line();

/** Fetches what depends on 'office:live' after each poke; returns how to stop. For an $effect. */
export function keepFresh(): () => void {
	let soon: ReturnType<typeof setTimeout> | undefined;
	// Fetching a page's data without a network would put an error page in its place, and the sign-in
	// where nobody is signed in any more: what was typed would go with it. Ask first.
	const look = async () => {
		if (document.visibilityState !== 'visible') return;
		if (typeof (await line.whoIsThere()) === 'string') await invalidate('office:live');
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
