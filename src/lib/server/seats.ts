/** Places for what stays open for long: so many for each asker and in all, so that one leaves room for others. */
import { Rejected } from './rejection.ts';

export interface Limits {
	/** places of one asker */
	each: number;
	/** places in all */
	total: number;
	/** ms after which a place is given away: its holder fell silent without leaving */
	forMs?: number;
}

/**
 * Answers how to take a place for an asker and how to leave it again (more than once does no harm), and
 * whether there is one.
 * @throws Rejected BUSY when there is none
 */
export function seats({ each, total, forMs = Infinity }: Limits) {
	const taken = new Set<{ who: string; until: number }>();

	function isFree(who: string, now = Date.now()): boolean {
		for (const seat of taken) if (seat.until <= now) taken.delete(seat);
		const own = [...taken].filter((seat) => seat.who === who).length;
		return own < each && taken.size < total;
	}

	function take(who: string, now = Date.now()): () => void {
		if (!isFree(who, now)) throw new Rejected('BUSY');
		const seat = { who, until: now + forMs };
		taken.add(seat);
		return () => void taken.delete(seat);
	}
	return Object.assign(take, { isFree });
}
