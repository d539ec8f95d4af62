/** What a household agreed to, each kind apart. Refusing the carrier does not cost the PC. (DOMAIN §3.2 R2) */
import { noteArea } from './area.ts';
import { happened, reaches, type Context } from './context.ts';
import { consentWithdrawn } from './fee-pause.ts';
import { known as knownHousehold } from './household.ts';
import type { ConsentKind } from './records/people.ts';
import { Refusal } from './refusal.ts';
import type { Rows } from './tables.ts';
import { openTask } from './task.ts';
import type { Tx } from './tx.ts';
import { yearFor } from './year.ts';

type Consent = Rows['consent'];
export { CONSENT_KINDS, CONSENT_METHODS } from './records/people.ts';

/** Without these nothing may be decided about a household. (개인정보 보호법 15·22·23) */
export const NEEDED: readonly ConsentKind[] = ['COLLECT', 'SENSITIVE'];

/** GIVEN 동의 · WITHDRAWN 철회. */
export function stateOf(row: Consent): 'GIVEN' | 'WITHDRAWN' {
	return row.withdrawnAt === null ? 'GIVEN' : 'WITHDRAWN';
}

/** Kinds that a household has agreed to and not withdrawn. */
export function givenBy(tx: Tx, householdId: string): Set<ConsentKind> {
	const rows = tx.where('consent', 'householdId', householdId);
	return new Set(rows.filter((row) => stateOf(row) === 'GIVEN').map((row) => row.kind));
}

/** Refuses with CONSENT_MISSING where one of those is missing that nobody can do without. */
export function needed(tx: Tx, householdId: string): void {
	const given = givenBy(tx, householdId);
	const missing = NEEDED.find((kind) => !given.has(kind));
	if (missing) throw new Refusal('CONSENT_MISSING', { kind: missing });
}

export type Agreement = Pick<Consent, 'kind' | 'textVersion' | 'method'> & { consentId: string };

/** Records an agreement. The same kind once more is another row: each has its wording and time. */
export function give(
	tx: Tx,
	{ consentId: id, householdId, ...agreement }: Agreement & { householdId: string },
	ctx: Context
): void {
	const { adminDong, receiptNo, registeredAt } = knownHousehold(tx, householdId);
	if (tx.get('consent', id)) throw new Refusal('ALREADY_REGISTERED', { receiptNo });
	const dates = { givenAt: happened(ctx, registeredAt).at, withdrawnAt: null };
	tx.put('consent', { id, householdId, adminDong, ...agreement, ...dates });
	noteArea(tx, ctx, { householdId, adminDong });
}

/** Records that an agreement is withdrawn; the office has to act where it cannot do without, or is waited for. */
export function withdraw(tx: Tx, { consentId }: { consentId: string }, ctx: Context): void {
	const row = tx.get('consent', consentId);
	const isOthers = ctx.actor.role === 'household' && row && !reaches(ctx.actor, row);
	if (!row || isOthers) throw new Refusal('UNKNOWN_CONSENT');
	if (row.withdrawnAt !== null) throw new Refusal('CONSENT_WITHDRAWN', { at: row.withdrawnAt });
	tx.put('consent', { ...row, withdrawnAt: happened(ctx, row.givenAt).at });
	const { householdId, adminDong } = row;
	if (row.kind === 'THIRD_PARTY' && !givenBy(tx, householdId).has('THIRD_PARTY'))
		consentWithdrawn(tx, householdId, ctx);
	noteArea(tx, ctx, { householdId, adminDong });
	// A household that takes back any of them at its own door is told that somebody will call.
	if (NEEDED.includes(row.kind) || ctx.actor.role === 'household')
		openTask(tx, ctx, 'CONSENT_WITHDRAWN', yearFor(tx, ctx.now), { householdId, adminDong });
}
