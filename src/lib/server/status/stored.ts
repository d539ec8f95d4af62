/** What is stored about a household: how much of which kind and since when, nothing of what it says. */
import { householdActor } from '../../domain/context.ts';
import type { StoredKind } from '../../words/status/stored.ts';
import type { Db } from '../schema.ts';
import { allIds } from './holdings.ts';

export interface Stored {
	kind: StoredKind;
	count: number;
	/** ISO time or day of the latest; null: none */
	last: string | null;
}

/** Tables of a household's records, with what tells their day. */
const TABLES = [
	['APPLICATION', 'application', 'receivedAt'],
	['PROOF', 'eligibility', 'checkedOn'],
	['CONSENT', 'consent', 'givenAt'],
	['VISIT', 'visit', 'scheduledOn'],
	['RECEIPT', 'receipt', 'deliveredAt'],
	['TICKET', 'ticket', 'receivedAt'],
	['NOTICE', 'notice', 'createdAt']
] as const;

/** Each kind with its count, also where that is none. */
export async function storedOf(db: Db, householdId: string): Promise<Stored[]> {
	const ids = await allIds(db, householdId);
	const rows = await Promise.all(
		TABLES.map(async ([kind, table, column]) => ({
			kind,
			...(await counted(db, table, column, ids))
		}))
	);
	const signatures = await db
		.selectFrom('receipt')
		.select((eb) => [eb.fn.countAll<number>().as('count'), eb.fn.max('deliveredAt').as('last')])
		.where('householdId', 'in', ids)
		.where('signatureHash', 'is not', null)
		.executeTakeFirstOrThrow();
	const self = ids.map(householdActor);
	return [
		...rows,
		{ kind: 'SIGNATURE', ...signatures },
		{ kind: 'OPENED', ...(await looks(db, ids, self, 'in')) },
		{ kind: 'LOOKED', ...(await looks(db, ids, self, 'not in')) }
	];
}

function counted(db: Db, table: (typeof TABLES)[number][1], column: string, ids: string[]) {
	return db
		.selectFrom(table)
		.select((eb) => [
			eb.fn.countAll<number>().as('count'),
			eb.fn.max<string | null>(eb.ref(column as never)).as('last')
		])
		.where('householdId' as never, 'in', ids as never)
		.executeTakeFirstOrThrow();
}

/** Entries of the access log about the household, by itself or by others. */
function looks(db: Db, ids: string[], self: string[], by: 'in' | 'not in') {
	return db
		.selectFrom('audit')
		.select((eb) => [eb.fn.countAll<number>().as('count'), eb.fn.max('at').as('last')])
		.where('subject', 'in', ids)
		.where('userId', by, self)
		.where((eb) =>
			by === 'in'
				? eb('work', '=', 'STATUS_OPENED')
				: eb.or(LOOKS.map((work) => eb('work', 'like', `${work}:%`)))
		)
		.executeTakeFirstOrThrow();
}

/** How the log names a look at a record. */
const LOOKS = ['READ', 'UNMASK', 'PRINT'] as const;
