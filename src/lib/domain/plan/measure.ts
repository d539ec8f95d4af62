/**
 * Values of measures as whole numbers of steps: rates are counted in tenths, everything else in ones.
 * 8.6 % is 86 steps. Nothing here is a fraction, so nothing is rounded that nobody rounded.
 */
import { Refusal } from '../refusal.ts';

/** Units that are rates by themselves; so is whatever is counted by something, as 건/일. */
const RATES: readonly string[] = ['%', '%p', '점', '배'];

/** Digits behind the point with which a unit is measured: 1 for rates, else 0. */
export function placesOf(unit: string): 0 | 1 {
	return RATES.includes(unit) || unit.includes('/') ? 1 : 0;
}

/** Whole units as steps: 100 % is 1,000. */
export function inSteps(value: number, unit: string): number {
	return placesOf(unit) === 1 ? value * 10 : value;
}

/**
 * What somebody said, `value` with `places` digits behind its point, in steps of the unit. Throws
 * Refusal MALFORMED where it is finer than the unit is measured.
 */
export function stepsOf(said: { value: number; places: number }, unit: string): number {
	const { value, places } = said;
	const finest = placesOf(unit);
	if (places <= finest) return places < finest ? value * 10 : value;
	if (value % 10 !== 0) throw new Refusal('MALFORMED', { field: 'value' });
	return (value - (value % 10)) / 10;
}

/** Steps as digits: 86 of '%' is '8.6', 90 is '9', 1234 of '명' is '1234'. */
export function digitsOf(steps: number, unit: string): string {
	if (placesOf(unit) === 0) return String(steps);
	const rest = Math.abs(steps % 10);
	const whole = (Math.abs(steps) - rest) / 10;
	return `${steps < 0 ? '−' : ''}${whole}${rest === 0 ? '' : `.${rest}`}`;
}
