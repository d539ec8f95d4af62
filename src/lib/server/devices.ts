/**
 * Tablets, one enrolment for each person who uses one. Each has a data key of its own, made here and
 * kept sealed, so that a forgotten PIN costs nothing and a revoked tablet never gets its key again.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { append } from './audit.ts';
import { deviceOf } from './caller.ts';
import type { Database } from './db.ts';
import { seal, unseal, type ServerKey } from './keys.ts';
import { Rejected } from './rejection.ts';
import type { DeviceRow, Trx } from './schema.ts';

const KEY_BYTES = 32;

/** Who asks, from the session, and from which address. */
export interface Asker {
	userId: string;
	from: string;
}

export interface Enrolment {
	deviceId: string;
	keyEpoch: number;
	/** base64, 32 bytes */
	dataKey: string;
}

/** A device as it is listed; its key is left out. */
export type Listed = Omit<DeviceRow, 'sealedKey'>;

/** Enrols a tablet for a person: a new device with a new data key. */
export async function enrol(
	{ write }: Database,
	key: ServerKey,
	asker: Asker,
	tablet: { tabletId: string; name: string },
	now: string
): Promise<Enrolment> {
	const made = { deviceId: randomUUID(), keyEpoch: 1, dataKey: randomBytes(KEY_BYTES) };
	await write(async (trx) => {
		await insert(trx, key, asker, { ...made, ...tablet }, now);
		await record(trx, asker, 'DEVICE_ENROLLED', made.deviceId, now);
	});
	return { ...made, dataKey: made.dataKey.toString('base64') };
}

/** The key of one's own device again, after a forgotten PIN. Throws Rejected NOT_YOURS or REVOKED. */
export async function fetchKey(
	database: Database,
	key: ServerKey,
	asker: Asker,
	deviceId: string,
	now: string
): Promise<Enrolment> {
	const row = await ownDevice(database, asker.userId, deviceId);
	const dataKey = unseal(key, row.sealedKey, placeOf(row.id, row.keyEpoch));
	await database.write((trx) => record(trx, asker, 'DEVICE_KEY_FETCHED', deviceId, now));
	return { deviceId, keyEpoch: row.keyEpoch, dataKey: dataKey.toString('base64') };
}

/**
 * Parts a copied tablet from its original: a new device with the same key, so that what it holds
 * stays readable. The name tells both apart from a normal enrolment. Throws Rejected NOT_YOURS or REVOKED.
 */
export async function clone(
	database: Database,
	key: ServerKey,
	asker: Asker,
	deviceId: string,
	now: string
): Promise<Enrolment> {
	const row = await ownDevice(database, asker.userId, deviceId);
	const dataKey = unseal(key, row.sealedKey, placeOf(row.id, row.keyEpoch));
	const made = { deviceId: randomUUID(), keyEpoch: row.keyEpoch, dataKey };
	await database.write(async (trx) => {
		await insert(
			trx,
			key,
			asker,
			{ ...made, tabletId: row.tabletId, name: copyName(row.name) },
			now
		);
		await trx
			.updateTable('device')
			.set({ name: originalName(row.name) })
			.where('id', '=', deviceId)
			.execute();
		await record(trx, asker, 'DEVICE_CLONED', `${deviceId} ${made.deviceId}`, now);
	});
	return { ...made, dataKey: dataKey.toString('base64') };
}

/** What a tablet has of a device that this server lost. */
export interface Lost {
	deviceId: string;
	/** whose the device was */
	userId: string;
	tabletId: string;
	keyEpoch: number;
	/** base64, 32 bytes */
	dataKey: string;
}

/**
 * Enrols a tablet once more whose device is in no table, because the database was restored from a
 * backup that is older than the device. It keeps the key that everything on it is sealed with, and
 * gets a new id: nobody may claim another's. Throws Rejected NOT_YOURS, unless it is of the asker
 * and unknown here, or REVOKED.
 */
export async function enrolAgain(
	{ write }: Database,
	key: ServerKey,
	asker: Asker,
	lost: Lost,
	now: string
): Promise<Enrolment> {
	const { keyEpoch, tabletId } = lost;
	const dataKey = Buffer.from(lost.dataKey, 'base64');
	const made = { deviceId: randomUUID(), keyEpoch, dataKey };
	await write(async (trx) => {
		await refuseKnown(trx, asker, lost);
		const name = await nameOf(trx, tabletId);
		await insert(trx, key, asker, { ...made, tabletId, name }, now);
		await record(trx, asker, 'DEVICE_ENROLLED_AGAIN', `${lost.deviceId} ${made.deviceId}`, now);
	});
	return { ...made, dataKey: lost.dataKey };
}

async function refuseKnown(trx: Trx, { userId }: Asker, lost: Lost): Promise<void> {
	const known = await deviceOf(trx, lost.deviceId);
	const isOwn = lost.userId === userId && (!known || known.userId === userId);
	if (isOwn && known?.revokedAt) throw new Rejected('REVOKED');
	if (!isOwn || known) throw new Rejected('NOT_YOURS');
}

/** What the tablet is called, if this server still knows it by another of its people. */
async function nameOf(trx: Trx, tabletId: string): Promise<string> {
	const other = await trx
		.selectFrom('device')
		.select('name')
		.where('tabletId', '=', tabletId)
		.orderBy('enrolledAt', 'desc')
		.executeTakeFirst();
	return `${other ? originalBare(other.name) : '태블릿'} (다시 등록)`;
}

/**
 * Takes a device out of use, for a reason in words: at its next contact it hands in what is unsent
 * and deletes itself.
 */
export async function revoke(
	{ write }: Database,
	asker: Asker,
	deviceId: string,
	now: string,
	reason = ''
): Promise<void> {
	await write(async (trx) => {
		await trx
			.updateTable('device')
			.set({ revokedAt: now })
			.where('id', '=', deviceId)
			.where('revokedAt', 'is', null)
			.execute();
		await record(trx, asker, 'DEVICE_REVOKED', `${deviceId} ${reason}`.trim(), now);
	});
}

/** All devices, or those of one user, newest first. */
export async function list({ db }: Database, userId?: string): Promise<Listed[]> {
	let query = db.selectFrom('device').selectAll().orderBy('enrolledAt', 'desc');
	if (userId !== undefined) query = query.where('userId', '=', userId);
	const rows = await query.execute();
	return rows.map(({ sealedKey: _, ...row }) => row);
}

/**
 * Whoever holds a revoked tablet holds its sign-in too, and must not get another device with it.
 * `deviceId` is the one that the sign-in is tied to, if any. Throws Rejected REVOKED.
 */
export async function refuseRevoked({ db }: Database, deviceId: string | null): Promise<void> {
	if (deviceId === null) return;
	const row = await db
		.selectFrom('device')
		.select('revokedAt')
		.where('id', '=', deviceId)
		.executeTakeFirst();
	if (row && row.revokedAt !== null) throw new Rejected('REVOKED');
}

/** The caller's own device that is still in use. Throws Rejected NOT_YOURS or REVOKED. */
export async function ownDevice(
	{ db }: Database,
	userId: string,
	deviceId: string
): Promise<DeviceRow> {
	const row = await db
		.selectFrom('device')
		.selectAll()
		.where('id', '=', deviceId)
		.where('userId', '=', userId)
		.executeTakeFirst();
	if (!row) throw new Rejected('NOT_YOURS');
	if (row.revokedAt !== null) throw new Rejected('REVOKED');
	return row;
}

async function insert(
	trx: Trx,
	key: ServerKey,
	{ userId }: Asker,
	device: { deviceId: string; keyEpoch: number; dataKey: Buffer; tabletId: string; name: string },
	now: string
): Promise<void> {
	const { deviceId: id, keyEpoch, dataKey, tabletId, name } = device;
	const sealedKey = seal(key, dataKey, placeOf(id, keyEpoch));
	const row = { id, userId, tabletId, name, keyEpoch, sealedKey, enrolledAt: now };
	await trx
		.insertInto('device')
		.values({ ...row, revokedAt: null, lastSeenAt: now, settled: 0, scope: null })
		.execute();
}

function record(
	trx: Trx,
	{ userId, from }: Asker,
	work: string,
	devices: string,
	at: string
): Promise<void> {
	return append(trx, [{ at, userId, from, subject: userId, work: `${work} ${devices}` }]);
}

/** A sealed key opens only as the key of this device and epoch. */
function placeOf(deviceId: string, keyEpoch: number): string {
	return `device ${deviceId} ${keyEpoch}`;
}

const copyName = (name: string) => `${originalBare(name)} (복제본)`;
const originalName = (name: string) => `${originalBare(name)} (복제됨)`;
const originalBare = (name: string) => name.replace(/ \((복제[본됨]|다시 등록)\)$/, '');
