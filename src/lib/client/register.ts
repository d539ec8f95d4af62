/** The service worker from the page's side: registered in a build only, replaced only when asked. */

export interface Update {
	/** A newer build is ready to take over. */
	waiting(): void;
	/** It has taken over, here or through another tab: this page runs on until it is reloaded. */
	replaced(): void;
}

export interface Registered {
	/** Lets the newer build take over. */
	apply(): void;
}

/** The old build may hold on for minutes while it answers something; a reload lets go of it, ms. */
const PATIENCE = 5_000;

/** Registers the worker; null in development and where the browser has none. */
export async function registerWorker({ waiting, replaced }: Update): Promise<Registered | null> {
	if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return null;
	const { serviceWorker } = navigator;
	// A page may be older than its first worker, which claims it later: that is no update. Workbox looks
	// once, when it registers, and would take the real update after it for the first worker.
	let isLate = serviceWorker.controller !== null;
	serviceWorker.addEventListener('controllerchange', () => {
		if (isLate) replaced();
		isLate = true;
	});
	const { Workbox } = await import('workbox-window');
	const workbox = new Workbox('/service-worker.js', { type: 'module' });
	workbox.addEventListener('waiting', waiting);
	try {
		const registration = await workbox.register();
		return {
			apply: () => {
				isLate = true;
				if (!registration?.waiting) return replaced();
				workbox.messageSkipWaiting();
				setTimeout(replaced, PATIENCE);
			}
		};
	} catch {
		return null;
	}
}
