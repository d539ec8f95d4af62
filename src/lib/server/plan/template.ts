/**
 * A plan as one sheet that a person can fill in and hand back: a line each for the document, its
 * items, figures, measures and milestones. The headings are Korean, like the document.
 */
import { MONEY } from '../../domain/plan/figure.ts';
import type { Cell } from '../export/sheet.ts';
import type { PlanRecord } from './read.ts';

export const HEADS = [
	...(['구분', '코드', '이름', '종류', '담당 팀', '값', '단위', '합계'] as const),
	...(['목표', '이전', '시작 월', '끝 월', '쪽', '자리'] as const)
] as const;
export type Head = (typeof HEADS)[number];

export const WIDTHS = [8, 22, 40, 8, 14, 14, 8, 30, 30, 20, 10, 10, 8, 20] as const;

/** What the first cell of a line may say. */
export const KINDS = ['문서', '항목', '수치', '지표', '일정'] as const;
export type Kind = (typeof KINDS)[number];
export const ITEM_KIND_NAMES = { NEW: '신규', CONTINUED: '계속' } as const;
export const THOUSAND = '천원';
/** A line that begins with it is for the reader only. */
export const REMARK = '#';

type Line = Partial<Record<Head, Cell>>;
const cells = (line: Line): Cell[] => HEADS.map((head) => line[head] ?? null);

/** The lines of a plan, in the order of the document. */
export function templateRows(record: PlanRecord): Cell[][] {
	const { year, items, rows, kpis, milestones } = record;
	return [
		cells({ 구분: '문서', 이름: year.title, '담당 팀': year.department }),
		...items.map(({ no, title, kind, team, page }) =>
			cells({
				구분: '항목',
				코드: String(no),
				이름: title,
				종류: ITEM_KIND_NAMES[kind],
				'담당 팀': team,
				쪽: page
			})
		),
		...rows.map(({ key, label, value, unit, page, section, partOf }) => {
			const isThousand = unit === MONEY && (value === null || value % 1000 === 0);
			return cells({
				구분: '수치',
				코드: key,
				이름: label,
				값: value === null || !isThousand ? value : value / 1000,
				단위: isThousand ? THOUSAND : unit,
				합계: partOf,
				쪽: page,
				자리: section
			});
		}),
		...kpis.map(({ id, label, unit, target, baseline, section }) =>
			cells({
				구분: '지표',
				코드: id.slice(5),
				이름: label,
				단위: unit,
				목표: target,
				이전: baseline,
				자리: section
			})
		),
		...milestones.map(({ id, label, firstMonth, lastMonth, section }) =>
			cells({
				구분: '일정',
				코드: id.slice(5).replace('.by.', '.'),
				이름: label,
				'시작 월': firstMonth,
				'끝 월': lastMonth,
				자리: section
			})
		)
	];
}

/** A sheet to begin with where there is no plan yet: one line of each kind. */
export const EXAMPLE: readonly Cell[][] = [
	cells({ 구분: '문서', 이름: '2022. 주요업무계획', '담당 팀': '홍보디지털과' }),
	cells({ 구분: '항목', 코드: '1', 이름: '항목 이름', 종류: '신규', '담당 팀': '홍보팀', 쪽: '1' }),
	...(
		[
			['1.budget.sum', '계 합계', ''],
			['1.budget.0', '계 올해', '1.budget.sum#연차별'],
			['1.budget.1', '계 다음 해', '1.budget.sum#연차별']
		] as const
	).map(([코드, 이름, 합계]) => cells({ 구분: '수치', 코드, 이름, 값: 0, 단위: THOUSAND, 합계 })),
	cells({ 구분: '수치', 코드: '1.sites', 이름: '설치할 곳', 값: 3, 단위: '개소' }),
	cells({
		구분: '지표',
		코드: '1.installed',
		이름: '설치',
		단위: '개소',
		목표: '1.sites',
		이전: '0'
	}),
	cells({ 구분: '일정', 코드: '1.install', 이름: '설치', '시작 월': '2022-03', '끝 월': '2022-06' })
];
