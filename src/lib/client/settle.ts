/** Verdicts and what follows from them for the outbox: answered, covered, old, or to be offered again. */
import type { SyncAnswer, WireVerdict } from '../protocol.ts';
import type { Engine } from './engine.ts';
import type { Waiting } from './memory.ts';
import type { Meta, OutboxEntry } from './ports.ts';

/** An answered action is shown this long. */
const SHOWN_DAYS = 7;
const DAY = 24 * 60 * 60 * 1000;

/** Verdicts meet their actions: the answered entries, and what is left unsent. */
export async function judge(
	engine: Engine,
	waiting: readonly Waiting[],
	answer: SyncAnswer
): Promise<{ entries: OutboxEntry[]; left: Waiting[] }> {
	const byId = new Map(answer.verdicts.map((verdict) => [verdict.id, verdict]));
	// What the server could not read has lost its id on the way; its number is still its own.
	const byNumber = new Map(
		answer.verdicts.filter(({ id }) => id.startsWith('unreadable.')).map((one) => [one.n, one])
	);
	const left: Waiting[] = [];
	const answered: Promise<OutboxEntry>[] = [];
	for (const one of waiting) {
		const verdict = byId.get(one.entry.id) ?? byNumber.get(one.entry.n);
		if (verdict) answered.push(settle(engine, one.entry, verdict, answer.at));
		else left.push(one);
	}
	return { entries: await Promise.all(answered), left };
}

async function settle(
	engine: Engine,
	entry: OutboxEntry,
	{ verdict, code, params }: WireVerdict,
	at: string
): Promise<OutboxEntry> {
	const said = JSON.stringify({ code, params });
	const answer = code === null ? null : await engine.vault.seal(`verdict|${entry.id}`, said);
	return { ...entry, state: verdict, answer, answeredAt: at };
}

/** When a backup covers more, and once a day: marks what is covered, drops what is covered and old. */
export async function housekeeping(
	engine: Engine,
	meta: Meta,
	answer: SyncAnswer,
	fresh: readonly OutboxEntry[]
): Promise<{ outbox: OutboxEntry[]; unqueue: string[] }> {
	const sameDay = meta.lastSyncAt?.slice(0, 10) === answer.at.slice(0, 10);
	if (answer.covered <= meta.covered && sameDay) return { outbox: [], unqueue: [] };
	const skip = new Set(fresh.map(({ id }) => id));
	const settled = (await engine.store.outbox()).filter(
		({ id, state }) => state !== 'waiting' && !skip.has(id)
	);
	const outbox = settled
		.filter(({ covered, n }) => covered === 0 && n <= answer.covered)
		.map((entry) => ({ ...entry, covered: 1 as const }));
	const old = Date.parse(answer.at) - SHOWN_DAYS * DAY;
	const unqueue = settled
		.filter(({ covered, answeredAt }) => covered === 1 && Date.parse(answeredAt ?? '') < old)
		.map(({ id }) => id);
	engine.owed.push(
		...outbox.map(({ id }) => ({ kind: 'done' as const, id, body: new Uint8Array() }))
	);
	return { outbox, unqueue };
}

/** Highest n below every one that still waits. */
export function ackOf(left: readonly Waiting[], nextN: number): number {
	return left.reduce((lowest, { entry }) => Math.min(lowest, entry.n), nextN) - 1;
}

/**
 * The entries numbered on from what the server has `settled`, in their order: they wait again,
 * answered or not. Safe because it has nothing under those numbers and knows actions by their id.
 */
export function offerAgain(
	kept: readonly OutboxEntry[],
	settled: number
): { entries: OutboxEntry[]; nextN: number } {
	const entries = kept
		.toSorted((a, b) => a.n - b.n)
		.map((entry, i) => ({
			...entry,
			n: settled + 1 + i,
			state: 'waiting' as const,
			answer: null,
			answeredAt: null,
			covered: 0 as const
		}));
	return { entries, nextN: settled + 1 + entries.length };
}
