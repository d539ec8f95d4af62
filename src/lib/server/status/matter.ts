/** What a household asked for and where it stands, told from rows alone: no name, no address, no category. */
import { stateOf as applicationState } from '../../domain/application.ts';
import { isAwarded, isPromise, stateOf as assignmentState } from '../../domain/assignment.ts';
import { isOpen as isOpenFee, stateOf as feeState } from '../../domain/enrollment.ts';
import { addDays, dayOf } from '../../domain/month.ts';
import type { Rows } from '../../domain/tables.ts';
import { isOpen as isOpenTicket, stateOf as ticketState } from '../../domain/ticket.ts';
import * as visit from '../../domain/visit.ts';
import type { FeeState, PcState, RepairState } from '../../words/status/matter.ts';

interface Standing {
	/** of the ticket, the assignment or the application */
	id: string;
	/** how many of its steps are done; null: it ended otherwise */
	done: number | null;
	/** the visit to come */
	slot: { on: string; at: string | null } | null;
	/** a visit for which another day may be asked */
	visitId: string | null;
	/** day on which it was done */
	doneOn: string | null;
	/** day by which somebody has promised to come, or since when the fee is supported */
	dueOn: string | null;
	/** last day of the free repair, or on which a repair may be opened again */
	until: string | null;
	/** whose tablet may know more by now; null: nobody's */
	workerId: string | null;
	/** ids that the log's last word is looked up by */
	about: string[];
}

/** What was reported, and on which day first. */
interface Fault {
	symptom: string;
	askedOn: string;
}

export type Matter =
	| ({ kind: 'PC'; state: PcState } & Standing)
	| ({ kind: 'REPAIR'; state: RepairState } & Standing & Fault)
	| ({ kind: 'INTERNET'; state: FeeState } & Standing);

export interface PcRows {
	applications: readonly Rows['application'][];
	assignments: readonly Rows['assignment'][];
	visits: readonly Rows['visit'][];
	receipts: readonly Pick<Rows['receipt'], 'assignmentId' | 'warrantyUntil' | 'voidedAt'>[];
}

const NOTHING: Omit<Standing, 'id' | 'about'> = {
	...{ done: 1, slot: null, visitId: null, doneOn: null },
	...{ dueOn: null, until: null, workerId: null }
};

/** Where the PC stands on `today`, or null where none was ever asked for. */
export function pcMatter(rows: PcRows, today: string): Matter | null {
	const promise = latest(rows.assignments.filter(isPromise), 'proposedAt');
	if (promise) return promised(promise, rows, today);
	const application = latest(rows.applications, 'receivedAt');
	const award = latest(rows.assignments.filter(isAwarded), 'proposedAt');
	const isNew = award && application && application.receivedAt > (award.completedAt ?? '');
	if (award && !isNew) return awarded(award, rows);
	const disputed = rows.assignments.find((row) => assignmentState(row) === 'CONFLICTED');
	if (disputed)
		return { ...NOTHING, kind: 'PC', state: 'CHECKING', done: 2, ...named(disputed.id) };
	if (!application) return null;
	// What they had is with them no more: it was returned or lost.
	const isOver = applicationState(application) === 'FULFILLED' && rows.assignments.some(hasEnded);
	return isOver ? null : asked(application);
}

function hasEnded({ endedAt, completedAt }: Rows['assignment']): boolean {
	return endedAt !== null && completedAt !== null;
}

function promised(row: Rows['assignment'], { visits }: PcRows, today: string): Matter {
	const own = visits.filter((one) => one.assignmentId === row.id);
	const open = own.find(visit.isOpen);
	const base = { ...NOTHING, kind: 'PC' as const, done: 2 };
	const about = [row.id, ...own.map((one) => one.id)];
	if (!open) {
		const last = latest(own, 'attempt');
		const waits = row.swapDueAt === null ? 'PROMISED' : 'SWAP';
		const state = isMissed(last?.failReason) ? 'MISSED' : waits;
		return { ...base, state, id: row.id, about };
	}
	return { ...base, ...planned(open, today), id: row.id, about };
}

/** Somebody came and met nobody; who declined or moved away was met or is not waited for. */
function isMissed(reason: string | null | undefined): boolean {
	return reason === 'ABSENT' || reason === 'WRONG_ADDRESS';
}

/** A visit that is planned or under way: of a delivery or of a repair. */
function planned(
	row: Pick<Rows['visit'], 'id' | 'scheduledOn' | 'scheduledAt' | 'departedAt' | 'workerId'>,
	today: string
) {
	const isSetOut = row.departedAt !== null && dayOf(row.departedAt) === today;
	const state = isSetOut ? 'COMING' : row.scheduledOn < today ? 'PASSED' : 'VISIT';
	return {
		state: state as 'COMING' | 'PASSED' | 'VISIT',
		slot: { on: row.scheduledOn, at: row.scheduledAt },
		visitId: state === 'VISIT' ? row.id : null,
		workerId: row.workerId
	};
}

function awarded(row: Rows['assignment'], { receipts }: PcRows): Matter {
	const own = receipts.filter((one) => one.assignmentId === row.id && one.voidedAt === null);
	const doneOn = dayOf(row.completedAt ?? row.proposedAt);
	// A unit that came instead of another has a receipt of its own.
	const until =
		own
			.map((one) => one.warrantyUntil)
			.sort()
			.at(-1) ?? null;
	return { ...NOTHING, kind: 'PC', state: 'HAVE', done: 4, doneOn, until, ...named(row.id) };
}

const ASKED = {
	RECEIVED: ['RECEIVED', 1],
	SCREENING: ['RECEIVED', 1],
	NEEDS_INFO: ['NEEDS_INFO', 1],
	WAITLISTED: ['WAITLISTED', 1],
	SELECTED: ['PROMISED', 2],
	FULFILLED: ['HAVE', 4],
	REJECTED: ['REJECTED', null],
	WITHDRAWN: ['WITHDRAWN', null]
} as const;

function asked(row: Rows['application']): Matter {
	const [state, done] = ASKED[applicationState(row)];
	const doneOn = row.fulfilledAt === null ? null : dayOf(row.fulfilledAt);
	return { ...NOTHING, kind: 'PC', state, done, doneOn, ...named(row.id) };
}

/** Where a repair stands on `today`; it may be opened again for `reopenDays` after its end. */
export function repairMatter(
	row: Rows['ticket'],
	visits: readonly Rows['repairVisit'][],
	reopenDays: number,
	today: string
): Matter {
	const own = visits.filter((one) => one.ticketId === row.id);
	const about = [row.id, ...own.map((one) => one.id)];
	const asked = { symptom: row.symptom, askedOn: dayOf(row.receivedAt) };
	const base = { ...NOTHING, ...asked, kind: 'REPAIR' as const, id: row.id, about };
	const state = ticketState(row);
	if (state === 'SCHEDULED') {
		const open = own.find((one) => one.id === row.visitId);
		if (open) return { ...base, ...planned(open, today), done: 1 };
	}
	const ended = row.completedAt ?? row.unrepairableAt ?? row.cancelledAt;
	const until = row.completedAt === null ? null : addDays(dayOf(row.completedAt), reopenDays);
	const last = latest(own, 'attempt');
	const waits = ['RECEIVED', 'REOPENED', 'ASSIGNED', 'SCHEDULED'].includes(state);
	const missedAt = isMissed(last?.failReason) ? last?.failedAt : null;
	const isLatest = missedAt && (row.reopenedAt === null || missedAt > row.reopenedAt);
	return {
		...base,
		state: waits && isLatest ? 'MISSED' : plain(state),
		done: doneOf(row, state),
		doneOn: ended === null ? null : dayOf(ended),
		dueOn: isOpenTicket(row) ? row.dueOn : null,
		until: until !== null && until >= today ? until : null,
		workerId: isOpenTicket(row) ? row.workerId : null
	};
}

function plain(state: ReturnType<typeof ticketState>): RepairState {
	return state === 'SCHEDULED' ? 'ASSIGNED' : state;
}

function doneOf(row: Rows['ticket'], state: ReturnType<typeof ticketState>): number | null {
	if (state === 'COMPLETED') return 4;
	if (state === 'UNREPAIRABLE' || state === 'CANCELLED') return null;
	return row.startedAt === null ? 1 : 2;
}

const FEE_DONE = {
	...{ REQUESTED: 1, LINE_PENDING: 1, ACTIVE: 2, SUSPENDED: 2 },
	...{ ENDED: null, REJECTED: null }
} as const;

/** Where the support of the internet fee stands: the open wish, else the latest; null: none. */
export function feeMatter(rows: readonly Rows['enrollment'][], today: string): Matter | null {
	const month = today.slice(0, 7);
	const open = rows.filter((row) => isOpenFee(row, month));
	const row = latest(open.length > 0 ? open : rows, 'requestedAt');
	if (!row) return null;
	const state = feeState(row, month);
	const ended = row.endedAt ?? row.rejectedAt;
	const doneOn = ended === null ? null : dayOf(ended);
	const since = state === 'ACTIVE' && row.startMonth ? `${row.startMonth}-01` : null;
	const ends = { doneOn, dueOn: since, until: null };
	return { ...NOTHING, kind: 'INTERNET', state, done: FEE_DONE[state], ...ends, ...named(row.id) };
}

/** What comes first on the page: who is on the way, then visits by their day, then what is open. */
export function inOrder(matters: readonly Matter[]): Matter[] {
	const rank = ({ kind, state, done, slot }: Matter) => {
		if (state === 'COMING') return '0';
		if (slot) return `1${slot.on}${slot.at ?? ''}`;
		if (kind === 'INTERNET') return done === null ? '4' : '3';
		return done !== null && done < 4 ? '2' : '3';
	};
	const since = ({ doneOn }: Matter) => doneOn ?? '';
	return [...matters].sort((a, b) => compare(rank(a), rank(b)) || compare(since(b), since(a)));
}

function compare(one: string, other: string): number {
	return one < other ? -1 : one > other ? 1 : 0;
}

function named(id: string): Pick<Standing, 'id' | 'about'> {
	return { id, about: [id] };
}

function latest<T, K extends keyof T>(rows: readonly T[], by: K): T | undefined {
	return rows.reduce<T | undefined>(
		(last, row) => (!last || row[by] >= last[by] ? row : last),
		undefined
	);
}
