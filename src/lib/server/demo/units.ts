/** Invented PCs of the year's specification: most are in stock, twelve are still on their way there. */
import { CHECKLIST } from '../../domain/first-year.ts';
import type { Input } from '../../domain/actions.ts';
import type { Database } from '../db.ts';
import { batches } from '../rows.ts';
import { chance } from './chance.ts';
import { kst, play, type Move } from './play.ts';

/** A machine as it was taken in, with what it takes to wipe and inspect it. */
export type Unit = Input<'sourcePc'> & { sourcedAt: string; wipedAt: string; inspectedAt: string };

export const UNITS = 100;
export const STOCKED = 88;
const BATCH = 100;

const MODELS = ['이음 데스크톱 A3', '이음 데스크톱 A5', '이음 소형 S2'];
const PARTS = ['SSD 240GB', '메모리 4GB', '', 'SSD 240GB, 메모리 4GB', '전원장치', ''];

/** All units, tag by tag; the first STOCKED of them reach the stock. */
export function units(): Unit[] {
	const dice = chance(57);
	return Array.from({ length: UNITS }, (_, i): Unit => {
		const week = Math.floor(i / 25);
		return {
			pcId: `demo-pc-${String(i + 1).padStart(3, '0')}`,
			tag: `LP-2021-${String(i + 1).padStart(3, '0')}`,
			// The prefix stands for no maker.
			serial: `IEUMX${String(dice.below(90_000) + 10_000)}${String(i + 1).padStart(3, '0')}`,
			fiscalYear: '2021',
			model: MODELS[dice.below(MODELS.length)] as string,
			memoryGb: 4,
			ssdGb: 240,
			monitor: '22인치 모니터·키보드·마우스',
			os: '윈도우10',
			office: '한컴오피스2020',
			disposalNo: `불용-2021-${String(week + 1).padStart(2, '0')}`,
			source: 'DONATED',
			sourceName: ['전산관리팀', '가상전자(시연)', '나래도서관(시연)', '이음초등학교(시연)'][
				week
			] as string,
			sourcedAt: `2021-02-0${week + 1}T01:00:00.000Z`,
			wipedAt: `2021-02-0${week + 3}T02:00:00.000Z`,
			inspectedAt: `2021-02-1${week}T05:00:00.000Z`
		};
	});
}

/** How far each of the last twelve has come: 1 sourced, 2 wiped, 3 refurbishing, 4 inspected. */
const REACHED = [1, 1, 1, 2, 2, 3, 3, 3, 4, 4, 4, 1];

/** Takes all machines in and brings each as far as it goes; the last one is scrapped. */
export async function furnish(database: Database, machines: readonly Unit[]): Promise<void> {
	const moves = machines.flatMap((unit, i) => steps(unit, i).slice(0, REACHED[i - STOCKED] ?? 5));
	const inTime = moves.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
	for (const batch of batches(inTime, BATCH))
		await play(database, 'demo-office1', batch, batch.at(-1)?.at ?? '');
	const { pcId, tag } = machines.at(-1) as Unit;
	const at = kst('2021-03-04', '15:00');
	const reason = '메인보드가 고장 나 고칠 수 없음';
	const ask: Move = { id: `demo-ask-${tag}`, name: 'askScrap', input: { pcId, reason }, at };
	await play(database, 'demo-office1', [ask], at);
	const later = kst('2021-03-05', '10:00');
	const scrap: Move = { id: `demo-scrap-${tag}`, name: 'scrapPc', input: { pcId }, at: later };
	await play(database, 'demo-approver1', [scrap], later);
}

/** From the door to the shelf. */
function steps(unit: Unit, i: number): Move[] {
	const { wipedAt, inspectedAt, ...arrival } = unit;
	const { pcId, tag, memoryGb, ssdGb, monitor, os, office } = arrival;
	const refurbishedAt = wipedAt.replace('T02', 'T06');
	const checks = Object.fromEntries(CHECKLIST.map(({ key }) => [key, true]));
	const found = { memoryGb, ssdGb, monitor, os, office };
	const wipe = {
		pcId,
		method: 'OVERWRITE',
		evidence: `삭제확인-${tag.slice(-3)}`,
		wipedBy: '정비실(시연)',
		wipedAt
	} as const;
	const repair = { pcId, parts: PARTS[i % PARTS.length] as string, note: '' };
	const stockedAt = kst('2021-02-24', '10:00');
	return [
		{ id: `demo-source-${tag}`, name: 'sourcePc', input: arrival, at: arrival.sourcedAt },
		{ id: `demo-wipe-${tag}`, name: 'wipePc', input: wipe, at: wipedAt },
		{ id: `demo-refurbish-${tag}`, name: 'refurbishPc', input: repair, at: refurbishedAt },
		{
			id: `demo-inspect-${tag}`,
			name: 'inspectPc',
			input: { pcId, checks, ...found, note: '' },
			at: inspectedAt
		},
		{ id: `demo-stock-${tag}`, name: 'stockPc', input: { pcId }, at: stockedAt }
	];
}
