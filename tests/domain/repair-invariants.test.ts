/** What holds of repairs however a day goes, together with everything else that happens. */
import { beforeAll, describe, expect, it } from 'vitest';
import { stateOf as householdState } from '../../src/lib/domain/household.ts';
import { dayOf } from '../../src/lib/domain/month.ts';
import { isOpen as isOpenVisit } from '../../src/lib/domain/repair-visit.ts';
import { costOf, isCovered } from '../../src/lib/domain/ticket-limits.ts';
import { isOpen, type Ticket } from '../../src/lib/domain/ticket.ts';
import { addWorkdays } from '../../src/lib/domain/workday.ts';
import type { Given } from './given.ts';
import { start, wander } from './walker.ts';

const SEEDS = Array.from({ length: 10 }, (_, i) => 4021 + i);
const STEPS = 250;
const broken: Record<string, string[]> = {};
const seen = new Map<string, number>();
const ends: Given[] = [];

const isMerged = (office: Given, id: string) =>
	office
		.rows('household')
		.some((row) => row.mergedIntoId === id || (row.id === id && row.mergedIntoId));
const filed = (office: Given, row: Ticket, code: string) =>
	office.rows('exception').some((one) => one.ticketId === row.id && one.code === code);

const LAWS: Record<string, (office: Given) => string | undefined> = {
	'one repair of the same PC is open': (office) => {
		const open = office.rows('ticket').filter(isOpen);
		return twice(open.map((row) => `${row.householdId} ${row.pcId ?? 'their own'}`));
	},
	'a ticket names its open visit, and no other is open': (office) => {
		for (const row of office.rows('ticket')) {
			const open = office
				.rows('repairVisit')
				.filter((v) => v.ticketId === row.id && isOpenVisit(v));
			const ids = open.map(({ id }) => id).join();
			if (ids !== (row.visitId ?? '')) return `${row.id} names ${row.visitId}, open: ${ids}`;
			if (open[0] && (open[0].scheduledOn !== row.visitOn || open[0].workerId !== row.workerId))
				return `${row.id} and its visit disagree`;
			if (open[0] && !isOpen(row)) return `${row.id} is over and has a visit`;
		}
		return undefined;
	},
	'no repair of a closed household is open': (office) => {
		for (const row of office.rows('ticket').filter(isOpen)) {
			const home = office.get('household', row.householdId)!;
			if (householdState(home) !== 'ACTIVE') return row.id;
		}
		return undefined;
	},
	'repairs of PCs of their own stay within the year’s number': (office) => {
		for (const home of office.rows('household')) {
			if (isMerged(office, home.id)) continue;
			const own = office
				.rows('ticket')
				.filter((row) => row.householdId === home.id && row.pcId === null && !row.cancelledAt)
				// Cancelled by the office, and repaired all the same: flagged.
				.filter((row) => !filed(office, row, 'TICKET_CLOSED'));
			if (own.length > 1) return `${home.id} has ${own.length}`;
		}
		return undefined;
	},
	'parts above the limit are before an approver': (office) => {
		for (const home of office.rows('household')) {
			if (isMerged(office, home.id)) continue;
			const rows = office
				.rows('ticket')
				.filter((row) => row.householdId === home.id && !row.cancelledAt && !isCovered(row));
			const sum = rows.reduce((total, row) => total + costOf(row), 0);
			if (sum > 150_000 && !rows.some((row) => filed(office, row, 'PARTS_ABOVE_LIMIT')))
				return `${home.id} has parts for ${sum}`;
		}
		return undefined;
	},
	'the promised day is three working days and the pauses after it came in': (office) => {
		const off = new Set(office.rows('holiday').map(({ id }) => id));
		// Noted meanwhile: days promised before stay as they were.
		if (off.size > 0) return undefined;
		for (const row of office.rows('ticket')) {
			const from = dayOf(row.reopenedAt ?? row.receivedAt);
			const due = addWorkdays(from, 3 + row.pausedDays);
			if (due !== row.dueOn) return `${row.id} ${row.dueOn} instead of ${due}`;
		}
		return undefined;
	},
	'another unit is due only for one that came back': (office) => {
		for (const row of office.rows('assignment'))
			if (row.swapDueAt !== null && (row.endedAt === null || row.completedAt === null))
				return row.id;
		return undefined;
	},
	'whoever is told is told once by one deed about one thing': (office) =>
		twice(
			office
				.rows('notice')
				.map(({ actionId, template, about }) => `${actionId} ${template} ${about}`)
		)
};

beforeAll(async () => {
	for (const seed of SEEDS) {
		const office = start();
		await wander(office, seed, STEPS, ({ name }) => {
			seen.set(name, (seen.get(name) ?? 0) + 1);
			for (const [law, look] of Object.entries(LAWS)) {
				const how = look(office);
				if (how !== undefined) (broken[law] ??= []).push(`seed ${seed}, after ${name}: ${how}`);
			}
		});
		ends.push(office);
	}
}, 120_000);

describe(`over ${SEEDS.length} random walks`, () => {
	it.each(Object.keys(LAWS))('%s', (law) => expect(broken[law]?.slice(0, 3) ?? []).toEqual([]));

	it('repairs are done, given up, swapped, reopened and cancelled, or the laws say little', () => {
		const rows = ends.flatMap((office) => office.rows('ticket'));
		expect(rows.length).toBeGreaterThan(60);
		expect(rows.some((row) => row.pausedDays > 0)).toBe(true);
		for (const column of ['completedAt', 'unrepairableAt', 'cancelledAt', 'reopenedAt'] as const)
			expect(rows.filter((row) => row[column] !== null).length, column).toBeGreaterThan(2);
		const promises = ends.flatMap((office) => office.rows('assignment'));
		expect(promises.some((row) => row.swapDueAt !== null)).toBe(true);
		const codes = new Set(ends.flatMap((office) => office.exceptions()).map(({ code }) => code));
		for (const code of ['PARTS_ABOVE_LIMIT', 'TICKET_CLOSED', 'WRONG_OUTCOME', 'LAPTOP_PARTS'])
			expect(codes, code).toContain(code);
	});
});

function twice(values: readonly string[]): string | undefined {
	return values.find((value, i) => values.indexOf(value) !== i);
}
