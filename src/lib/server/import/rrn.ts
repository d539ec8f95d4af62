/**
 * 주민등록번호 in a table: by what a column is called, and by what stands in its cells. They are taken
 * out of a row before it goes anywhere, so not even the kept copy of an upload ever holds one.
 */
import { holdsRrn } from '../../domain/rrn.ts';
import { Unreadable } from './limits.ts';

/** A name of a column is short; a sentence that warns of the numbers is longer. */
const LONGEST_NAME = 14;

/** True for 주민등록번호, 주민번호(뒷자리), 외국인등록번호, RRN and their like. */
export function namesRrn(text: string): boolean {
	const name = text.normalize('NFKC').replace(/[^가-힣A-Za-z]/g, '');
	if (name.length > LONGEST_NAME || /(시오|니다|세요|금지|제외)$/.test(name)) return false;
	return /(주민|외국인|거소)(등록)?(번호|no)/i.test(name) || /^(rrn|ssn|jumin)/i.test(name);
}

/** Which cells of a row hold one, or the two halves of one side by side. */
export function rrnCells(cells: readonly string[]): number[] {
	return cells.flatMap((cell, i) => {
		const next = cells[i + 1] ?? '';
		const halves = /^\d{6}$/.test(cell) && /^[1-8]\d{6}$/.test(next) && holdsRrn(cell + next);
		if (halves) return [i, i + 1];
		return holdsRrn(cell) || holdsRrn(unshortened(cell)) ? [i] : [];
	});
}

/** A number whose zeros at the start a spreadsheet dropped. With ten digits it is a phone's. */
function unshortened(cell: string): string {
	return /^[1-9]\d{10,11}$/.test(cell) ? cell.padStart(13, '0') : '';
}

/** Counts cells by column: a few strays are errors of their rows, a whole column is refused. */
export class RrnColumns {
	private readonly hits: number[] = [];
	private readonly filled: number[] = [];

	/** The cells of a row that hold one. */
	find(cells: readonly string[]): number[] {
		const found = rrnCells(cells);
		for (const i of found) this.hits[i] = (this.hits[i] ?? 0) + 1;
		cells.forEach((cell, i) => {
			if (cell !== '') this.filled[i] = (this.filled[i] ?? 0) + 1;
		});
		return found;
	}

	/** @throws Unreadable RRN_COLUMN where half of a column, and more than two cells, hold one */
	refuse(): void {
		const i = this.hits.findIndex((hits, at) => hits > 2 && hits * 2 >= (this.filled[at] ?? 0));
		if (i >= 0) throw new Unreadable('RRN_COLUMN', columnName(i));
	}
}

/** 'A' for 0, 'AB' for 27, as spreadsheets call their columns. */
export function columnName(column: number): string {
	const last = String.fromCharCode(65 + (column % 26));
	return column < 26 ? last : columnName(Math.floor(column / 26) - 1) + last;
}
