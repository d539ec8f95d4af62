/** A visit that the office moves while the tablet that knows it is away. */
import { describe, expect, it } from 'vitest';
import type { Input } from '../../src/lib/domain/actions.ts';
import type { Actor } from '../../src/lib/domain/context.ts';
import { stateOf as repairState } from '../../src/lib/domain/repair-visit.ts';
import { stateOf } from '../../src/lib/domain/visit.ts';
import { clerk, given, home, promise, unit, worker, type Given } from './given.ts';
import { after, does, ticketOf } from './repair.ts';

const TODAY = '2021-04-05';
const TOMORROW = '2021-04-06';
const narae: Actor = { userId: 'w2', role: 'field', dongs: ['독산1동'] };
const w2 = { id: 'w2', name: '나래', dongs: '독산1동', disabledAt: null };
const slot = { workerId: 'w1', scheduledOn: TODAY, scheduledAt: null, tourOrder: null };

const codes = (office: Given) => office.exceptions().map(({ code, params }) => [code, params]);
const told = (office: Given) => office.rows('notice').map(({ template }) => template);

describe('a delivery that was moved to tomorrow and to another worker', () => {
	async function moved(scheduledOn = TOMORROW) {
		const office = given({
			household: [home('h1')],
			pc: [unit('p1', { assignmentId: 'a1' })],
			assignment: [promise('a1', 'h1', 'p1')],
			worker: [w2]
		});
		await office.when(
			'scheduleVisit',
			{ visitId: 'v1', assignmentId: 'a1', ...slot, note: '' },
			clerk
		);
		const to = { ...slot, workerId: 'w2', scheduledOn, scheduledAt: '14:00' };
		await office.when('moveVisit', { visitId: 'v1', ...to }, clerk);
		return office;
	}
	const absent: Input<'failVisit'> = {
		...{ visitId: 'v1', reason: 'ABSENT', note: '', nextOn: null, nextVisitId: null },
		scheduledOn: TODAY
	};
	it('still takes place where somebody was there today and met nobody', async () => {
		const office = await moved();
		expect(await office.when('failVisit', absent, worker)).toMatchObject({
			...{ verdict: 'exception', code: 'VISIT_MOVED' }
		});
		const [tomorrow, today] = office.rows('visit');
		expect(stateOf(tomorrow!)).toBe('SCHEDULED');
		expect(tomorrow).toMatchObject({ workerId: 'w2', scheduledOn: TOMORROW, attempt: 2 });
		expect(today).toMatchObject({ workerId: 'w1', scheduledOn: TODAY, failReason: 'ABSENT' });
		expect(told(office)).not.toContain('DELIVERY_MISSED');
	});
	it('is not under way because somebody set out today', async () => {
		const office = await moved();
		await office.when('departVisit', { visitId: 'v1', scheduledOn: TODAY }, worker);
		expect(stateOf(office.get('visit', 'v1')!)).toBe('SCHEDULED');
		expect(codes(office)).toHaveLength(1);
	});
	it('fails for whoever knew of tomorrow', async () => {
		const office = await moved();
		await office.when('failVisit', { ...absent, scheduledOn: TOMORROW }, narae);
		expect(stateOf(office.get('visit', 'v1')!)).toBe('FAILED');
		expect(codes(office)).toEqual([]);
	});
	it('goes without the unit that did not work today', async () => {
		const office = await moved();
		await office.when('failVisit', { ...absent, reason: 'UNIT_DEFECT' }, worker);
		expect(office.get('assignment', 'a1')!.pcId).toBeNull();
		expect(office.get('pc', 'p1')!.refurbishingAt).not.toBeNull();
	});
	it('is the other worker’s on the same day too', async () => {
		const office = await moved(TODAY);
		await office.when('failVisit', { ...absent, workerId: 'w1' }, worker);
		expect(stateOf(office.get('visit', 'v1')!)).toBe('SCHEDULED');
		expect(codes(office)).toHaveLength(1);
	});
});

describe('a visit for a repair that was moved to tomorrow', () => {
	const moved = () =>
		after(
			(o) => does.open(o),
			(o) => does.plan(o),
			(o) => does.move(o)
		);
	it('still takes place, and nobody is told that it was missed', async () => {
		const office = await moved();
		expect(await does.fail(office, { scheduledOn: TODAY })).toMatchObject({ code: 'VISIT_MOVED' });
		expect(repairState(office.get('repairVisit', 'v1')!)).toBe('SCHEDULED');
		expect(ticketOf(office)).toMatchObject({ visitId: 'v1', visitOn: TOMORROW });
		expect(office.rows('repairVisit').map(({ failReason }) => failReason)).toEqual([
			null,
			'ABSENT'
		]);
		expect(told(office)).not.toContain('VISIT_MISSED');
	});
	it('is looked into where somebody has died', async () => {
		const office = await moved();
		await does.fail(office, { scheduledOn: TODAY, reason: 'DECEASED' });
		expect(office.rows('task').map(({ kind }) => kind)).toEqual(['CHECK_HOUSEHOLD']);
	});
});
