/** What would become of an enrolment's months if its end were put right: asked of the rule, nothing is written. */
import type { Actor } from '../../../domain/context.ts';
import { foresee, sumOf, type Change, type Sum } from '../../../domain/end-corrected.ts';
import { Refusal, type Params, type RefusalCode } from '../../../domain/refusal.ts';
import type { Tx } from '../../../domain/tx.ts';
import { ask } from '../../ask.ts';
import type { Db } from '../../schema.ts';

/** An end as it would be granted now: month by month and in all, or why it would not be. */
export interface Foreseen {
	/** day; null: support did not end */
	on: string | null;
	changes: Change[];
	sum: Sum;
	/** the household's case is closed on another day with it */
	closing: boolean;
	refused: { code: RefusalCode; params: Params } | null;
}

interface RightEnd {
	enrollmentId: string;
	/** day; null: support did not end */
	on: string | null;
}

/** What an end on that day would come to at `now` (ISO), for whoever looks. */
export async function foreseenEnd(
	db: Db,
	actor: Actor,
	{ enrollmentId, on }: RightEnd,
	now: string
): Promise<Foreseen> {
	const ctx = { actionId: 'foreseen', at: now, now, actor, judges: true };
	const none = { on, changes: [], sum: sumOf([]), closing: false };
	try {
		return await ask(db, (tx) => {
			const before = closedOn(tx, enrollmentId);
			const changes = foresee(tx, { enrollmentId, on }, ctx);
			const closing = closedOn(tx, enrollmentId) !== before;
			return { on, changes, sum: sumOf(changes), closing, refused: null };
		});
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		const { code, params } = error;
		return { ...none, refused: { code, params } };
	}
}

function closedOn(tx: Tx, enrollmentId: string): string | null {
	const home = tx.get('enrollment', enrollmentId)?.householdId;
	return home === undefined ? null : (tx.get('household', home)?.closedOn ?? null);
}
