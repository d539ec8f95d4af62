/** 인수확인서: what was signed at the door. Immutable; a correction is a new version beside it. (DOMAIN §2.1) */
import type { Context } from './context.ts';
import type { HandOver, RELATIONS } from './hand-over.ts';
import { addMonthsToDay, dayOf } from './month.ts';
import { Refusal } from './refusal.ts';
import type { Rows } from './tables.ts';
import type { Tx } from './tx.ts';

type Receipt = Rows['receipt'];
type Pc = Rows['pc'];

export interface Parts {
	home: Rows['household'];
	promise: Rows['assignment'];
	unit: Pc | undefined;
	/** the unit that was meant for this household, where another one stayed */
	swapped: Pc | undefined;
	/** as compared: capitals, no spaces */
	serial: string;
}

/** The first version of a receipt, with the unit as it is now and the year's warranty. */
export function receiptOf(tx: Tx, input: HandOver, parts: Parts, ctx: Context): Receipt {
	const { home, promise, unit, swapped, serial } = parts;
	const year = tx.get('programmeYear', promise.fiscalYear);
	const { receiptId, assignmentId: _, swapReason, ...given } = input;
	return {
		...given,
		id: receiptId,
		assignmentId: promise.id,
		householdId: home.id,
		fiscalYear: promise.fiscalYear,
		adminDong: home.adminDong,
		pcId: unit?.id ?? null,
		workerId: ctx.actor.userId,
		serial,
		deliveredAt: ctx.at,
		address: `${home.roadAddress} ${home.addressDetail}`.trim(),
		swapReason: swapped ? swapReason : null,
		replacedPcId: swapped?.id ?? null,
		warrantyUntil: addMonthsToDay(dayOf(ctx.at), (year?.warrantyYears ?? 0) * 12),
		versionId: year?.versionId ?? null,
		...{ edition: 1, replacesId: null, replacedById: null, correctionReason: '', voidedAt: null },
		...frozen(unit)
	};
}

/** What the unit was when it was handed over: a later change of parts changes no receipt. */
function frozen(
	unit: Pc | undefined
): Pick<Receipt, 'model' | 'tag' | 'memoryGb' | 'ssdGb' | 'monitor' | 'os' | 'office'> {
	if (!unit)
		return { model: '', tag: '', memoryGb: null, ssdGb: null, monitor: '', os: '', office: '' };
	const { model, tag, memoryGb, ssdGb, monitor, os, office } = unit;
	return { model, tag, memoryGb, ssdGb, monitor, os, office };
}

/** The version of a receipt that is in force. */
export function newest(tx: Tx, id: string): Receipt | undefined {
	let row = tx.get('receipt', id);
	while (row && row.replacedById !== null) row = tx.get('receipt', row.replacedById);
	return row;
}

export interface Correction {
	receiptId: string;
	newReceiptId: string;
	recipientName: string;
	recipientRelation: (typeof RELATIONS)[number];
	note: string;
	reason: string;
}

/** 정정: a new version with what was wrong put right; signature, photo and unit stay what they were. */
export function correct(tx: Tx, input: Correction): void {
	const { receiptId, newReceiptId: id, reason, ...right } = input;
	const row = tx.get('receipt', receiptId);
	if (!row) throw new Refusal('UNKNOWN_RECEIPT');
	if (row.replacedById !== null) throw new Refusal('RECEIPT_REPLACED', { edition: row.edition });
	if (row.voidedAt !== null) throw new Refusal('RECEIPT_VOID', { at: row.voidedAt });
	if (tx.get('receipt', id)) throw new Refusal('ALREADY_REGISTERED', { tag: row.tag });
	tx.put('receipt', { ...row, replacedById: id });
	const next = { id, edition: row.edition + 1, replacesId: row.id, correctionReason: reason };
	tx.put('receipt', { ...row, ...right, ...next, replacedById: null });
}
