/** The invariants of the programme over random days. (DOMAIN §2.2 I1–I5, I11–I15) */
import { beforeAll, describe, expect, it } from 'vitest';
import { isLive as isLiveApplication } from '../../src/lib/domain/application.ts';
import { isAwarded, isLive, isPromise } from '../../src/lib/domain/assignment.ts';
import { stands } from '../../src/lib/domain/award.ts';
import { addMonthsToDay, dayOf, periodEnd } from '../../src/lib/domain/month.ts';
import { isAfter, lastPossession, stateOf } from '../../src/lib/domain/pc.ts';
import { holdsPlace } from '../../src/lib/domain/quota.ts';
import { holdsRrn } from '../../src/lib/domain/rrn.ts';
import { TABLE_NAMES, type Rows } from '../../src/lib/domain/tables.ts';
import {
	AT,
	atTheDoor,
	clerk,
	given,
	home,
	proven,
	unit,
	wish,
	worker,
	type Given
} from './given.ts';
import { repeat, start, wander, type Step } from './walker.ts';

const SEEDS = Array.from({ length: 24 }, (_, i) => 2021 + i);
const STEPS = 250;
const broken: Record<string, string[]> = {};
const ends: { office: Given; steps: Step[] }[] = [];
const seen = new Map<string, number>();

/** Every law is looked at after every step; what is broken is told by the tests below. */
const LAWS: Record<string, (office: Given) => string | undefined> = {
	'I1 no more places are used than the year has': (office) => {
		const used = office.rows('assignment').filter(holdsPlace).length;
		const { quota } = office.get('programmeYear', '2021')!;
		return used > quota ? `${used} of ${quota}` : undefined;
	},
	'I2 a unit and a household are promised once': (office) => {
		const live = office.rows('assignment').filter(isLive);
		const units = live.filter((row) => row.pcId !== null && row.endedAt === null);
		const homes = live.map((row) => `${row.householdId} ${row.fiscalYear}`);
		return (
			twice(units.map((row) => row.pcId as string)) ??
			twice(homes) ??
			twice(live.filter(isPromise).map((row) => row.householdId))
		);
	},
	'I3 no award stands within the cool-down of another that was not flagged': (office) => {
		const all = office.rows('receipt').filter(stands);
		const flagged = new Set(office.rows('exception').map((row) => row.receiptId));
		const roots = (row: Rows['receipt']) => rootOf(office, row.householdId);
		for (const row of all)
			for (const other of all)
				if (row !== other && roots(row) === roots(other) && row.deliveredAt < other.deliveredAt)
					if (periodEnd(dayOf(row.deliveredAt), 24) >= dayOf(other.deliveredAt))
						if (!flagged.has(other.id) && !isMergedLater(office, row, other)) return other.id;
		return undefined;
	},
	'I4 no unit is in stock without a wipe and an inspection since somebody had it': (office) => {
		for (const row of office.rows('pc')) {
			if (stateOf(row) !== 'IN_STOCK' && stateOf(row) !== 'RESERVED') continue;
			const { wipedAt, inspectedAt } = row;
			if (!wipedAt || !inspectedAt) return `${row.id} is not wiped and inspected`;
			if (isAfter(lastPossession(row), wipedAt) || isAfter(wipedAt, inspectedAt)) return row.id;
		}
		return undefined;
	},
	'I5 what was handed over is what was assigned, or a swap explains it': (office) => {
		for (const row of office.rows('receipt')) {
			const given_ = row.pcId === null ? undefined : office.get('pc', row.pcId);
			if (given_ && given_.serial !== row.serial) return `${row.id} names another unit`;
			if (row.replacedPcId !== null && row.swapReason === null) return `${row.id} has no reason`;
		}
		return undefined;
	},
	'I12 the chain of custody ends where each unit is': (office) => {
		for (const row of office.rows('pc')) {
			const chain = office.rows('custody').filter((link) => link.pcId === row.id);
			const numbers = chain.map(({ n }) => n).sort((a, b) => a - b);
			if (numbers.some((n, i) => n !== i + 1)) return `${row.id} has a gap`;
			const last = chain.find(({ n }) => n === chain.length);
			if (last && last.state !== stateOf(row)) return `${row.id} ${last.state} ${stateOf(row)}`;
		}
		return undefined;
	},
	'I13 delivered, less returned and lost, are the units in households': (office) => {
		const there = office.rows('pc').filter((row) => row.deliveredAt !== null);
		const chains = office.rows('custody').sort((a, b) => a.n - b.n);
		const counted = new Set<string>();
		for (const { pcId, kind } of chains) {
			if (kind === 'DELIVERED' || kind === 'REASSIGNED') counted.add(pcId);
			if (kind === 'RETURNED' || kind === 'LOST') counted.delete(pcId);
		}
		const homeless = there.find((row) => row.householdId === null);
		if (homeless) return `${homeless.id} is delivered to nobody`;
		return there.length === counted.size ? undefined : `${there.length} ${counted.size}`;
	},
	'one application a household and year is live': (office) =>
		twice(
			office
				.rows('application')
				.filter(isLiveApplication)
				.map((row) => `${row.householdId} ${row.fiscalYear}`)
		),
	'an award’s unit is in the household that was awarded it': (office) => {
		for (const row of office.rows('assignment').filter(isAwarded)) {
			const there = row.pcId === null ? undefined : office.get('pc', row.pcId);
			if (there && (there.assignmentId !== row.id || there.householdId !== row.householdId))
				return `${row.id} ${there.id}`;
		}
		return undefined;
	},
	'a unit and the assignment that holds it name each other': (office) => {
		for (const row of office.rows('assignment')) {
			if (!isPromise(row) || row.pcId === null) continue;
			if (office.get('pc', row.pcId)?.assignmentId !== row.id) return `${row.id} ${row.pcId}`;
		}
		for (const row of office.rows('pc')) {
			const held =
				row.assignmentId === null ? undefined : office.get('assignment', row.assignmentId);
			if (row.assignmentId === null || row.deliveredAt !== null) continue;
			if (!held || !isPromise(held) || held.pcId !== row.id) return `${row.id} is held by nobody`;
		}
		return undefined;
	}
};

beforeAll(async () => {
	for (const seed of SEEDS) {
		const office = start();
		const steps = await wander(office, seed, STEPS, ({ name }) => {
			seen.set(name, (seen.get(name) ?? 0) + 1);
			for (const [law, look] of Object.entries(LAWS)) {
				const how = look(office);
				if (how !== undefined) (broken[law] ??= []).push(`seed ${seed}, after ${name}: ${how}`);
			}
		});
		ends.push({ office, steps });
	}
}, 120_000);

describe(`over ${SEEDS.length} random walks`, () => {
	it.each(Object.keys(LAWS))('%s', (law) => expect(broken[law]?.slice(0, 3) ?? []).toEqual([]));

	it('I11 the same deeds once more lead to the same rows', async () => {
		for (const { office, steps } of ends.slice(0, 4)) {
			const again = start();
			await repeat(again, steps);
			expect(again.picture()).toBe(office.picture());
		}
	});

	it('I14 no field holds a resident registration number', () => {
		for (const { office } of ends)
			expect(holdsRrn(office.picture().replace(/"[0-9a-f]{64}"/g, '""'))).toBe(false);
	});

	it('much is delivered, returned, disputed and done again, or the laws say little', () => {
		const all = <T extends 'receipt' | 'exception' | 'task' | 'custody' | 'assignment'>(table: T) =>
			ends.flatMap(({ office }) => office.rows(table));
		expect(all('receipt').length).toBeGreaterThan(50);
		const kinds = new Set(all('custody').map((row) => row.kind));
		for (const kind of ['DELIVERED', 'RETURNED', 'SWAPPED_OUT', 'LOST', 'FOUND', 'STOCKED', 'BACK'])
			expect(kinds, kind).toContain(kind);
		const codes = new Set(all('exception').map((row) => row.code));
		for (const code of ['SAME_UNIT', 'SAME_HOUSEHOLD', 'ABOVE_QUOTA', 'NOT_READY'])
			expect(codes, code).toContain(code);
		expect(all('receipt').some((row) => row.voidedAt !== null)).toBe(true);
		expect(seen.size).toBeGreaterThan(30);
	});
});

describe('I15 a tablet by itself', () => {
	const world = () =>
		given({
			...{ household: [home('h1'), home('h2')], pc: [unit('p1'), unit('p2')], ...proven('h1') },
			application: [wish('h1'), wish('h2')]
		});
	it('moves no quota, eligibility, permission or custody', async () => {
		const office = world();
		const tablet = async (...deed: Parameters<Given['when']>) =>
			office.when(deed[0], deed[1], worker, false);
		await tablet('assign', {
			assignmentId: 'a1',
			householdId: 'h1',
			pcId: 'p1',
			fiscalYear: '2021'
		});
		await tablet('handOver', atTheDoor('h2', 'a2', 'SNP2'));
		for (const row of office.rows('assignment')) expect(row.confirmedAt).toBeNull();
		for (const table of TABLE_NAMES.filter((name) =>
			['custody', 'task', 'yearVersion'].includes(name)
		))
			expect(office.rows(table)).toEqual([]);
		expect(office.get('programmeYear', '2021')).toEqual(world().get('programmeYear', '2021'));
		expect(office.rows('eligibility')).toEqual(world().rows('eligibility'));
	});
	it('is refused the deeds that would', async () => {
		for (const [name, input] of [
			['closeYear', { fiscalYear: '2021' }],
			['stockPc', { pcId: 'p1' }],
			['selectApplication', { applicationId: 'wish-h1', outOfOrderReason: null }],
			['revokeEligibility', { eligibilityId: 'proof-h1', reason: '오류' }]
		] as const)
			await expect(world().when(name, input as never, worker, false)).rejects.toMatchObject({
				code: 'ROLE'
			});
	});
});

describe('I3 the cool-down', () => {
	it.each([
		['2021-05-10', 24, '2023-05-10'],
		['2021-01-31', 1, '2021-02-28'],
		['2022-02-28', 24, '2024-02-29'],
		['2021-01-30', 1, '2021-02-28'],
		['2021-12-31', 12, '2022-12-31']
	])('from %s for %i months ends on %s', (day, months, until) =>
		expect(periodEnd(day, months)).toBe(until)
	);
	const assignOn = async (declared: string, at: string) => {
		const office = given({
			household: [home('h1')],
			application: [wish('h1', { elsewhereAwardOn: declared })],
			pc: [unit('p1')]
		});
		const ask = { assignmentId: 'a1', householdId: 'h1', pcId: 'p1', fiscalYear: '2021' };
		return office.when('assign', ask, clerk, true, at);
	};
	it('counts an award elsewhere, and not its first day', async () => {
		expect(await assignOn('2019-04-02', AT)).toMatchObject({
			code: 'RECENT_AWARD',
			params: { until: '2021-04-02', months: 24 }
		});
		expect((await assignOn('2019-04-01', AT)).code).toBeNull();
		expect(addMonthsToDay('2019-04-01', 24)).toBe('2021-04-01');
	});
});

function twice(ids: readonly string[]): string | undefined {
	return ids.find((id, i) => ids.indexOf(id) !== i);
}

/** The record that lives on after mergers. */
function rootOf(office: Given, id: string): string {
	const into = office.get('household', id)?.mergedIntoId;
	return into ? into : id;
}

/** Two awards that became one household's only by a merger. */
function isMergedLater(office: Given, a: Rows['receipt'], b: Rows['receipt']): boolean {
	return a.householdId !== b.householdId && office.get('household', a.householdId) !== undefined;
}
