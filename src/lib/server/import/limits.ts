/** What a file that somebody hands in may be. Checked before and while it is read, never after. */

/** bytes of the file as it is sent; the front door knows the same number (bin/front.js) */
export { MAX_IMPORT_BYTES } from '../../protocol.ts';
/** bytes of one part of an xlsx once it is unpacked */
export const MOST_UNPACKED = 64 * 1024 * 1024;
/** how many times larger a part may become; tables of text reach 20, bombs 1,000 */
export const MOST_RATIO = 150;
/** parts inside an xlsx */
export const MOST_PARTS = 500;
/** rows of the table, its heading included */
export const MOST_ROWS = 50_000;
export const MOST_COLUMNS = 60;
/** letters of one cell; what is longer is no cell of a roster */
export const LONGEST_CELL = 2_000;

/** Why a file cannot be read. The sentences stand in words/import.ts. */
export const FILE_FAULTS = [
	'EMPTY_FILE',
	'TOO_BIG',
	'NOT_A_TABLE', // neither an xlsx nor a text with columns
	'OLD_EXCEL', // .xls, or an xlsx that a password protects
	'BROKEN_FILE',
	'BOMB', // unpacks to far more than it is
	'TOO_MANY_ROWS',
	'TOO_MANY_COLUMNS',
	'CELL_TOO_LONG',
	'RRN_COLUMN', // a column of resident registration numbers
	'NO_ROWS'
] as const;
export type FileFault = (typeof FILE_FAULTS)[number];

/** A file that is not taken; `at` names the place in it, never what stands there. */
export class Unreadable extends Error {
	readonly fault: FileFault;
	readonly at: string | null;
	constructor(fault: FileFault, at: string | null = null) {
		super(fault);
		this.fault = fault;
		this.at = at;
	}
}
