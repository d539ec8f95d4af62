/** The figures of the programme's own page in one list, for its tiles, its paper and its workbook. Pure. */
import { share } from '../../domain/plan/derived.ts';
import type { Live, LiveMoney } from './live.ts';
import type { LiveDesk, Opening, Opens } from './live-desk.ts';

/** Words of a figure stand under its key in words/plan/programme.ts. */
export type LiveKey = Opening | 'refurbishing' | 'reserved' | 'out' | 'forecast';

export interface LiveLine {
	key: LiveKey;
	/** at the end of the month that is looked at, or as of now */
	when: 'month' | 'now';
	/** 원 of money, per cent of rates, else a count; null where nothing can be said yet */
	value: number | null;
	unit: 'units' | 'households' | 'cases' | 'days' | 'percent' | 'won' | 'householdMonths';
	/** how many there could be */
	of: number | null;
	/** what its note says beside it */
	values: Record<string, number>;
	alarms: boolean;
	href: string | null;
}

type Desk = Omit<LiveDesk, 'lines'>;
type Draft = Pick<LiveLine, 'key' | 'value' | 'unit'> & Partial<LiveLine>;

/** Every figure, those of the month first. */
export function linesOf(live: Live, desk: Desk, opens: Opens): LiveLine[] {
	const month = [...ofDeliveries(live, desk), ...ofRepairs(live, desk), ...ofMoney(live, desk)];
	return [
		...month.map((draft) => whole(draft, 'month', opens)),
		...ofNow(live, desk).map((draft) => whole(draft, 'now', opens))
	];
}

function whole(draft: Draft, when: LiveLine['when'], opens: Opens): LiveLine {
	const href = (opens as Partial<Record<LiveKey, string | null>>)[draft.key] ?? null;
	return { when, of: null, values: {}, alarms: false, href, ...draft };
}

function ofDeliveries(live: Live, { visits }: Desk): Draft[] {
	const { delivered, assigned, planned, quota } = live;
	const { ended, failed, refused, handed, swapped } = visits;
	const rate = (key: LiveKey, part: number, all: number): Draft => ({
		...{ key, unit: 'percent', values: { part, all } },
		value: all === 0 ? null : share(part, all)
	});
	return [
		{
			...{ key: 'delivered', value: delivered, unit: 'units', of: quota },
			...{ values: { planned }, alarms: delivered < planned }
		},
		{ key: 'assigned', value: assigned, unit: 'units' },
		rate('failed', failed, ended),
		rate('refused', refused, ended),
		rate('swapped', swapped, handed)
	];
}

function ofRepairs({ repairs }: Live, { done }: Desk): Draft[] {
	const { received, open, done: over } = repairs;
	return [
		{ key: 'received', value: received, unit: 'cases', values: { open, done: over } },
		{ key: 'took', value: done.days, unit: 'days', values: { repairs: done.repairs } }
	];
}

function ofMoney({ money }: Live, { internet }: Desk): Draft[] {
	return [
		...(money ? ofLedger(money) : []),
		{ key: 'wanted', value: internet.wanted, unit: 'households' },
		{ key: 'opened', value: internet.opened, unit: 'households' },
		...(money ? ofMonths(money) : [])
	];
}

function ofLedger({ pc, internet }: LiveMoney): Draft[] {
	return [
		{ key: 'pcMoney', value: pc.paid, unit: 'won', values: { budget: pc.budget } },
		{ key: 'internet', value: internet.paid, unit: 'won', values: { budget: internet.budget } }
	];
}

function ofMonths({ lines, paidMonths, monthsHeld }: LiveMoney): Draft[] {
	return [
		{ key: 'lines', value: lines, unit: 'households' },
		{ key: 'paidMonths', value: paidMonths, unit: 'householdMonths', of: monthsHeld }
	];
}

function ofNow({ now }: Live, desk: Desk): Draft[] {
	const { waiting, stock, waited, money } = now;
	const unit = (state: string) =>
		desk.now.units.find((one) => one.state === state) ?? { count: 0, href: null };
	const { late } = desk.now;
	const units = (key: LiveKey, state: string): Draft => {
		const { count, href } = unit(state);
		return { key, value: count, unit: 'units', href };
	};
	return [
		{ key: 'waiting', value: waiting, unit: 'households' },
		{ key: 'stock', value: stock, unit: 'units' },
		units('refurbishing', 'REFURBISHING'),
		units('reserved', 'RESERVED'),
		units('out', 'OUT'),
		{
			...{ key: 'waited', value: waited?.median ?? null, unit: 'days' },
			values: waited ? { p90: waited.p90 } : {}
		},
		{ key: 'late', value: late, unit: 'cases', alarms: late > 0 },
		...(money
			? [
					{
						...{ key: 'forecast' as const, value: money.forecast, unit: 'won' as const },
						...{ values: { left: money.left }, alarms: money.left < 0 }
					}
				]
			: [])
	];
}
