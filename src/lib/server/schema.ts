/** The tables of the database as Kysely sees them. The synced ones follow from the domain's rows. */
import type { Kysely, Transaction } from 'kysely';
import type { Role } from '../domain/context.ts';
import type { Verdict } from '../domain/perform.ts';
import type { RefusalCode } from '../domain/refusal.ts';
import type { Rows, TableName } from '../domain/tables.ts';
import type { ImportTables } from './import/tables.ts';
import type { BillTables } from './money/tables.ts';
import type { StatusTables } from './status/tables.ts';
import type { NoticeTables } from './notices/tables.ts';

/** Columns that the server adds to every synced row. */
export interface Feed {
	/** value of the clock when the row was written last */
	version: number;
	/** who holds it: 'all', 'office' or 'dong:<행정동>' */
	scope: string;
}

type Synced = { [T in TableName]: Rows[T] & Feed };

export interface Schema extends Synced, ImportTables, StatusTables, NoticeTables, BillTables {
	meta: { key: string; value: string };
	/** one row, id 1 */
	clock: { id: number; value: number };
	left_scope: { version: number; scope: string; tableName: TableName; rowId: string };
	action_log: ActionLog;
	/** which records an action speaks of: ids it names, households it wrote */
	action_subject: { subject: string; actionId: string };
	delivery: { deviceId: string; n: number; actionId: string; version: number };
	audit: AuditRow;
	/** one row, id 1: how long the chain is and the hash of its last link */
	audit_head: { id: number; count: number; hash: string };
	user: UserRow;
	session: SessionRow;
	device: DeviceRow;
	setup_link: { tokenHash: string; createdAt: string; usedAt: string | null };
	login_attempt: { key: string; failures: number; lockedUntil: string | null };
	second_factor: SecondFactorRow;
	/** `codeHash` is keyed with the server's own key */
	recovery_code: { codeHash: string; userId: string; usedAt: string | null };
	alert: AlertRow;
	quarantine: QuarantineRow;
	backup: BackupRow;
	file: FileRow;
	saved_view: SavedViewRow;
	file_part: { hash: string; offset: number; bytes: Uint8Array };
}

export type Db = Kysely<Schema>;
export type Trx = Transaction<Schema>;

/** Every action for ever, with what was answered. */
export interface ActionLog {
	id: string;
	/** null: written in the office */
	deviceId: string | null;
	userId: string;
	name: string;
	v: number;
	/** JSON; null where it must not be kept (RRN_FOUND) */
	input: string | null;
	/** SHA-256 of name, v, input and at: tells a repetition from another action of the same id */
	content: string;
	/** the device's clock */
	at: string;
	/** the server's clock */
	receivedAt: string;
	/** how far the device's clock is off, where that can be known and is more than ten minutes */
	clockOffMs: number | null;
	version: number;
	verdict: Verdict['verdict'];
	code: RefusalCode | null;
	/** JSON */
	params: string;
}

export interface AuditRow {
	seq: number;
	at: string;
	/** who; null for somebody who is not signed in */
	userId: string | null;
	/** where from: address, device */
	from: string;
	/** whose data: household id, or user id for work on an account */
	subject: string | null;
	/** what was done */
	work: string;
	actionId: string | null;
	hash: string;
}

export interface UserRow {
	id: string;
	loginName: string;
	name: string;
	role: Role;
	/** 행정동 separated by commas */
	dongs: string;
	/** of a `team` person */
	team: string | null;
	passwordHash: string;
	createdAt: string;
	disabledAt: string | null;
	/** set while the person has to choose a new password */
	mustChangeAt: string | null;
	/** since when it waits for a second person to vouch for it, and who shut it */
	heldAt: string | null;
	heldBy: string | null;
}

export interface SessionRow {
	tokenHash: string;
	userId: string;
	deviceId: string | null;
	createdAt: string;
	expiresAt: string;
	absoluteExpiresAt: string;
	familyId: string;
	rotatedAt: string | null;
	ip: string;
	agent: string;
	/** since when the second factor has been shown */
	factorAt: string | null;
}

export interface SecondFactorRow {
	userId: string;
	/** what the phone shares, sealed with the server's key */
	sealedSecret: string;
	/** since when it is on; null while the phone has not shown its first code */
	confirmedAt: string | null;
	/** the half minute whose code was taken last */
	lastStep: number;
}

/** One user on one tablet. */
export interface DeviceRow {
	id: string;
	userId: string;
	tabletId: string;
	name: string;
	keyEpoch: number;
	/** the data key, sealed with the server's key */
	sealedKey: string;
	enrolledAt: string;
	revokedAt: string | null;
	lastSeenAt: string | null;
	/** highest settled n, without gaps */
	settled: number;
	/** scope named to it last */
	scope: string | null;
}

/** Something a named person has to look at. */
export interface AlertRow {
	id: string;
	at: string;
	kind: string;
	/** JSON, without personal data */
	params: string;
	seenAt: string | null;
	seenBy: string | null;
}

/** Work that was kept apart: what a tablet handed in before it wiped itself, and what was decided. */
export interface QuarantineRow {
	id: string;
	at: string;
	deviceId: string;
	userId: string;
	payload: string;
	decidedAt: string | null;
	decidedBy: string | null;
	/** null while it waits for one */
	decision: 'RELEASED' | 'SET_ASIDE' | null;
	reason: string | null;
}

export interface BackupRow {
	id: string;
	at: string;
	/** everything up to this version is in it */
	version: number;
	/** file name, or what the person who made it wrote */
	name: string;
	auditCount: number;
	auditHash: string;
}

export interface FileRow {
	/** SHA-256, hex */
	hash: string;
	total: number;
	/** bytes received so far, from the start */
	held: number;
	/** 'image/png' or 'image/jpeg', known once complete */
	type: string | null;
	createdAt: string;
	completeAt: string | null;
	/** null until complete */
	bytes: Uint8Array | null;
}

/** A view of a register that somebody keeps under a name. */
export interface SavedViewRow {
	id: string;
	userId: string;
	register: string;
	name: string;
	/** conditions, order and columns; nothing that was typed into a search */
	address: string;
	/** others may open it too */
	sharedAt: string | null;
	createdAt: string;
}
