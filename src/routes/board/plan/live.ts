/** How a figure of item 4's own page is written, on its tiles and on paper. */
import type { LiveDesk } from '$lib/server/plan/live-desk.ts';
import type { LiveLine } from '$lib/server/plan/live-lines.ts';
import type { plan } from '$lib/words/plan.ts';
import { thousand } from '$lib/words/plan-figures.ts';

type Words = (typeof plan)['ko'] | (typeof plan)['en'];

/** A figure in words: its name, digits, unit, what stands beside it, and from what it is counted. */
export function figureOf(line: LiveLine, w: Words) {
	const { label, from, note } = w.lines[line.key];
	const { value, unit, values } = line;
	const none = value === null;
	const digits = unit === 'won' ? thousand(value) : none ? '–' : String(value);
	return {
		label,
		from,
		note: note?.(values) ?? '',
		value: digits,
		unit: none ? '' : w.lineUnits[unit]
	};
}

/** A count by category; one that would tell a household is not there to be written. */
export function cellOf({ delivered }: LiveDesk['now']['categories'][number], w: Words): string {
	if (typeof delivered === 'number') return String(delivered);
	return delivered === 'FEW' ? w.few : w.withheld;
}
