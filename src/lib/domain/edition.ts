/** The versions of a receipt: each correction is a row of its own that names the one it corrects. */
import type { Rows } from './tables.ts';

/** What a paper says beside the receipt itself. */
export interface About {
	/** id of the first version: all versions are one document */
	rootId: string;
	/** version that this one corrects; null for a first one */
	corrects: number | null;
	receiptNo: string;
	/** masked where the reader may not see it */
	name: string;
	phone: string;
	worker: string;
	replacedTag: string | null;
	/** keyboard and mouse, as the year's settings name them */
	extras: string;
	/** the note and the reason of a substitute are hidden from this reader */
	masked: boolean;
}

/** The versions of one document among all receipts of its assignment, the first first. */
export function editionsOf<R extends Pick<Rows['receipt'], 'id' | 'replacesId'>>(
	rows: readonly R[],
	row: R
): R[] {
	const before = rows.find((one) => one.id === row.replacesId);
	if (before) return editionsOf(rows, before);
	const chain = [row];
	for (;;) {
		const next = rows.find((one) => one.replacesId === chain.at(-1)?.id);
		if (!next) return chain;
		chain.push(next);
	}
}
