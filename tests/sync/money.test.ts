/** Internet fees between tablets and an office that are apart. (DOMAIN §5.5, §5.7, §5.9, §2.2 I15) */
import { expect, test } from 'vitest';
import { FEE_ACTIONS } from '../../src/lib/domain/actions/fees.ts';
import { MONEY_ACTIONS } from '../../src/lib/domain/actions/money.ts';
import type { Input } from '../../src/lib/domain/actions.ts';
import { stateOf } from '../../src/lib/domain/enrollment.ts';
import { stateOf as monthState } from '../../src/lib/domain/subsidy.ts';
import { onEveryDatabase } from '../stand/database.ts';
import { setup, type Person } from '../people.ts';
import { household } from './fixtures.ts';
import type { Office } from './office.ts';

const home = (n: number) => household(n, '').id;
const APRIL = '2021-04';

const asks = (who: Person, n: number, more: Partial<Input<'wishInternet'>> = {}) =>
	who.saves('wishInternet', {
		...{
			enrollmentId: `fee-${n}`,
			householdId: home(n),
			payWay: 'HOUSEHOLD',
			carrier: '',
			note: ''
		},
		...more
	});
const opens = (who: Person, n: number) =>
	who.saves('noteLineOpened', {
		...{ enrollmentId: `fee-${n}`, lineOpenedOn: '2021-04-05', carrier: '가상통신' },
		contractNo: 'C-10001'
	});
const proves = (office: Office, n: number) =>
	office.does('verifyEligibility', {
		...{ eligibilityId: `e-${n}`, householdId: home(n), category: 'BASIC_LIVELIHOOD' },
		...{ method: 'DOCUMENT', checkedOn: '2021-04-05', validUntil: '2022-04-04' }
	});

onEveryDatabase('internet fees', (open, kind) => {
	/** What no database can make different. */
	const once = test.skipIf(kind !== 'SQLite');

	test('are wished for at the door and opened without a network; the office grants them', async () => {
		const { mina, office } = await setup(['mina'], { database: await open() });
		await office.account('boss', 'approver', []);
		await office.assigns(1);
		await proves(office, 1);
		await mina.syncs();
		mina.goesOffline();
		await mina.handsOver(1);
		const third = { consentId: 'third', kind: 'THIRD_PARTY', textVersion: '1' } as const;
		const early = await mina.does('wishInternet', {
			...{ enrollmentId: 'fee-1', householdId: home(1), payWay: 'CARRIER', carrier: '', note: '' }
		});
		expect(early).toMatchObject({ ok: false, refusal: { code: 'CONSENT_MISSING' } });
		await mina.saves('giveConsent', { ...third, householdId: home(1), method: 'SCREEN' });
		await asks(mina, 1, { payWay: 'CARRIER' });
		await opens(mina, 1);
		const seen = await mina.sees('enrollment', 'fee-1');
		expect(stateOf(seen!, APRIL)).toBe('LINE_PENDING');
		await mina.comesBack();
		expect(await office.row('enrollment', 'fee-1')).toMatchObject({
			...{ lineOpenedOn: '2021-04-05', contractNo: 'C-10001', activatedAt: null }
		});
		expect(await office.rows('subsidyMonth')).toHaveLength(0);
		const granted = await office.does('activateFee', { enrollmentId: 'fee-1', startMonth: APRIL });
		expect(granted.verdict).toBe('accepted');
		await mina.syncs();
		expect(stateOf((await mina.sees('enrollment', 'fee-1'))!, APRIL)).toBe('ACTIVE');
		const april = await mina.sees('subsidyMonth', `fee-1.${APRIL}`);
		expect(monthState(april!)).toBe('PLANNED');
		await office.database.close();
	});

	test('7 are not given where the household moved away while the tablet was out; the unit is', async () => {
		const { mina, office } = await setup(['mina'], { database: await open() });
		await office.assigns(1);
		await mina.syncs();
		mina.goesOffline();
		await mina.handsOver(1);
		const wish = await asks(mina, 1);
		await office.does('closeHousehold', {
			...{ householdId: home(1), cause: 'MOVED_OUT', on: '2021-04-05', note: '타구 전출' }
		});
		await mina.comesBack();
		expect(await mina.hears(wish)).toMatchObject({ state: 'refused', code: 'HOUSEHOLD_CLOSED' });
		expect(await office.rows('enrollment')).toHaveLength(0);
		expect(await office.rows('receipt')).toHaveLength(1);
		expect(await mina.sees('enrollment', 'fee-1')).toBeUndefined();
		await office.database.close();
	});

	once('are asked for once by two who did not know of each other', async () => {
		const { mina, suho, office } = await setup(['mina', 'suho'], { database: await open() });
		await office.assigns(1);
		await mina.syncs();
		await mina.handsOver(1);
		await mina.syncs();
		await suho.syncs();
		for (const person of [mina, suho]) person.goesOffline();
		const first = await asks(mina, 1);
		const second = await asks(suho, 1, { enrollmentId: 'fee-2' });
		await mina.comesBack();
		await suho.comesBack();
		expect(await mina.hears(first)).toMatchObject({ state: 'accepted' });
		expect(await suho.hears(second)).toMatchObject({ code: 'HAS_ENROLLMENT' });
		expect(await suho.sees('enrollment', 'fee-2')).toBeUndefined();
		expect(await suho.sees('enrollment', 'fee-1')).toBeDefined();
		await office.database.close();
	});

	once(
		'keep a line that was opened for a wish that had been rejected before a person',
		async () => {
			const { mina, office } = await setup(['mina'], { database: await open() });
			await office.assigns(1);
			await mina.syncs();
			await mina.handsOver(1);
			await asks(mina, 1);
			await mina.syncs();
			mina.goesOffline();
			const opened = await opens(mina, 1);
			await office.does('rejectInternet', { enrollmentId: 'fee-1', reason: 'NO_LINE', note: '' });
			await mina.comesBack();
			expect(await mina.hears(opened)).toMatchObject({ state: 'exception', code: 'FEE_STATE' });
			const [kept] = await office.rows('exception');
			expect(kept?.code).toBe('FEE_STATE');
			await office.database.close();
		}
	);
});

test('I15 a tablet moves no money: nothing about it is for the field or a counter', () => {
	const wishes = ['wishInternet', 'noteLineOpened'];
	for (const [name, { roles }] of Object.entries({ ...FEE_ACTIONS, ...MONEY_ACTIONS }))
		if (!wishes.includes(name))
			expect(
				roles.filter((role) => role !== 'office' && role !== 'approver'),
				name
			).toEqual([]);
});
