/** Who may look at a signature or a photo: whoever may see the receipt or the repair that it stands on. */
import type { Actor } from '../domain/context.ts';
import { append } from './audit.ts';
import type { Database } from './db.ts';
import type { Db } from './schema.ts';
import { scopesOf } from './scopes.ts';

type Looker = Pick<Actor, 'role' | 'dongs'> & { id: string; from: string };

const HASH = /^[0-9a-f]{64}$/;

/** Puts the look on record and returns true; false, and nothing on record, if it may not be seen. */
export async function noteSignature(
	{ db, write }: Database,
	who: Looker,
	hash: string,
	at: string
): Promise<boolean> {
	if (!HASH.test(hash)) return false;
	const scopes = scopesOf(who);
	const found = (await onReceipt(db, hash, scopes)) ?? (await onTicket(db, hash, scopes));
	if (!found) return false;
	const { id: userId, from } = who;
	const subject = found.householdId;
	await write((trx) => append(trx, [{ at, userId, from, subject, work: 'READ signature' }]));
	return true;
}

function onReceipt(db: Db, hash: string, scopes: string[]) {
	return db
		.selectFrom('receipt')
		.select('householdId')
		.where((where) => where.or([where('signatureHash', '=', hash), where('photoHash', '=', hash)]))
		.where('scope', 'in', scopes)
		.executeTakeFirst();
}

/** Also what was signed for before a ticket was opened again. */
function onTicket(db: Db, hash: string, scopes: string[]) {
	return db
		.selectFrom('ticket')
		.select('householdId')
		.where((where) =>
			where.or([
				where('signatureHash', '=', hash),
				where('photoHash', '=', hash),
				where('donePhotoHash', '=', hash),
				where('earlier', 'like', `%"${hash}"%`)
			])
		)
		.where('scope', 'in', scopes)
		.executeTakeFirst();
}
