/** What a database's error means for whoever asked: try again, no room, or our own mistake. */

/** An error out of a rule: not an answer, a bug. */
export class Bug extends Error {
	constructor(cause: unknown) {
		super('a rule failed', { cause });
	}
}

const SQLITE = { error: 1, busy: 5, locked: 6, full: 13, constraint: 19, mismatch: 20, range: 25 };
/** Serialization failure, deadlock, lock not available. */
const PG_AGAIN = ['40001', '40P01', '55P03'];
/** Connection lost or refused, shutting down, too many connections. */
const PG_AWAY = /^(08|57P|53300|ECONN|EPIPE|ETIMEDOUT)/;

/** What a bug is about. */
export function causeOf(error: unknown): unknown {
	return error instanceof Bug ? error.cause : error;
}

/** True where the same transaction may succeed a moment later. */
export function isTransient(error: unknown): boolean {
	const primary = sqliteCode(error);
	if (primary !== null) return primary === SQLITE.busy || primary === SQLITE.locked;
	return PG_AGAIN.includes(codeOf(error));
}

/** True where the database cannot be reached now. */
export function isAway(error: unknown): boolean {
	return (
		PG_AWAY.test(codeOf(error)) ||
		/^(Connection terminated|timeout exceeded when trying to connect)/.test(
			error instanceof Error ? error.message : ''
		)
	);
}

/** True where the disk has no room. */
export function isFull(error: unknown): boolean {
	return sqliteCode(error) === SQLITE.full || ['53100', 'ENOSPC'].includes(codeOf(error));
}

/** True where a unique index said no. */
export function isUniqueViolation(error: unknown): boolean {
	const { errcode } = error as { errcode?: number };
	return codeOf(error) === '23505' || errcode === 2067 || errcode === 1555;
}

/** True where repeating cannot help: a rule threw, or the database refused what it was given. */
export function isBug(error: unknown): boolean {
	if (error instanceof Bug) return true;
	const primary = sqliteCode(error);
	if (primary !== null) {
		const { error: wrong, constraint, mismatch, range } = SQLITE;
		return [wrong, constraint, mismatch, range].includes(primary);
	}
	return /^(22|23|42)/.test(codeOf(error));
}

/** The primary code of a node:sqlite error, or null for any other error. */
function sqliteCode(error: unknown): number | null {
	const { code, errcode } = error as { code?: string; errcode?: number };
	return code === 'ERR_SQLITE_ERROR' && errcode !== undefined ? errcode & 0xff : null;
}

function codeOf(error: unknown): string {
	const code = (error as { code?: unknown } | null)?.code;
	return typeof code === 'string' ? code : '';
}
