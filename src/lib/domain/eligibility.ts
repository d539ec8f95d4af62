/** How a household's category was checked, and until when it counts. (DOMAIN §2.2 EligibilityProof) */
import { serves, type Context } from './context.ts';
import { servable } from './household.ts';
import { dayOf } from './month.ts';
import { Refusal } from './refusal.ts';
import type { Rows } from './tables.ts';
import { openTask } from './task.ts';
import type { Tx } from './tx.ts';
import { yearFor } from './year.ts';

type Eligibility = Rows['eligibility'];
export { PROOF_METHODS } from './records/people.ts';

/** A proof that ends within so many days is asked for again before it does. */
export const PROOF_SOON_DAYS = 30;

/** PENDING 미확인: nothing on record · VERIFIED 확인 · EXPIRED 기간 만료 · REVOKED 취소. */
export type EligibilityState = 'PENDING' | 'VERIFIED' | 'EXPIRED' | 'REVOKED';

/** What a proof is worth on a day. */
export function stateOf(row: Eligibility | undefined, day: string): EligibilityState {
	if (!row) return 'PENDING';
	if (row.revokedAt !== null) return 'REVOKED';
	return row.validUntil < day ? 'EXPIRED' : 'VERIFIED';
}

/** The household's proof that counts most on a day: a verified one, else the newest of the others. */
export function proofOn(tx: Tx, householdId: string, day: string): Eligibility | undefined {
	const newest = tx
		.where('eligibility', 'householdId', householdId)
		.sort((a, b) => (a.checkedOn < b.checkedOn ? 1 : -1));
	return newest.find((row) => stateOf(row, day) === 'VERIFIED') ?? newest[0];
}

/** The verified proof of a day, or Refusal NO_PROOF with the state of what there is. */
export function verified(tx: Tx, householdId: string, day: string): Eligibility {
	const row = proofOn(tx, householdId, day);
	const state = stateOf(row, day);
	if (row && state === 'VERIFIED') return row;
	throw new Refusal('NO_PROOF', { state, until: row?.validUntil ?? null });
}

export type Proof = Pick<
	Eligibility,
	'householdId' | 'category' | 'method' | 'checkedOn' | 'validUntil'
> & { eligibilityId: string };

/** Records that the category was checked. The household's own category follows it. */
export function verify(tx: Tx, { eligibilityId: id, ...proof }: Proof, ctx: Context): void {
	const home = servable(tx, proof.householdId);
	if (!serves(ctx.actor, home.adminDong)) throw new Refusal('UNKNOWN_HOUSEHOLD');
	if (tx.get('eligibility', id))
		throw new Refusal('ALREADY_REGISTERED', { receiptNo: home.receiptNo });
	if (proof.checkedOn > dayOf(ctx.at)) throw new Refusal('DATE_AHEAD', { field: 'checkedOn' });
	if (proof.validUntil < proof.checkedOn)
		throw new Refusal('DATES_REVERSED', { field: 'validUntil' });
	const { adminDong } = home;
	const by = { checkedBy: ctx.actor.userId, revokedAt: null, revokeReason: '' };
	tx.put('eligibility', { id, ...proof, adminDong, ...by });
	if (home.category !== proof.category)
		tx.put('household', { ...home, category: proof.category, editedAt: ctx.at });
}

/** Takes a proof back; whoever waits on it has to be looked at. */
export function revoke(
	tx: Tx,
	{ eligibilityId, reason }: { eligibilityId: string; reason: string },
	ctx: Context
): void {
	const row = tx.get('eligibility', eligibilityId);
	if (!row) throw new Refusal('UNKNOWN_PROOF');
	if (row.revokedAt !== null) throw new Refusal('PROOF_REVOKED', { at: row.revokedAt });
	tx.put('eligibility', { ...row, revokedAt: ctx.at, revokeReason: reason });
	if (proofOn(tx, row.householdId, dayOf(ctx.at))?.revokedAt === null) return;
	const { householdId, adminDong } = row;
	openTask(tx, ctx, 'EXPIRED_PROOF', yearFor(tx, ctx.now), { householdId, adminDong });
}
