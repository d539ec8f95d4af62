/** The chain of custody of a unit: every move, by whom, with what evidence; households by number. */
import type { Rows } from '../../domain/tables.ts';
import type { Db } from '../schema.ts';

/** One move of a unit. Nobody's name is in it but those of the people who work with it. */
export interface Link extends Pick<Rows['custody'], 'id' | 'n' | 'kind' | 'state' | 'at' | 'note'> {
	/** who did it */
	who: string;
	/** household to or from which it went */
	householdId: string | null;
	receiptNo: string | null;
	/** the hand-over that put it there, where one did */
	receiptId: string | null;
	/** how and with what evidence */
	params: Record<string, unknown>;
	/** name of the worker in whose car it went, where one is named */
	worker: string | null;
}

/** The moves of a unit, the first first. */
export async function custodyOf(db: Db, pcId: string): Promise<Link[]> {
	const rows = await linksOf(db, pcId);
	const receipts = await receiptsOf(db, pcId);
	const links: Link[] = [];
	for (const { params: text, assignmentId, actionId: _, who, ...row } of rows) {
		const params = JSON.parse(text) as Record<string, unknown>;
		const worker = typeof params.workerId === 'string' ? params.workerId : null;
		links.push({
			...row,
			params,
			who: who ?? '',
			worker: await nameOfUser(db, worker),
			receiptId: row.kind === 'DELIVERED' ? (receipts.get(assignmentId ?? '') ?? null) : null
		});
	}
	return links;
}

/** A person's name by their id; null for nobody. */
export async function nameOfUser(db: Db, id: string | null): Promise<string | null> {
	if (id === null) return null;
	const row = await db.selectFrom('user').select('name').where('id', '=', id).executeTakeFirst();
	return row?.name ?? null;
}

function linksOf(db: Db, pcId: string) {
	return db
		.selectFrom('custody')
		.leftJoin('user', 'user.id', 'custody.by')
		.leftJoin('household', 'household.id', 'custody.householdId')
		.select([
			'custody.id',
			'custody.n',
			'custody.kind',
			'custody.state',
			'custody.at',
			'custody.note',
			'custody.params',
			'custody.actionId',
			'custody.assignmentId',
			'custody.householdId',
			'user.name as who',
			'household.receiptNo'
		])
		.where('custody.pcId', '=', pcId)
		.orderBy('custody.n')
		.execute();
}

/** The receipts of a unit's hand-overs by assignment: those that stand, not those they corrected. */
async function receiptsOf(db: Db, pcId: string): Promise<Map<string, string>> {
	const rows = await db
		.selectFrom('receipt')
		.select(['id', 'assignmentId'])
		.where('pcId', '=', pcId)
		.where('replacedById', 'is', null)
		.execute();
	return new Map(rows.map((row) => [row.assignmentId, row.id]));
}
