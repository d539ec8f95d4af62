/** A tablet that a restored server does not know: enrolled once more, by its own person only. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Database } from '../../src/lib/server/db.ts';
import { enrol, enrolAgain, fetchKey, list, revoke } from '../../src/lib/server/devices.ts';
import { onEveryDatabase } from '../stand/database.ts';
import { NOW, person } from './scene.ts';

const KEY = Buffer.alloc(32, 7);

onEveryDatabase('a device that no table holds', (open) => {
	let database: Database;
	const mina = { userId: 'mina', from: '198.51.100.7' };
	const suho = { userId: 'suho', from: '198.51.100.8' };
	const lost = {
		deviceId: 'device-of-yesterday',
		userId: 'mina',
		tabletId: 'tablet-1',
		keyEpoch: 1,
		dataKey: Buffer.alloc(32, 3).toString('base64')
	};
	beforeEach(async () => {
		database = await open();
		await person(database, 'mina');
		await person(database, 'suho');
	});
	afterEach(() => database.close());

	test('gets a new id, and its key goes into escrow as it is', async () => {
		await enrol(database, KEY, suho, { tabletId: 'tablet-1', name: '금천-03' }, NOW);
		const made = await enrolAgain(database, KEY, mina, lost, NOW);
		expect(made.deviceId).not.toBe(lost.deviceId);
		expect(await fetchKey(database, KEY, mina, made.deviceId, NOW)).toEqual({
			deviceId: made.deviceId,
			keyEpoch: 1,
			dataKey: lost.dataKey
		});
		expect(await list(database, 'mina')).toMatchObject([
			{ id: made.deviceId, tabletId: 'tablet-1', name: '금천-03 (다시 등록)', settled: 0 }
		]);
	});

	test('is not enrolled in the session of somebody else', async () => {
		await expect(enrolAgain(database, KEY, suho, lost, NOW)).rejects.toThrow('NOT_YOURS');
		expect(await list(database)).toEqual([]);
	});

	test('is none while somebody has it, in use or taken out of it', async () => {
		const made = await enrol(database, KEY, mina, { tabletId: 'tablet-1', name: '하나' }, NOW);
		const known = { ...lost, deviceId: made.deviceId };
		await expect(enrolAgain(database, KEY, mina, known, NOW)).rejects.toThrow('NOT_YOURS');
		const others = { ...known, userId: 'suho' };
		await expect(enrolAgain(database, KEY, suho, others, NOW)).rejects.toThrow('NOT_YOURS');
		await revoke(database, suho, made.deviceId, NOW);
		await expect(enrolAgain(database, KEY, mina, known, NOW)).rejects.toThrow('REVOKED');
		expect(await list(database)).toHaveLength(1);
	});
});
