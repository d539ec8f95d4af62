/** What follows from closing a household, told before it is done. The rule itself is `closing.ts`. */
import { isAwarded } from '$lib/domain/assignment.ts';
import type { HouseholdRecord } from '$lib/server/reports/household.ts';
import type { record } from '$lib/words/household.ts';

type Words = (typeof record)['ko']['follow'];

/** Planned, or somebody is on the way. */
const OPEN_VISIT = ['SCHEDULED', 'DEPARTED'];
const OPEN = ['RECEIVED', 'SCREENING', 'NEEDS_INFO', 'WAITLISTED', 'SELECTED'];

/** One sentence for each thing; `cause` is '' until it is chosen. */
export function follows(
	{ promise, promises, visits, applications }: HouseholdRecord,
	cause: string,
	w: Words
): string[] {
	const waits = promise && promise.completedAt === null ? promise : undefined;
	const kind = cause === 'DECEASED' ? 'KEEP_OR_RETURN' : 'RECALL';
	return [
		...(waits ? [w.released(waits.tag)] : []),
		...visits
			.filter((visit) => visit.assignmentId === waits?.id && OPEN_VISIT.includes(visit.state))
			.map((visit) => w.visit(visit.scheduledOn)),
		...applications
			.filter(({ state }) => OPEN.includes(state))
			.map(({ fiscalYear }) => w.application(fiscalYear)),
		...(cause === '' ? [] : promises.filter(isAwarded).map(({ tag }) => w[kind](tag ?? 'PC'))),
		...(cause === 'DECEASED' ? [w.phone] : [])
	];
}
