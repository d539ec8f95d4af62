/** A tablet on the real store, cipher and server, with a network that can be cut. */
import 'fake-indexeddb/auto';
import { UserDatabase, dexieStore } from '../../src/lib/client/db.ts';
import { createEngine, type Engine } from '../../src/lib/client/engine.ts';
import { frame, unframe } from '../../src/lib/client/frame.ts';
import { linesOf } from '../../src/lib/client/network.ts';
import type { Journal, Network, Reply } from '../../src/lib/client/ports.ts';
import { recover } from '../../src/lib/client/recover.ts';
import { openRow } from '../../src/lib/client/rows.ts';
import { round, type Outcome } from '../../src/lib/client/sync.ts';
import { createVault, importKey } from '../../src/lib/client/vault.ts';
import { SCHEMA, type Rows, type TableName } from '../../src/lib/domain/tables.ts';
import { openMemory, type Database } from '../../src/lib/server/db.ts';
import { Rejected } from '../../src/lib/server/rejection.ts';
import { startLines } from '../../src/lib/server/start.ts';
import { sync } from '../../src/lib/server/sync.ts';
import { device, furnish, NOW, person } from '../server/scene.ts';

/** What may go wrong on the way; each is used up by one request. */
export interface Air {
	down: boolean;
	loseAnswers: number;
	cutAfter: number | null;
	now: number;
}

export interface Stand {
	database: Database;
	db: UserDatabase;
	engine: Engine;
	air: Air;
	journal: Uint8Array<ArrayBuffer>[];
	user: string;
	dongs: readonly string[];
	/** rounds until there is nothing more to do */
	settle(): Promise<Outcome>;
	row<T extends TableName>(table: T, id: string): Promise<Rows[T] | null>;
	/** the same disk again after the tab was closed */
	reopen(device?: string): Promise<Stand>;
}

let made = 0;

/** A server with households and units. */
export async function house(options: Parameters<typeof furnish>[1] = {}): Promise<Database> {
	const database = await openMemory();
	await furnish(database, options);
	return database;
}

/** An enrolled person and their tablet, not yet filled. */
export async function stand(
	database: Database,
	user: string,
	dongs: readonly string[] = ['가산동']
): Promise<Stand> {
	await person(database, user, 'field', dongs);
	await device(database, `dev-${user}`, user);
	return open(database, user, dongs, `test-${user}-${++made}`, [], `dev-${user}`, false);
}

/** A tablet that holds its scope. */
export async function filled(
	database: Database,
	user: string,
	dongs?: readonly string[]
): Promise<Stand> {
	const one = await stand(database, user, dongs);
	await one.settle();
	return one;
}

async function open(
	database: Database,
	user: string,
	dongs: readonly string[],
	name: string,
	journal: Uint8Array<ArrayBuffer>[],
	deviceId: string,
	begun: boolean
): Promise<Stand> {
	const air: Air = { down: false, loseAnswers: 0, cutAfter: null, now: Date.parse(NOW) };
	const db = new UserDatabase(name);
	const key = await importKey(new Uint8Array(32).fill(7));
	const chance = {
		bytes: (count: number) => crypto.getRandomValues(new Uint8Array(count)),
		fraction: () => 0.5
	};
	const engine = createEngine(
		{
			clock: { now: () => air.now },
			chance,
			vault: createVault(key, 1, chance),
			store: dexieStore(db),
			journal: memoryJournal(journal),
			network: network(database, user, air)
		},
		{ userId: user, role: 'field', dongs },
		() => undefined
	);
	await recover(engine, deviceId, begun);
	return {
		...{ database, db, engine, air, journal, user, dongs },
		async settle() {
			for (let i = 0; ; i++) {
				const outcome = await round(engine);
				if (outcome.kind !== 'more') return outcome;
				if (i > 100) throw new Error('does not come to rest');
			}
		},
		async row(table, id) {
			const sealed = await db.rows(table).get(id);
			return sealed ? ((await openRow(engine.vault, table, sealed)) as never) : null;
		},
		reopen(device = deviceId) {
			db.close();
			return open(database, user, dongs, name, journal, device, true);
		}
	};
}

/** A journal of framed bytes in memory. */
function memoryJournal(parts: Uint8Array<ArrayBuffer>[]): Journal {
	return {
		async append(records) {
			parts.push(...records.map(frame));
		},
		async read() {
			return unframe(new Uint8Array(parts.flatMap((part) => [...part])));
		},
		async compact(keep) {
			const { records } = await this.read();
			const kept = records.filter(({ id, kind }) => keep.has(id) && kind !== 'void');
			parts.splice(0, parts.length, ...kept.map(frame));
		},
		async wipe() {
			parts.length = 0;
		}
	};
}

function network(database: Database, userId: string, air: Air): Network {
	const caller = { userId, from: '192.0.2.1' };
	const now = () => new Date(air.now).toISOString();
	async function ask<T>(serve: () => Promise<T>): Promise<Reply<T>> {
		if (air.down) return { kind: 'offline' };
		try {
			const value = JSON.parse(JSON.stringify((await serve()) ?? null)) as T;
			if (air.loseAnswers > 0 && air.loseAnswers-- > 0) return { kind: 'offline' };
			return { kind: 'answer', value };
		} catch (error) {
			if (!(error instanceof Rejected)) throw error;
			return { kind: 'rejected', why: error.rejection, retryAfterMs: null };
		}
	}
	return {
		sync: (request) =>
			ask(() => sync(database, caller, JSON.parse(JSON.stringify(request)), now())),
		async start(deviceId, after) {
			if (air.down) return { kind: 'offline' };
			const asked = { device: deviceId, schema: SCHEMA, after };
			const lines = startLines(database, caller, asked, now());
			return { kind: 'answer', value: linesOf(streamOf(lines, air)) };
		},
		quarantine: () => ask(async () => null),
		clone: (deviceId) =>
			ask(async () => {
				const id = `${deviceId}-${++made}`;
				await device(database, id, userId);
				return { deviceId: id };
			}),
		enrolAgain: async () => ({ kind: 'rejected', why: 'NOT_YOURS', retryAfterMs: null }),
		fileHeld: async () => ({ kind: 'answer', value: 1e9 }),
		fileKept: async () => ({ kind: 'offline' }),
		filePart: async () => ({ kind: 'offline' }),
		fileGet: async () => ({ kind: 'offline' })
	};
}

/** NDJSON in chunks that split lines, cut where the air is told to. */
function streamOf(
	lines: AsyncIterable<unknown>,
	air: Air
): ReadableStream<Uint8Array<ArrayBuffer>> {
	const encoder = new TextEncoder();
	const source = lines[Symbol.asyncIterator]();
	let count = 0;
	return new ReadableStream({
		async pull(controller) {
			const { value, done } = await source.next();
			if (air.cutAfter !== null && count++ >= air.cutAfter) {
				air.cutAfter = null;
				return controller.error(new Error('cut'));
			}
			if (done) return controller.close();
			const bytes = encoder.encode(`${JSON.stringify(value)}\n`);
			const half = bytes.length >> 1;
			controller.enqueue(bytes.slice(0, half));
			controller.enqueue(bytes.slice(half));
		}
	});
}
