/** What a person asks for when a register is taken away: from the address and the form. */
import { error, type RequestEvent } from '@sveltejs/kit';
import { dayOf } from '$lib/domain/month.ts';
import { columnsOf, EXPORT_NAMES, exportOf, MAY_OPEN } from '$lib/server/export/exports.ts';
import { asked, usual } from '$lib/server/registers/asked.ts';
import { frameOf } from '$lib/server/registers/frame.ts';
import { searchOf } from '$lib/server/registers/searches.ts';
import { chosenYear, programmeYears } from '$lib/server/reports/years.ts';
import { oneOf } from '../../asked.ts';
import { desk, mayOpen } from '../../desk.ts';

/** REPORT 보고·통계 · FIELD 배송·방문 준비 · CONTACT 연락·안내 · CHECK 확인 · AUDIT 감사 대응 · OTHER 기타 */
export const EXPORT_PURPOSES = ['REPORT', 'FIELD', 'CONTACT', 'CHECK', 'AUDIT', 'OTHER'] as const;
export const FORMATS = ['xlsx', 'csv'] as const;

/** The register of the address as this person may take it away, and under which conditions. */
export async function wanted(event: RequestEvent) {
	const { database, db, user, now } = desk(event);
	const name = oneOf(EXPORT_NAMES, event.params.kind ?? null);
	if (!name) error(404);
	// Whoever may not look at the page takes none of it away.
	if (!mayOpen(event.locals, `/(office)/office/${name}`)) error(403);
	const years = await programmeYears(db);
	const given = event.url.searchParams.get('year') ?? event.cookies.get('year');
	const year = await chosenYear(db, years, given, dayOf(now));
	const register = exportOf(name, await frameOf(database, user, year, now), user.role);
	const id = event.url.searchParams.get('s');
	const keeper = { key: event.locals.serverKey, userId: user.id };
	const text = register.personal
		? searchOf(event.cookies, keeper, { id, register: name, now })
		: undefined;
	// Without its text a search that is over would mean everybody.
	const searchOver = register.personal && id !== null && text === undefined;
	const conditions = asked(register, event.url.searchParams, text);
	return { name, year, register, conditions, searchOver, mayOpen: MAY_OPEN.includes(user.role) };
}

/** Keys of the columns that a form ticked, in the register's order. */
export function ticked(form: FormData, register: Parameters<typeof usual>[0]): string[] {
	const keys = form.getAll('columns').map(String);
	return columnsOf(register)
		.map(({ key }) => key)
		.filter((key) => keys.includes(key));
}
