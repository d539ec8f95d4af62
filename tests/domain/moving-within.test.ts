/** A household moves to another 행정동 of the district while somebody is to come. */
import { expect, it } from 'vitest';
import { stateOf as pcState } from '../../src/lib/domain/pc.ts';
import { stateOf as visitState } from '../../src/lib/domain/visit.ts';
import { does, town } from './repair.ts';
import { clerk, given, home, promise, proven, unit, visit } from './given.ts';

const office = (dongs: string) =>
	given({
		...{ worker: [{ id: 'w1', name: '가람', dongs, disabledAt: null }] },
		...{ household: [home('h1')], pc: [unit('p1', { assignmentId: 'a1' })] },
		...{ assignment: [promise('a1', 'h1', 'p1')], visit: [visit('v1', 'a1', 'h1')] },
		...proven('h1')
	});
const moves = {
	householdId: 'h1',
	changes: { adminDong: { from: '독산1동', to: '시흥5동' } }
} as const;

it('keeps its visit where the worker serves the new dong too', async () => {
	const there = office('독산1동,시흥5동');
	await there.when('editHousehold', moves, clerk);
	expect(visitState(there.get('visit', 'v1')!)).toBe('SCHEDULED');
	expect(there.rows('task')).toEqual([]);
});

it('has its visit cancelled where nobody of the new dong would come, and the office is told', async () => {
	const there = office('독산1동');
	await there.when('editHousehold', moves, clerk);
	expect(visitState(there.get('visit', 'v1')!)).toBe('CANCELLED');
	expect(pcState(there.get('pc', 'p1')!)).toBe('RESERVED');
	expect(there.rows('task')).toMatchObject([
		{ kind: 'CHECK_HOUSEHOLD', adminDong: '시흥5동', assignmentId: 'a1', householdId: 'h1' }
	]);
});

it('leaves nothing behind for the dong that it left, what is over included', async () => {
	const there = await repaired();
	await there.when('editHousehold', moves, clerk);
	for (const table of ['assignment', 'receipt', 'ticket', 'repairVisit', 'consent'] as const)
		expect(there.rows(table).map(({ adminDong }) => [table, adminDong])).toContainEqual([
			table,
			'시흥5동'
		]);
	expect(there.picture()).not.toMatch(/"householdId":"h1"[^}]*"adminDong":"독산1동"/);
});

it('brings the other record along when both turn out to be the same people', async () => {
	const there = await repaired({ household: [home('h1'), home('h2', { adminDong: '시흥5동' })] });
	await there.when('mergeHousehold', { householdId: 'h1', intoId: 'h2', note: '' }, clerk);
	expect(there.get('household', 'h1')!.adminDong).toBe('시흥5동');
	expect(there.get('ticket', 't1')!.adminDong).toBe('시흥5동');
	expect(there.get('receipt', 'r1')!.adminDong).toBe('시흥5동');
});

/** A household whose unit was repaired at its door. */
async function repaired(more = {}) {
	const there = town(more);
	await does.open(there);
	await does.plan(there);
	await does.complete(there);
	return there;
}
