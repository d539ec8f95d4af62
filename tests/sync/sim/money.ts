/** Deeds of internet fees and of money, about whatever is there, and the law that they leave behind. */
import type { ActionName, Input } from '../../../src/lib/domain/actions.ts';
import type { Rows, TableName } from '../../../src/lib/domain/tables.ts';
import { waits } from '../../../src/lib/domain/end-corrected.ts';
import { stateOf as monthState } from '../../../src/lib/domain/subsidy.ts';
import type { Chance } from './chance.ts';
import type { Deed, View } from './operations.ts';
import { of, type Tables } from './replay.ts';
import type { Ground } from './server.ts';
import { TODAY, YEAR, type World } from './world.ts';

/** Who does it where it is not the office: a second person approves. */
type Make = (view: View, chance: Chance) => (Deed & { by?: string }) | undefined;

const MONTH = TODAY.slice(0, 7);
const MARCH = `${YEAR}-03`;
/** 원: for three of the households that ask for it. */
const BUDGET = 80_000;

function about<N extends ActionName, T extends TableName>(
	table: T,
	name: N,
	input: (id: string, chance: Chance, view: View) => Input<N>,
	by?: string,
	is: (row: Rows[T]) => boolean = () => true
): Make {
	return (view, chance) => {
		const rows = (view.all(table) as Rows[T][]).filter(is);
		if (rows.length === 0) return undefined;
		const deed = { name, input: input(chance.pick(rows).id, chance, view) } as Deed;
		return by === undefined ? deed : { ...deed, by };
	};
}

const wish: Make = (view, chance) => {
	const given = view.all('assignment').filter((row) => row.completedAt !== null);
	const some = given.length > 0 && chance.hit(0.9) ? given : view.all('household');
	if (some.length === 0) return undefined;
	const one = chance.pick(some as { id: string; householdId?: string }[]);
	const input = { enrollmentId: view.id('fee'), householdId: one.householdId ?? one.id };
	const payWay = chance.pick(['HOUSEHOLD', 'HOUSEHOLD', 'CARRIER'] as const);
	return { name: 'wishInternet', input: { ...input, payWay, carrier: '가상통신', note: '' } };
};

const line = about('enrollment', 'noteLineOpened', (enrollmentId) => ({
	...{ enrollmentId, lineOpenedOn: TODAY, carrier: '', contractNo: '' }
}));

/** What the field does about internet fees. */
export const FIELD_MONEY: readonly Make[] = [wish, wish, line, line];

const bill = about(
	'subsidyMonth',
	'recordBill',
	(id, chance, view) => {
		const row = view.all('subsidyMonth').find((one) => one.id === id) as Rows['subsidyMonth'];
		const { enrollmentId } = row;
		const charged = {
			bill: chance.pick([33_000, 26_400, 9_900]),
			discount: chance.pick([0, 5_500])
		};
		return { enrollmentId, month: MONTH, ...charged, source: '' };
	},
	undefined,
	(row) => row.month === MONTH && monthState(row) === 'PLANNED'
);
const build: Make = (view) => ({
	name: 'buildRun',
	input: { batchId: view.id('run'), fiscalYear: YEAR, month: MARCH, leaveOut: [] }
});
const isOpen = (row: Rows['paymentBatch']) => row.paidAt === null && row.voidedAt === null;
const lock = about('paymentBatch', 'lockRun', (batchId) => ({ batchId }), undefined, isOpen);
const approve = (by: string) =>
	about(
		'paymentBatch',
		'approveRun',
		(batchId, _, view) => {
			const row = view.all('paymentBatch').find((one) => one.id === batchId);
			const { lockedAt, total } = row as Rows['paymentBatch'];
			return { batchId, lockedAt: lockedAt ?? BEFORE, total };
		},
		by,
		isOpen
	);
const pay = about(
	'paymentBatch',
	'payRun',
	(batchId) => ({ batchId, paidOn: TODAY }),
	undefined,
	isOpen
);

/** A day before the support began: what was paid is claimed back. */
const mistyped = about('enrollment', 'endFee', (enrollmentId) => ({
	...{ enrollmentId, on: `${YEAR}-02-20`, reason: 'CANCELLED' as const }
}));
const askEnd = about(
	'enrollment',
	'askEndCorrection',
	(enrollmentId, chance) => ({
		...{ enrollmentId, on: chance.hit(0.5) ? null : TODAY, reason: '날짜 오기' }
	}),
	undefined,
	(row) => row.endedOn !== null
);
/** As it would come out for whoever adds up the months; a wrong sum is refused. */
const grantEnd = about(
	'enrollment',
	'approveEndCorrection',
	(enrollmentId, _, view) => {
		const rows = view.all('enrollment') as Rows['enrollment'][];
		const on = rows.find((row) => row.id === enrollmentId)?.rightEndOn ?? null;
		const own = (view.all('subsidyMonth') as Rows['subsidyMonth'][]).filter(
			(row) => row.enrollmentId === enrollmentId && (on === null || row.month <= MARCH)
		);
		const claimed = own.filter(
			(row) => row.clawbackReason === 'ENDED' && row.recoveredAmount === 0
		);
		const kept = claimed.reduce((sum, row) => sum + row.clawbackAmount, 0);
		const lost = own.filter((row) => row.skipReason === 'ENDED');
		const planned = new Set(lost.map((row) => row.month)).size;
		return { enrollmentId, on, kept, more: 0, planned };
	},
	'approver',
	waits
);

/** What the office does about them. */
export const OFFICE_MONEY: readonly Make[] = [
	...[wish, line, bill, bill, build, build, lock, lock, approve('approver'), approve('approver')],
	...[approve('office'), pay, pay],
	about('enrollment', 'activateFee', (enrollmentId) => ({ enrollmentId, startMonth: MONTH })),
	about('enrollment', 'activateFee', (enrollmentId) => ({ enrollmentId, startMonth: MONTH })),
	about('enrollment', 'endFee', (enrollmentId) => ({
		...{ enrollmentId, on: TODAY, reason: 'CANCELLED' as const }
	})),
	...[mistyped, askEnd, askEnd, grantEnd, grantEnd],
	about('paymentBatch', 'voidRun', (batchId) => ({ batchId, reason: '다시' })),
	about('subsidyMonth', 'recoverMonth', (monthId) => ({ monthId, on: TODAY })),
	about('subsidyMonth', 'clawBack', (monthId, chance) => ({
		...{ monthId, amount: chance.pick([1_000, 26_400]), note: '착오' }
	}))
];

/** A small budget, and a fee for every third household of which some are billed. */
export function fund({ rows }: Pick<World, 'rows'>): void {
	const id = `${YEAR}.INTERNET_FEE`;
	put(rows, 'budgetLine', {
		...{ id, fiscalYear: YEAR, kind: 'INTERNET_FEE', settledAt: null, settledBy: null, carry: 0 },
		...{ settleNote: '', closedAt: null, closedBy: null }
	});
	put(rows, 'budgetEntry', {
		...{ id: 'first', lineId: id, fiscalYear: YEAR, kind: 'APPROPRIATE', amount: BUDGET },
		...{ on: `${YEAR}-01-01`, about: null, reversesId: null, otherLineId: null, note: '' },
		...{ by: 'office', at: BEFORE, actionId: 'before' }
	});
	const homes = [...of(rows, 'household').values()] as Rows['household'][];
	for (const [i, home] of homes.entries()) if (i % 3 === 0) support(rows, home, i % 2 === 0);
	for (const [n, home] of homes.filter((_, i) => i % 6 === 0).entries()) waiting(rows, home, n);
	for (const home of homes.filter((_, i) => i % 12 === 3)) endedWrong(rows, home);
}

/** Support that ended on a mistyped day: another one is asked for. */
function endedWrong(rows: Tables, { id }: Rows['household']): void {
	const row = of(rows, 'enrollment').get(`fee-${id}`) as Rows['enrollment'];
	put(rows, 'enrollment', {
		...{ ...row, endedAt: BEFORE, endedOn: `${YEAR}-02-20`, endReason: 'CANCELLED' },
		...{ endedBy: 'office', endMonth: `${YEAR}-02`, liveLine: null, rightEndOn: TODAY },
		...{ rightEndAskedBy: 'office', wrongEndOn: `${YEAR}-02-20` }
	});
	for (const month of [...of(rows, 'subsidyMonth').values()] as Rows['subsidyMonth'][])
		if (month.enrollmentId === row.id)
			put(rows, 'subsidyMonth', { ...month, skippedAt: BEFORE, skipReason: 'ENDED' });
}

/** A run of one household that waits for its approval: there is money for three of them. */
function waiting(rows: Tables, home: Rows['household'], n: number): void {
	const [id, monthId] = [`run-${n}`, `fee-${home.id}.${MARCH}`];
	const month = of(rows, 'subsidyMonth').get(monthId) as Rows['subsidyMonth'];
	put(rows, 'subsidyMonth', { ...month, batchId: id });
	put(rows, 'paymentBatch', {
		...{ id, fiscalYear: YEAR, month: MARCH, number: n + 1, count: 1, total: 26_400 },
		...{ madeAt: BEFORE, madeBy: 'office', lockedAt: BEFORE, lockedBy: 'office' },
		...{ approvedAt: null, approvedBy: null, paidOn: null, paidAt: null, paidBy: null },
		...{ voidedAt: null, voidedBy: null, reason: '' }
	});
}

const BEFORE = '2021-03-04T01:00:00.000Z';

function put<T extends TableName>(rows: Tables, table: T, row: Rows[T]): void {
	of(rows, table).set(row.id, row);
}

function support(rows: Tables, home: Rows['household'], billed: boolean): void {
	const id = `fee-${home.id}`;
	const own = { householdId: home.id, adminDong: home.adminDong };
	put(rows, 'enrollment', {
		...{ id, ...own, assignmentId: 'before', fiscalYear: YEAR, payWay: 'HOUSEHOLD', carrier: '' },
		...{ contractNo: '', acceptedOn: TODAY, requestedAt: BEFORE, requestedBy: 'office' },
		...{ lineAskedAt: null, lineOpenedOn: '2021-03-03', lineNotedAt: BEFORE, note: '' },
		...{ activatedAt: BEFORE, activatedBy: 'office', startMonth: MARCH, endMonth: `${YEAR}-04` },
		...{ backdateMonth: null, backdateReason: '', backdateAskedBy: null, backdateApprovedBy: null },
		suspendedFrom: null,
		...{ suspendedAt: null, suspendReason: null, endedAt: null, endedOn: null, endReason: null },
		...{ endedBy: null, rightEndOn: null, rightEndReason: '', rightEndAskedBy: null },
		...{ rightEndApprovedBy: null, wrongEndOn: null },
		...{ rejectedAt: null, rejectReason: null, liveLine: 'LIVE', versionId: null },
		eligibilityId: null
	});
	for (const month of [MARCH, `${YEAR}-04`]) {
		const basis = billed && month === MARCH ? { bill: 33_000, discount: 0, support: 26_400 } : null;
		put(rows, 'subsidyMonth', {
			...{
				id: `${id}.${month}`,
				enrollmentId: id,
				...own,
				month,
				fiscalYear: YEAR,
				lateOfId: null
			},
			...{ plannedAt: BEFORE, days: null, billedAt: basis && BEFORE, bill: basis?.bill ?? null },
			...{ correctedBill: null, correctedDiscount: null },
			...{ discount: basis?.discount ?? null, support: basis?.support ?? null },
			...{ cap: basis && 26_400, versionId: null, eligibilityId: null, billSource: '' },
			...{ estimatedAt: null, settledAt: null, batchId: null, approvedAt: null, paidAt: null },
			...{
				paidOn: null,
				skippedAt: null,
				skipReason: null,
				clawbackAt: null,
				clawbackReason: null
			},
			...{ clawbackAmount: 0, mistakeAmount: 0, recoveredAmount: 0, recoveredAt: null }
		});
	}
}

/** What is broken about money, or undefined: a month paid twice, a line below zero, a sum that is off. */
export function moneyFault(ground: Ground): string | undefined {
	const [twice] = ground.all(
		`select "householdId" || ' ' || month as it from "subsidyMonth" where "paidAt" is not null
		 and "lateOfId" is null and support > "clawbackAmount"
		 group by "householdId", month having count(*) > 1`
	);
	if (twice) return `${twice.it} is paid twice`;
	const [short] = ground.all(
		`select "lineId" as it from "budgetEntry" group by "lineId" having sum(amount) < 0`
	);
	if (short) return `${short.it} is below zero`;
	const [sums] = ground.all(
		`select (select coalesce(sum(support), 0) from "subsidyMonth" where "paidAt" is not null) as paid,
		 (select coalesce(-sum(amount), 0) from "budgetEntry" where kind = 'PAY'
		  and "lineId" like '%.INTERNET_FEE') as booked,
		 (select coalesce(sum(total), 0) from "paymentBatch" where "approvedAt" is not null
		  and "paidAt" is null and "voidedAt" is null) as open,
		 (select coalesce(-sum(amount), 0) from "budgetEntry" where kind = 'COMMIT'
		  and "lineId" like '%.INTERNET_FEE') as bound`
	);
	if (sums?.paid !== sums?.booked) return `paid ${sums?.paid}, booked ${sums?.booked}`;
	if (sums?.open !== sums?.bound) return `approved ${sums?.open}, bound ${sums?.bound}`;
	const [run] = ground.all(
		`select b.id from "paymentBatch" b left join "subsidyMonth" m on m."batchId" = b.id
		 where b."voidedAt" is null group by b.id, b.count, b.total
		 having count(m.id) <> b.count or coalesce(sum(m.support), 0) <> b.total`
	);
	if (run) return `${run.id} is not what its months make`;
	const [back] = ground.all(
		`select (select coalesce(sum("recoveredAmount"), 0) from "subsidyMonth") as recovered,
		 (select coalesce(sum(amount), 0) from "budgetEntry" where kind = 'REFUND'
		  and "lineId" like '%.INTERNET_FEE') as refunded`
	);
	if (back?.recovered !== back?.refunded)
		return `recovered ${back?.recovered}, refunded ${back?.refunded}`;
	return limitFault(ground) ?? ownFault(ground);
}

/** A month that is worth more than its cap and its bill allow, or that stands after the end. (I7, I8) */
function limitFault(ground: Ground): string | undefined {
	const [high] = ground.all(
		`select id from "subsidyMonth" where "lateOfId" is null and cap is not null
		 and (support > cap or support > bill - discount)`
	);
	if (high) return `${high.id} is worth more than its cap or its bill`;
	const [after] = ground.all(
		`select m.id from "subsidyMonth" m join enrollment e on e.id = m."enrollmentId"
		 where e."endedOn" is not null and m.month > substr(e."endedOn", 1, 7)
		 and m."skippedAt" is null and (m.support is null or m.support > m."clawbackAmount")`
	);
	return after && `${after.id} stands after the end`;
}

function ownFault(ground: Ground): string | undefined {
	const [own] = ground.all(
		`select id from "paymentBatch" where "approvedBy" in ("madeBy", "lockedBy")`
	);
	return own && `${own.id} is approved by its maker`;
}
