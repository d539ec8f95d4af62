/**
 * The waitlist: who comes before whom, and why. Rank = tier of the category, then households with
 * pupils and no PC, then the time of receipt. (DOMAIN §2.1 Order: 안산 2019, 마포, 서울·구로)
 */
import type { Rows } from './tables.ts';
import type { Tx } from './tx.ts';

type Application = Rows['application'];
type Ranked = Pick<
	Application,
	'id' | 'tier' | 'learners' | 'ownsPcAt' | 'rankedAt' | 'receivedAt'
>;

/** Why an application stands where it does. */
export interface Rank {
	/** 1 first … 3 last */
	tier: number;
	/** pupils, and no PC for them */
	learnerWithoutPc: boolean;
	/** ISO: its place in time */
	rankedAt: string;
	/** moved behind others since it was received */
	moved: boolean;
}

/** The parts of an application's place, in the order in which they count. */
export function whyHere(row: Ranked): Rank {
	return {
		tier: row.tier ?? 3,
		learnerWithoutPc: row.learners > 0 && row.ownsPcAt === null,
		rankedAt: row.rankedAt,
		moved: row.rankedAt !== row.receivedAt
	};
}

/** A text that sorts applications by their place. */
export function rankOf(row: Ranked): string {
	const { tier, learnerWithoutPc, rankedAt } = whyHere(row);
	return `${tier} ${learnerWithoutPc ? 0 : 1} ${rankedAt} ${row.id}`;
}

/** Sorts by place; the list itself stays as it is. */
export function inOrder<A extends Ranked>(rows: readonly A[]): A[] {
	return [...rows].sort((a, b) => (rankOf(a) < rankOf(b) ? -1 : 1));
}

/** The year's waitlist, first come first. Server only: a tablet does not hold all of it. */
export function queue(tx: Tx, fiscalYear: string): Application[] {
	return inOrder(tx.where('application', 'waitlistYear', fiscalYear));
}
