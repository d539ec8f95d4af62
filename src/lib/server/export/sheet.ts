/** A table that is about to leave the house as a file: its headings, its rows, and its mark. */

export type Cell = string | number | null;

export interface Sheet {
	/** what the register is called: the title of the sheet */
	title: string;
	heads: readonly string[];
	/** width of each column in letters */
	widths: readonly number[];
	rows: AsyncIterable<readonly Cell[]>;
	/** who took it, when and what for: the last row, and the foot of every printed page */
	mark: string;
}

/** Signs by which a spreadsheet takes a text for a formula, or moves it out of its cell. */
const STARTS_FORMULA = /^[=+\-@\t\r]/;

/** A text that no spreadsheet takes for a formula, for files that cannot say 'this is a text'. */
export function neutral(text: string): string {
	return STARTS_FORMULA.test(text) ? `'${text}` : text;
}

/** `사랑의PC_보급대장_20210302.xlsx` of the register's name and a day 'YYYY-MM-DD'. */
export function fileName(title: string, day: string, format: 'xlsx' | 'csv'): string {
	const plain = title.replace(/[\s\\/:*?"<>|]/g, '');
	return `사랑의PC_${plain}_${day.replaceAll('-', '')}.${format}`;
}

/** A Content-Disposition that every browser reads, Hangul included. (RFC 5987, RFC 6266) */
export function disposition(name: string): string {
	const plain = name.replace(/[^\x20-\x7e]/g, '').replace(/["\\]/g, '');
	const encoded = encodeURIComponent(name).replace(
		/['()*]/g,
		(sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`
	);
	return `attachment; filename="ieum${plain}"; filename*=UTF-8''${encoded}`;
}
