/** Invented PCs of the year's specification: most are in stock, twelve are still on their way there. */
import type { Input } from '../../domain/actions.ts';
import type { Rows } from '../../domain/tables.ts';
import { chance } from './chance.ts';

type Pc = Rows['pc'];
export type Unit = Input<'stockPc'>;

export const UNITS = 100;
export const STOCKED = 88;

const MODELS = ['이음 데스크톱 A3', '이음 데스크톱 A5', '이음 소형 S2'];

/** All units, tag by tag; the first STOCKED of them are taken into stock by the action. */
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
			sourcedAt: `2021-02-0${week + 1}T01:00:00.000Z`,
			wipedAt: `2021-02-0${week + 3}T02:00:00.000Z`,
			inspectedAt: `2021-02-1${week}T05:00:00.000Z`
		};
	});
}

/** The units that no action knows yet how to bring this far: written as they stand. */
export function unready(unit: Unit, i: number): Pc {
	const { pcId, ...given } = unit;
	const row: Pc = { ...given, id: pcId, ...NOT_YET };
	if (i < 3) return { ...row, wipedAt: null };
	if (i < 5) return row;
	if (i < 8) return { ...row, refurbishingAt: '2021-02-20T01:00:00.000Z' };
	const inspected = { ...row, inspectedAt: unit.inspectedAt };
	return i < 11 ? inspected : { ...inspected, scrappedAt: '2021-03-05T01:00:00.000Z' };
}

const NOT_YET = {
	refurbishingAt: null,
	inspectedAt: null,
	stockedAt: null,
	outAt: null,
	deliveredAt: null,
	repairAt: null,
	returnedAt: null,
	lostAt: null,
	scrappedAt: null,
	assignmentId: null,
	householdId: null,
	replacesId: null
};
