/** At start: what the journal holds and the database does not comes back. (DESIGN §6) */
import { finish, rebase } from './answer.ts';
import { alert, freshMeta, metaOf, type Engine } from './engine.ts';
import { fileFromJournal } from './files.ts';
import { openAction, recall } from './memory.ts';
import type { JournalRecord, OutboxEntry } from './ports.ts';

/**
 * Begins a new database, or mends one that lost what the journal kept. `begun`: this user had a
 * database on this tablet before, so that an empty one is a loss and is told.
 */
export async function recover(engine: Engine, device: string, begun: boolean): Promise<void> {
	const before = await engine.store.meta();
	const { records, damaged } = await engine.journal.read();
	const live = standing(records);
	if (!before) await engine.store.begin(freshMeta(device, engine.clock.now()));
	const files = await restoreFiles(engine, live);
	await engine.alone(() => queueAgain(engine, live, before === undefined));
	alert(engine, 'REBUILT', damaged || (before === undefined && (begun || live.length > 0)));
	const queued = await engine.store.outbox();
	const keep = queued.filter(({ covered }) => covered === 0).map(({ id }) => id);
	await engine.journal.compact(new Set([...keep, ...files, ...unread(live, queued)]));
}

/** Actions that this key does not open: not ours to throw away, another key may. */
function unread(live: readonly JournalRecord[], queued: readonly OutboxEntry[]): string[] {
	const known = new Set(queued.map(({ id }) => id));
	return live.filter(({ kind, id }) => kind === 'action' && !known.has(id)).map(({ id }) => id);
}

/** Records that nothing later struck out, the first of each id, in the order of their ids' time. */
function standing(records: readonly JournalRecord[]): JournalRecord[] {
	const struck = new Set(
		records.filter(({ kind }) => kind === 'void' || kind === 'done').map(({ id }) => id)
	);
	const live = new Map<string, JournalRecord>();
	for (const record of records) {
		if ((record.kind === 'action' || record.kind === 'file') && !struck.has(record.id))
			live.set(record.id, record);
	}
	return [...live.values()];
}

/** Files that the database lost; answers the hashes of all that are still unsent or do not open. */
async function restoreFiles(engine: Engine, live: readonly JournalRecord[]): Promise<string[]> {
	const hashes: string[] = [];
	for (const { kind, id, body } of live) {
		if (kind !== 'file') continue;
		const held = await engine.store.files.get(id);
		if (held?.sentAt) continue;
		const lost = held ? null : await fileFromJournal(engine, id, body).catch(() => null);
		if (lost) await engine.store.files.put(lost);
		hashes.push(id);
	}
	return hashes;
}

async function missing(engine: Engine, live: readonly JournalRecord[]): Promise<OutboxEntry[]> {
	const queued = new Set((await engine.store.outbox()).map(({ id }) => id));
	const lost: OutboxEntry[] = [];
	for (const { kind, id, body } of live) {
		if (kind !== 'action' || queued.has(id)) continue;
		const entry: OutboxEntry = {
			id,
			n: 0,
			state: 'waiting',
			body,
			answer: null,
			savedAt: '',
			answeredAt: null,
			covered: 0
		};
		const action = await openAction(engine, entry).catch(() => null);
		if (action) lost.push({ ...entry, savedAt: action.at });
	}
	// Ids sort in the order of doing; the journals of several tabs do not.
	return lost.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Puts actions back into the outbox, behind those that are there, and their effects on screen. */
async function queueAgain(
	engine: Engine,
	live: readonly JournalRecord[],
	renumber: boolean
): Promise<void> {
	for (let queued = false; !queued;) {
		const meta = await metaOf(engine);
		const lost = await missing(engine, live);
		if (lost.length === 0) return;
		const outbox = lost.map((entry, i) => ({ ...entry, n: meta.nextN + i }));
		const ids = [meta.lastId ?? '', ...lost.map(({ id }) => id)].sort();
		const next = {
			nextN: meta.nextN + lost.length,
			lastId: ids.at(-1) ?? null,
			renumber: renumber || meta.renumber
		};
		queued = await engine.store.commit({ expect: meta.revision, outbox, meta: next });
	}
	engine.memory = null;
	const meta = await metaOf(engine);
	const memory = await recall(engine, meta);
	const moved = await rebase(engine, memory, new Map(), memory.waiting);
	await finish(engine, memory, { expect: meta.revision, ...moved.change }, moved, memory.waiting);
}
