/** People, tablets and rows that the server's tests start from. All of it is invented. */
import type { Role } from '../../src/lib/domain/context.ts';
import type { Rows } from '../../src/lib/domain/tables.ts';
import { PROTOCOL, type SyncAnswer, type WireAction } from '../../src/lib/protocol.ts';
import { SCHEMA } from '../../src/lib/domain/tables.ts';
import { tick } from '../../src/lib/server/clock.ts';
import type { Database } from '../../src/lib/server/db.ts';
import { writeRows, type Put } from '../../src/lib/server/rows.ts';
import { startLines } from '../../src/lib/server/start.ts';
import { sync } from '../../src/lib/server/sync.ts';
import { household, pc, selected, worker, year } from '../sync/fixtures.ts';

export const NOW = '2021-04-05T01:00:00.000Z';

/** Writes rows as an import would. */
export async function put(database: Database, puts: Put[]): Promise<void> {
	await database.write(async (trx) => writeRows(trx, await tick(trx), puts));
}

/** A programme year, households of a dong and as many units in stock. */
export async function furnish(
	database: Database,
	{ quota = 100, homes = 3, dong = '가산동' } = {}
): Promise<void> {
	const puts: Put[] = [{ table: 'programmeYear', row: year(quota) }];
	for (let n = 1; n <= homes; n++) {
		puts.push(
			{ table: 'household', row: household(n, dong) },
			{ table: 'application', row: selected(n, dong) },
			{ table: 'pc', row: pc(n) }
		);
	}
	await put(database, puts);
}

export async function person(
	database: Database,
	id: string,
	role: Role = 'field',
	dongs: readonly string[] = ['가산동']
): Promise<void> {
	await database.db
		.insertInto('user')
		.values({
			id,
			loginName: id,
			name: id,
			role,
			dongs: dongs.join(','),
			passwordHash: '',
			createdAt: NOW,
			disabledAt: null,
			mustChangeAt: null
		})
		.execute();
	if (role === 'field') await put(database, [{ table: 'worker', row: worker(id, id, dongs) }]);
}

export async function device(database: Database, id: string, userId: string): Promise<void> {
	await database.db
		.insertInto('device')
		.values({
			id,
			userId,
			tabletId: `tablet-of-${id}`,
			name: id,
			keyEpoch: 1,
			sealedKey: '',
			enrolledAt: '2021-04-01T00:00:00.000Z',
			revokedAt: null,
			lastSeenAt: null,
			settled: 0,
			scope: null
		})
		.execute();
}

/** A tablet as the wire sees it: counts its actions, keeps what it is told, and a mirror. */
export class Tablet {
	n = 0;
	ack = 0;
	cursor = 0;
	epoch: string | null = null;
	scope: string | null = null;
	readonly mirror = new Map<string, Rows[keyof Rows]>();
	readonly database: Database;
	readonly id: string;
	readonly userId: string;
	constructor(database: Database, id: string, userId: string) {
		this.database = database;
		this.id = id;
		this.userId = userId;
	}

	/** An action with the next number. */
	action(name: string, input: unknown, id = `${this.id}-a${this.n + 1}`): WireAction {
		return { n: ++this.n, id, name, v: 1, input, at: NOW };
	}

	/** One round trip, and what the tablet remembers of it. */
	async sync(push: WireAction[] = [], now = NOW): Promise<SyncAnswer> {
		const answer = await this.ask(push, {}, now);
		this.ack = Math.max(this.ack, ...answer.verdicts.map((verdict) => verdict.n));
		if (answer.reset) this.ack = Math.min(this.ack, answer.settled);
		if (answer.reset) return answer;
		this.cursor = answer.cursor;
		for (const { t, id } of answer.gone) this.mirror.delete(`${t}/${id}`);
		for (const { t, row } of answer.rows) this.mirror.set(`${t}/${row.id}`, row);
		return answer;
	}

	/** One round trip without remembering anything. */
	ask(push: WireAction[] = [], changes: object = {}, now = NOW): Promise<SyncAnswer> {
		const { ack, cursor, epoch, scope } = this;
		const body = {
			protocol: PROTOCOL,
			schema: SCHEMA,
			device: this.id,
			...{ ack, cursor, epoch, scope, push, ...changes }
		};
		return sync(this.database, { userId: this.userId, from: '192.0.2.1' }, body, now);
	}

	/** Fills the mirror from the start stream. */
	async fill(now = NOW): Promise<void> {
		const asked = { device: this.id, schema: SCHEMA, after: null };
		const caller = { userId: this.userId, from: '192.0.2.1' };
		this.mirror.clear();
		for await (const line of startLines(this.database, caller, asked, now)) {
			if ('head' in line) {
				this.epoch = line.head.epoch;
				this.scope = line.head.scope;
				this.cursor = line.head.version;
			}
			if ('rows' in line) for (const row of line.rows) this.mirror.set(`${line.t}/${row.id}`, row);
		}
	}
}

/** A person with an enrolled and filled tablet. */
export async function tabletOf(
	database: Database,
	userId: string,
	dongs: readonly string[] = ['가산동']
): Promise<Tablet> {
	await person(database, userId, 'field', dongs);
	await device(database, `dev-${userId}`, userId);
	const tablet = new Tablet(database, `dev-${userId}`, userId);
	await tablet.fill();
	return tablet;
}

/** Input of an assignment of unit n to household n. */
export function assignment(n: number, id = `asg-${n}`) {
	return { assignmentId: id, householdId: household(n, '').id, pcId: pc(n).id, fiscalYear: '2021' };
}

/** Input of a hand-over of unit n to household n. */
export function handOver(n: number, changes: object = {}) {
	return {
		receiptId: `rcp-${n}`,
		visitId: null,
		assignmentId: `asg-${n}`,
		householdId: household(n, '').id,
		fiscalYear: '2021',
		serial: pc(n).serial,
		swapReason: null,
		bootCheckedAt: NOW,
		licenceCheckedAt: NOW,
		officeCheckedAt: NOW,
		internetCheckedAt: null,
		recipientName: '표식받는이',
		recipientRelation: 'SELF',
		signatureHash: 'a'.repeat(64),
		substitute: null,
		substituteReason: '',
		note: '',
		...changes
	};
}
