/**
 * Work that was kept apart for a person to decide: what a tablet handed in before it was wiped, and
 * what the log took from a closed account or could not carry out. A packet is released, in the name
 * of whoever did the work, or put aside with a reason. Nothing of it is ever deleted.
 */
import * as z from 'zod/mini';
import { ACTIONS, isActionName } from '../domain/actions.ts';
import type { ActorRole } from '../domain/context.ts';
import type { Verdict } from '../domain/perform.ts';
import type { Params } from '../domain/refusal.ts';
import { wireAction } from '../protocol.ts';
import { carriesTablet } from './access.ts';
import { append } from './audit.ts';
import { personOf } from './caller.ts';
import { tick } from './clock.ts';
import type { Database } from './db.ts';
import { causeOf, isBug } from './failures.ts';
import type { ActionLog, Db, QuarantineRow, Trx } from './schema.ts';
import { contentOf, settle } from './settle.ts';

/** One action of a packet; `n` is of no use any more. */
export interface Held {
	id: string;
	name: string;
	v: number;
	input: unknown;
	at: string;
	/** the log keeps it as set apart: its release is an action of its own */
	logged: boolean;
	/** why the log set it apart */
	code: ActionLog['code'];
}

export interface Packet {
	id: string;
	/** when the first of it arrived */
	at: string;
	userId: string;
	deviceId: string | null;
	actions: Held[];
	/** entries that are no actions of ours; they are kept as they are */
	unreadable: number;
	decidedAt: string | null;
	decidedBy: string | null;
	decision: QuarantineRow['decision'];
	reason: string | null;
}

/** Who decides, and from where. */
export interface Decider {
	userId: string;
	from: string;
}

const handedIn = z.object({ ...wireAction.shape, n: z.optional(z.unknown()) });
const LOG = 'log.';

/** All packets, those that wait first, the latest first. */
export async function packets(db: Db): Promise<Packet[]> {
	const rows = await db.selectFrom('quarantine').selectAll().orderBy('at', 'desc').execute();
	const decided = rows.map(fromRow);
	const seen = new Set(
		decided.filter(({ id }) => id.startsWith(LOG)).flatMap(({ actions }) => actions.map(idOf))
	);
	const all = [...(await fromLog(db, seen)), ...decided];
	return all.sort((a, b) => Number(a.decidedAt !== null) - Number(b.decidedAt !== null));
}

/** One packet, or undefined. */
export async function packet(db: Db, id: string): Promise<Packet | undefined> {
	return (await packets(db)).find((one) => one.id === id);
}

/**
 * Settles a packet's actions in their order, each in the name of the person who did it, as if it
 * arrived now. Returns the verdicts. The packet goes on waiting while one of them could not be carried
 * out; what has its verdict keeps it when the packet is released once more. Does nothing to a packet
 * that is decided.
 */
export async function release(
	database: Database,
	id: string,
	by: Decider,
	now: string
): Promise<Verdict[]> {
	const found = await packet(database.db, id);
	if (!found || found.decidedAt !== null) return [];
	const verdicts: Verdict[] = [];
	for (const held of found.actions) verdicts.push(await settleHeld(database, found, held, by, now));
	const isDone = verdicts.every(({ verdict }) => verdict !== 'quarantined');
	if (isDone) await decide(database, found, { decision: 'RELEASED', reason: '' }, by, now);
	return verdicts;
}

/** Leaves a packet without effect, for a reason. */
export async function putAside(
	database: Database,
	id: string,
	reason: string,
	by: Decider,
	now: string
): Promise<void> {
	const found = await packet(database.db, id);
	if (!found || found.decidedAt !== null) return;
	await decide(database, found, { decision: 'SET_ASIDE', reason }, by, now);
}

/** What became of a packet's actions, by their own ids; those without a verdict are missing. */
export async function verdictsOf(db: Db, { actions }: Packet): Promise<Map<string, Verdict>> {
	const ids = new Map(actions.map((held) => [releasedId(held), held.id]));
	if (ids.size === 0) return new Map();
	const rows = await db
		.selectFrom('action_log')
		.select(['id', 'verdict', 'code', 'params'])
		.where('id', 'in', [...ids.keys()])
		.execute();
	return new Map(rows.map((row) => [ids.get(row.id) ?? row.id, verdictIn(row)]));
}

/** An action that the log has set apart has its verdict; another id stands for the second attempt. */
function releasedId({ id, logged }: Held): string {
	return logged ? `${id.slice(0, 62)}.r` : id;
}

async function settleHeld(
	database: Database,
	{ userId, deviceId }: Packet,
	held: Held,
	by: Decider,
	now: string
): Promise<Verdict> {
	const { name, v, input, at } = held;
	const action = { id: releasedId(held), name, v, input, at };
	const from = `${by.from} ${by.userId}`;
	try {
		const { verdict, scopes } = await database.write(async (trx) => {
			const version = await tick(trx);
			const before = await answered(trx, action.id);
			const person = await personOf(trx, userId);
			if (before || !person) return { verdict: before ?? lost(action.id), scopes: [] };
			const actor = { ...person.actor, role: roleFor(name, person.actor.role) };
			const scene = { version, now, actor, from, deviceId };
			const given = { ...action, content: contentOf(action) };
			const settled = await settle(trx, { ...scene, enrolledAt: null, apart: null }, [given]);
			return { verdict: settled.verdicts[0] as Verdict, scopes: settled.scopes };
		});
		await database.pokes.notify(scopes);
		return verdict;
	} catch (error) {
		if (!isBug(error)) throw error;
		database.report(`release ${name} ${held.id}`, causeOf(error));
		return lost(action.id);
	}
}

/** What was done in the field was done by somebody who could; a claim needs the role of today. */
function roleFor(name: string, present: ActorRole): ActorRole {
	if (!isActionName(name) || ACTIONS[name].kind !== 'fact') return present;
	const roles: readonly ActorRole[] = ACTIONS[name].roles;
	const isTablets = (role: ActorRole) => role !== 'household' && carriesTablet(role);
	return roles.includes(present) ? present : (roles.find(isTablets) ?? present);
}

/** What nobody can carry out stays apart; the log's own row still has it. */
function lost(id: string): Verdict {
	return { id, verdict: 'quarantined', code: 'BUG', params: {} };
}

async function answered(trx: Trx, id: string): Promise<Verdict | undefined> {
	const row = await trx
		.selectFrom('action_log')
		.select(['id', 'verdict', 'code', 'params'])
		.where('id', '=', id)
		.executeTakeFirst();
	return row && verdictIn(row);
}

function verdictIn({
	id,
	verdict,
	code,
	params
}: Pick<ActionLog, 'id' | 'verdict' | 'code' | 'params'>): Verdict {
	return { id, verdict, code, params: JSON.parse(params) as Params };
}

async function decide(
	{ write }: Database,
	found: Packet,
	what: Pick<QuarantineRow, 'decision'> & { reason: string },
	by: Decider,
	now: string
): Promise<void> {
	const { id, at, userId, deviceId, actions } = found;
	const decided = { ...what, decidedAt: now, decidedBy: by.userId };
	await write(async (trx) => {
		if (id.startsWith(LOG)) {
			const row = { id, at, userId, deviceId: deviceId ?? '' };
			const payload = JSON.stringify(actions);
			await trx
				.insertInto('quarantine')
				.values({ ...row, payload, ...decided })
				.onConflict((conflict) => conflict.column('id').doNothing())
				.execute();
		} else {
			await trx
				.updateTable('quarantine')
				.set(decided)
				.where('id', '=', id)
				.where('decidedAt', 'is', null)
				.execute();
		}
		const work = `QUARANTINE_${what.decision} ${deviceId ?? ''} ${actions.length} ${what.reason}`;
		const entry = { at: now, userId: by.userId, from: by.from, subject: userId };
		await append(trx, [{ ...entry, work: work.trim() }]);
	});
}

function fromRow({ payload, deviceId, ...row }: QuarantineRow): Packet {
	const entries = listIn(payload);
	const logged = row.id.startsWith(LOG);
	const actions = (entries ?? []).flatMap((entry): Held[] => {
		const read = handedIn.safeParse(entry);
		if (!read.success) return [];
		const { id, name, v, input, at } = read.data;
		const { code = null } = entry as { code?: Held['code'] };
		return [{ id, name, v, input, at, logged, code: logged ? code : null }];
	});
	const unreadable = entries === null ? 1 : entries.length - actions.length;
	return { ...row, deviceId: deviceId || null, actions, unreadable };
}

function listIn(payload: string): unknown[] | null {
	try {
		const value: unknown = JSON.parse(payload);
		return Array.isArray(value) ? value : null;
	} catch {
		return null;
	}
}

/** What the log has set apart and nobody has decided, a packet for each tablet and cause. */
async function fromLog(db: Db, decided: ReadonlySet<string>): Promise<Packet[]> {
	const rows = await db
		.selectFrom('action_log')
		.leftJoin('delivery', 'delivery.actionId', 'action_log.id')
		.selectAll('action_log')
		.select('delivery.n')
		.where('verdict', '=', 'quarantined')
		.orderBy('receivedAt')
		.orderBy('delivery.n')
		.orderBy('action_log.id')
		.execute();
	const open = rows.filter(({ id }) => !decided.has(id));
	const groups = Map.groupBy(open, (row) => `${row.deviceId} ${row.userId} ${row.code}`);
	return [...groups.values()].map((group): Packet => {
		const [{ id, userId, deviceId, receivedAt }] = group as [(typeof rows)[number]];
		const actions = group.map(({ id, name, v, input, at, code }): Held => {
			return { id, name, v, input: JSON.parse(input ?? 'null'), at, logged: true, code };
		});
		const none = { decidedAt: null, decidedBy: null, decision: null, reason: null };
		return { id: `${LOG}${id}`, at: receivedAt, userId, deviceId, actions, unreadable: 0, ...none };
	});
}

const idOf = ({ id }: Held): string => id;
