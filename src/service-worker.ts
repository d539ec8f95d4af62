/// <reference types="@sveltejs/kit" />
/// <reference lib="webworker" />
/**
 * Keeps the built shell, so that the tablet starts without a network. It holds no data, no page with
 * data and no answer of the API (those requests never pass through it); a new build waits until somebody lets it in.
 */
import { build, files, prerendered, version } from '$service-worker';
import {
	cleanupOutdatedCaches,
	createHandlerBoundToURL,
	precacheAndRoute,
	type PrecacheEntry
} from 'workbox-precaching';
import { NavigationRoute, registerRoute, setCatchHandler } from 'workbox-routing';
import { CacheFirst, NetworkOnly } from 'workbox-strategies';

declare const self: ServiceWorkerGlobalScope;

/** Too big for an install that must succeed as a whole; fetched beside it. */
const isBig = (path: string) => path.endsWith('.wasm');
/** Of the prerendered pages only those without a server behind them work offline. */
const OFFLINE_PAGES = ['/shell', '/board', '/board/plan'];

const built: PrecacheEntry[] = build
	.filter((url) => !isBig(url))
	.map((url) => ({ url, revision: null }));
const fixed: PrecacheEntry[] = [
	...files.filter((url) => !isBig(url) && !url.endsWith('.txt')),
	...prerendered.filter((url) => OFFLINE_PAGES.includes(url))
].map((url) => ({ url, revision: version }));

precacheAndRoute([...built, ...fixed], { directoryIndex: '', cleanURLs: false });
cleanupOutdatedCaches();

const BIG = 'ieum-big';
const big = build.filter(isBig);
registerRoute(
	({ url, sameOrigin }) => sameOrigin && big.includes(url.pathname),
	new CacheFirst({ cacheName: BIG })
);

registerRoute(
	new NavigationRoute(createHandlerBoundToURL('/shell'), { allowlist: [/^\/field(\/|$)/] })
);
if (prerendered.includes('/board'))
	registerRoute(new NavigationRoute(new NetworkOnly(), { allowlist: [/^\/office(\/|$)/] }));

setCatchHandler(async ({ request }) => {
	const wantsBoard = request instanceof Request && request.mode === 'navigate';
	// A page's router goes by its address, so the board is opened at its own.
	if (!wantsBoard) return Response.error();
	const isPlan = new URL(request.url).pathname.startsWith('/office/plan');
	return Response.redirect(isPlan ? '/board/plan' : '/board', 302);
});

self.addEventListener('install', (event) => {
	event.waitUntil(keepBig());
});

// The page that brought the first build in must find its later parts without a network, too.
self.addEventListener('activate', (event) => {
	event.waitUntil(self.clients.claim());
});

/** The scanner's program, best effort: without it serials are typed. */
async function keepBig(): Promise<void> {
	const cache = await caches.open(BIG);
	for (const kept of await cache.keys())
		if (!big.includes(new URL(kept.url).pathname)) await cache.delete(kept);
	await Promise.allSettled(big.map(async (url) => (await cache.match(url)) ?? cache.add(url)));
}

self.addEventListener('message', (event) => {
	if ((event.data as { type?: string } | null)?.type === 'SKIP_WAITING') void self.skipWaiting();
});
