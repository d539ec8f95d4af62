/** Applying what the server answered: one step of the store, net changes only. (DESIGN §5.7) */
import type { Row, TableName } from '../domain/tables.ts';
import type { SyncAnswer } from '../protocol.ts';
import { alert, metaOf, type Engine } from './engine.ts';
import { recall, replay, type Memory, type Waiting } from './memory.ts';
import type { Change, Key, Meta, Shadow } from './ports.ts';
import { isKnown, keyFrom, keyOf, openRow, sameRow, sealRow } from './rows.ts';
import { ackOf, housekeeping, judge } from './settle.ts';

/** The device's clock is called wrong from here on. */
const CLOCK_OFF = 10 * 60 * 1000;

/** What the server says of rows; `null` is a row that is not (or no longer) ours to see. */
export type News = Map<string, Row | null>;

/**
 * Applies one answer to the request that was made at `asked`. False if it was dropped because the
 * cursor had moved meanwhile: the server will say the same again.
 */
export async function applyAnswer(
	engine: Engine,
	asked: Pick<Meta, 'cursor' | 'epoch' | 'device'>,
	answer: SyncAnswer
): Promise<boolean> {
	const meta = await metaOf(engine);
	if (meta.cursor !== asked.cursor || meta.epoch !== asked.epoch || meta.device !== asked.device)
		return false;
	const memory = await recall(engine, meta);
	const { news, cursor } = readRows(engine, answer);
	const judged = await judge(engine, memory.waiting, answer);
	const kept = await housekeeping(engine, meta, answer, judged.entries);
	const moved = await rebase(engine, memory, news, judged.left);
	const step: Change = {
		expect: meta.revision,
		...moved.change,
		outbox: [...judged.entries, ...kept.outbox],
		unqueue: kept.unqueue,
		meta: {
			...contact(engine, answer.at),
			epoch: answer.epoch,
			scope: answer.scope,
			cursor,
			nextN: Math.max(meta.nextN, answer.settled + 1),
			ack: ackOf(judged.left, Math.max(meta.nextN, answer.settled + 1)),
			covered: Math.max(meta.covered, answer.covered),
			complete: meta.complete || (meta.fill?.part === 'all' && !answer.more),
			fill: meta.fill?.part === 'all' && !answer.more ? null : meta.fill
		}
	};
	return finish(engine, memory, step, moved, judged.left);
}

/** Commits a rebase and lets the memory follow; after a rival or an error there is none. */
export async function finish(
	engine: Engine,
	memory: Memory,
	step: Change,
	moved: Moved,
	left: Waiting[]
): Promise<boolean> {
	if (!(await engine.store.commit(step))) return false;
	engine.memory = { ...memory, revision: step.expect + 1, view: moved.view, waiting: left };
	const rows = [...(step.put ?? []), ...(step.add ?? [])].map(({ table, row }) => ({
		table,
		id: row.id
	}));
	engine.tell({
		rows: [...rows, ...(step.remove ?? [])].map(({ table, id }) => keyOf(table, id)),
		outbox: (step.outbox?.length ?? 0) + (step.unqueue?.length ?? 0) > 0
	});
	return true;
}

export interface Moved {
	change: Pick<Change, 'put' | 'remove' | 'shadow' | 'unshadow'>;
	view: Map<string, Row | null>;
}

/**
 * Lays the news over the server's rows, replays what is still unsent over them, and answers what
 * has to be written so that the screen shows the outcome. Nothing is written where nothing differs.
 */
export async function rebase(
	engine: Engine,
	memory: Memory,
	news: News,
	left: readonly Waiting[]
): Promise<Moved> {
	const before = await screenRows(engine, memory, news);
	// From here on the memory is ahead of the disk: whoever fails before the commit must not leave it.
	engine.memory = null;
	for (const [key, row] of news) {
		const { table, id } = keyFrom(key);
		memory.base.set(table, id, row);
	}
	const layer = await replay(engine, memory, left);
	const view = new Map<string, Row | null>();
	const change = { put: [], remove: [], shadow: [], unshadow: [] } as Required<Moved['change']>;
	const shadows: { key: Key; row: Row | null }[] = [];
	const puts: { table: TableName; row: Row }[] = [];
	for (const text of new Set([...before.keys(), ...layer.laid.keys()])) {
		const key = keyFrom(text);
		const base = memory.base.peek(key.table, key.id) ?? null;
		const shown = layer.peek(key.table, key.id) ?? null;
		const was = before.has(text) ? (before.get(text) ?? null) : base;
		if (!sameRow(key.table, shown, was)) {
			if (shown) puts.push({ table: key.table, row: shown });
			else change.remove.push(key);
		}
		const shadowed = !sameRow(key.table, shown, base);
		if (shadowed) view.set(text, shown);
		if (shadowed && (news.has(text) || !memory.view.has(text))) shadows.push({ key, row: base });
		if (!shadowed && memory.view.has(text)) change.unshadow.push(key);
	}
	const rev = memory.revision + 1;
	[change.put, change.shadow] = await Promise.all([
		Promise.all(
			puts.map(async ({ table, row }) => ({
				table,
				row: await sealRow(engine.vault, table, row, rev)
			}))
		),
		Promise.all(
			shadows.map(async ({ key, row }): Promise<Shadow> => ({
				...key,
				row: row && (await sealRow(engine.vault, key.table, row, rev))
			}))
		)
	]);
	return { change, view };
}

/** What the screen shows now of every row that the news or an unsent action touches. */
async function screenRows(engine: Engine, memory: Memory, news: News): Promise<News> {
	const shown: News = new Map(memory.view);
	const unread: Key[] = [];
	for (const text of news.keys()) {
		if (shown.has(text)) continue;
		const key = keyFrom(text);
		const row = memory.base.peek(key.table, key.id);
		if (row === undefined) unread.push(key);
		else shown.set(text, row);
	}
	const found = unread.length === 0 ? [] : await engine.store.rows(unread);
	await Promise.all(
		unread.map(async ({ table, id }, i) => {
			const row = found[i];
			shown.set(keyOf(table, id), row ? await openRow(engine.vault, table, row) : null);
		})
	);
	return shown;
}

/**
 * The answer's rows. One of a table or column that this program does not know is left out, and
 * the cursor stays before it, so that a newer program finds it.
 */
function readRows(
	engine: Engine,
	answer: Pick<SyncAnswer, 'rows' | 'gone' | 'cursor'>
): { news: News; cursor: number } {
	const changes = [
		...answer.rows.map(({ t, version, row }) => ({
			t,
			id: row.id,
			version,
			row: row as Row | null
		})),
		...answer.gone.map(({ t, id, version }) => ({ t, id, version, row: null }))
	].sort((a, b) => a.version - b.version);
	const news: News = new Map();
	let { cursor } = answer;
	for (const { t, id, version, row } of changes) {
		if (isKnown(t, row ?? {})) news.set(keyOf(t, id), row);
		else cursor = Math.min(cursor, version - 1);
	}
	alert(engine, 'OUTDATED', cursor < answer.cursor);
	return { news, cursor };
}

/** What any answer of ours says about when and how far apart the clocks are. */
export function contact(engine: Engine, at: string): Partial<Meta> {
	const now = engine.clock.now();
	const clockOffMs = now - Date.parse(at);
	alert(engine, 'CLOCK', Math.abs(clockOffMs) > CLOCK_OFF);
	return { lastSyncAt: at, clockOffMs, contactAt: now, shut: false };
}
