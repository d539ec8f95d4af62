/** The department's plan on the server: what people record of it, and every figure that its pages show. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Input } from '../../src/lib/domain/actions.ts';
import { DOCUMENT } from '../../src/lib/domain/plan/document.ts';
import { act } from '../../src/lib/server/act.ts';
import type { Database } from '../../src/lib/server/db.ts';
import { xlsxBook } from '../../src/lib/server/export/xlsx.ts';
import { each, sheetsOf } from '../../src/lib/server/plan/book.ts';
import { readPlan } from '../../src/lib/server/plan/import.ts';
import { changesOf, entriesOf, itemView } from '../../src/lib/server/plan/item.ts';
import { liveAtDesk } from '../../src/lib/server/plan/live.ts';
import { publicOf } from '../../src/lib/server/plan/public.ts';
import { monthFor, planOf, type PlanRecord } from '../../src/lib/server/plan/read.ts';
import { figureLines, look, summary } from '../../src/lib/server/plan/summary.ts';
import { inTongue } from '../../src/lib/server/plan/tongue.ts';
import { HEADS, templateRows, WIDTHS } from '../../src/lib/server/plan/template.ts';
import { wholePlan } from '../../src/lib/server/plan/whole.ts';
import { plan as planWords } from '../../src/lib/words/plan.ts';
import { INSIGHT_IDS, planInsights } from '../../src/lib/words/plan-insights.ts';
import { planSheet } from '../../src/lib/words/plan-sheet.ts';
import { nameOf } from '../../src/lib/words/states.ts';
import { onEveryDatabase } from '../stand/database.ts';
import { furnish, handOver, assignment, person, tabletOf } from './scene.ts';

const NOW = '2021-06-15T03:00:00.000Z';
const OFFICE = { userId: 'office', from: '192.0.2.9' };
const SMART = { userId: 'smart', from: '192.0.2.9' };

onEveryDatabase('the plan', (open, kind) => {
	let database: Database;
	let count = 0;
	beforeEach(async () => {
		database = await open();
		count = 0;
		await person(database, 'office', 'office', []);
		await person(database, 'smart', 'team', []);
		await database.db
			.updateTable('user')
			.set({ team: '스마트도시팀' })
			.where('id', '=', 'smart')
			.execute();
		await does('copyPlan', { fiscalYear: '2021', from: null });
	});
	afterEach(() => database.close());

	async function does<N extends Parameters<typeof act>[2]['name']>(
		name: N,
		input: Input<N>,
		by = OFFICE
	) {
		const { verdict, code } = await act(database, by, { id: `act-${++count}`, name, input }, NOW);
		return code ?? verdict;
	}
	const record = async (year = '2021') => (await planOf(database.db, year)) as PlanRecord;
	const lookAt = async (month = '2021-06', year = '2021') =>
		look(await record(year), month, await liveAtDesk(database, year, month, NOW));
	const kpi = (entryId: string, more: Partial<Input<'recordKpi'>> = {}): Input<'recordKpi'> => ({
		...{ entryId, kpiId: '2021.3.survey', value: 312, places: 0, on: '2021-06-01' },
		source: '결과보고',
		...more
	});

	test('shows every figure of the document as it stands there, with its place', async () => {
		const lines = figureLines(await lookAt(), null);
		expect(lines.map(({ key, value, page, section }) => ({ key, value, page, section }))).toEqual(
			DOCUMENT.map(({ key, value, page, section }) => ({ key, value, page, section }))
		);
		const lost = lines.filter(({ computed }) => computed !== null);
		expect(lost.map(({ key, computed }) => [key, computed?.value])).toEqual([
			['4.pc.2', 73_610_000],
			['4.net.2', 31_680_000]
		]);
	});

	test('adds up on its pages to what the data file says', async () => {
		const at = await lookAt();
		const view = summary(at, NOW);
		const of = (key: string) => DOCUMENT.find((figure) => figure.key === key)?.value ?? 0;
		const all = view.items.map(({ no }) => no);
		const column = (name: string) => all.reduce((sum, no) => sum + of(`${no}.budget.${name}`), 0);
		expect(view.totals.map(({ value }) => value)).toEqual(['-1', '0', '1', '2'].map(column));
		expect(view.total).toBe(column('sum'));
		expect([...view.totals.map(({ value }) => value / 1000), (view.total ?? 0) / 1000]).toEqual([
			2_227_281, 3_894_564, 2_482_581, 2_557_381, 11_161_807
		]);
		for (const item of view.items) {
			expect(item.amount).toBe(of(`${item.no}.budget.0`));
			expect(item.share).toBe(Math.round((item.amount / column('0')) * 1000) / 10);
			for (const whole of itemView(at, item.no)?.breakdowns.flatMap((one) => one.wholes) ?? [])
				for (const part of whole.parts)
					if (!part.computed) expect(part.value, part.key).toBe(of(part.key));
		}
		expect(view.staffTotal).toEqual({ quota: 24, now: 24 });
	});

	test('has a sentence in both languages for whatever follows', async () => {
		const { derived } = await lookAt();
		for (const { id, values, assumes } of derived) {
			expect(INSIGHT_IDS.ko).toContain(id);
			expect(INSIGHT_IDS.en).toContain(id);
			for (const words of [planInsights.ko, planInsights.en]) {
				expect(words.say(id, values)).not.toMatch(/undefined|NaN/);
				expect(id in words.assumptions).toBe(assumes);
			}
		}
	});

	test('turns the checks of a figure red when somebody changes it, and remembers what it was', async () => {
		const figure = {
			...{ figureId: '2021.3.alley.walker', value: 31_000_000, reason: '견적 변경' },
			source: ''
		};
		expect(await does('changeFigure', figure, SMART)).toBe('accepted');
		const { checks } = await lookAt();
		const red = checks.filter(({ state }) => state === 'FAILS').map(({ id }) => id);
		expect(red).toEqual(['3.alley.each#서비스별', '7.budget.-1#2020년 사업별']);
		const line = figureLines(await lookAt(), 3).find(({ key }) => key === '3.alley.walker');
		expect(line?.first).toMatchObject({ value: 30_000_000, reason: '견적 변경' });
		expect(await does('changeFigure', figure, SMART)).toBe('SAME_VALUE');
		await does('changeFigure', { ...figure, value: 30_000_000 }, SMART);
		expect(summary(await lookAt(), NOW).tally.FAILS).toBe(1);
	});

	test('keeps every value that a figure had and every stretch of months, with who, why and from where', async () => {
		const figure = { figureId: '2021.3.parking.places', reason: '추가', source: '방침 12' };
		await does('changeFigure', { ...figure, value: 12 }, SMART);
		await does('changeFigure', { ...figure, value: 11, reason: '정정', source: '' });
		const months = { milestoneId: '2021.3.by.parking', reason: '자재 지연', source: '공문 3' };
		const moved = { ...months, firstMonth: '2021-04', lastMonth: '2021-06' };
		expect(await does('setMilestone', moved, SMART)).toBe('accepted');
		expect(await does('setMilestone', moved, SMART)).toBe('SAME_VALUE');
		const lines = await changesOf(database.db, await record(), 3);
		const of = (kind: string) => lines.filter((line) => line.kind === kind);
		expect(of('FIGURE').map((line) => [line.valueBefore, line.valueAfter, line.who])).toEqual([
			[12, 11, 'office'],
			[10, 12, 'smart']
		]);
		expect(of('FIGURE')[1]).toMatchObject({ reason: '추가', source: '방침 12', changedAt: NOW });
		expect(of('MILESTONE')).toMatchObject([
			{
				...{ firstBefore: '2021-03', lastBefore: '2021-05', firstAfter: '2021-04' },
				...{ who: 'smart', reason: '자재 지연', source: '공문 3', unit: '' }
			}
		]);
		const row = itemView(await lookAt(), 3)?.milestones.find(({ id }) => id.endsWith('parking'));
		expect(row?.first).toEqual({ firstMonth: '2021-03', lastMonth: '2021-05' });
	});

	test('measures rates to a tenth, and everything else in ones', async () => {
		const rate = kpi('e1', { kpiId: '2021.3.illegal', value: 86, places: 1 });
		expect(await does('recordKpi', rate)).toBe('accepted');
		expect(await does('recordKpi', { ...rate, entryId: 'e2', value: 8, places: 0 })).toBe(
			'accepted'
		);
		expect(await does('recordKpi', kpi('e3', { value: 3125, places: 1 }))).toBe('MALFORMED');
		expect(await does('recordKpi', kpi('e4', { value: 3120, places: 1 }))).toBe('accepted');
		const progress = kpi('e5', { kpiId: '2021.5.progress', value: 425, places: 1 });
		expect(await does('recordKpi', progress)).toBe('accepted');
		const at = await lookAt();
		const of = (id: string) =>
			at.record.entries.filter((entry) => entry.about === id).map((entry) => entry.value);
		expect(of('2021.3.illegal')).toEqual([86, 80]);
		expect(of('2021.3.survey')).toEqual([312]);
		expect(itemView(at, 5)?.kpis[0]).toMatchObject({ value: 425, target: 1000, share: 42.5 });
	});

	test('says of running totals how many a working day and a month, against the document', async () => {
		const releases = kpi('e1', { kpiId: '2021.2.releases', value: 203, on: '2021-05-31' });
		expect(await does('recordKpi', releases)).toBe('accepted');
		const videos = kpi('e2', { kpiId: '2021.1.creator', value: 17, on: '2021-05-31' });
		expect(await does('recordKpi', videos)).toBe('accepted');
		const at = await lookAt('2021-05');
		const [perDay, perMonth, articles] = itemView(at, 2)?.rates ?? [];
		// Weekdays of January to May 2021 without 1 January, three days of 설날, 1 March, 5 and 19 May.
		expect(perDay).toMatchObject({
			...{ value: 20, target: 20, share: 100, state: 'REACHED', on: '2021-05-31' },
			...{ from: ['2.releases.perDay'], over: { total: 203, count: 101, per: 'DAY' } }
		});
		expect(perMonth).toMatchObject({ value: 406, target: null, state: 'PLAIN' });
		expect(articles).toMatchObject({ value: null, over: null });
		expect(itemView(at, 1)?.rates).toMatchObject([
			{ value: 34, target: 40, share: 85, state: 'ON', over: { total: 17, count: 5 } }
		]);
		expect(itemView(await lookAt('2021-04'), 2)?.rates[0]).toMatchObject({ value: null });
		const fewer = { entryId: 'e3', kpiId: '2021.2.releases', value: 198 };
		expect(await does('recordKpi', kpi('e3', { ...fewer, on: '2021-05-31' }))).toBe('accepted');
		const now = itemView(await lookAt('2021-05'), 2)?.rates[0];
		expect(now).toMatchObject({ value: 20, state: 'ON' });
	});

	test('sets the two systems of item 5 beside each other as the document does', async () => {
		const { compared, texts } = itemView(await lookAt(), 5) ?? {};
		expect(compared?.map(({ rows }) => rows.map(({ name }) => name))).toEqual([
			['보안성', '운영성', '기능']
		]);
		const lines = texts?.find(({ section }) => section === compared?.[0]?.section)?.lines;
		expect(compared?.[0]?.rows.map((row) => `${row.name} : ${row.before} → ${row.after}`)).toEqual(
			lines
		);
		for (const no of [1, 2, 3, 4, 6, 7]) expect(itemView(await lookAt(), no)?.compared).toEqual([]);
	});

	test('speaks English of what the office named in Korean, and changes nothing that is kept', async () => {
		const named = inTongue(await record(), 'en');
		const view = summary(look(named, '2021-06', null), NOW);
		const labels = [
			...view.items.map(({ title }) => title),
			...named.rows.map(({ label }) => label)
		];
		const own = view.items.flatMap(({ kpis, milestones }) => [...kpis, ...milestones]);
		for (const label of [...labels, ...own.map((row) => row.label)])
			expect(label).not.toMatch(/[가-힣]/);
		for (const { arithmetic } of view.derived) expect(arithmetic.join()).not.toMatch(/[가-힣]/);
		expect(view.teams.map(({ items }) => items.length)).toEqual([1, 1, 1, 3, 1]);
		expect(view.total).toBe(11_161_807_000);
	});

	test('is written by the team that answers for the item, and by the office', async () => {
		expect(await does('recordKpi', kpi('e1'), SMART)).toBe('accepted');
		const foreign = kpi('e2', { kpiId: '2021.1.kakao' });
		expect(await does('recordKpi', foreign, SMART)).toBe('OTHER_TEAM');
		expect(await does('recordKpi', foreign)).toBe('accepted');
		const department = { figureId: '2021.0.teams', value: 6, reason: '개편', source: '' };
		expect(await does('changeFigure', department, SMART)).toBe('OTHER_TEAM');
		expect(await does('copyPlan', { fiscalYear: '2022', from: '2021' }, SMART)).toBe('ROLE');
		await person(database, 'auditor', 'audit', []);
		const auditor = { userId: 'auditor', from: '' };
		expect(await does('recordKpi', kpi('e3'), auditor)).toBe('ROLE');
	});

	test('keeps what was recorded beside its correction and counts the correction only', async () => {
		await does('recordKpi', kpi('e1'));
		const said = { on: '2021-06-02', source: '재집계' };
		const correction = {
			...{ entryId: 'e2', correctsId: 'e1', value: 321, places: 0, ...said },
			reason: '오기'
		};
		expect(await does('correctEntry', correction)).toBe('accepted');
		expect(await does('correctEntry', { ...correction, entryId: 'e3' })).toBe('ENTRY_CORRECTED');
		const survey = async () =>
			itemView(await lookAt(), 3)?.kpis.find(({ id }) => id === '2021.3.survey');
		expect(await survey()).toMatchObject({ value: 321, target: 500, share: 64.2, state: 'ON' });
		expect(await does('takeBackEntry', { entryId: 'e4', correctsId: 'e2', reason: '중복' })).toBe(
			'accepted'
		);
		expect(await survey()).toMatchObject({ value: null, state: 'NONE' });
		const states = (await entriesOf(database.db, await record(), 3)).map(({ id, state }) => [
			id,
			state
		]);
		const lines = await entriesOf(database.db, await record(), 3);
		expect(lines.find(({ id }) => id === 'e2')).toMatchObject({
			...{ value: 321, was: { value: 312, on: '2021-06-01', source: '결과보고' } },
			...{ who: 'office', reason: '오기', source: '재집계' }
		});
		expect(states.sort()).toEqual([
			['e1', 'CORRECTED'],
			['e2', 'TAKEN_BACK'],
			['e4', 'TAKES_BACK']
		]);
	});

	test('takes no day that lies ahead, and a milestone once', async () => {
		expect(await does('recordKpi', kpi('e1', { on: '2021-06-16' }))).toBe('DATE_AHEAD');
		const done = { milestoneId: '2021.3.by.sites', on: '2021-03-26', source: '선정 결과' };
		expect(await does('finishMilestone', { entryId: 'm1', ...done })).toBe('accepted');
		expect(await does('finishMilestone', { entryId: 'm2', ...done })).toBe('MILESTONE_DONE');
		const past = { milestoneId: '2021.7.by.log', on: '2021-01-05', source: '-' };
		expect(await does('finishMilestone', { entryId: 'm3', ...past })).toBe('MILESTONE_DONE');
	});

	test('knows what is late in a month, and how it stood in an earlier one', async () => {
		await does('recordKpi', kpi('e1', { on: '2021-05-20', value: 100 }));
		await does('recordKpi', kpi('e2', { on: '2021-06-10', value: 400 }));
		const states = async (month: string) =>
			itemView(await lookAt(month), 3)?.milestones.map(({ label, state }) => [label[0], state]);
		expect(await states('2021-05')).toEqual([
			['대', 'LATE'],
			['①', 'RUNNING'],
			['③', 'RUNNING'],
			['②', 'RUNNING']
		]);
		const value = async (month: string) =>
			itemView(await lookAt(month), 3)?.kpis.find(({ id }) => id === '2021.3.survey')?.value;
		expect([await value('2021-04'), await value('2021-05'), await value('2021-06')]).toEqual([
			null,
			100,
			400
		]);
		expect(itemView(await lookAt(), 3)?.busiest).toMatchObject({ month: '2021-05' });
		expect(itemView(await lookAt(), 3)?.busiest?.labels).toHaveLength(3);
	});

	test('adds up what was paid, in whole 원', async () => {
		const money = { itemId: '2021.3', on: '2021-05-31', source: '지출결의' };
		await does('recordSpending', { entryId: 'p1', amount: 30_000_000, ...money }, SMART);
		await does('recordSpending', { entryId: 'p2', amount: 1_500_000, ...money }, SMART);
		const item = summary(await lookAt(), NOW).items.find(({ no }) => no === 3);
		expect(item).toMatchObject({ paid: 31_500_000, executed: 11.1 });
	});

	test('takes what item 4 paid from the ledger alone, once there is one', async () => {
		await furnish(database, { quota: 100, homes: 1 });
		const money = { itemId: '2021.4', on: '2021-05-31', source: '지출결의', amount: 700 };
		expect(await does('recordSpending', { entryId: 'p1', ...money })).toBe('accepted');
		const booked = { fiscalYear: '2021', line: 'PC_SUPPLY', note: '-' } as const;
		const given = { ...booked, on: '2021-01-04', amount: 9000, entryId: 'given' };
		expect(await does('appropriate', given)).toBe('accepted');
		const bought = { ...booked, on: '2021-05-31', amount: 500, entryId: 'bought' };
		expect(await does('payExpense', { ...bought, about: null, commitId: null })).toBe('accepted');
		expect(await does('recordSpending', { entryId: 'p2', ...money })).toBe('PAID_BY_LEDGER');
		await database.db
			.updateTable('user')
			.set({ team: '전산관리팀' })
			.where('id', '=', 'smart')
			.execute();
		const again = { entryId: 'p3', ...money };
		expect(await does('recordSpending', again, SMART)).toBe('PAID_BY_LEDGER');
		const paid = async (month: string) =>
			summary(await lookAt(month), NOW).items.find(({ no }) => no === 4)?.paid;
		expect([await paid('2021-04'), await paid('2021-05'), await paid('2021-06')]).toEqual([
			0, 500, 500
		]);
	});

	test('takes money and measures of its own year only', async () => {
		expect(await does('recordKpi', kpi('e1', { on: '2020-12-31' }))).toBe('ENTRY_YEAR');
		const money = { itemId: '2021.3', on: '2020-12-31', source: '지출결의', amount: 700 };
		expect(await does('recordSpending', { entryId: 'p1', ...money })).toBe('ENTRY_YEAR');
		const done = { milestoneId: '2021.3.by.sites', on: '2020-12-30', source: '선정 결과' };
		expect(await does('finishMilestone', { entryId: 'm1', ...done })).toBe('accepted');
	});

	test('counts item 4 from the deliveries themselves', async () => {
		await furnish(database, { quota: 100, homes: 2 });
		const mina = await tabletOf(database, 'mina');
		await act(
			database,
			OFFICE,
			{ id: 'assign-1', name: 'assign', input: assignment(1) },
			'2021-04-05T01:00:00.000Z'
		);
		await mina.sync([mina.action('handOver', handOver(1))], '2021-04-05T03:00:00.000Z');
		const view = itemView(await lookAt(), 4);
		expect(view?.live).toMatchObject({ delivered: 1, quota: 100 });
		expect(view?.kpis[0]).toMatchObject({ value: 1, target: 100, share: 1 });
		const before = itemView(await lookAt('2021-03'), 4)?.live;
		expect(before).toMatchObject({ delivered: 0, assigned: 0, isPast: true });
		expect(before?.dongs.reduce((sum, row) => sum + row.delivered + row.assigned, 0)).toBe(0);
		expect(view?.live?.dongs.reduce((sum, row) => sum + row.delivered, 0)).toBe(1);
		expect(view?.live?.isPast).toBe(false);
	});

	test('is looked at in this month, and once its year is over in the last that anybody wrote of', async () => {
		await does('recordKpi', kpi('e1', { on: '2021-05-20' }));
		const at = await record();
		expect(monthFor(at, null, '2021-08-10')).toBe('2021-08');
		expect(monthFor(at, '2021-03', '2021-08-10')).toBe('2021-03');
		expect(monthFor(at, null, '2026-11-23')).toBe('2021-05');
		expect(monthFor(at, '2019-01', '2026-11-23')).toBe('2021-05');
	});

	test('comes back from its own spreadsheet as it left, for another year', async () => {
		const bytes = await fileOf(templateRows(await record()));
		const { plan, faults } = await readPlan(bytes, '2022');
		expect(faults).toEqual([]);
		expect(await does('layPlan', plan as NonNullable<typeof plan>)).toBe('accepted');
		expect(await does('layPlan', plan as NonNullable<typeof plan>)).toBe('PLAN_EXISTS');
		const [before, after] = [await record(), await record('2022')];
		const bare = (rows: PlanRecord['rows']) =>
			rows.map(({ key, value, unit, partOf }) => ({ key, value, unit, partOf }));
		expect(bare(after.rows)).toEqual(bare(before.rows));
		expect(after.milestones).toHaveLength(before.milestones.length);
	});

	test('names every cell of a spreadsheet that does not fit, and keeps nothing', async () => {
		const rows = templateRows(await record()).map((row) => [...row]);
		const at = (head: (typeof HEADS)[number]) => HEADS.indexOf(head);
		(rows[1] as unknown[])[at('종류')] = '예전';
		(rows[20] as unknown[])[at('값')] = '많이';
		(rows[21] as unknown[])[at('합계')] = '9.nowhere#묶음';
		(rows.at(-5) as unknown[])[at('시작 월')] = '삼월';
		const { plan, faults } = await readPlan(await fileOf(rows), '2022');
		expect(plan).toBeNull();
		expect(faults).toEqual([
			{ cell: 'D3', fault: 'KIND' },
			{ cell: 'F22', fault: 'VALUE' },
			{ cell: 'H23', fault: 'TOTAL' },
			{ cell: `K${rows.length - 3}`, fault: 'MONTH' }
		]);
		expect((await readPlan(new Uint8Array([1, 2]), '2022')).faults).not.toEqual([]);
	});

	/** The rows of each sheet, by its name. */
	const bookOf = async (at: Awaited<ReturnType<typeof lookAt>>) => {
		const { ko } = planSheet;
		const words = {
			...{ sheets: ko.sheets, heads: ko.heads, ...planWords.ko, say: planInsights.ko.say },
			...{ assumption: (id: string) => planInsights.ko.assumptions[id] ?? '', mark: '# x' },
			name: (label: string) => label,
			programme: {
				...planWords.ko,
				stateOf: (noun: 'pc' | 'category', value: string) => nameOf(noun, value, 'ko')
			}
		};
		const sheets = await sheetsOf(database.db, at, words, NOW);
		const rows = await Promise.all(sheets.map((sheet) => all(sheet.rows)));
		return new Map(sheets.map((sheet, i) => [sheet.title, rows[i] ?? []]));
	};

	test('fills a workbook with all that its pages know', async () => {
		await furnish(database, { quota: 100, homes: 2 });
		await does('recordKpi', kpi('e1'));
		const figure = { figureId: '2021.3.parking.places', value: 12, reason: '추가' };
		await does('changeFigure', { ...figure, source: '' });
		const at = await lookAt();
		const book = await bookOf(at);
		const pages = at.record.items.flatMap(({ no }) => itemView(at, no) ?? []);
		const shown = summary(at, NOW);
		const count = (of: (page: (typeof pages)[number]) => readonly unknown[]) =>
			pages.reduce((sum, page) => sum + of(page).length, 0);
		const live = at.live as NonNullable<typeof at.live>;
		const { lines, paid, now } = live.desk as NonNullable<typeof live.desk>;
		const charted = [
			...[lines.length, 2 * live.months.length, 2 * live.dongs.length, 3 * paid.length],
			...[now.units.length, now.categories.length],
			now.quality.flatMap(({ cells }) => cells).length
		];
		expect(Object.fromEntries([...book].map(([title, rows]) => [title, rows.length]))).toEqual({
			...{ 항목: pages.length, '연차별 예산': pages.length + 1, '변경 이력': 1, '실적 이력': 1 },
			...{ 수치: DOCUMENT.length, 검산: shown.checks.length, 계산: shown.derived.length },
			...{
				지표: count(({ kpis, rates }) => [...kpis, ...rates]),
				일정: count(({ milestones }) => milestones)
			},
			...{ '팀과 인력': shown.teams.length + shown.staff.length },
			'사업 현황': charted.reduce((sum, one) => sum + one, 0),
			원문: count(({ texts }) => texts.flatMap(({ lines: said }) => said))
		});
	});

	test('has in its workbook each figure of item 4 and each sentence of the document', async () => {
		await furnish(database, { quota: 100, homes: 2 });
		const at = await lookAt();
		const book = await bookOf(at);
		const { ko } = planWords;
		const cells = book.get('사업 현황') ?? [];
		for (const { key, value, unit } of itemView(at, 4)?.live?.desk?.lines ?? [])
			expect(cells.find((row) => row[1] === ko.lines[key].label)?.slice(2, 4)).toEqual([
				unit === 'won' && value !== null ? value / 1000 : value,
				ko.lineUnits[unit]
			]);
		const said = new Set((book.get('원문') ?? []).map((row) => row[3]));
		for (const { texts } of at.record.items.flatMap(({ no }) => itemView(at, no) ?? []))
			for (const line of texts.flatMap(({ lines }) => lines)) expect(said).toContain(line);
	});

	test('is public only when the office says so, without values below five', async () => {
		await does('recordKpi', kpi('e1', { value: 3 }));
		expect((await record()).year.publishedAt).toBeNull();
		await does('publishPlan', { fiscalYear: '2021', shown: true });
		expect((await record()).year.publishedAt).toBe(NOW);
		const shown = publicOf(summary(await lookAt(), NOW));
		const survey = shown.items[2]?.kpis.find(({ id }) => id === '2021.3.survey');
		expect(survey?.value).toBe('FEW');
		expect(JSON.stringify(shown)).not.toMatch(/재집계|recordedBy|"value":[1-4][,}]/);
		await does('publishPlan', { fiscalYear: '2021', shown: false });
		expect((await record()).year.publishedAt).toBeNull();
	});

	test('is one answer for a device to keep, without a person in it', async () => {
		await does('recordKpi', kpi('e1'));
		const whole = await wholePlan(database, '2021-06-15', NOW);
		expect(whole?.items).toHaveLength(7);
		expect(whole?.summary.totals).toHaveLength(4);
		expect(JSON.stringify(whole)).not.toMatch(/"who"|"recordedBy"|"userId"/);
	});

	if (kind === 'SQLite')
		test('begins a copy of a year whose budget has moved, and never over one that is there', async () => {
			expect(await does('copyPlan', { fiscalYear: '2022', from: '2021' })).toBe('accepted');
			expect(await does('copyPlan', { fiscalYear: '2022', from: '2021' })).toBe('PLAN_EXISTS');
			expect(await does('copyPlan', { fiscalYear: '2023', from: '2019' })).toBe('UNKNOWN_PLAN');
			const view = summary(await lookAt('2022-01', '2022'), NOW);
			expect(view.items[0]?.amount).toBe(203_000_000);
			expect(view.tally.CANNOT).toBeGreaterThan(7);
		});
});

async function fileOf(rows: readonly (string | number | null)[][]): Promise<Uint8Array> {
	const sheet = { title: '계획', heads: HEADS, widths: WIDTHS, mark: '# 시험' };
	const pieces: Buffer[] = [];
	for await (const piece of xlsxBook([{ ...sheet, rows: each(rows) }], new Date(NOW)))
		pieces.push(piece as Buffer);
	return new Uint8Array(Buffer.concat(pieces));
}

async function all<T>(rows: AsyncIterable<T>): Promise<T[]> {
	const found: T[] = [];
	for await (const row of rows) found.push(row);
	return found;
}
