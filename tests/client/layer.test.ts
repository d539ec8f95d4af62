import { expect, test } from 'vitest';
import { Base } from '../../src/lib/client/base.ts';
import { Layer } from '../../src/lib/client/layer.ts';
import { Cache, type Need } from '../../src/lib/domain/tx.ts';
import { pc } from '../sync/fixtures.ts';

/** Both are asked the same at random and must answer alike. */
test('a layer over a base answers as one cache would', () => {
	let state = 7;
	const roll = (below: number) =>
		Math.floor(((state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32) * below);
	for (let world = 0; world < 50; world++) {
		const plain = new Cache();
		const layer = new Layer(new Base());
		const stored = Array.from({ length: 6 }, (_, i) => ({
			...pc(i),
			assignmentId: roll(2) ? `a${roll(3)}` : null
		}));
		const put = new Set<string>();
		for (let step = 0; step < 60; step++) {
			const row = { ...stored[roll(6)]!, assignmentId: roll(3) ? `a${roll(3)}` : null };
			const value = `a${roll(3)}`;
			const need: Need = roll(2)
				? { table: 'pc', id: row.id }
				: { table: 'pc', column: 'assignmentId', value };
			const found = stored.filter((one) =>
				'id' in need ? one.id === need.id : one.assignmentId === need.value
			);
			for (const cache of [plain, layer]) cache.load(need, found);
			// A rule writes a row that it has read.
			if (roll(2) && plain.peek('pc', row.id) !== undefined) {
				put.add(row.id);
				for (const cache of [plain, layer]) cache.set('pc', row.id, row);
			}
			expect(layer.peek('pc', row.id)).toEqual(plain.peek('pc', row.id));
			const ids = (cache: Cache) =>
				[...(cache.ids({ table: 'pc', column: 'assignmentId', value }) ?? ['?'])].sort();
			expect(ids(layer), `world ${world} step ${step}`).toEqual(ids(plain));
		}
		expect(new Set(layer.laid.keys())).toEqual(new Set([...put].map((id) => `pc/${id}`)));
	}
});
