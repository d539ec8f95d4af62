/** Rows of units: PCs and their custody, to whom they are promised, visits and receipts. */
import * as z from 'zod/mini';
import { int, maybe, maybeInt, text } from './columns.ts';

/** 기증 · 구매 · 다른 곳에서 회수 */
export const SOURCES = ['DONATED', 'PURCHASED', 'RETURNED_ELSEWHERE'] as const;

export const pc = z.object({
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
	/** left the store: for a household, or aboard as a spare */
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
	replacesId: maybe,
	/** 불용결정 number of a donated machine */
	disposalNo: text,
	source: z.enum(SOURCES),
	sourceName: text,
	/** who has it aboard as a spare */
	carrierId: maybe,
	scrapAskedAt: maybe,
	scrapAskedBy: maybe,
	scrapReason: text
});

export const CUSTODY_KINDS = [
	'SOURCED',
	'WIPED',
	'REFURBISHED',
	'INSPECTED',
	'INSPECTION_FAILED',
	'STOCKED',
	'RESERVED',
	'UNRESERVED',
	'LOADED',
	'UNLOADED',
	'OUT',
	'BACK',
	'DELIVERED',
	'REPAIR_IN',
	'REPAIR_OUT',
	'RETURNED',
	'LOST',
	'FOUND',
	'SCRAP_ASKED',
	'SCRAP_DECLINED',
	'SCRAPPED',
	'SWAPPED_OUT',
	'REASSIGNED'
] as const;
export type CustodyKind = (typeof CUSTODY_KINDS)[number];

/** One link of a unit's chain of custody, written by the server with the move itself. */
export const custody = z.object({
	/** `<pcId>.<n>` */
	id: text,
	pcId: text,
	/** 1, 2, 3 … without gaps for a unit */
	n: int,
	kind: z.enum(CUSTODY_KINDS),
	/** the unit's state after it */
	state: text,
	at: text,
	/** who did it: user id */
	by: text,
	actionId: text,
	assignmentId: maybe,
	householdId: maybe,
	/** JSON: method, evidence, parts, checks, versionId … */
	params: text,
	note: text
});

export const assignment = z.object({
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
	recallOrderedAt: maybe,
	applicationId: maybe,
	/** the settings it was judged by */
	versionId: maybe,
	/** the unit is no longer in the household: returned, lost or scrapped */
	endedAt: maybe,
	/** the unit could not be repaired and came back: another one is due for it */
	swapDueAt: maybe
});

export const visit = z.object({
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
	cancelledAt: maybe,
	departedAt: maybe,
	/** place in the worker's tour of that day, from 1 */
	tourOrder: maybeInt,
	cancelReason: maybe
});

export const receipt = z.object({
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
	note: text,
	/** 1, and one more for each correction; the feed has a `version` of its own */
	edition: int,
	/** the version that this one corrects, and the one that corrects this */
	replacesId: maybe,
	replacedById: maybe,
	correctionReason: text,
	/** the settings it was judged by */
	versionId: maybe,
	/** a dispute went against it; photo and signature stay */
	voidedAt: maybe,
	/** the unit as it was handed over; empty where the serial is not on record */
	model: text,
	tag: text,
	memoryGb: maybeInt,
	ssdGb: maybeInt,
	monitor: text,
	os: text,
	office: text,
	/** SHA-256 of the serial plate's photo, hex */
	photoHash: maybe
});
