/** A person does something: checked, sealed, journalled, stored, and only then called saved. (DESIGN §5.6) */
import { ACTIONS, type ActionName, type Input } from '../domain/actions.ts';
import { perform, readInput, type Action } from '../domain/perform.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Row } from '../domain/tables.ts';
import { Cache, withRows, type Need, type Overlay } from '../domain/tx.ts';
import { MAX_SYNC_BYTES } from '../protocol.ts';
import { alert, metaOf, type Engine } from './engine.ts';
import { newId } from './ids.ts';
import { fetchRows } from './memory.ts';
import type { Change, JournalRecord, Key, Meta, OutboxEntry, SealedRow } from './ports.ts';
import { keyOf, openRow, sameRow, sealRow } from './rows.ts';

/** `NOT_SAVED`: the disk did not take it; nothing of it is kept, the form is still all there is. */
export type Acted = { ok: true; id: string } | { ok: false; refusal: Refusal | 'NOT_SAVED' };

/** More than this cannot travel in one request. */
const MAX_ACTION_BYTES = MAX_SYNC_BYTES / 4;
/** Rivals that write between our read and our commit; more of them than this is no race. */
const TRIES = 50;

/**
 * Does an action on this tablet. `ok` means that it is on the disk twice, in journal and outbox,
 * and its effect on screen. A Refusal is the rules' answer before anything was kept.
 */
export function act<N extends ActionName>(
	engine: Engine,
	name: N,
	input: Input<N>
): Promise<Acted> {
	const at = new Date(engine.clock.now()).toISOString();
	return engine.alone(async () => {
		const trail = { journaled: false };
		const action: Action = { id: '', name, v: ACTIONS[name].v, input, at };
		try {
			action.id = newId(engine, (await metaOf(engine)).lastId);
			readInput(action);
			refuseGiant(action);
			if (!(await save(engine, action, trail))) throw new Error('rivals came between every time');
			alert(engine, 'FULL', false);
			return { ok: true, id: action.id };
		} catch (error) {
			if (trail.journaled) await strike(engine, action.id);
			if (error instanceof Refusal) return { ok: false, refusal: error };
			if ((error as Error).name === 'QuotaExceededError') alert(engine, 'FULL', true);
			return { ok: false, refusal: 'NOT_SAVED' };
		}
	});
}

/** Whether the journal may hold the action already. */
interface Trail {
	journaled: boolean;
}

/** One try after the other until no rival came between; false if the tries ran out. */
async function save(engine: Engine, action: Action, trail: Trail): Promise<boolean> {
	const { id, ...content } = action;
	const body = await engine.vault.seal(`action|${id}`, JSON.stringify(content));
	for (let tries = 0; tries < TRIES; tries++) {
		const meta = await metaOf(engine);
		if (meta.shut) throw new Error('this tablet was closed');
		if (tries > 0 && (await isQueued(engine, id))) return true;
		const effect = await effectOf(engine, action);
		const entry: OutboxEntry = {
			id,
			n: meta.nextN,
			state: 'waiting',
			body,
			answer: null,
			savedAt: action.at,
			answeredAt: null,
			covered: 0
		};
		const change = await changeOf(engine, meta, effect, entry);
		if (!trail.journaled) {
			trail.journaled = true;
			await append(engine, { kind: 'action', id, body });
		}
		if (await engine.store.commit(change)) {
			remember(engine, meta, effect, { entry, action });
			return true;
		}
	}
	return false;
}

interface Effect {
	/** changed rows with what stood on the screen before */
	changes: { key: Key; row: Row; before: Row | null; sealedBefore: SealedRow | null }[];
	shadowed: Set<string>;
}

async function effectOf(engine: Engine, action: Action): Promise<Effect> {
	const { tx } = await withRows(
		new Cache(),
		async (need: Need) => (await fetchRows(engine, [need]))[0] as Row[],
		(tx: Overlay) => perform(tx, action, engine.actor, false)
	);
	const puts = [...tx.puts.values()];
	const keys = puts.map(({ table, row }) => ({ table, id: row.id }));
	const [before, shadows] = await Promise.all([
		engine.store.rows(keys),
		engine.store.shadows(keys)
	]);
	const changes = await Promise.all(
		puts.map(async ({ table, row }, i) => {
			const sealedBefore = before[i] ?? null;
			const opened = sealedBefore && (await openRow(engine.vault, table, sealedBefore));
			return { key: { table, id: row.id }, row, before: opened, sealedBefore };
		})
	);
	return {
		changes: changes.filter(({ key, row, before }) => !sameRow(key.table, row, before)),
		shadowed: new Set(shadows.map(({ table, id }) => keyOf(table, id)))
	};
}

async function changeOf(
	engine: Engine,
	meta: Meta,
	{ changes, shadowed }: Effect,
	entry: OutboxEntry
): Promise<Change> {
	const put = await Promise.all(
		changes.map(async ({ key: { table }, row }) => ({
			table,
			row: await sealRow(engine.vault, table, row, meta.revision + 1)
		}))
	);
	const shadow = changes
		.filter(({ key }) => !shadowed.has(keyOf(key.table, key.id)))
		.map(({ key, sealedBefore }) => ({ ...key, row: sealedBefore }));
	return {
		expect: meta.revision,
		put,
		shadow,
		outbox: [entry],
		meta: { nextN: meta.nextN + 1, lastId: entry.id }
	};
}

/** Memory that was true of the revision before is true of this one too. */
function remember(
	engine: Engine,
	meta: Meta,
	{ changes, shadowed }: Effect,
	waiting: { entry: OutboxEntry; action: Action }
): void {
	const { memory } = engine;
	if (memory?.revision === meta.revision) {
		for (const { key, row, before } of changes) {
			const text = keyOf(key.table, key.id);
			if (!shadowed.has(text)) memory.base.set(key.table, key.id, before);
			memory.view.set(text, row);
		}
		memory.waiting.push(waiting);
		memory.revision += 1;
	}
	engine.tell({ rows: changes.map(({ key }) => keyOf(key.table, key.id)), outbox: true });
}

/** Pays what the journal is owed first, so that its order is the order of events. */
async function append(engine: Engine, record: JournalRecord): Promise<void> {
	const { owed } = engine;
	await engine.journal.append([...owed, record]);
	engine.owed = engine.owed.slice(owed.length);
}

async function isQueued(engine: Engine, id: string): Promise<boolean> {
	return (await engine.store.outbox()).some((entry) => entry.id === id);
}

/** Strikes an action out of the journal that the person is told is not saved. */
async function strike(engine: Engine, id: string): Promise<void> {
	engine.owed.push({ kind: 'void', id, body: new Uint8Array() });
	await engine.journal.append(engine.owed).then(
		() => (engine.owed = []),
		() => undefined
	);
}

function refuseGiant(action: Action): void {
	const bytes = new TextEncoder().encode(JSON.stringify(action)).length;
	if (bytes > MAX_ACTION_BYTES) throw new Refusal('MALFORMED', { field: '', bytes });
}
