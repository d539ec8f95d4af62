/**
 * The synced tables: their rows, which columns are personal, which are indexed, and whose scope
 * a row belongs to. Rows hold only `string | number | null`: ISO times in UTC, days as
 * 'YYYY-MM-DD' in KST, months 'YYYY-MM', money in whole 원. A date or null stands for a boolean.
 */
import * as z from 'zod/mini';

const text = z.string();
const maybe = z.nullable(z.string());
const int = z.int();

/** 행정동 of Geumcheon-gu in their fixed order. (DOMAIN §4) */
export const ADMIN_DONGS = [
	'가산동',
	'독산1동',
	'독산2동',
	'독산3동',
	'독산4동',
	'시흥1동',
	'시흥2동',
	'시흥3동',
	'시흥4동',
	'시흥5동'
] as const;

/** Eligibility categories; all of them are treated as sensitive. (DOMAIN §2.3, §3.1) */
export const CATEGORIES = [
	'BASIC_LIVELIHOOD',
	'NEAR_POVERTY',
	'DISABLED',
	'SINGLE_PARENT',
	'VETERAN',
	'MULTICULTURAL',
	'NORTH_KOREAN_DEFECTOR',
	'CARE_LEAVER',
	'WELFARE_ORG'
] as const;

const programmeYear = z.object({
	/** '2021' */
	id: text,
	/** units a year; the plan says 100 */
	quota: int,
	firstMonth: text,
	lastMonth: text,
	/** PC_SUPPLY, 원 */
	pcBudget: int,
	/** INTERNET_FEE, 원 */
	internetBudget: int,
	/** 원 a household and month */
	monthlyCap: int,
	maxMonthsPerHousehold: int,
	maxActiveLines: int,
	warrantyYears: int,
	cooldownMonths: int,
	specMemoryGb: int,
	specSsdGb: int,
	specOs: text,
	specOffice: text,
	closedAt: maybe
});

const worker = z.object({ id: text, name: text, dongs: text, disabledAt: maybe });

const household = z.object({
	id: text,
	receiptNo: text,
	kind: z.enum(['INDIVIDUAL', 'ORGANIZATION']),
	name: text,
	phone: text,
	roadAddress: text,
	addressDetail: text,
	adminDong: text,
	category: z.enum(CATEGORIES),
	note: text,
	registeredAt: text,
	movedOutAt: maybe,
	deceasedAt: maybe,
	ineligibleAt: maybe,
	mergedIntoId: maybe
});

const pc = z.object({
	id: text,
	/** asset tag, 'LP-2021-057' */
	tag: text,
	serial: text,
	fiscalYear: text,
	model: text,
	memoryGb: int,
	ssdGb: int,
	monitor: text,
	os: text,
	office: text,
	sourcedAt: text,
	wipedAt: maybe,
	refurbishingAt: maybe,
	inspectedAt: maybe,
	stockedAt: maybe,
	outAt: maybe,
	deliveredAt: maybe,
	repairAt: maybe,
	returnedAt: maybe,
	lostAt: maybe,
	scrappedAt: maybe,
	/** the live assignment that holds it */
	assignmentId: maybe,
	/** the household it was given to */
	householdId: maybe,
	/** the unit it replaced at the door */
	replacesId: maybe
});

const assignment = z.object({
	id: text,
	fiscalYear: text,
	householdId: text,
	pcId: maybe,
	adminDong: text,
	proposedAt: text,
	/** the server granted a place in the quota */
	confirmedAt: maybe,
	completedAt: maybe,
	releasedAt: maybe,
	releaseReason: maybe,
	conflictedAt: maybe,
	/** handed over although no place was left: waits for a decision, and uses no place */
	aboveQuotaAt: maybe,
	aboveQuotaApprovedAt: maybe,
	recallOrderedAt: maybe
});

const visit = z.object({
	id: text,
	assignmentId: text,
	householdId: text,
	workerId: text,
	adminDong: text,
	/** day, KST */
	scheduledOn: text,
	/** 'HH:MM', KST */
	scheduledAt: maybe,
	attempt: int,
	note: text,
	acceptedAt: maybe,
	failedAt: maybe,
	failReason: maybe,
	failNote: text,
	cancelledAt: maybe
});

const receipt = z.object({
	id: text,
	visitId: maybe,
	assignmentId: text,
	householdId: text,
	pcId: maybe,
	adminDong: text,
	fiscalYear: text,
	workerId: text,
	serial: text,
	/** the device's clock */
	deliveredAt: text,
	address: text,
	bootCheckedAt: maybe,
	licenceCheckedAt: maybe,
	officeCheckedAt: maybe,
	internetCheckedAt: maybe,
	recipientName: text,
	recipientRelation: text,
	/** SHA-256 of the PNG, hex */
	signatureHash: maybe,
	substitute: maybe,
	substituteReason: text,
	swapReason: maybe,
	replacedPcId: maybe,
	warrantyUntil: text,
	note: text
});

const exception = z.object({
	id: text,
	code: text,
	/** Params of the code as JSON, without personal data */
	params: text,
	actionId: text,
	fiscalYear: text,
	adminDong: maybe,
	workerId: text,
	assignmentId: maybe,
	householdId: maybe,
	pcId: maybe,
	receiptId: maybe,
	openedAt: text,
	decidedAt: maybe,
	decision: maybe,
	decidedBy: maybe,
	reason: text
});

export interface Rows {
	programmeYear: z.infer<typeof programmeYear>;
	worker: z.infer<typeof worker>;
	household: z.infer<typeof household>;
	pc: z.infer<typeof pc>;
	assignment: z.infer<typeof assignment>;
	visit: z.infer<typeof visit>;
	receipt: z.infer<typeof receipt>;
	exception: z.infer<typeof exception>;
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
const ofDong = (row: { adminDong: string }) => `dong:${row.adminDong}`;

/** Raised when a table or column is added: a tablet that knows less does not step past such rows. */
export const SCHEMA = 1;

export const TABLES: { readonly [T in TableName]: Table<T> } = {
	programmeYear: { row: programmeYear, personal: [], indexes: [], scope: everybody },
	worker: { row: worker, personal: ['name'], indexes: [], scope: everybody },
	pc: { row: pc, personal: [], indexes: ['serial', 'tag', 'assignmentId'], scope: everybody },
	household: {
		row: household,
		personal: ['name', 'phone', 'roadAddress', 'addressDetail', 'category', 'note'],
		indexes: ['adminDong', 'receiptNo'],
		scope: ofDong
	},
	assignment: {
		row: assignment,
		personal: [],
		indexes: ['householdId', 'fiscalYear', 'pcId'],
		scope: ofDong
	},
	visit: {
		row: visit,
		personal: ['note', 'failNote'],
		indexes: ['assignmentId', 'scheduledOn', 'workerId'],
		scope: ofDong
	},
	receipt: {
		row: receipt,
		personal: ['address', 'recipientName', 'substituteReason', 'note'],
		indexes: ['assignmentId', 'householdId', 'pcId'],
		scope: ofDong
	},
	exception: {
		row: exception,
		personal: ['reason'],
		indexes: ['actionId', 'assignmentId', 'fiscalYear'],
		scope: (row) => (row.adminDong === null ? 'office' : `dong:${row.adminDong}`)
	}
};

export const TABLE_NAMES = Object.keys(TABLES) as TableName[];

/** Columns of a table in their declared order. */
export function columnsOf<T extends TableName>(table: T): Column<T>[] {
	return Object.keys(TABLES[table].row.shape) as Column<T>[];
}
