/** What happens to an assignment whose unit is gone. */
import type { Tx } from './tx.ts';

/** A promise keeps its place and waits for another unit. */
export function loseUnit(tx: Tx, assignmentId: string | null, pcId: string): void {
	const row = assignmentId === null ? undefined : tx.get('assignment', assignmentId);
	const waits = row && (row.completedAt === null || row.swapDueAt !== null);
	if (waits && row.pcId === pcId) tx.put('assignment', { ...row, pcId: null });
}

/** The household has its unit no longer. Its place stays used until somebody frees it. (DOMAIN §2.2 QuotaYear) */
export function endAward(tx: Tx, assignmentId: string | null, pcId: string, at: string): void {
	const row = assignmentId === null ? undefined : tx.get('assignment', assignmentId);
	// A second unit recorded for the same household may come back while the award stands.
	if (row?.pcId === pcId && row.completedAt !== null && row.endedAt === null)
		tx.put('assignment', { ...row, endedAt: at });
}
