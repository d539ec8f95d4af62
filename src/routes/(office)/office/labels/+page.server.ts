import { dayOf } from '$lib/domain/month.ts';
import { PC_STATES, labelUnits, MOST_LABELS } from '$lib/server/reports/stock.ts';
import type { PageServerLoad } from './$types';
import { oneOf } from '../asked.ts';
import { desk } from '../desk.ts';
import { MOST_SHIFT, placesOn, sheetOf } from './sheets.ts';

export const load: PageServerLoad = async (event) => {
	const { db, now } = desk(event);
	const { year } = await event.parent();
	const { searchParams: asked } = event.url;
	const sheet = sheetOf(asked.get('sheet'));
	const wanted = {
		fiscalYear: year,
		ids: asked.getAll('id').slice(0, MOST_LABELS),
		from: tagOf(asked.get('from')),
		to: tagOf(asked.get('to')),
		// Who has not said which gets those that have no label yet: machines that have just come in.
		state: isBare(asked) ? ('SOURCED' as const) : oneOf(PC_STATES, asked.get('state'))
	};
	const units = await labelUnits(db, wanted);
	return {
		wanted,
		sheetId: sheet.id,
		start: whole(asked.get('start'), 1, placesOn(sheet), 1),
		shift: {
			x: whole(asked.get('right'), -MOST_SHIFT, MOST_SHIFT, 0),
			y: whole(asked.get('down'), -MOST_SHIFT, MOST_SHIFT, 0)
		},
		units: units.slice(0, MOST_LABELS),
		tooMany: units.length > MOST_LABELS,
		most: MOST_LABELS,
		today: dayOf(now)
	};
};

/** True if nobody has chosen yet, by lines of the register or by this page's own form. */
function isBare(asked: URLSearchParams): boolean {
	return !['id', 'state', 'from', 'to', 'sheet'].some((name) => asked.has(name));
}

function tagOf(asked: string | null): string {
	return (asked ?? '').normalize('NFKC').trim().toUpperCase().slice(0, 50);
}

/** A number between two bounds; halves are kept, anything else is the usual one. */
function whole(asked: string | null, least: number, most: number, usual: number): number {
	const value = Number(asked ?? '');
	if (asked === null || asked === '' || Number.isNaN(value)) return usual;
	return Math.min(most, Math.max(least, Math.round(value * 2) / 2));
}
