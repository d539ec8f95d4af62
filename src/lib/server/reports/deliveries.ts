/** What a hand-over counts as. */

/**
 * COUNTED 보급완료: holds a place · ABOVE 초과: handed over without one · DISPUTED 확인 필요:
 * a second record of the same unit or household, which counts for nothing.
 */
export const STANDINGS = ['COUNTED', 'ABOVE', 'DISPUTED'] as const;
export type Standing = (typeof STANDINGS)[number];

/** What a receipt counts as. */
export function standingOf(aboveQuotaAt: string | null, second: boolean): Standing {
	if (second) return 'DISPUTED';
	return aboveQuotaAt === null ? 'COUNTED' : 'ABOVE';
}
