/** When the ground moves: another epoch, another scope, a copied profile, a rebuilt outbox. */
import type { SyncAnswer } from '../protocol.ts';
import { contact } from './answer.ts';
import { metaOf, type Engine } from './engine.ts';
import { recall } from './memory.ts';
import type { Meta, OutboxEntry } from './ports.ts';
import { ackOf, judge, offerAgain } from './settle.ts';

/**
 * The server wants the mirror filled anew. The outbox stays; after a restore (another epoch) it
 * offers again whatever the restored server does not know. False if the cursor had moved.
 */
export async function applyReset(
	engine: Engine,
	asked: Pick<Meta, 'cursor' | 'epoch' | 'device'>,
	answer: SyncAnswer
): Promise<boolean> {
	const meta = await metaOf(engine);
	if (meta.cursor !== asked.cursor || meta.epoch !== asked.epoch || meta.device !== asked.device)
		return false;
	const { waiting } = await recall(engine, meta);
	const judged = await judge(engine, waiting, answer);
	const outbox = new Map(judged.entries.map((entry) => [entry.id, entry]));
	const restored = meta.epoch !== null && meta.epoch !== answer.epoch;
	const nextN = restored
		? await reoffer(engine, answer.settled, outbox)
		: Math.max(meta.nextN, answer.settled + 1);
	const filling = meta.fill?.epoch === answer.epoch && meta.fill.scope === answer.scope;
	engine.memory = null;
	const done = await engine.store.commit({
		expect: meta.revision,
		clear: !filling,
		outbox: [...outbox.values()],
		meta: {
			...contact(engine, answer.at),
			epoch: answer.epoch,
			scope: answer.scope,
			cursor: filling ? meta.cursor : 0,
			fill: filling ? meta.fill : null,
			complete: false,
			nextN,
			ack: restored ? answer.settled : ackOf(judged.left, nextN),
			covered: answer.covered
		}
	});
	if (done) engine.tell({ rows: [], outbox: true, all: !filling });
	return done;
}

/**
 * Puts back everything that is kept and that this server has not just answered; answers the next
 * number. A settled number proves nothing here: a copy of this tablet may have used it for other
 * work since. Neither does a backup: an older one may have been put back. What the server does
 * know it answers as it did before, by the action's id.
 */
async function reoffer(
	engine: Engine,
	settled: number,
	outbox: Map<string, OutboxEntry>
): Promise<number> {
	const unsure = (await engine.store.outbox()).filter(({ id }) => !outbox.has(id));
	const { entries, nextN } = offerAgain(unsure, settled);
	for (const entry of entries) outbox.set(entry.id, entry);
	return nextN;
}

/**
 * Closes a gap between what the server has settled and what still waits: it can only be one that
 * no longer exists on either side, so the waiting ones move up. True if there was one.
 */
export async function closeGap(engine: Engine, settled: number): Promise<boolean> {
	const meta = await metaOf(engine);
	const { waiting } = await recall(engine, meta);
	const lowest = waiting[0]?.entry.n;
	if (lowest === undefined || lowest <= settled + 1) return false;
	const behind = (await engine.store.outbox()).filter(({ n }) => n > settled);
	const { entries, nextN } = offerAgain(behind, settled);
	engine.memory = null;
	await engine.store.commit({
		expect: meta.revision,
		outbox: entries,
		meta: { nextN, ack: settled }
	});
	return true;
}

/**
 * Takes a new device id in the place of `before` and numbers everything kept from 1: for a copied
 * profile (another device used a number with other content), a rebuilt outbox, whose numbers are
 * unknown, and a device that the server lost. Answered ones go along; the server knows actions by
 * id and has one effect of each. Does nothing if another tab came first.
 */
export async function becomeAnother(engine: Engine, before: string, device: string): Promise<void> {
	for (let done = false; !done;) {
		const meta = await metaOf(engine);
		if (meta.device !== before) return;
		const { entries, nextN } = offerAgain(await engine.store.outbox(), 0);
		engine.memory = null;
		done = await engine.store.commit({
			expect: meta.revision,
			outbox: entries,
			meta: { device, nextN, ack: 0, covered: 0, renumber: false }
		});
	}
	engine.tell({ rows: [], outbox: true });
}
