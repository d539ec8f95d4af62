/** The laws of a tablet's disk, whatever happened to it: each throws what is broken. */
import type { SealedRow, Vault } from '../../../src/lib/client/ports.ts';
import { openRow } from '../../../src/lib/client/rows.ts';
import type { Actor } from '../../../src/lib/domain/context.ts';
import { perform, type Action } from '../../../src/lib/domain/perform.ts';
import { SCHEMA, type Row } from '../../../src/lib/domain/tables.ts';
import { Cache, Overlay, withRows, type Need } from '../../../src/lib/domain/tx.ts';
import { scopeName, scopesOf } from '../../../src/lib/server/scopes.ts';
import { MARKER } from '../fixtures.ts';
import { Broken, scopeOf, serverRows } from './check.ts';
import type { Disk } from './disk.ts';
import { difference, of, same, type Tables } from './replay.ts';
import type { Ground } from './server.ts';

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

/** A disk, and what it takes to read it. */
export interface Mirror {
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
	// Half a transaction is nobody's truth.
	if (ground.raw.isTransaction) return;
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

function text(row: Row | undefined): string {
	return row === undefined ? 'nothing' : JSON.stringify(row, Object.keys(row).sort());
}
