/** The laws of the server, whatever happened in its world: each throws what is broken. */
import type { Role } from '../../../src/lib/domain/context.ts';
import {
	TABLE_NAMES,
	TABLES,
	columnsOf,
	type Row,
	type TableName
} from '../../../src/lib/domain/tables.ts';
import { verify } from '../../../src/lib/server/audit.ts';
import { moneyFault } from './money.ts';
import { difference, of, replay, type Settled, type Tables } from './replay.ts';
import type { Ground } from './server.ts';

/** A promise of the system that was broken: which, and how. */
export class Broken extends Error {
	readonly law: string;
	constructor(law: string, how: string) {
		super(`${law}: ${how}`);
		this.law = law;
	}
}

/** I5, after every commit: no place above the quota, no unit and no household given twice. */
export function withinLimits(ground: Ground, quota: number): void {
	const [row] = ground.all(
		`select count(*) as used from assignment where "confirmedAt" is not null and "releasedAt" is null
		 and "conflictedAt" is null and "aboveQuotaAt" is null`
	);
	if ((row?.used as number) > quota) throw new Broken('I5', `${row?.used} places of ${quota}`);
	for (const column of ['pcId', 'householdId']) {
		// A unit that came back may be given again; its household keeps what it had in the year.
		const given = column === 'pcId' ? '"endedAt" is null' : 'true';
		const [twice] = ground.all(
			`select "${column}" as it from assignment where "releasedAt" is null and "conflictedAt" is null
			 and ${given} and "${column}" is not null group by "${column}" having count(*) > 1`
		);
		if (twice) throw new Broken('I5', `${twice.it} is given twice`);
	}
	const [odd] = ground.all(
		`select "pcId" as it from custody group by "pcId" having count(*) <> max(n) or min(n) <> 1`
	);
	if (odd) throw new Broken('I5', `the custody of ${odd.it} has a gap`);
	repairs(ground);
	const fault = moneyFault(ground);
	if (fault) throw new Broken('I5', fault);
}

const OPEN = `"completedAt" is null and "unrepairableAt" is null and "cancelledAt" is null`;

/** One repair of a PC is open, and its one open visit is the one that it names. */
function repairs(ground: Ground): void {
	const [twice] = ground.all(
		`select "householdId" as it from ticket where ${OPEN}
		 group by "householdId", coalesce("pcId", '') having count(*) > 1`
	);
	if (twice) throw new Broken('I5', `${twice.it} has a repair open twice`);
	const [stray] = ground.all(
		`select id as it from "repairVisit" v where "doneAt" is null and "failedAt" is null
		 and "cancelledAt" is null and not exists
		 (select 1 from ticket where id = v."ticketId" and "visitId" = v.id and ${OPEN})`
	);
	if (stray) throw new Broken('I5', `the visit ${stray.it} is open for no repair`);
}

interface Synced {
	rows: Tables;
	versions: Map<string, number>;
}

let kept: { of: string; synced: Synced } | null = null;

/** All synced rows of the server, as the domain knows them. Not to be changed by whoever asks. */
export function serverRows(ground: Ground): Synced {
	const moment = `${ground.restored} ${ground.version()}`;
	if (kept?.of === moment && !ground.raw.isTransaction) return kept.synced;
	const synced = readRows(ground);
	// What a transaction has not committed may still be undone.
	if (!ground.raw.isTransaction) kept = { of: moment, synced };
	return synced;
}

function readRows(ground: Ground): Synced {
	const rows: Tables = new Map();
	const versions = new Map<string, number>();
	for (const table of TABLE_NAMES)
		for (const stored of ground.all(`select * from "${table}"`)) {
			const row: Record<string, unknown> = {};
			for (const column of columnsOf(table)) row[column] = stored[column];
			of(rows, table).set(stored.id as string, row as unknown as Row);
			versions.set(`${table}/${stored.id as string}`, stored.version as number);
		}
	return { rows, versions };
}

/** I3 and I5: what the server holds is what the log leads to, once each. */
export async function replayed(
	ground: Ground,
	before: Tables,
	roles: ReadonlyMap<string, Role>,
	workers: readonly { version: number; row: Row }[]
): Promise<void> {
	const log = ground.all(`select rowid, * from action_log order by rowid`);
	const settled = log.map((row): Settled & { version: number } => ({
		version: row.version as number,
		now: row.receivedAt as string,
		action: {
			id: row.id as string,
			name: row.name as string,
			v: row.v as number,
			input: JSON.parse((row.input as string | null) ?? 'null') as unknown,
			at: row.at as string
		},
		actor: {
			userId: row.userId as string,
			role: roles.get(row.userId as string) as Role,
			dongs: []
		},
		verdict: {
			id: row.id as string,
			verdict: row.verdict as Settled['verdict']['verdict'],
			code: row.code as Settled['verdict']['code'],
			params: JSON.parse(row.params as string) as Settled['verdict']['params']
		}
	}));
	const { rows, wrong } = await replay(before, settled, workers);
	if (wrong.length > 0) throw new Broken('I3', wrong[0] as string);
	const found = difference(serverRows(ground).rows, rows);
	if (found) throw new Broken('I3', found);
}

/** I4: each device's numbers run from 1 without gaps, in the order of their commits. */
export function inOrder(ground: Ground): void {
	const rows = ground.all(`select "deviceId", n, version from delivery order by "deviceId", n`);
	let [device, n, version] = ['', 0, 0];
	for (const row of rows) {
		if (row.deviceId !== device) [device, n, version] = [row.deviceId as string, 0, 0];
		if (row.n !== n + 1) throw new Broken('I4', `${device} has ${row.n as number} after ${n}`);
		if ((row.version as number) < version)
			throw new Broken('I4', `${device} ${row.n as number} was settled before ${n}`);
		[n, version] = [row.n as number, row.version as number];
	}
}

/** I7: an audit entry for each action of the log and household of it, and the chain holds. */
export async function audited(
	ground: Ground,
	database: Parameters<typeof verify>[0]
): Promise<void> {
	const { ok, brokenAt } = await verify(database);
	if (!ok) throw new Broken('I7', `the chain breaks at ${brokenAt}`);
	const [odd] = ground.all(
		`select l.id, count(a.seq) as entries from action_log l left join audit a on a."actionId" = l.id
		 group by l.id having entries = 0 or entries <> count(distinct coalesce(a.subject, ''))`
	);
	if (odd) throw new Broken('I7', `${odd.id} has ${odd.entries} audit entries`);
	const [stray] = ground.all(
		`select "actionId" from audit where "actionId" is not null
		 and "actionId" not in (select id from action_log)`
	);
	if (stray) throw new Broken('I7', `audit of ${stray.actionId}, which is not in the log`);
}

export function scopeOf(table: TableName, row: Row): string {
	return (TABLES[table].scope as (row: Row) => string)(row);
}
