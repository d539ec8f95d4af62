/**
 * A payment run before anybody makes it: who would be paid, how much, who is left out and why, and how
 * far the budget reaches. Counts and ids; names are read, masked, by whoever shows them.
 */
import { isPayable } from '../../domain/batch.ts';
import { reach } from '../../domain/forecast.ts';
import type { SkipReason } from '../../domain/records/money.ts';
import { stateOf } from '../../domain/subsidy.ts';
import type { Rows } from '../../domain/tables.ts';
import type { Db } from '../schema.ts';
import { lineFigures } from './figures.ts';

/**
 * NO_BILL 청구 없음 · IN_RUN 다른 지급조서 · PAID 이미 지급 · APPROVED 결재된 지급조서 · SUSPENDED 지원 중지 ·
 * LINE_PENDING 개통 대기 · OTHER_YEAR 다른 연도 예산; the others are the reasons of a skipped month.
 */
export type LeftOut =
	'NO_BILL' | 'IN_RUN' | 'APPROVED' | 'PAID' | 'LINE_PENDING' | 'OTHER_YEAR' | SkipReason;

export interface RunPreview {
	fiscalYear: string;
	month: string;
	/** months that the run would take, with 원 each */
	pays: { monthId: string; householdId: string; support: number }[];
	total: number;
	/** enrolments that the run would not pay, and why */
	leftOut: { enrollmentId: string; householdId: string; why: LeftOut }[];
	/** 원 that the line holds before, and after the run */
	balance: number;
	after: number;
	/** households that the balance reaches for one month at the cap: "잔액 …원으로 …가구까지" */
	reach: number;
}

/** What `buildRun` would make of a month now; undefined for a year without settings. */
export async function previewRun(
	db: Db,
	{ fiscalYear, month }: { fiscalYear: string; month: string }
): Promise<RunPreview | undefined> {
	const year = await db
		.selectFrom('programmeYear')
		.select('monthlyCap')
		.where('id', '=', fiscalYear)
		.executeTakeFirst();
	if (!year) return undefined;
	const rows = await db
		.selectFrom('subsidyMonth')
		.selectAll()
		.where('month', '=', month)
		.orderBy('id')
		.execute();
	const pays = rows
		.filter((row) => isPayable(row, fiscalYear))
		.map(({ id: monthId, householdId, support }) => ({
			...{ monthId, householdId, support: support ?? 0 }
		}));
	const total = pays.reduce((sum, { support }) => sum + support, 0);
	const { balance } = await lineFigures(db, fiscalYear, 'INTERNET_FEE');
	return {
		...{ fiscalYear, month, pays, total, leftOut: await leftOut(db, rows, fiscalYear, month) },
		...{ balance, after: balance - total, reach: reach(balance, year.monthlyCap) }
	};
}

async function leftOut(
	db: Db,
	rows: readonly Rows['subsidyMonth'][],
	fiscalYear: string,
	month: string
): Promise<RunPreview['leftOut']> {
	const shown = new Map<string, RunPreview['leftOut'][number]>();
	const paid = new Set(
		rows.filter((row) => isPayable(row, fiscalYear)).map((row) => row.enrollmentId)
	);
	// A month that was planned once more speaks for those that came to nothing.
	for (const row of [...rows].sort(
		(a, b) => Number(b.skippedAt !== null) - Number(a.skippedAt !== null)
	)) {
		const { enrollmentId, householdId } = row;
		if (!paid.has(enrollmentId))
			shown.set(enrollmentId, { enrollmentId, householdId, why: whyNot(row, fiscalYear) });
	}
	for (const row of await waiting(db, month))
		if (!shown.has(row.id) && !paid.has(row.id))
			shown.set(row.id, {
				enrollmentId: row.id,
				householdId: row.householdId,
				why: 'LINE_PENDING'
			});
	return [...shown.values()];
}

function whyNot(row: Rows['subsidyMonth'], fiscalYear: string): LeftOut {
	const state = stateOf(row);
	if (state === 'SKIPPED') return row.skipReason ?? 'MISTAKE';
	if (state === 'PLANNED') return 'NO_BILL';
	if (state === 'APPROVED') return 'APPROVED';
	if (state !== 'BILLED') return 'PAID';
	return row.fiscalYear === fiscalYear ? 'IN_RUN' : 'OTHER_YEAR';
}

/** Households that have asked by then and have no line yet. */
function waiting(db: Db, month: string): Promise<{ id: string; householdId: string }[]> {
	return db
		.selectFrom('enrollment')
		.select(['id', 'householdId'])
		.where('activatedAt', 'is', null)
		.where('rejectedAt', 'is', null)
		.where('endedAt', 'is', null)
		.where('requestedAt', '<', `${month}-32`)
		.execute();
}
