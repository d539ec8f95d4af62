/** One exchange with the server after the other, until both sides say the same. (DESIGN §5) */
import { SCHEMA } from '../domain/tables.ts';
import {
	MAX_PUSH,
	MAX_SYNC_BYTES,
	PROTOCOL,
	type Rejection,
	type SyncAnswer,
	type SyncRequest,
	type WireAction
} from '../protocol.ts';
import { applyAnswer } from './answer.ts';
import { alert, metaOf, type Engine } from './engine.ts';
import { sendFiles } from './files.ts';
import { fill, needsFill } from './fill.ts';
import { openAction, recall, type Waiting } from './memory.ts';
import type { Meta, OutboxEntry, Reply } from './ports.ts';
import { applyReset, becomeAnother, closeGap } from './reset.ts';

/**
 * still: nothing more to do · more: call again at once · offline: nobody there · wait: the server
 * turned us away, `afterMs` says how long (null: as after offline) · stop: a person has to act
 * first · gone: revoked, and everything unsent was handed in: wipe.
 */
export type Outcome =
	| { kind: 'still' | 'more' | 'offline' | 'stop' | 'gone' }
	| { kind: 'wait'; afterMs: number | null };

/** Something has waited this long although the server answers. */
const STALE_AFTER = 15 * 60 * 1000;
/** Room for what surrounds the actions in a request. */
const PUSH_BYTES = MAX_SYNC_BYTES - 4096;

/** One round: a new id if the old one is unusable, then actions, first fill, files. Never rejects but for a disk that fails. */
export async function round(engine: Engine): Promise<Outcome> {
	const outcome = await takeTurn(engine);
	engine.online = outcome.kind !== 'offline';
	await watch(engine, outcome);
	return outcome;
}

async function takeTurn(engine: Engine): Promise<Outcome> {
	const meta = await metaOf(engine);
	if (meta.renumber) return becomeNew(engine, meta.device);
	if (!needsFill(meta) || meta.nextN - 1 > meta.ack) {
		const outcome = await exchange(engine);
		if (outcome.kind !== 'still') return outcome;
	}
	if (needsFill(await metaOf(engine))) return firstFill(engine);
	return sendFiles(engine);
}

/** One request and its answer. */
export async function exchange(engine: Engine): Promise<Outcome> {
	const { request, asked, left } = await engine.alone(() => buildRequest(engine));
	const reply = await engine.network.sync(request);
	if (reply.kind === 'rejected') return rejected(engine, reply, request.push);
	if (reply.kind === 'offline') return { kind: 'offline' };
	engine.limit = Math.min(MAX_PUSH, engine.limit * 2);
	calm(engine);
	return engine.alone(() => apply(engine, asked, reply.value, left));
}

/** The request that the store's present state asks for, with as many actions as fit. */
async function buildRequest(
	engine: Engine
): Promise<{ request: SyncRequest; asked: Meta; left: number }> {
	const meta = await metaOf(engine);
	const { waiting } = await recall(engine, meta);
	const push = batch(waiting, engine.limit);
	const { device, epoch, ack, cursor } = meta;
	// Without a mirror there is nothing that a feed could bring up to date.
	const scope = needsFill(meta) && meta.fill === null ? null : meta.scope;
	const request = { protocol: PROTOCOL, schema: SCHEMA, device, epoch, scope, ack, cursor, push };
	return { request, asked: meta, left: waiting.length - push.length };
}

function batch(waiting: readonly Waiting[], limit: number): WireAction[] {
	const push: WireAction[] = [];
	const encoder = new TextEncoder();
	let bytes = 0;
	for (const { entry, action } of waiting.slice(0, limit)) {
		const wire = { ...action, n: entry.n };
		bytes += encoder.encode(JSON.stringify(wire)).length + 1;
		if (bytes > PUSH_BYTES && push.length > 0) break;
		push.push(wire);
	}
	return push;
}

async function apply(
	engine: Engine,
	asked: Meta,
	answer: SyncAnswer,
	left: number
): Promise<Outcome> {
	const moved = answer.reset || (asked.epoch !== null && asked.epoch !== answer.epoch);
	const applied = moved
		? await applyReset(engine, asked, answer)
		: await applyAnswer(engine, asked, answer);
	if (!applied) return { kind: 'more' };
	if (moved) return { kind: left > 0 && answer.verdicts.length > 0 ? 'more' : 'still' };
	await payJournal(engine);
	if (await closeGap(engine, answer.settled)) return { kind: 'more' };
	const meta = await metaOf(engine);
	const progress = meta.cursor > asked.cursor || answer.verdicts.length > 0;
	return { kind: (answer.more || left > 0) && progress ? 'more' : 'still' };
}

async function firstFill(engine: Engine): Promise<Outcome> {
	const reply = await (engine.fillApart?.() ?? fill(engine));
	if (reply.kind === 'offline') return { kind: 'offline' };
	if (reply.kind === 'rejected') return rejected(engine, reply, []);
	calm(engine);
	if (reply.value) return { kind: 'more' };
	const asked = await exchange(engine);
	return asked.kind === 'still' ? { kind: 'more' } : asked;
}

type Turned = Extract<Reply<never>, { kind: 'rejected' }>;

/** What follows from being turned away. Everything is kept in every case. */
async function rejected(
	engine: Engine,
	{ why, retryAfterMs }: Turned,
	push: readonly WireAction[]
): Promise<Outcome> {
	const { device } = await metaOf(engine);
	if (why === 'CLONED') return becomeNew(engine, device);
	if (why === 'NOT_YOURS') return enrolAgain(engine, device);
	if (why === 'REVOKED') return handIn(engine, device);
	if (halved(engine, why, push)) return { kind: 'more' };
	if (why === 'OUTDATED') alert(engine, 'OUTDATED', true);
	if (needsPerson(engine, why) || why === 'OUTDATED') return { kind: 'stop' };
	return { kind: 'wait', afterMs: retryAfterMs };
}

/** Nobody is signed in, or somebody else is: says so. */
function needsPerson(engine: Engine, why: Rejection): boolean {
	if (why !== 'SIGN_IN' && why !== 'NOT_YOURS') return false;
	alert(engine, 'SIGN_IN', true);
	return true;
}

/** Of what was refused as a whole half is sent next; false where nothing can be halved. */
function halved(engine: Engine, why: Rejection, push: readonly WireAction[]): boolean {
	if ((why !== 'TOO_BIG' && why !== 'MALFORMED') || push.length < 2) return false;
	engine.limit = Math.floor(push.length / 2);
	return true;
}

async function becomeNew(engine: Engine, device: string): Promise<Outcome> {
	const reply = await engine.network.clone(device);
	if (reply.kind === 'offline') return { kind: 'offline' };
	if (reply.kind === 'rejected' && reply.why === 'CLONED') return { kind: 'wait', afterMs: null };
	if (reply.kind === 'rejected') return rejected(engine, reply, []);
	await engine.alone(() => becomeAnother(engine, device, reply.value.deviceId));
	return { kind: 'more' };
}

/**
 * The server says that the device is not of whoever is signed in. If it is this person, the device
 * was enrolled since the backup that the server was restored from: it is enrolled anew. The server
 * tells; if it is somebody else, everything waits for the right person.
 */
async function enrolAgain(engine: Engine, device: string): Promise<Outcome> {
	const reply = await engine.network.enrolAgain({ device, user: engine.actor.userId });
	if (reply.kind === 'offline') return { kind: 'offline' };
	if (reply.kind === 'answer') {
		await engine.alone(() => becomeAnother(engine, device, reply.value.deviceId));
		return { kind: 'more' };
	}
	if (needsPerson(engine, reply.why)) return { kind: 'stop' };
	return rejected(engine, reply, []);
}

/**
 * Revoked: signatures are sent, and whatever no backup covers goes to the quarantine, page by page,
 * with what somebody enters meanwhile. Answered work goes along, because a server that was restored
 * may have lost it, and nobody else has it; what it knows it leaves out. The last page is empty:
 * only a server that takes it for this person's has everything, and the tablet is shut and may be
 * wiped. The closed account may be that of somebody else who is signed in here.
 */
async function handIn(engine: Engine, device: string): Promise<Outcome> {
	alert(engine, 'REVOKED', true);
	const files = await sendFiles(engine, 'quarantine');
	if (files.kind === 'offline' || files.kind === 'wait') return files;
	const handed = new Set<string>();
	for (;;) {
		const rest = (await uncovered(engine)).filter(({ entry }) => !handed.has(entry.id));
		const page = batch(rest, engine.limit);
		const whose = { device, user: engine.actor.userId };
		const reply = await engine.network.quarantine(whose, page);
		if (reply.kind === 'offline') return { kind: 'offline' };
		if (reply.kind === 'rejected') return notTaken(engine, reply, page);
		if (page.length === 0 && (await shut(engine, handed))) return { kind: 'gone' };
		for (const { id } of page) handed.add(id);
	}
}

/** What was to be handed in stays until somebody takes it. */
function notTaken(
	engine: Engine,
	{ why, retryAfterMs }: Turned,
	page: readonly WireAction[]
): Outcome {
	if (halved(engine, why, page)) return { kind: 'more' };
	if (!needsPerson(engine, why)) return { kind: 'wait', afterMs: retryAfterMs };
	alert(engine, 'REVOKED', false);
	return { kind: 'stop' };
}

/** From here on no tab saves anything; false if one did since the last page. */
function shut(engine: Engine, handed: ReadonlySet<string>): Promise<boolean> {
	return engine.alone(async () => {
		const meta = await metaOf(engine);
		if ((await kept(engine)).some(({ id }) => !handed.has(id))) return false;
		engine.memory = null;
		return engine.store.commit({ expect: meta.revision, meta: { shut: true } });
	});
}

/** Unsent work, and answered work that is in no backup, in the order of n. */
function uncovered(engine: Engine): Promise<Waiting[]> {
	return engine.alone(async () =>
		Promise.all(
			(await kept(engine)).map(async (entry) => ({
				entry,
				action: await openAction(engine, entry)
			}))
		)
	);
}

async function kept(engine: Engine): Promise<OutboxEntry[]> {
	const entries = await engine.store.outbox();
	return entries.filter(({ state, covered }) => state === 'waiting' || covered === 0);
}

/** An answer of ours lowers the alerts that only the lack of one raises. */
function calm(engine: Engine): void {
	alert(engine, 'SIGN_IN', false);
}

/** Marks for the journal that could wait; they may fail, the next ones will carry them. */
async function payJournal(engine: Engine): Promise<void> {
	const { owed } = engine;
	if (owed.length === 0) return;
	await engine.journal.append(owed).then(
		() => (engine.owed = engine.owed.slice(owed.length)),
		() => undefined
	);
}

/** Liveness: connected, and yet the oldest action does not move. */
async function watch(engine: Engine, outcome: Outcome): Promise<void> {
	const oldest = engine.memory?.waiting[0] ?? null;
	const since = oldest ? engine.clock.now() - Date.parse(oldest.entry.savedAt) : 0;
	const stale = outcome.kind !== 'offline' && since > STALE_AFTER;
	alert(engine, 'STALE', stale);
	if (!stale) return;
	// Whatever the memory believes has not helped; the disk is asked again.
	engine.memory = null;
}
