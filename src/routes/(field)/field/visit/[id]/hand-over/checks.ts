/** The four checks of a running unit, in the order in which they are done. */

export const CHECKS = ['boot', 'licence', 'office', 'internet'] as const;
export type Check = (typeof CHECKS)[number];
export type CheckColumn =
	'bootCheckedAt' | 'licenceCheckedAt' | 'officeCheckedAt' | 'internetCheckedAt';

/** Each check with its column and its name in the given words. */
export function checkLabels(
	words: Record<Check, string>
): { check: Check; column: CheckColumn; label: string }[] {
	return CHECKS.map((check) => ({
		check,
		column: `${check}CheckedAt` as const,
		label: words[check]
	}));
}
