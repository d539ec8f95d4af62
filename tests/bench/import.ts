/**
 * Measures an import of 20,000 households (bar: 60 s) and what a page takes meanwhile (bar: 1 s).
 * `node tests/bench/import.ts [rows]`, after a build: the application runs as a process of its own.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { DatabaseSync } from 'node:sqlite';
import iconv from 'iconv-lite';
import { DEMO_PASSWORD } from '../../src/lib/server/demo/accounts.ts';
import { roster } from '../server/roster.ts';
import { startApp } from '../stand/app.ts';
import { signIn, type Visitor } from '../stand/visitor.ts';

const ROWS = Number(process.argv[2] ?? 20_000);
/** Pages that a colleague opens again and again while the import runs. */
const PAGES = ['/office', '/office/households', '/office/applications', '/office/visits'];
const WAIT_MS = 400;

const folder = mkdtempSync(path.join(tmpdir(), 'ieum-bench-import-'));
const app = await startApp({ dataDir: folder, demo: true });
const importer = await signIn(app.url, 'office1', DEMO_PASSWORD);
const colleague = await signIn(app.url, 'approver1', DEMO_PASSWORD);

/** Milliseconds that each page took, while `going` says so. */
async function browse(going: () => boolean): Promise<number[]> {
	const took: number[] = [];
	for (let i = 0; going(); i++) {
		const began = performance.now();
		await (await colleague.ask(PAGES[i % PAGES.length] ?? '/office')).text();
		took.push(performance.now() - began);
		await new Promise((go) => setTimeout(go, WAIT_MS));
	}
	return took;
}

/** Does something while the colleague goes on browsing. */
async function beside<R>(name: string, work: () => Promise<R>): Promise<R> {
	let going = true;
	const browsing = browse(() => going);
	const began = performance.now();
	const result = await work();
	const seconds = (performance.now() - began) / 1000;
	going = false;
	const took = (await browsing).sort((a, b) => a - b);
	const p95 = took[Math.floor(took.length * 0.95)] ?? 0;
	say(
		`${name}: ${seconds.toFixed(1)} s; ${took.length} pages meanwhile, p95 ${p95.toFixed(0)} ms, longest ${took.at(-1)?.toFixed(0)} ms`
	);
	return result;
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);

async function post(visitor: Visitor, address: string, body: FormData | URLSearchParams) {
	const answer = await visitor.ask(address, {
		method: 'POST',
		headers: { accept: 'text/html' },
		body,
		redirect: 'manual'
	});
	if (answer.status >= 400) throw new Error(`${address} answered ${answer.status}`);
	return answer.headers.get('location') ?? '';
}

/** The file of the database, read beside the application. */
function ask<Row>(sql: string): Row {
	const database = new DatabaseSync(path.join(folder, 'ieum.db'), { readOnly: true });
	const row = database.prepare(sql).get() as Row;
	database.close();
	return row;
}

const upload = async (): Promise<string> => {
	const form = new FormData();
	form.set('roster', 'households');
	form.set('year', '2021');
	form.set('file', new File([new Uint8Array(iconv.encode(roster(ROWS), 'cp949'))], 'roster.csv'));
	return post(importer, '/office/import', form);
};

const MEANINGS = [
	'',
	'name',
	'phone',
	'roadAddress',
	'addressDetail',
	'adminDong',
	'category',
	'receivedAt',
	'note'
];

try {
	const page = await beside(`reading ${ROWS} rows`, upload);
	const matched = new URLSearchParams({ fiscalYear: '2021', apply: 'yes', adminDong: '' });
	MEANINGS.forEach((meaning, i) => matched.set(`column-${i}`, meaning));
	await beside('previewing', () => post(importer, `${page}?/map`, matched));
	await beside('registering', async () => {
		await post(importer, `${page}?/confirm`, new URLSearchParams());
		while (ask<{ state: string }>('select state from roster_import').state !== 'DONE')
			await new Promise((go) => setTimeout(go, 200));
	});
	const { added } = ask<{ added: number }>('select added from roster_import');
	say(
		`added ${added}, households on record ${ask<{ n: number }>('select count(*) as n from household').n}`
	);
	const file = await beside('taking 20,000 households away as xlsx', async () => {
		const form = new URLSearchParams({ format: 'xlsx', purpose: 'REPORT' });
		for (const column of ['receiptNo', 'name', 'phone', 'dong']) form.append('columns', column);
		const init = { method: 'POST', headers: { accept: '*/*' }, body: form };
		return (await colleague.ask('/office/export/households/file', init)).arrayBuffer();
	});
	say(`${file.byteLength} bytes`);
} finally {
	await app.stop();
	rmSync(folder, { recursive: true, force: true });
}
