/** What can be done to many lines of a register at once: the same actions as one by one. */
import { createHash } from 'node:crypto';
import { ACTIONS, type ActionName } from '../../domain/actions.ts';
import type { Role } from '../../domain/context.ts';
import type { Rows } from '../../domain/tables.ts';
import type { Wish } from '../preview.ts';
import type { Db } from '../schema.ts';
import type { RegisterName } from './list.ts';

/** What has to be said once for all of them. */
export type BulkField =
	| 'reason'
	| 'rejectReason'
	| 'withdrawReason'
	| 'workerId'
	| 'scheduledOn'
	| 'note'
	| 'startMonth'
	| 'carrier'
	| 'on';

export interface BulkOf {
	action: ActionName;
	fields: readonly BulkField[];
	/** the input for one line; `id` is the action's own, also for what it makes */
	input(line: string, given: Record<BulkField, string>, id: string, visits: Visits): unknown;
}

/** The chosen visits as they are, by id; empty on registers of other things. */
export type Visits = ReadonlyMap<
	string,
	Pick<Rows['visit'], 'workerId' | 'scheduledOn' | 'scheduledAt' | 'tourOrder'>
>;

/** Reads what a bulk action on visits keeps of them. */
export async function visitsFor(
	db: Db,
	register: RegisterName,
	ids: readonly string[]
): Promise<Visits> {
	if (register !== 'visits' || ids.length === 0) return new Map();
	const rows = await db
		.selectFrom('visit')
		.select(['id', 'workerId', 'scheduledOn', 'scheduledAt', 'tourOrder'])
		.where('id', 'in', [...ids])
		.execute();
	return new Map(rows.map((row) => [row.id, row]));
}

export const BULK: Record<RegisterName, readonly BulkOf[]> = {
	applications: [
		onlyNamed('startScreening'),
		onlyNamed('resumeScreening'),
		onlyNamed('waitlistApplication'),
		{
			action: 'rejectApplication',
			fields: ['rejectReason', 'note'],
			input: (applicationId, { rejectReason: reason, note }) => ({ applicationId, reason, note })
		},
		{
			action: 'withdrawApplication',
			fields: ['withdrawReason'],
			input: (applicationId, { withdrawReason: reason }) => ({ applicationId, reason })
		}
	],
	households: [],
	pcs: [],
	assignments: [
		{
			action: 'scheduleVisit',
			fields: ['workerId', 'scheduledOn', 'note'],
			input: (assignmentId, { workerId, scheduledOn, note }, visitId) => ({
				...{ visitId, assignmentId, workerId, scheduledOn, note, scheduledAt: null }
			})
		},
		{
			action: 'release',
			fields: ['reason'],
			input: (assignmentId, { reason }) => ({ assignmentId, reason })
		}
	],
	visits: [
		{
			action: 'moveVisit',
			fields: ['workerId', 'scheduledOn'],
			// The hour that a household was promised stays; its place belongs to the tour that it leaves.
			input: (visitId, { workerId, scheduledOn }, _, visits) => {
				const visit = visits.get(visitId);
				const stays = visit?.workerId === workerId && visit.scheduledOn === scheduledOn;
				const { scheduledAt = null, tourOrder = null } = visit ?? {};
				const place = stays ? tourOrder : null;
				return { visitId, workerId, scheduledOn, scheduledAt, tourOrder: place };
			}
		},
		{
			action: 'cancelVisit',
			fields: ['reason'],
			input: (visitId, { reason }) => ({ visitId, reason })
		}
	],
	deliveries: [],
	enrollments: [
		{
			action: 'askForLine',
			fields: ['carrier'],
			input: (enrollmentId, { carrier }) => ({ enrollmentId, carrier })
		},
		{
			action: 'activateFee',
			fields: ['startMonth'],
			input: (enrollmentId, { startMonth }) => ({ enrollmentId, startMonth })
		}
	],
	months: [
		{
			action: 'skipMonth',
			fields: [],
			input: (monthId) => ({ monthId, reason: 'NO_BILL' })
		},
		{ action: 'leaveOutOfRun', fields: [], input: (monthId) => ({ monthId }) },
		{ action: 'recoverMonth', fields: ['on'], input: (monthId, { on }) => ({ monthId, on }) }
	],
	runs: [],
	ledger: [],
	tickets: [
		{
			action: 'assignTicket',
			fields: ['workerId'],
			input: (ticketId, { workerId }) => ({ ticketId, workerId })
		},
		{
			action: 'planRepair',
			fields: ['workerId', 'scheduledOn', 'note'],
			input: (ticketId, { workerId, scheduledOn, note }, repairVisitId) => ({
				...{ repairVisitId, ticketId, workerId, scheduledOn, note, scheduledAt: null }
			})
		},
		{
			action: 'cancelTicket',
			fields: ['reason'],
			input: (ticketId, { reason }) => ({ ticketId, reason })
		}
	]
};

/** An action that needs to know no more than which application. */
function onlyNamed(action: ActionName): BulkOf {
	return { action, fields: [], input: (applicationId) => ({ applicationId }) };
}

/** Those that a role may do. */
export function bulkFor(register: RegisterName, role: Role): readonly BulkOf[] {
	return BULK[register].filter(({ action }) =>
		(ACTIONS[action].roles as readonly string[]).includes(role)
	);
}

/** The wishes for some lines; a form sent twice wishes for the same things, by the same ids. */
export function wishesOf(
	{ action, input }: BulkOf,
	lines: readonly string[],
	given: Record<BulkField, string>,
	ticket: string,
	visits: Visits
): Wish[] {
	return lines.map((line) => {
		const id = createHash('sha256').update(`${ticket} ${line}`).digest('hex').slice(0, 40);
		return { id, name: action, input: input(line, given, id, visits) };
	});
}
