/**
 * Random years of a small programme's money: whoever may do something does it to whatever is there.
 * Rows are held in plain maps, so that ten thousand histories are a matter of seconds.
 */
import type { ActionName, Input } from '../../src/lib/domain/actions.ts';
import { ACTIONS } from '../../src/lib/domain/actions.ts';
import type { Actor, Context } from '../../src/lib/domain/context.ts';
import { foresee, sumOf, waits } from '../../src/lib/domain/end-corrected.ts';
import { addDays, addMonths } from '../../src/lib/domain/month.ts';
import { perform } from '../../src/lib/domain/perform.ts';
import { Refusal, type Params } from '../../src/lib/domain/refusal.ts';
import { TABLES, type Column, type Rows, type TableName } from '../../src/lib/domain/tables.ts';
import type { Tx } from '../../src/lib/domain/tx.ts';
import { chance, type Chance } from '../sync/sim/chance.ts';
import { home, proven, promise, unit, year } from './given.ts';

export const clerk: Actor = { userId: 'o1', role: 'office', dongs: [] };
const otherClerk: Actor = { userId: 'o2', role: 'office', dongs: [] };
export const boss: Actor = { userId: 'b1', role: 'approver', dongs: [] };
const otherBoss: Actor = { userId: 'b2', role: 'approver', dongs: [] };

/** A time at which nothing was locked or settled. */
const NEVER = '2000-01-01T00:00:00.000Z';

type AnyRow = Rows[TableName];
type Deed = { [N in ActionName]: { name: N; input: Input<N>; as?: Actor } }[ActionName];

/** Rows in maps, with the tables' own indexes. */
export class Office {
	day = '2021-04-05';
	/** what was written over that must never be */
	readonly broken: string[] = [];
	private readonly tables = new Map<TableName, Map<string, AnyRow>>();
	private readonly written = new Map<TableName, Map<string, AnyRow>>();
	private count = 0;

	rows<T extends TableName>(table: T): Rows[T][] {
		return [...(this.tables.get(table)?.values() ?? [])] as Rows[T][];
	}

	get<T extends TableName>(table: T, id: string): Rows[T] | undefined {
		return this.tables.get(table)?.get(id) as Rows[T] | undefined;
	}

	put(table: TableName, row: AnyRow): void {
		let rows = this.tables.get(table);
		if (!rows) this.tables.set(table, (rows = new Map()));
		rows.set(row.id, row);
	}

	/** Carries an action out at noon of the present day: its refusal, or null. */
	does(
		name: ActionName,
		input: unknown,
		as: Actor = clerk
	): { code: string; params: Params } | null {
		const at = `${this.day}T03:00:00.000Z`;
		const action = { id: `a${++this.count}`, name, v: ACTIONS[name].v, input, at };
		this.written.clear();
		try {
			perform(this.tx, action, as, true, at);
		} catch (error) {
			if (!(error instanceof Refusal)) throw error;
			return { code: error.code, params: error.params };
		}
		this.keep(name);
		return null;
	}

	/** What a rule would make of the rows; nothing of it stays. */
	reads<R>(body: (tx: Tx, ctx: Context) => R): R {
		const at = `${this.day}T03:00:00.000Z`;
		this.written.clear();
		try {
			return body(this.tx, { actionId: 'look', at, actor: clerk, now: at, judges: true });
		} finally {
			this.written.clear();
		}
	}

	/** An approver grants the end that is asked for, as it would come out now. */
	grantsEnd(enrollmentId: string, as: Actor = boss): ReturnType<Office['does']> {
		return this.does('approveEndCorrection', this.rightEnd(enrollmentId), as);
	}

	/** What an approver would say of the end that is asked for; nothing changes where it is refused. */
	rightEnd(enrollmentId: string): Input<'approveEndCorrection'> {
		const on = this.get('enrollment', enrollmentId)?.rightEndOn ?? null;
		const asked = { enrollmentId, on };
		try {
			return { ...asked, ...sumOf(this.reads((tx, ctx) => foresee(tx, asked, ctx))) };
		} catch (error) {
			if (!(error instanceof Refusal)) throw error;
			return { ...asked, kept: 0, more: 0, planned: 0 };
		}
	}

	/** An approver signs the run as it is. */
	approves(batchId: string, as: Actor = boss): ReturnType<Office['does']> {
		const { lockedAt, total } = this.get('paymentBatch', batchId) as Rows['paymentBatch'];
		return this.does('approveRun', { batchId, lockedAt: lockedAt ?? NEVER, total }, as);
	}

	/** An approver locks the year as it was settled. */
	locks(fiscalYear: string, as: Actor = boss): ReturnType<Office['does']> {
		const settledAt = this.get('budgetLine', `${fiscalYear}.INTERNET_FEE`)?.settledAt ?? NEVER;
		return this.does('lockBudget', { fiscalYear, settledAt }, as);
	}

	private readonly tx: Tx = {
		get: (table, id) => (this.written.get(table)?.get(id) ?? this.get(table, id)) as never,
		where: (table, column, value) => this.where(table, column, value) as never,
		put: (table, row) => {
			let rows = this.written.get(table);
			if (!rows) this.written.set(table, (rows = new Map()));
			rows.set(row.id, row);
		}
	};

	private where<T extends TableName>(table: T, column: Column<T>, value: string): AnyRow[] {
		if (!(TABLES[table].indexes as readonly string[]).includes(column))
			throw new Error(`${table}.${column} is not indexed`);
		const written = this.written.get(table);
		const found: AnyRow[] = [];
		for (const row of this.tables.get(table)?.values() ?? [])
			if (!written?.has(row.id) && (row as never)[column] === value) found.push(row);
		for (const row of written?.values() ?? [])
			if ((row as never)[column] === value) found.push(row);
		return found.sort((a, b) => (a.id < b.id ? -1 : 1));
	}

	private keep(name: string): void {
		for (const [table, rows] of this.written)
			for (const row of rows.values()) {
				const before = this.tables.get(table)?.get(row.id);
				if (before) this.look(name, table, before, row);
				this.put(table, row);
			}
	}

	/** Entries and what was paid are never written over. */
	private look(name: string, table: TableName, before: AnyRow, row: AnyRow): void {
		if (table === 'budgetEntry') this.broken.push(`${name} wrote over entry ${row.id}`);
		if (table !== 'subsidyMonth') return;
		const [old, now] = [before as Rows['subsidyMonth'], row as Rows['subsidyMonth']];
		if (old.paidAt === null) return;
		const kept = ['support', 'cap', 'versionId', 'eligibilityId', 'paidAt', 'batchId'] as const;
		const basis = old.estimatedAt === null ? (['bill', 'discount'] as const) : [];
		for (const column of [...kept, ...basis])
			if (old[column] !== now[column]) this.broken.push(`${name} changed ${column} of ${row.id}`);
		if (now.recoveredAmount < old.recoveredAmount) this.broken.push(`${name} took back a refund`);
	}
}

const HOMES = 4;

/** Four households that have their PC, two years with limits and budgets that chance has set. */
export function start(seed: number): { office: Office; luck: Chance } {
	const luck = chance(seed, 'money');
	const office = new Office();
	office.day = luck.pick(['2021-04-05', '2021-04-05', '2021-10-05']);
	const limits = {
		maxMonthsPerHousehold: luck.between(1, 12),
		maxActiveLines: luck.between(1, 4),
		finalMonthRule: luck.pick(['FULL', 'NONE', 'PRO_RATA'] as const),
		decemberRule: luck.pick(['ESTIMATE', 'NEXT_YEAR'] as const)
	};
	for (const id of ['2021', '2022', '2023'])
		office.put('programmeYear', { ...year(100), ...limits, id, versionId: `${id}.1` });
	for (let n = 1; n <= HOMES; n += 1) {
		const id = `h${n}`;
		office.put('household', home(id));
		const proof = proven(id);
		for (const row of proof.eligibility)
			office.put('eligibility', { ...row, validUntil: '2023-12-31' });
		const third = { ...proof.consent[0]!, id: `third-${id}`, kind: 'THIRD_PARTY' as const };
		for (const row of [...proof.consent, ...(n === 4 ? [] : [third])]) office.put('consent', row);
		const acceptedOn = luck.pick(['2021-03-09', '2021-04-02', '2021-04-02']);
		handedOver(office, n, `${acceptedOn}T01:00:00.000Z`);
	}
	for (const fiscalYear of ['2021', '2022'])
		for (const line of ['INTERNET_FEE', 'PC_SUPPLY'] as const)
			office.does('appropriate', {
				...{ entryId: `${fiscalYear}-${line}`, fiscalYear, line, note: '' },
				...{ amount: luck.between(1, 30) * 10_000 + 7, on: `${fiscalYear}-01-01` }
			});
	for (let n = 1; n <= HOMES; n += 1) if (luck.hit(0.7)) supported(office, n, luck);
	return { office, luck };
}

/** Household n asks, its line opens, and support begins where there is a line left. */
function supported(office: Office, n: number, luck: Chance): void {
	const enrollmentId = `e0${n}`;
	const asked = { enrollmentId, householdId: `h${n}`, carrier: '', note: '' };
	office.does('wishInternet', { ...asked, payWay: n === 4 ? 'HOUSEHOLD' : 'CARRIER' });
	const line = { enrollmentId, lineOpenedOn: '2021-04-03', carrier: '가상통신', contractNo: '' };
	office.does('noteLineOpened', line);
	const startMonth = office.day.slice(0, 7);
	if (luck.hit(0.8)) office.does('activateFee', { enrollmentId, startMonth });
}

/** Household n has unit n since that time. */
export function handedOver(office: Office, n: number, at: string): void {
	const [householdId, pcId, assignmentId] = [`h${n}`, `p${n}`, `asg${n}`];
	office.put('pc', unit(pcId, { deliveredAt: at, assignmentId, householdId }));
	office.put('assignment', promise(assignmentId, householdId, pcId, { completedAt: at }));
	office.put('receipt', {
		...{ id: `r${n}`, visitId: null, assignmentId, householdId, pcId, adminDong: '독산1동' },
		...{ fiscalYear: '2021', workerId: 'w1', serial: 'S', deliveredAt: at, address: '' },
		...{ bootCheckedAt: at, licenceCheckedAt: at, officeCheckedAt: at, internetCheckedAt: null },
		...{ recipientName: '', recipientRelation: 'SELF', signatureHash: null, substitute: null },
		...{ substituteReason: '', swapReason: null, replacedPcId: null, warrantyUntil: '2022-04-02' },
		...{ note: '', edition: 1, replacesId: null, replacedById: null, correctionReason: '' },
		...{ versionId: '2021.1', voidedAt: null, model: '', tag: '', memoryGb: 4, ssdGb: 240 },
		...{ monitor: '', os: '', office: '', photoHash: null }
	});
}

/** One random history of `steps` deeds; `after` looks at every one. */
export function wander(
	seed: number,
	steps: number,
	after: (office: Office, name: ActionName, code: string | null) => void
): Office {
	const { office, luck } = start(seed);
	for (let n = 1; n <= steps; n += 1) {
		if (luck.hit(0.4)) office.day = addDays(office.day, luck.pick([1, 9, 25, 31, 60]));
		const deed = luck.pick(DEEDS)(office, luck, `${n}`);
		if (!deed) continue;
		const as = deed.as ?? (luck.hit(0.9) ? clerk : otherClerk);
		after(office, deed.name, office.does(deed.name, deed.input, as)?.code ?? null);
	}
	return office;
}

type Maker = (office: Office, luck: Chance, n: string) => Deed | undefined;

const some = <T extends TableName>(office: Office, table: T, luck: Chance): Rows[T] | undefined => {
	const rows = office.rows(table);
	return rows.length === 0 ? undefined : luck.pick(rows);
};
const approver = (luck: Chance) => luck.pick([boss, otherBoss]);
const monthOf = (office: Office, luck: Chance) =>
	addMonths(office.day.slice(0, 7), luck.pick([-3, -2, -1, -1, 0, 0, 0, 1]));

const wish: Maker = (_, luck, n) => ({
	name: 'wishInternet',
	input: {
		...{ enrollmentId: `e${n}`, householdId: `h${luck.between(1, HOMES)}`, carrier: '', note: '' },
		payWay: luck.pick(['CARRIER', 'CARRIER', 'HOUSEHOLD'] as const)
	}
});

const opened: Maker = (office, luck) => {
	const waiting = office.rows('enrollment').filter((row) => row.lineOpenedOn === null);
	if (waiting.length === 0) return undefined;
	const { id: enrollmentId } = luck.pick(waiting);
	const lineOpenedOn = addDays(office.day, -luck.pick([0, 3, 40]));
	return {
		name: 'noteLineOpened',
		input: { enrollmentId, lineOpenedOn, carrier: '가상통신', contractNo: '' }
	};
};

const begun: Maker = (office, luck) => {
	const ready = office
		.rows('enrollment')
		.filter((row) => row.lineOpenedOn !== null && row.activatedAt === null);
	if (ready.length === 0) return undefined;
	const row = luck.pick(ready);
	const { id: enrollmentId } = row;
	const startMonth = monthOf(office, luck);
	return luck.pick<Deed>([
		{ name: 'activateFee', input: { enrollmentId, startMonth } },
		{ name: 'activateFee', input: { enrollmentId, startMonth: office.day.slice(0, 7) } },
		{ name: 'askBackdate', input: { enrollmentId, startMonth, reason: '늦게 도착' } },
		{
			name: 'approveBackdate',
			input: { enrollmentId, startMonth: row.backdateMonth ?? startMonth },
			as: approver(luck)
		},
		{ name: 'rejectInternet', input: { enrollmentId, reason: 'NO_LINE', note: '' } }
	]);
};

const bill: Maker = (office, luck) => {
	const month = office.day.slice(0, 7);
	const planned = office
		.rows('subsidyMonth')
		.filter((row) => row.month <= month && row.skippedAt === null && row.paidAt === null);
	const row =
		luck.hit(0.85) && planned.length > 0 ? luck.pick(planned) : some(office, 'subsidyMonth', luck);
	if (!row) return undefined;
	const amount = luck.pick([33_000, 26_400, 22_011, 9_900]);
	const discount = luck.pick([0, 0, 0, 5_500, amount === 9_900 ? 9_900 : 11_000]);
	const { enrollmentId } = row;
	return {
		name: 'recordBill',
		input: { enrollmentId, month: row.month, bill: amount, discount, source: 'f/1' }
	};
};

const run: Maker = (office, luck, n) => {
	const billed = office
		.rows('subsidyMonth')
		.filter((row) => row.billedAt !== null && row.batchId === null && row.skippedAt === null);
	if (billed.length === 0 && luck.hit(0.9)) return undefined;
	const row = billed.length > 0 && luck.hit(0.9) ? luck.pick(billed) : undefined;
	const month = row?.month ?? office.day.slice(0, 7);
	const fiscalYear = luck.hit(0.95) ? (row?.fiscalYear ?? month.slice(0, 4)) : '2022';
	return { name: 'buildRun', input: { batchId: `run${n}`, fiscalYear, month, leaveOut: [] } };
};

const onRun: Maker = (office, luck) => {
	const live = office
		.rows('paymentBatch')
		.filter((row) => row.paidAt === null && row.voidedAt === null);
	const row =
		live.length > 0 && luck.hit(0.95) ? luck.pick(live) : some(office, 'paymentBatch', luck);
	if (!row) return undefined;
	const batchId = row.id;
	const next =
		row.lockedAt === null ? 'lockRun' : row.approvedAt === null ? 'approveRun' : 'payRun';
	const step = luck.hit(0.85) ? next : luck.pick(['lockRun', 'approveRun', 'payRun'] as const);
	if (luck.hit(0.08)) return { name: 'voidRun', input: { batchId, reason: '다시' } };
	if (luck.hit(0.05))
		return { name: 'sendRunBack', input: { batchId, reason: '확인' }, as: approver(luck) };
	if (step === 'lockRun') return { name: step, input: { batchId } };
	if (step === 'approveRun') {
		const input = { batchId, lockedAt: row.lockedAt ?? NEVER, total: row.total };
		return { name: step, input, as: luck.hit(0.9) ? approver(luck) : clerk };
	}
	return { name: step, input: { batchId, paidOn: office.day } };
};

const onMonth: Maker = (office, luck) => {
	const owing = office.rows('subsidyMonth').filter((one) => one.clawbackAt !== null);
	if (owing.length > 0 && luck.hit(0.4))
		return { name: 'recoverMonth', input: { monthId: luck.pick(owing).id, on: office.day } };
	const billed = office.rows('subsidyMonth').filter((one) => one.billedAt !== null);
	const row = billed.length > 0 ? luck.pick(billed) : some(office, 'subsidyMonth', luck);
	if (!row) return undefined;
	const { id: monthId, enrollmentId, month } = row;
	const charged = { bill: luck.pick([33_000, 15_000]), discount: 0, source: '정정' };
	return luck.pick<Deed>([
		{ name: 'amendBill', input: { monthId, ...charged } },
		{ name: 'correctPaid', input: { monthId, ...charged } },
		{ name: 'skipMonth', input: { monthId, reason: 'NO_BILL' } },
		{
			name: 'clawBack',
			input: { monthId, amount: luck.pick([1000, row.support ?? 26_400]), note: '착오' }
		},
		{ name: 'replanMonth', input: { enrollmentId, month }, as: luck.pick([clerk, boss]) },
		{ name: 'leaveOutOfRun', input: { monthId } }
	]);
};

const ended: Maker = (office, luck) => {
	const paused = office.rows('enrollment').filter((row) => row.suspendedAt !== null);
	if (paused.length > 0 && luck.hit(0.3)) {
		const enrollmentId = luck.pick(paused).id;
		return { name: 'resumeFee', input: { enrollmentId, from: office.day.slice(0, 7) } };
	}
	const row = some(office, 'enrollment', luck);
	if (!row) return undefined;
	const { id: enrollmentId, householdId } = row;
	const on = addDays(office.day, -luck.pick([0, 5, 20, 45, 100]));
	return luck.pick<Deed>([
		{ name: 'endFee', input: { enrollmentId, on, reason: 'CANCELLED' } },
		{ name: 'suspendFee', input: { enrollmentId, from: monthOf(office, luck), reason: 'ARREARS' } },
		{ name: 'resumeFee', input: { enrollmentId, from: monthOf(office, luck) } },
		{
			name: 'closeHousehold',
			input: { householdId, cause: luck.pick(['MOVED_OUT', 'DECEASED']), on, note: '' }
		},
		{
			name: 'mergeHousehold',
			input: { householdId, intoId: `h${luck.between(1, HOMES)}`, note: '' }
		},
		{ name: 'reopenHousehold', input: { householdId, note: '재확인' } },
		{ name: 'withdrawConsent', input: { consentId: `third-${householdId}` } }
	]);
};

/** A day is mistyped: before months that are paid. */
const mistyped: Maker = (office, luck) => {
	const open = office.rows('enrollment').filter((row) => row.endedAt === null);
	const paid = office
		.rows('subsidyMonth')
		.filter((row) => row.paidAt !== null && open.some(({ id }) => id === row.enrollmentId));
	if (paid.length === 0 || luck.hit(0.5)) return undefined;
	const { enrollmentId, householdId, month } = luck.pick(paid);
	const on = addDays(`${month}-01`, luck.pick([-40, -1, -1, 9]));
	if (luck.hit(0.7)) return { name: 'endFee', input: { enrollmentId, on, reason: 'CANCELLED' } };
	return { name: 'closeHousehold', input: { householdId, cause: 'MOVED_OUT', on, note: '' } };
};

/** Ends are put right: asked for, and granted as they come out. */
const corrected: Maker = (office, luck) => {
	const waiting = office.rows('enrollment').filter((row) => waits(row));
	if (waiting.length > 0 && luck.hit(0.7)) {
		const input = office.rightEnd(luck.pick(waiting).id);
		return { name: 'approveEndCorrection', input, as: approver(luck) };
	}
	const claimed = office.rows('subsidyMonth').filter((row) => row.clawbackReason === 'ENDED');
	const owing = new Set(claimed.map((row) => row.enrollmentId));
	const over = office.rows('enrollment').filter((row) => row.endedOn !== null);
	const some = over.some(({ id }) => owing.has(id)) ? over.filter(({ id }) => owing.has(id)) : over;
	if (some.length === 0) return undefined;
	const { id: enrollmentId, endedOn } = luck.pick(some);
	const later = addDays(endedOn as string, luck.pick([3, 20, 45, 100]));
	const on = luck.hit(0.3) ? null : later < office.day ? later : office.day;
	return { name: 'askEndCorrection', input: { enrollmentId, on, reason: '날짜 오기' } };
};

/** Units come back or are lost, and somebody says what becomes of the support. */
const gone: Maker = (office, luck) => {
	const [task] = office.rows('task').filter((row) => row.doneAt === null);
	if (task) return { name: 'finishTask', input: { taskId: task.id, outcome: '계속 지원' } };
	if (luck.hit(0.7)) return undefined;
	const pcId = `p${luck.between(1, HOMES)}`;
	if (luck.hit(0.5)) return { name: 'losePc', input: { pcId, note: '' } };
	return { name: 'returnPc', input: { pcId, reason: 'UNUSED', note: '' } };
};

const money: Maker = (office, luck, n) => {
	const fiscalYear = luck.pick(['2021', '2021', '2022']);
	const line = luck.pick(['INTERNET_FEE', 'PC_SUPPLY'] as const);
	const free = office.rows('budgetEntry').filter((one) => one.lineId.endsWith('PC_SUPPLY'));
	const entry = luck.hit(0.8) ? luck.pick(free) : some(office, 'budgetEntry', luck);
	const amount = luck.between(1, 9) * 10_000;
	const booking = { entryId: `b${n}`, fiscalYear, line, amount, on: office.day, note: '' };
	const back = { entryId: `b${n}`, on: office.day, note: '취소' };
	return luck.pick<Deed>([
		{ name: 'supplement', input: { ...booking, amount: luck.hit(0.5) ? amount : -amount } },
		{ name: 'transferBudget', input: booking },
		{ name: 'commitExpense', input: { ...booking, line: 'PC_SUPPLY', about: null } },
		{
			name: 'payExpense',
			input: {
				...booking,
				line: 'PC_SUPPLY',
				about: null,
				commitId: luck.hit(0.5) ? (entry?.id ?? null) : null
			}
		},
		{ name: 'releaseExpense', input: { ...back, commitId: entry?.id ?? 'none' } },
		{ name: 'refundExpense', input: { ...back, paidId: entry?.id ?? 'none', amount } },
		{ name: 'appropriate', input: booking }
	]);
};

const yearEnd: Maker = (office, luck) => {
	if (office.day < '2021-11-20' && luck.hit(0.6)) return undefined;
	const fiscalYear = office.day < '2022-03-01' ? '2021' : '2022';
	const month = addMonths(office.day.slice(0, 7), -1);
	const settledAt = office.get('budgetLine', `${fiscalYear}.INTERNET_FEE`)?.settledAt ?? NEVER;
	return luck.pick<Deed>([
		{ name: 'closeFeeMonth', input: { fiscalYear: month.slice(0, 4), month } },
		{ name: 'estimateDecember', input: { fiscalYear } },
		{
			name: 'settleBudget',
			input: { fiscalYear, carryPc: 0, carryFee: luck.pick([0, 0, 5_000]), note: '' }
		},
		{ name: 'lockBudget', input: { fiscalYear, settledAt }, as: approver(luck) },
		{ name: 'lockBudget', input: { fiscalYear, settledAt }, as: approver(luck) }
	]);
};

const DEEDS: readonly Maker[] = [
	...[wish, opened, begun, begun, bill, bill, bill, run, run, onRun, onRun, onRun, onRun],
	...[onMonth, onMonth, ended, mistyped, corrected, corrected, gone, money, yearEnd, yearEnd]
];
