/** Accounts and their tablets: who they are, what becomes of them, and whose key is whose. */
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '../../src/lib/server/db.ts';
import {
	clone,
	enrol,
	fetchKey,
	list,
	refuseRevoked,
	revoke
} from '../../src/lib/server/devices.ts';
import { readServerKey, seal, unseal } from '../../src/lib/server/keys.ts';
import { logIn } from '../../src/lib/server/login.ts';
import { holdsSetup, newSetup, setUp } from '../../src/lib/server/setup.ts';
import {
	changeDuties,
	changePassword,
	createUser,
	disableUser,
	resetPassword
} from '../../src/lib/server/users.ts';
import { sayWork } from '../../src/lib/words/privacy.ts';
import { onEveryDatabase } from '../stand/database.ts';
import { NOW, person } from './scene.ts';

const KEY = Buffer.alloc(32, 7);
const BY = { userId: 'chief', from: '198.51.100.7' };
const PASSWORD = 'Gasan-2021-door';
const MINA = { id: 'mina', loginName: 'mina', name: '미나', password: PASSWORD };

onEveryDatabase('an account', (open) => {
	let database: Database;
	beforeEach(async () => void (database = await open()));
	afterEach(() => database.close());

	const create = (more: object = {}) =>
		createUser(database, { ...MINA, role: 'field', dongs: ['가산동'], ...more }, BY, NOW);
	const workers = () => database.db.selectFrom('worker').selectAll().execute();
	const audits = async () =>
		(await database.db.selectFrom('audit').selectAll().orderBy('seq').execute()).map(
			({ userId, subject, work }) => [userId, subject, work]
		);

	test('of a field worker is known to tablets as a worker, and is on record', async () => {
		await create();
		expect(await workers()).toMatchObject([
			{ id: 'mina', name: '미나', dongs: '가산동', disabledAt: null, scope: 'all' }
		]);
		expect(await audits()).toEqual([['chief', 'mina', 'USER_CREATED field 가산동']]);
	});

	test('of an office is no worker', async () => {
		await create({ role: 'office', dongs: [] });
		expect(await workers()).toEqual([]);
	});

	test.each([
		['LOGIN_NAME', { loginName: 'm' }],
		['LOGIN_NAME', { loginName: 'mi na' }],
		['NAME', { name: ' ' }],
		['DONGS', { dongs: [] }],
		['DONGS', { dongs: ['역삼동'] }],
		['ROLE', { role: 'king' }],
		['TOO_SHORT', { password: 'short' }]
	])('is refused with %s', async (fault, more) => {
		await expect(create(more)).rejects.toMatchObject({ fault });
		expect(await database.db.selectFrom('user').selectAll().execute()).toEqual([]);
	});

	test('has a login name of its own, whatever the case', async () => {
		await create();
		await expect(create({ id: 'other', loginName: 'MINA' })).rejects.toMatchObject({
			fault: 'LOGIN_NAME_TAKEN'
		});
	});

	test('that moves to the office stops being a worker, and comes back as one', async () => {
		await create();
		await changeDuties(database, 'mina', { role: 'office', dongs: [] }, BY, NOW);
		expect(await workers()).toMatchObject([{ disabledAt: expect.any(String) }]);
		await changeDuties(database, 'mina', { role: 'field', dongs: ['독산1동'] }, BY, NOW);
		expect(await workers()).toMatchObject([{ dongs: '독산1동', disabledAt: null }]);
	});

	test('that gets other duties is on record with the old ones and the new ones', async () => {
		await create();
		await changeDuties(database, 'mina', { role: 'field', dongs: ['가산동'] }, BY, NOW);
		await changeDuties(database, 'mina', { role: 'field', dongs: ['독산1동', '독산2동'] }, BY, NOW);
		await changeDuties(database, 'mina', { role: 'approver', dongs: [] }, BY, NOW);
		expect((await audits()).slice(1)).toEqual([
			['chief', 'mina', 'USER_CHANGED field 가산동 > field 독산1동 독산2동'],
			['chief', 'mina', 'USER_CHANGED field 독산1동 독산2동 > approver']
		]);
		expect(sayWork('USER_CHANGED field 가산동 > approver', 'ko')).toBe(
			'권한 변경 · 현장 가산동 → 승인'
		);
		const wrong = changeDuties(database, 'mina', { role: 'field', dongs: [] }, BY, NOW);
		await expect(wrong).rejects.toMatchObject({ fault: 'DONGS' });
	});

	test('that leaves the field leaves its tablets and its sign-ins', async () => {
		await create();
		const asker = { userId: 'mina', from: '' };
		const made = await enrol(database, KEY, asker, { tabletId: 't', name: '태블릿' }, NOW);
		await changeDuties(database, 'mina', { role: 'intake', dongs: ['가산동'] }, BY, NOW);
		await refuseRevoked(database, made.deviceId);
		await changeDuties(database, 'mina', { role: 'audit', dongs: [] }, BY, NOW);
		await expect(refuseRevoked(database, made.deviceId)).rejects.toThrow('REVOKED');
	});

	test('that is closed stops being a worker and cannot sign in', async () => {
		await create();
		await disableUser(database, 'mina', BY, NOW);
		expect(await workers()).toMatchObject([{ disabledAt: NOW }]);
		const given = { loginName: 'mina', password: PASSWORD, ip: '' };
		expect((await logIn(database, given, NOW)).ok).toBe(false);
	});

	test('with a new password signs in with that one only', async () => {
		await create();
		await changePassword(database, 'mina', 'Another-2021-door', BY, NOW);
		const signIn = (password: string) =>
			logIn(database, { loginName: 'mina', password, ip: password }, NOW);
		expect((await signIn(PASSWORD)).ok).toBe(false);
		expect((await signIn('Another-2021-door')).ok).toBe(true);
	});

	test('takes no weak, no common and not the same password', async () => {
		await create();
		const change = (password: string) => changePassword(database, 'mina', password, BY, NOW);
		await expect(change('short')).rejects.toMatchObject({ fault: 'TOO_SHORT' });
		await expect(change('Password123!')).rejects.toMatchObject({ fault: 'COMMON' });
		await expect(change(PASSWORD)).rejects.toMatchObject({ fault: 'SAME_PASSWORD' });
	});

	test('of somebody else’s making has to get a password of its own', async () => {
		await create();
		const mustChangeAt = async () =>
			(await database.db.selectFrom('user').select('mustChangeAt').executeTakeFirstOrThrow())
				.mustChangeAt;
		expect(await mustChangeAt()).toBe(NOW);
		await changePassword(database, 'mina', 'Another-2021-door', { ...BY, userId: 'mina' }, NOW);
		expect(await mustChangeAt()).toBeNull();
		const made = await resetPassword(database, 'mina', BY, NOW);
		expect(made).toMatch(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/);
		expect(await mustChangeAt()).toBe(NOW);
		expect((await audits()).slice(1)).toEqual([
			['mina', 'mina', 'PASSWORD_CHANGED'],
			['chief', 'mina', 'PASSWORD_RESET']
		]);
	});

	test('of the first administrator comes from a link that works once', async () => {
		const old = await newSetup(database, NOW);
		const token = await newSetup(database, NOW);
		expect(await holdsSetup(database, old)).toBe(false);
		const chief = { loginName: 'chief', name: '마루', password: PASSWORD };
		await expect(
			setUp(database, token, { ...chief, password: 'short' }, '', NOW)
		).rejects.toMatchObject({ fault: 'TOO_SHORT' });
		const made = await Promise.all([
			setUp(database, token, chief, '', NOW),
			setUp(database, token, { ...chief, loginName: 'thief' }, '', NOW)
		]);
		expect(made.filter(Boolean)).toHaveLength(1);
		expect(await holdsSetup(database, token)).toBe(false);
		const users = await database.db.selectFrom('user').select('role').execute();
		expect(users).toEqual([{ role: 'office' }]);
	});
});

onEveryDatabase('a tablet', (open) => {
	let database: Database;
	const mina = { userId: 'mina', from: '198.51.100.7' };
	const suho = { userId: 'suho', from: '198.51.100.8' };
	beforeEach(async () => {
		database = await open();
		await person(database, 'mina');
		await person(database, 'suho');
	});
	afterEach(() => database.close());

	const tablet = { tabletId: 'tablet-1', name: '태블릿 1' };

	test('gets a key of its own that is stored sealed only', async () => {
		const one = await enrol(database, KEY, mina, tablet, NOW);
		const two = await enrol(database, KEY, suho, tablet, NOW);
		expect(Buffer.from(one.dataKey, 'base64')).toHaveLength(32);
		expect(one.dataKey).not.toBe(two.dataKey);
		const rows = await database.db.selectFrom('device').selectAll().execute();
		expect(JSON.stringify(rows)).not.toContain(one.dataKey);
		expect((await list(database)).every((device) => !('sealedKey' in device))).toBe(true);
	});

	test('gives its key again to its own person only', async () => {
		const made = await enrol(database, KEY, mina, tablet, NOW);
		expect(await fetchKey(database, KEY, mina, made.deviceId, NOW)).toEqual(made);
		await expect(fetchKey(database, KEY, suho, made.deviceId, NOW)).rejects.toThrow('NOT_YOURS');
		await expect(fetchKey(database, KEY, mina, 'unknown', NOW)).rejects.toThrow('NOT_YOURS');
	});

	test('that was revoked never gets its key again', async () => {
		const made = await enrol(database, KEY, mina, tablet, NOW);
		await revoke(database, suho, made.deviceId, NOW);
		await expect(fetchKey(database, KEY, mina, made.deviceId, NOW)).rejects.toThrow('REVOKED');
		await expect(clone(database, KEY, mina, made.deviceId, NOW)).rejects.toThrow('REVOKED');
	});

	test('that was revoked lends its sign-in to no other device', async () => {
		const made = await enrol(database, KEY, mina, tablet, NOW);
		await refuseRevoked(database, made.deviceId);
		await refuseRevoked(database, null);
		await revoke(database, suho, made.deviceId, NOW);
		await expect(refuseRevoked(database, made.deviceId)).rejects.toThrow('REVOKED');
	});

	test('that was copied goes on under a new id with the same key, and both are marked', async () => {
		const made = await enrol(database, KEY, mina, tablet, NOW);
		const copy = await clone(database, KEY, mina, made.deviceId, NOW);
		expect(copy).toMatchObject({ dataKey: made.dataKey, keyEpoch: made.keyEpoch });
		expect(copy.deviceId).not.toBe(made.deviceId);
		const names = new Map((await list(database, 'mina')).map(({ id, name }) => [id, name]));
		expect(names.get(made.deviceId)).toBe('태블릿 1 (복제됨)');
		expect(names.get(copy.deviceId)).toBe('태블릿 1 (복제본)');
		expect(await fetchKey(database, KEY, mina, copy.deviceId, NOW)).toEqual(copy);
	});

	test('keeps its key closed to another server’s key and another place', async () => {
		const sealed = seal(KEY, Buffer.from('key'), 'device a 1');
		expect(unseal(KEY, sealed, 'device a 1').toString()).toBe('key');
		expect(() => unseal(KEY, sealed, 'device b 1')).toThrow();
		expect(() => unseal(Buffer.alloc(32, 8), sealed, 'device a 1')).toThrow();
	});
});

describe('the server’s key', () => {
	const folder = mkdtempSync(path.join(tmpdir(), 'ieum-key-'));
	afterEach(() => rmSync(folder, { recursive: true, force: true }));

	test('is made at the first start, for its owner only, and stays', () => {
		const dir = mkdtempSync(path.join(tmpdir(), 'ieum-key-'));
		const key = readServerKey(dir, undefined);
		expect(readServerKey(dir, '')).toEqual(key);
		expect(statSync(path.join(dir, 'secret.key')).mode & 0o777).toBe(0o600);
		expect(readFileSync(path.join(dir, 'secret.key'), 'utf8').trim()).toBe(key.toString('base64'));
		writeFileSync(path.join(dir, 'secret.key'), 'broken');
		expect(() => readServerKey(dir, undefined)).toThrow('secret.key');
		rmSync(dir, { recursive: true });
	});

	test('may come from the environment', () => {
		const given = Buffer.alloc(32, 3);
		expect(readServerKey(folder, given.toString('base64'))).toEqual(given);
		expect(readServerKey(folder, given.toString('hex'))).toEqual(given);
		expect(() => readServerKey(folder, 'short')).toThrow('SECRET_KEY');
	});
});
