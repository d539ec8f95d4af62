/**
 * Tells whoever listens that there is something newer in a scope: no content, so nothing can leak
 * or get lost. Processes that share a PostgreSQL tell each other by LISTEN/NOTIFY.
 */
import { randomUUID } from 'node:crypto';
import pg from 'pg';

const CHANNEL = 'ieum_poke';
const RECONNECT_MS = 1000;

export interface Pokes {
	/** Calls back after each commit that wrote to one of the scopes; returns how to stop. */
	subscribe(scopes: readonly string[], callback: () => void): () => void;
	/** To be called after the commit. */
	notify(scopes: Iterable<string>): Promise<void>;
	close(): Promise<void>;
}

/** Pokes within this process. */
export function localPokes(): Pokes {
	const listeners = new Set<{ scopes: ReadonlySet<string>; callback: () => void }>();
	return {
		subscribe(scopes, callback) {
			const listener = { scopes: new Set(scopes), callback };
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		async notify(scopes) {
			const told = [...scopes];
			for (const { scopes: wanted, callback } of [...listeners])
				if (told.some((scope) => scope === EVERY || wanted.has(scope))) callback();
		},
		close: async () => listeners.clear()
	};
}

/** Stands for every scope: after a cut nobody knows what was missed. */
const EVERY = '*';

/**
 * Pokes across processes. `send` runs a parameterless-safe pg_notify on any connection; the
 * connection that listens is opened with the first subscriber.
 */
export function sharedPokes(url: string, send: (payload: string) => Promise<void>): Pokes {
	const local = localPokes();
	const self = randomUUID();
	let listening: pg.Client | null = null;
	let again: NodeJS.Timeout | undefined;
	let closed = false;

	function listen(): void {
		if (closed || listening) return;
		const client = new pg.Client({ connectionString: url });
		listening = client;
		client.on('notification', ({ payload }) => void hear(payload ?? ''));
		client.on('error', () => lost(client));
		client.on('end', () => lost(client));
		client
			.connect()
			.then(() => client.query(`listen ${CHANNEL}`))
			.then(() => local.notify([EVERY]))
			.catch(() => lost(client));
	}

	function lost(client: pg.Client): void {
		if (listening !== client || closed) return;
		listening = null;
		client.end().catch(() => {});
		clearTimeout(again);
		again = setTimeout(listen, RECONNECT_MS);
		again.unref();
	}

	async function hear(payload: string): Promise<void> {
		const { from, scopes } = JSON.parse(payload) as { from: string; scopes: string[] };
		if (from !== self) await local.notify(scopes);
	}

	return {
		subscribe(scopes, callback) {
			listen();
			return local.subscribe(scopes, callback);
		},
		async notify(scopes) {
			const told = [...scopes];
			if (told.length === 0) return;
			await local.notify(told);
			// A poke that does not arrive costs a tablet the time until its next regular look.
			await send(JSON.stringify({ from: self, scopes: told })).catch(() => {});
		},
		async close() {
			closed = true;
			clearTimeout(again);
			await local.close();
			await listening?.end().catch(() => {});
		}
	};
}

export const NOTIFY_CHANNEL = CHANNEL;
