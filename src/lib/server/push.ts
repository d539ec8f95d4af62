/** The server's side of a push: steps 1 and 2 of the sync. (DESIGN §5) */
import type { SyncRequest, WireAction } from '../protocol.ts';
import { note } from './audit.ts';
import { deviceOf, personOf, type Caller } from './caller.ts';
import { epochOf, tick } from './clock.ts';
import type { Database } from './db.ts';
import { causeOf, isBug } from './failures.ts';
import { Rejected } from './rejection.ts';
import { batches } from './rows.ts';
import { contentOf, settle, type Given, type Scene } from './settle.ts';
import type { DeviceRow, Trx } from './schema.ts';

const CHUNK = 50;
const TRIES = 3;

/**
 * Settles what a device sends, in the device's own order. Returns when every action up to the
 * first gap has a verdict on record. Of a tablet that does not know yet that history was cut nothing
 * is taken: it will offer again what was done before, and that comes first.
 * @throws Rejected CLONED
 */
export async function push(
	database: Database,
	caller: Caller,
	{ device, epoch, push }: Pick<SyncRequest, 'device' | 'epoch' | 'push'>,
	now: string
): Promise<void> {
	if (epoch !== null && epoch !== (await epochOf(database.db))) return;
	const actions = push.toSorted((a, b) => a.n - b.n);
	for (const chunk of batches(actions, CHUNK))
		if (!(await settleChunk({ database, caller, deviceId: device, now }, chunk))) return;
}

interface Place {
	database: Database;
	caller: Caller;
	deviceId: string;
	now: string;
}

/** False after a gap. A bug rolls the chunk back; then each of its actions is settled alone. */
async function settleChunk(place: Place, chunk: readonly WireAction[]): Promise<boolean> {
	try {
		return await inTransaction(place, chunk, false);
	} catch (error) {
		if (error instanceof Clone) return tellClone(place, error);
		if (!isBug(error)) throw error;
	}
	for (const action of chunk) if (!(await settleAlone(place, action))) return false;
	return true;
}

async function settleAlone(place: Place, action: WireAction): Promise<boolean> {
	for (let attempt = 1; ; attempt++) {
		try {
			return await inTransaction(place, [action], false);
		} catch (error) {
			if (error instanceof Clone) return tellClone(place, error);
			if (!isBug(error)) throw error;
			if (attempt < TRIES) continue;
			place.database.report(`push ${action.name} ${action.id}`, causeOf(error));
			return inTransaction(place, [action], true);
		}
	}
}

async function inTransaction(
	{ database, caller, deviceId, now }: Place,
	chunk: readonly WireAction[],
	asBug: boolean
): Promise<boolean> {
	const { complete, scopes } = await database.write(async (trx) => {
		const version = await tick(trx);
		const device = await deviceOf(trx, deviceId);
		const person = await personOf(trx, caller.userId);
		if (!device || !person) throw new Rejected('NOT_YOURS');
		if (device.revokedAt !== null) throw new Rejected('REVOKED');
		const sorted = await sort(trx, device, chunk);
		const scene: Scene = {
			version,
			deviceId,
			now,
			actor: person.actor,
			enrolledAt: device.enrolledAt,
			from: `${caller.from} ${deviceId}`,
			apart: asBug ? 'BUG' : person.disabledAt === null ? null : 'ACCOUNT_DISABLED'
		};
		const { scopes } = await settle(trx, scene, sorted.fresh);
		await deliver(trx, device, version, sorted.delivered, now);
		return { complete: sorted.complete, scopes };
	});
	await database.pokes.notify(scopes);
	return complete;
}

/** Another device used this number or this id for something else. */
class Clone extends Error {
	readonly n: number;
	constructor(n: number) {
		super('cloned');
		this.n = n;
	}
}

async function tellClone({ database, caller, deviceId, now }: Place, clone: Clone): Promise<never> {
	const from = `${caller.from} ${deviceId}`;
	const work = `CLONED n=${clone.n}`;
	await note(database, { at: now, userId: caller.userId, from, subject: null, work });
	throw new Rejected('CLONED');
}

interface Sorted {
	/** never seen before: to be carried out */
	fresh: Given[];
	/** numbers that become settled now, with the action each stands for */
	delivered: { n: number; actionId: string }[];
	/** false if a number is missing and the rest has to wait */
	complete: boolean;
}

/** Tells repetitions from new actions, and both from a clone's. */
async function sort(trx: Trx, device: DeviceRow, chunk: readonly WireAction[]): Promise<Sorted> {
	const sent = await sentBefore(trx, device.id, chunk);
	const known = await knownActions(trx, chunk);
	const sorted: Sorted = { fresh: [], delivered: [], complete: true };
	let next = device.settled + 1;
	for (const { n, ...action } of chunk) {
		if (n > next) return { ...sorted, complete: false };
		const content = contentOf(action);
		const before = known.get(action.id);
		if (before !== undefined && before !== '' && before !== content) throw new Clone(n);
		if (n < next) {
			if (sent.get(n) !== action.id) throw new Clone(n);
			continue;
		}
		if (before === undefined) sorted.fresh.push({ ...action, content });
		sent.set(n, action.id);
		known.set(action.id, content);
		sorted.delivered.push({ n, actionId: action.id });
		next++;
	}
	return sorted;
}

async function sentBefore(
	trx: Trx,
	deviceId: string,
	chunk: readonly WireAction[]
): Promise<Map<number, string>> {
	const rows = await trx
		.selectFrom('delivery')
		.select(['n', 'actionId'])
		.where('deviceId', '=', deviceId)
		.where('n', '>=', chunk[0]?.n ?? 0)
		.where('n', '<=', chunk.at(-1)?.n ?? 0)
		.execute();
	return new Map(rows.map((row) => [row.n, row.actionId]));
}

async function knownActions(trx: Trx, chunk: readonly WireAction[]): Promise<Map<string, string>> {
	const ids = chunk.map((action) => action.id);
	const rows = await trx
		.selectFrom('action_log')
		.select(['id', 'content'])
		.where('id', 'in', ids)
		.execute();
	return new Map(rows.map((row) => [row.id, row.content]));
}

async function deliver(
	trx: Trx,
	device: DeviceRow,
	version: number,
	delivered: Sorted['delivered'],
	now: string
): Promise<void> {
	const last = delivered.at(-1);
	if (!last) return;
	const rows = delivered.map((one) => ({ ...one, deviceId: device.id, version }));
	await trx.insertInto('delivery').values(rows).execute();
	await trx
		.updateTable('device')
		.set({ settled: last.n, lastSeenAt: now })
		.where('id', '=', device.id)
		.execute();
}
