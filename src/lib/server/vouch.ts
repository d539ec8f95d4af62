/**
 * Two persons stay two persons: whoever may make an approver's account, or its next password, could
 * approve their own work with it. Such an account is shut until a second person vouches for it.
 * (DOMAIN §2.2 PaymentBatch: maker ≠ approver)
 */
import type { Role } from '../domain/context.ts';
import { append } from './audit.ts';
import { tick } from './clock.ts';
import type { Database } from './db.ts';
import { Rejected } from './rejection.ts';
import type { Db, Trx, UserRow } from './schema.ts';
import type { By } from './users.ts';

/** Roles whose word other people's work waits for. */
const WEIGHTY: readonly Role[] = ['approver', 'privacy'];

/** True for a role that a second person has to vouch for. */
export function weighs(role: Role): boolean {
	return WEIGHTY.includes(role);
}

/**
 * Shuts an account that somebody else made, promoted, or freed of its password or second factor,
 * and ends its sign-ins. Not the first of a house (`isNew`: it had no such weight before): nobody
 * could vouch for it. One that has become an ordinary account is held no longer.
 */
export async function hold(
	trx: Trx,
	id: string,
	by: By,
	now: string,
	isNew = false
): Promise<void> {
	// The operator at the machine is a second person already.
	if (by.userId === null || by.userId === id) return;
	const { role, heldAt } = await trx
		.selectFrom('user')
		.select(['role', 'heldAt'])
		.where('id', '=', id)
		.executeTakeFirstOrThrow();
	const isHeld = weighs(role) && !(isNew && (await isFirst(trx, id)));
	if (!isHeld && heldAt === null) return;
	const held = isHeld ? { heldAt: now, heldBy: by.userId } : { heldAt: null, heldBy: null };
	await trx.updateTable('user').set(held).where('id', '=', id).execute();
	if (!isHeld) return;
	await trx.deleteFrom('session').where('userId', '=', id).execute();
	await append(trx, [{ at: now, ...by, subject: id, work: 'USER_HELD' }]);
}

/** No other account of that weight, also no closed one: closing them all must not open the door. */
async function isFirst(trx: Trx, id: string): Promise<boolean> {
	const other = await trx
		.selectFrom('user')
		.select('id')
		.where('id', '!=', id)
		.where('role', 'in', WEIGHTY)
		.executeTakeFirst();
	return other === undefined;
}

/** True if `userId` may vouch for the account: of that weight, not held, and not who shut it. */
export async function mayVouch(
	db: Db,
	account: Pick<UserRow, 'id' | 'heldAt' | 'heldBy'>,
	userId: string
): Promise<boolean> {
	if (account.heldAt === null || [account.id, account.heldBy].includes(userId)) return false;
	const person = await db
		.selectFrom('user')
		.select('id')
		.where('id', '=', userId)
		.where('role', 'in', WEIGHTY)
		.where('disabledAt', 'is', null)
		.where('heldAt', 'is', null)
		.executeTakeFirst();
	return person !== undefined;
}

/**
 * A second person, or the operator at the machine (`userId` null), says that the account is that of
 * who it names. Its first password counts its days from here. Throws Rejected NOT_YOURS; an account
 * that waits no longer stays as it is.
 */
export async function vouch(
	database: Database,
	id: string,
	{ userId, from }: By,
	now: string
): Promise<void> {
	await database.write(async (trx) => {
		await tick(trx);
		const account = await trx
			.selectFrom('user')
			.select(['id', 'heldAt', 'heldBy', 'mustChangeAt'])
			.where('id', '=', id)
			.executeTakeFirstOrThrow();
		if (account.heldAt === null) return;
		if (userId !== null && !(await mayVouch(trx, account, userId))) throw new Rejected('NOT_YOURS');
		const mustChangeAt = account.mustChangeAt && now;
		await trx
			.updateTable('user')
			.set({ heldAt: null, heldBy: null, mustChangeAt })
			.where('id', '=', id)
			.execute();
		await append(trx, [{ at: now, userId, from, subject: id, work: 'USER_VOUCHED' }]);
	});
}
