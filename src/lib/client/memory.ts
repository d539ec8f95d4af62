/**
 * What the engine has opened of its store, so that a rebase reads nothing twice: the server's
 * rows, the shadows and screen rows of what unsent actions touch, and those actions. True of one
 * revision only; any commit that it did not make itself makes it void.
 */
import { perform, type Action } from '../domain/perform.ts';
import type { Row } from '../domain/tables.ts';
import { type Cache, isMissing, Overlay, type Need } from '../domain/tx.ts';
import { Base } from './base.ts';
import type { Engine } from './engine.ts';
import { Layer } from './layer.ts';
import type { Meta, OutboxEntry, SealedRow } from './ports.ts';
import { keyFrom, keyOf, openRow } from './rows.ts';

export interface Waiting {
	entry: OutboxEntry;
	action: Action;
}

export interface Memory {
	revision: number;
	/** the server's rows, as far as they were asked for */
	base: Cache;
	/** keys that have a shadow, with the row as the screen shows it */
	view: Map<string, Row | null>;
	/** unsent actions in the order of n */
	waiting: Waiting[];
}

/** The engine's memory at this revision, loaded again if somebody else wrote. */
export async function recall(engine: Engine, meta: Meta): Promise<Memory> {
	if (engine.memory?.revision === meta.revision) return engine.memory;
	const [entries, shadows] = await Promise.all([
		engine.store.outbox('waiting'),
		engine.store.shadows()
	]);
	const base = new Base();
	const view = new Map<string, Row | null>();
	const shown = await engine.store.rows(shadows);
	await Promise.all(
		shadows.map(async ({ table, id, row }, i) => {
			base.set(table, id, row && (await openRow(engine.vault, table, row)));
			const seen = shown[i];
			view.set(keyOf(table, id), seen ? await openRow(engine.vault, table, seen) : null);
		})
	);
	const waiting = await Promise.all(
		entries.map(async (entry) => ({ entry, action: await openAction(engine, entry) }))
	);
	engine.memory = { revision: meta.revision, base, view, waiting };
	return engine.memory;
}

/** The action of an outbox entry. */
export async function openAction(engine: Engine, entry: OutboxEntry): Promise<Action> {
	const body = JSON.parse(await engine.vault.open(`action|${entry.id}`, entry.body)) as Action;
	return { ...body, id: entry.id };
}

/** Answers needs from the store; screen rows are the server's wherever there is no shadow. */
export async function fetchRows(engine: Engine, needs: readonly Need[]): Promise<Row[][]> {
	const found = await engine.store.find(needs);
	return Promise.all(
		needs.map((need, i) =>
			Promise.all((found[i] as SealedRow[]).map((row) => openRow(engine.vault, need.table, row)))
		)
	);
}

/**
 * The screen's rows over the memory's base: every waiting action again, in order. What a rule
 * refuses shows nothing and stays in the outbox: the server decides.
 */
export async function replay(
	engine: Engine,
	memory: Memory,
	waiting: readonly Waiting[]
): Promise<Layer> {
	await prefetch(engine, memory.base, waiting);
	const layer = new Layer(memory.base);
	for (const { action } of waiting) {
		for (let need = run(engine, layer, action, true); need; need = run(engine, layer, action, true))
			await loadAll(engine, memory.base, [need]);
	}
	await loadOrigins(engine, layer, memory);
	return layer;
}

/** Loads what the actions will read, in a few waves instead of one request after the other. */
async function prefetch(engine: Engine, base: Cache, waiting: readonly Waiting[]): Promise<void> {
	let open = waiting;
	while (open.length > 0) {
		const needs = new Map<string, Need>();
		open = open.filter(({ action }) => {
			const need = run(engine, base, action, false);
			if (need) needs.set(JSON.stringify(need), need);
			return need !== null;
		});
		await loadAll(engine, base, [...needs.values()]);
	}
}

/**
 * One action over a cache, its effect kept if asked; answers the first row that is not loaded.
 * A refusal leaves no effect, and neither does a bug in a rule: it must not stop the others.
 */
function run(engine: Engine, cache: Cache, action: Action, keeps: boolean): Need | null {
	const tx = new Overlay(cache);
	try {
		perform(tx, action, engine.actor, false);
		if (keeps) tx.keep();
	} catch (error) {
		if (isMissing(error)) return (error as unknown as { need: Need }).need;
	}
	return null;
}

async function loadAll(engine: Engine, base: Cache, needs: readonly Need[]): Promise<void> {
	if (needs.length === 0) return;
	const found = await fetchRows(engine, needs);
	needs.forEach((need, i) => base.load(need, found[i] as Row[]));
}

/** A row may be written unread; its shadow needs to know what the server has there. */
async function loadOrigins(engine: Engine, layer: Layer, memory: Memory): Promise<void> {
	const unread = [...layer.laid.keys()]
		.map(keyFrom)
		.filter(({ table, id }) => memory.base.peek(table, id) === undefined);
	await loadAll(engine, memory.base, unread);
}
