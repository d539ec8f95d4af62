/** How the plan writes amounts, shares, measures, names and months. */
import { MONEY, plain, thousands } from '../domain/plan/figure.ts';
import { digitsOf } from '../domain/plan/measure.ts';
import type { Locale, Words } from './locale.ts';
import { inEnglish, unitInEnglish } from './plan/names.ts';
import { monthIn } from './when.ts';

/** '703,000' of 703,000,000 원, as the document counts; a dash for none. */
export function thousand(won: number | null): string {
	return won === null ? '–' : thousands(won);
}

/** A value as its unit is read: money in 천원, everything else as it is; a dash for none. */
export function valueIn(value: number | null, unit: string): string {
	if (value === null) return '–';
	return unit === MONEY ? thousand(value) : plain(value);
}

/** '18.1%' */
export function per(share: number): string {
	return `${share.toFixed(1)}%`;
}

/** '3월 ~ 5월' · '12월' ; with the year where it is another one */
export function stretch(
	first: string | null,
	last: string | null,
	year: string,
	locale: Locale
): string {
	if (first === null || last === null) return '–';
	const name = (month: string) =>
		`${month.startsWith(year) ? '' : `${month.slice(0, 4)}. `}${monthIn(month, locale)}`;
	return first === last ? name(first) : `${name(first)} ~ ${name(last)}`;
}

/** Digits with their commas and a whole of steps behind them: '16,905' · '8.6' */
function stepped(steps: number, unit: string): string {
	const [whole = '', rest] = digitsOf(Math.abs(steps), unit).split('.');
	const digits = plain(Number(whole));
	return `${steps < 0 ? '−' : ''}${digits}${rest === undefined ? '' : `.${rest}`}`;
}

/** What depends on the language. */
function spoken(locale: Locale) {
	const isKorean = locale === 'ko';
	const behind = (unit: string, count = 0) => (isKorean ? unit : unitInEnglish(unit, count === 1));
	return {
		/** the plan's own names: of figures, measures, milestones, items, teams */
		name: (label: string) => (isKorean ? label : inEnglish(label)),
		/** what is counted, by itself: '대' · 'units' */
		unit: (unit: string) => behind(unit).trim(),
		/** '703,000천원' · '33대' */
		withUnit(value: number | null, unit: string): string {
			if (value === null) return '–';
			if (unit === MONEY) return `${thousand(value)}${isKorean ? '천원' : ' thousand won'}`;
			// A year is a name, not a number.
			if (unit === '년도') return isKorean ? `${value}년` : String(value);
			return `${plain(value)}${behind(unit, value)}`;
		},
		/** a measure, in steps of its unit: '8.6%' · '312명' */
		measured: (steps: number | null, unit: string) =>
			steps === null ? '–' : `${stepped(steps, unit)}${behind(unit, steps)}`,
		/** the same without its unit */
		digits: (steps: number | null, unit: string) => (steps === null ? '–' : stepped(steps, unit))
	};
}

export const planFigures = { ko: spoken('ko'), en: spoken('en') } satisfies Words;
