/** How the lines of a payment run are laid out on A4: the first sheet has the head, the last the boxes. */

/** Lines of the first sheet, below title and sum. */
export const FIRST = 28;
/** Lines of each other sheet. */
export const OTHERS = 36;
/** Lines that the signature boxes at the end take the room of. */
const BOXES = 10;

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
