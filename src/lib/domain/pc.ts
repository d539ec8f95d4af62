/** A refurbished PC (사랑의 PC): where it is in its life, and how it is found. */
import { Refusal } from './refusal.ts';
import type { Rows } from './tables.ts';
import type { Tx } from './tx.ts';

type Pc = Rows['pc'];

/**
 * SOURCED 입고: came in · WIPED 자료삭제: its data is destroyed · REFURBISHING 정비중 ·
 * INSPECTED 검수: meets the year's spec · IN_STOCK 재고: free to be given · RESERVED 배정: held
 * for a household · OUT 배송중: on its way, or aboard as a spare · DELIVERED 보급 · IN_REPAIR
 * 수리중 · RETURNED 회수: came back, has to be wiped again · LOST 분실 · SCRAPPED 폐기.
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
	if (row.returnedAt !== null && !isAfter(row.wipedAt, row.returnedAt)) return 'RETURNED';
	if (row.inspectedAt !== null) return 'INSPECTED';
	return row.wipedAt !== null ? 'WIPED' : 'SOURCED';
}

/** When somebody had it last before it came here: its arrival, or its return from a household. */
export function lastPossession(row: Pc): string {
	return isAfter(row.returnedAt, row.sourcedAt) ? (row.returnedAt as string) : row.sourcedAt;
}

/** The unit, or Refusal UNKNOWN_PC. */
export function known(tx: Tx, id: string): Pc {
	const row = tx.get('pc', id);
	if (!row) throw new Refusal('UNKNOWN_PC');
	return row;
}

/** The unit if it is in one of these states, or Refusal PC_SCRAPPED, PC_LOST, PC_STATE. */
export function inState(tx: Tx, id: string, ...states: readonly PcState[]): Pc {
	const row = known(tx, id);
	const state = stateOf(row);
	if (states.includes(state)) return row;
	const { tag } = row;
	if (state === 'SCRAPPED') throw new Refusal('PC_SCRAPPED', { tag, at: row.scrappedAt });
	if (state === 'LOST') throw new Refusal('PC_LOST', { tag, at: row.lostAt });
	throw new Refusal('PC_STATE', { tag, state, wants: states[0] as string });
}

/** The unit of a serial as it is read off the machine, or undefined. */
export function bySerial(tx: Tx, serial: string): Pc | undefined {
	return tx.where('pc', 'serial', normalSerial(serial))[0];
}

/** Serials are compared in capitals without spaces or hyphens, as scanners and people differ. */
export function normalSerial(serial: string): string {
	return serial.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '');
}

/** What the QR code of a unit's label says. */
export function labelText(tag: string): string {
	return `IEUM:${tag}`;
}

/** The asset tag that a scanned or typed text may mean. */
export function tagIn(text: string): string {
	return text
		.normalize('NFKC')
		.trim()
		.toUpperCase()
		.replace(/^IEUM:/, '');
}

/** The unit that a label, a tag or a serial means, or undefined. */
export function byScan(tx: Tx, text: string): Pc | undefined {
	return tx.where('pc', 'tag', tagIn(text))[0] ?? bySerial(tx, text);
}

/** True if the first moment is there and later than the second. ISO times of any precision. */
export function isAfter(first: string | null, second: string | null): boolean {
	return first !== null && (second === null || Date.parse(first) > Date.parse(second));
}
