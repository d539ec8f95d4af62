/** What happens to an assignment whose unit is gone. */
import type { Tx } from './tx.ts';

/** A promise keeps its place and waits for another unit. */
export function loseUnit(tx: Tx, assignmentId: string | null): void {
	const row = assignmentId === null ? undefined : tx.get('assignment', assignmentId);
	if (row && row.completedAt === null) tx.put('assignment', { ...row, pcId: null });
}

/** The household has its unit no longer. Its place stays used until somebody frees it. (DOMAIN §2.2 QuotaYear) */
export function endAward(tx: Tx, assignmentId: string | null, at: string): void {
	const row = assignmentId === null ? undefined : tx.get('assignment', assignmentId);
	if (row && row.completedAt !== null && row.endedAt === null)
		tx.put('assignment', { ...row, endedAt: at });
}
