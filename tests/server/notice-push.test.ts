/** Web Push: sealed for one browser, signed by this house, and sent nowhere else. */
import { createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openMemory, type Database } from '../../src/lib/server/db.ts';
import {
	endpointIn,
	isPublic,
	publicLookup,
	PUSH_SERVICES
} from '../../src/lib/server/notices/endpoint.ts';
import { ForbiddenAddress, post } from '../../src/lib/server/notices/post.ts';
import { canSeal, sealPush } from '../../src/lib/server/notices/push-seal.ts';
import { webPush } from '../../src/lib/server/notices/push.ts';
import { isListening, subscribe, unsubscribe } from '../../src/lib/server/notices/subscriptions.ts';
import { vapidOf } from '../../src/lib/server/notices/vapid.ts';
import { selfSigned } from '../stand/certificate.ts';
import { browser, idOf, pushService, Stage, type Received, type Receiver } from './notice-stage.ts';

const KEY = Buffer.alloc(32, 5);
const HOME = { codeId: 'code-1', householdId: idOf(1), from: '127.0.0.1' };

describe('a push to a real service', () => {
	let database: Database;
	let stage: Stage;
	let service: Receiver;
	let phone: ReturnType<typeof browser>;
	const tls = selfSigned();
	const vapid = vapidOf(KEY, 'https://ieum.example.kr');
	const wish = () => {
		const { p256dh, auth } = phone;
		return { endpoint: `${service.url}/push/abc`, p256dh, auth, language: 'ko' as const };
	};
	/** As the route hands it on: with more in it than is kept. */
	const asks = () => {
		const asked = { wish: 'ON', ...wish() };
		return subscribe(database, HOME, asked, stage.now(), [new URL(service.url).host]);
	};
	const pushes = async () => (await stage.deliveries()).filter(({ sender }) => sender === 'PUSH');

	beforeEach(async () => {
		database = await openMemory();
		stage = await Stage.open(database);
		service = await pushService(tls);
		phone = browser();
		const services = [new URL(service.url).host];
		stage.settings.senders.PUSH = webPush({ vapid, services, ca: tls.cert, now: stage.now });
		await database.db
			.insertInto('status_code')
			.values({
				...{ id: 'code-1', codeHash: 'x', secretHash: 'x', householdId: idOf(1) },
				...{ issuedAt: stage.now(), issuedBy: 'office', revokedAt: null, revokedBy: null },
				usedAt: null
			})
			.execute();
	});
	afterEach(async () => {
		await service.close();
		await database.close();
	});

	test('is opened by that browser alone, and says day and hour but no name', async () => {
		expect(await asks()).toBe(true);
		await stage.plans();
		stage.pass(2);
		await stage.round();
		const [got] = service.got as [Received];
		expect(JSON.parse(phone.open(got.body))).toEqual({
			title: '사랑의 PC',
			body: '4월 12일(월) 오후 2시에 PC를 가지고 방문해요.',
			tag: got.headers.topic,
			lang: 'ko'
		});
		expect(() => browser().open(got.body)).toThrow();
		expect(got.body.includes('방문')).toBe(false);
		expect(got.headers).toMatchObject({
			'content-encoding': 'aes128gcm',
			urgency: 'normal',
			ttl: String(3 * 24 * 3600)
		});
		expect(await pushes()).toMatchObject([{ state: 'SENT', sentTo: '' }]);
	});

	test('is signed so that the service knows this house', async () => {
		await asks();
		await stage.plans();
		stage.pass(2);
		await stage.round();
		const { authorization } = (service.got[0] as Received).headers;
		const [, head, claims, signature, k] =
			/^vapid t=([\w-]+)\.([\w-]+)\.([\w-]+), k=([\w-]+)$/.exec(authorization ?? '') ?? [];
		expect(k).toBe(vapid.publicKey);
		const point = Buffer.from(k ?? '', 'base64url');
		const coordinate = (from: number) => point.subarray(from, from + 32).toString('base64url');
		const key = createPublicKey({
			key: { kty: 'EC', crv: 'P-256', x: coordinate(1), y: coordinate(33) },
			format: 'jwk'
		});
		const signed = Buffer.from(`${head}.${claims}`);
		const bytes = Buffer.from(signature ?? '', 'base64url');
		expect(verify('sha256', signed, { key, dsaEncoding: 'ieee-p1363' }, bytes)).toBe(true);
		const said = JSON.parse(Buffer.from(claims ?? '', 'base64url').toString()) as object;
		expect(said).toEqual({
			aud: service.url,
			exp: stage.clock / 1000 + 12 * 3600,
			sub: 'https://ieum.example.kr'
		});
	});

	test('reaches who has no mobile phone, but nobody who died', async () => {
		await asks();
		await stage.home(1, { phone: '0226270000' });
		await stage.plans();
		stage.pass(2);
		await stage.round();
		expect(await stage.states()).toEqual(['HELD NO_PHONE', 'SENT']);
		await stage.moves('2021-04-13');
		await stage.round();
		await stage.home(1, { deceasedAt: stage.now(), phone: '0226270000' });
		stage.pass(2);
		await stage.round();
		expect((await pushes()).map(({ state, reason }) => [state, reason])).toEqual([
			['SENT', null],
			['HELD', 'DECEASED']
		]);
		expect(service.got).toHaveLength(1);
	});

	test.each([404, 410])('a %d ends the subscription, and nobody is asked again', async (status) => {
		await asks();
		service.answers.push(status);
		await stage.plans();
		stage.pass(2);
		await stage.round();
		expect(await pushes()).toMatchObject([{ state: 'DROPPED', reason: 'UNSUBSCRIBED' }]);
		const rows = await database.db.selectFrom('push_subscription').selectAll().execute();
		expect(rows).toMatchObject([{ endReason: 'GONE', endedAt: stage.now() }]);
		await stage.moves('2021-04-13');
		stage.pass(2);
		await stage.round();
		expect(service.got).toHaveLength(1);
	});

	test('ends with its slip, and when its household says so', async () => {
		await asks();
		await stage.plans();
		await stage.round();
		await database.db.updateTable('status_code').set({ revokedAt: stage.now() }).execute();
		stage.pass(2);
		await stage.round();
		expect(await pushes()).toMatchObject([{ state: 'DROPPED', reason: 'UNSUBSCRIBED' }]);
		await database.db.updateTable('status_code').set({ revokedAt: null }).execute();
		const revoked = await database.db.selectFrom('push_subscription').selectAll().execute();
		expect(revoked).toMatchObject([{ endReason: 'REVOKED' }]);
		await asks();
		await unsubscribe(database, { ...HOME, householdId: 'other' }, wish().endpoint, stage.now());
		await stage.moves('2021-04-13');
		await unsubscribe(database, HOME, wish().endpoint, stage.now());
		stage.pass(2);
		await stage.round();
		expect(service.got).toHaveLength(0);
		const works = await database.db.selectFrom('audit').select('work').execute();
		expect(works.map(({ work }) => work).filter((work) => work.startsWith('PUSH'))).toEqual([
			...['PUSH_ON', 'PUSH_ON', 'PUSH_OFF']
		]);
	});

	test('that began under a record that was merged since is seen and ended under the other', async () => {
		await asks();
		await stage.home(2);
		await database.db
			.updateTable('household')
			.set({ mergedIntoId: idOf(2) })
			.where('id', '=', idOf(1))
			.execute();
		const there = { ...HOME, householdId: idOf(2) };
		expect(await isListening(database, there, wish().endpoint)).toBe(true);
		await unsubscribe(database, there, wish().endpoint, stage.now());
		expect(await isListening(database, there, wish().endpoint)).toBe(false);
	});

	test('a browser that hears of another household since is not told of the first', async () => {
		await asks();
		await stage.plans();
		await stage.round();
		await stage.home(2);
		await database.db
			.insertInto('status_code')
			.values({
				...{ id: 'code-2', codeHash: 'y', secretHash: 'y', householdId: idOf(2) },
				...{ issuedAt: stage.now(), issuedBy: 'office', revokedAt: null, revokedBy: null },
				usedAt: null
			})
			.execute();
		const other = { ...HOME, codeId: 'code-2', householdId: idOf(2) };
		const services = [new URL(service.url).host];
		await subscribe(database, other, wish(), stage.now(), services);
		stage.pass(2);
		await stage.round();
		expect(await pushes()).toMatchObject([{ state: 'DROPPED', reason: 'UNSUBSCRIBED' }]);
		expect(service.got).toHaveLength(0);
		const rows = await database.db.selectFrom('push_subscription').selectAll().execute();
		expect(rows).toMatchObject([{ householdId: idOf(2), endedAt: null }]);
	});

	test('a household has five browsers at most', async () => {
		const services = [new URL(service.url).host];
		for (let n = 0; n < 7; n += 1) {
			stage.pass(1);
			const endpoint = `${service.url}/push/${n}`;
			await subscribe(database, HOME, { ...wish(), endpoint }, stage.now(), services);
		}
		const live = await database.db
			.selectFrom('push_subscription')
			.select('endpoint')
			.where('endedAt', 'is', null)
			.orderBy('createdAt')
			.execute();
		expect(live.map(({ endpoint }) => endpoint.slice(-1))).toEqual(['2', '3', '4', '5', '6']);
	});

	test('is not asked for with an address or keys of somebody’s making', async () => {
		const services = [new URL(service.url).host];
		for (const bad of [
			{ ...wish(), endpoint: 'https://169.254.169.254/latest' },
			{ ...wish(), endpoint: `http://${services[0]}/push` },
			{ ...wish(), p256dh: 'AAAA' },
			{ ...wish(), p256dh: Buffer.alloc(65, 4).toString('base64url') },
			{ ...wish(), auth: 'AAAA' }
		])
			expect(await subscribe(database, HOME, bad, stage.now(), services)).toBe(false);
		expect(await database.db.selectFrom('push_subscription').selectAll().execute()).toEqual([]);
	});
});

describe('addresses', () => {
	test.each([
		['https://fcm.googleapis.com/fcm/send/x', true],
		['https://updates.push.services.mozilla.com/wpush/v2/x', true],
		['https://web.push.apple.com/x', true],
		['https://par02p.notify.windows.com/w/?token=x', true],
		['http://fcm.googleapis.com/fcm/send/x', false],
		['https://fcm.googleapis.com:8443/x', false],
		['https://user@fcm.googleapis.com/x', false],
		['https://fcm.googleapis.com.example.kr/x', false],
		['https://xfcm.googleapis.com/x', false],
		['https://push.apple.com.evil.example/x', false],
		['https://localhost/x', false],
		['https://10.0.0.1/x', false],
		['https://[::1]/x', false],
		['file:///etc/passwd', false],
		['not an address', false],
		[`https://fcm.googleapis.com/${'x'.repeat(2000)}`, false]
	])('%.60s: %s', (text, may) => {
		expect(endpointIn(text, PUSH_SERVICES) !== null).toBe(may);
	});

	test('inside our walls are known in every spelling', () => {
		for (const address of [
			...['127.0.0.1', '10.1.2.3', '172.20.0.1', '192.168.0.1', '169.254.169.254', '0.0.0.0'],
			...['100.64.0.1', '::1', '::', 'fe80::1', 'fd00::1', '::ffff:127.0.0.1', '::ffff:a00:1'],
			...['64:ff9b::7f00:1', '2002:7f00:1::', '224.0.0.1', '255.255.255.255', 'localhost']
		])
			expect(isPublic(address), address).toBe(false);
		for (const address of ['142.250.1.1', '2a00:1450:4001::1'])
			expect(isPublic(address), address).toBe(true);
	});

	test('a name that leads inside is not asked', async () => {
		const asked = post({
			...{ url: new URL('https://localhost:1/x'), headers: {}, body: Buffer.from('') },
			lookup: publicLookup
		});
		await expect(asked).rejects.toMatchObject({ reason: 'FORBIDDEN_ADDRESS' });
		await new Promise<void>((done) =>
			publicLookup('localhost', {}, (error) => {
				expect(error).toBeInstanceOf(ForbiddenAddress);
				done();
			})
		);
	});
});

test('the seal is that of the specification (RFC 8291, appendix A)', () => {
	const sealed = sealPush(
		Buffer.from('When I grow up, I want to be a watermelon'),
		{
			p256dh:
				'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
			auth: 'BTBZMqHH6r4Tts7J_aSIgg'
		},
		{
			salt: Buffer.from('DGv6ra1nlYgDCS1FRnbzlw', 'base64url'),
			privateKey: Buffer.from('yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw', 'base64url')
		}
	);
	expect(sealed.toString('base64url')).toBe(
		'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN'
	);
	expect(canSeal(browser())).toBe(true);
});

test('the house has one key, which follows from the server’s', () => {
	const [one, again, other] = [KEY, KEY, Buffer.alloc(32, 6)].map((key) => vapidOf(key, 'x'));
	expect(one?.publicKey).toBe(again?.publicKey);
	expect(one?.publicKey).not.toBe(other?.publicKey);
	expect(Buffer.from(one?.publicKey ?? '', 'base64url')).toHaveLength(65);
});

test('the worker of the door shows what was pushed, and leads to the door', async () => {
	const file = '../../src/routes/(public)/status/keep.js/worker.js';
	const code = readFileSync(new URL(file, import.meta.url), 'utf8');
	const heard = new Map<string, (event: object) => void>();
	const shown: unknown[] = [];
	const opened: string[] = [];
	const self = {
		addEventListener: (name: string, listener: (event: object) => void) =>
			heard.set(name, listener),
		location: new URL('https://ieum.example.kr/status/keep.js'),
		registration: { showNotification: async (...said: unknown[]) => shown.push(said) },
		clients: { matchAll: async () => [], openWindow: async (url: string) => opened.push(url) }
	};
	new Function('self', code)(self);
	const waits: Promise<unknown>[] = [];
	const waitUntil = (wait: Promise<unknown>) => waits.push(wait);
	const message = { title: '사랑의 PC', body: '수리를 마쳤어요.', tag: 't', lang: 'ko' };
	heard.get('push')?.({ data: { json: () => message }, waitUntil });
	heard.get('notificationclick')?.({ notification: { close: () => {} }, waitUntil });
	await Promise.all(waits);
	expect(shown).toEqual([
		['사랑의 PC', { body: '수리를 마쳤어요.', tag: 't', lang: 'ko', renotify: true }]
	]);
	expect(opened).toEqual(['/status']);
});
