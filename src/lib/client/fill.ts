/** The first fill: a stream of pages, resumable, today's visits first. (DESIGN §5.4) */
import { SCHEMA, type Row, type TableName } from '../domain/tables.ts';
import type { StartLine } from '../protocol.ts';
import { finish, rebase, type News } from './answer.ts';
import { Base } from './base.ts';
import { alert, metaOf, type Engine } from './engine.ts';
import { recall } from './memory.ts';
import type { Change, Fill, Meta, Reply } from './ports.ts';
import { isKnown, keyOf, sealRow } from './rows.ts';

type Head = Extract<StartLine, { head: unknown }>['head'];
type Page = Extract<StartLine, { t: TableName }>;

/** True while the mirror is not (or no longer) what a stream has given. */
export function needsFill(meta: Meta): boolean {
	return meta.schema !== SCHEMA || (!meta.complete && meta.fill?.part !== 'all');
}

/**
 * Streams until the end. `answer` carries true if it got there, false if the ground moved under
 * it and the feed has to be asked first. A cut leaves what has arrived, to be resumed.
 */
export async function fill(engine: Engine): Promise<Reply<boolean>> {
	const meta = await metaOf(engine);
	const resumes = meta.schema === SCHEMA ? meta.fill : null;
	const reply = await engine.network.start(meta.device, resumes?.after ?? null);
	if (reply.kind !== 'answer') return reply;
	try {
		return { kind: 'answer', value: await follow(engine, reply.value, meta.cursor) };
	} catch (error) {
		if (error instanceof Cut) return { kind: 'offline' };
		throw error;
	}
}

/** The stream ended early or said what is not ours. */
class Cut extends Error {}

/** Where the stream stands. Both must still be so on the disk when its next page is written. */
interface Mark {
	after: string | null;
	cursor: number;
}

/** Pages that are written together, sealed as they arrive. */
interface Batch {
	pages: Page[];
	count: number;
	sealed: Promise<Change['add']>[];
}

/** Rows of one transaction: few enough that the disk starts early, enough that it starts seldom. */
const BATCH_ROWS = 1000;

/** Seals what arrives while what came before is being written. */
async function follow(
	engine: Engine,
	lines: AsyncIterable<StartLine>,
	cursor: number
): Promise<boolean> {
	let at: Mark | undefined;
	let batch: Batch = { pages: [], count: 0, sealed: [] };
	let writing: Promise<boolean> = Promise.resolve(true);
	const source = lines[Symbol.asyncIterator]();
	try {
		for (;;) {
			const line = await nextLine(source);
			if ('head' in line) {
				const begun = await begin(engine, line.head, cursor);
				if (begun === null) return false;
				at = begun;
				continue;
			}
			if (at === undefined) throw new Cut();
			const last = batch.pages.at(-1);
			if (last && ('end' in line || batch.count >= BATCH_ROWS || (last.today && !line.today))) {
				if (!(await writing)) return false;
				writing = writeBatch(engine, batch, at);
				// A failure is met at the next turn; until then it must not count as unhandled.
				writing.catch(() => undefined);
				at = { ...at, after: last.after };
				batch = { pages: [], count: 0, sealed: [] };
			}
			if ('end' in line) return (await writing) && (await end(engine, at));
			batch.pages.push(line);
			batch.count += line.rows.length;
			batch.sealed.push(sealPage(engine, line));
		}
	} catch (error) {
		// What has arrived need not be sent again.
		if (error instanceof Cut && at && batch.count > 0 && (await writing))
			await writeBatch(engine, batch, at);
		throw error;
	} finally {
		await writing.catch(() => undefined);
		await source.return?.();
	}
}

async function nextLine(source: AsyncIterator<StartLine>): Promise<StartLine> {
	const { value, done } = await source.next().catch(() => {
		throw new Cut();
	});
	if (done) throw new Cut();
	return value;
}

/** Begins, or goes on where the last stream of the same epoch and scope was cut. */
function begin(engine: Engine, head: Head, cursor: number): Promise<Mark | null> {
	return engine.alone(async () => {
		const meta = await metaOf(engine);
		// After a restore the server has to be asked first what it still knows of our actions.
		if (meta.epoch !== null && meta.epoch !== head.epoch) {
			await forgetFill(engine, meta);
			return null;
		}
		const { fill } = meta;
		const goesOn =
			meta.schema === SCHEMA && fill?.epoch === head.epoch && fill.scope === head.scope;
		if (!fill || !goesOn) return start(engine, meta, head);
		// A feed that was applied since this stream was asked for has told more than its pages may.
		return meta.cursor === cursor ? { after: fill.after, cursor } : null;
	});
}

async function start(engine: Engine, meta: Meta, head: Head): Promise<Mark | null> {
	const { epoch, scope, version, total } = head;
	const begun: Fill = { epoch, scope, version, after: null, done: 0, total, part: 'none' };
	engine.memory = null;
	const done = await engine.store.commit({
		expect: meta.revision,
		clear: true,
		meta: { epoch, scope, cursor: version, fill: begun, schema: SCHEMA, complete: false }
	});
	if (done) engine.tell({ rows: [], outbox: false, all: true });
	return done ? { after: null, cursor: version } : null;
}

async function forgetFill(engine: Engine, meta: Meta): Promise<void> {
	await engine.store.commit({ expect: meta.revision, meta: { fill: null } });
	engine.memory = null;
}

async function sealPage(engine: Engine, page: Page): Promise<Required<Change>['add']> {
	const rows = knownRows(engine, page);
	const sealed = await Promise.all(rows.map((row) => sealRow(engine.vault, page.t, row, 0)));
	return sealed.map((row) => ({ table: page.t, row }));
}

function knownRows(engine: Engine, page: Page): Row[] {
	const rows: Row[] = page.rows.filter((row) => isKnown(page.t, row));
	if (rows.length < page.rows.length) alert(engine, 'OUTDATED', true);
	return rows;
}

/** Writes a batch if nobody else has moved the fill; false if somebody has. What is entered meanwhile only delays it. */
async function writeBatch(engine: Engine, batch: Batch, at: Mark): Promise<boolean> {
	const add = (await Promise.all(batch.sealed)).flatMap((page) => page ?? []);
	for (;;) {
		const written = await engine.alone(() => tryWrite(engine, batch, add, at));
		if (written !== null) return written;
	}
}

/** Null if a rival came between: the same again. */
async function tryWrite(
	engine: Engine,
	{ pages, count }: Batch,
	add: Required<Change>['add'],
	at: Mark
): Promise<boolean | null> {
	const meta = await metaOf(engine);
	const { fill } = meta;
	if (!fill || fill.after !== at.after || meta.cursor !== at.cursor) return false;
	const done = Math.min(fill.total, fill.done + count);
	const after = (pages.at(-1) as Page).after;
	const next = { fill: { ...fill, after, done, part: 'today' as const } };
	const memory = await recall(engine, meta);
	if (memory.waiting.length > 0 || memory.view.size > 0) {
		const moved = await rebase(engine, memory, newsOf(engine, pages), memory.waiting);
		const step = { expect: meta.revision, ...moved.change, meta: next };
		return (await finish(engine, memory, step, moved, memory.waiting)) || null;
	}
	const idle = { change: {}, view: memory.view };
	const bare = { ...memory, base: new Base() };
	const step = { expect: meta.revision, add, meta: next };
	return (await finish(engine, bare, step, idle, [])) || null;
}

function newsOf(engine: Engine, pages: readonly Page[]): News {
	const news: News = new Map();
	for (const page of pages)
		for (const row of knownRows(engine, page)) news.set(keyOf(page.t, row.id), row);
	return news;
}

/** The stream is through: what is left is to follow the feed past the version it began at. */
function end(engine: Engine, at: Mark): Promise<boolean> {
	return engine.alone(async () => {
		const meta = await metaOf(engine);
		if (!meta.fill || meta.fill.after !== at.after) return false;
		engine.memory = null;
		const fill: Fill = { ...meta.fill, part: 'all', done: meta.fill.total };
		const done = await engine.store.commit({ expect: meta.revision, meta: { fill } });
		engine.tell({ rows: [], outbox: false });
		return done;
	});
}
