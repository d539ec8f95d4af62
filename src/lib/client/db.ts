/** One user's database in IndexedDB: the store port over Dexie. Sealed before a transaction, opened after, never inside one. */
import { Dexie, type Table } from 'dexie';
import { SCHEMA, TABLES, TABLE_NAMES, type TableName } from '../domain/tables.ts';
import type { Need } from '../domain/tx.ts';
import type {
	Change,
	FileStore,
	KeptFile,
	Key,
	Meta,
	OutboxEntry,
	SealedRow,
	Shadow,
	Store
} from './ports.ts';

/** From 50 on Dexie wakes every live query of the table instead of those concerned. */
const QUIET = 49;
const META = 'meta';

type Stored<T> = T & { key: string };

export interface Draft {
	key: string;
	/** sealed JSON, bound to `draft|key` */
	body: Uint8Array<ArrayBuffer>;
}

/** A read of a person that the server has not been told of. */
export interface ReadNote {
	id?: number;
	/** sealed JSON of { at, subject, purpose }, bound to `read` */
	body: Uint8Array<ArrayBuffer>;
}

export class UserDatabase extends Dexie {
	declare meta: Table<Stored<Meta>, string>;
	declare shadow: Table<Shadow, [string, string]>;
	declare outbox: Table<OutboxEntry, string>;
	declare files: Table<KeptFile & { waits: 0 | 1 }, string>;
	declare drafts: Table<Draft, string>;
	declare reads: Table<ReadNote, number>;
	private retired = false;

	/** False once nobody may open it again. */
	get isOpenable(): boolean {
		return !this.retired;
	}

	/** `relaxed` is for what the server can give again. */
	constructor(name: string, durability: 'strict' | 'relaxed' = 'strict') {
		super(name, { chromeTransactionDurability: durability, cache: 'disabled' });
		const stores: Record<string, string> = {
			meta: 'key',
			shadow: '[table+id]',
			outbox: 'id, state',
			files: 'hash, waits',
			drafts: 'key',
			reads: '++id'
		};
		for (const table of TABLE_NAMES) stores[table] = ['id', ...TABLES[table].indexes].join(', ');
		this.version(SCHEMA).stores(stores);
	}

	/** Closes it for good: a locked tablet's work that is still under way ends here. */
	retire(): void {
		this.retired = true;
		this.close();
	}

	/** The mirror of one synced table. */
	rows(table: TableName): Table<SealedRow, string> {
		return this.table(table);
	}

	/** Empties rows and shadows; the next contact fills them anew. What a person entered stays. */
	dropMirror(): Promise<void> {
		return this.transaction('rw', [...TABLE_NAMES, 'shadow', 'meta'], async () => {
			await Promise.all(TABLE_NAMES.map((table) => this.rows(table).clear()));
			await this.shadow.clear();
			const meta = await this.meta.get(META);
			if (!meta) return;
			const bare = { schema: 0, complete: false, fill: null, revision: meta.revision + 1 };
			await this.meta.put({ ...meta, ...bare });
		});
	}
}

/** The name of a user's database. */
export function databaseName(userId: string): string {
	return `ieum-${userId}`;
}

/** The store port over an open (or openable) database. */
export function dexieStore(db: UserDatabase): Store {
	return {
		meta: () => again(db, async () => bare(await db.meta.get(META))),
		find: (needs) => again(db, () => read(db, needs.map(tableOf), () => find(db, needs))),
		rows: (keys) => again(db, () => read(db, keys.map(tableOf), () => rows(db, keys))),
		shadows: (keys) => again(db, () => shadows(db, keys)),
		outbox: (state) => again(db, () => outbox(db, state)),
		commit: (change) => again(db, () => inRoom(db, () => commit(db, change))),
		begin: (meta) =>
			again(db, () =>
				db.transaction('rw', db.meta, async () => {
					if (!(await db.meta.get(META))) await db.meta.put({ ...meta, key: META });
				})
			),
		wipe: () => db.delete({ disableAutoOpen: false }),
		files: fileStore(db)
	};
}

/** Runs an operation; when the browser has dropped the connection, opens it and runs all of it again. */
export async function again<R>(db: Dexie, operation: () => PromiseLike<R>): Promise<R> {
	try {
		return await operation();
	} catch (error) {
		if (!isDropped(error) || (db instanceof UserDatabase && !db.isOpenable)) throw error;
		db.close({ disableAutoOpen: false });
		await db.open();
		return operation();
	}
}

/** WebKit drops the connection of a tab in the background; the next call meets one of these. */
function isDropped(error: unknown): boolean {
	const { name, message, inner } = error as Error & { inner?: Error };
	if (name === 'DatabaseClosedError' || name === 'InvalidStateError') return true;
	if (name === 'UnknownError') return /connection|lost|server/i.test(message);
	return inner ? isDropped(inner) : false;
}

/** Past hand-overs and decisions: no rule on a tablet reads them. They come back with the next fill. */
const HISTORY: readonly TableName[] = ['receipt', 'exception'];

/** On a full disk, history that lies on the server goes before anything that was entered is refused. */
async function inRoom<R>(db: UserDatabase, operation: () => PromiseLike<R>): Promise<R> {
	try {
		return await operation();
	} catch (error) {
		if (!isFull(error)) throw error;
		await dropHistory(db).catch(() => undefined);
		return Promise.resolve(operation()).catch((still: unknown) => {
			throw isFull(still) ? new DOMException('the disk is full', 'QuotaExceededError') : still;
		});
	}
}

function isFull(error: unknown): boolean {
	const { name, inner, failures } = error as Error & { inner?: Error; failures?: unknown[] };
	if (name === 'QuotaExceededError') return true;
	return (inner !== undefined && isFull(inner)) || (failures ?? []).some(isFull);
}

async function dropHistory(db: UserDatabase): Promise<void> {
	await db.transaction('rw', [...HISTORY, 'shadow'], async () => {
		const kept = new Set((await db.shadow.toArray()).map(({ table, id }) => `${table}/${id}`));
		for (const table of HISTORY) {
			const ids = await db.rows(table).toCollection().primaryKeys();
			await db.rows(table).bulkDelete(ids.filter((id) => !kept.has(`${table}/${id}`)));
		}
	});
}

const tableOf = ({ table }: Need | Key) => table;

/** One snapshot over the tables. */
function read<R>(db: UserDatabase, tables: TableName[], body: () => Promise<R>): PromiseLike<R> {
	const names = [...new Set(tables)];
	return names.length === 0 ? body() : db.transaction('r', names, body);
}

async function find(db: UserDatabase, needs: readonly Need[]): Promise<SealedRow[][]> {
	const [single, several] = await Promise.all([
		rows(
			db,
			needs.filter((need) => 'id' in need)
		),
		Promise.all(
			needs
				.filter((need) => 'column' in need)
				.map(({ table, column, value }) => db.rows(table).where(column).equals(value).toArray())
		)
	]);
	let [one, many] = [0, 0];
	return needs.map((need) => {
		if ('column' in need) return several[many++] as SealedRow[];
		const row = single[one++];
		return row ? [row] : [];
	});
}

async function rows(db: UserDatabase, keys: readonly Key[]): Promise<(SealedRow | undefined)[]> {
	const byTable = new Map<TableName, string[]>();
	for (const { table, id } of keys) byTable.set(table, [...(byTable.get(table) ?? []), id]);
	const found = new Map<string, SealedRow | undefined>();
	await Promise.all(
		[...byTable].map(async ([table, ids]) => {
			const answered = await db.rows(table).bulkGet(ids);
			ids.forEach((id, i) => found.set(`${table}/${id}`, answered[i]));
		})
	);
	return keys.map(({ table, id }) => found.get(`${table}/${id}`));
}

async function shadows(db: UserDatabase, keys?: readonly Key[]): Promise<Shadow[]> {
	if (!keys) return db.shadow.toArray();
	const found = await db.shadow.bulkGet(keys.map(({ table, id }) => [table, id]));
	return found.filter((shadow) => shadow !== undefined);
}

async function outbox(db: UserDatabase, state?: OutboxEntry['state']): Promise<OutboxEntry[]> {
	const entries = state
		? await db.outbox.where('state').equals(state).toArray()
		: await db.outbox.toArray();
	return entries.sort((a, b) => a.n - b.n);
}

function commit(db: UserDatabase, change: Change): PromiseLike<boolean> {
	return db.transaction('rw', touched(change), async () => {
		const meta = await db.meta.get(META);
		if (meta?.revision !== change.expect) return false;
		const revision = meta.revision + 1;
		await Promise.all([
			writeRows(db, change),
			writeShadows(db, change),
			change.outbox?.length && db.outbox.bulkPut(change.outbox),
			change.unqueue?.length && db.outbox.bulkDelete(change.unqueue),
			db.meta.put({ ...meta, ...change.meta, revision })
		]);
		return true;
	});
}

function touched({ clear, put, add, remove, shadow, unshadow, outbox, unqueue }: Change): string[] {
	const names = new Set<string>(['meta']);
	for (const { table } of [...(put ?? []), ...(add ?? []), ...(remove ?? [])]) names.add(table);
	if (clear) for (const table of TABLE_NAMES) names.add(table);
	if (clear || shadow?.length || unshadow?.length) names.add('shadow');
	if (outbox?.length || unqueue?.length) names.add('outbox');
	return [...names];
}

async function writeRows(db: UserDatabase, { clear, put, add, remove }: Change): Promise<void> {
	if (clear) await Promise.all(TABLE_NAMES.map((table) => db.rows(table).clear()));
	const work: PromiseLike<unknown>[] = [];
	for (const [table, fresh] of grouped(add ?? [])) work.push(db.rows(table).bulkPut(fresh));
	for (const [table, changed] of grouped(put ?? [])) {
		for (let at = 0; at < changed.length; at += QUIET)
			work.push(db.rows(table).bulkPut(changed.slice(at, at + QUIET)));
	}
	for (const { table, id } of remove ?? []) work.push(db.rows(table).delete(id));
	await Promise.all(work);
}

function grouped(changes: Required<Change>['put']): Map<TableName, SealedRow[]> {
	const groups = new Map<TableName, SealedRow[]>();
	for (const { table, row } of changes) {
		const group = groups.get(table);
		if (group) group.push(row);
		else groups.set(table, [row]);
	}
	return groups;
}

async function writeShadows(db: UserDatabase, { clear, shadow, unshadow }: Change): Promise<void> {
	if (clear) await db.shadow.clear();
	if (shadow?.length) await db.shadow.bulkPut(shadow);
	if (unshadow?.length) await db.shadow.bulkDelete(unshadow.map(({ table, id }) => [table, id]));
}

function fileStore(db: UserDatabase): FileStore {
	return {
		put: (file) =>
			again(db, async () => {
				await db.files.put({ ...file, waits: file.sentAt === null ? 1 : 0 });
			}),
		get: (hash) => again(db, () => db.files.get(hash)),
		unsent: () => again(db, () => db.files.where('waits').equals(1).primaryKeys()),
		sent: () => again(db, () => db.files.where('waits').equals(0).primaryKeys()),
		remove: (hash) => again(db, () => db.files.delete(hash))
	};
}

function bare(stored: Stored<Meta> | undefined): Meta | undefined {
	if (!stored) return undefined;
	const { key: _, ...meta } = stored;
	return meta;
}
