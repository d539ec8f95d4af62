import { describe, expect, test } from 'vitest';
import 'fake-indexeddb/auto';
import { again, dexieStore, UserDatabase } from '../../src/lib/client/db.ts';
import { freshMeta } from '../../src/lib/client/engine.ts';
import { act } from '../../src/lib/client/act.ts';
import { assignment, handOver } from '../server/scene.ts';
import type { Input } from '../../src/lib/domain/actions.ts';
import { filled, house } from './stage.ts';

const named = (name: string, message = '') => Object.assign(new Error(message), { name });

describe('a database', () => {
	test('whose connection the browser dropped is opened again and the whole operation run', async () => {
		const db = new UserDatabase('test-dropped');
		const store = dexieStore(db);
		await store.begin(freshMeta('dev', 0));
		db.backendDB().close();
		let tries = 0;
		const meta = await again(db, () => {
			if (tries++ === 0) throw named('UnknownError', 'Connection to Indexed Database server lost');
			return store.meta();
		});
		expect([tries, meta?.device]).toEqual([2, 'dev']);
	});

	test('that was retired is opened by nobody', async () => {
		const db = new UserDatabase('test-retired');
		await dexieStore(db).begin(freshMeta('dev', 0));
		db.retire();
		await expect(dexieStore(db).meta()).rejects.toMatchObject({ name: 'DatabaseClosedError' });
	});

	test('lets no commit through whose revision has moved', async () => {
		const store = dexieStore(new UserDatabase('test-moved'));
		await store.begin(freshMeta('dev', 0));
		expect(await store.commit({ expect: 0, meta: { cursor: 5 } })).toBe(true);
		expect(await store.commit({ expect: 0, meta: { cursor: 9 } })).toBe(false);
		expect(await store.meta()).toMatchObject({ revision: 1, cursor: 5 });
	});

	test('that is full gives up history before it refuses what a person enters', async () => {
		const mina = await filled(await house(), '미나');
		await act(mina.engine, 'assign', assignment(1));
		await act(mina.engine, 'handOver', handOver(1) as Input<'handOver'>);
		await mina.settle();
		expect(await mina.db.rows('receipt').count()).toBe(1);
		const put = mina.db.outbox.bulkPut.bind(mina.db.outbox);
		let full = true;
		mina.db.outbox.bulkPut = (async (entries: never) => {
			if (full) throw ((full = false), named('QuotaExceededError'));
			return put(entries);
		}) as never;
		expect(await act(mina.engine, 'assign', assignment(2))).toMatchObject({ ok: true });
		expect(await mina.db.rows('receipt').count()).toBe(0);
	});
});
