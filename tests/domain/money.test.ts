/** The invariants of money over ten thousand random histories. (DOMAIN §2.2 I6–I10) */
import { beforeAll, describe, expect, it } from 'vitest';
import { stateOf as batchState } from '../../src/lib/domain/batch.ts';
import { sumOf } from '../../src/lib/domain/budget.ts';
import { holdsLine } from '../../src/lib/domain/enrollment.ts';
import { daysIn, isLive, netOf, owed, supportFor } from '../../src/lib/domain/subsidy.ts';
import type { Rows } from '../../src/lib/domain/tables.ts';
import { wander, type Office } from './money-world.ts';

const HISTORIES = 10_000;
const STEPS = 40;
const broken: Record<string, string[]> = {};
const seen = new Map<string, number>();
type Month = Rows['subsidyMonth'];

/** Every law is looked at after every deed that changed something. */
const LAWS: Record<string, (office: Office) => string | undefined> = {
	'I6 no month of a household is paid twice': (office) => {
		const kept = new Map<string, string>();
		for (const row of office.rows('subsidyMonth')) {
			if (row.paidAt === null || row.lateOfId !== null || netOf(row) <= 0) continue;
			const key = `${rootOf(office, row.householdId)} ${row.month}`;
			if (kept.has(key)) return `${key}: ${kept.get(key)} and ${row.id}`;
			kept.set(key, row.id);
		}
		return undefined;
	},
	'one row of a household and month is live': (office) => {
		const live = office.rows('subsidyMonth').filter((row) => isLive(row) && row.lateOfId === null);
		return twice(live.map((row) => `${row.householdId} ${row.month}`));
	},
	'I7 support is never above the cap, nor above the bill less the discount': (office) => {
		for (const row of office.rows('subsidyMonth')) {
			if (row.support === null || row.lateOfId !== null) continue;
			const late = office.get('subsidyMonth', `${row.id}.late`);
			// By the newest bill there is, also where it came after the payment.
			const basis = [row.bill, row.discount, row.correctedBill, row.correctedDiscount];
			const [bill, discount, newBill, newDiscount] = basis as number[];
			const newest =
				newBill === null
					? { bill: bill as number, discount: discount as number }
					: { bill: newBill as number, discount: newDiscount as number };
			const part = row.days === null ? null : { days: row.days, of: daysIn(row.month) };
			const most = supportFor({ cap: row.cap ?? 0, ...newest }, part);
			const got = netOf(row) + (late && late.skippedAt === null ? netOf(late) : 0);
			const isEstimate = row.estimatedAt !== null && row.settledAt === null;
			if (got > most && !isEstimate) return `${row.id}: ${got} > ${most}`;
		}
		return undefined;
	},
	'I8 no month stands before the start or after the end': (office) => {
		for (const row of office.rows('subsidyMonth')) {
			const of = office.get('enrollment', row.enrollmentId)!;
			if (row.skippedAt !== null) continue;
			if (of.startMonth === null || row.month < of.startMonth) return `${row.id} before the start`;
			const last = of.endedOn?.slice(0, 7) ?? of.endMonth ?? '';
			if (row.month > last && netOf(row) > 0) return `${row.id} after ${last}`;
		}
		return undefined;
	},
	'nothing is claimed back for an end that is later, but what is theirs twice': (office) => {
		for (const row of office.rows('subsidyMonth')) {
			if (row.clawbackReason !== 'ENDED' || owed(row) === 0) continue;
			const { endedOn, rightEndApprovedBy: by } = office.get('enrollment', row.enrollmentId)!;
			if (by === null || row.month >= (endedOn ?? '9999').slice(0, 7)) continue;
			const home = rootOf(office, row.householdId);
			const isTwin = (one: Month) =>
				one.enrollmentId !== row.enrollmentId && rootOf(office, one.householdId) === home;
			const same = office.rows('subsidyMonth').filter((one) => one.month === row.month);
			if (!same.some((one) => isTwin(one))) return row.id;
		}
		return undefined;
	},
	'nobody grants an end that they asked for': (office) =>
		office
			.rows('enrollment')
			.find(
				(row) => row.rightEndApprovedBy !== null && row.rightEndApprovedBy === row.rightEndAskedBy
			)?.id,
	'nobody has more months than the year gives': (office) => {
		const most = office.get('programmeYear', '2021')!.maxMonthsPerHousehold;
		const live = office.rows('subsidyMonth').filter((row) => isLive(row) && row.lateOfId === null);
		const counts = Map.groupBy(live, (row) => row.householdId);
		for (const [id, rows] of counts) if (rows.length > most) return `${id}: ${rows.length}`;
		return undefined;
	},
	'I9 paid and committed never exceed what a line was given': (office) => {
		for (const line of office.rows('budgetLine')) {
			const entries = office.rows('budgetEntry').filter((one) => one.lineId === line.id);
			const given = entries.filter((one) => !['COMMIT', 'PAY', 'REFUND'].includes(one.kind));
			const taken = entries.filter((one) => ['COMMIT', 'PAY', 'REFUND'].includes(one.kind));
			if (-sumOf(taken) > sumOf(given)) return `${line.id}: ${-sumOf(taken)} > ${sumOf(given)}`;
			if (sumOf(entries) < 0) return `${line.id}: ${sumOf(entries)}`;
		}
		return undefined;
	},
	'the ledger says what the months say': (office) => {
		const entries = office.rows('budgetEntry');
		const months = office.rows('subsidyMonth');
		const sum = (rows: Month[], of: (row: Month) => number) =>
			rows.reduce((total, row) => total + of(row), 0);
		for (const fiscalYear of ['2021', '2022', '2023']) {
			const fee = entries.filter((one) => one.lineId === `${fiscalYear}.INTERNET_FEE`);
			const own = months.filter((row) => row.fiscalYear === fiscalYear);
			const paid = sum(
				own.filter((row) => row.paidAt !== null),
				(row) => row.support ?? 0
			);
			const booked = -sumOf(fee.filter((one) => one.kind === 'PAY'));
			if (paid !== booked) return `${fiscalYear}: paid ${paid}, booked ${booked}`;
			const approved = office
				.rows('paymentBatch')
				.filter((row) => row.fiscalYear === fiscalYear && batchState(row) === 'APPROVED');
			const open = approved.reduce((total, row) => total + row.total, 0);
			const bound = -sumOf(fee.filter((one) => one.kind === 'COMMIT'));
			if (open !== bound) return `${fiscalYear}: approved ${open}, bound ${bound}`;
		}
		const back = sumOf(
			entries.filter((one) => one.kind === 'REFUND' && one.lineId.endsWith('INTERNET_FEE'))
		);
		const recovered = sum(months, (row) => row.recoveredAmount);
		return back === recovered ? undefined : `recovered ${recovered}, refunded ${back}`;
	},
	'a run is the sum of its months': (office) => {
		for (const run of office.rows('paymentBatch')) {
			if (run.voidedAt !== null) continue;
			const months = office.rows('subsidyMonth').filter((row) => row.batchId === run.id);
			const total = months.reduce((sum, row) => sum + (row.support ?? 0), 0);
			if (total !== run.total || months.length !== run.count) return `${run.id}: ${total}`;
		}
		return undefined;
	},
	'nobody approves what they made': (office) =>
		office
			.rows('paymentBatch')
			.find((row) => row.approvedBy !== null && [row.madeBy, row.lockedBy].includes(row.approvedBy))
			?.id,
	'I10 no more lines are supported than the year allows': (office) => {
		const most = office.get('programmeYear', '2021')!.maxActiveLines;
		const lines = office
			.rows('enrollment')
			.filter((row) => holdsLine(row, office.day.slice(0, 7))).length;
		return lines > most ? `${lines} of ${most}` : undefined;
	},
	'a closed year is not written to': (office) => {
		for (const line of office.rows('budgetLine')) {
			if (line.closedAt === null) continue;
			const late = office
				.rows('budgetEntry')
				.find((one) => one.lineId === line.id && one.at > (line.closedAt as string));
			if (late) return late.id;
		}
		return undefined;
	},
	'entries and what was paid are never written over': (office) => office.broken[0]
};

beforeAll(() => {
	for (let seed = 1; seed <= HISTORIES; seed += 1)
		wander(seed, STEPS, (office, name, code) => {
			const key = code === null ? name : `${name} ${code}`;
			seen.set(key, (seen.get(key) ?? 0) + 1);
			if (code !== null) return;
			for (const [law, look] of Object.entries(LAWS)) {
				const how = look(office);
				if (how !== undefined && (broken[law] ??= []).length < 5)
					broken[law].push(`seed ${seed}, after ${name}: ${how}`);
			}
		});
}, 300_000);

describe(`over ${HISTORIES} random histories`, () => {
	it.each(Object.keys(LAWS))('%s', (law) => expect(broken[law]?.slice(0, 3) ?? []).toEqual([]));

	it('much is paid, claimed back, refused and settled, or the laws say little', () => {
		const deeds = [
			'payRun',
			'recoverMonth',
			'lockBudget',
			'voidRun',
			'approveBackdate',
			'approveEndCorrection',
			'resumeFee'
		];
		for (const name of deeds) expect(seen.get(name) ?? 0, name).toBeGreaterThan(50);
		for (const refused of [
			'approveRun BUDGET_SHORT',
			'activateFee LINES_FULL',
			'recordBill MONTH_PAID'
		])
			expect(seen.get(refused) ?? 0, refused).toBeGreaterThan(10);
	});
});

function twice(ids: readonly string[]): string | undefined {
	return ids.find((id, i) => ids.indexOf(id) !== i);
}

/** The record that lives on after mergers. */
function rootOf(office: Office, id: string): string {
	const into = office.get('household', id)?.mergedIntoId;
	return into ? rootOf(office, into) : id;
}
