import { TEMPLATES, type NoticeParams, type Template } from '$lib/domain/notice.ts';
import { addDays, dayOf } from '$lib/domain/month.ts';
import { sizeOf } from '$lib/server/notices/size.ts';
import { LANGUAGES } from '$lib/server/notices/tables.ts';
import { listeners } from '$lib/server/notices/view.ts';
import { noticeText } from '$lib/words/notice/text.ts';
import type { PageServerLoad } from './$types';
import { oneOf } from '../../asked.ts';
import { desk } from '../../desk.ts';

export const load: PageServerLoad = async (event) => {
	const { db, now } = desk(event);
	const { gateway, noticeDelayMs, noticeHours, officePhone } = event.locals.config;
	const language = oneOf(LANGUAGES, event.url.searchParams.get('language')) ?? 'ko';
	const on = addDays(dayOf(now), 3);
	const example: NoticeParams = { on, at: '14:00', month: on.slice(0, 7), days: 14 };
	const lines = TEMPLATES.map((template: Template) => {
		const text = noticeText(language, template, example, null);
		return { template, text, ...sizeOf(text) };
	});
	return {
		language,
		lines,
		settings: {
			host: gateway && new URL(gateway.url).host,
			delaySeconds: noticeDelayMs / 1000,
			hours: noticeHours,
			phone: officePhone,
			browsers: await listeners(db)
		}
	};
};
