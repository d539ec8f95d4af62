/** Values as cells of the plan's workbook. */
import { thousands } from '../../domain/plan/figure.ts';

/** Figures of the programme's page in this unit are 원. */
export const MONEY_UNIT = 'won';

/** 천원 as a number of a cell, by the figures that the pages show. */
export function inThousands(won: number): number {
	return Number(thousands(won).replaceAll(',', '').replace('−', '-'));
}
