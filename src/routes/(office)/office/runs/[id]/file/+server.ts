import { error, redirect } from '@sveltejs/kit';
import { dayOf } from '$lib/domain/month.ts';
import { MAY_OPEN } from '$lib/server/export/exports.ts';
import { takeRunAway } from '$lib/server/export/run.ts';
import { disposition, fileName } from '$lib/server/export/sheet.ts';
import { runRecord } from '$lib/server/reports/fees/run.ts';
import { exports } from '$lib/words/export.ts';
import { runs } from '$lib/words/run.ts';
import type { RequestHandler } from './$types';
import { oneOf } from '../../../asked.ts';
import { desk } from '../../../desk.ts';

const PURPOSES = ['PAY', 'REPORT', 'AUDIT'] as const;

export const POST: RequestHandler = async (event) => {
	const { database, db, user, who, now } = desk(event);
	const record = await runRecord(db, event.params.id);
	if (!record) error(404);
	const form = await event.request.formData();
	const purpose = oneOf(PURPOSES, String(form.get('purpose')));
	if (!purpose) redirect(303, `/office/runs/${record.row.id}?missing=purpose`);
	const sight = MAY_OPEN.includes(user.role) && form.get('sight') === 'open' ? 'open' : 'masked';
	const { locale } = event.locals;
	const w = runs[locale];
	const title = w.title(record.row.month, record.row.number);
	const body = await takeRunAway(
		database,
		who,
		{ record, sight, purpose },
		{
			...{ title, sum: w.sum },
			heads: [
				...[w.place, w.receiptNo, w.name, w.dong, w.carrier, w.contractNo],
				...[w.bill, w.discount, w.support, w.remark]
			],
			mark: exports[locale].mark(user.name, now, w.purposes[purpose], record.lines.length),
			remark: (line) =>
				[line.late && w.late, line.estimated && w.estimated].filter(Boolean).join(' · ')
		},
		now
	);
	return new Response(body, {
		headers: {
			'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
			'content-disposition': disposition(fileName(title, dayOf(now), 'xlsx')),
			'cache-control': 'no-store'
		}
	});
};
