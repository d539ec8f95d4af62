/** Turns that a year takes: settings change, people move or die, units come back, break and get lost. */
import type { Input } from '../../domain/actions.ts';
import type { Database } from '../db.ts';
import { applicationOf, SELECTED } from './applications.ts';
import type { Home } from './homes.ts';
import { dayAfter, kst, play, type Move } from './play.ts';
import { CHECKLIST, TIERS } from '../../domain/first-year.ts';
import { STOCKED, type Unit } from './units.ts';

/** Units of the shelf that are not there any more: one aboard as a spare, one lost. */
export const GONE = 2;

const SETTINGS: Omit<Input<'setYear'>, 'checklist' | 'reason'> = {
	...{ fiscalYear: '2021', quota: 100, specMemoryGb: 4, specSsdGb: 240, specOs: '윈도우10' },
	...{ specOffice: '한컴오피스2020', specMonitor: '22인치 모니터', specExtras: '키보드, 마우스' },
	...{ warrantyYears: 1, cooldownMonths: 24 },
	tiers: TIERS as Input<'setYear'>['tiers']
};

/** The second version of 2021's settings, before anybody was chosen. */
export async function putCareLeaversFirst(database: Database): Promise<void> {
	const input = { ...SETTINGS, checklist: CHECKLIST, reason: '보호종료 청년을 1순위로 올림' };
	await office(database, [{ id: 'demo-settings-2', name: 'setYear', input, at: at('02-15') }]);
}

/** The third version, after the spring's deliveries. */
export async function askForCleaning(database: Database): Promise<void> {
	const checklist = [...CHECKLIST, { key: 'clean', label: '세척·소독' }];
	const input = { ...SETTINGS, checklist, reason: '검수 항목에 세척·소독을 더함' };
	await office(database, [{ id: 'demo-settings-3', name: 'setYear', input, at: at('05-03') }]);
}

/** Households that can no longer be served, most of them before anything was promised. */
export async function closeSome(database: Database, people: readonly Home[]): Promise<void> {
	const last = (n: number) => (people[people.length - n] as Home).householdId;
	const moved = { cause: 'MOVED_OUT', on: '2021-02-27', note: '전입지 확인' } as const;
	const lapsed = { cause: 'INELIGIBLE', on: '2021-03-01', note: '자격 변동 통보' } as const;
	const died = { cause: 'DECEASED', on: '2021-02-25', note: '유족이 알림' } as const;
	const close = (householdId: string, why: typeof moved | typeof lapsed | typeof died): Move => {
		const input = { householdId, ...why };
		return { id: `demo-close-${householdId}`, name: 'closeHousehold', input, at: at('03-02') };
	};
	const twins = { householdId: last(5), intoId: last(6), note: '같은 가구를 두 번 접수함' };
	await office(database, [
		close(last(3), moved),
		close(last(2), moved),
		close(last(1), lapsed),
		close(last(4), died),
		{ id: 'demo-merge-1', name: 'mergeHousehold', input: twins, at: at('03-02') }
	]);
}

/** What became of delivered units, and of two on the shelf. */
export async function moveOn(
	database: Database,
	people: readonly Home[],
	units: readonly Unit[],
	today: string
): Promise<void> {
	const home = (i: number) => (people[i] as Home).householdId;
	const pcId = (i: number) => (units[i] as Unit).pcId;
	const before = dayAfter(today, -9);
	const soon = kst(before, '11:00');
	const close = (i: number, cause: Input<'closeHousehold'>['cause'], note: string): Move => {
		const input = { householdId: home(i), cause, on: dayAfter(before, -3), note };
		return { id: `demo-close-${home(i)}`, name: 'closeHousehold', input, at: soon };
	};
	await office(database, [
		close(4, 'MOVED_OUT', '다른 구로 전출'),
		close(9, 'DECEASED', '유족이 알림'),
		close(14, 'INELIGIBLE', '자격 변동 통보'),
		back(pcId(4), soon),
		{
			id: 'demo-repair-1',
			name: 'sendPcToRepair',
			input: { pcId: pcId(2), note: '화면이 깜빡임' },
			at: soon
		},
		{
			id: 'demo-load-1',
			name: 'loadSpare',
			input: { pcId: pcId(STOCKED - 2), workerId: 'demo-field1' },
			at: soon
		},
		{
			id: 'demo-lose-1',
			name: 'losePc',
			input: { pcId: pcId(STOCKED - 1), note: '재고 조사에서 확인' },
			at: soon
		},
		{
			id: 'demo-withdraw-1',
			name: 'withdrawApplication',
			input: { applicationId: applicationOf(people[SELECTED - 1] as Home), reason: 'CHANGED_MIND' },
			at: soon
		}
	]);
}

function back(pcId: string, at: string): Move {
	const input = { pcId, reason: 'MOVED_OUT', note: '이사 전날 회수' } as const;
	return { id: 'demo-return-1', name: 'returnPc', input, at };
}

const at = (day: string) => kst(`2021-${day}`, '10:00');

async function office(database: Database, moves: Move[]): Promise<void> {
	await play(database, 'demo-office1', moves, moves.at(-1)?.at ?? '');
}
