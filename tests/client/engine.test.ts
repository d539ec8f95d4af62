import { describe, expect, test } from 'vitest';
import { act } from '../../src/lib/client/act.ts';
import type { Input } from '../../src/lib/domain/actions.ts';
import { draft } from '../../src/lib/domain/assignment.ts';
import { MARKER, pc } from '../sync/fixtures.ts';
import { assignment, handOver, NOW, put } from '../server/scene.ts';
import { filled, house, stand, type Stand } from './stage.ts';

const stateOf = async ({ engine }: Stand) =>
	(await engine.store.outbox()).map(({ n, state }) => `${n}:${state}`);

describe('a first fill', () => {
	test('brings the scope and nothing of another dong', async () => {
		const database = await house({ homes: 3 });
		const mina = await filled(database, '미나');
		expect((await mina.row('household', 'home-0001'))?.name).toContain(MARKER);
		const suho = await filled(database, '수호', ['독산1동']);
		expect(await suho.row('household', 'home-0001')).toBeNull();
		expect((await mina.engine.store.meta())?.complete).toBe(true);
	});

	test('goes on where it was cut, and keeps what was entered meanwhile', async () => {
		const database = await house({ homes: 30 });
		const mina = await stand(database, '미나');
		mina.air.cutAfter = 4;
		expect(await mina.settle()).toEqual({ kind: 'offline' });
		expect((await mina.engine.store.meta())?.complete).toBe(false);
		expect(await mina.settle()).toEqual({ kind: 'still' });
		expect(await mina.db.rows('household').count()).toBe(30);
		expect((await mina.engine.store.meta())?.fill).toBeNull();
	});

	test('writes no personal word in clear', async () => {
		const database = await house({ homes: 3 });
		const left = { id: 'promise-2', fiscalYear: '2021', householdId: 'home-0002', pcId: null };
		const released = { releasedAt: NOW, releaseReason: `${MARKER} 댁에서 사양` };
		await put(database, [
			{
				table: 'assignment',
				row: { ...draft({ ...left, adminDong: '가산동', proposedAt: NOW }), ...released }
			}
		]);
		await put(database, [{ table: 'pc', row: { ...pc(2), scrapReason: `${MARKER} 파손` } }]);
		const mina = await filled(database, '미나');
		await act(mina.engine, 'assign', assignment(1));
		await act(mina.engine, 'handOver', handOver(1) as Input<'handOver'>);
		expect(await mina.row('assignment', 'promise-2')).toMatchObject(released);
		const dump = JSON.stringify([
			...(await Promise.all(mina.db.tables.map((table) => table.toArray()))),
			mina.journal.map((bytes) => new TextDecoder('latin1').decode(bytes))
		]);
		expect(dump).not.toContain(MARKER);
		expect(dump).toContain('가산동');
	});
});

describe('an action', () => {
	test('is on screen, in the outbox and in the journal before there is a network', async () => {
		const mina = await filled(await house(), '미나');
		mina.air.down = true;
		expect(await act(mina.engine, 'assign', assignment(1))).toMatchObject({ ok: true });
		expect((await mina.row('pc', 'pc-001'))?.assignmentId).toBe('asg-1');
		expect(await stateOf(mina)).toEqual(['1:waiting']);
		expect(mina.journal).toHaveLength(1);
	});

	test('that the rules refuse is not kept anywhere', async () => {
		const mina = await filled(await house(), '미나');
		const answer = await act(mina.engine, 'assign', { ...assignment(1), pcId: 'nowhere' });
		expect(answer).toMatchObject({ ok: false, refusal: { code: 'UNKNOWN_PC' } });
		expect(mina.journal).toHaveLength(0);
	});

	test('that the disk does not take leaves nothing behind and says so', async () => {
		const mina = await filled(await house(), '미나');
		const { commit } = mina.engine.store;
		mina.engine.store.commit = () =>
			Promise.reject(Object.assign(new Error('full'), { name: 'QuotaExceededError' }));
		const answer = await act(mina.engine, 'assign', assignment(1));
		expect(answer).toEqual({ ok: false, refusal: 'NOT_SAVED' });
		expect(mina.engine.alerts.has('FULL')).toBe(true);
		mina.engine.store.commit = commit;
		const again = await mina.reopen();
		expect(await stateOf(again)).toEqual([]);
		expect(await again.row('assignment', 'asg-1')).toBeNull();
	});

	test('counts once when the answer is lost', async () => {
		const mina = await filled(await house(), '미나');
		await act(mina.engine, 'assign', assignment(1));
		mina.air.loseAnswers = 1;
		expect(await mina.settle()).toEqual({ kind: 'offline' });
		await mina.settle();
		expect(await stateOf(mina)).toEqual(['1:accepted']);
		expect((await mina.row('assignment', 'asg-1'))?.confirmedAt).not.toBeNull();
		expect(await mina.db.shadow.count()).toBe(0);
	});

	test('that a rival was faster with is undone on the tablet, with its reason', async () => {
		const database = await house();
		const [mina, suho] = [await filled(database, '미나'), await filled(database, '수호')];
		await act(mina.engine, 'assign', assignment(1));
		await act(suho.engine, 'assign', { ...assignment(2, 'asg-s'), pcId: 'pc-001' });
		await suho.settle();
		await mina.settle();
		expect(await stateOf(mina)).toEqual(['1:refused']);
		expect(await mina.row('assignment', 'asg-1')).toBeNull();
		expect((await mina.row('pc', 'pc-001'))?.assignmentId).toBe('asg-s');
	});

	test('stays on screen while news arrives', async () => {
		const database = await house();
		const mina = await filled(database, '미나');
		await act(mina.engine, 'assign', assignment(1));
		mina.engine.limit = 0;
		const { sync } = mina.engine.network;
		mina.engine.network.sync = (request) => sync({ ...request, push: [] });
		const unit = await mina.row('pc', 'pc-001');
		await put(database, [{ table: 'pc', row: { ...unit!, assignmentId: null, monitor: '27"' } }]);
		await mina.settle();
		const shown = await mina.row('pc', 'pc-001');
		expect(shown).toMatchObject({ monitor: '27"', assignmentId: 'asg-1' });
		expect(await mina.db.shadow.count()).toBe(2);
	});

	test('that is accepted as it stood causes no write of its own rows', async () => {
		const mina = await filled(await house({ quota: 1 }), '미나');
		await act(mina.engine, 'registerHousehold', {
			...{ householdId: 'new', receiptNo: '21-NEWNEW1-1', kind: 'INDIVIDUAL', name: '시험가' },
			...{ phone: '0000070001', roadAddress: '시험로 1', addressDetail: '', adminDong: '가산동' },
			...{ category: 'DISABLED', note: '', members: 1, consents: [] }
		} as never);
		const before = await mina.db.rows('household').get('new');
		await mina.settle();
		expect((await mina.db.rows('household').get('new'))?._r).toBe(before?._r);
		expect(await stateOf(mina)).toEqual(['1:accepted']);
	});
});

describe('after a loss', () => {
	test('an emptied database is rebuilt from the journal, and the person is told', async () => {
		const mina = await filled(await house(), '미나');
		await act(mina.engine, 'assign', assignment(1));
		await mina.settle();
		await act(mina.engine, 'assign', assignment(2));
		await mina.db.delete();
		const again = await mina.reopen();
		expect(again.engine.alerts.has('REBUILT')).toBe(true);
		await again.settle();
		expect(await stateOf(again)).toEqual(['1:accepted', '2:accepted']);
		expect((await again.row('assignment', 'asg-2'))?.confirmedAt).not.toBeNull();
	});

	test('a journal that is ahead of the outbox is caught up with', async () => {
		const mina = await filled(await house(), '미나');
		const { commit } = mina.engine.store;
		mina.engine.store.commit = () => new Promise(() => {});
		void act(mina.engine, 'assign', assignment(1));
		await expect.poll(() => mina.journal.length).toBe(1);
		mina.engine.store.commit = commit;
		const again = await mina.reopen();
		expect(await stateOf(again)).toEqual(['1:waiting']);
		expect((await again.row('pc', 'pc-001'))?.assignmentId).toBe('asg-1');
	});

	test('a copied profile becomes a device of its own, and nothing is lost or doubled', async () => {
		const database = await house();
		const mina = await filled(database, '미나');
		await act(mina.engine, 'assign', assignment(1));
		await mina.settle();
		const meta = await mina.engine.store.meta();
		await act(mina.engine, 'assign', assignment(2));
		await mina.settle();
		// The copy was made before the second action, and used on.
		await mina.db.meta.put({ ...meta!, key: 'meta', revision: 900 });
		await mina.db.outbox.filter(({ n }) => n === 2).delete();
		mina.engine.memory = null;
		await act(mina.engine, 'assign', assignment(3));
		await mina.settle();
		expect((await mina.engine.store.meta())?.device).not.toBe(meta?.device);
		expect(await stateOf(mina)).toEqual(['1:accepted', '2:accepted']);
		expect((await mina.row('assignment', 'asg-3'))?.confirmedAt).not.toBeNull();
	});
});
