/** Assignments and visits: every deed from every state. (DOMAIN §2.2 Assignment, Delivery) */
import { describe, expect, it } from 'vitest';
import { stateOf as promiseState, type AssignmentState } from '../../src/lib/domain/assignment.ts';
import { stateOf as pcState } from '../../src/lib/domain/pc.ts';
import { stateOf as visitState, type VisitState } from '../../src/lib/domain/visit.ts';
import type { Rows } from '../../src/lib/domain/tables.ts';
import {
	AT,
	atTheDoor,
	clerk,
	given,
	home,
	promise,
	unit,
	visit,
	worker,
	type Given
} from './given.ts';
import { walk, type Deed } from './matrix.ts';

const ask = { assignmentId: 'a2', householdId: 'h1', pcId: 'p2', fiscalYear: '2021' };
const slot = { workerId: 'w1', scheduledOn: '2021-04-05', scheduledAt: null };

function world(row: Partial<Rows['assignment']>, held: Partial<Rows['pc']> = {}) {
	return given(
		{
			household: [home('h1'), home('h2')],
			pc: [unit('p1', { assignmentId: 'a1', ...held }), unit('p2'), unit('p3')],
			assignment: [promise('a1', 'h1', 'p1', row)]
		},
		5
	);
}
const delivered = { deliveredAt: AT, householdId: 'h1' };

const closed = (state: AssignmentState) =>
	state === 'COMPLETED' ? 'ALREADY_DELIVERED' : 'ASSIGNMENT_CLOSED';
const to = (
	does: Deed<AssignmentState>['does'],
	leads: Deed<AssignmentState>['leads'],
	refused: Deed<AssignmentState>['refused'] = closed
): Deed<AssignmentState> => ({ does, leads, refused });
const both = { PROPOSED: 'PROPOSED', CONFIRMED: 'CONFIRMED' } as const;

walk<AssignmentState>('an assignment', {
	reach: {
		PROPOSED: async () => world({ confirmedAt: null }),
		CONFIRMED: async () => world({}),
		COMPLETED: async () => world({ completedAt: AT }, delivered),
		RELEASED: async () => world({ releasedAt: AT }, { assignmentId: null }),
		CONFLICTED: async () => world({ conflictedAt: AT }, { assignmentId: null })
	},
	now: (office) => promiseState(office.get('assignment', 'a1')!),
	deeds: {
		assign: to(
			(office) => office.when('assign', ask, clerk),
			// Another one beside it.
			{ RELEASED: 'RELEASED', CONFLICTED: 'CONFLICTED' },
			() => 'HOUSEHOLD_HAS_ONE'
		),
		replaceUnit: to(
			(office) => office.when('replaceUnit', { assignmentId: 'a1', pcId: 'p2' }, clerk),
			both
		),
		release: to((office) => office.when('release', { assignmentId: 'a1', reason: '취하' }, clerk), {
			PROPOSED: 'RELEASED',
			CONFIRMED: 'RELEASED',
			CONFLICTED: 'RELEASED'
		}),
		scheduleVisit: to(
			(office) =>
				office.when(
					'scheduleVisit',
					{ visitId: 'v1', assignmentId: 'a1', ...slot, note: '' },
					clerk
				),
			both
		),
		handOver: {
			does: (office) => office.when('handOver', atTheDoor('h1', 'a1', 'SNP1')),
			leads: { PROPOSED: 'COMPLETED', CONFIRMED: 'COMPLETED' },
			refused: (state) => (state === 'COMPLETED' ? 'SAME_HOUSEHOLD' : 'ASSIGNMENT_RELEASED'),
			fact: { RELEASED: 'COMPLETED', CONFLICTED: 'COMPLETED' }
		}
	}
});

const planned = (row: Partial<Rows['visit']>) =>
	given(
		{
			household: [home('h1')],
			pc: [unit('p1', { assignmentId: 'a1', outAt: row.departedAt ?? null })],
			assignment: [promise('a1', 'h1', 'p1')],
			visit: [visit('v1', 'a1', 'h1', row)]
		},
		5
	);
const done = (state: VisitState) =>
	state === 'DEPARTED' ? 'VISIT_UNDER_WAY' : ('VISIT_CLOSED' as const);

walk<VisitState>('a visit', {
	reach: {
		SCHEDULED: async () => planned({}),
		DEPARTED: async () => planned({ departedAt: AT }),
		ACCEPTED: async () => planned({ acceptedAt: AT }),
		FAILED: async () => planned({ failedAt: AT }),
		CANCELLED: async () => planned({ cancelledAt: AT })
	},
	now: (office) => visitState(office.get('visit', 'v1')!),
	deeds: {
		scheduleVisit: {
			does: (office) =>
				office.when(
					'scheduleVisit',
					{ visitId: 'v2', assignmentId: 'a1', ...slot, note: '' },
					clerk
				),
			leads: { ACCEPTED: 'ACCEPTED', FAILED: 'FAILED', CANCELLED: 'CANCELLED' },
			refused: () => 'VISIT_PLANNED'
		},
		moveVisit: {
			does: (office) => office.when('moveVisit', { visitId: 'v1', ...slot, tourOrder: 2 }, clerk),
			leads: { SCHEDULED: 'SCHEDULED' },
			refused: done
		},
		cancelVisit: {
			does: (office) => office.when('cancelVisit', { visitId: 'v1', reason: '비' }, clerk),
			leads: { SCHEDULED: 'CANCELLED', DEPARTED: 'CANCELLED' },
			refused: () => 'VISIT_CLOSED'
		},
		departVisit: {
			does: (office) => office.when('departVisit', { visitId: 'v1' }),
			leads: { SCHEDULED: 'DEPARTED', DEPARTED: 'DEPARTED' },
			refused: () => 'VISIT_CLOSED',
			fact: {}
		},
		failVisit: {
			does: (office) =>
				office.when('failVisit', {
					...{ visitId: 'v1', reason: 'ABSENT', note: '', nextOn: null, nextVisitId: null }
				}),
			leads: { SCHEDULED: 'FAILED', DEPARTED: 'FAILED' },
			refused: () => 'VISIT_CLOSED',
			fact: {}
		},
		handOver: {
			// It has happened, whatever the plan says of the visit.
			does: (office) => office.when('handOver', atTheDoor('h1', 'a1', 'SNP1', { visitId: 'v1' })),
			leads: {
				...{ SCHEDULED: 'ACCEPTED', DEPARTED: 'ACCEPTED', ACCEPTED: 'ACCEPTED' },
				...{ FAILED: 'ACCEPTED', CANCELLED: 'ACCEPTED' }
			},
			refused: () => 'VISIT_CLOSED',
			fact: {}
		}
	}
});

describe('a unit follows its visit', () => {
	const unitOf = (office: Given) => pcState(office.get('pc', 'p1')!);
	const failed = (office: Given, reason: 'ABSENT' | 'REFUSED' | 'UNIT_DEFECT') =>
		office.when('failVisit', { visitId: 'v1', reason, note: '', nextOn: null, nextVisitId: null });
	it('out with the worker, and back with them', async () => {
		const office = planned({});
		await office.when('departVisit', { visitId: 'v1' });
		expect(unitOf(office)).toBe('OUT');
		await failed(office, 'ABSENT');
		expect(unitOf(office)).toBe('RESERVED');
		expect(office.rows('custody').map(({ kind }) => kind)).toEqual(['OUT', 'BACK']);
	});
	it.each([
		['REFUSED', 'IN_STOCK'],
		['UNIT_DEFECT', 'REFURBISHING']
	] as const)('%s: %s', async (reason, state) => {
		const office = planned({ departedAt: AT });
		await failed(office, reason);
		expect(unitOf(office)).toBe(state);
	});
	it('and is back when the visit is cancelled on the way', async () => {
		const office = planned({ departedAt: AT });
		await office.when('cancelVisit', { visitId: 'v1', reason: '비' }, clerk);
		expect(unitOf(office)).toBe('RESERVED');
		expect(office.get('visit', 'v1')).toMatchObject({ cancelReason: '비' });
	});
});

describe('a place after a return', () => {
	it('stays used until somebody frees it, and the household may have another unit then', async () => {
		const office = world({ completedAt: AT, applicationId: 'wish-h1' }, delivered);
		await office.when('returnPc', { pcId: 'p1', reason: 'DEFECT', note: '' }, clerk);
		expect(office.get('assignment', 'a1')).toMatchObject({ releasedAt: null, endedAt: AT });
		expect((await office.when('assign', ask, clerk)).code).toBe('HOUSEHOLD_HAS_ONE');
		await office.when('release', { assignmentId: 'a1', reason: '고장으로 회수' }, clerk);
		expect(promiseState(office.get('assignment', 'a1')!)).toBe('RELEASED');
		expect((await office.when('assign', ask, clerk)).code).toBeNull();
	});
});

describe('a hand-over', () => {
	it('outside the worker’s dongs is kept and flagged', async () => {
		const office = planned({});
		const stranger = { ...worker, dongs: ['가산동'] };
		const verdict = await office.when('handOver', atTheDoor('h1', 'a1', 'SNP1'), stranger);
		expect(verdict).toMatchObject({ verdict: 'exception', code: 'OUT_OF_AREA' });
		expect(office.get('assignment', 'a1')!.completedAt).toBe(AT);
	});
	it('fulfils the application, and flags a household that was not selected', async () => {
		const office = planned({});
		await office.when('handOver', atTheDoor('h1', 'a1', 'SNP1'));
		expect(office.get('application', 'wish-h1')!.fulfilledAt).toBe(AT);
		const other = given({ household: [home('h1')], application: [], pc: [unit('p1')] });
		expect(await other.when('handOver', atTheDoor('h1', 'a1', 'SNP1'))).toMatchObject({
			verdict: 'exception',
			code: 'NOT_SELECTED'
		});
	});
	it('in a closed year is kept and flagged', async () => {
		const office = planned({});
		await office.when('closeYear', { fiscalYear: '2021' }, clerk);
		expect((await office.when('handOver', atTheDoor('h1', 'a1', 'SNP1'))).code).toBe('YEAR_CLOSED');
		expect(office.get('assignment', 'a1')!.completedAt).toBe(AT);
	});
	it('that is disputed lets go of the unit that was held for it', async () => {
		const office = given({
			household: [home('h1'), home('h2')],
			pc: [unit('p1', { assignmentId: 'a1', ...delivered }), unit('p2', { assignmentId: 'a2' })],
			assignment: [promise('a1', 'h1', 'p1', { completedAt: AT }), promise('a2', 'h2', 'p2')]
		});
		const wrong = atTheDoor('h2', 'a2', 'SNP1', { swapReason: 'WRONG_UNIT' });
		expect((await office.when('handOver', wrong)).code).toBe('SAME_UNIT');
		expect(pcState(office.get('pc', 'p2')!)).toBe('IN_STOCK');
		expect(promiseState(office.get('assignment', 'a2')!)).toBe('CONFLICTED');
	});
	it('freezes what the unit was, and is corrected by a new version only', async () => {
		const office = planned({});
		await office.when('handOver', atTheDoor('h1', 'a1', 'SNP1', { receiptId: 'r1' }));
		expect(office.get('receipt', 'r1')).toMatchObject({
			...{ model: '중고 데스크톱', tag: 'LP-p1', memoryGb: 4, edition: 1, versionId: '2021.1' }
		});
		const right = { recipientName: '홍나래', recipientRelation: 'FAMILY', note: '' } as const;
		const correct = (receiptId: string, newReceiptId: string) =>
			office.when('correctReceipt', { receiptId, newReceiptId, ...right, reason: '오기' }, clerk);
		expect((await correct('r1', 'r2')).code).toBeNull();
		expect(office.get('receipt', 'r1')).toMatchObject({
			recipientName: '홍가람',
			replacedById: 'r2'
		});
		expect(office.get('receipt', 'r2')).toMatchObject({
			...{ recipientName: '홍나래', edition: 2, replacesId: 'r1', correctionReason: '오기' },
			...{ signatureHash: 'ab'.repeat(32), serial: 'SNP1' }
		});
		expect((await correct('r1', 'r3')).code).toBe('RECEIPT_REPLACED');
		expect((await correct('r9', 'r3')).code).toBe('UNKNOWN_RECEIPT');
	});
});
