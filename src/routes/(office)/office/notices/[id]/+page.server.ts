import { error, fail, type RequestEvent } from '@sveltejs/kit';
import type { NoticeParams } from '$lib/domain/notice.ts';
import { access } from '$lib/server/audit.ts';
import { languageOf } from '$lib/server/notices/language.ts';
import { leave, retry } from '$lib/server/notices/retry.ts';
import { SENDERS } from '$lib/server/notices/tables.ts';
import { noticeRecord } from '$lib/server/notices/view.ts';
import { Rejected } from '$lib/server/rejection.ts';
import { noticeText } from '$lib/words/notice/text.ts';
import type { Actions, PageServerLoad } from './$types';
import { oneOf } from '../../asked.ts';
import { desk } from '../../desk.ts';

export const load: PageServerLoad = async (event) => {
	event.depends('office:live');
	const { database, db, who, now } = desk(event);
	const record = await noticeRecord(db, event.params.id);
	if (!record) error(404);
	const subject = record.household.id;
	await access(database, who, { subject, purpose: 'NOTICE', work: 'READ' }, now);
	const params = JSON.parse(record.params) as NoticeParams;
	const language = await languageOf(db, subject);
	const preview = noticeText(language, record.template, params, null);
	return { record, preview, isPast: record.expiresAt <= now };
};

const one =
	(does: typeof retry, done: 'retried' | 'left') =>
	async (event: RequestEvent<{ id: string }, '/(office)/office/notices/[id]'>) => {
		const { database, who, now } = desk(event);
		if (who.role !== 'office') throw new Rejected('NOT_YOURS');
		const form = await event.request.formData();
		const sender = oneOf(SENDERS, String(form.get('sender')));
		if (!sender) return fail(422, { done: null });
		const key = { noticeId: event.params.id, sender, target: String(form.get('target') ?? '') };
		const count = await does(database, who, key, now);
		event.locals.notices.wake();
		return count > 0 ? { done, count } : fail(409, { done: null });
	};

export const actions: Actions = { retry: one(retry, 'retried'), leave: one(leave, 'left') };
