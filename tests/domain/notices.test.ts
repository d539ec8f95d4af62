/** What a household is told: once for each deed, the newest, and nobody who must not be. */
import { describe, expect, it } from 'vitest';
import type { Template } from '../../src/lib/domain/notice.ts';
import { AT, clerk, given, home, proven, unit, worker, type Given } from './given.ts';

const LATER = '2021-04-02T01:05:00.000Z';
const told = (office: Given) =>
	office
		.rows('notice')
		.map(({ template, heldBack }) => (heldBack ? `${template} ${heldBack}` : template));
const standing = (office: Given) =>
	office.rows('notice').flatMap((row) => (row.supersededById === null ? [row.template] : []));
const params = (office: Given, template: Template) =>
	office
		.rows('notice')
		.filter((row) => row.template === template)
		.map((row) => JSON.parse(row.params) as object);

/** A household with a promise, and no more. */
async function promised(more: Parameters<typeof home>[1] = {}): Promise<Given> {
	const office = given({
		household: [
			home('h1', { phone: '01000000001', ...more }),
			home('h2', { phone: '01000000002' })
		],
		pc: [unit('p1')],
		...proven('h1')
	});
	await office.when(
		'assign',
		{ assignmentId: 'as1', householdId: 'h1', pcId: 'p1', fiscalYear: '2021' },
		clerk
	);
	return office;
}

const plan = (office: Given, on = '2021-04-12', at: string | null = '14:00', visitId = 'v1') =>
	office.when(
		'scheduleVisit',
		{ visitId, assignmentId: 'as1', workerId: 'w1', scheduledOn: on, scheduledAt: at, note: '' },
		clerk
	);
const moveTo = (office: Given, on: string, at: string | null, tourOrder: number | null = null) =>
	office.when(
		'moveVisit',
		{ visitId: 'v1', workerId: 'w1', scheduledOn: on, scheduledAt: at, tourOrder },
		clerk
	);

describe('a planned visit', () => {
	it('is told with its day and hour, and nothing else', async () => {
		const office = await promised();
		await plan(office);
		expect(office.rows('notice')).toMatchObject([
			{
				id: 'a2.DELIVERY_SET.as1',
				householdId: 'h1',
				template: 'DELIVERY_SET',
				params: '{"on":"2021-04-12","at":"14:00"}',
				about: 'as1',
				heldBack: null,
				expiresAt: '2021-04-12T05:00:00.000Z'
			}
		]);
	});

	it('is told by the newest word when it is moved twice', async () => {
		const office = await promised();
		await plan(office);
		await moveTo(office, '2021-04-13', '14:00');
		await moveTo(office, '2021-04-14', null);
		expect(told(office)).toEqual(['DELIVERY_SET', 'DELIVERY_CHANGED', 'DELIVERY_CHANGED']);
		expect(office.rows('notice').filter((row) => row.supersededById === null)).toMatchObject([
			{ params: '{"on":"2021-04-14","at":null}', expiresAt: '2021-04-14T14:59:00.000Z' }
		]);
	});

	it('is not told of its place in a tour or of another worker', async () => {
		const office = await promised();
		await plan(office);
		await moveTo(office, '2021-04-12', '14:00', 3);
		expect(told(office)).toEqual(['DELIVERY_SET']);
	});

	it('that is cancelled and planned anew is told as it is now', async () => {
		const office = await promised();
		await plan(office);
		await office.when('cancelVisit', { visitId: 'v1', reason: '차량 고장' }, clerk);
		await plan(office, '2021-04-15', null, 'v2');
		expect(standing(office)).toEqual(['DELIVERY_SET']);
		expect(params(office, 'DELIVERY_CANCELLED')).toEqual([{ on: '2021-04-12' }]);
	});

	it('is told on the way and at its end; whoever set out hours ago is no news', async () => {
		const office = await promised();
		await plan(office);
		await office.when('departVisit', { visitId: 'v1' }, worker, true, AT, LATER);
		expect(office.rows('notice').at(-1)).toMatchObject({
			template: 'DELIVERY_ON_THE_WAY',
			happenedAt: AT,
			createdAt: LATER,
			expiresAt: '2021-04-02T02:30:00.000Z'
		});
		await office.when(
			'failVisit',
			{ visitId: 'v1', reason: 'ABSENT', note: '', nextOn: null, nextVisitId: null },
			worker
		);
		expect(standing(office)).toEqual(['DELIVERY_MISSED']);
	});

	it('with a next day is told of that day only', async () => {
		const office = await promised();
		await plan(office);
		await office.when(
			'failVisit',
			{ visitId: 'v1', reason: 'ABSENT', note: '', nextOn: '2021-04-20', nextVisitId: 'v2' },
			worker
		);
		expect(standing(office)).toEqual(['DELIVERY_SET']);
		expect(params(office, 'DELIVERY_SET')).toContainEqual({ on: '2021-04-20', at: null });
	});

	it('that they refuse or do not want any more is told nobody', async () => {
		for (const end of ['refused', 'withdrawn'] as const) {
			const office = await promised();
			await plan(office);
			if (end === 'refused')
				await office.when(
					'failVisit',
					{ visitId: 'v1', reason: 'REFUSED', note: '', nextOn: null, nextVisitId: null },
					worker
				);
			else
				await office.when(
					'withdrawApplication',
					{ applicationId: 'wish-h1', reason: 'CHANGED_MIND' },
					clerk
				);
			expect(told(office)).toEqual(['DELIVERY_SET']);
			if (end === 'withdrawn') expect(standing(office)).toEqual([]);
		}
	});
});

describe('who must not be told', () => {
	it('a dead person (§5.8)', async () => {
		const office = await promised();
		await plan(office);
		await office.when(
			'closeHousehold',
			{ householdId: 'h1', cause: 'DECEASED', on: '2021-04-01', note: '' },
			clerk
		);
		expect(told(office)).toEqual(['DELIVERY_SET', 'DELIVERY_CANCELLED DECEASED']);
	});

	it('whoever moved away, but of what ends', async () => {
		const office = await promised();
		await plan(office);
		await office.when(
			'closeHousehold',
			{ householdId: 'h1', cause: 'MOVED_OUT', on: '2021-04-01', note: '' },
			clerk
		);
		expect(standing(office)).toEqual(['DELIVERY_CANCELLED']);
		expect(told(office)).toEqual(['DELIVERY_SET', 'DELIVERY_CANCELLED']);
	});

	it('a stranger behind a wrong number (§5.11), until it is corrected', async () => {
		const office = await promised();
		await office.when('blockPhone', { householdId: 'h1', reason: '다른 사람이 받음' }, clerk);
		await plan(office);
		expect(told(office)).toEqual(['DELIVERY_SET PHONE_BLOCKED']);
		const phone = { from: '01000000001', to: '01000000009' };
		await office.when('editHousehold', { householdId: 'h1', changes: { phone } }, clerk);
		await moveTo(office, '2021-04-13', null);
		expect(told(office)).toEqual(['DELIVERY_SET PHONE_BLOCKED', 'DELIVERY_CHANGED']);
	});

	it('whoever took the consent back', async () => {
		const office = await promised();
		for (const { id } of office.rows('consent').filter((row) => row.kind === 'COLLECT'))
			await office.when('withdrawConsent', { consentId: id }, clerk);
		await plan(office);
		expect(told(office)).toEqual(['DELIVERY_SET WITHDRAWN']);
	});

	it('a telephone that takes no text', async () => {
		const office = await promised({ phone: '0226270000' });
		await plan(office);
		expect(told(office)).toEqual(['DELIVERY_SET NO_PHONE']);
	});

	it('a record that was merged: the one that lives on is told', async () => {
		const office = await promised();
		await plan(office);
		await office.when('mergeHousehold', { householdId: 'h1', intoId: 'h2', note: '' }, clerk);
		expect(office.rows('notice').at(-1)).toMatchObject({
			template: 'DELIVERY_CANCELLED',
			householdId: 'h2'
		});
	});

	it('a blocked number, by the other record that has it too', async () => {
		const office = given({
			household: [home('h1', { phoneBlockedAt: AT }), home('h2')],
			...proven('h1')
		});
		await office.when('mergeHousehold', { householdId: 'h1', intoId: 'h2', note: '' }, clerk);
		expect(office.get('household', 'h2')?.phoneBlockedAt).toBe(AT);
	});

	it('anybody, by a tablet', async () => {
		const office = await promised();
		await office.when(
			'scheduleVisit',
			{
				...{ visitId: 'v1', assignmentId: 'as1', workerId: 'w1', note: '' },
				...{ scheduledOn: '2021-04-12', scheduledAt: null }
			},
			worker,
			false
		);
		expect(office.rows('notice')).toEqual([]);
	});
});

describe('an application', () => {
	it('is told from its receipt to a place, but not when it comes from a roster', async () => {
		const office = given({
			household: [home('h1', { phone: '01000000001' }), home('h2')],
			application: [],
			...proven('h1')
		});
		const apply = (householdId: string, channel: 'COUNTER' | 'IMPORT') =>
			office.when(
				'receiveApplication',
				{
					...{ applicationId: `wish-${householdId}`, householdId, channel, fiscalYear: '2021' },
					...{ learners: 0, ownsPcAt: null, elsewhereAwardOn: null, note: '' }
				},
				clerk
			);
		const named = { applicationId: 'wish-h1' };
		await apply('h1', 'COUNTER');
		await apply('h2', 'IMPORT');
		await office.when('startScreening', named, clerk);
		await office.when('askForInfo', { ...named, note: '등본' }, clerk);
		await office.when('resumeScreening', named, clerk);
		await office.when('waitlistApplication', named, clerk);
		await office.when('selectApplication', { ...named, outOfOrderReason: null }, clerk);
		expect(told(office)).toEqual(['APPLICATION_RECEIVED', 'NEEDS_INFO', 'WAITLISTED', 'SELECTED']);
		expect(standing(office)).toEqual(['APPLICATION_RECEIVED', 'SELECTED']);
	});
});
