/** A line before dear work: some at once, some waiting, the others told to come again. */
import { Rejected } from './rejection.ts';

export interface LineLimits {
	/** how much is done at a time */
	atOnce: number;
	/** how many wait, of those who go first and of the others each */
	waiting: number;
	/**
	 * After the work of somebody who does not go first, its place stays empty for as long as the work took
	 * while others like them wait: what strangers ask for takes half of a processor at most.
	 */
	rests?: boolean;
}

export interface Line {
	/**
	 * Runs work when it is its turn, in the order of asking; `first` passes whoever does not.
	 * @throws Rejected BUSY when too many wait already
	 */
	<T>(work: () => Promise<T>, how?: { first?: boolean }): Promise<T>;
	/** True if whoever comes now without going first is told to come again. */
	isFull(): boolean;
}

/** A new line. */
export function line({ atOnce, waiting, rests = false }: LineLimits): Line {
	const [ahead, behind]: [(() => void)[], (() => void)[]] = [[], []];
	let [free, resting] = [atOnce, 0];

	/** True if a place is free for somebody who does not go first. */
	const isOpen = () => free > resting;

	async function enter(first: boolean): Promise<void> {
		const queue = first ? ahead : behind;
		if (first ? free > 0 : isOpen()) return void (free -= 1);
		if (queue.length >= waiting) throw new Rejected('BUSY');
		// Whoever leaves hands the place on, so that nobody new slips in between.
		await new Promise<void>((go) => queue.push(go));
	}

	/** Gives the places that are free to whoever is next. */
	function call(): void {
		while (free > 0) {
			const next = ahead.shift() ?? (isOpen() ? behind.shift() : undefined);
			if (!next) return;
			free -= 1;
			next();
		}
	}

	function leave(first: boolean, tookMs: number): void {
		free += 1;
		if (rests && !first && behind.length > 0) {
			resting += 1;
			setTimeout(() => {
				resting -= 1;
				call();
			}, tookMs);
		}
		call();
	}

	const inTurn = async <T>(work: () => Promise<T>, { first = false } = {}): Promise<T> => {
		await enter(first);
		const began = performance.now();
		try {
			return await work();
		} finally {
			leave(first, performance.now() - began);
		}
	};
	return Object.assign(inTurn, { isFull: () => !isOpen() && behind.length >= waiting });
}
