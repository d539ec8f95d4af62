import { board } from '$lib/server/reports/board.ts';
import { decisions } from '$lib/server/reports/decisions.ts';
import { feeBoard, glanceOf } from '$lib/server/reports/fees/board.ts';
import type { PageServerLoad } from './$types';
import { desk, mayOpen } from './desk.ts';

const FIRST = 5;

export const load: PageServerLoad = async (event) => {
	event.depends('office:live');
	const { database, db, now } = desk(event);
	const { year } = await event.parent();
	const mayDecide = mayOpen(event.locals, '/(office)/office/exceptions');
	const [counted, fees] = [await board(db, year, now), await feeBoard(database, year, now)];
	return {
		board: counted && { ...counted, ...(fees ? { fees: glanceOf(fees) } : {}) },
		decisions: mayDecide ? await decisions(db, year, 'open', FIRST) : null,
		mayLookIn: mayOpen(event.locals, '/(office)/office/deliveries')
	};
};
