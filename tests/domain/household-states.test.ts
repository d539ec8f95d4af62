/** Households: every deed from every state, what follows from closing, corrections, proofs and consents. */
import { describe, expect, it } from 'vitest';
import { stateOf, type HouseholdState } from '../../src/lib/domain/household.ts';
import { stateOf as applicationState } from '../../src/lib/domain/application.ts';
import { stateOf as promiseState } from '../../src/lib/domain/assignment.ts';
import { stateOf as pcState } from '../../src/lib/domain/pc.ts';
import { stateOf as visitState } from '../../src/lib/domain/visit.ts';
import {
	AT,
	atTheDoor,
	clerk,
	given,
	home,
	promise,
	proven,
	unit,
	visit,
	wish,
	type Given
} from './given.ts';
import { walk, type Deed } from './matrix.ts';

const world = (more: Parameters<typeof home>[1] = {}) =>
	given({ household: [home('h1', more), home('h2')], pc: [unit('p1')], ...proven('h1') });
const close = (cause: 'MOVED_OUT' | 'DECEASED' | 'INELIGIBLE') => (office: Given) =>
	office.when(
		'closeHousehold',
		{ householdId: 'h1', cause, on: '2021-03-30', note: '확인함' },
		clerk
	);
const to = (
	does: Deed<HouseholdState>['does'],
	leads: Deed<HouseholdState>['leads'],
	refused: Deed<HouseholdState>['refused'] = () => 'HOUSEHOLD_CLOSED'
): Deed<HouseholdState> => ({ does, leads, refused });

walk<HouseholdState>('a household', {
	reach: {
		ACTIVE: async () => world(),
		MOVED_OUT: async () => world({ movedOutAt: AT }),
		DECEASED: async () => world({ deceasedAt: AT, phoneBlockedAt: AT }),
		INELIGIBLE: async () => world({ ineligibleAt: AT }),
		MERGED: async () => world({ mergedIntoId: 'h2' })
	},
	now: (office) => stateOf(office.get('household', 'h1')!),
	deeds: {
		'closeHousehold: moved out': to(close('MOVED_OUT'), { ACTIVE: 'MOVED_OUT' }),
		// Who moved away may die; nothing is sent to their phone from then on.
		'closeHousehold: deceased': to(close('DECEASED'), {
			...{ ACTIVE: 'DECEASED', MOVED_OUT: 'DECEASED', INELIGIBLE: 'DECEASED' }
		}),
		'closeHousehold: ineligible': to(close('INELIGIBLE'), { ACTIVE: 'INELIGIBLE' }),
		mergeHousehold: to(
			(office) =>
				office.when('mergeHousehold', { householdId: 'h1', intoId: 'h2', note: '' }, clerk),
			{ ACTIVE: 'MERGED' }
		),
		reopenHousehold: to(
			(office) => office.when('reopenHousehold', { householdId: 'h1', note: '재확인' }, clerk),
			{ MOVED_OUT: 'ACTIVE', INELIGIBLE: 'ACTIVE' },
			(state) => (state === 'ACTIVE' ? 'HOUSEHOLD_OPEN' : 'CANNOT_REOPEN')
		),
		assign: to(
			(office) =>
				office.when(
					'assign',
					{ assignmentId: 'a1', householdId: 'h1', pcId: 'p1', fiscalYear: '2021' },
					clerk
				),
			{ ACTIVE: 'ACTIVE' }
		),
		verifyEligibility: to(
			(office) =>
				office.when(
					'verifyEligibility',
					{
						...{ eligibilityId: 'e9', householdId: 'h1', category: 'DISABLED' },
						...{ method: 'DOCUMENT', checkedOn: '2021-04-01', validUntil: '2022-03-31' }
					},
					clerk
				),
			{ ACTIVE: 'ACTIVE' }
		),
		blockPhone: to(
			(office) => office.when('blockPhone', { householdId: 'h1', reason: '다른 사람' }, clerk),
			{
				...{ ACTIVE: 'ACTIVE', MOVED_OUT: 'MOVED_OUT' },
				INELIGIBLE: 'INELIGIBLE',
				MERGED: 'MERGED'
			},
			() => 'PHONE_BLOCKED'
		)
	}
});

describe('what follows from closing', () => {
	const promised = () =>
		given({
			household: [home('h1'), home('h2')],
			pc: [unit('p1', { assignmentId: 'a1', outAt: AT })],
			assignment: [promise('a1', 'h1', 'p1')],
			visit: [visit('v1', 'a1', 'h1', { departedAt: AT })],
			application: [wish('h1'), wish('h2', { selectedAt: null, waitlistYear: '2021' })]
		});
	it('a promise: released, visit cancelled, unit in stock, application withdrawn, the next offered', async () => {
		const office = promised();
		await close('DECEASED')(office);
		expect(promiseState(office.get('assignment', 'a1')!)).toBe('RELEASED');
		expect(visitState(office.get('visit', 'v1')!)).toBe('CANCELLED');
		expect(pcState(office.get('pc', 'p1')!)).toBe('IN_STOCK');
		expect(office.get('application', 'wish-h1')).toMatchObject({ withdrawReason: 'DECEASED' });
		expect(office.get('household', 'h1')).toMatchObject({
			...{ phoneBlockedAt: AT, closedOn: '2021-03-30' }
		});
		expect(office.rows('task').map(({ kind, householdId }) => `${kind} ${householdId}`)).toEqual([
			'OFFER_NEXT h2'
		]);
	});
	it.each([
		['MOVED_OUT', 'RECALL'],
		['INELIGIBLE', 'RECALL'],
		['DECEASED', 'KEEP_OR_RETURN']
	] as const)('a delivered unit, %s: %s', async (cause, kind) => {
		const office = given({
			household: [home('h1')],
			pc: [unit('p1', { assignmentId: 'a1', deliveredAt: AT, householdId: 'h1' })],
			assignment: [promise('a1', 'h1', 'p1', { completedAt: AT })],
			application: [wish('h1', { fulfilledAt: AT })]
		});
		await close(cause)(office);
		expect(office.rows('task')).toMatchObject([{ kind, pcId: 'p1', doneAt: null }]);
		expect(applicationState(office.get('application', 'wish-h1')!)).toBe('FULFILLED');
		await office.when(
			'returnPc',
			{ pcId: 'p1', reason: cause === 'DECEASED' ? 'DECEASED' : 'MOVED_OUT', note: '' },
			clerk
		);
		expect(office.rows('task')).toMatchObject([{ kind, doneBy: 'o1' }]);
	});
	it('nothing on a day that has not come', async () => {
		const ahead = { householdId: 'h1', cause: 'MOVED_OUT', on: '2021-04-03', note: '' } as const;
		expect((await promised().when('closeHousehold', ahead, clerk)).code).toBe('DATE_AHEAD');
	});
	it('counts the awards of a merged household for the one that lives on', async () => {
		const office = given({
			household: [home('h1'), home('h2')],
			pc: [unit('p1', { assignmentId: 'a1' }), unit('p2')],
			assignment: [promise('a1', 'h1', 'p1')]
		});
		await office.when('handOver', atTheDoor('h1', 'a1', 'SNP1'));
		await office.when('mergeHousehold', { householdId: 'h1', intoId: 'h2', note: '' }, clerk);
		const ask = { assignmentId: 'a2', householdId: 'h2', pcId: 'p2', fiscalYear: '2021' };
		expect(await office.when('assign', ask, clerk)).toMatchObject({
			code: 'RECENT_AWARD',
			params: { until: '2023-04-02', months: 24 }
		});
		expect(
			(await office.when('mergeHousehold', { householdId: 'h2', intoId: 'h2', note: '' }, clerk))
				.code
		).toBe('MERGED_WITH_ITSELF');
	});
});

describe('a correction', () => {
	const phone = (from: string, to: string) => ({
		householdId: 'h1',
		changes: { phone: { from, to } }
	});
	it('merges with one of another field, and of the same field the first stays', async () => {
		const office = world();
		await office.when('editHousehold', phone('01000001234', '01000005678'), clerk);
		const members = { householdId: 'h1', changes: { members: { from: 2, to: 3 } } };
		expect((await office.when('editHousehold', members, clerk)).code).toBeNull();
		const late = await office.when('editHousehold', phone('01000001234', '01000009999'), clerk);
		expect(late).toMatchObject({
			...{ verdict: 'refused', code: 'EDIT_CONFLICT' },
			params: { field: 'phone', present: '010-****-5678' }
		});
		expect(office.get('household', 'h1')).toMatchObject({ phone: '01000005678', members: 3 });
	});
	it('of a number lifts its block, but not a dead person’s', async () => {
		const blocked = world({ phoneBlockedAt: AT });
		await blocked.when('editHousehold', phone('01000001234', '01000005678'), clerk);
		expect(blocked.get('household', 'h1')!.phoneBlockedAt).toBeNull();
		const dead = world({ deceasedAt: AT, phoneBlockedAt: AT });
		await dead.when('editHousehold', phone('01000001234', '01000005678'), clerk);
		expect(dead.get('household', 'h1')!.phoneBlockedAt).toBe(AT);
	});
	it('of the dong takes along what is under way', async () => {
		const office = given({
			...{ household: [home('h1')], pc: [unit('p1', { assignmentId: 'a1' })] },
			...{ assignment: [promise('a1', 'h1', 'p1')], visit: [visit('v1', 'a1', 'h1')] },
			...proven('h1')
		});
		const moves = { adminDong: { from: '독산1동', to: '시흥5동' } } as const;
		await office.when('editHousehold', { householdId: 'h1', changes: moves }, clerk);
		for (const table of [
			'household',
			'application',
			'assignment',
			'visit',
			'eligibility',
			'consent'
		] as const)
			expect(office.rows(table).map((row) => row.adminDong)).not.toContain('독산1동');
	});
});

describe('a proof', () => {
	const screening = (more: Parameters<typeof proven>[1] = 'NEAR_POVERTY') =>
		given({
			household: [home('h1')],
			application: [wish('h1', { selectedAt: null })],
			...proven('h1', more)
		});
	const waitlist = (office: Given, at = AT) =>
		office.when('waitlistApplication', { applicationId: 'wish-h1' }, clerk, true, at);
	it('counts on its last day and not on the next', async () => {
		expect((await waitlist(screening(), '2022-03-01T14:59:00.000Z')).code).toBeNull();
		expect(await waitlist(screening(), '2022-03-01T15:00:00.000Z')).toMatchObject({
			code: 'NO_PROOF',
			params: { state: 'EXPIRED', until: '2022-03-01' }
		});
	});
	it('that is revoked counts for nothing and gives the office a task', async () => {
		const office = screening();
		await office.when('revokeEligibility', { eligibilityId: 'proof-h1', reason: '오류' }, clerk);
		expect((await waitlist(office)).params).toMatchObject({ state: 'REVOKED' });
		expect(office.rows('task').map(({ kind }) => kind)).toEqual(['EXPIRED_PROOF']);
		const again = { eligibilityId: 'proof-h1', reason: '오류' };
		expect((await office.when('revokeEligibility', again, clerk)).code).toBe('PROOF_REVOKED');
	});
	it('sets the tier and the version of the settings by which it was judged', async () => {
		const office = screening('BASIC_LIVELIHOOD');
		await waitlist(office);
		expect(office.get('application', 'wish-h1')).toMatchObject({ tier: 1, versionId: '2021.1' });
	});
	it('without the two consents is not enough; the carrier’s is not needed', async () => {
		const office = screening();
		await office.when('withdrawConsent', { consentId: 'consent-h1-SENSITIVE' }, clerk);
		expect(await waitlist(office)).toMatchObject({
			code: 'CONSENT_MISSING',
			params: { kind: 'SENSITIVE' }
		});
		expect(office.rows('task').map(({ kind }) => kind)).toEqual(['CONSENT_WITHDRAWN']);
		const given_ = { kind: 'SENSITIVE', textVersion: '2', method: 'SCREEN' } as const;
		await office.when('giveConsent', { consentId: 'c2', householdId: 'h1', ...given_ }, clerk);
		expect((await waitlist(office)).code).toBeNull();
	});
	it('with an end before its beginning, or of tomorrow, is refused', async () => {
		const proof = {
			eligibilityId: 'e',
			householdId: 'h1',
			category: 'DISABLED',
			method: 'DOCUMENT'
		} as const;
		const days = async (checkedOn: string, validUntil: string) =>
			(await world().when('verifyEligibility', { ...proof, checkedOn, validUntil }, clerk)).code;
		expect(await days('2021-04-01', '2021-03-31')).toBe('DATES_REVERSED');
		expect(await days('2021-04-03', '2022-03-31')).toBe('DATE_AHEAD');
		expect(await days('2021-04-02', '2021-04-02')).toBeNull();
	});
});
