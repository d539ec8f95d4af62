import { describe, expect, it } from 'vitest';
import { stateOf as assignmentState } from '../../src/lib/domain/assignment.ts';
import { stateOf as pcState } from '../../src/lib/domain/pc.ts';
import { holdsPlace } from '../../src/lib/domain/quota.ts';
import type { Actor } from '../../src/lib/domain/context.ts';
import { AT, atTheDoor, given, home, promise, unit, visit, worker } from './given.ts';

const planned = () =>
	given({
		household: [home('h1'), home('h2')],
		pc: [unit('p1', { assignmentId: 'a1' }), unit('p2'), unit('p3', { assignmentId: 'a2' })],
		assignment: [promise('a1', 'h1', 'p1'), promise('a2', 'h2', 'p3')],
		visit: [visit('v1', 'a1', 'h1')]
	});

describe('a hand-over as planned', () => {
	it('completes assignment, visit and unit, with the warranty counted from that day', async () => {
		const office = planned();
		const verdict = await office.when(
			'handOver',
			atTheDoor('h1', 'a1', 'sn p-1', { visitId: 'v1', receiptId: 'r1' })
		);
		expect(verdict).toMatchObject({ verdict: 'accepted', code: null });
		expect(assignmentState(office.get('assignment', 'a1')!)).toBe('COMPLETED');
		expect(pcState(office.get('pc', 'p1')!)).toBe('DELIVERED');
		expect(office.get('visit', 'v1')!.acceptedAt).not.toBeNull();
		expect(office.get('receipt', 'r1')).toMatchObject({
			serial: 'SNP1',
			warrantyUntil: '2022-04-02',
			workerId: 'w1',
			replacedPcId: null
		});
	});
});

describe('what can still be put right at the door is refused on the tablet', () => {
	it('asks about an unexplained serial', async () => {
		await expect(
			planned().when('handOver', atTheDoor('h1', 'a1', 'SNP2'), worker, false)
		).rejects.toMatchObject({
			code: 'SERIAL_MISMATCH',
			params: { tag: 'LP-p1', read: 'SNP2' }
		});
	});
	it('asks for a signature, or for the reason why there is none', async () => {
		const blank = { signatureHash: null, substitute: 'PROXY', substituteReason: '  ' } as const;
		await expect(
			planned().when('handOver', atTheDoor('h1', 'a1', 'SNP1', blank), worker, false)
		).rejects.toMatchObject({ code: 'SIGNATURE_NEEDED' });
	});
	it('takes a proxy with a reason for a signature', async () => {
		const proxy = {
			signatureHash: null,
			substitute: 'PROXY',
			substituteReason: '손을 다침'
		} as const;
		expect(await planned().when('handOver', atTheDoor('h1', 'a1', 'SNP1', proxy))).toMatchObject({
			verdict: 'accepted'
		});
	});
});

describe('a swap at the door', () => {
	it('delivers the spare, sends the defective unit to refurbishing, uses one place', async () => {
		const office = planned();
		const verdict = await office.when(
			'handOver',
			atTheDoor('h1', 'a1', 'SNP2', { swapReason: 'UNIT_DEFECT', receiptId: 'r1' })
		);
		expect(verdict.verdict).toBe('accepted');
		expect(pcState(office.get('pc', 'p1')!)).toBe('REFURBISHING');
		expect(office.get('pc', 'p2')).toMatchObject({ householdId: 'h1', replacesId: 'p1' });
		expect(office.get('receipt', 'r1')).toMatchObject({
			pcId: 'p2',
			replacedPcId: 'p1',
			swapReason: 'UNIT_DEFECT'
		});
		expect(['a1', 'a2'].filter((id) => holdsPlace(office.get('assignment', id)!))).toHaveLength(2);
	});
	it('leaves the household whose unit it took without one, and tells the office', async () => {
		const office = planned();
		const verdict = await office.when(
			'handOver',
			atTheDoor('h1', 'a1', 'SNP3', { swapReason: 'WRONG_UNIT' })
		);
		expect(verdict).toMatchObject({ verdict: 'exception', code: 'UNIT_TAKEN' });
		expect(office.get('assignment', 'a2')!.pcId).toBeNull();
		expect(pcState(office.get('pc', 'p1')!)).toBe('IN_STOCK');
	});
});

describe('a fact that does not fit the records is kept beside them', () => {
	it('keeps the second record of one unit as a dispute, and the unit where it was first', async () => {
		const office = planned();
		await office.when('handOver', atTheDoor('h1', 'a1', 'SNP1'));
		const verdict = await office.when(
			'handOver',
			atTheDoor('h2', 'a2', 'SNP1', { swapReason: 'OTHER', receiptId: 'r2' })
		);
		expect(verdict).toMatchObject({ verdict: 'exception', code: 'SAME_UNIT' });
		expect(office.get('pc', 'p1')!.householdId).toBe('h1');
		expect(assignmentState(office.get('assignment', 'a2')!)).toBe('CONFLICTED');
		expect(office.get('receipt', 'r2')!.signatureHash).not.toBeNull();
	});
	it('counts a second hand-over at one household once', async () => {
		const office = planned();
		await office.when('handOver', atTheDoor('h1', 'a1', 'SNP1'));
		const verdict = await office.when(
			'handOver',
			atTheDoor('h1', 'a1', 'SNP2', { swapReason: 'OTHER', receiptId: 'r2' })
		);
		expect(verdict.code).toBe('SAME_HOUSEHOLD');
		expect(office.get('receipt', 'r2')).toBeDefined();
		expect(office.get('assignment', 'a1')!.pcId).toBe('p1');
		// The second unit stands there too, and is promised to nobody else.
		expect(office.get('pc', 'p2')).toMatchObject({ householdId: 'h1', assignmentId: 'a1' });
	});
	it('keeps a unit above the quota, which uses no place', async () => {
		const office = given({ household: [home('h1'), home('h2')], pc: [unit('p1'), unit('p2')] }, 1);
		expect(await office.when('handOver', atTheDoor('h1', 'a1', 'SNP1'))).toMatchObject({
			verdict: 'accepted'
		});
		expect(await office.when('handOver', atTheDoor('h2', 'a2', 'SNP2'))).toMatchObject({
			verdict: 'exception',
			code: 'ABOVE_QUOTA'
		});
		expect(holdsPlace(office.get('assignment', 'a2')!)).toBe(false);
		expect(pcState(office.get('pc', 'p2')!)).toBe('DELIVERED');
	});
	it('keeps a hand-over to a household that had moved out', async () => {
		const office = given({
			household: [home('h1', { movedOutAt: '2021-04-01' })],
			pc: [unit('p1')]
		});
		expect(await office.when('handOver', atTheDoor('h1', 'a1', 'SNP1'))).toMatchObject({
			verdict: 'exception',
			code: 'HOUSEHOLD_CLOSED'
		});
		expect(pcState(office.get('pc', 'p1')!)).toBe('DELIVERED');
	});
	it('keeps one on a released assignment, and one of an unknown serial', async () => {
		const office = planned();
		await office.when(
			'release',
			{ assignmentId: 'a1', reason: '취하' },
			{ userId: 'o1', role: 'office', dongs: [] }
		);
		expect((await office.when('handOver', atTheDoor('h1', 'a1', 'SNP1'))).code).toBe(
			'ASSIGNMENT_RELEASED'
		);
		expect(
			(await planned().when('handOver', atTheDoor('h1', 'a1', 'NOBODY', { swapReason: 'OTHER' })))
				.code
		).toBe('UNKNOWN_SERIAL');
	});
	it('never writes over a receipt, nor takes the assignment of another household', async () => {
		const office = planned();
		await office.when('handOver', atTheDoor('h1', 'a1', 'SNP1', { receiptId: 'r1' }));
		const other = atTheDoor('h2', 'a2', 'SNP3', { receiptId: 'r1', recipientName: '나래' });
		expect((await office.when('handOver', other)).code).toBe('ALREADY_REGISTERED');
		expect(office.get('receipt', 'r1')).toMatchObject({
			householdId: 'h1',
			recipientName: '홍가람'
		});
		const stolen = atTheDoor('h2', 'a1', 'SNP2', { receiptId: 'r3', swapReason: 'OTHER' });
		expect((await office.when('handOver', stolen)).code).toBe('UNKNOWN_ASSIGNMENT');
	});
	it('tells the office of a unit that had not left the workshop', async () => {
		const raw = unit('p1', { stockedAt: null, inspectedAt: null, refurbishingAt: AT });
		const office = given({ household: [home('h1')], pc: [raw] });
		const verdict = await office.when('handOver', atTheDoor('h1', 'a1', 'SNP1'));
		expect(verdict).toMatchObject({ code: 'NOT_READY', params: { state: 'REFURBISHING' } });
		expect(pcState(office.get('pc', 'p1')!)).toBe('DELIVERED');
	});
	it('becomes an exception even where the rule cannot place it', async () => {
		const office = planned();
		const verdict = await office.when('handOver', atTheDoor('nobody', 'a9', 'SNP1'));
		expect(verdict).toMatchObject({ verdict: 'exception', code: 'UNKNOWN_HOUSEHOLD' });
		expect(office.exceptions()).toHaveLength(1);
	});
});

describe('deciding about a unit above the quota', () => {
	const above = async (by: Actor = worker) => {
		const office = given({ household: [home('h1')], pc: [unit('p1')] }, 0);
		await office.when('handOver', atTheDoor('h1', 'a1', 'SNP1'), by);
		return { office, id: office.exceptions()[0]!.id };
	};
	const clerk = { userId: 'o1', role: 'office', dongs: [] } as const;
	it('approves it once, with a reason', async () => {
		const { office, id } = await above();
		expect(
			(
				await office.when(
					'decideException',
					{ exceptionId: id, decision: 'APPROVE', reason: '추가 물량' },
					clerk
				)
			).verdict
		).toBe('accepted');
		expect(office.get('assignment', 'a1')!.aboveQuotaApprovedAt).not.toBeNull();
		expect(
			await office.when(
				'decideException',
				{ exceptionId: id, decision: 'RECALL', reason: '다시' },
				clerk
			)
		).toMatchObject({ verdict: 'refused', code: 'ALREADY_DECIDED' });
	});
	it('is not approved by the one who recorded it', async () => {
		const { office, id } = await above(clerk);
		const approval = { exceptionId: id, decision: 'APPROVE', reason: '추가 물량' } as const;
		expect((await office.when('decideException', approval, clerk)).code).toBe('OWN_RECORD');
		const colleague = { ...clerk, userId: 'o2' };
		expect((await office.when('decideException', approval, colleague)).verdict).toBe('accepted');
	});
	it('orders it back', async () => {
		const { office, id } = await above();
		await office.when(
			'decideException',
			{ exceptionId: id, decision: 'RECALL', reason: '목표 초과' },
			clerk
		);
		expect(office.get('assignment', 'a1')!.recallOrderedAt).not.toBeNull();
	});
	it('is not simply acknowledged, and never decided by a field worker', async () => {
		const { office, id } = await above();
		const seen = { exceptionId: id, decision: 'ACKNOWLEDGE', reason: '봄' } as const;
		expect((await office.when('decideException', seen, clerk)).code).toBe('WRONG_DECISION');
		expect((await office.when('decideException', seen)).code).toBe('ROLE');
	});
});
