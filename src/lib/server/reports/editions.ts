/** All versions of a receipt, as the database holds them. */
import { editionsOf } from '../../domain/edition.ts';
import { columnsOf, type Rows } from '../../domain/tables.ts';
import type { Db } from '../schema.ts';

/** The versions of the document that a receipt is one of, the first first. */
export async function editions(
	db: Db,
	receipt: Rows['receipt']
): Promise<[Rows['receipt'], ...Rows['receipt'][]]> {
	const rows = await db
		.selectFrom('receipt')
		.select(columnsOf('receipt'))
		.where('assignmentId', '=', receipt.assignmentId)
		.orderBy('edition')
		.execute();
	const [first = receipt, ...rest] = editionsOf(
		rows,
		rows.find(({ id }) => id === receipt.id) ?? receipt
	);
	return [first, ...rest];
}
