/** Who has an account and which tablets are enrolled: what an administrator looks after. */
import type { Role } from '../../domain/context.ts';
import type { Database } from '../db.ts';
import { list, type Listed } from '../devices.ts';
import type { Db, UserRow } from '../schema.ts';
import { signInsOf } from '../sign-ins.ts';
import { mayVouch } from '../vouch.ts';

/** An account without its password. */
export interface AccountLine {
	id: string;
	loginName: string;
	name: string;
	role: Role;
	dongs: string[];
	/** of a `team` person */
	team: string | null;
	createdAt: string;
	disabledAt: string | null;
	/** since when it waits for a second person */
	heldAt: string | null;
	heldBy: string | null;
}

export interface DeviceLine extends Listed {
	/** whose it is */
	person: string;
}

/** All accounts, those in use first. */
export async function accountLines(db: Db): Promise<AccountLine[]> {
	const rows = await db.selectFrom('user').selectAll().orderBy('name').execute();
	return rows
		.map(lineOf)
		.sort((a, b) => Number(a.disabledAt !== null) - Number(b.disabledAt !== null));
}

/** One account, or undefined. */
export async function account(db: Db, id: string): Promise<AccountLine | undefined> {
	const row = await db.selectFrom('user').selectAll().where('id', '=', id).executeTakeFirst();
	return row && lineOf(row);
}

/** How many accounts wait for a person to vouch for them. */
export async function accountsHeld(db: Db, userId: string): Promise<number> {
	const held = await db
		.selectFrom('user')
		.select(['id', 'heldAt', 'heldBy'])
		.where('heldAt', 'is not', null)
		.where('disabledAt', 'is', null)
		.execute();
	const mine = await Promise.all(held.map((account) => mayVouch(db, account, userId)));
	return mine.filter(Boolean).length;
}

/** All tablets, or those of one person, those in use first. */
export async function deviceLines(database: Database, userId?: string): Promise<DeviceLine[]> {
	const people = new Map((await accountLines(database.db)).map((row) => [row.id, row.name]));
	const devices = await list(database, userId);
	return devices
		.map((device) => ({ ...device, person: people.get(device.userId) ?? '' }))
		.sort((a, b) => Number(a.revokedAt !== null) - Number(b.revokedAt !== null));
}

/** A place where somebody is signed in. */
export interface SignInLine {
	id: string;
	/** the browser's own words about itself */
	agent: string;
	ip: string;
	/** the tablet that it belongs to */
	tablet: string | null;
	/** when its token was made, a quarter of an hour ago at most while it is in use */
	usedAt: string;
	/** the one that asks */
	here: boolean;
}

/** Where a person is signed in, newest first; `here` is the family of the sign-in that asks. */
export async function signInLines(
	database: Database,
	userId: string,
	here: string | undefined
): Promise<SignInLine[]> {
	const signIns = await signInsOf(database.db, userId);
	const names = new Map((await list(database, userId)).map(({ id, name }) => [id, name]));
	return signIns.map(({ id, agent, ip, deviceId, createdAt, familyId }) => {
		const tablet = deviceId === null ? null : (names.get(deviceId) ?? '');
		return { id, agent, ip, tablet, usedAt: createdAt, here: familyId === here };
	});
}

function lineOf({ passwordHash: _, mustChangeAt: __, dongs, ...row }: UserRow): AccountLine {
	return { ...row, dongs: dongs.split(',').filter(Boolean) };
}
