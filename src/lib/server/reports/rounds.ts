/** Tours: a worker's visits of a day, in the order in which they are made. */
import { maskAddress, maskName } from '../../domain/mask.ts';
import { ADMIN_DONGS, type Rows } from '../../domain/tables.ts';
import { compareStops } from '../../domain/tour.ts';
import { stateOf, type VisitState } from '../../domain/visit.ts';
import type { Db } from '../schema.ts';

/** A visit of a tour. Name and address are masked. */
export interface TourStop {
	id: string;
	/** from 1, in the tour's order */
	place: number;
	householdId: string;
	receiptNo: string;
	name: string;
	address: string;
	adminDong: string;
	scheduledAt: string | null;
	tourOrder: number | null;
	attempt: number;
	tag: string | null;
	model: string | null;
	state: VisitState;
	failReason: string | null;
}

export interface TourLine {
	workerId: string;
	worker: string;
	visits: number;
	done: number;
	/** 행정동 it goes through, in their fixed order */
	dongs: string[];
}

type Stop = Rows['visit'] & {
	receiptNo: string;
	name: string;
	roadAddress: string;
	tag: string | null;
	model: string | null;
};

const collator = new Intl.Collator('ko');

/** The visits of a worker on a day ('YYYY-MM-DD', KST) in the tour's order, without cancelled ones. */
export async function tour(db: Db, workerId: string, day: string): Promise<TourStop[]> {
	const rows = await stopsOf(db, day).where('visit.workerId', '=', workerId).execute();
	return rows.toSorted(compareStops).map(stopOf);
}

/** Who goes out on a day, by name. */
export async function toursOn(db: Db, day: string): Promise<TourLine[]> {
	const rows = await stopsOf(db, day)
		.leftJoin('worker', 'worker.id', 'visit.workerId')
		.select('worker.name as worker')
		.execute();
	return [...Map.groupBy(rows, (row) => row.workerId)]
		.map(([workerId, visits]) => ({
			workerId,
			worker: visits[0]?.worker ?? '',
			visits: visits.length,
			done: visits.filter((row) => row.acceptedAt !== null).length,
			dongs: ADMIN_DONGS.filter((dong) => visits.some((row) => row.adminDong === dong))
		}))
		.sort((a, b) => collator.compare(a.worker, b.worker));
}

/** How many visits each day between two days has, days without any left out. */
export async function busyDays(
	db: Db,
	from: string,
	to: string
): Promise<{ day: string; visits: number }[]> {
	const rows = await db
		.selectFrom('visit')
		.select(['scheduledOn as day', (eb) => eb.fn.countAll<number>().as('visits')])
		.where('scheduledOn', '>=', from)
		.where('scheduledOn', '<=', to)
		.where('cancelledAt', 'is', null)
		.groupBy('scheduledOn')
		.orderBy('scheduledOn')
		.execute();
	return rows.map(({ day, visits }) => ({ day, visits: Number(visits) }));
}

/** Workers who can be sent, those of one dong where it is given. */
export async function workers(
	db: Db,
	dong?: string
): Promise<{ id: string; name: string; dongs: string[] }[]> {
	const rows = await db
		.selectFrom('worker')
		.select(['id', 'name', 'dongs'])
		.where('disabledAt', 'is', null)
		.orderBy('name')
		.execute();
	return rows
		.map((row) => ({ ...row, dongs: row.dongs.split(',').filter(Boolean) }))
		.filter((row) => !dong || row.dongs.includes(dong));
}

/** Workers whose work is to drive; a counter's person, who may be sent as well, has no tour by habit. */
export async function drivers(db: Db): Promise<{ id: string; name: string; dongs: string[] }[]> {
	const [people, others] = await Promise.all([
		workers(db),
		db.selectFrom('user').select('id').where('role', '<>', 'field').execute()
	]);
	const elsewhere = new Set(others.map(({ id }) => id));
	return people.filter(({ id }) => !elsewhere.has(id));
}

function stopsOf(db: Db, day: string) {
	return db
		.selectFrom('visit')
		.innerJoin('household', 'household.id', 'visit.householdId')
		.innerJoin('assignment', 'assignment.id', 'visit.assignmentId')
		.leftJoin('pc', 'pc.id', 'assignment.pcId')
		.selectAll('visit')
		.select([
			'household.receiptNo',
			'household.name',
			'household.roadAddress',
			'pc.tag',
			'pc.model'
		])
		.where('visit.scheduledOn', '=', day)
		.where('visit.cancelledAt', 'is', null);
}

function stopOf(row: Stop, index: number): TourStop {
	const { id, householdId, receiptNo, adminDong, scheduledAt, tourOrder } = row;
	const { attempt, tag, model, failReason } = row;
	return {
		...{ id, place: index + 1, householdId, receiptNo, adminDong, scheduledAt, tourOrder },
		...{ attempt, tag, model, failReason, state: stateOf(row) },
		name: maskName(row.name),
		address: maskAddress(row.roadAddress)
	};
}
