/** The versions of a receipt: each correction is a row of its own that names the one it corrects. */
import type { Rows } from './tables.ts';

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
