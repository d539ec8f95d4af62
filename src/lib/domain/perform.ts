/**
 * Carries out one action over a Tx: shape, role, rule, judgement. Pure and synchronous, the same
 * on a tablet (`judges: false`) and on the server (`judges: true`).
 */
import { ACTIONS, isActionName, type ActionName } from './actions.ts';
import { except, type Actor, type Context } from './context.ts';
import { Refusal, type Params, type RefusalCode } from './refusal.ts';
import { anyRrn } from './rrn.ts';
import type { Tx } from './tx.ts';
import { yearFor } from './year.ts';

/** A write as it was made once on a device. `n` counts per device, from 1 without gaps. */
export interface Action {
	id: string;
	name: string;
	v: number;
	input: unknown;
	/** ISO time of the device's clock */
	at: string;
}

/** Its input in the present version's shape. Throws Refusal MALFORMED, RRN_FOUND, UNKNOWN_ACTION. */
export function readInput(action: Pick<Action, 'name' | 'v' | 'input'>): {
	name: ActionName;
	input: unknown;
} {
	if (!isActionName(action.name)) throw new Refusal('UNKNOWN_ACTION', { name: action.name });
	const definition = ACTIONS[action.name];
	if (anyRrn(action.input)) throw new Refusal('RRN_FOUND');
	const parsed = definition.input.safeParse(lift(action, definition));
	if (!parsed.success)
		throw new Refusal('MALFORMED', { field: parsed.error.issues[0]?.path.join('.') ?? '' });
	return { name: action.name, input: parsed.data };
}

/**
 * Runs the action's rule, and on the server its judgement, by the server's clock `now` (ISO).
 * Effects are puts on `tx`.
 * Throws Refusal; a caller that gets one drops the Tx.
 */
export function perform(
	tx: Tx,
	action: Action,
	actor: Actor,
	judges: boolean,
	now = action.at
): void {
	const { name, input } = readInput(action);
	const definition = ACTIONS[name] as { roles: readonly string[]; run: Rule; judge?: Rule };
	if (!definition.roles.includes(actor.role)) throw new Refusal('ROLE', { role: actor.role });
	const ctx: Context = { actionId: action.id, at: action.at, actor, now, judges };
	definition.run(tx, input, ctx);
	if (judges) definition.judge?.(tx, input, ctx);
}

/** What the server answers for good. `quarantined`: kept apart for a person to look at. */
export interface Verdict {
	id: string;
	verdict: 'accepted' | 'exception' | 'refused' | 'quarantined';
	code: RefusalCode | null;
	params: Params;
}

/** Codes that leave nothing to keep even of a fact: it cannot be read, or must not be stored. */
const UNREADABLE: readonly RefusalCode[] = ['MALFORMED', 'RRN_FOUND', 'UNKNOWN_ACTION', 'ROLE'];

/**
 * The server's answer to a rule that said no: a claim is refused; a fact is kept as an exception
 * that `tx` (a fresh one) now holds.
 */
export function answerRefusal(
	tx: Tx,
	action: Action,
	actor: Actor,
	refusal: Refusal,
	now = action.at
): Verdict {
	const { code, params } = refusal;
	if (
		UNREADABLE.includes(code) ||
		!isActionName(action.name) ||
		ACTIONS[action.name].kind === 'claim'
	) {
		return { id: action.id, verdict: 'refused', code, params };
	}
	const { id: actionId, at } = action;
	const ctx: Context = { actionId, at, actor, now, judges: true };
	const ids = (action.input ?? {}) as Named;
	except(tx, ctx, yearOf(tx, ids, now), code, subjectIn(tx, ids), params);
	return { id: action.id, verdict: 'exception', code, params };
}

/** What an input may name, whatever else it holds. */
type Named = Partial<Record<(typeof NAMED)[number][0] | 'householdId' | 'fiscalYear', unknown>>;

/** Rows by which an input says whom it is about. */
const NAMED = [
	['assignmentId', 'assignment'],
	['ticketId', 'ticket'],
	['visitId', 'visit'],
	['repairVisitId', 'repairVisit'],
	['enrollmentId', 'enrollment'],
	['consentId', 'consent']
] as const;

/**
 * The year that a fact is about, if it says so and the year has settings; else that of the server's day,
 * which a device's clock does not choose.
 */
function yearOf(tx: Tx, { fiscalYear, assignmentId }: Named, now: string): string {
	const promise = typeof assignmentId === 'string' ? tx.get('assignment', assignmentId) : undefined;
	const said = promise?.fiscalYear ?? fiscalYear;
	return typeof said === 'string' && tx.get('programmeYear', said) ? said : yearFor(tx, now);
}

/** Whom a fact is about that no rule would take: nothing is kept about nobody. */
function subjectIn(tx: Tx, input: Named): Parameters<typeof except>[4] {
	const { householdId: home } = input;
	const household = typeof home === 'string' ? tx.get('household', home) : undefined;
	for (const [column, table] of NAMED) {
		const id = input[column];
		const row = typeof id === 'string' ? tx.get(table, id) : undefined;
		if (!row) continue;
		const { adminDong, householdId } = row;
		const about = column === 'assignmentId' || column === 'ticketId' ? { [column]: row.id } : {};
		return { adminDong, householdId, ...about };
	}
	return household ? { adminDong: household.adminDong, householdId: household.id } : {};
}

/** The server's answer to an action that went through: `exception` if it filed one. */
export function answerEffect(tx: Tx, action: Action): Verdict {
	const filed = tx.where('exception', 'actionId', action.id)[0];
	if (!filed) return { id: action.id, verdict: 'accepted', code: null, params: {} };
	return {
		id: action.id,
		verdict: 'exception',
		code: filed.code as RefusalCode,
		params: JSON.parse(filed.params) as Params
	};
}

type Rule = (tx: Tx, input: unknown, ctx: Context) => void;

function lift(
	action: Pick<Action, 'v' | 'input'>,
	definition: { v: number; upcast?: readonly ((input: unknown) => unknown)[] }
): unknown {
	if (action.v === definition.v) return action.input;
	const steps = definition.upcast?.slice(action.v - 1) ?? [];
	if (action.v > definition.v || steps.length !== definition.v - action.v)
		throw new Refusal('UNKNOWN_ACTION', { v: action.v });
	return steps.reduce((input, step) => step(input), action.input);
}
