import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Role } from '../../src/lib/domain/context.ts';
import { barrierTo } from '../../src/lib/server/access.ts';
import { act } from '../../src/lib/server/act.ts';
import type { Database } from '../../src/lib/server/db.ts';
import { revoke } from '../../src/lib/server/devices.ts';
import { handIn } from '../../src/lib/server/quarantine.ts';
import { noteSignature } from '../../src/lib/server/signatures.ts';
import { changeDuties } from '../../src/lib/server/users.ts';
import { after, does, part, ticketOf } from '../domain/repair.ts';
import { onEveryDatabase } from '../stand/database.ts';
import { household, pc } from '../sync/fixtures.ts';
import { assignment, furnish, handOver, NOW, person, put, tabletOf, type Tablet } from './scene.ts';

const [fault, signed, repaired, first] = ['0a', '1b', '2c', '3d'].map((two) => two.repeat(32));
const mina = { id: 'mina', role: 'field', dongs: ['독산1동'], from: '' } as const;

onEveryDatabase('pictures of a repair', (open) => {
	let database: Database;
	beforeEach(async () => {
		database = await open();
		const office = await after(
			(town) => does.open(town, { photoHash: fault }),
			(town) => does.complete(town, { signatureHash: first, parts: [part(1000)] }),
			does.reopen,
			(town) => does.complete(town, { signatureHash: signed, photoHash: repaired })
		);
		await put(database, [{ table: 'ticket', row: ticketOf(office) }]);
	});
	afterEach(() => database.close());

	const seen = (hash: string | undefined, dongs: readonly string[] = mina.dongs) =>
		noteSignature(database, { ...mina, dongs }, hash ?? '', NOW);

	test('are shown to whoever serves the dong, before and after it was opened again, and noted', async () => {
		for (const hash of [fault, signed, repaired, first]) expect(await seen(hash)).toBe(true);
		const looks = await database.db.selectFrom('audit').select('subject').execute();
		expect(looks.map(({ subject }) => subject)).toEqual(Array(4).fill('h1'));
	});

	test('are not shown to another dong, nor a picture that stands on nothing', async () => {
		for (const hash of [fault, signed, repaired, first])
			expect(await seen(hash, ['가산동'])).toBe(false);
		expect(await seen('4e'.repeat(32))).toBe(false);
		expect(await seen('%')).toBe(false);
	});
});

const OFFICE = { userId: 'maru', from: '192.0.2.9' };
const ROLES: readonly Role[] = [
	'office',
	'approver',
	'field',
	'intake',
	'privacy',
	'audit',
	'team'
];

onEveryDatabase('pictures of a hand-over', (open) => {
	let database: Database;
	let tablet: Tablet;
	beforeEach(async () => {
		database = await open();
		await furnish(database);
		await person(database, 'maru', 'office', []);
		tablet = await tabletOf(database, 'mina');
	});
	afterEach(() => database.close());

	/** The pictures of hand-over n: a signature and a photo of the serial label. */
	const pictures = (n: number) => ({
		signatureHash: `a${n}`.repeat(32),
		photoHash: `b${n}`.repeat(32)
	});
	const given = (n: number, changes: object = {}) =>
		tablet.action('handOver', handOver(n, { ...pictures(n), ...changes }));
	/** The roles that are shown both pictures, in this dong and in another; never one without the other. */
	const lookers = async (n: number) => {
		const { signatureHash, photoHash } = pictures(n);
		const shown: string[] = [];
		for (const dong of ['가산동', '독산1동'])
			for (const role of ROLES) {
				const who = { id: 'maru', role, dongs: [dong], from: '' };
				if (barrierTo('/api/files/[hash]', who, who) !== null) continue;
				const sees = await noteSignature(database, who, signatureHash, NOW);
				expect(await noteSignature(database, who, photoHash, NOW)).toBe(sees);
				if (sees) shown.push(`${role} ${dong}`);
			}
		return shown;
	};
	const EVERYWHERE = ['office 독산1동', 'approver 독산1동'];
	const OF_RECEIPTS = ['office 가산동', 'approver 가산동', 'field 가산동', 'intake 가산동'];
	const OF_DESKS = ['office 가산동', 'approver 가산동', ...EVERYWHERE];

	test('are for whoever sees the receipt, also of the one that lost its force', async () => {
		await tablet.sync([given(1), given(2, { serial: pc(1).serial, swapReason: 'OTHER' })]);
		const [dispute] = await database.db.selectFrom('exception').select('id').execute();
		const input = { exceptionId: dispute?.id ?? '', decision: 'FIRST_STANDS', reason: '사진' };
		await act(database, OFFICE, { id: 'decide', name: 'decideException', input }, NOW);
		const receipts = database.db.selectFrom('receipt').select(['id', 'voidedAt']).orderBy('id');
		expect((await receipts.execute()).map(({ voidedAt }) => voidedAt)).toEqual([null, NOW]);
		for (const n of [1, 2]) expect(await lookers(n)).toEqual([...OF_RECEIPTS, ...EVERYWHERE]);
	});

	test('of one that was refused are for the desks that see what was turned away', async () => {
		await tablet.sync([given(1), given(2, { serial: 17 })]);
		const log = database.db.selectFrom('action_log').select('id').where('verdict', '=', 'refused');
		expect(await log.execute()).toHaveLength(1);
		expect(await lookers(2)).toEqual(OF_DESKS);
	});

	test('of one that was kept apart are for the same desks, and each look names the household', async () => {
		await tablet.sync([tablet.action('assign', assignment(1))]);
		await changeDuties(database, 'mina', { role: 'intake', dongs: ['가산동'] }, OFFICE, NOW);
		const { verdicts } = await tablet.sync([given(1)]);
		expect(verdicts).toMatchObject([{ verdict: 'quarantined' }]);
		expect(await lookers(1)).toEqual(OF_DESKS);
		const looks = database.db.selectFrom('audit').select('subject').where('work', 'like', 'READ %');
		expect(new Set((await looks.execute()).map(({ subject }) => subject))).toEqual(
			new Set([household(1, '').id])
		);
	});

	test('that a tablet handed in before it was wiped are for the desk that decides about it', async () => {
		await revoke(database, OFFICE, tablet.id, NOW);
		const payload = JSON.stringify([given(1)]);
		const caller = { userId: 'mina', from: '198.51.100.8' };
		await handIn(database, caller, { device: tablet.id, payload }, NOW);
		expect(await lookers(1)).toEqual(['office 가산동', 'office 독산1동']);
	});
});
