/** Accounts that may approve: one person alone cannot make one, promote one, or take one over. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Role } from '../../src/lib/domain/context.ts';
import type { Database } from '../../src/lib/server/db.ts';
import { logIn } from '../../src/lib/server/login.ts';
import { accountsHeld } from '../../src/lib/server/reports/people.ts';
import { turnOff } from '../../src/lib/server/second-factor.ts';
import { openSessions } from '../../src/lib/server/sessions.ts';
import {
	changeDuties,
	changePassword,
	createUser,
	disableUser,
	resetPassword
} from '../../src/lib/server/users.ts';
import { vouch } from '../../src/lib/server/vouch.ts';
import { onEveryDatabase } from '../stand/database.ts';
import { NOW } from './scene.ts';

const LIMITS = {
	sessionIdleMinutes: 60,
	sessionHours: 12,
	leaseHours: 72,
	secondFactor: 'optional'
} as const;
const PASSWORD = 'Gasan-2021-door';
const OPERATOR = { userId: null, from: 'admin' };
const as = (userId: string) => ({ userId, from: '198.51.100.7' });

onEveryDatabase('an account that may approve', (open) => {
	let database: Database;
	beforeEach(async () => {
		database = await open();
		await make('chief', 'office');
	});
	afterEach(() => database.close());

	const make = (id: string, role: Role, by: { userId: string | null; from: string } = OPERATOR) =>
		createUser(
			database,
			{ id, loginName: id, name: id, role, dongs: [], password: PASSWORD },
			by,
			NOW
		);
	const signIn = async (id: string, password = PASSWORD) =>
		logIn(database, { loginName: id, password, ip: id }, NOW);
	const works = async () =>
		(await database.db.selectFrom('audit').select(['userId', 'subject', 'work']).execute())
			.filter(({ work }) => /HELD|VOUCHED/.test(work))
			.map(({ userId, subject, work }) => [userId, subject, work]);

	test('is open if it is the first of the house, and the next waits for it', async () => {
		await make('first', 'approver', as('chief'));
		expect((await signIn('first')).ok).toBe(true);
		await make('second', 'privacy', as('chief'));
		expect(await signIn('second')).toEqual({ ok: false, locked: null, held: true });
		expect(await signIn('second', 'wrong')).toEqual({ ok: false, locked: null });
		expect([
			await accountsHeld(database.db, 'first'),
			await accountsHeld(database.db, 'chief')
		]).toEqual([1, 0]);
		await vouch(database, 'second', as('first'), NOW);
		expect((await signIn('second')).ok).toBe(true);
		expect(await works()).toEqual([
			['chief', 'second', 'USER_HELD'],
			['first', 'second', 'USER_VOUCHED']
		]);
	});

	test('is not opened by who shut it, by an ordinary account, by itself, or by one that is shut', async () => {
		for (const id of ['first', 'other']) await make(id, 'approver');
		await make('clerk', 'office');
		await make('second', 'approver', as('chief'));
		await resetPassword(database, 'other', as('chief'), NOW);
		for (const id of ['chief', 'clerk', 'second', 'other'])
			await expect(vouch(database, 'second', as(id), NOW)).rejects.toThrow('NOT_YOURS');
		// Who becomes an approver after shutting it is still who shut it.
		await changeDuties(database, 'chief', { role: 'approver', dongs: [] }, as('clerk'), NOW);
		await vouch(database, 'chief', as('first'), NOW);
		await expect(vouch(database, 'second', as('chief'), NOW)).rejects.toThrow('NOT_YOURS');
		await vouch(database, 'second', as('first'), NOW);
		expect((await signIn('second')).ok).toBe(true);
	});

	test.each([
		['a new password', (id: string) => resetPassword(database, id, as('chief'), NOW)],
		['no second factor any more', (id: string) => turnOff(database, id, as('chief'), NOW)]
	])('that gets %s is shut and signed out, also when it is the only one', async (_, change) => {
		await make('first', 'approver');
		const sessions = openSessions(database, LIMITS, Buffer.alloc(32, 7));
		const { token } = await sessions.start('first', { ip: '', agent: '' });
		expect((await sessions.check(token))?.person?.role).toBe('approver');
		await change('first');
		expect(await sessions.check(token)).toBeNull();
		// A sign-in that was under way meanwhile opens nothing.
		const late = await sessions.start('first', { ip: '', agent: '' });
		expect(await sessions.check(late.token)).toBeNull();
		await vouch(database, 'first', OPERATOR, NOW);
		expect(await works()).toEqual([
			['chief', 'first', 'USER_HELD'],
			[null, 'first', 'USER_VOUCHED']
		]);
		expect((await sessions.check(late.token))?.person?.role).toBe('approver');
	});

	test('that others of its kind were closed for is still not the first', async () => {
		await make('first', 'approver');
		await disableUser(database, 'first', as('chief'), NOW, '');
		await make('mine', 'approver', as('chief'));
		expect(await signIn('mine')).toMatchObject({ held: true });
	});

	test('that becomes an ordinary one again waits no longer, and is shut when it is promoted', async () => {
		await make('first', 'approver');
		await make('clerk', 'office', as('chief'));
		expect((await signIn('clerk')).ok).toBe(true);
		await changeDuties(database, 'clerk', { role: 'approver', dongs: [] }, as('chief'), NOW);
		expect(await signIn('clerk')).toMatchObject({ held: true });
		await changeDuties(database, 'clerk', { role: 'office', dongs: [] }, as('chief'), NOW);
		expect((await signIn('clerk')).ok).toBe(true);
	});

	test('whose password its owner chooses anew stays open', async () => {
		await make('first', 'approver');
		await changePassword(database, 'first', 'Another-2021-door', as('first'), NOW);
		expect((await signIn('first', 'Another-2021-door')).ok).toBe(true);
	});
});
