/** What the office is shown equals what happened, opens to its rows, and names nobody. */
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { act } from '../../src/lib/server/act.ts';
import { access } from '../../src/lib/server/audit.ts';
import type { Database } from '../../src/lib/server/db.ts';
import { putPart } from '../../src/lib/server/files.ts';
import { accessLog } from '../../src/lib/server/reports/access-log.ts';
import { board } from '../../src/lib/server/reports/board.ts';
import { decision, decisions } from '../../src/lib/server/reports/decisions.ts';
import { delivery, recipient } from '../../src/lib/server/reports/delivery.ts';
import { loggedAction, turnedAway } from '../../src/lib/server/reports/logged.ts';
import { household, person as personOf } from '../../src/lib/server/reports/household.ts';
import { tour, workers } from '../../src/lib/server/reports/rounds.ts';
import { givable, stock } from '../../src/lib/server/reports/stock.ts';
import { unit } from '../../src/lib/server/reports/unit.ts';
import { chosenYear, programmeYears } from '../../src/lib/server/reports/years.ts';
import { household as home, pc } from '../sync/fixtures.ts';
import { onEveryDatabase } from '../stand/database.ts';
import { countOfRegister, linesOfRegister } from './registers.ts';
import { assignment, furnish, handOver, NOW, person, tabletOf, type Tablet } from './scene.ts';

const OFFICE = { userId: 'office', from: '192.0.2.9' };
const LATER = '2021-04-05T03:00:00.000Z';
const boardAt = async ({ db }: Database, now = LATER) => (await board(db, '2021', now))!;

onEveryDatabase('the office sees', (open) => {
	let database: Database;
	let mina: Tablet;
	beforeEach(async () => {
		database = await open();
		await furnish(database, { quota: 2, homes: 5 });
		await person(database, 'office', 'office', []);
		mina = await tabletOf(database, 'mina');
		for (const n of [1, 2]) await assign(n);
	});
	afterEach(() => database.close());

	const assign = (n: number) =>
		act(database, OFFICE, { id: `act-${n}`, name: 'assign', input: assignment(n) }, NOW);
	const handsOver = (n: number, changes: object = {}) =>
		mina.sync([mina.action('handOver', handOver(n, changes))], LATER);

	test('a board that equals a recount of what happened', async () => {
		await handsOver(1);
		await handsOver(2);
		await handsOver(3);
		await handsOver(4, { serial: pc(1).serial });
		const log = await database.db
			.selectFrom('action_log')
			.select('code')
			.where('name', '=', 'handOver')
			.where('verdict', '!=', 'refused')
			.execute();
		const shown = await boardAt(database);
		const told = (codes: (string | null)[]) =>
			log.filter(({ code }) => codes.includes(code)).length;
		expect(shown).toMatchObject({ quota: 2, assigned: 0, free: 0, stock: 2, open: 2 });
		expect(shown.delivered).toBe(told([null]));
		expect(shown.over).toBe(told(['ABOVE_QUOTA']));
		expect(told(['SAME_UNIT'])).toBe(1);
	});

	test('as many rows behind a number as it says, a dispute and a delivery above the quota included', async () => {
		await handsOver(1);
		await handsOver(3);
		await handsOver(4);
		await handsOver(4, { receiptId: 'rcp-4b' });
		const shown = await boardAt(database);
		const rows = (query: string) => countOfRegister(database, 'deliveries', query);
		expect(await rows('state=COUNTED')).toBe(shown.delivered);
		expect(await rows('state=ABOVE')).toBe(shown.over);
		expect(await rows('state=DISPUTED')).toBe(1);
		expect(await countOfRegister(database, 'assignments', 'place=HELD')).toBe(shown.assigned);
		expect((await decisions(database.db, '2021', 'open')).length).toBe(shown.open);
	});

	test('the plan beside the months, without what lies ahead', async () => {
		await handsOver(1);
		const { months, planned } = await boardAt(database);
		expect(months.map((month) => month.reached)).toEqual([0, 1, null, null, null, null, null]);
		expect(planned).toBe(1);
		expect((await boardAt(database, '2026-01-01T00:00:00.000Z')).planned).toBe(2);
		expect(await board(database.db, '1999', LATER)).toBeUndefined();
	});

	test('nobody’s name, phone, address or words in any list or record', async () => {
		await handsOver(1, { note: '표식현장말', recipientName: '표식받는이' });
		await handsOver(4, { serial: pc(1).serial, note: '표식현장말', recipientName: '표식받는이' });
		const { db } = database;
		const [dispute] = await decisions(db, '2021', 'open');
		const shown = JSON.stringify([
			await linesOfRegister(database, 'households'),
			await household(db, home(1, '').id, '2021-04-05'),
			await linesOfRegister(database, 'deliveries'),
			await delivery(db, 'rcp-1'),
			await unit(db, pc(1).id),
			await decisions(db, '2021', 'open'),
			(await decision(db, dispute!.id))!,
			await loggedAction(db, (await decision(db, dispute!.id))!.action!.id),
			// Its pictures name categories, of nobody.
			{ ...(await boardAt(database)), pictures: null }
		]);
		expect(shown).not.toMatch(/표식(이름|동|메모|받는이|현장말)|0000077|BASIC_LIVELIHOOD/);
		expect(await personOf(db, home(1, '').id)).toMatchObject({ name: home(1, '').name });
		expect(await recipient(db, 'rcp-1')).toMatchObject({ recipientName: '표식받는이' });
		const { id } = (await decision(db, dispute!.id))!.action!;
		expect((await loggedAction(db, id, 'open'))!.input).toMatchObject({ note: '표식현장말' });
	});

	test('a delivery with both clocks, its signature and its history', async () => {
		await handsOver(1);
		const shown = (await delivery(database.db, 'rcp-1'))!;
		expect(shown).toMatchObject({
			standing: 'COUNTED',
			deliveredAt: NOW,
			receivedAt: LATER,
			minutesApart: 120,
			clockOff: false,
			signatureHash: 'a'.repeat(64),
			...{ signatureHere: false, photoHash: null, photoHere: false, hasNote: false },
			checks: { bootCheckedAt: NOW, internetCheckedAt: null }
		});
		expect(shown.deeds.map(({ name, verdict }) => `${name} ${verdict}`)).toEqual([
			'assign accepted',
			'handOver accepted'
		]);
		expect(await delivery(database.db, 'rcp-9')).toBeUndefined();
	});

	test('a dispute with both records, and decides it once', async () => {
		await handsOver(1);
		const photo = Buffer.from([0xff, 0xd8, 0xff, 0xe0]);
		const photoHash = createHash('sha256').update(photo).digest('hex');
		await handsOver(4, { serial: pc(1).serial, photoHash, note: '표식현장말' });
		await putPart(database, { hash: photoHash, offset: 0, total: 4, bytes: photo }, LATER);
		const { db } = database;
		const [line] = await decisions(db, '2021', 'open');
		const found = (await decision(db, line!.id))!;
		expect(found.records.map((record) => [record.id, record.standing])).toEqual([
			['rcp-1', 'COUNTED'],
			['rcp-4', 'DISPUTED']
		]);
		expect(found.records).toMatchObject([
			{ photoHash: null, photoHere: false, hasNote: false },
			{ photoHash, photoHere: true, hasNote: true }
		]);
		expect(found.evidence['rcp-4']).toEqual({ device: 'dev-mina', voidedAt: null });
		expect(found.action?.input).toMatchObject({
			serial: pc(1).serial,
			signatureHash: 'a'.repeat(64)
		});
		const input = { exceptionId: line!.id, decision: 'FIRST_STANDS', reason: '현장에서 확인' };
		await act(database, OFFICE, { id: 'decide-1', name: 'decideException', input }, LATER);
		expect(await decisions(db, '2021', 'open')).toEqual([]);
		expect(await decisions(db, '2021', 'decided')).toMatchObject([
			{ decision: 'FIRST_STANDS', decidedBy: 'office', reason: '현장에서 확인' }
		]);
		const after = (await decision(db, line!.id))!;
		expect(after.records.map((record) => record.id)).toEqual(['rcp-1', 'rcp-4']);
		expect(after.evidence['rcp-4']?.voidedAt).toBe(LATER);
		expect(after.records[1]).toMatchObject({ signatureHash: 'a'.repeat(64), photoHash });
	});

	test('what a tablet was refused, with all that was entered', async () => {
		await mina.sync([mina.action('assign', assignment(3))], LATER);
		const [away] = await turnedAway(database.db);
		expect(away).toMatchObject({
			name: 'assign',
			verdict: 'refused',
			code: 'QUOTA_FULL',
			who: 'mina'
		});
		expect(await loggedAction(database.db, away!.id)).toMatchObject({
			input: { pcId: pc(3).id },
			householdId: home(3, '').id,
			receiptNo: home(3, '').receiptNo,
			tag: pc(3).tag
		});
		expect(await loggedAction(database.db, 'nobody')).toBeUndefined();
	});

	test('units by tag and serial, those that can be given, and who holds one', async () => {
		const { db } = database;
		const tags = async (text: string) =>
			(await stock(db, { fiscalYear: '2021', text })).map((line) => line.tag);
		expect(await tags('lp-2021-003')).toEqual([pc(3).tag]);
		expect(await tags('sn 2021 004')).toEqual([pc(4).tag]);
		expect((await givable(db, '2021')).map((one) => one.tag)).toEqual(
			[3, 4, 5].map((n) => pc(n).tag)
		);
		expect((await unit(db, pc(1).id))!.promises).toMatchObject([
			{ receiptNo: home(1, '').receiptNo }
		]);
		expect(await unit(db, 'pc-999')).toBeUndefined();
	});

	test('a worker’s tour of a day, the agreed hour before the address unless somebody gave another order', async () => {
		const visit = (n: number, scheduledAt: string | null) => ({
			id: `visit-${n}`,
			name: 'scheduleVisit' as const,
			input: {
				...{ visitId: `visit-${n}`, assignmentId: `asg-${n}`, workerId: 'mina' },
				...{ scheduledOn: '2021-04-06', scheduledAt, note: '표식전할말' }
			}
		});
		await act(database, OFFICE, visit(1, null), NOW);
		await act(database, OFFICE, visit(2, '09:30'), NOW);
		const lines = await tour(database.db, 'mina', '2021-04-06');
		expect(lines.map((line) => [line.id, line.place])).toEqual([
			['visit-2', 1],
			['visit-1', 2]
		]);
		expect(JSON.stringify(lines)).not.toContain('표식전할말');
		expect(await workers(database.db, '시흥1동')).toEqual([]);
	});

	test('who looked at whose record, by day, person and household', async () => {
		const what = { subject: home(1, '').id, purpose: 'CALL', work: 'UNMASK' };
		await access(database, OFFICE, what, '2021-04-07T14:59:00.000Z');
		await access(database, OFFICE, what, '2021-04-07T15:01:00.000Z');
		const log = (filter: object) => accessLog(database.db, { page: 1, ...filter });
		expect(await log({ day: '2021-04-07', userId: 'office' })).toMatchObject({
			total: 1,
			lines: [{ whose: home(1, '').receiptNo, work: 'UNMASK: CALL', who: 'office' }]
		});
		expect((await log({ day: '2021-04-08', receiptNo: home(1, '').receiptNo })).total).toBe(1);
		expect((await log({ day: '2021-04-08', receiptNo: '21-OTHER' })).total).toBe(0);
	});

	test('the year asked for, else the one in which something happened', async () => {
		const { db } = database;
		const years = await programmeYears(db);
		expect(await chosenYear(db, years, '2021', '2026-01-01')).toBe('2021');
		expect(await chosenYear(db, [...years, '2026'], '1999', '2026-01-01')).toBe('2026');
		expect(await chosenYear(db, years, undefined, '2026-01-01')).toBe('2021');
	});
});
