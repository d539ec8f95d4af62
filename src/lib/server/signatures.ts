/** Who may look at a signature: whoever may see the receipt that it stands on. */
import type { Actor } from '../domain/context.ts';
import { append } from './audit.ts';
import type { Database } from './db.ts';
import { scopesOf } from './scopes.ts';

type Looker = Pick<Actor, 'role' | 'dongs'> & { id: string; from: string };

/** Puts the look on record and returns true; false, and nothing on record, if it may not be seen. */
export async function noteSignature(
	{ db, write }: Database,
	who: Looker,
	hash: string,
	at: string
): Promise<boolean> {
	const receipt = await db
		.selectFrom('receipt')
		.select('householdId')
		.where('signatureHash', '=', hash)
		.where('scope', 'in', scopesOf(who))
		.executeTakeFirst();
	if (!receipt) return false;
	const { id: userId, from } = who;
	const subject = receipt.householdId;
	await write((trx) => append(trx, [{ at, userId, from, subject, work: 'READ signature' }]));
	return true;
}
