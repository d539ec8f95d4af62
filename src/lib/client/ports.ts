/**
 * What the tablet's engine runs on. Each port is small and promises exactly what its comments say,
 * so that a simulator can stand in for it and break every promise that a real disk or network
 * breaks. The engine never touches a clock, chance, disk, network or cipher but through these.
 */
import type { Rejection, StartLine, SyncAnswer, SyncRequest, WireAction } from '../protocol.ts';
import type { Verdict } from '../domain/perform.ts';
import type { TableName } from '../domain/tables.ts';
import type { Need } from '../domain/tx.ts';

export interface Clock {
	/** Milliseconds since 1970 by the device's clock. May jump either way. */
	now(): number;
}

export interface Chance {
	/** Fresh random bytes. */
	bytes(count: number): Uint8Array<ArrayBuffer>;
	/** 0 ≤ x < 1, for jitter only. */
	fraction(): number;
}

/** The cipher of one unlocked user. */
export interface Vault {
	/** generation of the data key */
	readonly keyEpoch: number;
	/** Seals a text so that `open` gives it back at the same place only. Rejects on no other input. */
	seal(place: string, plain: string): Promise<Uint8Array<ArrayBuffer>>;
	/** Gives the text back. Rejects if a bit was changed or the place or key is another. */
	open(place: string, sealed: Uint8Array<ArrayBuffer>): Promise<string>;
	/** The same for bytes (signatures, photos). */
	sealBytes(place: string, plain: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>>;
	openBytes(place: string, sealed: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>>;
}

/**
 * A row as it lies on the disk: impersonal columns in clear under their own names, all personal
 * ones in one blob. Bound to `table|id|keyEpoch|rev`.
 */
export interface SealedRow {
	id: string;
	/** sealed JSON of the personal columns; absent in a table that has none */
	_b?: Uint8Array<ArrayBuffer>;
	/** revision and key epoch that the blob is bound to */
	_r?: number;
	_k?: number;
	[column: string]: string | number | null | undefined | Uint8Array<ArrayBuffer>;
}

export interface Key {
	table: TableName;
	id: string;
}

/** What the server last said of a row that unsent actions touch. */
export interface Shadow extends Key {
	/** null: the server has no such row */
	row: SealedRow | null;
}

/** An action that waits, or was answered and is kept until a backup covers it (and for a week). */
export interface OutboxEntry {
	id: string;
	/** counts per device from 1 without gaps */
	n: number;
	state: 'waiting' | Verdict['verdict'];
	/** sealed JSON of { name, v, input, at }, bound to `action|id` */
	body: Uint8Array<ArrayBuffer>;
	/** sealed JSON of { code, params }, bound to `verdict|id`; null while it waits */
	answer: Uint8Array<ArrayBuffer> | null;
	/** ISO, device's clock: order on screen, and how long it has been waiting */
	savedAt: string;
	answeredAt: string | null;
	/** ISO, device's clock: a person has taken note of an answer that was no plain yes */
	seenAt?: string;
	/** a backup of the server holds it: only the screen still wants it */
	covered: 0 | 1;
}

/** A first fill under way; resumed from `after`. */
export interface Fill {
	epoch: string;
	scope: string;
	/** the feed is followed from here once the stream has ended */
	version: number;
	after: string | null;
	done: number;
	total: number;
	/** today's part is on the tablet, or the whole stream has ended */
	part: 'none' | 'today' | 'all';
}

/** The one record of standing facts. Every commit raises `revision`. */
export interface Meta {
	revision: number;
	device: string;
	epoch: string | null;
	scope: string | null;
	cursor: number;
	/** SCHEMA that the mirror was filled with; an older one is filled again */
	schema: number;
	/** n of the next action */
	nextN: number;
	/** id of the last action: ids sort in the order of doing, so that a rebuilt outbox keeps it */
	lastId: string | null;
	/** highest n whose verdict is stored, without gaps */
	ack: number;
	/** highest n that a backup covers, as the server last said */
	covered: number;
	fill: Fill | null;
	/** the whole scope is here, and the feed is past the version its fill began at */
	complete: boolean;
	/** ISO of the last answer (server's clock), and how far the device's clock was from it */
	lastSyncAt: string | null;
	clockOffMs: number;
	/** device's clock at the last answer: the lease counts from it */
	contactAt: number;
	/** a lost outbox was rebuilt: the numbers are unknown, ask for a new device id first */
	renumber: boolean;
	/** revoked, and everything was handed in: nothing is saved here any more, until a server says otherwise */
	shut: boolean;
}

/** One atomic step of the store: all of it or nothing. */
export interface Change {
	/** Meta.revision that the change was computed from */
	expect: number;
	/** empties rows and shadows before anything else of this change */
	clear?: boolean;
	put?: { table: TableName; row: SealedRow }[];
	/** as `put`, but many at once (a first fill): every live query of the table is woken */
	add?: { table: TableName; row: SealedRow }[];
	remove?: Key[];
	shadow?: Shadow[];
	unshadow?: Key[];
	outbox?: OutboxEntry[];
	/** ids of covered entries a week old; used by the step that applies an answer and by nothing else */
	unqueue?: string[];
	meta?: Partial<Omit<Meta, 'revision'>>;
}

/** One user's database. */
export interface Store {
	/** The standing facts, or undefined where the database is new (or was emptied). */
	meta(): Promise<Meta | undefined>;
	/** Rows for each need in turn, as they stand on the screen (unsent effects included). One snapshot. */
	find(needs: readonly Need[]): Promise<SealedRow[][]>;
	/** Rows by key in turn; undefined where there is none. One snapshot. */
	rows(keys: readonly Key[]): Promise<(SealedRow | undefined)[]>;
	/** All shadows, or those of the keys that have one. */
	shadows(keys?: readonly Key[]): Promise<Shadow[]>;
	/** Entries of a state (all, without one) in the order of n. */
	outbox(state?: OutboxEntry['state']): Promise<OutboxEntry[]>;
	/**
	 * Carries the change out in one transaction, raises `revision` and resolves true once it is
	 * durable (`strict` if it touches the outbox). Resolves false, with nothing written, if the
	 * revision is not the expected one. Rejects, with nothing written, if the disk fails; an error
	 * named QuotaExceededError means that it is full. After a crash it was all or nothing — except
	 * that a torn disk may lose the whole database: `meta()` is then undefined.
	 */
	commit(change: Change): Promise<boolean>;
	/** Writes the first record of a new database; does nothing if there is one. */
	begin(meta: Meta): Promise<void>;
	/** Deletes everything of this user: rows, outbox, files, standing facts. */
	wipe(): Promise<void>;
	files: FileStore;
}

/** Sealed signatures and photos by SHA-256, with how far their upload got. */
export interface KeptFile {
	hash: string;
	/** bytes of the plain file */
	size: number;
	type: string;
	/** bound to `file|hash` */
	body: Uint8Array<ArrayBuffer>;
	/** ISO once the server holds all of it */
	sentAt: string | null;
}

export interface FileStore {
	/** Stores or replaces one; durable when it resolves. */
	put(file: KeptFile): Promise<void>;
	get(hash: string): Promise<KeptFile | undefined>;
	/** Hashes of those that the server does not hold. */
	unsent(): Promise<string[]>;
	/** Hashes of those that it holds. */
	sent(): Promise<string[]>;
	remove(hash: string): Promise<void>;
}

/**
 * action: appended before the store hears of it · file: a signature or photo · void: the store
 * refused, the person was told, forget it · done: settled and covered by a backup.
 */
export interface JournalRecord {
	kind: 'action' | 'file' | 'void' | 'done';
	/** the action's id, or the file's hash */
	id: string;
	/** as the store holds it; empty for void and done */
	body: Uint8Array<ArrayBuffer>;
}

/** An append-only file that outlives a lost database. */
export interface Journal {
	/** Resolves when the records are flushed to the disk; rejects if they are not there. */
	append(records: readonly JournalRecord[]): Promise<void>;
	/** Every good record of every tab, oldest first, and whether damage lay between them. */
	read(): Promise<{ records: JournalRecord[]; damaged: boolean }>;
	/** Forgets all records but those of these ids, where no other tab writes. May do nothing. */
	compact(keep: ReadonlySet<string>): Promise<void>;
	/** Deletes every file of this user. */
	wipe(): Promise<void>;
}

/** `offline`: no answer, or one that is not ours (a captive portal): nothing may be concluded. */
export type Reply<T> =
	| { kind: 'answer'; value: T }
	| {
			kind: 'rejected';
			why: Rejection;
			retryAfterMs: number | null;
	  }
	| { kind: 'offline' };

/** Whom a tablet's data are of, whoever is signed in: the server compares. */
export interface Whose {
	user: string;
	device: string;
}

/** The door for files: that of a tablet in use, or of one that hands in what it has and is wiped. */
export type FileWay = 'files' | 'quarantine';

/** The server. No method rejects; a request may have had its effect although `offline` came back. */
export interface Network {
	sync(request: SyncRequest): Promise<Reply<SyncAnswer>>;
	/** The first fill. Iterating rejects when the stream is cut; its end is the line `end`. */
	start(device: string, after: string | null): Promise<Reply<AsyncIterable<StartLine>>>;
	/** Hands what is unsent to the server's quarantine before a revoked tablet deletes itself. */
	quarantine(whose: Whose, push: readonly WireAction[]): Promise<Reply<null>>;
	/** A new device id with the same key for a copied or rebuilt profile. */
	clone(device: string): Promise<Reply<{ deviceId: string }>>;
	/** A new device id for one that a restored server lost; the key is given to it once more. */
	enrolAgain(whose: Whose): Promise<Reply<{ deviceId: string }>>;
	/** Bytes of the file that the server holds (0: none, its size: all). */
	fileHeld(hash: string, way?: FileWay): Promise<Reply<number>>;
	/** Sends a part; answers the bytes held after it. */
	filePart(
		hash: string,
		offset: number,
		total: number,
		bytes: Uint8Array<ArrayBuffer>,
		way?: FileWay
	): Promise<Reply<number>>;
	/** What became of a file that was sent: a server that was restored may have lost it. */
	fileKept(hash: string): Promise<Reply<'lost' | 'held' | 'covered'>>;
	fileGet(hash: string): Promise<Reply<Uint8Array<ArrayBuffer>>>;
}

export interface Ports {
	clock: Clock;
	chance: Chance;
	vault: Vault;
	store: Store;
	journal: Journal;
	network: Network;
}
