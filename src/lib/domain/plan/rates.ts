/**
 * Measures that follow from what is recorded as a running total of the year: so many a working day, so
 * many a month, against the document's own rate. Nobody types them in. (DOMAIN §1.4, §1.7)
 */
import { workdaysBetween } from '../workday.ts';
import type { Figures } from './figure.ts';
import type { KpiStanding } from './progress.ts';

interface Rate {
	/** of which running total, by the end of its id */
	of: string;
	per: 'DAY' | 'MONTH';
	label: string;
	unit: string;
	/** figure of the document that it is held against */
	target: string | null;
}

const RATES: readonly Rate[] = [
	{
		...{ of: '1.creator', per: 'MONTH', label: '유튜버 활용 콘텐츠 (월평균)', unit: '회/월' },
		target: '1.creator.plan'
	},
	{
		...{ of: '2.releases', per: 'DAY', label: '보도자료 배포 (근무일 평균)', unit: '건/일' },
		target: '2.releases.perDay'
	},
	{
		...{ of: '2.releases', per: 'MONTH', label: '보도자료 배포 (월평균)', unit: '건/월' },
		target: null
	},
	{
		...{ of: '2.articles', per: 'MONTH', label: '언론 보도 (월평균)', unit: '건/월' },
		target: null
	}
];

/** A rate as a measure that stands beside the others. */
export interface RateStanding extends KpiStanding {
	/** the running total and the working days or months it is divided by; null where nothing is recorded */
	over: { total: number; count: number; per: Rate['per'] } | null;
}

/** The rates of an item's running totals as of the days they were recorded for, in tenths. */
export function ratesOf(kpis: readonly KpiStanding[], figures: Figures): RateStanding[] {
	return RATES.flatMap((rate) => {
		const running = kpis.find(({ id }) => id.slice(5) === rate.of);
		return running ? [standing(rate, running, figures)] : [];
	});
}

function standing(
	{ per, label, unit, target: key }: Rate,
	running: KpiStanding,
	figures: Figures
): RateStanding {
	const aim = key === null ? null : (figures.get(key)?.value ?? null);
	const target = aim === null ? null : aim * 10;
	const count = running.on === null ? 0 : per === 'DAY' ? daysTo(running.on) : monthTo(running.on);
	const isKnown = running.value !== null && count > 0;
	const value = isKnown ? Math.round(((running.value ?? 0) * 10) / count) : null;
	// Held against the total itself: 1.96 is written 2 and does not reach it.
	const isReached = (running.value ?? 0) * 10 >= (target ?? 0) * count;
	const share =
		value === null || target === null || target === 0
			? null
			: Math.round((value / target) * 1000) / 10;
	return {
		...{ id: `${running.id}.per.${per}`, no: running.no, label, unit, value, target, share },
		on: isKnown ? running.on : null,
		...{ source: running.source, baseline: null, baseFrom: [], arithmetic: '' },
		from: key !== null && aim !== null ? [key] : [],
		state: target === null ? 'PLAIN' : value === null ? 'NONE' : isReached ? 'REACHED' : 'ON',
		over: isKnown ? { total: running.value ?? 0, count, per } : null
	};
}

/** Working days of the year up to and with a day, by the public holidays alone. */
function daysTo(day: string): number {
	return workdaysBetween(`${Number(day.slice(0, 4)) - 1}-12-31`, day);
}

/** Months of the year up to the month of a day. */
function monthTo(day: string): number {
	return Number(day.slice(5, 7));
}
