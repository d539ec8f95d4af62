/** Asks the rules' own functions about the books, without writing: a report then says what a rule would. */
import { Cache, withRows, type Tx } from '../domain/tx.ts';
import { Books } from './rows.ts';
import type { Db, Trx } from './schema.ts';

/** Runs a pure body over rows of the database; what it puts is forgotten. */
export async function ask<R>(db: Db, body: (tx: Tx) => R): Promise<R> {
	// Only reading needs no transaction of its own.
	const books = new Books(db as Trx);
	const { result } = await withRows(
		new Cache(),
		async (need) => (await books.fetch([need]))[0] ?? [],
		body
	);
	return result;
}
