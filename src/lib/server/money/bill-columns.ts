/** What the columns of a carrier's file are called, and what their cells say. */
import type { Params } from '../../domain/refusal.ts';
import type { BillReason } from './tables.ts';

export const BILL_FIELDS = [
	'contractNo',
	'receiptNo',
	'name',
	'phone',
	'month',
	'bill',
	'discount'
] as const;
export type BillField = (typeof BILL_FIELDS)[number];
/** Field → column, from 0. */
export type BillMapping = Partial<Record<BillField, number>>;

const SIGNS: Record<BillField, RegExp> = {
	contractNo: /^(서비스)?(계약|회선|고객|가입|청구)(관리)?(번호|id|no)$/,
	receiptNo: /^접수번호$/,
	name: /^(성명|이름|고객명|가입자(명)?|명의자?|세대주|대상자(명)?)$/,
	phone: /^(전화번호|연락처|휴대(전화|폰)(번호)?|핸드폰)$/,
	month: /^((청구|사용|이용|서비스|지원|귀속)(년)?월(분)?|년월|월분|월)$/,
	bill: /^((총)?청구(금액|액|요금)|이용요금|월?이용료|요금|청구합계|금액)$/,
	discount: /^((복지|요금|할인|감면)+(할인|감면)?(금액|액)?)$/
};

/** The heading's row, from 0, and the columns that are known by name; none: no heading. */
export function headingOf(
	rows: readonly (readonly string[])[]
): { heading: number; mapping: BillMapping } | undefined {
	const read = rows.map((cells, heading) => ({ heading, mapping: mappingOf(cells) }));
	const best = read.reduce((a, b) => (sizeOf(b.mapping) > sizeOf(a.mapping) ? b : a));
	const { contractNo, receiptNo, name, phone, bill } = best.mapping;
	const names = contractNo ?? receiptNo ?? (name === undefined ? undefined : phone);
	return bill === undefined || names === undefined ? undefined : best;
}

function mappingOf(cells: readonly string[]): BillMapping {
	const mapping: BillMapping = {};
	cells.forEach((cell, column) => {
		const plain = cell
			.normalize('NFKC')
			.toLowerCase()
			.replace(/\(.*?\)|[\s._:·/-]|원/g, '');
		const field = BILL_FIELDS.find((one) => mapping[one] === undefined && SIGNS[one].test(plain));
		if (field) mapping[field] = column;
	});
	return mapping;
}

function sizeOf(mapping: BillMapping): number {
	return Object.keys(mapping).length;
}

/** What a row says, as far as it can be read. */
export interface BillRow {
	contractNo: string;
	receiptNo: string;
	name: string;
	/** digits */
	phone: string;
	month: string;
	bill: number;
	discount: number;
}

/** The row's cells, or why it cannot be read. A row without a month is for `month`. */
export function readRow(
	cells: readonly string[],
	mapping: BillMapping,
	month: string
): { row: BillRow; fault: BillReason | null; params: Params } {
	const cell = (field: BillField) => {
		const column = mapping[field];
		return column === undefined ? '' : (cells[column] ?? '').normalize('NFC').trim();
	};
	const bill = amount(cell('bill'));
	// Carriers write what they take off as a negative number, or as it is.
	const discount = cell('discount') === '' ? 0 : amount(cell('discount').replace(/^[-−△▲]/, ''));
	const said = cell('month') === '' ? month : monthOf(cell('month'), month);
	const row = {
		...{ contractNo: contractKey(cell('contractNo')), receiptNo: cell('receiptNo').toUpperCase() },
		...{ name: nameKey(cell('name')), phone: phoneKey(cell('phone')), month: said ?? month },
		...{ bill: bill ?? 0, discount: discount ?? 0 }
	};
	const isNamed = row.contractNo || row.receiptNo || (row.name && row.phone);
	const params = { month: row.month, bill: row.bill, discount: row.discount };
	if (bill === null || discount === null) return { row, fault: 'BAD_AMOUNT', params: {} };
	if (said === null) return { row, fault: 'BAD_MONTH', params: {} };
	return { row, fault: isNamed ? null : 'NO_KEY', params };
}

/** Contract numbers are compared without spaces and hyphens, in capitals. */
export function contractKey(text: string): string {
	return text.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '');
}

/** Names are compared without spaces. */
export function nameKey(text: string): string {
	return text.normalize('NFC').replace(/\s/g, '');
}

/** Digits; a spreadsheet drops the zero at the front. */
export function phoneKey(text: string): string {
	const digits = text.normalize('NFKC').replace(/\D/g, '');
	return /^1\d{8,9}$/.test(digits) && !/^1[568]\d{6}$/.test(digits) ? `0${digits}` : digits;
}

/** Whole 원 of '33,000원'; null where it is none. */
function amount(cell: string): number | null {
	const plain = cell.normalize('NFKC').replace(/[\s,₩\\]|원$/g, '');
	return /^\d{1,9}(\.0+)?$/.test(plain) ? Number(plain.replace(/\.0+$/, '')) : null;
}

/** '2021-04' of '2021.04', '202104', '21년 4월', '4월' (of the year of `near`); null where it is none. */
function monthOf(cell: string, near: string): string | null {
	const plain = cell.normalize('NFKC').replace(/\s|분$/g, '');
	const found =
		/^(\d{4}|\d{2})[-./년](\d{1,2})월?(?:[-./]\d{1,2})?(?:T.*)?$/.exec(plain) ??
		/^(\d{4})(\d{2})$/.exec(plain) ??
		/^()(\d{1,2})월$/.exec(plain);
	if (!found) return null;
	const [, year = '', month = ''] = found;
	const whole = `${year === '' ? near.slice(0, 4) : year.padStart(4, '20')}-${month.padStart(2, '0')}`;
	return /^20\d\d-(0[1-9]|1[0-2])$/.test(whole) ? whole : null;
}
