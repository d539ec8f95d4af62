/** The order of a tour, the same on the office's sheet and on the worker's tablet. */
import { ADMIN_DONGS, type Rows } from './tables.ts';

/** A visit, and the road it is on ('' where it is not known). */
export type TourStop = Pick<Rows['visit'], 'id' | 'tourOrder' | 'adminDong' | 'scheduledAt'> & {
	roadAddress: string;
};

/** Numbers in addresses are compared as numbers: 길 9 comes before 길 10. */
const collator = new Intl.Collator('ko', { numeric: true });

/**
 * Places that somebody gave come first, in their order; the rest by 행정동 in the district's fixed
 * order, then by the time that was agreed, those without one last, then by address.
 */
export function compareStops(a: TourStop, b: TourStop): number {
	return (
		given(a) - given(b) ||
		dong(a) - dong(b) ||
		collator.compare(a.scheduledAt ?? '99:99', b.scheduledAt ?? '99:99') ||
		collator.compare(a.roadAddress, b.roadAddress) ||
		collator.compare(a.id, b.id)
	);
}

const given = ({ tourOrder }: TourStop) => tourOrder ?? Number.MAX_SAFE_INTEGER;
const dong = ({ adminDong }: TourStop) => (ADMIN_DONGS as readonly string[]).indexOf(adminDong);
