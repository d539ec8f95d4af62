/** Accounts: one for each person, with a role and the dongs it works in. Every change is on record. */
import { randomUUID } from 'node:crypto';
import { ROLES, type Role } from '../domain/context.ts';
import { holdsRrn } from '../domain/rrn.ts';
import { ADMIN_DONGS } from '../domain/tables.ts';
import { carriesTablet } from './access.ts';
import { append } from './audit.ts';
import { tick } from './clock.ts';
import type { Database } from './db.ts';
import { hash, oneTimePassword, verify, weakness, type Weakness } from './passwords.ts';
import type { Trx, UserRow } from './schema.ts';
import { writeRows } from './rows.ts';
import { hold, weighs } from './vouch.ts';

/** Who changes an account, and from where; null is the operator at the machine. */
export interface By {
	userId: string | null;
	from: string;
}

export interface Account {
	loginName: string;
	name: string;
	role: Role;
	/** empty for roles that are not bound to a dong */
	dongs: readonly string[];
	/** which of the department's teams a `team` person belongs to; nobody else belongs to one */
	team?: string | null;
}

/** Why an account cannot be as asked; the words stand in words/login.ts. */
export type Fault =
	| Weakness
	| 'SAME_PASSWORD'
	| 'LOGIN_NAME'
	| 'LOGIN_NAME_TAKEN'
	| 'NAME'
	| 'ROLE'
	| 'DONGS'
	| 'TEAM';

export class AccountError extends Error {
	readonly fault: Fault;
	constructor(fault: Fault) {
		super(fault);
		this.fault = fault;
	}
}

/** The roles whose people go to households and so exist as `worker` rows on tablets. */
const WORKERS: readonly Role[] = ['field', 'intake'];

/**
 * Creates an account and returns its id. A password that another person typed has to be changed at
 * the first sign-in. Throws AccountError.
 */
export async function createUser(
	database: Database,
	account: Account & { id?: string; password: string },
	by: By,
	now: string
): Promise<string> {
	const loginName = normalLoginName(account.loginName);
	refuseFaults({ ...account, loginName }, account.password);
	const passwordHash = await hash(account.password);
	const id = account.id ?? randomUUID();
	const scopes = await database.write(async (trx) => {
		const version = await tick(trx);
		const taken = await trx
			.selectFrom('user')
			.select('id')
			.where('loginName', '=', loginName)
			.executeTakeFirst();
		if (taken) throw new AccountError('LOGIN_NAME_TAKEN');
		const { name, role, dongs } = account;
		const team = teamOf(account);
		const row = { id, loginName, name, role, dongs: dongs.join(','), team, passwordHash };
		await trx
			.insertInto('user')
			.values({
				...row,
				createdAt: now,
				disabledAt: null,
				mustChangeAt: by.userId === null ? null : now,
				...{ heldAt: null, heldBy: null }
			})
			.execute();
		const told = await publish(trx, version, id);
		await record(trx, by, id, `USER_CREATED ${said(row)}`, now);
		await hold(trx, id, by, now, true);
		return told;
	});
	await database.pokes.notify(scopes);
	return id;
}

/**
 * Gives an account another role and other dongs, which count from the next request on. A role behind
 * another door ends its sessions; one without a tablet takes the person's tablets out of use.
 * Throws AccountError.
 */
export async function changeDuties(
	database: Database,
	id: string,
	duties: Pick<Account, 'role' | 'dongs' | 'team'>,
	by: By,
	now: string
): Promise<void> {
	refuseDuties(duties);
	const { role, dongs } = duties;
	const scopes = await database.write(async (trx) => {
		const version = await tick(trx);
		const before = await trx
			.selectFrom('user')
			.select(['role', 'dongs', 'team'])
			.where('id', '=', id)
			.executeTakeFirstOrThrow();
		const after = { role, dongs: dongs.join(','), team: teamOf(duties) };
		if (said(before) === said(after)) return new Set<string>();
		await trx.updateTable('user').set(after).where('id', '=', id).execute();
		if (carriesTablet(before.role) !== carriesTablet(role)) await changeDoors(trx, id, role, now);
		const told = await publish(trx, version, id);
		await record(trx, by, id, `USER_CHANGED ${said(before)} > ${said(after)}`, now);
		if (before.role !== role) await hold(trx, id, by, now, !weighs(before.role));
		return told;
	});
	await database.pokes.notify(scopes);
}

/** Whoever leaves the field leaves their tablets: what is unsent is handed in, the rest deleted. */
async function changeDoors(trx: Trx, id: string, role: Role, now: string): Promise<void> {
	await trx.deleteFrom('session').where('userId', '=', id).execute();
	if (WORKERS.includes(role)) return;
	await trx
		.updateTable('device')
		.set({ revokedAt: now })
		.where('userId', '=', id)
		.where('revokedAt', 'is', null)
		.execute();
}

function said({ role, dongs, team }: Pick<UserRow, 'role' | 'dongs' | 'team'>): string {
	return [role, ...dongs.split(','), team ?? ''].filter(Boolean).join(' ');
}

function teamOf({ role, team }: Pick<Account, 'role' | 'team'>): string | null {
	return role === 'team' ? (team?.trim() ?? null) : null;
}

/**
 * Closes an account. Its office sessions end at once; a tablet's can still hand in what is unsent,
 * which is set apart, and hears that the account is closed.
 */
export async function disableUser(
	database: Database,
	id: string,
	by: By,
	now: string,
	reason = ''
): Promise<void> {
	const scopes = await database.write(async (trx) => {
		const version = await tick(trx);
		await trx.updateTable('user').set({ disabledAt: now }).where('id', '=', id).execute();
		await trx
			.deleteFrom('session')
			.where('userId', '=', id)
			.where('deviceId', 'is', null)
			.execute();
		const told = await publish(trx, version, id);
		await record(trx, by, id, `USER_DISABLED ${reason}`.trim(), now);
		return told;
	});
	await database.pokes.notify(scopes);
}

/**
 * Sets a password that its owner chose, and ends the account's sessions but the sign-in `keep` (a
 * family). Throws AccountError.
 */
export async function changePassword(
	database: Database,
	id: string,
	password: string,
	by: By,
	now: string,
	keep = ''
): Promise<void> {
	const user = await database.db
		.selectFrom('user')
		.select(['loginName', 'passwordHash'])
		.where('id', '=', id)
		.executeTakeFirstOrThrow();
	const weak = weakness(password, user.loginName);
	if (weak) throw new AccountError(weak);
	if (await verify(user.passwordHash, password, true)) throw new AccountError('SAME_PASSWORD');
	const set = { passwordHash: await hash(password), mustChangeAt: null };
	await setPassword(database, id, set, { by, keep, work: 'PASSWORD_CHANGED' }, now);
}

/**
 * Gives an account a password that works for a week and has to be changed at the sign-in, and ends
 * all its sessions. Returns the password, which nobody can see again.
 */
export async function resetPassword(
	database: Database,
	id: string,
	by: By,
	now: string
): Promise<string> {
	const password = oneTimePassword();
	const set = { passwordHash: await hash(password), mustChangeAt: now };
	await setPassword(database, id, set, { by, keep: '', work: 'PASSWORD_RESET' }, now);
	return password;
}

async function setPassword(
	database: Database,
	id: string,
	set: Pick<UserRow, 'passwordHash' | 'mustChangeAt'>,
	{ by, keep, work }: { by: By; keep: string; work: string },
	now: string
): Promise<void> {
	await database.write(async (trx) => {
		await tick(trx);
		await trx.updateTable('user').set(set).where('id', '=', id).execute();
		await trx
			.deleteFrom('session')
			.where('userId', '=', id)
			.where('familyId', '!=', keep)
			.execute();
		await record(trx, by, id, work, now);
		await hold(trx, id, by, now);
	});
}

/** True if nobody has an account yet. */
export async function isEmpty({ db }: Database): Promise<boolean> {
	return (await db.selectFrom('user').select('id').limit(1).executeTakeFirst()) === undefined;
}

/** The account of a login name, or undefined. */
export async function idOf({ db }: Database, loginName: string): Promise<string | undefined> {
	const row = await db
		.selectFrom('user')
		.select('id')
		.where('loginName', '=', normalLoginName(loginName))
		.executeTakeFirst();
	return row?.id;
}

/** Login names are compared without case or surrounding spaces. */
export function normalLoginName(text: string): string {
	return text.normalize('NFKC').trim().toLowerCase();
}

function refuseFaults(account: Account, password: string): void {
	const { loginName, name } = account;
	if (!/^[\p{L}\p{N}._@-]{2,40}$/u.test(loginName) || holdsRrn(loginName))
		throw new AccountError('LOGIN_NAME');
	if (name.trim() === '' || name.length > 60 || holdsRrn(name)) throw new AccountError('NAME');
	refuseDuties(account);
	const weak = weakness(password, account.loginName);
	if (weak) throw new AccountError(weak);
}

function refuseDuties({ role, dongs, team }: Pick<Account, 'role' | 'dongs' | 'team'>): void {
	if (!ROLES.includes(role)) throw new AccountError('ROLE');
	const known = dongs.every((dong) => (ADMIN_DONGS as readonly string[]).includes(dong));
	if (!known || (WORKERS.includes(role) && dongs.length === 0)) throw new AccountError('DONGS');
	const named = team?.trim() ?? '';
	if (role === 'team' && (named === '' || named.length > 40 || holdsRrn(named)))
		throw new AccountError('TEAM');
}

/** Tells tablets of a worker: made with the first field role, closed when the account or the role ends. */
async function publish(trx: Trx, version: number, id: string): Promise<Set<string>> {
	const user = await trx
		.selectFrom('user')
		.selectAll()
		.where('id', '=', id)
		.executeTakeFirstOrThrow();
	const known = await trx
		.selectFrom('worker')
		.select('disabledAt')
		.where('id', '=', id)
		.executeTakeFirst();
	const works = WORKERS.includes(user.role) && user.disabledAt === null;
	if (!works && !known) return new Set();
	const disabledAt = works ? null : (known?.disabledAt ?? user.disabledAt ?? user.createdAt);
	const row = { id, name: user.name, dongs: user.dongs, disabledAt };
	return writeRows(trx, version, [{ table: 'worker', row }]);
}

async function record(
	trx: Trx,
	{ userId, from }: By,
	subject: string,
	work: string,
	at: string
): Promise<void> {
	await append(trx, [{ at, userId, from, subject, work }]);
}
