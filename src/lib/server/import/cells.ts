/** What a cell of a roster means. Each reader gives the value, or says which fault the cell has. */
import { ADMIN_DONGS, CATEGORIES } from '../../domain/tables.ts';

/** What can be wrong with a cell. The sentences stand in words/import.ts. */
export const CELL_FAULTS = [
	'MISSING',
	'BAD_PHONE',
	'BAD_DONG',
	'LEGAL_DONG', // the legal dong does not give the administrative one
	'BAD_CATEGORY',
	'TWO_CATEGORIES',
	'BAD_DAY',
	'FUTURE_DAY',
	'BAD_NUMBER',
	'BAD_CHOICE',
	'TOO_LONG',
	'CELL_ERROR' // #N/A and the like
] as const;
export type CellFault = (typeof CELL_FAULTS)[number];

/** Thrown by a reader; caught where the row is put together. */
export class Fault extends Error {
	readonly code: CellFault;
	constructor(code: CellFault) {
		super(code);
		this.code = code;
	}
}

/** A text of at most `longest` letters, in NFC. */
export function text(cell: string, longest: number): string {
	if (/^#(N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!)$/.test(cell)) throw new Fault('CELL_ERROR');
	if (cell.length > longest) throw new Fault('TOO_LONG');
	return cell;
}

/** The digits of a phone, and whether the zero that a spreadsheet dropped was put back. */
export function phone(cell: string): { digits: string; restored: boolean } {
	const typed = cell.normalize('NFKC').replace(/[\s.()/-]/g, '');
	const digits = typed.replace(/^\+?82(?=[1-9])/, '0');
	if (!/^\d+$/.test(digits)) throw new Fault('BAD_PHONE');
	if (isPhone(digits)) return { digits, restored: false };
	// Eight digits may as well be a number without its area.
	if (digits.length >= 9 && isPhone(`0${digits}`)) return { digits: `0${digits}`, restored: true };
	throw new Fault('BAD_PHONE');
}

function isPhone(digits: string): boolean {
	return /^(01[016789]\d{7,8}|02\d{7,8}|0[3-6][1-5]\d{7,8}|0[57]0\d{7,8}|1[568]\d{6})$/.test(
		digits
	);
}

/** An administrative dong that is given, never one that is guessed. */
export function adminDong(cell: string): (typeof ADMIN_DONGS)[number] {
	const name = cell
		.normalize('NFKC')
		.replace(/\s/g, '')
		.replace(/^.*금천구/, '');
	const found = ADMIN_DONGS.find((dong) => dong === name.replace(/제(?=\d동$)/, ''));
	if (found) return found;
	throw new Fault(/^(독산|시흥)동$/.test(name) ? 'LEGAL_DONG' : 'BAD_DONG');
}

const CATEGORY_SIGNS: Record<(typeof CATEGORIES)[number], RegExp> = {
	BASIC_LIVELIHOOD: /(?<!비)수급|기초생활/,
	NEAR_POVERTY: /차상위/,
	DISABLED: /장애/,
	SINGLE_PARENT: /한부모/,
	VETERAN: /유공자|보훈|상이/,
	MULTICULTURAL: /다문화|결혼이민/,
	NORTH_KOREAN_DEFECTOR: /북한이탈|탈북|새터민/,
	CARE_LEAVER: /자립준비|보호종료|보호아동|소년소녀/,
	WELFARE_ORG: /복지시설|복지법인|복지기관|복지단체/
};

/** An eligibility category by its name, whatever stands in brackets after it. */
export function category(cell: string): (typeof CATEGORIES)[number] {
	const name = cell.normalize('NFKC').replace(/\s|\(.*?\)/g, '');
	const found = CATEGORIES.filter((one) => one === name || CATEGORY_SIGNS[one].test(name));
	if (found.length > 1) throw new Fault('TWO_CATEGORIES');
	if (found[0]) return found[0];
	throw new Fault('BAD_CATEGORY');
}

/** 'YYYY-MM-DD' of the ways in which a day is written, Excel's count of days among them. */
export function day(cell: string): string {
	return moment(cell).slice(0, 10);
}

/** 'YYYY-MM-DDTHH:MM' in KST; 09:00 where only a day is given. */
export function moment(cell: string): string {
	const typed = cell.normalize('NFKC').trim();
	if (/^[2-7]\d{4}(\.\d+)?$/.test(typed)) return ofSerial(Number(typed));
	const found =
		/^(\d{4}|\d{2})\s*[-./년]\s*(\d{1,2})\s*[-./월]\s*(\d{1,2})\s*[.일]?\s*(?:\([일월화수목금토]\))?\s*(.*)$/.exec(
			typed
		) ?? /^(\d{4})(\d{2})(\d{2})()$/.exec(typed);
	if (!found) throw new Fault('BAD_DAY');
	const [, year = '', month = '', date = '', rest = ''] = found;
	const iso = `${year.padStart(4, '20')}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
	if (!exists(iso)) throw new Fault('BAD_DAY');
	return `${iso}T${clock(rest)}`;
}

function clock(text: string): string {
	if (text === '') return '09:00';
	const found = /^T?(오전|오후|AM|PM)?\s*(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?\s*(AM|PM)?$/i.exec(
		text
	);
	if (!found) throw new Fault('BAD_DAY');
	const half = (found[1] ?? found[4] ?? '').toUpperCase();
	let hour = Number(found[2]);
	if ((half === '오후' || half === 'PM') && hour < 12) hour += 12;
	if ((half === '오전' || half === 'AM') && hour === 12) hour = 0;
	if (hour > 23 || Number(found[3]) > 59) throw new Fault('BAD_DAY');
	return `${String(hour).padStart(2, '0')}:${found[3]}`;
}

function ofSerial(days: number): string {
	const iso = new Date(Math.round((days - 25_569) * 1440) * 60_000).toISOString();
	return days % 1 === 0 ? `${iso.slice(0, 10)}T09:00` : iso.slice(0, 16);
}

function exists(day: string): boolean {
	const time = Date.parse(`${day}T00:00:00Z`);
	return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
}

/** A whole number, with or without its unit. */
export function whole(cell: string, least: number, most: number): number {
	const digits = cell.normalize('NFKC').replace(/[\s,]|명|인|대|개|GB?|기가(바이트)?/gi, '');
	const value = Number(digits);
	if (!/^\d{1,7}(\.0+)?$/.test(digits) || value < least || value > most)
		throw new Fault('BAD_NUMBER');
	return value;
}

const YES = /^(y|yes|예|네|o|○|◯|v|✓|1|true|있음|유|보유|동의|동의함)$/i;
const NO = /^(n|no|아니오|아니요|x|×|✕|0|false|없음|무|미보유|미동의|동의안함|거부|-)$/i;

/** Yes or no; an empty cell says neither. */
export function yes(cell: string): boolean | null {
	const said = cell.normalize('NFKC').replace(/\s/g, '');
	if (said === '') return null;
	if (YES.test(said) || YES.test(cell)) return true;
	if (NO.test(said) || NO.test(cell)) return false;
	throw new Fault('BAD_CHOICE');
}

/** One of a few, by words that mean it. */
export function choice<V extends string>(cell: string, signs: Record<V, RegExp>): V {
	const said = cell.normalize('NFKC').replace(/\s/g, '');
	const found = (Object.keys(signs) as V[]).filter((one) => one === said || signs[one].test(said));
	if (found.length !== 1) throw new Fault('BAD_CHOICE');
	return found[0] as V;
}
