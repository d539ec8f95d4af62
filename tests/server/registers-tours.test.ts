/** Tours: their order, giving stops another place, and filling one from the waitlist. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { actEach, preview } from '../../src/lib/server/preview.ts';
import type { Rows } from '../../src/lib/domain/tables.ts';
import type { Database } from '../../src/lib/server/db.ts';
import { compareStops } from '../../src/lib/domain/tour.ts';
import { tour, toursOn } from '../../src/lib/server/reports/rounds.ts';
import { waitlist } from '../../src/lib/server/reports/waitlist.ts';
import {
	fillWishes,
	freeUnits,
	orderWishes,
	plainWishes,
	shifted
} from '../../src/lib/server/tours.ts';
import { onEveryDatabase } from '../stand/database.ts';
import { household, pc, selected, worker, year } from '../sync/fixtures.ts';
import { NOW, person, put } from './scene.ts';

const OFFICE = { userId: 'office', from: '192.0.2.9' };
const DAY = '2021-04-06';
const TOUR = { workerId: 'mina', day: DAY };
const DONGS = ['가산동', '독산1동', '시흥5동'];

test('a tour goes by dong in their fixed order, then by the agreed time, then by address with its numbers', () => {
	const stop = (
		id: string,
		adminDong: string,
		roadAddress: string,
		tourOrder: number | null = null,
		scheduledAt: string | null = null
	) => ({
		...{ id, adminDong, roadAddress, tourOrder, scheduledAt }
	});
	const stops = [
		stop('f', '시흥1동', '가로 1'),
		stop('e', '시흥1동', '하로 1', null, '09:30'),
		stop('c', '독산1동', '이음로 10'),
		stop('b', '독산1동', '이음로 9'),
		stop('d', '독산2동', '가로 1'),
		stop('a', '시흥5동', '하로 9', 1)
	];
	expect(stops.toSorted(compareStops).map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
});

onEveryDatabase('a tour', (open) => {
	let database: Database;
	beforeEach(async () => {
		database = await open();
		await put(database, [
			{ table: 'programmeYear', row: year(4) },
			{ table: 'worker', row: worker('mina', '미나', DONGS) },
			{ table: 'worker', row: worker('suho', '수호', DONGS) }
		]);
		for (let n = 1; n <= 6; n++) {
			const dong = DONGS[n % 3] as string;
			// The last two wait for their turn, the others are chosen.
			const waits = {
				selectedAt: null,
				willConfirmedAt: null,
				waitlistedAt: NOW,
				waitlistYear: '2021'
			};
			const wish = {
				...selected(n, dong),
				...(n > 4 ? waits : {}),
				rankedAt: `2021-03-0${n}T00:00:00Z`
			};
			await put(database, [
				{ table: 'household', row: household(n, dong) },
				{ table: 'application', row: wish },
				{ table: 'eligibility', row: proof(n, dong) },
				{ table: 'consent', row: consent(n, dong, 'COLLECT') },
				{ table: 'consent', row: consent(n, dong, 'SENSITIVE') },
				{ table: 'pc', row: pc(n) }
			]);
		}
		await person(database, 'office', 'office', []);
	});
	afterEach(() => database.close());

	const candidates = async () => {
		const { selected: chosen, waiting } = await waitlist(database.db, '2021');
		return [...chosen, ...waiting].map(({ id: applicationId, householdId, selectedAt }) => ({
			...{ applicationId, householdId, isSelected: selectedAt !== null }
		}));
	};
	const fill = async (some: Awaited<ReturnType<typeof candidates>>, ticket = 'fill') => {
		const units = (await freeUnits(database.db, '2021', some.length)).map(({ id }) => id);
		const how = { ticket, outOfOrderReason: null };
		return fillWishes(TOUR, '2021', some, units, how).flat();
	};
	const stops = async () => tour(database.db, 'mina', DAY);
	const shape = async () => (await stops()).map(({ id, tourOrder }) => [id, tourOrder]);

	test('is filled from the chosen and the waitlist at once, and says before who goes without', async () => {
		const all = await candidates();
		expect(all.map(({ isSelected }) => isSelected)).toEqual([true, true, true, true, false, false]);
		const wishes = await fill(all);
		const said = await preview(database, OFFICE, wishes, NOW);
		expect(await stops()).toEqual([]);
		// Four places: the fifth and the sixth are chosen and find none.
		expect(said.map(({ code }) => code).filter(Boolean)).toEqual([
			...['QUOTA_FULL', 'UNKNOWN_ASSIGNMENT', 'QUOTA_FULL', 'UNKNOWN_ASSIGNMENT']
		]);
		const four = await fill(all.slice(0, 4));
		const done = await actEach(database, OFFICE, four, NOW);
		expect(done.every(({ verdict }) => verdict === 'accepted')).toBe(true);
		expect((await stops()).map(({ adminDong, place }) => [adminDong, place])).toEqual([
			['가산동', 1],
			['독산1동', 2],
			['독산1동', 3],
			['시흥5동', 4]
		]);
		expect(JSON.stringify(await stops())).not.toMatch(/표식(이름|동|메모)|0000077/);
		expect(await actEach(database, OFFICE, four, NOW)).toEqual(done);
		expect(await stops()).toHaveLength(4);
	});

	test('takes no one out of turn without a reason', async () => {
		const last = (await candidates()).at(-1)!;
		const [said] = await preview(database, OFFICE, await fill([last]), NOW);
		expect(said).toMatchObject({ verdict: 'refused', code: 'NOT_NEXT' });
		const how = { ticket: 'late', outOfOrderReason: '담당 구역' };
		const units = (await freeUnits(database.db, '2021', 1)).map(({ id }) => id);
		const wishes = fillWishes(TOUR, '2021', [last], units, how).flat();
		const verdicts = await preview(database, OFFICE, wishes, NOW);
		expect(verdicts.map(({ verdict }) => verdict)).toEqual(['accepted', 'accepted', 'accepted']);
	});

	test('takes another order stop by stop, keeps it, and forgets it again', async () => {
		await actEach(database, OFFICE, await fill((await candidates()).slice(0, 4)), NOW);
		const before = (await stops()).map(({ id }) => id) as [string, string, string, string];
		const [a, b, c, d] = before;
		const order = async (id: string, to: 'up' | 'down' | 'first' | 'last', ticket: string) => {
			const wishes = orderWishes(TOUR, shifted(await stops(), id, to), ticket);
			const verdicts = await actEach(database, OFFICE, wishes, NOW);
			expect(verdicts.every(({ verdict }) => verdict === 'accepted')).toBe(true);
			return wishes.length;
		};
		await order(d, 'up', 't1');
		expect(await shape()).toEqual([
			...[
				[a, 1],
				[b, 2],
				[d, 3],
				[c, 4]
			]
		]);
		expect(await order(a, 'down', 't2')).toBe(2);
		expect((await stops()).map(({ id }) => id)).toEqual([b, a, d, c]);
		expect(await order(b, 'up', 't3')).toBe(0);
		await order(c, 'first', 't4');
		expect((await stops()).map(({ id }) => id)).toEqual([c, b, a, d]);
		await actEach(database, OFFICE, plainWishes(TOUR, await stops(), 't5'), NOW);
		expect((await stops()).map(({ id }) => id)).toEqual(before);
	});

	test('is one of those that go out on a day', async () => {
		await actEach(database, OFFICE, await fill((await candidates()).slice(0, 2)), NOW);
		expect(await toursOn(database.db, DAY)).toMatchObject([
			{ workerId: 'mina', worker: '미나', visits: 2, done: 0 }
		]);
		expect(await toursOn(database.db, '2021-04-07')).toEqual([]);
		expect(await tour(database.db, 'suho', DAY)).toEqual([]);
	});
});

/** What lets a household be chosen: its category was checked, and it agreed to be on record. */
function proof(n: number, adminDong: string): Rows['eligibility'] {
	return {
		...{ id: `proof-${n}`, householdId: household(n, adminDong).id, adminDong },
		...{ category: 'BASIC_LIVELIHOOD', method: 'DOCUMENT', checkedOn: '2021-03-02' },
		...{ validUntil: '2022-03-01', checkedBy: 'office', revokedAt: null, revokeReason: '' }
	};
}

function consent(n: number, adminDong: string, kind: Rows['consent']['kind']): Rows['consent'] {
	return {
		...{ id: `${kind}-${n}`, householdId: household(n, adminDong).id, adminDong, kind },
		...{ textVersion: '2021-1', method: 'PAPER', givenAt: NOW, withdrawnAt: null }
	};
}
