/** The households' door of the built application: what a guess is told, and what nobody else may see. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codeFrom } from '../../src/lib/domain/code.ts';
import { SCHEMA } from '../../src/lib/domain/tables.ts';
import { PROTOCOL, type SyncAnswer } from '../../src/lib/protocol.ts';
import { DEMO_PASSWORD, DEMO_PHONE } from '../../src/lib/server/demo/accounts.ts';
import { door } from '../../src/lib/words/status/door.ts';
import { startApp, type App } from '../stand/app.ts';
import { enrol, signIn, type Visitor } from '../stand/visitor.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'ieum-status-'));
const dataDir = path.join(folder, 'data');
const CALL = `tel:${DEMO_PHONE.replaceAll('-', '')}`;
let app: App;
let office: Visitor;
let address = 0;

beforeAll(async () => {
	app = await startApp({
		dataDir,
		demo: true,
		env: { TRUST_PROXY: '1' }
	});
	office = await signIn(app.url, 'office1', DEMO_PASSWORD);
}, 240_000);
afterAll(async () => {
	await app?.stop();
	rmSync(folder, { recursive: true, force: true });
});

/** A request from an address of its own, unless one is given. */
const ask = (
	route: string,
	init: RequestInit = {},
	from = `10.1.${++address >> 8}.${address & 255}`
) =>
	fetch(app.url + route, {
		redirect: 'manual',
		...init,
		headers: {
			origin: app.url,
			accept: 'text/html',
			'accept-language': 'ko',
			'x-forwarded-for': from,
			...init.headers
		}
	});
const knock = (code: string, secret: string, from?: string) =>
	ask('/status', { method: 'POST', body: new URLSearchParams({ code, secret }) }, from);
const cookieOf = (answer: Response) => answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';

function rows<Row>(sql: string, ...values: string[]): Row[] {
	const database = new DatabaseSync(path.join(dataDir, 'ieum.db'), { readOnly: true });
	const found = database.prepare(sql).all(...values) as Row[];
	database.close();
	return found;
}
const homes = (dong: string) =>
	rows<{ id: string }>(
		`select id from household where "adminDong" = ? and "deceasedAt" is null and "mergedIntoId" is null order by id`,
		dong
	).map((row) => row.id);

/** Makes a slip at the desk, and reads it off the paper. */
async function issueFor(householdId: string, by = office, receipt = false) {
	const body = new URLSearchParams(receipt ? { tongue: 'ko', receipt: 'yes' } : { tongue: 'ko' });
	const page = await by.ask(`/office/households/${householdId}/slip?/issue`, {
		method: 'POST',
		headers: { accept: 'text/html' },
		body
	});
	const html = await page.text();
	const [code = '', secret = ''] = [
		...html.matchAll(/<dd[^>]*>([0-9A-Z]{5} [0-9A-Z]{5})<\/dd>/g)
	].map((found) => (found[1] as string).replace(' ', ''));
	return { code, secret, html, status: page.status };
}

async function inside(householdId: string) {
	const slip = await issueFor(householdId);
	const answer = await knock(slip.code, slip.secret);
	expect(answer.status).toBe(303);
	return { slip, headers: { cookie: cookieOf(answer) }, answer };
}

/** What a household reports is at the office and on the tablet after so long at most. */
const REACH_MS = 5_000;
/** A page of the office gathers pokes for so long before it looks. */
const GATHER_MS = 700;
/** Whoever heard nothing by then was not told. */
const SILENCE_MS = 20_000;

/** A tablet of that person, filled up to now. */
async function tabletOf(login: string) {
	const person = await signIn(app.url, login, DEMO_PASSWORD);
	const device = await enrol(person, `reach-${login}`);
	const start = await person.ask(`/api/sync/start?device=${device}`);
	const [first = ''] = (await start.text()).split('\n');
	const { head } = JSON.parse(first) as { head: { epoch: string; scope: string; version: number } };
	let cursor = head.version;
	/** One exchange: true if it brought the ticket. */
	const brings = async (ticket: string) => {
		const facts = { protocol: PROTOCOL, schema: SCHEMA, epoch: head.epoch, scope: head.scope };
		const body = { ...facts, device, ack: 0, cursor, push: [] };
		const answer = await person.json<SyncAnswer>('/api/sync', body);
		cursor = answer.cursor;
		return answer.rows.some(({ t, row }) => t === 'ticket' && row.id === ticket);
	};
	return { person, brings };
}

/** Looks after each poke of a stream, and only then; resolves when it has seen, or fell silent. */
async function seenByPoke(person: Visitor, isSeen: () => Promise<boolean>) {
	const hangUp = new AbortController();
	const stream = await person.ask('/api/sync/poke', { signal: hangUp.signal });
	expect(stream.status).toBe(200);
	const text = new TextDecoder();
	const listen = async () => {
		try {
			for await (const chunk of stream.body as ReadableStream<Uint8Array>)
				if (text.decode(chunk).includes('data: poke') && (await isSeen())) return performance.now();
		} catch (error) {
			if (!hangUp.signal.aborted) throw error;
		}
		return Infinity;
	};
	const silence = setTimeout(() => hangUp.abort(), SILENCE_MS);
	const heard = listen().finally(() => {
		clearTimeout(silence);
		hangUp.abort();
	});
	return { heard };
}

/** Milliseconds from sending the report until the later of the two has it; never: Infinity. */
async function reaches(
	household: string,
	ticket: string,
	tablet: Awaited<ReturnType<typeof tabletOf>>
): Promise<number> {
	const { headers } = await inside(household);
	const onQueue = async () => {
		await pause(GATHER_MS);
		await office.ask('/api/session');
		const page = await office.ask('/office/repairs/__data.json');
		return (await page.text()).includes(`"${ticket}"`);
	};
	const streams = [
		await seenByPoke(office, onQueue),
		await seenByPoke(tablet.person, () => tablet.brings(ticket))
	];
	const sent = performance.now();
	const fault = { pc: 'ours', form: 'DESKTOP', symptom: 'NO_POWER', words: '안 켜져요' };
	const body = new URLSearchParams({ ticket, ...fault });
	const answer = await ask('/status/mine/repair', { method: 'POST', headers, body });
	expect(answer.headers.get('location')).toBe('/status/mine?done=repair');
	const heard = await Promise.all(streams.map((stream) => stream.heard));
	return Math.max(...heard) - sent;
}

test('a demo has a telephone to call on every page, which nobody can have', async () => {
	for (const page of ['/status', '/status/closed'])
		expect(await (await ask(page)).text()).toContain(
			`href="tel:${DEMO_PHONE.replaceAll('-', '')}"`
		);
});

test('an address that is not there is told in the language of the door', async () => {
	const answer = await ask('/status/mine/nowhere', {
		headers: { accept: 'text/html', 'accept-language': 'vi' }
	});
	expect(answer.status).toBe(404);
	const html = await answer.text();
	expect(html).toContain('<html lang="vi"');
	expect(html).toContain(door.vi.fault.missing);
});

describe('a guess', () => {
	test('at a code that is unknown, wrong, revoked or locked gets one answer, byte for byte', async () => {
		const [first, second, third] = homes('독산1동') as [string, string, string];
		const [right, revoked, locked] = [
			await issueFor(first),
			await issueFor(second),
			await issueFor(third)
		];
		await office.ask(`/office/households/${second}/slip?/revoke`, {
			method: 'POST',
			body: new URLSearchParams()
		});
		for (let i = 0; i < 5; i += 1) await knock(locked.code, `000000000${i}`, '10.9.9.9');
		const unknown = codeFrom(Uint8Array.from([31, 3, 5, 7, 9, 11, 13, 15, 17]));
		const answers = [
			await knock(unknown, '1234567890'),
			await knock(right.code, '1234567890'),
			await knock(revoked.code, revoked.secret),
			await knock(locked.code, locked.secret, '10.9.9.9'),
			await knock('no code', '')
		];
		const said = await Promise.all(
			answers.map(async (answer) => {
				const headers = [...answer.headers].filter(([name]) => name !== 'date');
				return JSON.stringify({ status: answer.status, headers, body: await answer.text() });
			})
		);
		expect(new Set(said).size).toBe(1);
		expect(said[0]).toContain('확인하지 못했어요');
		expect(answers[0]?.status).toBe(400);
		expect((await knock(right.code, right.secret)).status).toBe(303);
	});

	test('too many from one address end with 429, whatever they name, while others get in', async () => {
		const slip = await issueFor(homes('독산2동')[0] as string);
		const statuses = [];
		for (let i = 0; i < 12; i += 1) {
			const code = codeFrom(Uint8Array.from([i, 1, 2, 3, 4, 5, 6, 7, 8]));
			statuses.push((await knock(code, '1234567890', '10.8.8.8')).status);
		}
		expect(statuses).toEqual([...Array<number>(10).fill(400), 429, 429]);
		const answers = [
			await knock(slip.code, slip.secret, '10.8.8.8'),
			await knock('no code', '', '10.8.8.8')
		];
		const said = await Promise.all(
			answers.map(async (answer) => {
				const headers = [...answer.headers].filter(([name]) => name !== 'date');
				return JSON.stringify({ status: answer.status, headers, body: await answer.text() });
			})
		);
		expect(new Set(said).size).toBe(1);
		expect(answers[0]?.status).toBe(429);
		expect(answers[0]?.headers.get('retry-after')).toBe('60');
		expect(said[0]).toMatch(/1분 뒤에 다시/);
		expect(said[0]).toContain(CALL);
		expect(said[0]).not.toContain('580083');
		const chosen = { cookie: '__Host-ieum-view=vi.largest.high', accept: '*/*' };
		const body = new URLSearchParams({ code: slip.code, secret: slip.secret });
		const vi = await ask('/status', { method: 'POST', headers: chosen, body }, '10.8.8.8');
		expect([vi.status, vi.headers.get('content-type')]).toEqual([429, 'text/html']);
		expect(await vi.text()).toMatch(
			/<html lang="vi" data-text-size="largest" data-contrast="high">[^]*thử lại sau 1 phút/
		);
		expect((await knock(slip.code, slip.secret, '10.8.8.9')).status).toBe(303);
	});

	test('on a device that has opened before is heard although its address has to wait', async () => {
		const slip = await issueFor(homes('독산2동')[1] as string);
		const first = await knock(slip.code, slip.secret, '10.6.6.6');
		const known = first.headers
			.getSetCookie()
			.find((cookie) => cookie.startsWith('__Host-ieum-known='));
		expect(known).toMatch(
			/^__Host-ieum-known=[\w.-]+; Max-Age=31536000; Path=\/; HttpOnly; Secure; SameSite=Strict$/
		);
		for (let i = 0; i < 12; i += 1) await knock('no code', '', '10.6.6.6');
		expect((await knock(slip.code, slip.secret, '10.6.6.6')).status).toBe(429);
		const headers = { cookie: known?.split(';')[0] ?? '' };
		const body = new URLSearchParams({ code: slip.code, secret: slip.secret });
		const again = await ask('/status', { method: 'POST', headers, body }, '10.6.6.6');
		expect(again.status).toBe(303);
	});

	test('of more than a household could write is cut', async () => {
		const body = new URLSearchParams({ code: 'x'.repeat(20_000), secret: '' });
		expect((await ask('/status', { method: 'POST', body })).status).toBe(413);
	});

	test('is where the page of those who wait leads whoever opens it', async () => {
		expect((await ask('/status/wait')).headers.get('location')).toBe('/status');
	});

	test('by a program hears the same numbers', async () => {
		const any = { accept: '*/*' };
		const body = () => new URLSearchParams({ code: 'x', secret: 'y' });
		const from = '10.7.7.7';
		const tries = [];
		for (let i = 0; i < 11; i += 1)
			tries.push(
				(await ask('/status', { method: 'POST', headers: any, body: body() }, from)).status
			);
		expect(tries).toEqual([...Array<number>(10).fill(400), 429]);
	});

	test('from another site is not taken', async () => {
		const answer = await ask('/status', {
			method: 'POST',
			headers: { origin: 'https://evil.example' },
			body: new URLSearchParams({ code: 'x', secret: 'y' })
		});
		expect(answer.status).toBe(403);
	});
});

describe('a visit', () => {
	test('has a cookie that no script and no other site can use, and is stored nowhere', async () => {
		const { headers, answer } = await inside(homes('독산3동')[0] as string);
		expect(answer.headers.getSetCookie()[0]).toMatch(
			/^__Host-ieum-status=[^;]{40,}; Path=\/; HttpOnly; Secure; SameSite=Strict$/
		);
		for (const route of ['/status', '/status/mine', '/status/mine/data', '/status/kept']) {
			const page = await ask(route, { headers });
			expect(page.status, route).toBe(200);
			expect(page.headers.get('cache-control'), route).toContain('no-store');
		}
	});

	test('shows no name, no address, no number, no category', async () => {
		const household = homes('독산4동')[0] as string;
		const { headers } = await inside(household);
		const [row] = rows<Record<string, string>>('select * from household where id = ?', household);
		const routes = ['mine', 'mine/data', 'mine/consents', 'mine/repair', 'kept'];
		const pages = await Promise.all(
			routes.map(async (route) => (await ask(`/status/${route}`, { headers })).text())
		);
		for (const text of pages) {
			expect(text).toContain('<h1');
			for (const column of ['name', 'phone', 'roadAddress', 'category', 'receiptNo', 'id'])
				expect(text, column).not.toContain(row?.[column]);
		}
	});

	test('needs the cookie: without it, or with one that is over, every page leads to the door', async () => {
		for (const route of [
			'mine',
			'mine/repair',
			'mine/day',
			'mine/again',
			'mine/consents',
			'mine/data'
		]) {
			const answer = await ask(`/status/${route}`);
			expect([answer.status, answer.headers.get('location')], route).toEqual([303, '/status']);
		}
		const { headers } = await inside(homes('독산3동')[0] as string);
		const out = await ask('/status/closed', {
			method: 'POST',
			headers,
			body: new URLSearchParams()
		});
		expect(out.headers.get('location')).toBe('/status/closed');
		expect((await ask('/status/mine', { headers })).headers.get('location')).toBe('/status/closed');
	});

	test('of a household opens nothing of the office, nor of another household', async () => {
		const [mine, other] = homes('시흥1동') as [string, string];
		const { headers } = await inside(mine);
		expect((await ask(`/office/households/${mine}`, { headers })).status).toBe(303);
		expect((await ask('/api/session', { headers })).status).toBe(200);
		const [visit] = rows<{ id: string }>(
			`select id from visit where "householdId" != ? and "acceptedAt" is null and "failedAt" is null and "cancelledAt" is null limit 1`,
			mine
		);
		const form = {
			ticket: 'stolen-1',
			about: 'DELIVERY',
			visit: visit?.id ?? '',
			wish: 'CALL',
			words: ''
		};
		const body = new URLSearchParams(form);
		const asked = await ask(`/status/mine/day?about=DELIVERY&visit=${visit?.id}`, {
			method: 'POST',
			headers,
			body
		});
		expect(asked.status).toBe(409);
		const [consent] = rows<{ kind: string }>(
			'select kind from consent where "householdId" = ?',
			other
		);
		const taken = new URLSearchParams({ ticket: 'stolen-2', kind: consent?.kind ?? '' });
		await ask('/status/mine/consents', { method: 'POST', headers, body: taken });
		const withdrawn = rows(
			'select id from consent where "householdId" = ? and "withdrawnAt" is not null',
			other
		);
		expect(withdrawn).toEqual([]);
	});

	test('reports a fault once, however often its form is sent', async () => {
		const [unit] = rows<{ householdId: string }>(
			`select p."householdId" from pc p join household h on h.id = p."householdId"
			where p."deliveredAt" is not null and p."assignmentId" is not null
			and coalesce(p."returnedAt", p."lostAt", p."scrappedAt", p."repairAt") is null
			and coalesce(h."movedOutAt", h."deceasedAt", h."ineligibleAt", h."mergedIntoId") is null
			and not exists (select 1 from ticket t where t."householdId" = h.id)
			order by p.id desc limit 1`
		);
		const household = unit?.householdId ?? '';
		const { headers } = await inside(household);
		const fields = {
			ticket: 'fault-1',
			pc: 'ours',
			form: 'DESKTOP',
			symptom: 'NO_POWER',
			words: '안 켜져요'
		};
		const send = (more: Record<string, string> = {}) =>
			ask('/status/mine/repair', {
				method: 'POST',
				headers,
				body: new URLSearchParams({ ...fields, ...more })
			});
		for (let i = 0; i < 2; i += 1)
			expect((await send()).headers.get('location')).toBe('/status/mine?done=repair');
		const tickets = rows<object>(
			'select channel, symptom, words from ticket where "householdId" = ?',
			household
		);
		expect(tickets.map((row) => ({ ...row }))).toEqual([
			{ channel: 'ONLINE', symptom: 'NO_POWER', words: '안 켜져요' }
		]);
		const other = await send({ ticket: 'fault-2' });
		expect(other.status).toBe(409);
		expect(await other.text()).toContain('이미 접수된 수리가 있어요.');
		const number = await send({ ticket: 'fault-3', words: '900101-1234567' });
		expect(number.status).toBe(422);
		expect(await (await ask('/status/mine', { headers })).text()).toContain('수리를 접수했어요');
		const [entry] = rows<{ userId: string }>(
			`select "userId" from audit where work like 'openTicket accepted' and subject = ?`,
			household
		);
		expect(entry?.userId).toBe(`household:${household}`);
	});

	test('of the demo that has its PC may report a fault with the numbers that the start prints', async () => {
		const opened = await knock('BYNE9X85F8', '2716940385');
		const headers = { cookie: cookieOf(opened) };
		const page = await (await ask('/status/mine', { headers })).text();
		expect(page).toContain('인터넷 요금');
		const fields = { ticket: 'demo-1', pc: 'ours', form: 'DESKTOP', symptom: 'SLOW', words: '' };
		const body = new URLSearchParams(fields);
		const said = await ask('/status/mine/repair', { method: 'POST', headers, body });
		expect(said.headers.get('location')).toBe('/status/mine?done=repair');
	});

	test('reports a fault that is on the office’s queue and on the right tablet within five seconds', async () => {
		const some = rows<{ id: string }>(
			`select h.id from pc p join household h on h.id = p."householdId"
			where p."deliveredAt" is not null and p."assignmentId" is not null
			and coalesce(p."returnedAt", p."lostAt", p."scrappedAt", p."repairAt") is null
			and coalesce(h."movedOutAt", h."deceasedAt", h."ineligibleAt", h."mergedIntoId") is null
			and h."adminDong" in ('가산동', '독산1동', '독산2동', '독산3동', '독산4동')
			and not exists (select 1 from ticket t where t."householdId" = h.id)
			order by h.id limit 3`
		).map(({ id }) => id);
		expect(some).toHaveLength(3);
		const [near, far] = [await tabletOf('field1'), await tabletOf('field2')];
		// A machine may stand still for some seconds, not three times in a row.
		const took: number[] = [];
		for (const household of some) {
			const ticket = `reach-${took.length}`;
			took.push(await reaches(household, ticket, near));
			expect(await far.brings(ticket), 'another area’s tablet').toBe(false);
			if ((took.at(-1) as number) <= REACH_MS) break;
		}
		expect(Math.min(...took)).toBeLessThanOrEqual(REACH_MS);
	}, 240_000);

	test('takes every agreement of a kind back, having said what follows', async () => {
		const [row] = rows<{ householdId: string }>(
			`select "householdId" from consent where kind = 'SHARED_INFO' and "withdrawnAt" is null and "householdId" in (select id from household where "adminDong" = '시흥3동') limit 1`
		);
		const household = row?.householdId ?? '';
		const { headers } = await inside(household);
		const before = await (await ask('/status/mine/consents?kind=SHARED_INFO', { headers })).text();
		expect(before).toContain('다음에는 서류를 내셔야 해요.');
		const body = new URLSearchParams({ ticket: 'withdraw-1', kind: 'SHARED_INFO' });
		const answer = await ask('/status/mine/consents', { method: 'POST', headers, body });
		expect(answer.headers.get('location')).toBe('/status/mine?done=consent');
		const left = rows(
			`select id from consent where "householdId" = ? and kind = 'SHARED_INFO' and "withdrawnAt" is null`,
			household
		);
		expect(left).toEqual([]);
	});
});

describe('a slip', () => {
	test('is made by the desks, each for its own 행정동, and stands in no address and no log', async () => {
		const intake = await signIn(app.url, 'intake1', DEMO_PASSWORD);
		const [own, foreign] = [homes('가산동')[0] as string, homes('시흥5동')[0] as string];
		expect((await issueFor(own, intake)).code).toHaveLength(10);
		expect((await issueFor(foreign, intake)).status).toBe(403);
		const field = await signIn(app.url, 'field1', DEMO_PASSWORD);
		expect((await field.ask(`/office/households/${own}/slip`)).status).toBe(403);
		const works = rows<{ work: string }>(
			'select work from audit where subject = ? order by seq',
			own
		);
		expect(works.map((row) => row.work)).toContain('CODE_ISSUED');
		const { slip } = await inside(own);
		expect(slip.html).not.toContain(`status?${slip.code}`);
		const printed = app.output().replace(/\s/g, '');
		for (const part of [slip.code, slip.secret]) expect(printed).not.toContain(part);
		const again = await office.ask(`/office/households/${own}/slip`);
		for (const part of [slip.code, slip.secret, slip.code.slice(0, 5)])
			expect(await again.clone().text()).not.toContain(part);
	});

	test('may be printed with the receipt, masked and on record', async () => {
		const [row] = rows<{ householdId: string; recipientName: string }>(
			`select "householdId", "recipientName" from receipt where "voidedAt" is null and "replacedById" is null order by id limit 1`
		);
		const { html, code } = await issueFor(row?.householdId ?? '', office, true);
		expect(code).toHaveLength(10);
		expect(html).toContain('인수확인서');
		expect(html).not.toContain(row?.recipientName);
		const works = rows<{ work: string }>(
			'select work from audit where subject = ?',
			row?.householdId ?? ''
		);
		expect(works.map((one) => one.work)).toContain('PRINT: RECEIPT masked');
	});

	test('of the demo is told at the start', () => {
		expect(app.output()).toMatch(
			/\/status\): 조회 번호 [0-9A-Z]{5} [0-9A-Z]{5} · 비밀 숫자 \d{5} \d{5}/
		);
	});
});

test('the door speaks four languages, in five sizes, and says so to a screen reader', async () => {
	const chosen = await ask('/status/look', {
		method: 'POST',
		body: new URLSearchParams({ tongue: 'vi', back: '/status' })
	});
	expect(chosen.headers.get('location')).toBe('/status');
	const page = await (await ask('/status', { headers: { cookie: cookieOf(chosen) } })).text();
	expect(page).toContain('<html lang="vi">');
	const asked = async (language: string) =>
		/<html[^>]*>/.exec(
			await (await ask('/status', { headers: { 'accept-language': language } })).text()
		)?.[0];
	expect(await asked('zh-CN,zh;q=0.9')).toBe('<html lang="zh-Hans">');
	expect(await asked('fr')).toBe('<html lang="ko">');
	const large = await ask('/status/look', {
		method: 'POST',
		headers: { cookie: cookieOf(chosen) },
		body: new URLSearchParams({ size: 'largest', contrast: 'high', back: 'https://evil.example' })
	});
	expect(large.headers.get('location')).toBe('/status');
	const html = await (await ask('/status', { headers: { cookie: cookieOf(large) } })).text();
	expect(html).toContain('<html lang="vi" data-text-size="largest" data-contrast="high">');
});

test('the first view takes at most 30 KB over the wire besides the font', async () => {
	const page = await ask('/status');
	const html = await page.text();
	const parts = [
		...html.matchAll(
			/(?:<link[^>]*rel="stylesheet"[^>]*href|<link[^>]*href|<script[^>]*src)="([^"]+)"/g
		)
	]
		.map((found) => found[1] as string)
		.filter((part) => !part.endsWith('.woff2') && !part.startsWith('data:'));
	const sizes = await Promise.all(
		[...new Set(parts)].map(async (part) => {
			const answer = await ask(part, { headers: { 'accept-encoding': 'gzip' } });
			return Number(
				answer.headers.get('content-length') ?? (await answer.arrayBuffer()).byteLength
			);
		})
	);
	const total = Buffer.byteLength(html) + sizes.reduce((sum, size) => sum + size, 0);
	expect(parts.length).toBeGreaterThan(2);
	expect(total).toBeLessThanOrEqual(30 * 1024);
});
