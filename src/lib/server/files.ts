/**
 * Signatures and photos, by the SHA-256 of their bytes: sent in parts that go on where they were
 * cut off, checked as a whole at the end, never changed after. Who may read one is the route's
 * question.
 */
import { MAX_FILE_BYTES } from '../protocol.ts';
import { sha256 } from './canonical.ts';
import type { Database } from './db.ts';
import type { Db, Trx } from './schema.ts';

/** Why a part is not taken; nothing of it was kept. */
export type FileRefusal =
	| 'TOO_BIG' // more than MAX_FILE_BYTES
	| 'MALFORMED' // no SHA-256, or a part that does not lie within the file
	| 'WRONG_OFFSET' // go on from `held`
	| 'WRONG_BYTES' // the whole does not have this SHA-256: begin anew
	| 'WRONG_TYPE'; // neither PNG nor JPEG: begin anew

export interface Part {
	/** SHA-256 of the whole file, hex */
	hash: string;
	/** where this part begins, in bytes */
	offset: number;
	/** bytes of the whole file */
	total: number;
	bytes: Uint8Array;
}

export interface Held {
	/** bytes that are there, from the start */
	held: number;
	complete: boolean;
	refusal: FileRefusal | null;
}

export interface StoredFile {
	bytes: Uint8Array;
	type: string;
}

const SIGNATURES = [
	{ type: 'image/png', bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
	{ type: 'image/jpeg', bytes: [0xff, 0xd8, 0xff] }
];

/** Takes one part. The same part again changes nothing. */
export async function putPart({ write }: Database, part: Part, now: string): Promise<Held> {
	const end = part.offset + part.bytes.length;
	if (part.total > MAX_FILE_BYTES || end > MAX_FILE_BYTES) return refused('TOO_BIG', 0);
	if (!isSound(part)) return refused('MALFORMED', 0);
	return write(async (trx) => {
		const before = await heldOf(trx, part.hash);
		if (before.complete) return before;
		await forgetOther(trx, part);
		await begin(trx, part, now);
		const moved = await trx
			.updateTable('file')
			.set({ held: end })
			.where('hash', '=', part.hash)
			.where('held', '=', part.offset)
			.executeTakeFirst();
		if (moved.numUpdatedRows === 0n) return late(await heldOf(trx, part.hash), end);
		const { hash, offset, bytes } = part;
		await trx.insertInto('file_part').values({ hash, offset, bytes }).execute();
		if (end < part.total) return { held: end, complete: false, refusal: null };
		return complete(trx, part, now);
	});
}

/** How much of a file is there. */
export async function heldOf(db: Db, hash: string): Promise<Held> {
	const row = await db
		.selectFrom('file')
		.select(['held', 'completeAt'])
		.where('hash', '=', hash)
		.executeTakeFirst();
	return { held: row?.held ?? 0, complete: row?.completeAt != null, refusal: null };
}

/** True if a backup was made after the file was complete: the tablet need not keep it any longer. */
export async function isCovered(db: Db, hash: string): Promise<boolean> {
	const row = await db
		.selectFrom('file')
		.innerJoin('backup', (join) => join.onRef('backup.at', '>', 'file.completeAt'))
		.select('hash')
		.where('hash', '=', hash)
		.limit(1)
		.executeTakeFirst();
	return row !== undefined;
}

/** A complete file, or undefined. */
export async function readFile(db: Db, hash: string): Promise<StoredFile | undefined> {
	const row = await db
		.selectFrom('file')
		.select(['bytes', 'type'])
		.where('hash', '=', hash)
		.where('completeAt', 'is not', null)
		.executeTakeFirst();
	return row?.bytes && row.type !== null ? { bytes: row.bytes, type: row.type } : undefined;
}

function isSound({ hash, offset, total, bytes }: Part): boolean {
	const whole = Number.isSafeInteger(offset) && Number.isSafeInteger(total);
	const within = whole && offset >= 0 && offset + bytes.length <= total;
	return /^[0-9a-f]{64}$/.test(hash) && within && bytes.length > 0;
}

async function begin(trx: Trx, { hash, total }: Part, now: string): Promise<void> {
	await trx
		.insertInto('file')
		.values({ hash, total, held: 0, type: null, createdAt: now, completeAt: null, bytes: null })
		.onConflict((conflict) => conflict.column('hash').doNothing())
		.execute();
}

/** A first part may have named a wrong size; then the file begins anew. */
async function forgetOther(trx: Trx, { hash, total }: Part): Promise<void> {
	const other = await trx
		.deleteFrom('file')
		.where('hash', '=', hash)
		.where('total', '!=', total)
		.executeTakeFirst();
	if (other.numDeletedRows > 0n)
		await trx.deleteFrom('file_part').where('hash', '=', hash).execute();
}

/** A part that came before is fine; one that leaves a gap is not. */
function late(held: Held, end: number): Held {
	return end <= held.held ? held : { ...held, refusal: 'WRONG_OFFSET' };
}

async function complete(trx: Trx, { hash, total }: Part, now: string): Promise<Held> {
	const parts = await trx
		.selectFrom('file_part')
		.select('bytes')
		.where('hash', '=', hash)
		.orderBy('offset')
		.execute();
	const bytes = Buffer.concat(parts.map((part) => part.bytes));
	await trx.deleteFrom('file_part').where('hash', '=', hash).execute();
	const type = SIGNATURES.find((one) => one.bytes.every((byte, i) => bytes[i] === byte))?.type;
	const refusal = sha256(bytes) !== hash ? 'WRONG_BYTES' : type ? null : 'WRONG_TYPE';
	if (refusal) {
		await trx.deleteFrom('file').where('hash', '=', hash).execute();
		return refused(refusal, 0);
	}
	await trx
		.updateTable('file')
		.set({ bytes, type: type ?? null, completeAt: now })
		.where('hash', '=', hash)
		.execute();
	return { held: total, complete: true, refusal: null };
}

function refused(refusal: FileRefusal, held: number): Held {
	return { held, complete: false, refusal };
}
