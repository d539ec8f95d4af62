/** What a household has of ours, and what it agreed to. */
import { stateOf } from '../../domain/pc.ts';
import type { ConsentKind } from '../../domain/records/people.ts';
import { columnsOf, type Rows } from '../../domain/tables.ts';
import type { Db } from '../schema.ts';

/** A household and the records that were merged into it, however often. */
export async function allIds(db: Db, id: string): Promise<string[]> {
	const ids = [id];
	let from = ids.slice();
	while (from.length > 0) {
		const rows = await db
			.selectFrom('household')
			.select('id')
			.where('mergedIntoId', 'in', from)
			.execute();
		from = rows.map((row) => row.id).filter((one) => !ids.includes(one));
		ids.push(...from);
	}
	return ids;
}

/** A household and those it was merged into, one after the other: the last one lives on. */
export async function pathOf(db: Db, id: string): Promise<Rows['household'][]> {
	const path: Rows['household'][] = [];
	for (let next: string | null = id; next !== null;) {
		const row: Rows['household'] | undefined = await db
			.selectFrom('household')
			.select(columnsOf('household'))
			.where('id', '=', next)
			.executeTakeFirst();
		if (!row || path.some((one) => one.id === row.id)) break;
		path.push(row);
		next = row.mergedIntoId;
	}
	return path;
}

/** The unit of ours that stands with a household, or null. */
export async function unitOf(db: Db, householdId: string): Promise<string | null> {
	const rows = await db
		.selectFrom('pc')
		.select(columnsOf('pc'))
		.where('householdId', 'in', await allIds(db, householdId))
		.orderBy('deliveredAt', 'desc')
		.execute();
	return rows.find((row) => stateOf(row) === 'DELIVERED')?.id ?? null;
}

/** One kind of agreement: since when it stands, or when it was taken back last. */
export interface Agreed {
	kind: ConsentKind;
	/** rows that stand, each with the record it was given under */
	rows: { id: string; householdId: string }[];
	givenAt: string;
	withdrawnAt: string | null;
}

/** What a household agreed to, also under records that were merged into it: each kind once. */
export async function agreedBy(db: Db, householdId: string): Promise<Agreed[]> {
	const given = await db
		.selectFrom('consent')
		.select(columnsOf('consent'))
		.where('householdId', 'in', await allIds(db, householdId))
		.orderBy('givenAt')
		.execute();
	const kinds = new Map<ConsentKind, Agreed>();
	for (const { id, householdId: of, kind, givenAt, withdrawnAt } of given) {
		const before = kinds.get(kind);
		const stands = withdrawnAt === null;
		const rows = [...(before?.rows ?? []), ...(stands ? [{ id, householdId: of }] : [])];
		kinds.set(kind, { kind, rows, givenAt, withdrawnAt: rows.length > 0 ? null : withdrawnAt });
	}
	return [...kinds.values()];
}
