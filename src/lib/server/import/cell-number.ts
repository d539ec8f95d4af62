/** Numbers of an xlsx cell as people read them: whole numbers in full, days as days. */
import type { Reader } from './xml.ts';

/** Formats of Excel's own that show a day; 27–36 and 50–58 are the Korean and Japanese ones. */
const isDayFormat = (id: number) =>
	(id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);

/** '1012345678' from '1.012345678E9'; other numbers with the 15 digits that Excel keeps. */
export function plainNumber(value: string): string {
	if (/^-?\d{1,15}$/.test(value)) return value;
	const number = Number(value);
	if (!Number.isFinite(number)) return value;
	if (Number.isInteger(number) && Math.abs(number) < 1e15) return number.toFixed(0);
	return String(Number(number.toPrecision(15)));
}

/** '2021-03-02' or '2021-03-02 14:30' from a count of days; anything else as a number. */
export function dayAndTime(value: string, is1904: boolean): string {
	const days = Number(value) + (is1904 ? 1462 : 0);
	if (!Number.isFinite(days) || days < 1 || days > 2_958_465) return plainNumber(value);
	const minutes = Math.round((days - 25_569) * 1440);
	const iso = new Date(minutes * 60_000).toISOString();
	return minutes % 1440 === 0 ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${iso.slice(11, 16)}`;
}

/** Reads styles.xml; `styles()` then says of each cell style whether it shows a day. */
export function dateFormats(): Reader & { styles(): boolean[] } {
	const days = new Set<number>();
	const styles: boolean[] = [];
	let inCells = false;
	return {
		open(name, is) {
			if (name === 'numFmt' && showsDay(is.formatCode ?? '')) days.add(Number(is.numFmtId));
			if (name === 'cellXfs') inCells = true;
			if (name !== 'xf' || !inCells) return;
			const id = Number(is.numFmtId ?? 0);
			styles.push(isDayFormat(id) || days.has(id));
		},
		close(name) {
			if (name === 'cellXfs') inCells = false;
		},
		styles: () => styles
	};
}

/** True for yyyy-mm-dd and its like: a year or a day outside of quotes and brackets. */
function showsDay(format: string): boolean {
	return /[yd]/i.test(format.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ''));
}
