import { ADMIN_DONGS } from '$lib/domain/tables.ts';
import { PAGE, register, STANDS } from '$lib/server/reports/register.ts';
import type { PageServerLoad } from './$types';
import { oneOf, pageOf } from '../asked.ts';
import { desk } from '../desk.ts';

export const load: PageServerLoad = async (event) => {
	const { db } = desk(event);
	const { year } = await event.parent();
	const { searchParams } = event.url;
	const filter = {
		text: searchParams.get('q')?.normalize('NFC').trim().slice(0, 50) || undefined,
		stand: oneOf(STANDS, searchParams.get('state')),
		dong: oneOf(ADMIN_DONGS, searchParams.get('dong')),
		page: pageOf(searchParams.get('page'))
	};
	const { lines, total } = await register(db, year, filter);
	return { filter, lines, total, pages: Math.max(1, Math.ceil(total / PAGE)) };
};
