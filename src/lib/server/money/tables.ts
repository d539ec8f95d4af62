/** The tables of carriers' files as Kysely sees them. Apart from the sealed part they hold no personal data. */
import type { Encoding } from '../import/text.ts';

/** READ 대조 중: waits to be confirmed · DONE 등록 완료 · DISCARDED 버림. */
export type BillFileState = 'READ' | 'DONE' | 'DISCARDED';

/**
 * READY 등록할 수 있음 · UNMATCHED 가구를 찾지 못함 · FAULTY 읽을 수 없음 · TWIN 같은 파일에 두 번 ·
 * KNOWN 이미 청구 등록 · REFUSED 등록 안 됨 · RECORDED 등록.
 */
export const BILL_OUTCOMES = [
	'READY',
	'UNMATCHED',
	'FAULTY',
	'TWIN',
	'KNOWN',
	'REFUSED',
	'RECORDED'
] as const;
export type BillOutcome = (typeof BILL_OUTCOMES)[number];

/** Why a row is not simply ready. A refusal's own code stands there too. */
export const BILL_REASONS = [
	'NO_MATCH', // nobody has that contract, receipt number, or name and phone
	'AMBIGUOUS', // more than one household fits
	'NAME_DIFFERS', // the contract is theirs and the name is not
	'BAD_AMOUNT',
	'BAD_MONTH',
	'EXTRA_CELLS', // more cells than headings: a comma within an amount moved what follows
	'NO_KEY', // nothing in the row says whose it is
	'RRN_FOUND'
] as const;
export type BillReason = (typeof BILL_REASONS)[number];

export interface BillTables {
	bill_file: {
		id: string;
		userId: string;
		fileName: string;
		/** keyed hash of the bytes: the same file is not taken twice */
		fileKey: string;
		format: 'xlsx' | 'csv';
		encoding: Encoding | null;
		/** the month that rows without one are for */
		month: string;
		/** which of the rows is the heading, from 0 */
		heading: number;
		/** JSON: field → column, from 0 */
		mapping: string;
		state: BillFileState;
		createdAt: string;
		confirmedAt: string | null;
		confirmedBy: string | null;
		/** rows after the heading */
		rows: number;
	};
	bill_line: {
		/** '<fileId>.<row>' */
		id: string;
		fileId: string;
		/** its number in the file, from 1 */
		row: number;
		outcome: BillOutcome;
		/** '' where there is nothing to say */
		reason: string;
		/** JSON Params of the reason, without personal data */
		params: string;
		/** keyed hash of what stands in the row */
		rowKey: string;
		/** what the row says of a person, sealed; '' once nobody has to look at it */
		sealed: string;
		enrollmentId: string | null;
		householdId: string | null;
		month: string;
		bill: number | null;
		discount: number | null;
	};
}

export type BillFile = BillTables['bill_file'];
export type BillLine = BillTables['bill_line'];
