/** One round of the sync, as its description walks it. (DESIGN §5) */
import { holdsRrn } from '../domain/rrn.ts';
import { MAX_PUSH, PROTOCOL, syncRequest, type SyncAnswer, type SyncRequest } from '../protocol.ts';
import { raise } from './alerts.ts';
import { append } from './audit.ts';
import { ownDevice, seen, type Caller } from './caller.ts';
import { isDeeper } from './canonical.ts';
import { epochOf, head, newEpoch } from './clock.ts';
import type { Database } from './db.ts';
import { isAway, isFull, isTransient } from './failures.ts';
import { pull } from './pull.ts';
import { push } from './push.ts';
import { Rejected } from './rejection.ts';
import type { Db, DeviceRow } from './schema.ts';

/** Nobody's form nests deeper; what does is an attack on the stack. */
const MAX_DEPTH = 16;
/** Also of actions that only a later version knows. */
const NAME = /^\w+$/;

/**
 * Settles what a tablet sends and answers what is new for it. `body` is the parsed JSON, `now` the
 * server's clock (ISO).
 * @throws Rejected MALFORMED, OUTDATED, TOO_BIG, NOT_YOURS, REVOKED, CLONED, BUSY, FULL
 */
export async function sync(
	database: Database,
	caller: Caller,
	body: unknown,
	now: string
): Promise<SyncAnswer> {
	const request = read(body);
	try {
		const device = await ownDevice(database, caller, request.device, now);
		await noticeRestore(database, caller, device, request, now);
		await push(database, caller, request, now);
		const answer = await pull(database, caller, request, now);
		await seen(database.db, device, answer.scope, now);
		return answer;
	} catch (error) {
		if (isFull(error)) throw new Rejected('FULL', { cause: error });
		if (isTransient(error) || isAway(error)) throw new Rejected('BUSY', { cause: error });
		throw error;
	}
}

function read(body: unknown): SyncRequest {
	const { protocol, push: sent } = (body ?? {}) as { protocol?: unknown; push?: unknown };
	if (typeof protocol === 'number' && protocol !== PROTOCOL) throw new Rejected('OUTDATED');
	if (Array.isArray(sent) && sent.length > MAX_PUSH) throw new Rejected('TOO_BIG');
	const parsed = syncRequest.safeParse(body);
	if (!parsed.success) throw new Rejected('MALFORMED');
	const { push, device } = parsed.data;
	if (push.some(({ name, input }) => !NAME.test(name) || isDeeper(input, MAX_DEPTH)))
		throw new Rejected('MALFORMED');
	// Ids and names go to the log as they are, so they must be none. (DOMAIN §3.2 R1)
	if ([device, ...push.flatMap(({ id, name }) => [id, name])].some(holdsRrn))
		throw new Rejected('MALFORMED');
	return parsed.data;
}

/** Nobody can make all tablets fill themselves anew more often than this. */
const NOTICE_EVERY_MS = 10 * 60_000;
const NOTICED = 'RESTORE_NOTICED';

/**
 * A tablet that knows more than this database was answered by a later one: somebody put an older
 * copy in its place. Then history was cut, and all tablets have to know. It is on record whose
 * tablet said so; who says it again soon after is only answered with a reset of their own.
 */
async function noticeRestore(
	database: Database,
	{ userId, from }: Caller,
	device: DeviceRow,
	request: SyncRequest,
	now: string
): Promise<void> {
	const { db, write, newId } = database;
	if (request.epoch === null || request.epoch !== (await epochOf(db))) return;
	const [top, { cursor, ack }] = [await head(db), request];
	if (cursor <= top && ack <= device.settled) return;
	const params = { deviceId: device.id, cursor, version: top, ack, settled: device.settled };
	if (await hasNoticed(db, userId, now)) return;
	await write(async (trx) => {
		await newEpoch(trx, newId());
		const entry = { at: now, userId, from: `${from} ${device.id}`, subject: null };
		await append(trx, [{ ...entry, work: NOTICED }]);
		await raise(trx, { kind: 'RESTORED', about: String(top), params }, now);
	});
}

async function hasNoticed(db: Db, userId: string, now: string): Promise<boolean> {
	const since = new Date(Date.parse(now) - NOTICE_EVERY_MS).toISOString();
	const last = await db
		.selectFrom('audit')
		.select('seq')
		.where('userId', '=', userId)
		.where('work', '=', NOTICED)
		.where('at', '>', since)
		.limit(1)
		.executeTakeFirst();
	return last !== undefined;
}
