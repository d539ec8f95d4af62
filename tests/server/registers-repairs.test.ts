/** Repairs: the register, the queue and the figures say what the domain says, on both databases. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dayOf } from '../../src/lib/domain/month.ts';
import { ADMIN_DONGS } from '../../src/lib/domain/tables.ts';
import { isOpen, promisedOn, stateOf, SYMPTOMS, type Ticket } from '../../src/lib/domain/ticket.ts';
import { addWorkdays } from '../../src/lib/domain/workday.ts';
import type { Database } from '../../src/lib/server/db.ts';
import { asked } from '../../src/lib/server/registers/asked.ts';
import { frameOf } from '../../src/lib/server/registers/frame.ts';
import { countOf, walk } from '../../src/lib/server/registers/register.ts';
import { tickets } from '../../src/lib/server/registers/tickets.ts';
import { openOfOthers, repairDesk, repairFigures } from '../../src/lib/server/reports/repairs.ts';
import { onEveryDatabase } from '../stand/database.ts';
import { household, worker, year } from '../sync/fixtures.ts';
import { put } from './scene.ts';

/** A Tuesday; the Wednesday after it is a day off that the office noted, Thursday is worked. */
const TODAY = '2021-05-11';
const OFF = '2021-05-12';
const SOON = '2021-05-13';
const NOW = `${TODAY}T03:00:00.000Z`;
const OFFICE = { role: 'office', dongs: [] } as const;

/** A repair that was received `age` days ago and was promised by a day. */
function ticket(n: number, over: Partial<Ticket> = {}): Ticket {
	const receivedAt = new Date(Date.parse(NOW) - (n % 40) * 86_400_000).toISOString();
	return {
		...{ id: `ticket-${n}`, ticketNo: `R21-${n}`, fiscalYear: '2021' },
		householdId: `home-${String((n % 20) + 1).padStart(4, '0')}`,
		...{ adminDong: ADMIN_DONGS[(n % 20) % 10] as string, pcId: null, form: 'DESKTOP' },
		...{ channel: 'PHONE', way: null, symptom: SYMPTOMS[n % 10] as Ticket['symptom'], words: '' },
		...{ photoHash: null, receivedAt, receivedBy: 'office', workerId: null, assignedAt: null },
		...{ visitId: null, visitOn: null, startedAt: null, workingAt: null, pausedAt: null },
		...{
			pauseReason: null,
			pauseNote: '',
			pausedDays: 0,
			dueOn: addWorkdays(dayOf(receivedAt), 3)
		},
		...{ completedAt: null, work: '', parts: '[]', partsCost: 0, partsApprovedAt: null },
		...{ signatureHash: null, substitute: null, substituteReason: '', recipientName: '' },
		...{ donePhotoHash: null, unrepairableAt: null, unrepairableReason: null },
		...{ unrepairableNote: '', outcome: null, cancelledAt: null, cancelReason: null },
		...{ reopenedAt: null, reopenCount: 0, reopenNote: '', earlier: '[]', eligibilityId: null },
		...{ versionId: null, warrantyUntil: null },
		...over
	};
}

/** What was done before it was opened again: once, or twice with days between. */
function completions(n: number) {
	const received = Date.parse(NOW) - (n % 40) * 86_400_000;
	const on = (days: number) => new Date(received + days * 86_400_000).toISOString();
	const days = n % 2 === 0 ? [n % 40] : [0, (n % 40) >> 1];
	return days.map((count) => ({ completedAt: on(count), partsCost: 0, parts: '[]' }));
}

/** Every way in which the columns that make a state can be set. */
function everyState(): Ticket[] {
	const columns = [
		...(['cancelledAt', 'unrepairableAt', 'completedAt', 'pausedAt', 'workingAt'] as const),
		...(['visitId', 'startedAt', 'assignedAt', 'reopenedAt'] as const)
	];
	return Array.from({ length: 2 ** columns.length }, (_, bits) => {
		const set = columns.map((column, i) => [column, bits & (1 << i) ? NOW : null]);
		const pauseReason = bits % 3 === 0 ? 'PARTS' : 'HOUSEHOLD';
		const again = bits & (1 << 8) ? 1 : 0;
		const n = bits >> 3;
		return ticket(n, {
			...(Object.fromEntries(set) as Partial<Ticket>),
			...{ id: `ticket-${bits}`, ticketNo: `R21-${bits}`, pauseReason, reopenCount: again },
			earlier: again ? JSON.stringify(completions(n)) : '[]',
			workerId: [null, 'mina', 'suho'][n % 3] as string | null,
			dueOn: ['2021-05-07', TODAY, SOON, '2021-05-14', '2021-05-20'][n % 5] as string
		});
	});
}

onEveryDatabase('the repairs of the office', (open) => {
	let database: Database;
	const rows = everyState();
	beforeAll(async () => {
		database = await open();
		await put(database, [
			{ table: 'programmeYear', row: year(100) },
			{ table: 'worker', row: worker('mina', '미나', ADMIN_DONGS) },
			{ table: 'worker', row: worker('suho', '수호', ADMIN_DONGS) },
			{ table: 'holiday', row: { id: OFF, year: '2021', name: '임시공휴일', droppedAt: null } },
			...Array.from({ length: 20 }, (_, i) => ({
				table: 'household' as const,
				row: household(i + 1, ADMIN_DONGS[i % 10] as string)
			}))
		]);
		await put(
			database,
			rows.map((row) => ({ table: 'ticket', row }))
		);
	});
	afterAll(() => database.close());

	const registerOf = async (person: Parameters<typeof frameOf>[1] = OFFICE) =>
		tickets(await frameOf(database, person, '2021', NOW));
	const count = async (query: string, person?: Parameters<typeof frameOf>[1]) => {
		const register = await registerOf(person);
		return countOf(database, register, asked(register, new URLSearchParams(query)));
	};

	test('are in the state, and as near to their promise, as the rules say', async () => {
		const register = await registerOf();
		const columns = register.columns.map(({ key }) => key);
		const wish = { ...asked(register, new URLSearchParams()), columns };
		const shown = new Map<string, Record<string, unknown>>();
		for await (const lines of walk(database, register, wish))
			for (const line of lines) shown.set(line.id, line.cells);
		expect(shown.size).toBe(rows.length);
		const off = new Set([OFF]);
		for (const row of rows)
			expect([row.id, shown.get(row.id)]).toMatchObject([
				row.id,
				{ state: stateOf(row), promised: promisedOn(row, TODAY, off) }
			]);
		const seen = new Set([...shown.values()].map((cells) => cells.promised));
		expect([...seen].sort()).toEqual(['AHEAD', 'DONE', 'LATE', 'PAUSED', 'SOON', 'TODAY']);
	});

	test('stand on the queue by their promise, each count as many as its rows', async () => {
		const desk = await repairDesk(database.db, '2021', null, TODAY, 1000);
		const running = rows.filter(isOpen);
		expect(desk.open).toBe(running.length);
		expect(await count('isOpen=YES')).toBe(desk.open);
		expect(await count('given=NO&isOpen=YES')).toBe(desk.free);
		for (const [promised, n] of Object.entries(desk.counts))
			expect([promised, await count(`promised=${promised}`)]).toEqual([promised, n]);
		const due = desk.lines.filter(({ promised }) => promised !== 'PAUSED').map((one) => one.dueOn);
		expect(due).toEqual(due.toSorted());
		expect(desk.lines.findIndex(({ promised }) => promised === 'PAUSED')).toBe(due.length);
		for (const load of desk.loads)
			expect(await count(`worker=${load.workerId}&isOpen=YES`)).toBe(load.open);
		expect(desk.loads.map(({ worker: name }) => name)).toEqual(['미나', '수호']);
		expect((await repairDesk(database.db, '2021', null, TODAY, 3)).lines).toHaveLength(3);
	});

	test('stay on the desk of the next year while they are open, and in its register, not in its figures', async () => {
		const running = rows.filter(isOpen);
		const desk = await repairDesk(database.db, '2022', null, TODAY, 1000);
		expect([desk.open, desk.ofOthers]).toEqual([running.length, running.length]);
		expect(desk.lines.every(({ fiscalYear }) => fiscalYear === '2021')).toBe(true);
		const next = tickets(await frameOf(database, OFFICE, '2022', NOW));
		const countIn = (query: string) =>
			countOf(database, next, asked(next, new URLSearchParams(query)));
		expect(await countIn('')).toBe(desk.open);
		expect(await countIn('isOpen=YES&ofYear=NO')).toBe(desk.ofOthers);
		for (const [promised, n] of Object.entries(desk.counts))
			expect([promised, await countIn(`promised=${promised}`)]).toEqual([promised, n]);
		expect(await countIn('ofYear=YES')).toBe(0);
		expect((await repairFigures(database.db, '2022', TODAY)).received).toBe(0);
		expect((await openOfOthers(database.db, '2022', TODAY)).open).toBe(running.length);
		// What is to be done is to be done whichever year is looked at.
		expect((await repairDesk(database.db, '2020', null, TODAY, 1000)).open).toBe(running.length);
	});

	test('are those of its own 행정동 for a counter', async () => {
		const counter = { role: 'intake', dongs: ['가산동'] } as const;
		const desk = await repairDesk(database.db, '2021', counter.dongs, TODAY, 1000);
		expect(new Set(desk.lines.map((line) => line.adminDong))).toEqual(new Set(['가산동']));
		expect(await count('isOpen=YES', counter)).toBe(desk.open);
		expect(desk.open).toBeLessThan(await count('isOpen=YES'));
	});

	test('have in every picture as many as there are rows behind it', async () => {
		const figures = await repairFigures(database.db, '2021', TODAY);
		expect(await count('counted=YES')).toBe(figures.received);
		expect(await count('isOpen=YES')).toBe(figures.open);
		expect(await count('promised=LATE')).toBe(figures.late);
		expect(await count('done=YES')).toBe(figures.done);
		expect(await count('again=YES&counted=YES')).toBe(figures.again);
		for (const { symptom, received } of figures.symptoms)
			expect(await count(`counted=YES&symptom=${symptom}`)).toBe(received);
		for (const { dong, received } of figures.dongs)
			expect(await count(`counted=YES&dong=${dong}`)).toBe(received);
		for (const { age, count: n } of figures.ages) expect(await count(`age=${age}`)).toBe(n);
		for (const { age, count: n } of figures.spans)
			expect(await count(`done=YES&span=${age}`)).toBe(n);
		expect(figures.spans.reduce((sum, one) => sum + one.count, 0)).toBe(figures.done);
		expect(figures.took!.median).toBeLessThanOrEqual(figures.took!.p90);
	});

	test('that were done, opened again and cancelled count as done, with the days they took then', async () => {
		const [first, second] = [10, 4].map((days) => new Date(Date.parse(NOW) - days * 86_400_000));
		const earlier = [first, second].map((at) => ({ completedAt: at!.toISOString() }));
		const receivedAt = new Date(Date.parse(NOW) - 20 * 86_400_000).toISOString();
		const over = { fiscalYear: '2020', receivedAt, reopenedAt: NOW, reopenCount: 2 };
		const again = { ...over, earlier: JSON.stringify(earlier) };
		const some = [
			ticket(1, { ...again, id: 'cancelled', cancelledAt: NOW }),
			ticket(2, { ...again, id: 'open' }),
			ticket(3, { ...over, id: 'never', reopenedAt: null, reopenCount: 0, cancelledAt: NOW })
		];
		await put(
			database,
			some.map((row) => ({ table: 'ticket', row }))
		);
		const figures = await repairFigures(database.db, '2020', TODAY);
		expect([figures.received, figures.done, figures.ever, figures.again]).toEqual([2, 1, 2, 2]);
		expect(figures.took).toEqual({ median: 16, p90: 16 });
		const part = figures.symptoms.find(({ median }) => median !== null);
		expect(part).toMatchObject({ median: 16, p90: 16 });
		const register = tickets(await frameOf(database, OFFICE, '2020', NOW));
		const wish = asked(register, new URLSearchParams('done=YES&columns=ticketNo,repairedAt,took'));
		const found = [];
		for await (const lines of walk(database, register, wish)) found.push(...lines);
		expect(found).toMatchObject([
			{ id: 'cancelled', cells: { repairedAt: second!.toISOString(), took: 16 } }
		]);
	});
});
