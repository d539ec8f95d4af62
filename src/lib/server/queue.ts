/** A line before dear work: some at once, some waiting, the others told to come again. */
import { Rejected } from './rejection.ts';

/**
 * Runs what it is given, at most `atOnce` at a time and in the order of asking.
 * @throws Rejected BUSY when `waiting` are in the line already
 */
export function line({ atOnce, waiting }: { atOnce: number; waiting: number }) {
	const queue: (() => void)[] = [];
	let free = atOnce;

	async function enter(): Promise<void> {
		if (free > 0) return void (free -= 1);
		if (queue.length >= waiting) throw new Rejected('BUSY');
		// Whoever leaves hands the place on, so that nobody new slips in between.
		await new Promise<void>((go) => queue.push(go));
	}

	function leave(): void {
		const next = queue.shift();
		if (next) next();
		else free += 1;
	}

	return async <T>(work: () => Promise<T>): Promise<T> => {
		await enter();
		try {
			return await work();
		} finally {
			leave();
		}
	};
}
