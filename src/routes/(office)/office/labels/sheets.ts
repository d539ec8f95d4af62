/** Label sheets that shops sell, and where each label stands on the paper. All lengths are mm. */

export interface Sheet {
	id: string;
	columns: number;
	rows: number;
	width: number;
	height: number;
	/** of the first label's corner from the paper's */
	left: number;
	top: number;
	/** from one label's left edge to the next one's; rows touch each other on all of these sheets */
	pitch: number;
}

/** A4 sheets of common makers, the most usual one first. */
export const SHEETS: readonly Sheet[] = [
	{ id: '3x8', columns: 3, rows: 8, width: 70, height: 37, left: 0, top: 0.5, pitch: 70 },
	{ id: '3x8s', columns: 3, rows: 8, width: 63.5, height: 33.9, left: 7.25, top: 12.9, pitch: 66 },
	{
		id: '2x7',
		columns: 2,
		rows: 7,
		width: 99.1,
		height: 38.1,
		left: 4.65,
		top: 15.15,
		pitch: 101.6
	},
	{ id: '4x10', columns: 4, rows: 10, width: 45.7, height: 25.4, left: 9.7, top: 21.5, pitch: 48.3 }
];

/** How far a printer that draws too far up or left may be put right. */
export const MOST_SHIFT = 5;

/** A sheet by its id; the usual one for any other id. */
export function sheetOf(id: string | null): Sheet {
	return SHEETS.find((sheet) => sheet.id === id) ?? (SHEETS[0] as Sheet);
}

export function placesOn(sheet: Sheet): number {
	return sheet.columns * sheet.rows;
}

/** The corner of a label: places count from 0, row by row. */
export function cornerOf(sheet: Sheet, place: number): { x: number; y: number } {
	const column = place % sheet.columns;
	const row = Math.floor(place / sheet.columns);
	return { x: sheet.left + column * sheet.pitch, y: sheet.top + row * sheet.height };
}

/** Things dealt out over sheets; the first `used` places of the first sheet stay empty. */
export function dealt<T>(sheet: Sheet, things: readonly T[], used: number): (T | null)[][] {
	const places = placesOn(sheet);
	const all = [...Array<null>(used).fill(null), ...things];
	const sheets: (T | null)[][] = [];
	for (let i = 0; i < all.length; i += places) sheets.push(all.slice(i, i + places));
	return things.length === 0 ? [] : sheets;
}

/** The largest letters, mm, in which a text of this line fits the width. */
export function lettersFor(text: string, width: number, largest: number): number {
	return Math.min(largest, width / Math.max(emsOf(text), 1));
}

/** A text cut off where it would leave the width at this size of letters. */
export function fitted(text: string, width: number, letters: number): string {
	if (emsOf(text) * letters <= width) return text;
	let kept = text;
	while (kept !== '' && emsOf(`${kept}…`) * letters > width) kept = kept.slice(0, -1);
	return `${kept.trimEnd()}…`;
}

/** How wide a text is in ems: a Hangul syllable fills one, most other letters a good half. */
function emsOf(text: string): number {
	return [...text].reduce((sum, letter) => sum + (/[ᄀ-￯]/.test(letter) ? 0.95 : 0.62), 0);
}
