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
