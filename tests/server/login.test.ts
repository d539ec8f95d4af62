/** Guessing at passwords, and what a wrong name tells. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Database } from '../../src/lib/server/db.ts';
import { confirm, logIn } from '../../src/lib/server/login.ts';
import { hash, verify, verifyNobody, weakness } from '../../src/lib/server/passwords.ts';
import { line } from '../../src/lib/server/queue.ts';
import { createUser, disableUser, resetPassword } from '../../src/lib/server/users.ts';
import { onEveryDatabase } from '../stand/database.ts';

const BY = { userId: null, from: 'test' };
const PASSWORD = 'Gasan-2021-door';
const START = '2021-04-05T00:00:00.000Z';
const at = (minutes: number) => new Date(Date.parse(START) + minutes * 60_000).toISOString();

test('a password has ten characters of three kinds, or fourteen', () => {
	expect(weakness('Abcdefg-1', 'mina')).toBe('TOO_SHORT');
	expect(weakness('abcdefghij', 'mina')).toBe('TOO_SHORT');
	expect(weakness('Abcdefg-12', 'mina')).toBeNull();
	expect(weakness('네글자씩네글자씩네글자씩둘셋', 'mina')).toBeNull();
	expect(weakness('my-name-is-Mina-1', 'mina')).toBe('HOLDS_LOGIN_NAME');
	expect(weakness('a'.repeat(201), 'mina')).toBe('TOO_LONG');
});

test.each([
	'Password123!',
	'P@ssw0rd2021',
	'Qwer1234!@#$',
	'1q2w3e4r5t!',
	'dkssudgktpdy1!',
	'Rhksflwk2021!',
	'abcabcabcabcabc',
	'aaaaaaaaaaaaaa',
	'12345678901234',
	'비밀번호-비밀번호-2021',
	'Geumcheon-2021'
])('a password that strangers try first (%s) is refused', (password) => {
	expect(weakness(password, 'mina')).toBe('COMMON');
});

test.each(['Gasan-2021-door', 'hanok roof under the rain', '도라지-꽃-열두-송이-1'])(
	'a password that is nobody’s guess (%s) is taken',
	(password) => expect(weakness(password, 'mina')).toBeNull()
);

test('of many passwords at once two are worked on, and the others wait or come again', async () => {
	const inTurn = line({ atOnce: 2, waiting: 3 });
	let [running, most] = [0, 0];
	const work = async () => {
		most = Math.max(most, ++running);
		await new Promise(setImmediate);
		running -= 1;
	};
	const all = await Promise.allSettled(Array.from({ length: 8 }, () => inTurn(work)));
	expect(most).toBe(2);
	expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
	expect(all.flatMap((one) => (one.status === 'rejected' ? [one.reason.rejection] : []))).toEqual([
		'BUSY',
		'BUSY',
		'BUSY'
	]);
	await inTurn(async () => Promise.reject(new Error('broken'))).catch(() => {});
	await expect(inTurn(async () => 'next')).resolves.toBe('next');
});

test('a password is kept as an Argon2id string with its cost', async () => {
	const phc = await hash(PASSWORD);
	expect(phc).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[^$]{22}\$[^$]{43}$/);
	expect(await verify(phc, PASSWORD)).toBe(true);
	expect(await verify(phc, `${PASSWORD} `)).toBe(false);
	expect(await verify('', '')).toBe(false);
	expect(await verifyNobody(PASSWORD)).toBe(false);
});

onEveryDatabase('a sign-in', (open) => {
	let database: Database;
	beforeEach(async () => {
		database = await open();
		const account = { loginName: 'Mina', name: '미나', role: 'field', dongs: ['가산동'] } as const;
		await createUser(database, { id: 'mina', ...account, password: PASSWORD }, BY, START);
	});
	afterEach(() => database.close());

	const guess = (minutes: number, loginName = 'mina', ip = '198.51.100.7', password = 'wrong') =>
		logIn(database, { loginName, password, ip }, at(minutes));
	const right = (minutes: number, ip = '198.51.100.7') => guess(minutes, ' MINA', ip, PASSWORD);

	test('takes the name in any case and puts itself on record', async () => {
		expect(await right(0)).toEqual({ ok: true, userId: 'mina', role: 'field' });
		const last = await database.db
			.selectFrom('audit')
			.selectAll()
			.orderBy('seq', 'desc')
			.executeTakeFirstOrThrow();
		expect(last).toMatchObject({ userId: 'mina', from: '198.51.100.7', work: 'LOGIN' });
	});

	test('fails alike for a wrong password, an unknown name and a closed account', async () => {
		await disableUser(database, 'mina', BY, START);
		const no = { ok: false, locked: null };
		expect(await right(0)).toEqual(no);
		expect(await guess(0)).toEqual(no);
		expect(await guess(0, 'nobody')).toEqual(no);
	});

	test('with a password that another made works for a week', async () => {
		const chief = { userId: 'chief', from: 'test' };
		const made = await resetPassword(database, 'mina', chief, START);
		const enter = (minutes: number) => guess(minutes, 'mina', '198.51.100.7', made);
		expect((await right(0)).ok).toBe(false);
		expect((await enter(1)).ok).toBe(true);
		expect((await enter(8 * 24 * 60)).ok).toBe(false);
	});

	test('asks for the password once more, and locks in the same way', async () => {
		const again = (password: string) =>
			confirm(database, { userId: 'mina', password, ip: '198.51.100.7' }, at(0));
		expect(await again(PASSWORD)).toMatchObject({ ok: true });
		for (let i = 0; i < 5; i++) expect(await again('wrong')).toEqual({ ok: false, locked: null });
		expect(await again(PASSWORD)).toEqual({ ok: false, locked: 10 });
		expect(await right(1)).toEqual({ ok: false, locked: 9 });
	});

	test('is locked for ten minutes after five failures, then longer each time', async () => {
		for (let i = 0; i < 5; i++) expect(await guess(0)).toEqual({ ok: false, locked: null });
		expect(await right(1)).toEqual({ ok: false, locked: 9 });
		expect(await guess(11)).toEqual({ ok: false, locked: null });
		expect(await right(12)).toEqual({ ok: false, locked: 19 });
		expect((await right(32)).ok).toBe(true);
		expect(await guess(33)).toEqual({ ok: false, locked: null });
	});

	test('waits an hour at most, however long somebody guesses', async () => {
		let minutes = 0;
		for (let i = 0; i < 12; i++) {
			await guess(minutes);
			minutes += 61;
		}
		expect((await right(minutes)).ok).toBe(true);
	});

	test('is locked for an unknown name in the same way', async () => {
		for (let i = 0; i < 5; i++) await guess(0, 'nobody');
		expect(await guess(1, 'nobody')).toEqual({ ok: false, locked: 9 });
	});

	test('from elsewhere is not locked out by an outsider', async () => {
		for (let i = 0; i < 9; i++) await guess(0, 'mina', '203.0.113.9');
		expect((await right(1)).ok).toBe(true);
	});

	test('counts parallel guesses before it looks at the password', async () => {
		const all = await Promise.all(Array.from({ length: 20 }, () => guess(0)));
		expect(all.filter((one) => !one.ok && one.locked === null)).toHaveLength(5);
	});

	test('of many names from one address has to wait too', async () => {
		for (let i = 0; i < 50; i += 10)
			await Promise.all(Array.from({ length: 10 }, (_, n) => guess(0, `name${i + n}`)));
		expect(await right(1)).toEqual({ ok: false, locked: 9 });
		expect((await right(1, '198.51.100.8')).ok).toBe(true);
	}, 60_000);

	test('takes as long for a name that does not exist', async () => {
		// What it costs this process, of which others on the machine take nothing away.
		const time = async (loginName: string, ip: string) => {
			const start = process.cpuUsage();
			await guess(0, loginName, ip);
			const { user, system } = process.cpuUsage(start);
			return user + system;
		};
		const median = (times: number[]) => times.sort((a, b) => a - b)[times.length >> 1] as number;
		const known: number[] = [];
		const unknown: number[] = [];
		for (let i = 0; i < 9; i++) {
			known.push(await time('mina', `k${i}`));
			unknown.push(await time('nobody', `u${i}`));
		}
		expect(Math.abs(median(known) - median(unknown))).toBeLessThan(median(known) * 0.5);
	});
});
