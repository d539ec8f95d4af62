/** Every number of the board opens to as many rows, and no picture tells what it must not. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CATEGORIES } from '../../src/lib/domain/tables.ts';
import type { Database } from '../../src/lib/server/db.ts';
import { fill } from '../../src/lib/server/demo.ts';
import { board } from '../../src/lib/server/reports/board.ts';
import { decisions } from '../../src/lib/server/reports/decisions.ts';
import { places } from '../../src/lib/server/reports/places.ts';
import { repairFigures } from '../../src/lib/server/reports/repairs.ts';
import { onEveryDatabase } from '../stand/database.ts';
import { countOfRegister, TODAY } from './registers.ts';
import { device } from './scene.ts';
import { addressesOfBoard, repairTiles, tilesOf } from './tiles.ts';

const NOW = `${TODAY}T03:00:00.000Z`;

onEveryDatabase('the board of the demo', (open) => {
	let database: Database;
	beforeAll(async () => {
		database = await open();
		await fill(database, TODAY);
		await device(database, 'aboard', 'demo-field1');
		await database.db.updateTable('device').set({ lastSeenAt: NOW }).execute();
	});
	afterAll(() => database.close());

	const rows = (address: string) => {
		const [, name, query = ''] = /^\/office\/(\w+)\??(.*)$/.exec(address) ?? [];
		return countOfRegister(database, name as never, query);
	};

	test('shows on every tile as many as there are rows behind it', async () => {
		const shown = (await board(database.db, '2021', NOW))!;
		const figures = await repairFigures(database.db, '2021', TODAY);
		expect(
			tilesOf(shown)
				.map(([address]) => address)
				.sort()
		).toEqual(addressesOfBoard());
		// Desks have pages of their own, looked at below.
		const tiles = [...tilesOf(shown), ...repairTiles(figures)].filter(
			([address]) => !/places|exceptions/.test(address)
		);
		for (const [address, count] of tiles)
			expect([address, await rows(address)]).toEqual([address, count]);
		expect(shown.repairs.received).toBe(figures.received);
		const all = await places(database.db, '2021');
		const count = (state: string) => all.filter((place) => place.state === state).length;
		expect([count('FREE'), count('HELD'), count('DELIVERED')]).toEqual([
			...[shown.free, shown.assigned, shown.delivered]
		]);
		expect(all.map(({ number }) => number)).toEqual(all.map((_, i) => i + 1));
		expect((await decisions(database.db, '2021', 'open')).length).toBe(shown.open);
		expect(shown.carried).toBeGreaterThan(0);
		expect(shown.carried).toBeLessThan(shown.assigned);
	});

	test('shows in every bar as many as there are rows behind it', async () => {
		const { months, dongs, pictures, delivered } = (await board(database.db, '2021', NOW))!;
		const of = (condition: string) => rows(`/office/deliveries?state=COUNTED&${condition}`);
		for (const bar of months) expect(await of(`month=${bar.month}`)).toBe(bar.delivered);
		for (const bar of dongs) expect(await of(`dong=${bar.dong}`)).toBe(bar.delivered);
		for (const bar of pictures.spans) expect(await of(`span=${bar.span}`)).toBe(bar.delivered);
		for (const { reason, visits } of pictures.failures)
			expect(await rows(`/office/visits?state=FAILED&reason=${reason}`)).toBe(visits);
		expect(pictures.failures.some(({ visits }) => visits > 0)).toBe(true);
		const sum = pictures.spans.reduce((all, bar) => all + bar.delivered, 0);
		expect(sum).toBe(delivered);
		expect(pictures.waited!.median).toBeLessThanOrEqual(pictures.waited!.p90);
	});

	test('tells no category of fewer than five', async () => {
		const { pictures } = (await board(database.db, '2021', NOW))!;
		expect(pictures.categories.map(({ category }) => category)).toEqual(CATEGORIES);
		for (const { delivered } of pictures.categories)
			if (typeof delivered === 'number') expect(delivered).toBeGreaterThanOrEqual(5);
	});
});
