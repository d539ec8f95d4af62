/** Work that was kept apart: released in its person's name, or put aside, and never lost. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Database } from '../../src/lib/server/db.ts';
import { revoke } from '../../src/lib/server/devices.ts';
import { Bug } from '../../src/lib/server/failures.ts';
import { packet, packets, putAside, release } from '../../src/lib/server/packets.ts';
import { handIn } from '../../src/lib/server/quarantine.ts';
import { packetRecord } from '../../src/lib/server/reports/kept-apart.ts';
import { changeDuties, disableUser } from '../../src/lib/server/users.ts';
import { onEveryDatabase } from '../stand/database.ts';
import { furnish, handOver, NOW, person, type Tablet, tabletOf, assignment } from './scene.ts';

const MARU = { userId: 'maru', from: '198.51.100.7' };
const LATER = '2021-04-05T05:00:00.000Z';

onEveryDatabase('a packet', (open) => {
	let database: Database;
	let tablet: Tablet;
	beforeEach(async () => {
		database = await open();
		await furnish(database);
		await person(database, 'maru', 'office', []);
		tablet = await tabletOf(database, 'mina');
		await tablet.sync([tablet.action('assign', assignment(1))]);
	});
	afterEach(() => database.close());

	const given = () => [
		tablet.action('handOver', handOver(1)),
		tablet.action('handOver', handOver(2, { serial: 17 }))
	];
	const receipts = () => database.db.selectFrom('receipt').select(['id', 'workerId']).execute();
	const works = async () =>
		(await database.db.selectFrom('audit').select(['userId', 'work']).orderBy('seq').execute()).map(
			({ userId, work }) => `${userId} ${work}`
		);

	/** What mina did on a tablet that the office took out of use before it was sent. */
	const handedIn = async () => {
		await revoke(database, MARU, tablet.id, NOW);
		const push = [...given(), { id: 'no action' }];
		const caller = { userId: 'mina', from: '198.51.100.8' };
		await handIn(database, caller, { device: tablet.id, payload: JSON.stringify(push) }, NOW);
		return (await packets(database.db))[0]?.id ?? '';
	};

	test('says what it holds, of whom, and that nothing has changed', async () => {
		const id = await handedIn();
		const record = await packetRecord(database.db, id);
		expect(record?.line).toMatchObject({
			...{ person: 'mina', device: tablet.id, count: 3, unreadable: 1 },
			...{ cause: 'REVOKED', at: NOW, decision: null }
		});
		expect(record?.actions.map(({ name, answer }) => [name, answer])).toEqual([
			['handOver', null],
			['handOver', null]
		]);
		expect(JSON.stringify(record)).not.toContain(handOver(1).recipientName);
		expect(await receipts()).toEqual([]);
	});

	test('that is released is settled in the name of whoever did it, once', async () => {
		const id = await handedIn();
		const all = await Promise.all([
			release(database, id, MARU, LATER),
			release(database, id, MARU, LATER)
		]);
		const verdicts = all.find((some) => some.length > 0);
		expect(verdicts).toMatchObject([
			{ verdict: 'accepted' },
			{ verdict: 'refused', code: 'MALFORMED' }
		]);
		expect(await receipts()).toMatchObject([{ workerId: 'mina' }]);
		const record = await packetRecord(database.db, id);
		expect(record?.line).toMatchObject({ decision: 'RELEASED', decider: 'maru' });
		expect(record?.actions.map(({ answer }) => answer?.verdict)).toEqual(['accepted', 'refused']);
		expect(await works()).toContain('mina handOver accepted');
		expect(await works()).toContain(`maru QUARANTINE_RELEASED ${tablet.id} 2`);
		expect(await release(database, id, MARU, LATER)).toEqual([]);
		expect(await receipts()).toHaveLength(1);
	});

	test('goes on waiting while one of its actions cannot be carried out', async () => {
		const id = await handedIn();
		const broken: Database = {
			...database,
			report: () => {},
			write: (body) =>
				database.write(async (trx) => {
					const known = await trx.selectFrom('receipt').select('id').execute();
					if (known.length > 0) throw new Bug(new TypeError('a mistake'));
					return body(trx);
				})
		};
		const verdicts = await release(broken, id, MARU, LATER);
		expect(verdicts.map(({ verdict }) => verdict)).toEqual(['accepted', 'quarantined']);
		expect(await packet(database.db, id)).toMatchObject({ decision: null });
		const record = await packetRecord(database.db, id);
		expect(record?.actions.map(({ answer }) => answer?.verdict)).toEqual(['accepted', undefined]);
		const again = await release(database, id, MARU, LATER);
		expect(again.map(({ verdict }) => verdict)).toEqual(['accepted', 'refused']);
		expect(await packet(database.db, id)).toMatchObject({ decision: 'RELEASED' });
		expect(await receipts()).toHaveLength(1);
	});

	test('that is put aside has no effect and keeps the reason', async () => {
		const id = await handedIn();
		await putAside(database, id, '다른 태블릿에서 기록함', MARU, LATER);
		expect(await receipts()).toEqual([]);
		expect(await packet(database.db, id)).toMatchObject({
			...{ decision: 'SET_ASIDE', reason: '다른 태블릿에서 기록함' },
			...{ decidedBy: 'maru', decidedAt: LATER }
		});
		expect(await release(database, id, MARU, LATER)).toEqual([]);
	});

	test('of somebody with another role by now is kept, and released as what was done then', async () => {
		await changeDuties(database, 'mina', { role: 'intake', dongs: ['가산동'] }, MARU, NOW);
		const answer = await tablet.sync([tablet.action('handOver', handOver(1))]);
		expect(answer.verdicts).toMatchObject([{ verdict: 'quarantined', code: 'ROLE' }]);
		const [waiting] = await packets(database.db);
		expect(await release(database, waiting?.id ?? '', MARU, LATER)).toMatchObject([
			{ verdict: 'accepted' }
		]);
		expect(await receipts()).toMatchObject([{ workerId: 'mina' }]);
		const alerts = await database.db.selectFrom('alert').select('kind').execute();
		expect(alerts).toEqual([{ kind: 'ROLE' }]);
	});

	test('of a closed account comes out of the log, and its release is an action of its own', async () => {
		await disableUser(database, 'mina', MARU, NOW);
		const answer = await tablet.sync(given());
		expect(answer.verdicts.map(({ verdict }) => verdict)).toEqual(['quarantined', 'quarantined']);
		const [waiting] = await packets(database.db);
		expect(waiting).toMatchObject({ userId: 'mina', deviceId: tablet.id, decision: null });
		const verdicts = await release(database, waiting?.id ?? '', MARU, LATER);
		expect(verdicts.map(({ verdict }) => verdict)).toEqual(['accepted', 'refused']);
		expect(await receipts()).toMatchObject([{ workerId: 'mina' }]);
		const log = await database.db.selectFrom('action_log').select(['id', 'verdict']).execute();
		const ids = answer.verdicts.map((one) => one.id);
		expect(log.filter(({ id }) => ids.includes(id))).toHaveLength(2);
		expect(log.find(({ id }) => id === `${ids[0]}.r`)?.verdict).toBe('accepted');
		const after = await packetRecord(database.db, waiting?.id ?? '');
		expect(after?.line).toMatchObject({ decision: 'RELEASED', cause: 'ACCOUNT_DISABLED' });
		expect(after?.actions.map((one) => one.answer?.verdict)).toEqual(['accepted', 'refused']);
		expect((await packets(database.db)).filter((one) => one.decision === null)).toEqual([]);
	});
});
