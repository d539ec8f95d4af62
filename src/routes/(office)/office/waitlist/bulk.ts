/** What is asked for many households at once: one action each, under ids that follow from the form's. */
import type { Wish } from '$lib/server/preview.ts';
import type { WaitingLine } from '$lib/server/reports/waitlist.ts';

export type Bulk = 'select' | 'assign';

/** One household's part of a plan; without a wish there is nothing to ask for. */
export interface Part {
	line: WaitingLine;
	/** the tag of the unit it would get */
	unit: string | null;
	pcId: string | null;
	wish: Wish | null;
}

/** Selects the lines in the order of their places. */
export function selections(
	lines: readonly WaitingLine[],
	outOfOrderReason: string | null,
	ticket: string
): Part[] {
	return lines.map((line, i) => ({
		line,
		unit: null,
		pcId: null,
		wish: {
			id: `${ticket}.s${i}`,
			name: 'selectApplication',
			input: { applicationId: line.id, outOfOrderReason }
		}
	}));
}

/** Gives each line one unit in stock, the earliest selected the lowest tag, while there are any. */
export function assignments(
	lines: readonly WaitingLine[],
	units: readonly ({ id: string; tag: string } | undefined)[],
	fiscalYear: string,
	ticket: string
): Part[] {
	return lines.map((line, i) => {
		const unit = units[i];
		if (!unit) return { line, unit: null, pcId: null, wish: null };
		const id = `${ticket}.a${i}`;
		const input = { assignmentId: id, householdId: line.householdId, pcId: unit.id, fiscalYear };
		return { line, unit: unit.tag, pcId: unit.id, wish: { id, name: 'assign', input } };
	});
}
