/** A refurbished PC (사랑의 PC): where it is in its life, and what may be done with it. */
import { Refusal } from './refusal.ts';
import type { Rows } from './tables.ts';
import type { Tx } from './tx.ts';

type Pc = Rows['pc'];

/**
 * SOURCED 입고: came in · WIPED 자료삭제: its data is destroyed · REFURBISHING 정비중 ·
 * INSPECTED 검수: meets the year's spec · IN_STOCK 재고: free to be given · RESERVED 배정: held
 * for a household · OUT 배송중: on its way · DELIVERED 보급 · IN_REPAIR 수리중 ·
 * RETURNED 회수: came back, has to be wiped again · LOST 분실 · SCRAPPED 폐기.
 */
export type PcState =
	| 'SOURCED'
	| 'WIPED'
	| 'REFURBISHING'
	| 'INSPECTED'
	| 'IN_STOCK'
	| 'RESERVED'
	| 'OUT'
	| 'DELIVERED'
	| 'IN_REPAIR'
	| 'RETURNED'
	| 'LOST'
	| 'SCRAPPED';

export function stateOf(row: Pc): PcState {
	if (row.scrappedAt !== null) return 'SCRAPPED';
	if (row.lostAt !== null) return 'LOST';
	if (row.repairAt !== null) return 'IN_REPAIR';
	if (row.deliveredAt !== null) return 'DELIVERED';
	if (row.outAt !== null) return 'OUT';
	if (row.assignmentId !== null) return 'RESERVED';
	if (row.refurbishingAt !== null) return 'REFURBISHING';
	if (row.stockedAt !== null) return 'IN_STOCK';
	if (row.returnedAt !== null && (row.wipedAt ?? '') <= row.returnedAt) return 'RETURNED';
	if (row.inspectedAt !== null) return 'INSPECTED';
	return row.wipedAt !== null ? 'WIPED' : 'SOURCED';
}

/** The unit, or Refusal UNKNOWN_PC. */
export function known(tx: Tx, id: string): Pc {
	const row = tx.get('pc', id);
	if (!row) throw new Refusal('UNKNOWN_PC');
	return row;
}

/** The unit of a serial as it is read off the machine, or undefined. */
export function bySerial(tx: Tx, serial: string): Pc | undefined {
	return tx.where('pc', 'serial', normalSerial(serial))[0];
}

/** Serials are compared in capitals without spaces or hyphens, as scanners and people differ. */
export function normalSerial(serial: string): string {
	return serial.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '');
}

/**
 * Takes a unit into stock: a serial and a tag of its own, wiped since it came in and inspected since
 * then (I4), and at least the year's specification.
 */
export function stock(tx: Tx, row: Pc): void {
	if (!inOrder(row.sourcedAt, row.wipedAt, row.inspectedAt))
		throw new Refusal('NOT_WIPED', { tag: row.tag });
	refuseTwin(tx, row, 'serial', 'DUPLICATE_SERIAL');
	refuseTwin(tx, row, 'tag', 'DUPLICATE_TAG');
	if (tx.get('pc', row.id)) throw new Refusal('ALREADY_REGISTERED', { tag: row.tag });
	const year = tx.get('programmeYear', row.fiscalYear);
	if (!year) throw new Refusal('UNKNOWN_YEAR', { year: row.fiscalYear });
	if (row.memoryGb < year.specMemoryGb || row.ssdGb < year.specSsdGb) {
		throw new Refusal('BELOW_SPEC', { memoryGb: year.specMemoryGb, ssdGb: year.specSsdGb });
	}
	tx.put('pc', row);
}

/** Reserves a free unit for an assignment. */
export function reserve(tx: Tx, id: string, assignmentId: string): void {
	const row = known(tx, id);
	const state = stateOf(row);
	if (state === 'IN_STOCK') return tx.put('pc', { ...row, assignmentId });
	const holder = row.assignmentId === null ? undefined : tx.get('assignment', row.assignmentId);
	if (row.assignmentId === null) throw new Refusal('PC_NOT_IN_STOCK', { tag: row.tag, state });
	const winner = holder && tx.get('household', holder.householdId);
	throw new Refusal('PC_TAKEN', {
		tag: row.tag,
		receiptNo: winner?.receiptNo ?? null,
		at: holder?.confirmedAt ?? holder?.proposedAt ?? null
	});
}

/** Gives a unit back to stock, if this assignment still holds it and it was not handed over. */
export function putBack(tx: Tx, id: string | null, assignmentId: string): void {
	const row = id === null ? undefined : tx.get('pc', id);
	if (!row || row.assignmentId !== assignmentId || row.deliveredAt !== null) return;
	tx.put('pc', { ...row, assignmentId: null, outAt: null });
}

/** Sends a unit that did not work at the door to refurbishing; it must be inspected again. */
export function sendToRefurbish(tx: Tx, id: string | null, assignmentId: string, at: string): void {
	const row = id === null ? undefined : tx.get('pc', id);
	if (!row || row.assignmentId !== assignmentId || row.deliveredAt !== null) return;
	tx.put('pc', {
		...row,
		assignmentId: null,
		outAt: null,
		stockedAt: null,
		inspectedAt: null,
		refurbishingAt: at
	});
}

/** Hands a unit to a household. */
export function deliver(
	tx: Tx,
	row: Pc,
	to: { assignmentId: string; householdId: string; at: string; replacesId: string | null }
): void {
	const { assignmentId, householdId, at, replacesId } = to;
	tx.put('pc', { ...row, assignmentId, householdId, deliveredAt: at, outAt: null, replacesId });
}

/** True if all of these ISO times are there, none before the one that comes first. */
function inOrder(...times: (string | null)[]): boolean {
	const moments = times.map((time) => Date.parse(time ?? ''));
	return moments.every((moment, i) => i === 0 || moment >= (moments[i - 1] as number));
}

function refuseTwin(
	tx: Tx,
	row: Pc,
	column: 'serial' | 'tag',
	code: 'DUPLICATE_SERIAL' | 'DUPLICATE_TAG'
): void {
	const twin = tx.where('pc', column, row[column]).find((other) => other.id !== row.id);
	if (twin) throw new Refusal(code, { tag: twin.tag, serial: twin.serial });
}
