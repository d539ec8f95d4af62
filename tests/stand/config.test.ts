import { describe, expect, test } from 'vitest';
import { ConfigError, readConfig } from '../../src/lib/server/config.ts';

const messageOf = (env: Record<string, string>): string => {
	try {
		readConfig(env);
	} catch (error) {
		if (error instanceof ConfigError) return error.message;
	}
	return '';
};

describe('the configuration', () => {
	test('an empty environment gives the documented defaults', () => {
		expect(readConfig({})).toMatchObject({
			port: 3000,
			databaseUrl: null,
			origin: null,
			trustProxy: false,
			demo: false,
			lockMinutes: 5,
			leaseHours: 72,
			backupHours: 24,
			secondFactor: 'optional'
		});
	});

	test('an office phone is a number as people dial it', () => {
		expect(readConfig({ OFFICE_PHONE: '02-2627-0000' }).officePhone).toBe('02-2627-0000');
	});

	test('a demo asks for no second factor unless told to', () => {
		expect(readConfig({ DEMO: '1' }).secondFactor).toBe('off');
		expect(readConfig({ DEMO: '1', SECOND_FACTOR: 'required' }).secondFactor).toBe('required');
	});

	test('a gateway has an address and a secret, or neither', () => {
		const url = 'https://sms.example.kr/ieum';
		const secret = 'x'.repeat(32);
		const both = { NOTICE_WEBHOOK_URL: url, NOTICE_WEBHOOK_SECRET: secret };
		expect(readConfig({}).gateway).toBeNull();
		expect(readConfig(both).gateway).toEqual({ url, secret });
		for (const [name, value] of Object.entries(both))
			expect(messageOf({ [name]: value })).toContain('함께 적거나 함께 비워야');
	});

	test.each([
		'http://sms.example.kr/ieum',
		'https://user:hunter2@sms.example.kr/ieum',
		'ftp://sms.example.kr',
		'sms.example.kr'
	])('the gateway %s is refused, and not printed', (url) => {
		const message = messageOf({ NOTICE_WEBHOOK_URL: url, NOTICE_WEBHOOK_SECRET: 'x'.repeat(32) });
		expect(message).toContain('NOTICE_WEBHOOK_URL');
		expect(message).not.toContain(`‘${url}’`);
		expect(message).not.toContain('hunter2');
	});

	test('a gateway on the machine itself needs no certificate, a short secret is refused unseen', () => {
		const url = 'http://localhost:8080/sms';
		const secret = 'y'.repeat(40);
		const both = { NOTICE_WEBHOOK_URL: url, NOTICE_WEBHOOK_SECRET: secret };
		expect(readConfig(both).gateway?.url).toBe(url);
		const message = messageOf({ ...both, NOTICE_WEBHOOK_SECRET: 'too-short' });
		expect(message).toContain('32자');
		expect(message).not.toContain('too-short');
	});

	test('people are told by day, after a while, by the browsers’ push services', () => {
		const { noticeHours, noticeDelayMs, pushServices } = readConfig({});
		expect([noticeHours, noticeDelayMs, pushServices]).toEqual([[8, 21], 120_000, null]);
		expect(readConfig({ NOTICE_HOURS: '0-24' }).noticeHours).toEqual([0, 24]);
		expect(readConfig({ PUSH_SERVICES: 'push.example.kr,.b.example:8443' }).pushServices).toEqual([
			'push.example.kr',
			'.b.example:8443'
		]);
		for (const wrong of ['21-8', '8', '8-25', 'night'])
			expect(messageOf({ NOTICE_HOURS: wrong })).toContain('NOTICE_HOURS');
		expect(messageOf({ PUSH_SERVICES: 'https://push.example.kr' })).toContain('PUSH_SERVICES');
	});

	test('an empty variable counts as not set', () => {
		expect(readConfig({ PORT: '', DATABASE_URL: ' ' })).toEqual(readConfig({}));
	});

	test('a PostgreSQL address is taken as it is', () => {
		const url = 'postgres://ieum:secret@db:5432/ieum';
		expect(readConfig({ DATABASE_URL: url }).databaseUrl).toBe(url);
	});

	test.each(['mysql://u:p@h/d', 'ieum.sqlite', 'postgres://h', 'postgres:'])(
		'the database address %s is refused with what to do',
		(url) => {
			const message = messageOf({ DATABASE_URL: url });
			expect(message).toContain('DATABASE_URL');
			expect(message).toContain('postgres://사용자:비밀번호@호스트:5432/데이터베이스');
		}
	);

	test('a refused database address does not print its password', () => {
		expect(messageOf({ DATABASE_URL: 'mysql://u:hunter2@h/d' })).not.toContain('hunter2');
	});

	test.each([
		['PORT', 'http'],
		['PORT', '70000'],
		['PORT', '-1'],
		['LEASE_HOURS', '0'],
		['LOCK_MINUTES', '1.5'],
		['DEMO', 'yes'],
		['SECOND_FACTOR', 'yes'],
		['OFFICE_PHONE', 'javascript:alert(1)'],
		['ORIGIN', 'ieum.example.kr'],
		['ORIGIN', 'https://ieum.example.kr/'],
		['ORIGIN', 'ftp://ieum.example.kr']
	])('%s=%s is refused by its name and value', (name, value) => {
		const message = messageOf({ [name]: value });
		expect(message).toContain(name);
		expect(message).toContain(value);
	});

	test('several wrong variables are told at once', () => {
		const message = messageOf({ PORT: 'x', DEMO: 'x' });
		expect(message).toContain('PORT');
		expect(message).toContain('DEMO');
	});
});
