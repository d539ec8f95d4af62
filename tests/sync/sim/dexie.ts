/**
 * The real store over Dexie beside the model of a disk: both do everything, and have to say the
 * same. A crash, an emptied database and a cloned profile are what the model makes of them; Dexie
 * then begins anew with the model's contents.
 */
import 'fake-indexeddb/auto';
import { isDeepStrictEqual } from 'node:util';
import { dexieStore, UserDatabase } from '../../../src/lib/client/db.ts';
import type { Store } from '../../../src/lib/client/ports.ts';
import { Broken } from './check.ts';
import { memoryStore, type Disk, type Gate } from './disk.ts';
import type { Schedule } from './schedule.ts';

interface Twin {
	db: UserDatabase;
	/** how often the model had been emptied when this database was made */
	age: number;
}

const twins = new WeakMap<Disk, Promise<Twin>>();
let made = 0;

/** The store port: gates of the model, answers of both. */
export function dexieBeside(disk: Disk, gate: Gate, schedule: Schedule): Store {
	const model = memoryStore(disk, async () => {});
	const both = async <T>(
		place: string,
		ask: (store: Store) => Promise<T>,
		after?: string
	): Promise<T> => {
		await gate(`store.${place}`);
		const answer = await schedule.real(async () => {
			const real = dexieStore((await twinOf(disk)).db);
			const [is, should] = [await ask(real), await ask(model)];
			if (!isDeepStrictEqual(ordered(is), ordered(should)))
				throw new Broken('Dexie', `${place} answers ${show(is)} instead of ${show(should)}`);
			return should;
		});
		if (after) await gate(`store.${after}`);
		return answer;
	};
	return {
		meta: () => both('meta', (store) => store.meta()),
		find: (needs) => both('find', (store) => store.find(needs)),
		rows: (keys) => both('rows', (store) => store.rows(keys)),
		shadows: (keys) => both('shadows', (store) => store.shadows(keys)),
		outbox: (state) => both('outbox', (store) => store.outbox(state)),
		begin: (meta) => both('begin', (store) => store.begin(meta), 'begun'),
		commit: (change) => both('commit', (store) => store.commit(change), 'committed'),
		wipe: () => both('wipe', async () => disk.emptyDatabase()),
		files: model.files
	};
}

/** The database that belongs to a disk, made with what is on it. */
async function twinOf(disk: Disk): Promise<Twin> {
	const twin = await twins.get(disk);
	if (twin?.age === disk.age) return twin;
	twin?.db.close();
	const fresh = filled(disk);
	twins.set(disk, fresh);
	return fresh;
}

async function filled(disk: Disk): Promise<Twin> {
	const db = new UserDatabase(`sim-${(made += 1)}`);
	for (const [table, rows] of disk.tables) await db.rows(table).bulkPut([...rows.values()]);
	await db.shadow.bulkPut([...disk.shadows.values()]);
	await db.outbox.bulkPut([...disk.outbox.values()]);
	if (disk.meta) await db.meta.put({ ...disk.meta, key: 'meta' });
	return { db, age: disk.age };
}

/** Lists of rows have no order of their own. */
function ordered(value: unknown): unknown {
	if (!Array.isArray(value)) return value;
	if (value.some(Array.isArray)) return value.map(ordered);
	if (value.includes(undefined)) return value;
	return [...value].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

function keyOf(row: { table?: string; id?: string; n?: number }): string {
	return `${row.table ?? ''}/${row.id ?? ''}`;
}

function show(value: unknown): string {
	return (JSON.stringify(value) ?? 'nothing').slice(0, 300);
}
