/**
 * The internet fees and the money of 2021, as the office and its approver would have done them: the
 * year's budget, households of the spring with their lines, bills and payment runs until the autumn,
 * one run that waits for its second person, and a month that has to come back.
 */
import type { Input } from '../../domain/actions.ts';
import { addMonths, monthsBetween } from '../../domain/month.ts';
import type { Database } from '../db.ts';
import type { Home } from './homes.ts';
import { DELIVERED } from './past.ts';
import { dayAfter, kst, play, type Move } from './play.ts';

const OFFICE = 'demo-office1';
const APPROVER = 'demo-approver1';
const CARRIERS = ['나래통신', '한울텔레콤'];
/** Households that wished for a line and have it. */
const LINES = 20;
/** Whose paper came late: support from the month of the line took a second person. */
const LATE = 5;
/** Whose line was paused in summer, and whose ended in July and was reported in October. */
const PAUSED = 8;
const ENDED = 10;
const [FIRST, LAST] = ['2021-04', '2021-10'];
/** Bill and discount, 원, by turns: most are above the cap. */
const BILLS = [
	[33_000, 0],
	[27_500, 0],
	[33_000, 9_900],
	[27_500, 11_000]
] as const;

/** Plays the year's money; the spring's units are handed over already. */
export async function payFees(database: Database, homes: readonly Home[]): Promise<void> {
	await openLedger(database);
	const supported = homes.slice(0, LINES);
	await support(database, supported);
	await wait(database, homes.slice(LINES, DELIVERED));
	for (const month of monthsBetween(FIRST, LAST)) {
		await changes(database, supported, month);
		await bill(database, supported, month);
		await run(database, month);
	}
}

const enrollmentOf = ({ householdId }: Home) => householdId.replace('home', 'fee');

async function openLedger(database: Database): Promise<void> {
	const at = kst('2021-01-04', '10:00');
	const booked = (
		line: 'PC_SUPPLY' | 'INTERNET_FEE',
		fiscalYear: string,
		amount: number
	): Move => ({
		...{ id: `demo-budget-${fiscalYear}-${line}`, name: 'appropriate', at },
		input: {
			...{ entryId: `demo-entry-${fiscalYear}-${line}`, fiscalYear, line, amount },
			...{ on: `${fiscalYear}-01-01`, note: '본예산' }
		}
	});
	const moves = ['2021', '2022', '2023'].flatMap((year) => [
		booked('PC_SUPPLY', year, 73_610_000),
		booked('INTERNET_FEE', year, year === '2021' ? 23_760_000 : 31_680_000)
	]);
	await play(database, OFFICE, moves, at);
	await spend(database);
}

/** One contract that was paid, and one that is still bound. */
async function spend(database: Database): Promise<void> {
	const at = kst('2021-02-22', '15:00');
	const expense = (key: string, amount: number, note: string) => ({
		...{ entryId: `demo-entry-${key}`, fiscalYear: '2021', line: 'PC_SUPPLY' as const },
		...{ amount, note, about: null }
	});
	const parts = expense('parts', 32_400_000, '중고PC 정비 부품(SSD·메모리) 계약');
	const more = expense('autumn', 14_200_000, '하반기 정비 부품 계약');
	await play(
		database,
		OFFICE,
		[
			{ id: 'demo-commit-parts', name: 'commitExpense', at, input: { ...parts, on: '2021-02-22' } },
			{ id: 'demo-commit-autumn', name: 'commitExpense', at, input: { ...more, on: '2021-02-22' } }
		],
		at
	);
	const paidAt = kst('2021-03-05', '11:00');
	const paid = expense('parts-paid', 32_400_000, '중고PC 정비 부품(SSD·메모리)');
	const input = { ...paid, on: '2021-03-05', commitId: 'demo-entry-parts' };
	await play(
		database,
		OFFICE,
		[{ id: 'demo-pay-parts', name: 'payExpense', at: paidAt, input }],
		paidAt
	);
}

/** Who does what, when. */
interface Step {
	userId: string;
	move: Move;
}

/** All steps of the spring's households, one after the other as they happened. */
async function support(database: Database, homes: readonly Home[]): Promise<void> {
	const steps = homes.flatMap(stepsOf);
	steps.sort((a, b) => (a.move.at < b.move.at ? -1 : a.move.at > b.move.at ? 1 : 0));
	for (const { userId, move } of steps) await play(database, userId, [move], move.at);
}

/** From the wish to the grant. Three units were handed over on each Tuesday from 9 March on. */
function stepsOf(home: Home, i: number): Step[] {
	const handedOver = dayAfter('2021-03-09', Math.floor(i / 3) * 7);
	const wished = i === LATE ? '2021-06-28' : dayAfter(handedOver, 3);
	// Some lines take long to come.
	const opened = dayAfter(handedOver, 10 + (i % 5) * 20);
	const noted = i === LATE ? '2021-06-29' : dayAfter(opened, 1);
	const enrollmentId = enrollmentOf(home);
	const carrier = CARRIERS[i % 2] as string;
	const step = <N extends Move['name']>(
		name: N,
		when: string,
		input: Input<N>,
		userId = OFFICE
	): Step => {
		const [day, time] = when.split(' ') as [string, string];
		return {
			userId,
			move: { id: `demo-${name}-${i + 1}`, name, input, at: kst(day, time) } as Move
		};
	};
	const contractNo = `${i % 2 === 0 ? 'NR' : 'HW'}-21-${1001 + i}`;
	const startMonth = opened.slice(0, 7) < FIRST ? FIRST : opened.slice(0, 7);
	const line = [
		step('wishInternet', `${wished} 14:00`, {
			...{ enrollmentId, householdId: home.householdId, carrier, note: '' },
			payWay: i % 3 === 0 ? 'HOUSEHOLD' : 'CARRIER'
		}),
		step('askForLine', `${wished} 14:10`, { enrollmentId, carrier }),
		step('noteLineOpened', `${noted} 10:00`, {
			...{ enrollmentId, carrier, lineOpenedOn: opened, contractNo }
		})
	];
	if (i !== LATE)
		return [...line, step('activateFee', `${noted} 10:20`, { enrollmentId, startMonth })];
	const reason = '개통 확인서가 늦게 도착함';
	return [
		...line,
		step('askBackdate', `${noted} 10:20`, { enrollmentId, startMonth, reason }),
		step('approveBackdate', '2021-06-30 09:30', { enrollmentId, startMonth }, APPROVER)
	];
}

/** One is turned down, one only asked, one waits for its line. */
async function wait(database: Database, homes: readonly Home[]): Promise<void> {
	const at = kst('2021-05-12', '16:00');
	const wishes = homes.slice(0, 3).map((home, i): Move => ({
		...{ id: `demo-wish-late-${i + 1}`, name: 'wishInternet', at },
		input: {
			...{ enrollmentId: enrollmentOf(home), householdId: home.householdId, note: '' },
			...{ payWay: 'HOUSEHOLD', carrier: CARRIERS[0] as string }
		}
	}));
	const [refused, , pending] = homes as [Home, Home, Home];
	await play(
		database,
		OFFICE,
		[
			...wishes,
			{
				...{ id: 'demo-fee-reject', name: 'rejectInternet', at },
				input: { enrollmentId: enrollmentOf(refused), reason: 'OTHER_SUPPORT', note: '' }
			},
			{
				...{ id: 'demo-fee-pending', name: 'askForLine', at },
				input: { enrollmentId: enrollmentOf(pending), carrier: CARRIERS[0] as string }
			}
		],
		at
	);
}

/** What changes in a household before its month is billed. */
async function changes(database: Database, homes: readonly Home[], month: string): Promise<void> {
	const [paused, ended] = [homes[PAUSED] as Home, homes[ENDED] as Home];
	if (month === '2021-08') {
		const at = kst('2021-08-03', '10:00');
		const input = {
			enrollmentId: enrollmentOf(paused),
			from: month,
			reason: 'LINE_PAUSED' as const
		};
		await play(database, OFFICE, [{ id: 'demo-fee-pause', name: 'suspendFee', at, input }], at);
	}
	if (month === '2021-10') {
		const at = kst('2021-10-20', '10:00');
		const input = {
			enrollmentId: enrollmentOf(ended),
			on: '2021-08-16',
			reason: 'CANCELLED' as const
		};
		await play(database, OFFICE, [{ id: 'demo-fee-end', name: 'endFee', at, input }], at);
	}
}

/** The carriers' bills of a month, which come early in the next one. */
async function bill(database: Database, homes: readonly Home[], month: string): Promise<void> {
	const at = kst(`${addMonths(month, 1)}-05`, '11:00');
	const rows = await database.db
		.selectFrom('subsidyMonth')
		.select('enrollmentId')
		.where('month', '=', month)
		.where('billedAt', 'is', null)
		.where('skippedAt', 'is', null)
		.execute();
	const waiting = new Set(rows.map((row) => row.enrollmentId));
	const moves = homes.flatMap((home, i): Move[] => {
		const enrollmentId = enrollmentOf(home);
		if (!waiting.has(enrollmentId)) return [];
		const [amount, discount] = BILLS[i % BILLS.length] as (typeof BILLS)[number];
		const source = `${CARRIERS[i % 2]} ${month} 청구서`;
		const input = { enrollmentId, month, bill: amount, discount, source };
		return [{ id: `demo-bill-${month}-${i + 1}`, name: 'recordBill', at, input }];
	});
	await play(database, OFFICE, moves, at);
}

/** A month's run; the last one waits for the second person. */
async function run(database: Database, month: string): Promise<void> {
	const next = addMonths(month, 1);
	const at = kst(`${next}-10`, '10:00');
	const batchId = `demo-run-${month}`;
	await play(
		database,
		OFFICE,
		[
			{
				...{ id: `demo-run-build-${month}`, name: 'buildRun', at },
				input: { batchId, fiscalYear: '2021', month, leaveOut: [] }
			},
			{ id: `demo-run-lock-${month}`, name: 'lockRun', at, input: { batchId } }
		],
		at
	);
	if (month === LAST) return;
	const signed = kst(`${next}-12`, '15:00');
	const { total } = await database.db
		.selectFrom('paymentBatch')
		.select('total')
		.where('id', '=', batchId)
		.executeTakeFirstOrThrow();
	const approve: Move = {
		...{ id: `demo-run-approve-${month}`, name: 'approveRun', at: signed },
		input: { batchId, lockedAt: at, total }
	};
	await play(database, APPROVER, [approve], signed);
	const paid = kst(`${next}-15`, '17:00');
	const pay: Move = {
		...{ id: `demo-run-pay-${month}`, name: 'payRun', at: paid },
		input: { batchId, paidOn: `${next}-15` }
	};
	await play(database, OFFICE, [pay], paid);
}
