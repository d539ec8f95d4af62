/**
 * A file between being read and being registered: its rows, without any 주민등록번호, compressed and
 * sealed with the server's key, so that neither the database nor a backup of it can be read for
 * them. They are thrown away once the import is over or was left lying for a day.
 */
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { holdsRrn } from '../../domain/rrn.ts';
import { digest, seal, unseal, type ServerKey } from '../keys.ts';
import type { Database } from '../db.ts';
import type { Db, Trx } from '../schema.ts';
import { findHeading, type Mapping, type Roster } from './columns.ts';
import type { Options } from './options.ts';
import { cellsOf, HEAD_ROWS, type KeptRow, type Table } from './table.ts';
import type { Import, ImportState } from './tables.ts';
import type { Encoding } from './text.ts';

const PART_ROWS = 250;
const LONGEST_NAME = 100;
const pack = promisify(gzip);
const unpack = promisify(gunzip);

/** Keeps a file that was read; returns the id of its import. */
export async function keep(
	database: Database,
	key: ServerKey,
	given: { userId: string; roster: Roster; fileName: string; bytes: Uint8Array; table: Table },
	fiscalYear: string,
	now: string
): Promise<string> {
	const { userId, roster, fileName, bytes, table } = given;
	const id = database.newId();
	const head = table.rows.slice(0, HEAD_ROWS).map((row) => cellsOf(row, table.encoding));
	const options: Options = { fiscalYear, apply: roster === 'households', adminDong: null };
	const row: Import = {
		...{ id, userId, roster, format: table.format, encoding: table.encoding },
		fileName: nameOf(fileName, table.format),
		fileKey: digest(key, 'import file', Buffer.from(bytes).toString('latin1')).toString('hex'),
		...{ rows: table.rows.length, columns: table.columns, heading: findHeading(roster, head) },
		...{ mapping: '{}', options: JSON.stringify(options), state: 'MAPPING', createdAt: now },
		...{ startedAt: null, finishedAt: null, beatAt: null, runner: null },
		...{ done: 0, ready: 0, faulty: 0, twins: 0, added: 0, known: 0, refused: 0 }
	};
	const parts = await sealed(key, id, table.rows);
	await database.write(async (trx) => {
		await trx.insertInto('roster_import').values(row).execute();
		for (const [no, part] of parts.entries())
			await trx.insertInto('roster_part').values({ importId: id, no, sealed: part }).execute();
	});
	return id;
}

/** A file's name as it may be kept; one that holds a 주민등록번호 is not. */
function nameOf(fileName: string, format: Table['format']): string {
	const name = fileName.normalize('NFC');
	return holdsRrn(name.replace(/[_.]/g, '-')) ? `roster.${format}` : name.slice(-LONGEST_NAME);
}

async function sealed(key: ServerKey, id: string, rows: readonly KeptRow[]): Promise<string[]> {
	const parts: string[] = [];
	for (let from = 0; from < rows.length; from += PART_ROWS) {
		const packed = await pack(JSON.stringify(rows.slice(from, from + PART_ROWS)));
		parts.push(seal(key, packed, `import/${id}/${parts.length}`));
	}
	return parts;
}

/** Rows of an import from one on, as letters; fewer than asked for at the end of the file. */
export async function rowsFrom(
	db: Db,
	key: ServerKey,
	{ id, encoding }: Pick<Import, 'id' | 'encoding'>,
	from: number,
	most: number
): Promise<KeptRow[]> {
	const rows: KeptRow[] = [];
	for (let at = from; rows.length < most;) {
		const part = await partOf(db, key, id, Math.floor(at / PART_ROWS));
		const more = part.slice(at % PART_ROWS, (at % PART_ROWS) + most - rows.length);
		rows.push(...more.map((row) => ({ ...row, cells: cellsOf(row, encoding) })));
		at += more.length;
		if (more.length === 0 || part.length < PART_ROWS) break;
	}
	return rows;
}

async function partOf(db: Db, key: ServerKey, id: string, no: number): Promise<KeptRow[]> {
	const row = await db
		.selectFrom('roster_part')
		.select('sealed')
		.where('importId', '=', id)
		.where('no', '=', no)
		.executeTakeFirst();
	if (!row) return [];
	const bytes = await unpack(unseal(key, row.sealed, `import/${id}/${no}`));
	return JSON.parse(bytes.toString('utf8')) as KeptRow[];
}

/** The import, or undefined. */
export async function importOf(db: Db, id: string): Promise<Import | undefined> {
	return db.selectFrom('roster_import').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Rows that may become something: all after the heading. */
export function rowsToRead({ rows, heading }: Pick<Import, 'rows' | 'heading'>): number {
	return rows - heading - 1;
}

/** Changes how a file is read; what was checked before counts no more. */
export async function reread(
	database: Database,
	id: string,
	changes: { encoding?: Encoding | null; heading?: number; mapping?: Mapping; options?: Options }
): Promise<void> {
	const { mapping, options, ...rest } = changes;
	const set: Partial<Import> = { ...rest, state: 'MAPPING' };
	if (mapping) set.mapping = JSON.stringify(mapping);
	if (options) set.options = JSON.stringify(options);
	await database.write(async (trx) => {
		await trx.deleteFrom('roster_line').where('importId', '=', id).execute();
		await trx
			.updateTable('roster_import')
			.set(set)
			.where('id', '=', id)
			.where('state', 'in', BEFORE)
			.execute();
	});
}

const BEFORE: ImportState[] = ['MAPPING', 'PREVIEW'];

/** Throws away an import that was never confirmed, as if the file had not been handed in. */
export async function discard(database: Database, id: string): Promise<void> {
	await database.write(async (trx) => {
		const gone = await trx
			.deleteFrom('roster_import')
			.where('id', '=', id)
			.where('state', 'in', BEFORE)
			.returning('id')
			.executeTakeFirst();
		if (!gone) return;
		await trx.deleteFrom('roster_line').where('importId', '=', id).execute();
		await forget(trx, id);
	});
}

/** Throws away the rows that were kept. */
export async function forget(trx: Trx, id: string): Promise<void> {
	await trx.deleteFrom('roster_part').where('importId', '=', id).execute();
}

/** The mapping that a person last used for a layout, or undefined. */
export async function remembered(
	db: Db,
	userId: string,
	layout: string
): Promise<Record<string, unknown> | undefined> {
	const row = await db
		.selectFrom('roster_layout')
		.select('mapping')
		.where('userId', '=', userId)
		.where('layout', '=', layout)
		.executeTakeFirst();
	return row && (JSON.parse(row.mapping) as Record<string, unknown>);
}

/** Remembers a mapping for the next file of the same layout. */
export async function remember(
	trx: Trx,
	row: { userId: string; layout: string; mapping: Mapping; usedAt: string }
): Promise<void> {
	const mapping = JSON.stringify(row.mapping);
	await trx
		.insertInto('roster_layout')
		.values({ ...row, mapping })
		.onConflict((conflict) =>
			conflict.columns(['userId', 'layout']).doUpdateSet({ mapping, usedAt: row.usedAt })
		)
		.execute();
}
