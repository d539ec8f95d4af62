/** Notices on their way: once each, the newest word, and to nobody who must not be told. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { act } from '../../src/lib/server/act.ts';
import { newEpoch } from '../../src/lib/server/clock.ts';
import type { Database } from '../../src/lib/server/db.ts';
import { pauseAfter } from '../../src/lib/server/notices/claims.ts';
import { dueAt, inHours } from '../../src/lib/server/notices/hours.ts';
import { speak } from '../../src/lib/server/notices/language.ts';
import { leave, retry } from '../../src/lib/server/notices/retry.ts';
import {
	heldByRestore,
	noticeCounts,
	noticeLines,
	noticeRecord,
	noticesOf
} from '../../src/lib/server/notices/view.ts';
import { webhook } from '../../src/lib/server/notices/webhook.ts';
import { onEveryDatabase } from '../stand/database.ts';
import { put } from './scene.ts';
import { gateway, idOf, isSigned, SECRET, Stage, type Receiver } from './notice-stage.ts';

onEveryDatabase('notices', (open, kind) => {
	let database: Database;
	let stage: Stage;
	let receiver: Receiver;
	const viaGateway = (timeoutMs = 10_000) => {
		stage.settings = {
			...stage.settings,
			text: 'WEBHOOK',
			senders: {
				WEBHOOK: webhook({ url: `${receiver.url}/sms`, secret: SECRET, timeoutMs }, stage.now)
			}
		};
	};
	beforeEach(async () => {
		database = await open();
		stage = await Stage.open(database);
		receiver = await gateway();
	});
	afterEach(async () => {
		await receiver.close();
		await database.close();
	});

	test('a planned visit is told once, after the office has had time to correct itself', async () => {
		await stage.plans();
		await stage.round();
		expect(await stage.states()).toEqual(['WAITING']);
		stage.pass(2);
		await stage.round();
		await stage.round();
		expect(await stage.deliveries()).toMatchObject([
			{
				...{ sender: 'LOG', state: 'SENT', attempts: 1, sentTo: '010-****-0001', language: 'ko' },
				words: '[사랑의 PC] 4월 12일(월) 오후 2시에 PC를 가지고 방문해요.'
			}
		]);
	});

	test('ten processes at once send each notice once', async () => {
		await database.close();
		database = await open();
		stage = await Stage.open(database, 20);
		viaGateway();
		for (let n = 1; n <= 20; n += 1) await stage.plans('2021-04-12', null, n);
		stage.pass(2);
		await Promise.all(Array.from({ length: 10 }, (_, i) => stage.round(`process ${i}`)));
		expect(receiver.got).toHaveLength(20);
		expect(new Set(receiver.got.map(({ key }) => key)).size).toBe(20);
		expect(new Set(await stage.states())).toEqual(new Set(['SENT']));
	});

	test('what a process that died had taken goes out by another one, under the same key', async () => {
		viaGateway();
		await stage.plans();
		stage.pass(2);
		const send = stage.settings.senders.WEBHOOK!;
		// It reached the gateway; then the process was gone.
		stage.settings.senders.WEBHOOK = (letter) => send(letter).then(() => new Promise(() => {}));
		void stage.round('dies');
		while (receiver.got.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
		stage.settings.senders.WEBHOOK = send;
		await stage.round('other');
		expect(await stage.states()).toEqual(['SENDING']);
		stage.pass(1);
		await stage.round('other');
		expect(await stage.states()).toEqual(['SENT']);
		expect(receiver.got).toHaveLength(2);
		expect(receiver.got[0]!.key).toBe(receiver.got[1]!.key);
	});

	test('after a restore nothing is sent again by itself', async () => {
		viaGateway();
		await stage.plans();
		await stage.round();
		await newEpoch(database.db, 'another history');
		stage.pass(2);
		await stage.round();
		expect(await stage.states()).toEqual(['HELD RESTORED']);
		// A tablet offers again what was done before the restore.
		const now = stage.now();
		stage.pass(-30);
		await stage.moves('2021-04-13');
		stage.clock = Date.parse(now);
		await stage.round();
		expect(await stage.states()).toEqual(['HELD RESTORED', 'HELD RESTORED']);
		stage.pass(2);
		await stage.moves('2021-04-14');
		stage.pass(2);
		await stage.round();
		expect((await stage.states()).at(-1)).toBe('SENT');
		expect(receiver.got).toHaveLength(1);
	});

	test('what failed or was held waits for a person, who is on record', async () => {
		viaGateway();
		const who = { userId: 'office', from: 'desk' };
		receiver.answers.push(422);
		await stage.plans();
		stage.pass(2);
		await stage.round();
		const [row] = await stage.deliveries();
		expect(await noticeCounts(database.db)).toEqual({ DEAD: 1 });
		const dead = { state: 'DEAD', template: 'DELIVERY_SET', page: 1 } as const;
		expect(await noticeLines(database.db, dead)).toMatchObject({
			total: 1,
			lines: [{ noticeId: row!.noticeId, householdId: idOf(1), reason: 'HTTP_422' }]
		});
		expect(await retry(database, who, 'DEAD', stage.now())).toBe(1);
		expect(await retry(database, who, 'DEAD', stage.now())).toBe(0);
		await stage.round();
		expect(await noticeRecord(database.db, row!.noticeId)).toMatchObject({
			household: { id: idOf(1) },
			deliveries: [{ state: 'SENT', askedBy: 'office', askedByName: 'office', attempts: 1 }],
			deed: { name: 'scheduleVisit' }
		});
		expect(new Set(receiver.got.map(({ key }) => key))).toEqual(new Set([row!.noticeId]));
		await stage.moves('2021-04-13');
		await stage.round();
		await newEpoch(database.db, 'another history');
		await stage.round();
		expect(await heldByRestore(database.db)).toBe(1);
		expect(await leave(database, who, 'RESTORED', stage.now())).toBe(1);
		stage.pass(2);
		await stage.round();
		expect((await noticesOf(database.db, idOf(1))).map(({ state }) => state).sort()).toEqual([
			'DROPPED',
			'SENT'
		]);
		const entries = await database.db
			.selectFrom('audit')
			.select(['work', 'subject', 'userId'])
			.where('work', 'like', 'NOTICE%')
			.orderBy('seq')
			.execute();
		expect(entries).toEqual([
			{ work: 'NOTICE_RETRY WEBHOOK', subject: idOf(1), userId: 'office' },
			{ work: 'NOTICE_LEFT WEBHOOK', subject: idOf(1), userId: 'office' }
		]);
	});

	// What follows is said by rules; the database has no part in it.
	if (kind === 'PostgreSQL') return;

	test('moved twice before anybody was told: one message, of the newest day', async () => {
		await stage.plans();
		await stage.round();
		await stage.moves('2021-04-13');
		await stage.moves('2021-04-14', null);
		stage.pass(2);
		await stage.round();
		expect(await stage.states()).toEqual(['DROPPED SUPERSEDED', 'DROPPED SUPERSEDED', 'SENT']);
		// Nobody knew of another day, so it is no change to them.
		expect((await stage.deliveries()).at(-1)?.words).toContain('] 4월 14일(수)에 PC를');
	});

	test('what was planned for one sender is not sent by the next as well', async () => {
		await stage.plans();
		await stage.round();
		viaGateway();
		await stage.moves('2021-04-13');
		await stage.round();
		expect((await stage.deliveries()).map(({ sender }) => sender)).toEqual(['LOG', 'WEBHOOK']);
	});

	test('moved there and back is nothing new; moved and told is a change', async () => {
		await stage.plans();
		stage.pass(2);
		await stage.round();
		await stage.moves('2021-04-13');
		await stage.moves('2021-04-12');
		stage.pass(2);
		await stage.round();
		expect(await stage.states()).toEqual(['SENT', 'DROPPED SUPERSEDED', 'DROPPED ALREADY_TOLD']);
		await stage.moves('2021-04-15');
		stage.pass(2);
		await stage.round();
		expect((await stage.deliveries()).at(-1)?.words).toContain('방문 날짜가 바뀌었어요.');
	});

	test('a visit nobody heard of is called off without a word', async () => {
		await stage.plans();
		await stage.does('cancelVisit', { visitId: 'v1', reason: '차량 고장' });
		stage.pass(2);
		await stage.round();
		expect(await stage.states()).toEqual(['DROPPED SUPERSEDED', 'DROPPED ALREADY_TOLD']);
	});

	test('nobody is told at night, nor of what is over', async () => {
		stage.clock = Date.parse('2021-04-05T12:30:00.000Z');
		await stage.plans('2021-04-12');
		stage.pass(5);
		await stage.round();
		expect((await stage.deliveries())[0]).toMatchObject({
			state: 'WAITING',
			dueAt: '2021-04-05T23:00:00.000Z'
		});
		stage.clock = Date.parse('2021-04-12T06:00:00.000Z');
		await stage.round();
		expect(await stage.states()).toEqual(['DROPPED TOO_LATE']);
	});

	test('who died, was blocked or took the consent back meanwhile is not told', async () => {
		for (const [more, reason] of [
			[{ deceasedAt: stage.now() }, 'DECEASED'],
			[{ phoneBlockedAt: stage.now() }, 'PHONE_BLOCKED'],
			[{ phone: '0226270000' }, 'NO_PHONE'],
			[{ movedOutAt: stage.now() }, 'CLOSED']
		] as const) {
			viaGateway();
			await stage.home(1);
			const visitId = `v-${reason}`;
			await stage.plans('2021-04-12', null, 1, visitId);
			await stage.round();
			await stage.home(1, more);
			stage.pass(2);
			await stage.round();
			expect((await stage.states()).at(-1)).toBe(`HELD ${reason}`);
			await stage.home(1);
			await stage.does('cancelVisit', { visitId, reason: '다시 정함' });
		}
		expect(receiver.got).toEqual([]);
	});

	test('a consent that was taken back meanwhile holds for its number', async () => {
		const consent = {
			...{ id: 'c1', householdId: idOf(1), adminDong: '가산동', kind: 'COLLECT' as const },
			...{ textVersion: '1', method: 'PAPER' as const, givenAt: stage.now(), withdrawnAt: null }
		};
		await put(database, [{ table: 'consent', row: consent }]);
		await stage.plans();
		await stage.round();
		await stage.does('withdrawConsent', { consentId: 'c1' });
		stage.pass(2);
		await stage.round();
		expect(await stage.states()).toEqual(['HELD WITHDRAWN']);
	});

	test('a consent taken back under one record holds for those merged with it', async () => {
		await stage.home(2, { mergedIntoId: idOf(1) });
		const consent = {
			...{ id: 'c2', householdId: idOf(2), adminDong: '가산동', kind: 'COLLECT' as const },
			...{ textVersion: '1', method: 'PAPER' as const, givenAt: stage.now() },
			withdrawnAt: stage.now()
		};
		const before = { ...consent, id: 'c1', householdId: idOf(1), withdrawnAt: null };
		await put(database, [
			{ table: 'consent', row: consent },
			{ table: 'consent', row: before }
		]);
		await stage.plans();
		await stage.round();
		expect(await stage.states()).toEqual(['HELD WITHDRAWN']);
	});

	test('who was told that somebody is on the way hears that nobody comes, also after the hour', async () => {
		await stage.plans('2021-04-05', '11:00');
		stage.pass(2);
		await stage.round();
		const out = { id: 'out', name: 'departVisit' as const, input: { visitId: 'v1' } };
		await act(database, { userId: 'w1', from: 'tablet' }, out, stage.now());
		await stage.round();
		stage.pass(90);
		await stage.does('cancelVisit', { visitId: 'v1', reason: '차량 고장' });
		stage.pass(2);
		await stage.round();
		expect(await stage.states()).toEqual(['SENT', 'SENT', 'SENT']);
		const told = (await stage.deliveries()).map(({ words }) => words);
		expect(told.filter((words) => words.includes('취소'))).toHaveLength(1);
	});

	test('whom to call is said where it costs no second message', async () => {
		stage.settings.phone = '02-2627-0000';
		await stage.plans();
		stage.pass(2);
		await stage.round();
		await stage.moves('2021-04-13');
		stage.pass(2);
		await stage.round();
		const words = (await stage.deliveries()).map((row) => row.words);
		expect(words[0]).toMatch(/방문해요\. 문의 02-2627-0000$/);
		expect(words[1]).toMatch(/방문해요\.$/);
	});

	test('a corrected number gets what comes, the old one nothing', async () => {
		viaGateway();
		await stage.plans();
		await stage.round();
		await stage.home(1, { phone: '01000009999' });
		stage.pass(2);
		await stage.round();
		expect(receiver.got.map(({ body }) => JSON.parse(body.toString()).to)).toEqual(['01000009999']);
	});

	test('who was merged into another record is told under that number', async () => {
		viaGateway();
		await stage.home(2);
		await stage.plans();
		await stage.round();
		await stage.home(1, { mergedIntoId: idOf(2) });
		stage.pass(2);
		await stage.round();
		expect(JSON.parse(receiver.got[0]!.body.toString()).to).toBe('01000000002');
	});

	test('a household is told in its language', async () => {
		await speak(database, idOf(1), 'vi', stage.now(), { userId: 'office', from: 'desk' });
		await stage.plans();
		stage.pass(2);
		await stage.round();
		expect((await stage.deliveries())[0]).toMatchObject({
			language: 'vi',
			words: '[Sarang PC] Chúng tôi mang máy tính đến lúc 14:00 thứ Hai 12/4.'
		});
	});

	describe('by the gateway', () => {
		beforeEach(() => viaGateway());

		test('a message is signed, keyed by its notice, and says no more than it must', async () => {
			await stage.plans();
			stage.pass(2);
			await stage.round();
			const [message] = receiver.got;
			expect(isSigned(message!)).toBe(true);
			expect(isSigned(message!, `${SECRET}!`)).toBe(false);
			expect(message!.headers['ieum-timestamp']).toBe(String(stage.clock / 1000));
			expect(JSON.parse(message!.body.toString())).toEqual({
				id: message!.key,
				to: '01000000001',
				text: '[사랑의 PC] 4월 12일(월) 오후 2시에 PC를 가지고 방문해요.',
				...{ kind: 'SMS', language: 'ko', template: 'DELIVERY_SET' },
				expiresAt: '2021-04-12T05:00:00.000Z'
			});
			expect(message!.key).toBe('desk-2.DELIVERY_SET.as1');
		});

		test('what fails is tried again later, ever later, with the same key', async () => {
			receiver.answers.push(500, 503, (response) => response.destroy());
			await stage.plans();
			stage.pass(2);
			const waits: number[] = [];
			for (let attempt = 1; attempt <= 4; attempt += 1) {
				await stage.round();
				const [row] = await stage.deliveries();
				waits.push((Date.parse(row!.dueAt) - stage.clock) / 1000);
				stage.clock = Math.max(stage.clock, Date.parse(row!.dueAt));
			}
			expect(waits.slice(0, 3)).toEqual([30, 60, 120]);
			expect(await stage.deliveries()).toMatchObject([{ state: 'SENT', attempts: 4 }]);
			expect(new Set(receiver.got.map(({ key }) => key)).size).toBe(1);
			expect(receiver.got).toHaveLength(4);
		});

		test('what it says to wait is waited for', async () => {
			receiver.answers.push((response) => response.writeHead(429, { 'retry-after': '600' }).end());
			await stage.plans();
			stage.pass(2);
			await stage.round();
			expect(await stage.deliveries()).toMatchObject([
				{ state: 'WAITING', reason: 'HTTP_429', dueAt: '2021-04-05T01:12:00.000Z' }
			]);
		});

		test('a slow one is left alone, a redirect is not followed', async () => {
			viaGateway(300);
			receiver.answers.push(() => {}, 302);
			await stage.plans();
			stage.pass(2);
			await stage.round();
			expect(await stage.states()).toEqual(['WAITING TIMEOUT']);
			stage.pass(1);
			viaGateway();
			await stage.round();
			expect(await stage.states()).toEqual(['WAITING HTTP_302']);
			expect(receiver.got.map(({ path }) => path)).toEqual(['/sms', '/sms']);
		});

		test('what it refuses, or never takes, is dead and the office hears of it', async () => {
			receiver.answers.push(422);
			await stage.plans();
			stage.pass(2);
			await stage.round();
			expect(await stage.states()).toEqual(['DEAD HTTP_422']);
			const alerts = await database.db.selectFrom('alert').select('kind').execute();
			expect(alerts.map(({ kind }) => kind)).toContain('NOTICES_FAILED');
			await stage.moves('2021-04-14');
			receiver.answers.push(...Array<number>(10).fill(500));
			for (let attempt = 1; attempt <= 10; attempt += 1) {
				stage.pass(100);
				if (stage.now().slice(11, 13) > '10') stage.clock += 14 * 3_600_000;
				await stage.round();
			}
			expect((await stage.deliveries()).at(-1)).toMatchObject({ state: 'DEAD', attempts: 10 });
		});

		test('a fault of ours costs an attempt and no other notice', async () => {
			await stage.home(2);
			const reports: string[] = [];
			Object.assign(database, { report: (where: string) => reports.push(where) });
			const send = stage.settings.senders.WEBHOOK!;
			let first = true;
			stage.settings.senders.WEBHOOK = async (letter) => {
				if (first) throw ((first = false), new Error('ours'));
				return send(letter);
			};
			await stage.plans();
			stage.pass(2);
			await stage.round();
			expect(await stage.states()).toEqual(['WAITING BUG']);
			expect(reports).toHaveLength(1);
			stage.pass(1);
			await stage.round();
			expect(await stage.states()).toEqual(['SENT']);
		});
	});
});

describe('times', () => {
	test('between the hours of the day, in Korea', () => {
		expect(inHours('2021-04-05T01:00:00.000Z', [8, 21])).toBe('2021-04-05T01:00:00.000Z');
		expect(inHours('2021-04-05T12:00:00.000Z', [8, 21])).toBe('2021-04-05T23:00:00.000Z');
		expect(inHours('2021-04-05T16:00:00.000Z', [8, 21])).toBe('2021-04-05T23:00:00.000Z');
		expect(inHours('2021-12-31T15:30:00.000Z', [8, 21])).toBe('2021-12-31T23:00:00.000Z');
		expect(inHours('2021-04-05T16:00:00.000Z', [0, 24])).toBe('2021-04-05T16:00:00.000Z');
	});
	test('at once for who is on the way; at night for what would be too late by day', () => {
		const night = { createdAt: '2021-04-05T13:00:00.000Z', expiresAt: '2021-04-05T22:00:00.000Z' };
		const manners = { settleMs: 120_000, hours: [8, 21] as const };
		expect(dueAt({ template: 'DELIVERY_SET', ...night }, manners)).toBe('2021-04-05T13:02:00.000Z');
		expect(dueAt({ template: 'ON_THE_WAY', ...night }, manners)).toBe('2021-04-05T13:00:00.000Z');
	});
	test('a pause grows to an hour and differs by chance', () => {
		expect([1, 2, 3, 7, 8, 20].map((attempts) => pauseAfter(attempts, 0) / 1000)).toEqual([
			30, 60, 120, 1920, 3600, 3600
		]);
		expect(pauseAfter(1, 0.999)).toBeGreaterThan(44_000);
	});
});
