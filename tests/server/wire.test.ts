/** What is sent to the built application: pushes, floods, looks at signatures, and faults. */
import { request } from 'node:http';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { beforeAll, describe, expect, test } from 'vitest';
import { MAX_SYNC_BYTES, type RejectionBody, type WireAction } from '../../src/lib/protocol.ts';
import { DEMO_PASSWORD } from '../../src/lib/server/demo/accounts.ts';
import { startApp } from '../stand/app.ts';
import { enrol, push, signIn } from '../stand/visitor.ts';
import { doorstep, json, post, rejection } from './doorstep.ts';

const step = doorstep();
const { as } = step;
let device: string;

beforeAll(async () => {
	device = await enrol(as('field'), 'tablet-http');
});

const action = (n: number, more: object = {}): WireAction => ({
	n,
	id: `http-${n}`,
	name: 'release',
	v: 1,
	input: { assignmentId: 'none', reason: 'x' },
	at: '2021-04-05T01:00:00.000Z',
	...more
});

describe('a push', () => {
	test('without our header or from another site is turned away before anything else', async () => {
		const type = { 'content-type': 'application/json' };
		for (const headers of [
			{ 'x-ieum': '' },
			{ 'x-ieum': '1', origin: 'https://evil.example' },
			{ 'x-ieum': '1', 'sec-fetch-site': 'cross-site' }
		] as Record<string, string>[]) {
			const answer = await as('field').ask('/api/sync', {
				method: 'POST',
				body: '{}',
				headers: { ...type, ...headers }
			});
			expect(answer.status).toBe(403);
			expect(await rejection(answer)).toBe('CROSS_SITE');
		}
	});

	test('with an action that cannot be read settles it as refused, and the next one too', async () => {
		const answer = await push(as('field'), device, [
			action(1, { name: 'handOver', input: { serial: 7 } }),
			action(2, { at: 'yesterday' }),
			action(3, { name: 'fly' })
		]);
		expect(answer.verdicts.map(({ n, verdict, code }) => [n, verdict, code])).toEqual([
			[1, 'refused', 'MALFORMED'],
			[2, 'refused', 'MALFORMED'],
			[3, 'refused', 'UNKNOWN_ACTION']
		]);
		expect(answer.settled).toBe(3);
	});

	test.each([
		['no JSON', '{"push":', 400, 'MALFORMED'],
		['nothing', '', 400, 'MALFORMED'],
		['a text', '"push"', 400, 'MALFORMED'],
		['bytes that are no text', '\ud800', 400, 'MALFORMED'],
		['another protocol', '{"protocol":99}', 426, 'OUTDATED']
	])('of %s is turned away in one sentence', async (_, body, status, error) => {
		const answer = await as('field').ask('/api/sync', { method: 'POST', body, headers: json });
		expect(answer.status).toBe(status);
		const said = (await answer.json()) as RejectionBody;
		expect(said.error).toBe(error);
		expect(said.message).toMatch(/다\.$|오\.$/);
	});

	test('from another user’s device is turned away and put on record', async () => {
		const facts = { protocol: 1, schema: 1, epoch: null, scope: null, cursor: 0, ack: 0 };
		const answer = await as('intake').ask('/api/sync', {
			...post({ ...facts, device, push: [action(4)] }),
			headers: json
		});
		expect(answer.status).toBe(403);
		expect(await rejection(answer)).toBe('NOT_YOURS');
		expect(step.audit()).toContain(`NOT_YOURS ${device}`);
	});

	/** Sends bytes until the server answers; resolves with the status. */
	const flood = (megabytes: number, headers: Record<string, string>) =>
		new Promise<number>((resolve, reject) => {
			const sent = request(`${step.url}/api/sync`, {
				method: 'POST',
				headers: { 'content-type': 'application/json', 'x-ieum': '1', ...headers }
			});
			sent.on('response', (answer) => {
				resolve(answer.statusCode ?? 0);
				sent.destroy();
			});
			sent.on('error', reject);
			const block = Buffer.alloc(1024 * 1024, 0x20);
			let left = megabytes;
			const more = () => {
				while (left-- > 0) if (!sent.write(block)) return void sent.once('drain', more);
				sent.end();
			};
			more();
		});

	// A sender may notice the broken pipe before it reads the answer that came first.
	test(
		'of 50 MB is turned away, whether it tells its length or not, while others are served',
		{ retry: 3 },
		async () => {
			const length = { 'content-length': String(50 * 1024 * 1024) };
			const all = await Promise.all([
				flood(50, length),
				flood(50, {}),
				as('office').ask('/office')
			]);
			expect(all.slice(0, 2)).toEqual([413, 413]);
			expect((all[2] as Response).status).toBe(200);
		}
	);

	test('just above the limit is turned away as too big', async () => {
		const body = ' '.repeat(MAX_SYNC_BYTES + 1);
		const answer = await as('field').ask('/api/sync', { method: 'POST', body, headers: json });
		expect(answer.status).toBe(413);
		expect(await rejection(answer)).toBe('TOO_BIG');
	});
});

describe('a signature', () => {
	const hashOf = (scope: string) => {
		const database = new DatabaseSync(step.file, { readOnly: true });
		const row = database
			.prepare('select signatureHash from receipt where scope = ? and signatureHash is not null')
			.get(scope);
		database.close();
		return String(row?.signatureHash);
	};

	test('is shown to the office and to workers of its dong only, and each look is on record', async () => {
		const hash = hashOf('dong:가산동');
		for (const [role, status] of [
			['office', 200],
			['approver', 200],
			['field', 200],
			['intake', 200],
			['audit', 403],
			['privacy', 403]
		] as const)
			expect((await as(role).ask(`/api/files/${hash}`)).status).toBe(status);
		const south = await signIn(step.url, 'field2', DEMO_PASSWORD);
		expect((await south.ask(`/api/files/${hash}`)).status).toBe(403);
		expect(step.audit().filter((work) => work === 'READ signature')).toHaveLength(4);
	});
});

describe('reads of persons on a tablet', () => {
	const entry = { at: '2021-04-05T01:00:00.000Z', subject: 'demo-home-001', purpose: 'VISIT' };

	test('are put on record once, however often they are sent', async () => {
		const body = { device, entries: [entry, { ...entry, subject: 'demo-home-002' }] };
		await as('field').json('/api/access', body);
		await as('field').json('/api/access', body);
		expect(step.audit().filter((work) => work.startsWith('READ_OFFLINE'))).toHaveLength(2);
	});

	test('of another user’s tablet are not taken', async () => {
		const sent = as('intake').json('/api/access', { device, entries: [entry] });
		await expect(sent).rejects.toThrow('403');
	});
});

describe('a tablet whose account was closed', () => {
	test('can hand in what it has, which is set apart, and nothing else', async () => {
		const leaver = await signIn(step.url, 'field2', DEMO_PASSWORD);
		const tablet = await enrol(leaver, 'tablet-of-a-leaver');
		const database = new DatabaseSync(step.file, { timeout: 30_000 });
		database.prepare("update user set disabledAt = '2021-04-05' where id = 'demo-field2'").run();
		database.close();
		const { verdicts, rows } = await push(leaver, tablet, [action(1, { id: 'leaver-1' })]);
		expect(verdicts).toMatchObject([{ verdict: 'quarantined', code: 'ACCOUNT_DISABLED' }]);
		expect(rows).toEqual([]);
		const key = leaver.json('/api/devices', { deviceId: tablet });
		await expect(key).rejects.toThrow('403');
		expect((await leaver.ask(`/api/sync/start?device=${tablet}`)).status).toBe(403);
		await expect(signIn(step.url, 'field2', DEMO_PASSWORD)).rejects.toThrow('400');
	});
});

describe('a database that is locked', () => {
	test('lets pages be read, and tells writers to come again', async () => {
		const holder = new DatabaseSync(step.file, { timeout: 30_000 });
		holder.exec('begin immediate');
		try {
			const [page, written] = await Promise.all([
				as('office').ask('/office'),
				as('intake').ask('/api/devices', {
					...post({ tabletId: 't', name: 't' }),
					headers: json
				})
			]);
			expect(page.status).toBe(200);
			expect(written.status).toBe(503);
			expect(Number(written.headers.get('retry-after'))).toBeGreaterThan(0);
			expect(await rejection(written)).toBe('BUSY');
		} finally {
			holder.exec('rollback');
			holder.close();
		}
	});
});

describe('a server with a key that is none', () => {
	test('says so and does not start', async () => {
		const start = startApp({
			dataDir: path.join(step.folder, 'key'),
			env: { SECRET_KEY: 'short' }
		});
		await expect(start).rejects.toThrow('SECRET_KEY의 값은 쓸 수 없습니다');
	}, 240_000);
});

describe('a server without an account', () => {
	test('prints a link that makes the first administrator, once', async () => {
		const empty = await startApp({ dataDir: path.join(step.folder, 'empty'), demo: false });
		try {
			const token = /\/setup\/([\w-]+)/.exec(empty.output())?.[1] ?? '';
			const password = 'Gasan-2021-door';
			const fields = { loginName: 'chief', name: '마루', password, again: password };
			const send = () =>
				fetch(`${empty.url}/setup/${token}`, {
					method: 'POST',
					redirect: 'manual',
					headers: { origin: empty.url, accept: 'text/html' },
					body: new URLSearchParams(fields)
				});
			expect((await fetch(`${empty.url}/setup/${token}`)).status).toBe(200);
			const made = await send();
			expect([made.status, made.headers.get('location')]).toEqual([303, '/office']);
			expect((await fetch(`${empty.url}/setup/${token}`)).status).toBe(404);
			expect((await send()).status).toBe(404);
			await signIn(empty.url, 'chief', password);
		} finally {
			await empty.stop();
		}
	}, 240_000);
});
