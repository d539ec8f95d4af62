/**
 * What was taken away after a backup was made stays taken away when it is put back: a slip that was lost,
 * an account that was closed, a tablet that was reported, a password that was changed, a sign-in that was
 * ended. It stands in the file that the backup replaces, as far as that can still be read.
 */
import { DatabaseSync } from 'node:sqlite';
import type { Trx } from './schema.ts';

/** Columns by which a row ends; the first says whether it has. */
const ENDS = [
	['status_code', ['revokedAt', 'revokedBy']],
	['device', ['revokedAt']],
	['user', ['disabledAt']],
	['user', ['passwordHash', 'mustChangeAt']],
	['user', ['heldAt', 'heldBy']]
] as const;

type Row = Record<string, string | null>;

/** What a former file says of ends, in the order of ENDS, and the sign-ins that it still held. */
export interface Ended {
	rows: Row[][];
	signedIn: Set<string | null | undefined>;
}

/** Reads it; null where the file cannot be read, so that people have to take away again. */
export function endedIn(former: string): Ended | null {
	let raw: DatabaseSync | null = null;
	try {
		const file = (raw = new DatabaseSync(former, { readOnly: true }));
		const read = (sql: string) => file.prepare(sql).all() as Row[];
		const rows = ENDS.map(([table, columns]) => {
			const said = ['id', ...columns].map((column) => `"${column}"`).join(', ');
			return read(`select ${said} from "${table}" where "${columns[0]}" is not null`);
		});
		const signedIn = new Set(read('select "tokenHash" from "session"').map((row) => row.tokenHash));
		return { rows, signedIn };
	} catch {
		return null;
	} finally {
		raw?.close();
	}
}

/** Carries it over. Visits of households end in any case: their sign-in is a slip away. */
export async function keepEnded(trx: Trx, ended: Ended | null): Promise<void> {
	await trx.deleteFrom('status_session').execute();
	for (const [i, [table]] of ENDS.entries())
		for (const { id, ...change } of ended?.rows[i] ?? [])
			await trx
				.updateTable(table)
				.set(change as never)
				.where('id', '=', String(id))
				.execute();
	if (ended === null) return;
	const held = await trx.selectFrom('session').select('tokenHash').execute();
	for (const { tokenHash } of held.filter((row) => !ended.signedIn.has(row.tokenHash)))
		await trx.deleteFrom('session').where('tokenHash', '=', tokenHash).execute();
}
