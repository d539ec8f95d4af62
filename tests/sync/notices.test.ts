/** Households hear of what tablets did without a network: once, and only what is still news. (DOMAIN §5.3, §5.8) */
import { expect, test } from 'vitest';
import type { Letter } from '../../src/lib/server/notices/judge.ts';
import { makeRound } from '../../src/lib/server/notices/round.ts';
import { onEveryDatabase } from '../stand/database.ts';
import { setup } from '../people.ts';
import { household } from './fixtures.ts';
import type { Office } from './office.ts';

/** Somebody who takes notices out, and what the households got. */
function courier(office: Office) {
	const got: Letter[] = [];
	const settings = {
		...{ text: 'WEBHOOK' as const, settleMs: 0, hours: [0, 24] as const, phone: null },
		senders: {
			WEBHOOK: async (letter: Letter) => {
				got.push(letter);
				return { is: 'SENT' as const };
			}
		}
	};
	const round = () =>
		makeRound({
			...{ database: office.database, settings, name: 'courier', chance: () => 0 },
			...{ now: () => office.now(), isEnding: () => false }
		});
	return { got, round, told: () => got.map(({ template }) => template) };
}

/** A household with a mobile phone. */
function reach(office: Office, n = 1): Promise<void> {
	const row = { ...household(n, '가산동'), phone: `0100000${String(n).padStart(4, '0')}` };
	return office.records([{ table: 'household', row }]);
}

const states = async (office: Office) =>
	(
		await office.database.db
			.selectFrom('notice_delivery')
			.innerJoin('notice', 'notice.id', 'noticeId')
			.select(['template', 'state', 'reason'])
			.orderBy('notice.createdAt')
			.orderBy('template')
			.execute()
	).map(({ template, state, reason }) => [template, state, reason].filter(Boolean).join(' '));

onEveryDatabase('households', (open) => {
	test('hear in the evening of a day offline that they have their PC, and of no departure', async () => {
		const { mina, office } = await setup(['mina'], { database: await open() });
		const { round, told } = courier(office);
		await reach(office);
		await office.assigns(1);
		await office.plans(1, 'mina');
		await round();
		await mina.syncs();
		mina.goesOffline();
		office.minutes = 60;
		await mina.saves('departVisit', { visitId: 'visit-1' });
		office.minutes = 90;
		await mina.handsOver(1, { visitId: 'visit-1' });
		office.minutes = 9 * 60;
		mina.mishaps = ['answer lost', { copies: 3 }];
		await mina.comesBack();
		await mina.syncs();
		for (let look = 0; look < 3; look += 1) await round();
		expect(told()).toEqual(['DELIVERY_SET', 'DELIVERED']);
		expect(await states(office)).toEqual([
			'DELIVERY_SET SENT',
			'DELIVERED SENT',
			'DELIVERY_ON_THE_WAY DROPPED SUPERSEDED'
		]);
		await office.database.close();
	});

	test('hear nothing twice when the server was put back to an older copy', async () => {
		const { mina, office } = await setup(['mina'], { database: await open() });
		const { round, told } = courier(office);
		await reach(office);
		await office.assigns(1);
		await office.plans(1, 'mina');
		await round();
		await mina.syncs();
		const putBack = await office.backsUp();
		office.minutes = 60;
		await mina.handsOver(1, { visitId: 'visit-1' });
		await mina.syncs();
		await round();
		expect(told()).toEqual(['DELIVERY_SET', 'DELIVERED']);
		office.minutes = 120;
		await putBack();
		await round();
		await mina.syncs();
		await mina.syncs();
		await round();
		// The tablet has offered its hand-over again; whether it was told, only a person can find out.
		expect((await office.rows('receipt')).length).toBe(1);
		expect(told()).toEqual(['DELIVERY_SET', 'DELIVERED']);
		expect(await states(office)).toEqual(['DELIVERY_SET SENT', 'DELIVERED HELD RESTORED']);
		await office.database.close();
	});

	test('of a dead person hear nothing, whatever a tablet brings (§5.8)', async () => {
		const { mina, office } = await setup(['mina'], { database: await open() });
		const { round, told } = courier(office);
		await reach(office);
		await office.assigns(1);
		await office.plans(1, 'mina');
		await mina.syncs();
		mina.goesOffline();
		await office.does('closeHousehold', {
			...{ householdId: 'home-0001', cause: 'DECEASED', on: '2021-04-01', note: '' }
		});
		await mina.saves('departVisit', { visitId: 'visit-1' });
		await mina.fails(1, { reason: 'ABSENT' });
		await mina.comesBack();
		await round();
		expect(told()).toEqual([]);
		expect(await states(office)).toEqual([
			'DELIVERY_CANCELLED HELD DECEASED',
			'DELIVERY_SET DROPPED SUPERSEDED'
		]);
		await office.database.close();
	});
});
