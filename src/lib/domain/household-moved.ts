/** What a household's rows follow when it moves within the district or is merged across two dongs. */
import { moveFees } from './fee-end.ts';
import type { Rows } from './tables.ts';
import type { Tx } from './tx.ts';

/** Rows that say which dong may see them, and are found by their household. */
const BY_HOUSEHOLD = [
	...(['eligibility', 'consent', 'application', 'assignment', 'receipt', 'ticket'] as const),
	'task'
] as const;

type Local = 'household' | 'visit' | 'repairVisit' | 'exception' | (typeof BY_HOUSEHOLD)[number];

/**
 * Everything that stands under a household's id is for the people of `adminDong` from now on, what is
 * over included: the dong that was left keeps nothing about it. (DOMAIN §3.2 R3, R9)
 */
export function bringAll(tx: Tx, householdId: string, adminDong: string): void {
	const bring = <T extends Local>(table: T, row: Rows[T]) => {
		if (row.adminDong !== adminDong) tx.put(table, { ...row, adminDong });
	};
	const home = tx.get('household', householdId);
	if (home) bring('household', home);
	for (const table of BY_HOUSEHOLD)
		for (const row of tx.where(table, 'householdId', householdId)) bring(table, row);
	for (const { id } of tx.where('assignment', 'householdId', householdId)) {
		for (const visit of tx.where('visit', 'assignmentId', id)) bring('visit', visit);
		for (const row of tx.where('exception', 'assignmentId', id)) bring('exception', row);
	}
	for (const { id } of tx.where('ticket', 'householdId', householdId))
		for (const visit of tx.where('repairVisit', 'ticketId', id)) bring('repairVisit', visit);
	moveFees(tx, householdId, adminDong);
}
