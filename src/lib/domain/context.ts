/** Who acts, when, and how a fact that breaks a rule is put before a named person. */
import type { Params, RefusalCode } from './refusal.ts';
import type { Rows } from './tables.ts';
import type { Tx } from './tx.ts';

/**
 * field 현장: delivers and repairs · intake 접수: registers at the dong's counter ·
 * office 관리: answers for the programme · approver 승인: second person for money and excess ·
 * privacy 개인정보 책임: reviews access · audit 감사: reads logs only ·
 * team 팀: writes what came of its own items of the department's plan.
 */
export const ROLES = [
	...(['field', 'intake', 'office', 'approver', 'privacy', 'audit', 'team'] as const)
] as const;
export type Role = (typeof ROLES)[number];
/** Whoever acts: somebody who works here, or a household about its own record. */
export type ActorRole = Role | 'household';

/** From the session, never from the tablet. */
export interface Actor {
	/** of a household: `household:<householdId>` */
	userId: string;
	role: ActorRole;
	/** administrative dongs a field or intake person works in */
	dongs: readonly string[];
	/** the department's team that a `team` person belongs to */
	team?: string | null;
}

/** Whether a person's area holds the dong; offices work for all of them. (DOMAIN §3.2 R3) */
export function serves(actor: Actor, adminDong: string): boolean {
	const local = actor.role === 'field' || actor.role === 'intake';
	if (actor.role === 'household' || actor.role === 'team') return false;
	return !local || actor.dongs.includes(adminDong);
}

/** Whether a person may act about a household: their area holds its dong, or it is their own. */
export function reaches(actor: Actor, of: { householdId: string; adminDong: string }): boolean {
	if (actor.role === 'household') return actor.userId === householdActor(of.householdId);
	return serves(actor, of.adminDong);
}

/** The name under which a household's own doings stand in the log. */
export function householdActor(householdId: string): string {
	return `household:${householdId}`;
}

export interface Context {
	actionId: string;
	/** the device's clock when the person did it */
	at: string;
	actor: Actor;
	/** the server's clock when it judges; on a tablet, and where nobody says, the device's */
	now: string;
	/** true at the server, which alone keeps custody and tasks and decides claims */
	judges: boolean;
}

/** A tablet may be away for this long before it has to be in contact again. (DESIGN §6) */
const LEASE_MS = 72 * 60 * 60_000;

/**
 * When something was done, as far as a device's clock may say: not after the server heard of it, and
 * not longer before than a tablet may be away. It decides places in a queue. (DOMAIN §5.1) The office
 * works by the server's clock, and its rosters say when an application came in on paper.
 */
export function credible({ at, now, actor }: Pick<Context, 'at' | 'now' | 'actor'>): string {
	const [done, heard] = [Date.parse(at), Date.parse(now)];
	const earliest = actor.role === 'office' ? done : heard - LEASE_MS;
	return new Date(Math.min(heard, Math.max(done, earliest))).toISOString();
}

/**
 * The context of a fact with the time by which its consequences are reckoned (warranty, support,
 * promise): not after the server heard of it, nor before what must have come first (`since`, ISO); where
 * nothing did, as far as is credible. The log keeps what the device said. (SAFETY §1)
 */
export function happened(ctx: Context, since: string | null): Context {
	if (since === null) return { ...ctx, at: credible(ctx) };
	const at = Math.min(Date.parse(ctx.now), Math.max(Date.parse(ctx.at), Date.parse(since)));
	return { ...ctx, at: new Date(at).toISOString() };
}

type Subject = Partial<
	Pick<
		Rows['exception'],
		'adminDong' | 'assignmentId' | 'householdId' | 'pcId' | 'receiptId' | 'ticketId'
	>
>;

/** Files an exception: the fact stays, and somebody has to decide. One per action and code. */
export function except(
	tx: Tx,
	ctx: Context,
	fiscalYear: string,
	code: RefusalCode,
	subject: Subject,
	params: Params = {}
): void {
	tx.put('exception', {
		id: `${ctx.actionId}.${code}`,
		code,
		params: JSON.stringify(params),
		actionId: ctx.actionId,
		fiscalYear,
		adminDong: subject.adminDong ?? null,
		workerId: ctx.actor.userId,
		assignmentId: subject.assignmentId ?? null,
		householdId: subject.householdId ?? null,
		pcId: subject.pcId ?? null,
		receiptId: subject.receiptId ?? null,
		ticketId: subject.ticketId ?? null,
		openedAt: ctx.at,
		decidedAt: null,
		decision: null,
		decidedBy: null,
		reason: ''
	});
}
