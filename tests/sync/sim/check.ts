/** What must hold in every world, whatever happened in it. Each answers what is wrong, or nothing. */
import { openRow } from '../../../src/lib/client/rows.ts';
import { Cache, Overlay, withRows, type Need } from '../../../src/lib/domain/tx.ts';
import { perform, type Action } from '../../../src/lib/domain/perform.ts';
import type { Actor, Role } from '../../../src/lib/domain/context.ts';
import {
	SCHEMA,
	TABLE_NAMES,
	TABLES,
	columnsOf,
	type Row,
	type TableName
} from '../../../src/lib/domain/tables.ts';
import { verify } from '../../../src/lib/server/audit.ts';
import { scopeName, scopesOf } from '../../../src/lib/server/scopes.ts';
import type { SealedRow, Vault } from '../../../src/lib/client/ports.ts';
import { MARKER } from '../fixtures.ts';
import { readJournal, type Disk } from './disk.ts';
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
		const [twice] = ground.all(
			`select "${column}" as it from assignment where "releasedAt" is null and "conflictedAt" is null
			 and "${column}" is not null group by "${column}" having count(*) > 1`
		);
		if (twice) throw new Broken('I5', `${twice.it} is given twice`);
	}
}

/** All synced rows of the server, as the domain knows them. */
export function serverRows(ground: Ground): { rows: Tables; versions: Map<string, number> } {
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

/** I7: one audit entry for each action of the log, and the chain holds. */
export async function audited(
	ground: Ground,
	database: Parameters<typeof verify>[0]
): Promise<void> {
	const { ok, brokenAt } = await verify(database);
	if (!ok) throw new Broken('I7', `the chain breaks at ${brokenAt}`);
	const [odd] = ground.all(
		`select l.id, count(a.seq) as entries from action_log l left join audit a on a."actionId" = l.id
		 group by l.id having entries <> 1`
	);
	if (odd) throw new Broken('I7', `${odd.id} has ${odd.entries} audit entries`);
	const [stray] = ground.all(
		`select "actionId" from audit where "actionId" is not null
		 and "actionId" not in (select id from action_log)`
	);
	if (stray) throw new Broken('I7', `audit of ${stray.actionId}, which is not in the log`);
}

/** I8: no personal word in clear anywhere on the disk. */
export function sealed(disk: Disk, whose: string): void {
	const marker = new TextEncoder().encode(MARKER);
	const search = (what: string, value: unknown) => {
		const text = value instanceof Uint8Array ? null : JSON.stringify(value, skipBytes);
		const bytes = value instanceof Uint8Array ? [value] : bytesIn(value);
		if (text?.includes(MARKER) || bytes.some((one) => holds(one, marker)))
			throw new Broken('I8', `${what} of ${whose} holds a name in clear`);
	};
	for (const [table, rows] of disk.tables) for (const row of rows.values()) search(table, row);
	for (const shadow of disk.shadows.values()) search('shadow', shadow.row);
	for (const entry of disk.outbox.values()) search('outbox', entry);
	for (const frames of disk.journal.values()) for (const one of frames) search('journal', one);
	search('meta', disk.meta);
}

function skipBytes(_key: string, value: unknown): unknown {
	return value instanceof Uint8Array ? undefined : value;
}

function bytesIn(value: unknown): Uint8Array[] {
	return Object.values(value ?? {}).filter((one) => one instanceof Uint8Array);
}

function holds(bytes: Uint8Array, word: Uint8Array): boolean {
	for (
		let at = bytes.indexOf(word[0] as number);
		at >= 0;
		at = bytes.indexOf(word[0] as number, at + 1)
	)
		if (word.every((byte, i) => bytes[at + i] === byte)) return true;
	return false;
}

interface Mirror {
	disk: Disk;
	vault: Vault;
	whose: string;
	actor: Actor;
}

/** What the server last said to this tablet, row by row: shadows, and screen rows without one. */
export async function baseOf({ disk, vault }: Mirror): Promise<Tables> {
	const rows: Tables = new Map();
	for (const [table, held] of disk.tables)
		for (const [id, row] of held)
			if (!disk.shadows.has(`${table}/${id}`))
				of(rows, table).set(id, await openRow(vault, table, row));
	for (const { table, id, row } of disk.shadows.values())
		if (row) of(rows, table).set(id, await openRow(vault, table, row as SealedRow));
	return rows;
}

/** I9: what a tablet says it has seen, it has: every row up to its cursor, as the server holds it. */
export async function caughtUp(ground: Ground, mirror: Mirror, epoch: string): Promise<void> {
	const { meta } = mirror.disk;
	const scopes = scopesOf(mirror.actor);
	if (!meta?.complete || meta.epoch !== epoch || meta.scope !== scopeName(scopes, SCHEMA)) return;
	const base = await baseOf(mirror);
	const { rows, versions } = serverRows(ground);
	for (const [table, held] of rows)
		for (const [id, row] of held) {
			if (!scopes.includes(scopeOf(table, row))) continue;
			if ((versions.get(`${table}/${id}`) as number) > meta.cursor) continue;
			const own = of(base, table).get(id);
			if (!same(own, row))
				throw new Broken(
					'I9',
					`${mirror.whose} at ${meta.cursor} has ${table}/${id} ${text(own)}, the server ${text(row)}`
				);
		}
}

/** What the screen shows is what the unsent actions do to what the server said. */
export async function shown(mirror: Mirror): Promise<void> {
	const { disk, vault, actor, whose } = mirror;
	if (!disk.meta?.complete) return;
	const base = await baseOf(mirror);
	const waiting = [...disk.outbox.values()]
		.filter((entry) => entry.state === 'waiting')
		.sort((a, b) => a.n - b.n);
	if (waiting.some(({ id }) => disk.offeredAgain.has(id))) return;
	for (const entry of waiting) {
		const content = JSON.parse(await vault.open(`action|${entry.id}`, entry.body)) as Action;
		await lay(base, { ...content, id: entry.id }, actor);
	}
	const screen: Tables = new Map();
	for (const [table, held] of disk.tables)
		for (const [id, row] of held) of(screen, table).set(id, await openRow(vault, table, row));
	const found = difference(screen, base);
	if (found) throw new Broken('screen', `${whose}: ${found}`);
}

async function lay(rows: Tables, action: Action, actor: Actor): Promise<void> {
	const cache = new Cache();
	const find = async (need: Need): Promise<Row[]> => {
		const held = of(rows, need.table);
		if ('id' in need) return held.has(need.id) ? [held.get(need.id) as Row] : [];
		return [...held.values()].filter((row) => (row as never)[need.column] === need.value);
	};
	try {
		const { tx } = await withRows(cache, find, (over: Overlay) =>
			perform(over, action, actor, false)
		);
		for (const { table, row } of tx.puts.values()) of(rows, table).set(row.id, row);
	} catch {
		// A rule that says no shows nothing; the server decides.
	}
}

/** I2, after healing: the tablet holds the server's rows of its scope, no more and no less. */
export async function settledMirror(ground: Ground, mirror: Mirror): Promise<void> {
	const { disk, whose } = mirror;
	if (!disk.meta?.complete) throw new Broken('I2', `${whose} is not filled`);
	if (disk.shadows.size > 0) throw new Broken('I2', `${whose} keeps shadows of nothing unsent`);
	const scopes = scopesOf(mirror.actor);
	const should: Tables = new Map();
	for (const [table, held] of serverRows(ground).rows)
		for (const [id, row] of held)
			if (scopes.includes(scopeOf(table, row))) of(should, table).set(id, row);
	const found = difference(await baseOf(mirror), should);
	if (found) throw new Broken('I2', `${whose}: ${found}`);
}

/** Ids of actions that lie on a disk, in outbox or journal. */
export function keptIds(disk: Disk): Set<string> {
	const { records } = readJournal(disk);
	const struck = new Set(records.filter(({ kind }) => kind === 'void').map(({ id }) => id));
	const journaled = records.filter(({ kind, id }) => kind === 'action' && !struck.has(id));
	return new Set([...disk.outbox.keys(), ...journaled.map(({ id }) => id)]);
}

export function scopeOf(table: TableName, row: Row): string {
	return (TABLES[table].scope as (row: Row) => string)(row);
}

function same(a: Row | undefined, b: Row | undefined): boolean {
	return text(a) === text(b);
}

function text(row: Row | undefined): string {
	return row === undefined ? 'nothing' : JSON.stringify(row, Object.keys(row).sort());
}
