/** Households whose internet fee is supported since April 2021, with a clerk and two approvers. */
import type { ActionName, Input } from '../../src/lib/domain/actions.ts';
import type { Verdict } from '../../src/lib/domain/perform.ts';
import type { Rows } from '../../src/lib/domain/tables.ts';
import { act } from '../../src/lib/server/act.ts';
import type { Database } from '../../src/lib/server/db.ts';
import type { Put } from '../../src/lib/server/rows.ts';
import { household, year } from '../sync/fixtures.ts';
import { person, put } from './scene.ts';

export const NOW = '2021-05-06T01:00:00.000Z';
const SINCE = '2021-04-05T01:00:00.000Z';
export const from = '192.0.2.9';

export const homeId = (n: number) => household(n, '가산동').id;
export const lineId = (n: number) => `line-${n}`;
export const monthId = (n: number, month = '2021-04') => `${lineId(n)}.${month}`;

export function enrollment(n: number, more: Partial<Rows['enrollment']> = {}): Rows['enrollment'] {
	return {
		...{ id: lineId(n), householdId: homeId(n), adminDong: '가산동', assignmentId: `asg-${n}` },
		...{
			fiscalYear: '2021',
			payWay: 'CARRIER',
			carrier: '가상통신',
			contractNo: `C-${10_000 + n}`
		},
		...{ acceptedOn: '2021-04-02', requestedAt: SINCE, requestedBy: 'clerk', lineAskedAt: SINCE },
		...{ lineOpenedOn: '2021-04-03', lineNotedAt: SINCE, activatedAt: SINCE },
		...{ activatedBy: 'clerk', startMonth: '2021-04', endMonth: '2022-03', backdateMonth: null },
		...{ backdateReason: '', backdateAskedBy: null, backdateApprovedBy: null },
		suspendedFrom: null,
		...{ suspendedAt: null, suspendReason: null, endedAt: null, endedOn: null, endReason: null },
		...{ endedBy: null, rightEndOn: null, rightEndReason: '', rightEndAskedBy: null },
		...{ rightEndApprovedBy: null, wrongEndOn: null },
		...{ rejectedAt: null, rejectReason: null, note: '', liveLine: 'LIVE' },
		...{ versionId: '2021.1', eligibilityId: `proof-${n}` },
		...more
	};
}

/** A month with its bill, or without one where `billed` is false. */
export function supportOf(
	n: number,
	month = '2021-04',
	billed = true,
	more: Partial<Rows['subsidyMonth']> = {}
): Rows['subsidyMonth'] {
	const basis = { billedAt: SINCE, bill: 33_000, discount: 0, support: 26_400, cap: 26_400 };
	const none = { billedAt: null, bill: null, discount: null, support: null, cap: null };
	return {
		...{ id: monthId(n, month), enrollmentId: lineId(n), householdId: homeId(n) },
		...{ adminDong: '가산동', month, fiscalYear: month.slice(0, 4), lateOfId: null },
		...{ plannedAt: SINCE, days: null, ...(billed ? basis : none), versionId: null },
		...{ eligibilityId: null, billSource: '', estimatedAt: null, settledAt: null, batchId: null },
		...{ approvedAt: null, paidAt: null, paidOn: null, skippedAt: null, skipReason: null },
		...{ clawbackAt: null, clawbackReason: null, clawbackAmount: 0, mistakeAmount: 0 },
		...{ recoveredAmount: 0 },
		...{ correctedBill: null, correctedDiscount: null, recoveredAt: null, ...more }
	};
}

function proof(n: number): Rows['eligibility'] {
	return {
		...{ id: `proof-${n}`, householdId: homeId(n), adminDong: '가산동' },
		...{ category: 'NEAR_POVERTY', method: 'SHARED_INFO', checkedOn: '2021-03-02' },
		...{ validUntil: '2022-12-31', checkedBy: 'clerk', revokedAt: null, revokeReason: '' }
	};
}

interface Ground {
	homes: number;
	months?: readonly string[];
	billed?: boolean;
	budget?: number;
}

/** Puts them on record: `homes` households, each with a row for each of the months. */
export async function supported(
	database: Database,
	{ homes, months = ['2021-04'], billed = true, budget = 23_760_000 }: Ground
): Promise<void> {
	for (const id of ['clerk', 'clerk2']) await person(database, id, 'office', []);
	for (const id of ['boss', 'boss2']) await person(database, id, 'approver', []);
	const puts: Put[] = ['2021', '2022'].map((id) => ({
		table: 'programmeYear',
		row: { ...year(100, id), maxActiveLines: 100_000 }
	}));
	for (let n = 1; n <= homes; n += 1) {
		puts.push({ table: 'household', row: household(n, '가산동') });
		puts.push({ table: 'eligibility', row: proof(n) });
		puts.push({ table: 'enrollment', row: enrollment(n) });
		for (const month of months)
			puts.push({ table: 'subsidyMonth', row: supportOf(n, month, billed) });
	}
	await put(database, puts);
	const given = { fiscalYear: '2021', line: 'INTERNET_FEE', on: '2021-01-01', note: '' } as const;
	await does(database, 'appropriate', { ...given, entryId: 'budget', amount: budget });
}

let count = 0;

/** One action of a person; a clerk unless somebody else is named. */
export function does<N extends ActionName>(
	database: Database,
	name: N,
	input: Input<N>,
	userId = 'clerk',
	now = NOW,
	id = `money-act-${(count += 1)}`
): Promise<Verdict> {
	return act(database, { userId, from }, { id, name, input }, now);
}

/** What an approver has looked at: the run as it is. */
export async function seen(database: Database, batchId: string): Promise<Input<'approveRun'>> {
	const row = await database.db
		.selectFrom('paymentBatch')
		.select(['lockedAt', 'total'])
		.where('id', '=', batchId)
		.executeTakeFirstOrThrow();
	return { batchId, lockedAt: row.lockedAt ?? NOW, total: row.total };
}

/** Σ of a line's entries, 원. */
export async function balanceOf(database: Database, line = '2021.INTERNET_FEE'): Promise<number> {
	const rows = await database.db
		.selectFrom('budgetEntry')
		.select('amount')
		.where('lineId', '=', line)
		.execute();
	return rows.reduce((sum, { amount }) => sum + amount, 0);
}
