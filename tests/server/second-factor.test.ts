/** The second factor: what a phone counts, what a code is worth, and for how long. */
import { generateHOTP } from '@oslojs/otp';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Database } from '../../src/lib/server/db.ts';
import {
	begin,
	factorOf,
	renewCodes,
	sharedWith,
	show,
	turnOff,
	turnOn
} from '../../src/lib/server/second-factor.ts';
import { openSessions, type Checked } from '../../src/lib/server/sessions.ts';
import { onEveryDatabase } from '../stand/database.ts';
import { person } from './scene.ts';

const KEY = Buffer.alloc(32, 7);
const LIMITS = { sessionIdleMinutes: 60, sessionHours: 12, leaseHours: 72 };
const MORNING = Date.parse('2021-04-05T00:00:00Z');
const HALF_MINUTE = 30_000;
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Bytes of the letters that a person types into the app. */
function bytesOf(letters: string): Uint8Array {
	const bits = [...letters].map((one) => BASE32.indexOf(one).toString(2).padStart(5, '0')).join('');
	return Uint8Array.from(bits.match(/.{8}/g) ?? [], (byte) => parseInt(byte, 2));
}

onEveryDatabase('a second factor', (open) => {
	let database: Database;
	let secret: Uint8Array;
	beforeEach(async () => {
		database = await open();
		await person(database, 'maru', 'office', []);
		await begin(database, KEY, 'maru');
		const shared = await sharedWith(database, KEY, 'maru');
		secret = bytesOf(shared?.secret ?? '');
	});
	afterEach(() => database.close());

	const at = (steps: number) => new Date(MORNING + steps * HALF_MINUTE).toISOString();
	/** What the phone shows so many half minutes after the morning began. */
	const digits = (steps: number) => generateHOTP(secret, BigInt(MORNING / HALF_MINUTE + steps), 6);
	const given = (code: string) => ({ userId: 'maru', code, ip: '198.51.100.7' });
	const enter = (code: string, steps: number, ip = '198.51.100.7') =>
		show(database, KEY, { ...given(code), ip }, at(steps));
	const setUp = async () => {
		const on = await turnOn(database, KEY, given(digits(0)), at(0));
		return on.ok ? on.codes : [];
	};
	const works = async () =>
		(await database.db.selectFrom('audit').select('work').orderBy('seq').execute()).map(
			({ work }) => work
		);

	test('is on once the phone has shown a code, and its secret is stored sealed', async () => {
		expect(secret).toHaveLength(20);
		expect(await enter(digits(0), 0)).toEqual({ ok: false, locked: null });
		expect(await turnOn(database, KEY, given('000000'), at(0))).toEqual({
			ok: false,
			locked: null
		});
		expect(await setUp()).toHaveLength(10);
		expect(await sharedWith(database, KEY, 'maru')).toBeNull();
		expect(await factorOf(database, 'maru')).toEqual({ confirmedAt: at(0), codes: 10 });
		const rows = await database.db.selectFrom('second_factor').selectAll().execute();
		expect(JSON.stringify(rows)).not.toContain(Buffer.from(secret).toString('base64'));
	});

	test('is not begun anew while it is on', async () => {
		await setUp();
		await begin(database, KEY, 'maru');
		expect(await enter(digits(5), 5)).toEqual({ ok: true });
	});

	test('takes a code of a clock that is half a minute off, and none older', async () => {
		await setUp();
		expect(await enter(digits(9), 10)).toEqual({ ok: true });
		expect(await enter(digits(21), 20)).toEqual({ ok: true });
		expect(await enter(digits(28), 30)).toMatchObject({ ok: false });
		expect(await enter(digits(32), 30)).toMatchObject({ ok: false });
	});

	test('takes a code once: not again, not twice at once, and none before it', async () => {
		await setUp();
		expect(await enter(digits(0), 0)).toMatchObject({ ok: false });
		expect(await enter(digits(4), 4)).toEqual({ ok: true });
		expect(await enter(digits(4), 4)).toMatchObject({ ok: false });
		expect(await enter(digits(3), 4)).toMatchObject({ ok: false });
		const both = await Promise.all([enter(digits(8), 8), enter(digits(8), 8)]);
		expect(both.filter(({ ok }) => ok)).toHaveLength(1);
	});

	test('takes each recovery code once, of which only a keyed hash is stored', async () => {
		const [one = '', two = ''] = await setUp();
		const rows = await database.db.selectFrom('recovery_code').selectAll().execute();
		expect(JSON.stringify(rows)).not.toContain(one.replace('-', ''));
		expect(await enter(one.toUpperCase(), 1)).toEqual({ ok: true });
		expect(await enter(one, 2)).toMatchObject({ ok: false });
		expect(await factorOf(database, 'maru')).toMatchObject({ codes: 9 });
		const [fresh = ''] = await renewCodes(
			database,
			KEY,
			'maru',
			{ userId: 'maru', from: '' },
			at(3)
		);
		expect(await enter(two, 3)).toMatchObject({ ok: false });
		expect(await enter(fresh, 3)).toEqual({ ok: true });
	});

	test('is locked after five failures, from wherever they come', async () => {
		await setUp();
		for (let i = 0; i < 5; i++)
			expect(await enter('000000', 1, `203.0.113.${i}`)).toEqual({ ok: false, locked: null });
		expect(await enter(digits(2), 2)).toEqual({ ok: false, locked: 10 });
		expect(await enter(digits(25), 25)).toEqual({ ok: true });
		expect(await works()).toContain('FACTOR_FAILED');
	});

	test('that an administrator takes away ends the sign-ins of its owner', async () => {
		await setUp();
		const sessions = openSessions(database, { ...LIMITS, secondFactor: 'optional' }, KEY);
		const { token } = await sessions.start('maru', { ip: '', agent: '' });
		expect(await sessions.check(token)).toMatchObject({ duty: 'CODE' });
		await turnOff(database, 'maru', { userId: 'chief', from: '' }, at(1));
		expect(await sessions.check(token)).toBeNull();
		expect(await factorOf(database, 'maru')).toBeUndefined();
	});

	test('stands before everything until the sign-in has shown it, and stays shown', async () => {
		const on = (secondFactor: 'required' | 'optional' | 'off') =>
			openSessions(database, { ...LIMITS, secondFactor }, KEY);
		const { token } = await on('optional').start('maru', { ip: '', agent: '' });
		const duty = async (policy: 'required' | 'optional' | 'off') =>
			((await on(policy).check(token)) as Checked).duty;
		expect([await duty('off'), await duty('optional'), await duty('required')]).toEqual([
			null,
			null,
			'FACTOR'
		]);
		await setUp();
		expect([await duty('off'), await duty('optional'), await duty('required')]).toEqual([
			null,
			'CODE',
			'CODE'
		]);
		await on('optional').pass(((await on('optional').check(token)) as Checked).session);
		expect(await duty('required')).toBeNull();
	});

	test('is asked of nobody who carries a tablet', async () => {
		await person(database, 'mina');
		const sessions = openSessions(database, { ...LIMITS, secondFactor: 'required' }, KEY);
		const { token } = await sessions.start('mina', { ip: '', agent: '' });
		expect(await sessions.check(token)).toMatchObject({ duty: null });
	});
});
