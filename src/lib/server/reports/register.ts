/** Where a household stands between asking and having. */
import { stateOf as householdState } from '../../domain/household.ts';
import type { Rows } from '../../domain/tables.ts';

/** WAITING 대기: has nothing yet · ASSIGNED 배정 · DELIVERED 보급완료 · CLOSED: can receive nothing. */
export const STANDS = ['WAITING', 'ASSIGNED', 'DELIVERED', 'CLOSED'] as const;
export type Stand = (typeof STANDS)[number];

/** Where a household stands between asking and having. */
export function standOf(
	row: Rows['household'],
	live: Pick<Rows['assignment'], 'completedAt'> | undefined
): Stand {
	if (live && live.completedAt !== null) return 'DELIVERED';
	if (householdState(row) !== 'ACTIVE') return 'CLOSED';
	return live ? 'ASSIGNED' : 'WAITING';
}
