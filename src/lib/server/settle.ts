/**
 * Settles actions within one transaction: run, judge, and write effect, verdict and audit together.
 * Effects gather in memory and go to the database in bulk at the end; an action that is refused
 * leaves nothing behind, because its overlay is dropped.
 */
import { ACTIONS, isActionName } from '../domain/actions.ts';
import type { Actor } from '../domain/context.ts';
import {
	answerEffect,
	answerRefusal,
	perform,
	type Action,
	type Verdict
} from '../domain/perform.ts';
import { Refusal, type Params, type RefusalCode } from '../domain/refusal.ts';
import { anyRrn, holdsRrn } from '../domain/rrn.ts';
import { Cache, isMissing, withRows, type Need, type Tx } from '../domain/tx.ts';
import { raise } from './alerts.ts';
import { append, type Entry } from './audit.ts';
import { canonical, sha256 } from './canonical.ts';
import { Bug } from './failures.ts';
import { prefetch } from './prefetch.ts';
import { batches, Books, type AnyPut } from './rows.ts';
import type { ActionLog, Trx } from './schema.ts';
import { householdsIn, subjectsOf, writeSubjects, type Subject } from './subjects.ts';

const CLOCK_TOLERANCE_MS = 10 * 60_000;
const BULK = 250;

export interface Scene {
	version: number;
	actor: Actor;
	deviceId: string | null;
	/** when the device was enrolled: nothing can have been done on it before */
	enrolledAt: string | null;
	/** where from, for the audit log */
	from: string;
	/** the server's clock, ISO */
	now: string;
	/** keep the actions for a person to look at instead of carrying them out */
	apart: RefusalCode | null;
}

/** An action with the hash by which its repetitions are known. */
export interface Given extends Action {
	content: string;
}

/** Settles actions in their order. Returns their verdicts and the scopes with news. */
export async function settle(
	trx: Trx,
	scene: Scene,
	actions: readonly Given[]
): Promise<{ verdicts: Verdict[]; scopes: Set<string> }> {
	const books = new Books(trx);
	const cache = new Cache();
	if (!scene.apart) await prefetch(books, cache, scene.actor, actions);
	const dirty = new Map<string, AnyPut>();
	const log: ActionLog[] = [];
	const subjects: Subject[] = [];
	const entries: Entry[] = [];
	const verdicts: Verdict[] = [];
	for (const action of actions) {
		const { verdict, puts } = scene.apart
			? { verdict: setApart(action, scene.apart), puts: [] }
			: await carryOut(books, cache, action, scene);
		for (const put of puts) dirty.set(`${put.table}/${put.row.id}`, put);
		log.push(logged(scene, action, verdict));
		subjects.push(...subjectsOf(action.id, action.input, puts));
		entries.push(...entriesOf(scene, action, verdict, puts));
		verdicts.push(verdict);
	}
	const scopes = await books.write(scene.version, dirty.values());
	for (const some of batches(log, BULK)) await trx.insertInto('action_log').values(some).execute();
	await writeSubjects(trx, subjects);
	await append(trx, entries);
	await alarm(trx, scene, verdicts);
	return { verdicts, scopes };
}

/** What makes two sendings of an action the same one: SHA-256, hex. */
export function contentOf({ name, v, input, at }: Action): string {
	return sha256(canonical({ name, v, input, at }));
}

async function carryOut(
	books: Books,
	cache: Cache,
	action: Action,
	scene: Scene
): Promise<{ verdict: Verdict; puts: AnyPut[] }> {
	const { actor } = scene;
	const fetch = async (need: Need) => (await books.fetch([need]))[0] ?? [];
	const run = async (body: (tx: Tx) => Verdict) => {
		const { result, tx } = await withRows(cache, fetch, guarded(body));
		tx.keep();
		return { verdict: result, puts: [...tx.puts.values()] };
	};
	try {
		return await run((tx) => {
			perform(tx, action, actor, true, scene.now);
			return answerEffect(tx, action);
		});
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		if (isOfFormerRole(scene, action, error))
			return { verdict: setApart(action, 'ROLE'), puts: [] };
		return run((tx) => answerRefusal(tx, action, actor, error, scene.now));
	}
}

/**
 * A fact from a tablet whose person has another role by now was done in the former one: it is kept
 * for the office to decide, since nobody can do it again.
 */
function isOfFormerRole({ deviceId }: Scene, { name }: Action, { code }: Refusal): boolean {
	const isFact = isActionName(name) && ACTIONS[name].kind === 'fact';
	return code === 'ROLE' && deviceId !== null && isFact;
}

/** Tells what a rule throws by mistake from what the database throws. */
function guarded<R>(body: (tx: Tx) => R): (tx: Tx) => R {
	return (tx) => {
		try {
			return body(tx);
		} catch (error) {
			if (error instanceof Refusal || isMissing(error)) throw error;
			throw new Bug(error);
		}
	};
}

function setApart({ id }: Action, code: RefusalCode): Verdict {
	return { id, verdict: 'quarantined', code, params: {} };
}

function logged(scene: Scene, action: Given, verdict: Verdict): ActionLog {
	const input = storable(action.input);
	return {
		id: action.id,
		deviceId: scene.deviceId,
		userId: scene.actor.userId,
		name: action.name,
		v: action.v,
		input,
		// A hash over a resident registration number could be tried out, so it is not kept either.
		content: input === null ? '' : action.content,
		at: action.at,
		receivedAt: scene.now,
		clockOffMs: clockOff(scene, action.at),
		version: scene.version,
		verdict: verdict.verdict,
		code: verdict.code,
		params: JSON.stringify(verdict.params)
	};
}

/**
 * The input as JSON, or null where a resident registration number stands anywhere in it: in a text,
 * which JSON writes with escapes, or as a number or a name of a field, which only JSON shows.
 */
export function storable(input: unknown): string | null {
	const text = JSON.stringify(input) ?? 'null';
	return anyRrn(input) || holdsRrn(text.replace(/"[0-9a-f]{64}"/g, '""')) ? null : text;
}

/** A device may have been offline for days; only a time that cannot be is known to be wrong. */
function clockOff({ now, enrolledAt }: Scene, at: string): number | null {
	const ahead = Date.parse(at) - Date.parse(now);
	if (ahead > CLOCK_TOLERANCE_MS) return ahead;
	const behind = enrolledAt === null ? 0 : Date.parse(at) - Date.parse(enrolledAt);
	return behind < -CLOCK_TOLERANCE_MS ? behind : null;
}

/**
 * An entry for each household whose data the action wrote: a payment to a hundred of them is a hundred
 * doings. (개인정보의 안전성 확보조치 기준 §2: 처리한 정보주체)
 */
function entriesOf(
	scene: Scene,
	action: Action,
	verdict: Verdict,
	puts: readonly AnyPut[]
): Entry[] {
	const work = [action.name, verdict.verdict, verdict.code].filter(Boolean).join(' ');
	const { now: at, from } = scene;
	const base = { at, userId: scene.actor.userId, from, work, actionId: action.id };
	const written = householdsIn(puts);
	const subjects = written.size > 0 ? [...written] : [asked(action)];
	return subjects.map((subject) => ({ ...base, subject }));
}

/** The household whose data the action asked to write. */
function asked({ input }: Action): string | null {
	const given = (input as { householdId?: unknown } | null)?.householdId;
	return typeof given === 'string' ? given.slice(0, 64) : null;
}

/** Somebody has to look at what was set apart: one alert a device and reason. */
async function alarm(trx: Trx, scene: Scene, verdicts: readonly Verdict[]): Promise<void> {
	const { deviceId, actor, now } = scene;
	const [first, ...others] = verdicts.filter(({ verdict }) => verdict === 'quarantined');
	if (!first?.code) return;
	const params: Params = { deviceId, userId: actor.userId, actions: 1 + others.length };
	await raise(trx, { kind: first.code, about: first.id, params }, now);
}
