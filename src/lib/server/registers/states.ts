/**
 * The states of the domain as SQL, so that a register can filter and order by what is derived.
 * Each says again what a `stateOf` says; tests/server/registers.test.ts holds them together.
 */
import { sql } from 'kysely';
import { APPLICATION_STATES, type ApplicationState } from '../../domain/application.ts';
import type { AssignmentState } from '../../domain/assignment.ts';
import type { HouseholdState } from '../../domain/household.ts';
import type { PcState } from '../../domain/pc.ts';
import type { VisitState } from '../../domain/visit.ts';
import { STANDINGS as COUNTING } from '../reports/deliveries.ts';
import { STANDS, type Stand } from '../reports/register.ts';
import { PC_STATES } from '../reports/stock.ts';
import { firstOf } from './sql.ts';

export { APPLICATION_STATES, PC_STATES, STANDS };

export const HOUSEHOLD_STATES: readonly HouseholdState[] = [
	...(['ACTIVE', 'MOVED_OUT', 'DECEASED', 'INELIGIBLE', 'MERGED'] as const)
];
export const ASSIGNMENT_STATES: readonly AssignmentState[] = [
	...(['PROPOSED', 'CONFIRMED', 'COMPLETED', 'CONFLICTED', 'RELEASED'] as const)
];
export const VISIT_STATES: readonly VisitState[] = [
	...(['SCHEDULED', 'DEPARTED', 'ACCEPTED', 'FAILED', 'CANCELLED'] as const)
];

const isSet = (column: string) => sql`${sql.ref(column)} is not null`;

export const householdState = firstOf<HouseholdState>(
	[
		[isSet('household.mergedIntoId'), 'MERGED'],
		[isSet('household.deceasedAt'), 'DECEASED'],
		[isSet('household.movedOutAt'), 'MOVED_OUT'],
		[isSet('household.ineligibleAt'), 'INELIGIBLE']
	],
	'ACTIVE'
);

export const pcState = firstOf<PcState>(
	[
		[isSet('pc.scrappedAt'), 'SCRAPPED'],
		[isSet('pc.lostAt'), 'LOST'],
		[isSet('pc.repairAt'), 'IN_REPAIR'],
		[isSet('pc.deliveredAt'), 'DELIVERED'],
		[isSet('pc.outAt'), 'OUT'],
		[isSet('pc.assignmentId'), 'RESERVED'],
		[isSet('pc.refurbishingAt'), 'REFURBISHING'],
		[isSet('pc.stockedAt'), 'IN_STOCK'],
		[
			sql`"pc"."returnedAt" is not null and coalesce("pc"."wipedAt", '') <= "pc"."returnedAt"`,
			'RETURNED'
		],
		[isSet('pc.inspectedAt'), 'INSPECTED'],
		[isSet('pc.wipedAt'), 'WIPED']
	],
	'SOURCED'
);

export const assignmentState = firstOf<AssignmentState>(
	[
		[isSet('assignment.releasedAt'), 'RELEASED'],
		[isSet('assignment.conflictedAt'), 'CONFLICTED'],
		[sql`"assignment"."completedAt" is not null and "assignment"."swapDueAt" is null`, 'COMPLETED'],
		[isSet('assignment.confirmedAt'), 'CONFIRMED']
	],
	'PROPOSED'
);

export const visitState = firstOf<VisitState>(
	[
		[isSet('visit.acceptedAt'), 'ACCEPTED'],
		[isSet('visit.failedAt'), 'FAILED'],
		[isSet('visit.cancelledAt'), 'CANCELLED'],
		[isSet('visit.departedAt'), 'DEPARTED']
	],
	'SCHEDULED'
);

/** What an assignment is in the quota: the counts of the board. */
export const PLACES = ['DELIVERED', 'HELD', 'ABOVE', 'NONE'] as const;
export const assignmentPlace = firstOf<(typeof PLACES)[number]>(
	[
		[isSet('assignment.releasedAt'), 'NONE'],
		[isSet('assignment.aboveQuotaAt'), 'ABOVE'],
		[sql`"assignment"."confirmedAt" is null or "assignment"."conflictedAt" is not null`, 'NONE'],
		[isSet('assignment.completedAt'), 'DELIVERED']
	],
	'HELD'
);

/**
 * Whether a place that is held is aboard a tablet: one that serves the 행정동 has been in contact since
 * it was granted, so that it can be handed over without a network.
 */
export const carried = sql`case when ${assignmentPlace} = 'HELD' and exists (
	select 1 from "device" join "user" on "user"."id" = "device"."userId"
	where "device"."revokedAt" is null and "user"."disabledAt" is null
	and "device"."lastSeenAt" >= "assignment"."confirmedAt"
	and ',' || "user"."dongs" || ',' like '%,' || "assignment"."adminDong" || ',%'
) then 'YES' else 'NO' end`;

/** Where a household stands in the year; "assignment" is its live one of the year, if it has one. */
export const householdStand = firstOf<Stand>(
	[
		[isSet('assignment.completedAt'), 'DELIVERED'],
		[sql`${householdState} <> 'ACTIVE'`, 'CLOSED'],
		[isSet('assignment.id'), 'ASSIGNED']
	],
	'WAITING'
);

export const applicationState = firstOf<ApplicationState>(
	[
		[isSet('application.withdrawnAt'), 'WITHDRAWN'],
		[isSet('application.rejectedAt'), 'REJECTED'],
		[isSet('application.fulfilledAt'), 'FULFILLED'],
		[isSet('application.selectedAt'), 'SELECTED'],
		[isSet('application.waitlistYear'), 'WAITLISTED'],
		[isSet('application.needsInfoAt'), 'NEEDS_INFO'],
		[isSet('application.screeningAt'), 'SCREENING']
	],
	'RECEIVED'
);

/** What a receipt counts as, and VOID 무효: a decision took its force away. */
export const STANDINGS = [...COUNTING, 'VOID'] as const;
export const receiptStanding = firstOf<(typeof STANDINGS)[number]>(
	[
		[sql`"receipt"."voidedAt" is not null or "assignment"."releasedAt" is not null`, 'VOID'],
		[
			sql`"assignment"."conflictedAt" is not null or exists (select 1 from "exception"
				where "exception"."receiptId" in ("receipt"."id", "receipt"."replacesId")
				and "exception"."code" in ('SAME_HOUSEHOLD', 'SAME_UNIT')
				and coalesce("exception"."decision", '') <> 'SECOND_STANDS')`,
			'DISPUTED'
		],
		[isSet('assignment.aboveQuotaAt'), 'ABOVE']
	],
	'COUNTED'
);
