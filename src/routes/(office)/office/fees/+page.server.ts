import { feeBoard, knownOf } from '$lib/server/reports/fees/board.ts';
import { yearOf } from '$lib/server/reports/years.ts';
import type { PageServerLoad } from './$types';
import { desk, mayOpen } from '../desk.ts';
import { assumptionOf } from './assumption.ts';

export const load: PageServerLoad = async (event) => {
	event.depends('office:live');
	const { database, db, now } = desk(event);
	const { year } = await event.parent();
	const [board, row] = [await feeBoard(database, year, now), await yearOf(db, year)];
	if (!board || !row) return { fees: null };
	const { firstMonth: first, lastMonth: last } = row;
	const most = board.maxActiveLines;
	return {
		fees: {
			board,
			known: knownOf(board),
			assumed: assumptionOf(event.url.searchParams, { year, most, first, last })
		},
		mayLookIn: mayOpen(event.locals, '/(office)/office/months')
	};
};
