/**
 * Who may look at a signature or a photo: whoever may see the receipt or the repair that it stands on,
 * or the field record that was turned away with it. Both pictures of a record are for the same eyes.
 */
import type { Actor } from '../domain/context.ts';
import { barrierTo } from './access.ts';
import { append } from './audit.ts';
import type { Database } from './db.ts';
import { packet } from './packets.ts';
import { householdOf } from './reports/whose.ts';
import type { Db } from './schema.ts';
import { scopesOf } from './scopes.ts';

type Looker = Pick<Actor, 'role' | 'dongs'> & { id: string; from: string };

/** Whose the record with the picture is; null where it names nobody that is on record. */
interface Found {
	householdId: string | null;
}

type Input = Record<string, unknown> | null;

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
	const found =
		(await onReceipt(db, hash, scopes)) ??
		(await onTicket(db, hash, scopes)) ??
		(await turnedAway(db, hash, who)) ??
		(await handedIn(db, hash, who));
	if (!found) return false;
	const { id: userId, from } = who;
	const subject = found.householdId;
	await write((trx) => append(trx, [{ at, userId, from, subject, work: 'READ signature' }]));
	return true;
}

function onReceipt(db: Db, hash: string, scopes: string[]): Promise<Found | undefined> {
	return db
		.selectFrom('receipt')
		.select('householdId')
		.where((where) => where.or([where('signatureHash', '=', hash), where('photoHash', '=', hash)]))
		.where('scope', 'in', scopes)
		.executeTakeFirst();
}

/** Also what was signed for before a ticket was opened again. */
function onTicket(db: Db, hash: string, scopes: string[]): Promise<Found | undefined> {
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

/** What was refused or kept apart left no receipt: it is for those who may open it in the log. */
async function turnedAway(db: Db, hash: string, who: Looker): Promise<Found | undefined> {
	if (!opens(who, '/(office)/office/exceptions/actions/[id]')) return undefined;
	const row = await db
		.selectFrom('action_log')
		.select('input')
		.where('verdict', 'in', ['refused', 'quarantined'])
		.where('input', 'like', named(hash))
		.executeTakeFirst();
	return row && { householdId: await householdOf(db, JSON.parse(row.input ?? 'null') as Input) };
}

/** What a tablet handed in before it was wiped: for those who decide about it. */
async function handedIn(db: Db, hash: string, who: Looker): Promise<Found | undefined> {
	if (!opens(who, '/(office)/office/devices/quarantine/[id]')) return undefined;
	const row = await db
		.selectFrom('quarantine')
		.select('id')
		.where('payload', 'like', named(hash))
		.executeTakeFirst();
	if (!row) return undefined;
	const inputs = ((await packet(db, row.id))?.actions ?? []).map(({ input }) => input);
	const input = inputs.find((one) => JSON.stringify(one ?? null).includes(hash));
	return { householdId: await householdOf(db, (input ?? null) as Input) };
}

/** A picture under any name in a text of JSON; a hash holds nothing that LIKE would read. */
function named(hash: string): string {
	return `%Hash":"${hash}"%`;
}

function opens({ role, id }: Looker, routeId: string): boolean {
	return role !== 'household' && barrierTo(routeId, { role }, { id }) === null;
}
