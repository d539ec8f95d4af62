/** The demo's plan: the document of 2021 and what might have come of it by the end of May. */
import { DOCUMENT_YEAR } from '../../domain/plan/document.ts';
import type { Database } from '../db.ts';
import { kst, play, type Move } from './play.ts';

/** Every value says that it is invented. */
const SOURCE = '시연용 수치';

/** `places` of its digits stand behind the point. */
type Value = [kpi: string, value: number, on: string, places?: number];

const VALUES: readonly Value[] = [
	['1.kakao', 18_240, '2021-03-31'],
	['1.kakao', 21_530, '2021-05-31'],
	['1.youtube', 1_480, '2021-03-31'],
	['1.youtube', 1_790, '2021-05-31'],
	['1.signage', 34, '2021-05-20'],
	['1.billboard', 0, '2021-05-31'],
	['1.creator', 17, '2021-05-31'],
	['2.releases', 121, '2021-03-31'],
	['2.releases', 203, '2021-05-31'],
	['2.articles', 968, '2021-05-31'],
	['3.parking', 6, '2021-05-14'],
	['3.parking', 10, '2021-05-28'],
	['3.alley', 0, '2021-05-31'],
	['3.devices', 0, '2021-05-31'],
	['3.survey', 312, '2021-05-31'],
	['3.illegal', 86, '2021-05-31', 1],
	['5.progress', 40, '2021-05-31'],
	['5.years', 2, '2021-05-31'],
	['5.trained', 64, '2021-05-31'],
	['6.replaced', 90, '2021-05-31'],
	['6.lease', 96, '2021-05-31'],
	['7.replaced', 1, '2021-05-31'],
	['7.unsupported', 3, '2021-05-31']
];

const DONE: readonly [milestone: string, on: string][] = [
	['2.plan', '2021-01-29'],
	['3.sites', '2021-03-26'],
	['3.parking', '2021-05-28'],
	['5.contract', '2020-12-18']
];

/** 천원 by item, as a quarter's and two months' bills might come in. */
const PAID: readonly [item: number, thousand: number, on: string][] = [
	[1, 58_200, '2021-03-31'],
	[1, 94_500, '2021-05-31'],
	[2, 168_900, '2021-03-31'],
	[2, 97_400, '2021-05-31'],
	[3, 30_000, '2021-05-31'],
	[5, 131_500, '2021-04-30'],
	[6, 262_400, '2021-03-31'],
	[6, 214_800, '2021-05-31'],
	[7, 43_233, '2021-05-21']
];

/** Somebody typed it into the wrong field and took it back a day later. */
const WRONG = { value: 68, on: '2021-05-30' };

/** Begins the plan from the document and records what came of it. */
export async function playPlan(database: Database): Promise<void> {
	const id = (of: string) => `${DOCUMENT_YEAR}.${of}`;
	const begin: Move = {
		id: 'demo-plan',
		name: 'copyPlan',
		input: { fiscalYear: DOCUMENT_YEAR, from: null },
		at: kst('2021-01-04', '09:00')
	};
	const values = VALUES.map(([kpi, value, on, places = 0], i): Move => {
		const entryId = `demo-kpi-${i + 1}`;
		const input = { entryId, kpiId: id(kpi), value, places, on, source: SOURCE };
		return { id: entryId, name: 'recordKpi', input, at: kst(on, '17:00') };
	});
	const done = DONE.map(([milestone, on], i): Move => {
		const entryId = `demo-milestone-${i + 1}`;
		const input = { entryId, milestoneId: id(milestone.replace('.', '.by.')), on, source: SOURCE };
		return { id: entryId, name: 'finishMilestone', input, at: kst('2021-06-01', '10:00') };
	});
	const paid = PAID.map(([item, thousand, on], i): Move => {
		const entryId = `demo-paid-${i + 1}`;
		const money = { itemId: id(String(item)), amount: thousand * 1000, on, source: SOURCE };
		return {
			id: entryId,
			name: 'recordSpending',
			input: { entryId, ...money },
			at: kst('2021-06-01', '11:00')
		};
	});
	const tour: Move = {
		id: 'demo-months',
		name: 'setMilestone',
		input: {
			...{ milestoneId: id('2.by.tour'), firstMonth: '2021-09', lastMonth: '2021-10' },
			...{ reason: '시연용: 원문에 없는 시기를 정함', source: SOURCE }
		},
		at: kst('2021-03-15', '10:00')
	};
	const office = [begin, ...values, ...done, ...paid, tour].sort((a, b) => (a.at < b.at ? -1 : 1));
	await play(database, 'demo-office1', office, kst('2021-06-01', '12:00'));
	await play(database, 'demo-team1', correction(id), kst('2021-06-02', '12:00'));
}

function correction(id: (of: string) => string): Move[] {
	const about = { entryId: 'demo-kpi-wrong', kpiId: id('3.devices'), source: SOURCE };
	const wrong = { ...about, ...WRONG, places: 0 };
	const back = { entryId: 'demo-kpi-back', correctsId: 'demo-kpi-wrong', reason: '다른 지표의 값' };
	return [
		{ id: wrong.entryId, name: 'recordKpi', input: wrong, at: kst('2021-06-01', '15:00') },
		{ id: back.entryId, name: 'takeBackEntry', input: back, at: kst('2021-06-02', '10:00') }
	];
}
