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

/** Registers the worker; null in development and where the browser has none. */
export async function registerWorker({ waiting, replaced }: Update): Promise<Registered | null> {
	if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return null;
	const { Workbox } = await import('workbox-window');
	const workbox = new Workbox('/service-worker.js', { type: 'module' });
	workbox.addEventListener('waiting', waiting);
	workbox.addEventListener('controlling', (event) => {
		if (event.isUpdate) replaced();
	});
	try {
		await workbox.register();
	} catch {
		return null;
	}
	return { apply: () => workbox.messageSkipWaiting() };
}
