/** Views of a register that people keep: conditions, order and columns under a name, never a search. */
import { holdsRrn } from '../../domain/rrn.ts';
import type { Db } from '../schema.ts';

export interface View {
	id: string;
	name: string;
	/** what stands behind the '?' of the register's page */
	address: string;
	/** whose it is, if it is somebody else's that is shared */
	by: string | null;
	isShared: boolean;
}

/** Nobody chooses among more. */
const MOST = 30;
const LONGEST = 40;

/** A person's own views of a register and those that others share, by name. */
export async function viewsOf(db: Db, userId: string, register: string): Promise<View[]> {
	const rows = await db
		.selectFrom('saved_view')
		.leftJoin('user', 'user.id', 'saved_view.userId')
		.selectAll('saved_view')
		.select('user.name as person')
		.where('saved_view.register', '=', register)
		.where((eb) => eb.or([eb('userId', '=', userId), eb('sharedAt', 'is not', null)]))
		.execute();
	const collator = new Intl.Collator('ko', { numeric: true });
	return rows
		.map(({ id, name, address, sharedAt, userId: owner, person }) => ({
			...{ id, name, address, isShared: sharedAt !== null },
			by: owner === userId ? null : (person ?? '')
		}))
		.sort(
			(a, b) => Number(a.by !== null) - Number(b.by !== null) || collator.compare(a.name, b.name)
		);
}

/**
 * Keeps a view; one of the same person, register and name is replaced. Answers what stands in the
 * way: no name, a resident registration number in it, or too many views.
 */
export async function keepView(
	db: Db,
	view: {
		id: string;
		userId: string;
		register: string;
		name: string;
		address: string;
		isShared: boolean;
	},
	now: string
): Promise<'NAME' | 'RRN' | 'MANY' | null> {
	const { isShared, ...row } = view;
	const name = row.name.normalize('NFC').trim().slice(0, LONGEST);
	if (name === '') return 'NAME';
	if (holdsRrn(name)) return 'RRN';
	const own = await db
		.selectFrom('saved_view')
		.select(['id', 'name'])
		.where('userId', '=', row.userId)
		.where('register', '=', row.register)
		.execute();
	const before = own.filter((one) => one.name === name).map(({ id }) => id);
	if (own.length - before.length >= MOST) return 'MANY';
	await dropViews(db, row.userId, before);
	const sharedAt = isShared ? now : null;
	await db
		.insertInto('saved_view')
		.values({ ...row, name, sharedAt, createdAt: now })
		.execute();
	return null;
}

/** Forgets views of a person; those of others stay. */
export async function dropViews(db: Db, userId: string, ids: readonly string[]): Promise<void> {
	if (ids.length === 0) return;
	await db
		.deleteFrom('saved_view')
		.where('userId', '=', userId)
		.where('id', 'in', [...ids])
		.execute();
}
