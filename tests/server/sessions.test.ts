/** Signing in, staying signed in, and what a copied token is worth. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Role } from '../../src/lib/domain/context.ts';
import type { Database } from '../../src/lib/server/db.ts';
import { hashOf } from '../../src/lib/server/session-store.ts';
import { openSessions, type Checked, type Sessions } from '../../src/lib/server/sessions.ts';
import {
	changeDuties,
	changePassword,
	disableUser,
	resetPassword
} from '../../src/lib/server/users.ts';
import { onEveryDatabase } from '../stand/database.ts';
import { device, NOW, person } from './scene.ts';

const KEY = Buffer.alloc(32, 7);
const LIMITS = {
	sessionIdleMinutes: 60,
	sessionHours: 12,
	leaseHours: 72,
	secondFactor: 'optional'
} as const;
const FROM = { ip: '198.51.100.7', agent: 'test' };
const MINUTE = 60_000;
const MORNING = Date.parse('2021-04-05T00:00:00Z');

onEveryDatabase('a session', (open) => {
	let database: Database;
	let sessions: Sessions;
	beforeEach(async () => {
		vi.useFakeTimers({ toFake: ['Date'], now: MORNING });
		database = await open();
		sessions = openSessions(database, LIMITS, KEY);
		await person(database, 'mina');
	});
	afterEach(async () => {
		vi.useRealTimers();
		await database.close();
	});

	const after = (minutes: number) => vi.setSystemTime(Date.now() + minutes * MINUTE);
	const signIn = async () => (await sessions.start('mina', FROM)).token;
	const next = async (token: string) => (await sessions.check(token))?.token ?? null;
	const works = async () =>
		(await database.db.selectFrom('audit').select('work').execute()).map((row) => row.work);

	test('is known by its token, of which only the hash is stored', async () => {
		const token = await signIn();
		expect(await sessions.check(token)).toMatchObject({
			person: { id: 'mina', role: 'field', dongs: ['가산동'] },
			session: { id: hashOf(token), ip: '198.51.100.7' },
			token: null
		});
		expect(
			JSON.stringify(await database.db.selectFrom('session').selectAll().execute())
		).not.toContain(token);
		expect(await sessions.check(`${token}x`)).toBeNull();
	});

	test('goes on alone after its owner changed the password', async () => {
		const [here, elsewhere] = [await signIn(), await signIn()];
		const { session } = (await sessions.check(here)) as Checked;
		const by = { userId: 'mina', from: '' };
		const now = new Date().toISOString();
		await changePassword(database, 'mina', 'Gasan-2021-door', by, now, session.familyId);
		expect(await sessions.check(here)).toMatchObject({ duty: null });
		expect(await sessions.check(elsewhere)).toBeNull();
	});

	test('ends when somebody else resets the password, and the next one has a duty', async () => {
		const before = await signIn();
		const now = new Date().toISOString();
		await resetPassword(database, 'mina', { userId: 'chief', from: '' }, now);
		expect(await sessions.check(before)).toBeNull();
		expect(await sessions.check(await signIn())).toMatchObject({ duty: 'PASSWORD' });
	});

	test('ends after an hour without a request', async () => {
		const token = await signIn();
		after(59);
		expect(await sessions.check(token)).not.toBeNull();
		after(59);
		const renewed = await sessions.check(token);
		expect(renewed?.person?.id).toBe('mina');
		after(61);
		expect(await sessions.check(token)).toBeNull();
		expect(await sessions.check(renewed?.token ?? '')).toBeNull();
	});

	test('ends after twelve hours, however busy', async () => {
		let token = await signIn();
		for (let minutes = 0; minutes < 700; minutes += 20) {
			after(20);
			token = (await next(token)) ?? token;
		}
		expect(await sessions.check(token)).not.toBeNull();
		after(20);
		expect(await sessions.check(token)).toBeNull();
	});

	test('gets another token every quarter of an hour, the same one for parallel requests', async () => {
		const token = await signIn();
		after(10);
		expect(await next(token)).toBeNull();
		after(6);
		const given = await Promise.all(Array.from({ length: 8 }, () => next(token)));
		expect(new Set(given).size).toBe(1);
		expect(given[0]).not.toBeNull();
		expect(given[0]).not.toBe(token);
	});

	test('goes on with the old token when the answer with the new one got lost', async () => {
		const token = await signIn();
		after(16);
		const lost = await next(token);
		after(30);
		expect(await next(token)).toBe(lost);
		after(40);
		expect(await next(token)).toBe(lost);
		expect((await sessions.check(lost ?? ''))?.person?.id).toBe('mina');
	});

	test('takes the old token for some seconds beside the new one', async () => {
		const token = await signIn();
		after(16);
		const fresh = (await next(token)) ?? '';
		await sessions.check(fresh);
		after(0.2);
		expect((await sessions.check(token))?.person?.id).toBe('mina');
		expect((await sessions.check(fresh))?.person?.id).toBe('mina');
	});

	test('ends for thief and owner when a replaced token is used again', async () => {
		const stolen = await signIn();
		const other = await signIn();
		after(16);
		const fresh = (await next(stolen)) ?? '';
		await sessions.check(fresh);
		after(1);
		expect(await sessions.check(stolen)).toBeNull();
		expect(await sessions.check(fresh)).toBeNull();
		expect(await sessions.check(other)).not.toBeNull();
		expect(await works()).toEqual(['SESSION_COPIED']);
	});

	test('lasts for the lease once it belongs to a tablet, and a fortnight at most', async () => {
		await device(database, 'dev-mina', 'mina');
		let token = await signIn();
		const bound = await sessions.check(token);
		const until = await sessions.bind(bound!.session, 'dev-mina');
		expect(until).toBe('2021-04-19T00:00:00.000Z');
		after(71 * 60);
		token = (await next(token)) ?? token;
		after(71 * 60);
		token = (await next(token)) ?? token;
		const later = await sessions.check(token);
		expect(later?.session.deviceId).toBe('dev-mina');
		expect(await sessions.bind(later!.session, 'dev-mina')).toBe(until);
		after(73 * 60);
		expect(await sessions.check(token)).toBeNull();
	});

	test('is listed and ended by its owner only', async () => {
		await person(database, 'suho');
		const [here, there] = [await signIn(), await signIn()];
		const listed = await sessions.list('mina');
		expect(listed.map((one) => one.id).sort()).toEqual([hashOf(here), hashOf(there)].sort());
		await sessions.end(hashOf(there), 'suho');
		expect(await sessions.check(there)).not.toBeNull();
		await sessions.end(hashOf(there), 'mina');
		expect(await sessions.check(there)).toBeNull();
		expect(await sessions.check(here)).not.toBeNull();
	});

	test('is listed once although its token was replaced, and can be left alone', async () => {
		const [here, there] = [await signIn(), await signIn()];
		after(16);
		await next(here);
		expect(await sessions.list('mina')).toHaveLength(2);
		const { session } = (await sessions.check(here)) as Checked;
		expect(await sessions.endOthers(session)).toBe(1);
		expect(await sessions.check(there)).toBeNull();
		expect(await sessions.list('mina')).toHaveLength(1);
	});

	test('goes on with other dongs, which a stream notices, and ends with another door', async () => {
		const token = await signIn();
		const { person: mina, session } = (await sessions.check(token)) as Checked;
		const change = (role: Role, dongs: string[]) =>
			changeDuties(database, 'mina', { role, dongs }, { userId: 'chief', from: '' }, NOW);
		expect(await sessions.holds(session, mina!)).toBe(true);
		await change('field', ['독산1동']);
		expect(await sessions.holds(session, mina!)).toBe(false);
		expect(await sessions.check(token)).toMatchObject({ person: { dongs: ['독산1동'] } });
		await change('office', []);
		expect(await sessions.check(token)).toBeNull();
	});

	test('of a closed account ends in the office and is nobody’s on a tablet', async () => {
		await device(database, 'dev-mina', 'mina');
		const [office, tablet] = [await signIn(), await signIn()];
		const bound = await sessions.check(tablet);
		await sessions.bind(bound!.session, 'dev-mina');
		expect(await sessions.holds(bound!.session)).toBe(true);
		await disableUser(database, 'mina', { userId: null, from: '' }, '2021-04-05T01:00:00.000Z');
		expect(await sessions.check(office)).toBeNull();
		expect(await sessions.check(tablet)).toMatchObject({ person: null });
		expect(await sessions.holds(bound!.session)).toBe(false);
	});

	test('still holds for a stream after its token was replaced', async () => {
		const token = await signIn();
		const session = (await sessions.check(token))!.session;
		after(16);
		await sessions.check((await next(token)) ?? '');
		expect(await sessions.holds(session)).toBe(true);
		after(61);
		expect(await sessions.holds(session)).toBe(false);
	});
});
