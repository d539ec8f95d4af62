/**
 * One user's storage on a tablet, in memory: what IndexedDB and the journal promise, and the ways
 * in which real ones break. Time passes at every gate, before and after an effect, and there a
 * tab may die; between two gates an effect is whole.
 */
import type {
	FileStore,
	KeptFile,
	Key,
	Meta,
	OutboxEntry,
	SealedRow,
	Shadow,
	Store
} from '../../../src/lib/client/ports.ts';
import type { TableName } from '../../../src/lib/domain/tables.ts';
import type { Need } from '../../../src/lib/domain/tx.ts';

/** The bytes of one record of the journal. */
export type Frame = Uint8Array<ArrayBuffer>;

/** A place where time passes. Rejects where the disk fails, never resolves for a tab that died. */
export type Gate = (place: string) => Promise<void>;

/** What lies on the disk of one user of one tablet. Outlives every tab. */
export class Disk {
	meta: Meta | undefined;
	readonly tables = new Map<TableName, Map<string, SealedRow>>();
	readonly shadows = new Map<string, Shadow>();
	readonly outbox = new Map<string, OutboxEntry>();
	readonly files = new Map<string, KeptFile>();
	/** the journal's files, one of each tab, as frames of bytes */
	readonly journal = new Map<string, Frame[]>();
	/** a record of the journal is damaged: the database is then the only copy, and must not go */
	flipped = false;
	/** it was emptied once: answered work that a backup covers is gone from it */
	emptied = false;
	/** answered work that is offered to the server once more: its effect is in the rows already */
	readonly offeredAgain = new Set<string>();
	/** raised whenever the database is not the one it was */
	age = 0;

	/** IndexedDB comes back empty, as after a torn LevelDB tail; the journal is another file. */
	emptyDatabase(): void {
		this.meta = undefined;
		this.emptied = true;
		this.age += 1;
		this.files.clear();
		for (const held of [this.tables, this.shadows, this.outbox]) held.clear();
	}

	/** Everything is gone, as after the site's data were deleted. */
	wipe(): void {
		this.emptyDatabase();
		this.journal.clear();
	}

	/** A byte-for-byte copy, as a cloned browser profile has it. */
	copy(): Disk {
		const twin = new Disk();
		Object.assign(twin, {
			meta: this.meta && { ...this.meta },
			flipped: this.flipped,
			emptied: this.emptied
		});
		for (const id of this.offeredAgain) twin.offeredAgain.add(id);
		for (const [tab, frames] of this.journal) twin.journal.set(tab, [...frames]);
		for (const [table, rows] of this.tables) twin.tables.set(table, new Map(rows));
		for (const name of ['shadows', 'outbox', 'files'] as const)
			for (const [key, value] of this[name]) (twin[name] as Map<string, unknown>).set(key, value);
		return twin;
	}

	table(name: TableName): Map<string, SealedRow> {
		let rows = this.tables.get(name);
		if (!rows) this.tables.set(name, (rows = new Map()));
		return rows;
	}
}

/** The store port over a disk. Rows go in and out as copies, as with structured clones. */
export function memoryStore(disk: Disk, gate: Gate): Store {
	const read = async <T>(place: string, look: () => T): Promise<T> => {
		await gate(`store.${place}`);
		return look();
	};
	return {
		meta: () => read('meta', () => disk.meta && { ...disk.meta }),
		find: (needs) => read('find', () => needs.map((need) => found(disk, need))),
		rows: (keys) => read('rows', () => keys.map((key) => one(disk, key))),
		shadows: (keys) =>
			read('shadows', () => {
				if (!keys) return [...disk.shadows.values()].map((shadow) => ({ ...shadow }));
				const held = keys.map(({ table, id }) => disk.shadows.get(`${table}/${id}`));
				return held.filter((shadow) => shadow !== undefined).map((shadow) => ({ ...shadow }));
			}),
		outbox: (state) =>
			read('outbox', () =>
				[...disk.outbox.values()]
					.filter((entry) => state === undefined || entry.state === state)
					.sort((a, b) => a.n - b.n)
					.map((entry) => ({ ...entry }))
			),
		async begin(meta) {
			await gate('store.begin');
			disk.meta ??= { ...meta };
			await gate('store.begun');
		},
		async commit(change) {
			await gate('store.commit');
			const { meta } = disk;
			if (!meta || meta.revision !== change.expect) return false;
			carryOut(disk, change);
			disk.meta = { ...meta, ...change.meta, revision: meta.revision + 1 };
			await gate('store.committed');
			return true;
		},
		async wipe() {
			await gate('store.wipe');
			disk.emptyDatabase();
		},
		files: memoryFiles(disk, gate)
	};
}

function carryOut(disk: Disk, change: Parameters<Store['commit']>[0]): void {
	if (change.clear) for (const held of [disk.tables, disk.shadows]) held.clear();
	for (const { table, row } of [...(change.add ?? []), ...(change.put ?? [])])
		disk.table(table).set(row.id, { ...row });
	for (const { table, id } of change.remove ?? []) disk.table(table).delete(id);
	for (const shadow of change.shadow ?? [])
		disk.shadows.set(`${shadow.table}/${shadow.id}`, { ...shadow });
	for (const { table, id } of change.unshadow ?? []) disk.shadows.delete(`${table}/${id}`);
	for (const entry of change.outbox ?? []) {
		const before = disk.outbox.get(entry.id)?.state ?? 'waiting';
		if (before !== 'waiting' && entry.state === 'waiting') disk.offeredAgain.add(entry.id);
		disk.outbox.set(entry.id, { ...entry });
	}
	for (const id of change.unqueue ?? []) disk.outbox.delete(id);
}

function memoryFiles(disk: Disk, gate: Gate): FileStore {
	return {
		async put(file) {
			await gate('files.put');
			disk.files.set(file.hash, { ...file });
		},
		async get(hash) {
			await gate('files.get');
			return disk.files.get(hash);
		},
		async unsent() {
			await gate('files.unsent');
			return [...disk.files.values()].filter((file) => !file.sentAt).map((file) => file.hash);
		},
		async sent() {
			return [...disk.files.values()].filter((file) => file.sentAt).map((file) => file.hash);
		},
		async remove(hash) {
			await gate('files.remove');
			disk.files.delete(hash);
		}
	};
}

function found(disk: Disk, need: Need): SealedRow[] {
	const rows = disk.table(need.table);
	if ('id' in need) {
		const row = rows.get(need.id);
		return row ? [{ ...row }] : [];
	}
	const hits: SealedRow[] = [];
	for (const row of rows.values()) if (row[need.column] === need.value) hits.push({ ...row });
	return hits;
}

function one(disk: Disk, key: Key): SealedRow | undefined {
	const row = disk.table(key.table).get(key.id);
	return row && { ...row };
}
