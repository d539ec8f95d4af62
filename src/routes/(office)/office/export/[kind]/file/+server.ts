import { redirect } from '@sveltejs/kit';
import { dayOf } from '$lib/domain/month.ts';
import { takeAway, type Wording } from '$lib/server/export/exports.ts';
import { disposition, fileName } from '$lib/server/export/sheet.ts';
import { columnIn, exports, registerIn, valueIn } from '$lib/words/export.ts';
import type { RequestHandler } from './$types';
import { oneOf } from '../../../asked.ts';
import { desk } from '../../../desk.ts';
import { purposeOf } from '../../../purpose.ts';
import { EXPORT_PURPOSES, FORMATS, ticked, wanted } from '../order.ts';

const TYPES = {
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
	csv: 'text/csv; charset=utf-8'
};

export const POST: RequestHandler = async (event) => {
	const { database, user, who, now } = desk(event);
	const { name, register, conditions, searchOver, mayOpen } = await wanted(event);
	const form = await event.request.formData();
	const purpose = purposeOf(form, EXPORT_PURPOSES);
	const columns = ticked(form, register);
	if (searchOver) return again(event.url, 'search');
	if (!purpose) return again(event.url, 'purpose');
	if (columns.length === 0) return again(event.url, 'columns');
	const { locale } = event.locals;
	const w = exports[locale];
	const [chosen = '', ...rest] = purpose.split(' ');
	const why = [w.purposes[chosen] ?? chosen, ...rest].join(' ');
	const title = registerIn(name, locale);
	const wording: Wording = {
		title,
		head: ({ key }) => columnIn(key, locale),
		value: (noun, value) => valueIn(noun, value, locale),
		mark: (rows) => w.mark(user.name, now, why, rows)
	};
	const sight = mayOpen && form.get('sight') === 'open' ? 'open' : 'masked';
	const format = oneOf(FORMATS, String(form.get('format'))) ?? 'xlsx';
	const order = {
		name,
		register,
		asked: { ...conditions, columns },
		sight,
		format,
		purpose
	} as const;
	const { userId, from } = who;
	const { body } = await takeAway(database, { userId, from }, order, wording, now);
	return new Response(body, {
		headers: {
			'content-type': TYPES[format],
			'content-disposition': disposition(fileName(title, dayOf(now), format)),
			'cache-control': 'no-store'
		}
	});
};

/** Back to the form, which says what is missing. */
function again(url: URL, missing: string): never {
	const params = new URLSearchParams(url.search);
	params.set('missing', missing);
	redirect(303, `${url.pathname.replace(/\/file$/, '')}?${params}`);
}
