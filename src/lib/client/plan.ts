/** The department's plan as it was last seen: aggregates without persons, readable offline with their time. */
import { readKept, saveKept } from './board.ts';

export interface SavedPlan {
	plan: unknown;
	/** ISO: as of when, by the server's clock */
	at: string;
}

const KEY = 'plan';
/** A desk's copy that is younger is not fetched again. */
const FRESH_MS = 5 * 60_000;
/** A tablet's, which is on a slow line. */
export const TABLET_FRESH_MS = 6 * 60 * 60_000;

/** Fetches the plan and keeps it, unless a copy younger than `fresh` (ms) is there. Quietly does nothing without an answer. */
export async function keepPlan(fresh = FRESH_MS): Promise<void> {
	const kept = await readPlan();
	if (kept && Date.now() - Date.parse(kept.at) < fresh) return;
	const answer = await fetch('/api/plan', { cache: 'no-store' }).catch(() => null);
	if (!answer?.ok) return;
	const plan = (await answer.json().catch(() => null)) as { asOf?: string } | null;
	if (plan?.asOf) await saveKept(KEY, plan, plan.asOf);
}

/** The plan that was kept last, or null. */
export async function readPlan(): Promise<SavedPlan | null> {
	const kept = await readKept(KEY);
	return kept && { plan: kept.board, at: kept.at };
}
