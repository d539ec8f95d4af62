/** A workbook as an answer, put on record before it leaves. */
import { Readable } from 'node:stream';
import { dayOf } from '$lib/domain/month.ts';
import { append } from '$lib/server/audit.ts';
import type { Database } from '$lib/server/db.ts';
import { disposition, type Sheet } from '$lib/server/export/sheet.ts';
import { xlsxBook } from '$lib/server/export/xlsx.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The file, named after the day; `work` stands in the audit log. */
export async function workbook(
	database: Database,
	who: { userId: string; from: string },
	{ sheets, name, work }: { sheets: readonly Sheet[]; name: string; work: string },
	now: string
): Promise<Response> {
	const { userId, from } = who;
	await database.write((trx) => append(trx, [{ at: now, userId, from, subject: null, work }]));
	const file = `${name}_${dayOf(now).replaceAll('-', '')}.xlsx`;
	const body = Readable.toWeb(xlsxBook(sheets, new Date(now))) as ReadableStream<Uint8Array>;
	return new Response(body, {
		headers: {
			'content-type': XLSX,
			'content-disposition': disposition(file),
			'cache-control': 'no-store'
		}
	});
}
