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
	['REPAIR_VISIT', 'repairVisit', 'scheduledOn'],
	['INTERNET', 'enrollment', 'requestedAt'],
	['MONTH', 'subsidyMonth', 'plannedAt'],
	['NOTICE', 'notice', 'createdAt'],
	['PUSH', 'push_subscription', 'createdAt']
] as const;

/** What is kept apart from such a record, and the column that holds its name. */
const PARTS = {
	SIGNATURE: [
		['receipt', 'deliveredAt', 'signatureHash'],
		['ticket', 'completedAt', 'signatureHash']
	],
	PHOTO: [
		['receipt', 'deliveredAt', 'photoHash'],
		['ticket', 'receivedAt', 'photoHash'],
		['ticket', 'completedAt', 'donePhotoHash']
	]
} as const;

/** Each kind with its count, also where that is none. */
export async function storedOf(db: Db, householdId: string): Promise<Stored[]> {
	const ids = await allIds(db, householdId);
	const rows = await Promise.all(
		TABLES.map(async ([kind, table, column]) => ({
			kind,
			...(await counted(db, table, column, ids))
		}))
	);
	const self = ids.map(householdActor);
	return [
		...rows,
		{ kind: 'SIGNATURE', ...(await partsOf(db, 'SIGNATURE', ids)) },
		{ kind: 'PHOTO', ...(await partsOf(db, 'PHOTO', ids)) },
		{ kind: 'OPENED', ...(await looks(db, ids, self, 'in')) },
		{ kind: 'LOOKED', ...(await looks(db, ids, self, 'not in')) }
	];
}

/** How many there are of a kind in all, and the latest of them. */
async function partsOf(db: Db, kind: keyof typeof PARTS, ids: string[]) {
	const found = await Promise.all(
		PARTS[kind].map(([table, column, holds]) => counted(db, table, column, ids, holds))
	);
	const days = found.flatMap(({ last }) => last ?? []).sort();
	return {
		count: found.reduce((sum, one) => sum + Number(one.count), 0),
		last: days.at(-1) ?? null
	};
}

/** Rows of a table, of those alone that hold something in a column where one is named. */
function counted(
	db: Db,
	table: (typeof TABLES)[number][1],
	column: string,
	ids: string[],
	holds = 'householdId'
) {
	return db
		.selectFrom(table)
		.select((eb) => [
			eb.fn.countAll<number>().as('count'),
			eb.fn.max<string | null>(eb.ref(column as never)).as('last')
		])
		.where('householdId' as never, 'in', ids as never)
		.where(holds as never, 'is not', null as never)
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
				: eb.or(LOOKS.map((work) => eb('work', 'like', `${work}%`)))
		)
		.executeTakeFirstOrThrow();
}

/**
 * How the log's name of a look at a record begins, whatever was looked at and where: a page, a tablet
 * without a network, a signature, a paper, a file that was taken away, a find, a record like another.
 */
const LOOKS = ['READ', 'UNMASK', 'PRINT', 'EXPORT', 'SEARCH', 'DUPLICATE'] as const;
