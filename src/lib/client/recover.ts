/** At start: what the journal holds and the database does not comes back. (DESIGN §6) */
import { finish, rebase } from './answer.ts';
import { alert, freshMeta, metaOf, type Engine } from './engine.ts';
import { fileFromJournal } from './files.ts';
import { openAction, recall, type Waiting } from './memory.ts';
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

/** Actions that only the journal holds, numbered on from `nextN` in the order of doing. */
async function missing(
	engine: Engine,
	live: readonly JournalRecord[],
	nextN: number
): Promise<Waiting[]> {
	const queued = new Set((await engine.store.outbox()).map(({ id }) => id));
	const lost: Waiting[] = [];
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
		if (action) lost.push({ entry: { ...entry, savedAt: action.at }, action });
	}
	// Ids sort in the order of doing; the journals of several tabs do not.
	lost.sort((a, b) => (a.entry.id < b.entry.id ? -1 : 1));
	return lost.map(({ entry, action }, i) => ({ entry: { ...entry, n: nextN + i }, action }));
}

/**
 * Puts actions back into the outbox, behind those that are there, together with their effects on
 * screen: a tab that dies in between must not leave one without the other.
 */
async function queueAgain(
	engine: Engine,
	live: readonly JournalRecord[],
	renumber: boolean
): Promise<void> {
	for (let queued = false; !queued;) {
		const meta = await metaOf(engine);
		const lost = await missing(engine, live, meta.nextN);
		if (lost.length === 0) return;
		const memory = await recall(engine, meta);
		const waiting = [...memory.waiting, ...lost];
		const moved = await rebase(engine, memory, new Map(), waiting);
		const outbox = lost.map(({ entry }) => entry);
		const ids = [meta.lastId ?? '', ...outbox.map(({ id }) => id)].sort();
		const next = {
			nextN: meta.nextN + lost.length,
			lastId: ids.at(-1) ?? null,
			renumber: renumber || meta.renumber
		};
		const step = { expect: meta.revision, ...moved.change, outbox, meta: next };
		queued = await finish(engine, memory, step, moved, waiting);
	}
}
