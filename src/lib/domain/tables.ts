/**
 * The synced tables: their rows, which columns are personal, which are indexed, and whose scope
 * a row belongs to. Rows hold only `string | number | null`: ISO times in UTC, days as
 * 'YYYY-MM-DD' in KST, months 'YYYY-MM', money in whole 원. A date or null stands for a boolean.
 */
import type * as z from 'zod/mini';
import * as money from './records/money.ts';
import { notice } from './records/notice.ts';
import * as people from './records/people.ts';
import * as plan from './records/plan.ts';
import * as repairs from './records/repairs.ts';
import * as units from './records/units.ts';
import * as year from './records/year.ts';

export { ADMIN_DONGS, CATEGORIES } from './records/people.ts';

const { programmeYear, yearVersion, exception, task } = year;
const { worker, household, eligibility, consent, application } = people;
const { pc, custody, assignment, visit, receipt } = units;
const { ticket, repairVisit, holiday } = repairs;
const { enrollment, subsidyMonth, paymentBatch, budgetLine, budgetEntry } = money;
const { planYear, planItem, planFigure, planKpi, planMilestone, planEntry, planChange } = plan;

export interface Rows {
	programmeYear: z.infer<typeof programmeYear>;
	yearVersion: z.infer<typeof yearVersion>;
	worker: z.infer<typeof worker>;
	household: z.infer<typeof household>;
	eligibility: z.infer<typeof eligibility>;
	consent: z.infer<typeof consent>;
	application: z.infer<typeof application>;
	pc: z.infer<typeof pc>;
	custody: z.infer<typeof custody>;
	assignment: z.infer<typeof assignment>;
	visit: z.infer<typeof visit>;
	receipt: z.infer<typeof receipt>;
	exception: z.infer<typeof exception>;
	task: z.infer<typeof task>;
	planYear: z.infer<typeof planYear>;
	planItem: z.infer<typeof planItem>;
	planFigure: z.infer<typeof planFigure>;
	planKpi: z.infer<typeof planKpi>;
	planMilestone: z.infer<typeof planMilestone>;
	planEntry: z.infer<typeof planEntry>;
	planChange: z.infer<typeof planChange>;
	notice: z.infer<typeof notice>;
	enrollment: z.infer<typeof enrollment>;
	subsidyMonth: z.infer<typeof subsidyMonth>;
	paymentBatch: z.infer<typeof paymentBatch>;
	budgetLine: z.infer<typeof budgetLine>;
	budgetEntry: z.infer<typeof budgetEntry>;
	ticket: z.infer<typeof ticket>;
	repairVisit: z.infer<typeof repairVisit>;
	holiday: z.infer<typeof holiday>;
}
export type TableName = keyof Rows;
export type Row = Rows[TableName];
export type Column<T extends TableName> = Extract<keyof Rows[T], string>;

interface Table<T extends TableName> {
	row: z.ZodMiniObject;
	/** sealed on a tablet, masked in the office */
	personal: readonly Column<T>[];
	/** what rules and screens look rows up by; at most three, each costs a tablet 15 % a write */
	indexes: readonly Column<T>[];
	/** who holds it: 'all', 'office', or 'dong:<행정동>' */
	scope(row: Rows[T]): string;
}

const everybody = () => 'all';
/** Written and read at the server only. */
const office = () => 'office';
const ofDong = (row: { adminDong: string }) => `dong:${row.adminDong}`;

/** Raised when a table or column is added: a tablet that knows less does not step past such rows. */
export const SCHEMA = 5;

export const TABLES: { readonly [T in TableName]: Table<T> } = {
	programmeYear: { row: programmeYear, personal: [], indexes: [], scope: everybody },
	yearVersion: { row: yearVersion, personal: [], indexes: ['fiscalYear'], scope: office },
	worker: { row: worker, personal: ['name'], indexes: [], scope: everybody },
	pc: {
		row: pc,
		personal: ['sourceName', 'scrapReason'],
		indexes: ['serial', 'tag', 'assignmentId'],
		scope: everybody
	},
	custody: { row: custody, personal: [], indexes: ['pcId'], scope: office },
	household: {
		row: household,
		personal: [
			...(['name', 'phone', 'roadAddress', 'addressDetail'] as const),
			...(['category', 'note', 'closedNote'] as const)
		],
		indexes: ['adminDong', 'receiptNo', 'mergedIntoId'],
		scope: ofDong
	},
	eligibility: {
		row: eligibility,
		personal: ['category', 'revokeReason'],
		indexes: ['householdId'],
		scope: ofDong
	},
	consent: { row: consent, personal: [], indexes: ['householdId'], scope: ofDong },
	application: {
		row: application,
		personal: ['needsInfoNote', 'note'],
		indexes: ['householdId', 'fiscalYear', 'waitlistYear'],
		scope: ofDong
	},
	assignment: {
		row: assignment,
		personal: ['releaseReason'],
		indexes: ['householdId', 'fiscalYear', 'pcId'],
		scope: ofDong
	},
	visit: {
		row: visit,
		personal: ['note', 'failNote', 'cancelReason'],
		indexes: ['assignmentId', 'scheduledOn', 'workerId'],
		scope: ofDong
	},
	receipt: {
		row: receipt,
		personal: ['address', 'recipientName', 'substituteReason', 'note', 'correctionReason'],
		indexes: ['assignmentId', 'householdId', 'pcId'],
		scope: ofDong
	},
	exception: {
		row: exception,
		personal: ['reason'],
		indexes: ['actionId', 'assignmentId', 'fiscalYear'],
		scope: (row) => (row.adminDong === null ? 'office' : `dong:${row.adminDong}`)
	},
	task: {
		row: task,
		personal: ['outcome', 'words'],
		indexes: ['fiscalYear', 'householdId'],
		scope: office
	},
	planYear: { row: planYear, personal: [], indexes: [], scope: office },
	planItem: { row: planItem, personal: [], indexes: ['fiscalYear'], scope: office },
	planFigure: { row: planFigure, personal: [], indexes: ['fiscalYear'], scope: office },
	planKpi: { row: planKpi, personal: [], indexes: ['fiscalYear'], scope: office },
	planMilestone: { row: planMilestone, personal: [], indexes: ['fiscalYear'], scope: office },
	planEntry: { row: planEntry, personal: [], indexes: ['fiscalYear', 'about'], scope: office },
	planChange: { row: planChange, personal: [], indexes: ['fiscalYear', 'about'], scope: office },
	ticket: {
		row: ticket,
		personal: [
			...(['words', 'pauseNote', 'work', 'parts', 'substituteReason', 'recipientName'] as const),
			...(['unrepairableNote', 'cancelReason', 'reopenNote', 'earlier'] as const)
		],
		indexes: ['householdId', 'workerId', 'fiscalYear'],
		scope: ofDong
	},
	repairVisit: {
		row: repairVisit,
		personal: ['note', 'failNote', 'cancelReason'],
		indexes: ['ticketId', 'workerId', 'scheduledOn'],
		scope: ofDong
	},
	holiday: { row: holiday, personal: [], indexes: ['year'], scope: everybody },
	notice: { row: notice, personal: [], indexes: ['householdId', 'about'], scope: office },
	enrollment: {
		row: enrollment,
		personal: ['contractNo', 'backdateReason', 'rightEndReason', 'note'],
		indexes: ['householdId', 'liveLine'],
		scope: ofDong
	},
	subsidyMonth: {
		row: subsidyMonth,
		// A carrier's discount says that somebody is disabled, or poor. (DOMAIN §3.1)
		personal: ['bill', 'discount', 'support', 'correctedBill', 'correctedDiscount'],
		indexes: ['householdId', 'month', 'batchId'],
		scope: ofDong
	},
	paymentBatch: { row: paymentBatch, personal: [], indexes: ['month'], scope: office },
	budgetLine: { row: budgetLine, personal: [], indexes: ['fiscalYear'], scope: office },
	budgetEntry: { row: budgetEntry, personal: [], indexes: ['lineId'], scope: office }
};

export const TABLE_NAMES = Object.keys(TABLES) as TableName[];

/** Columns of a table in their declared order. */
export function columnsOf<T extends TableName>(table: T): Column<T>[] {
	return Object.keys(TABLES[table].row.shape) as Column<T>[];
}
