/** Keeps a page of the office current while somebody looks at it. */
import { invalidate } from '$app/navigation';

/** Without a poke, a look at the server at least this often. */
const EVERY_MS = 30_000;
/** Pokes that come together are one. */
const GATHER_MS = 700;

/** Fetches what depends on 'office:live' after each poke; returns how to stop. For an $effect. */
export function keepFresh(): () => void {
	let soon: ReturnType<typeof setTimeout> | undefined;
	const look = () => {
		if (document.visibilityState === 'visible') void invalidate('office:live').catch(() => {});
	};
	const gather = () => {
		clearTimeout(soon);
		soon = setTimeout(look, GATHER_MS);
	};
	const pokes = new EventSource('/api/sync/poke');
	pokes.addEventListener('poke', gather);
	pokes.addEventListener('message', gather);
	const timer = setInterval(look, EVERY_MS);
	document.addEventListener('visibilitychange', look);
	return () => {
		clearTimeout(soon);
		clearInterval(timer);
		pokes.close();
		document.removeEventListener('visibilitychange', look);
	};
}
