/** How long a search takes in what this tablet holds. */
import type { Session } from '../../../src/lib/client/session.ts';

/** Texts to look for, of every kind a worker types. */
export type Asked = readonly string[];

/** Sorted milliseconds of each search, once the index is built. */
export async function searchTimes(session: Session, asked: Asked): Promise<number[]> {
	while (asked.every((text) => session.searchHouseholds(text).length === 0))
		await new Promise((resolve) => setTimeout(resolve, 50));
	const times = asked.map((text) => {
		const began = performance.now();
		session.searchHouseholds(text);
		return performance.now() - began;
	});
	return times.sort((a, b) => a - b);
}
