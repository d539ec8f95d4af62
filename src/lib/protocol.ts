/** What tablet and server say to each other. (DESIGN §5) */
import * as z from 'zod/mini';
import type { Rows, TableName } from './domain/tables.ts';
import type { Verdict } from './domain/perform.ts';

/** Raised when the shape of a message changes. */
export const PROTOCOL = 1;
/** At most this many actions a request … */
export const MAX_PUSH = 200;
/** … and this many bytes. A file's part has its own limit. */
export const MAX_SYNC_BYTES = 512 * 1024;
export const MAX_FILE_BYTES = 2 * 1024 * 1024;
/** A roster that the office hands in. */
export const MAX_IMPORT_BYTES = 10 * 1024 * 1024;
/** Rows a page of the feed aims at; a version is never split. */
export const PAGE_ROWS = 2000;
/** Every request of ours carries it: a form of another site cannot. */
export const OWN_HEADER = 'x-ieum';

export const wireAction = z.object({
	/** counts per device from 1, without gaps */
	n: z.int().check(z.positive()),
	id: z.string().check(z.regex(/^[0-9A-Za-z._-]{1,64}$/)),
	name: z.string().check(z.maxLength(40)),
	v: z.int().check(z.positive()),
	input: z.unknown(),
	at: z.iso.datetime()
});
export type WireAction = z.infer<typeof wireAction>;

export const syncRequest = z.object({
	protocol: z.int(),
	schema: z.int(),
	device: z.string().check(z.maxLength(64)),
	/** null before the first fill */
	epoch: z.nullable(z.string()),
	/** the scope the server named last */
	scope: z.nullable(z.string()),
	/** highest n whose verdict is stored on the tablet */
	ack: z.int().check(z.nonnegative()),
	cursor: z.int().check(z.nonnegative()),
	push: z.array(wireAction).check(z.maxLength(MAX_PUSH))
});
export type SyncRequest = z.infer<typeof syncRequest>;

export type WireRow = { [T in TableName]: { t: T; version: number; row: Rows[T] } }[TableName];
export type WireVerdict = Verdict & { n: number };

export interface SyncAnswer {
	epoch: string;
	scope: string;
	/** the mirror is to be dropped and filled anew; the outbox stays */
	reset: boolean;
	/** for every action of this push that is settled, and every settled n above `ack` */
	verdicts: WireVerdict[];
	/** highest settled n of this device, without gaps */
	settled: number;
	rows: WireRow[];
	/** rows that left the scope */
	gone: { t: TableName; id: string; version: number }[];
	cursor: number;
	/** more pages wait */
	more: boolean;
	/** a backup holds everything up to this n */
	covered: number;
	/** the server's clock, ISO */
	at: string;
}

/** Lines of `GET /api/sync/start`, gzip NDJSON: one head, pages, one end. */
export type StartLine =
	| { head: { epoch: string; scope: string; version: number; total: number; at: string } }
	/** `after` resumes behind this page; the pages of today's visits come first */
	| { t: TableName; rows: Rows[TableName][]; today: boolean; after: string }
	| { end: true };

/** Why a whole request is turned away, with its HTTP status. */
export type Rejection =
	| 'SIGN_IN' // 401: no session
	| 'NOT_YOURS' // 403: the device belongs to another user
	| 'REVOKED' // 403: the device was revoked; send what is unsent to quarantine and wipe
	| 'CROSS_SITE' // 403: not sent by our own pages
	| 'CLONED' // 409: another device used this number with other content
	| 'TOO_BIG' // 413
	| 'MALFORMED' // 400
	| 'OUTDATED' // 426: this protocol is no longer spoken
	| 'BUSY' // 503 with Retry-After
	| 'FULL'; // 507: the server's disk

export interface RejectionBody {
	error: Rejection;
	/** one Korean sentence: what happened, why, what to do */
	message: string;
}
