import { expect, test } from 'vitest';
import { holdsPlace } from '../../src/lib/domain/quota.ts';
import { verify } from '../../src/lib/server/audit.ts';
import { act } from '../../src/lib/server/act.ts';
import { onEveryDatabase } from '../stand/database.ts';
import { assignment, furnish, handOver, NOW, person, tabletOf } from './scene.ts';

onEveryDatabase('the quota', (open) => {
	test('of 130 claims by 30 tablets at once grants exactly 100, and 30 are told why', async () => {
		const database = await open();
		await furnish(database, { quota: 100, homes: 133 });
		const tablets = [];
		for (let i = 0; i < 30; i++) tablets.push(await tabletOf(database, `worker-${i}`));
		const answers = await Promise.all(
			tablets.map((tablet, i) => {
				const claims = [];
				for (let n = i + 1; n <= 130; n += 30) claims.push(tablet.action('assign', assignment(n)));
				return tablet.sync(claims);
			})
		);
		const verdicts = answers.flatMap((answer) => answer.verdicts);
		expect(verdicts.filter((v) => v.verdict === 'accepted')).toHaveLength(100);
		expect(verdicts.filter((v) => v.code === 'QUOTA_FULL')).toHaveLength(30);
		const first = tablets[0];
		const above = await first?.sync(
			[131, 132, 133].map((n) => first.action('handOver', handOver(n)))
		);
		expect(above?.verdicts.map((v) => [v.verdict, v.code])).toEqual(
			Array(3).fill(['exception', 'ABOVE_QUOTA'])
		);
		const rows = await database.db.selectFrom('assignment').selectAll().execute();
		expect(rows.filter(holdsPlace)).toHaveLength(100);
		expect(rows.filter((row) => row.aboveQuotaAt !== null)).toHaveLength(3);
		expect(await verify(database)).toEqual({ ok: true, count: 133 });
		await database.close();
	});

	test('of 25 rivals in the office and on tablets for ten places leaves ten', async () => {
		const database = await open();
		await furnish(database, { quota: 10, homes: 25 });
		await person(database, 'office', 'office', []);
		const tablet = await tabletOf(database, 'mina');
		const rivals = Array.from({ length: 24 }, (_, i) =>
			act(
				database,
				{ userId: 'office', from: '192.0.2.9' },
				{ id: `act-${i}`, name: 'assign', input: assignment(i + 1) },
				NOW
			)
		);
		await Promise.all([...rivals, tablet.sync([tablet.action('assign', assignment(25))])]);
		const rows = await database.db.selectFrom('assignment').selectAll().execute();
		expect(rows.filter(holdsPlace)).toHaveLength(10);
		await database.close();
	});

	test('of 20 rivals for one unit lets one win', async () => {
		const database = await open();
		await furnish(database, { homes: 20 });
		const tablets = [];
		for (let i = 1; i <= 20; i++) tablets.push(await tabletOf(database, `worker-${i}`));
		const answers = await Promise.all(
			tablets.map((tablet, i) =>
				tablet.sync([tablet.action('assign', { ...assignment(i + 1), pcId: 'pc-001' })])
			)
		);
		const codes = answers.flatMap((answer) => answer.verdicts.map((v) => v.code));
		expect(codes.filter((code) => code === null)).toHaveLength(1);
		expect(codes.filter((code) => code === 'PC_TAKEN')).toHaveLength(19);
		await database.close();
	});
});
