/** The wall: one gzip stream of the same records into bare IndexedDB, nothing sealed, nothing checked. */
import { TABLES, type TableName } from '../../../src/lib/domain/tables.ts';
import type { StartLine } from '../../../src/lib/protocol.ts';

const ROWS = 2000;

/** Milliseconds from the request to the last committed row, and how many rows that were. */
export async function fillBare(address: string): Promise<{ ms: number; rows: number }> {
	const database = await open(`bare-${crypto.randomUUID()}`);
	const began = performance.now();
	// Today's rows come first and once more among the rest.
	const seen = new Set<string>();
	const batch: { table: TableName; row: unknown }[] = [];
	for await (const line of lines(address)) {
		if (!('t' in line)) continue;
		for (const row of line.rows) {
			const key = `${line.t}/${row.id}`;
			if (!seen.has(key)) batch.push({ table: line.t, row });
			seen.add(key);
		}
		if (batch.length >= ROWS) await write(database, batch.splice(0));
	}
	await write(database, batch);
	const ms = performance.now() - began;
	database.close();
	return { ms, rows: seen.size };
}

async function* lines(address: string): AsyncGenerator<StartLine> {
	const response = await fetch(address);
	let rest = '';
	const decoder = new TextDecoder();
	for (const reader = response.body!.getReader(); ;) {
		const { value, done } = await reader.read();
		if (done) return;
		const parts = (rest + decoder.decode(value, { stream: true })).split('\n');
		rest = parts.pop() ?? '';
		for (const part of parts) yield JSON.parse(part) as StartLine;
	}
}

function open(name: string): Promise<IDBDatabase> {
	const request = indexedDB.open(name, 1);
	request.onupgradeneeded = () => {
		for (const [table, { indexes }] of Object.entries(TABLES)) {
			const store = request.result.createObjectStore(table, { keyPath: 'id' });
			for (const column of indexes) store.createIndex(column, column);
		}
	};
	return new Promise((resolve, reject) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error);
	});
}

function write(database: IDBDatabase, batch: { table: TableName; row: unknown }[]): Promise<void> {
	if (batch.length === 0) return Promise.resolve();
	const transaction = database.transaction(
		[...new Set(batch.map(({ table }) => table))],
		'readwrite'
	);
	for (const { table, row } of batch) transaction.objectStore(table).add(row);
	return new Promise((resolve, reject) => {
		transaction.oncomplete = () => resolve();
		transaction.onabort = () => reject(transaction.error);
	});
}
