/** How the lines of a payment run are laid out on A4: the first sheet has the head, the last the boxes. */

/** Lines of the first sheet, below title and sum. */
export const FIRST = 28;
/** Lines of each other sheet. */
export const OTHERS = 36;
/** Lines that the signature boxes at the end take the room of. */
const BOXES = 8;

/** The lines of each sheet. The last one always has room for what stands below the lines. */
export function sheetsOf<Line>(lines: readonly Line[]): Line[][] {
	const sheets: Line[][] = [];
	for (let at = 0; at < lines.length || sheets.length === 0;) {
		const room = sheets.length === 0 ? FIRST : OTHERS;
		sheets.push(lines.slice(at, at + room));
		at += room;
	}
	const [last = [], room] = [sheets.at(-1), sheets.length === 1 ? FIRST : OTHERS];
	if (last.length > room - BOXES) sheets.push(last.splice(room - BOXES));
	return sheets;
}

/** mm of the columns: 연번 접수번호 성명 행정동 통신사 계약번호 청구액 요금감면 지원액 비고. */
export const WIDTHS = [8, 29, 22, 15, 19, 22, 18, 19, 18, 10] as const;
/** mm that the edges of a cell take. */
const EDGES = 2.9;
/** Letter sizes as mm, and how many lines of each stand in the height of a row. */
const SIZES = [
	{ size: '', mm: 3.175, lines: 1 },
	{ size: 'small', mm: 2.3, lines: 2 }
] as const;

/** Of the size of a letter. Codes are capitals and digits, and are cut where these are taken too narrow. */
function widthOf(letter: string): number {
	if (/[A-Z]/.test(letter)) return 0.72;
	return /[ -~]/.test(letter) ? 0.6 : 1;
}

/** How small words have to be set to stand in a cell of the column; no row grows for them. */
export function sizeIn(column: number, text: string): '' | 'small' | 'tiny' {
	const room = (WIDTHS[column] ?? 0) - EDGES;
	const letters = [...text].reduce((sum, letter) => sum + widthOf(letter), 0);
	return SIZES.find(({ mm, lines }) => letters * mm <= room * lines)?.size ?? 'tiny';
}
