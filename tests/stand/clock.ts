/**
 * The day of a run. The demo is made for the day on which it is made, so that a run that went over
 * midnight in Korea would find nothing of today: near midnight everybody in it, the application, the
 * tablets and who looks at them, has a clock that is some hours slow.
 */

/** ms by which the clocks of this run are set forward (back where it is negative). */
const SHIFT = 'IEUM_TEST_CLOCK';

const HOUR = 3_600_000;
/** A whole run takes less. */
const LONGEST = HOUR;

/** How far the clocks of a run are to be set that begins at `now` (ms). */
export function shiftFor(now: number): number {
	const sinceMidnight = (now + 9 * HOUR) % (24 * HOUR);
	return 24 * HOUR - sinceMidnight < LONGEST ? -2 * HOUR : 0;
}

/** What the clocks of this run are set forward by, ms. */
export const shiftOfRun = (): number => Number(process.env[SHIFT] ?? 0);

/** Sets the clocks of a run that begins: of this process, and of all that it starts. */
export function setClocks(): void {
	const shift = (process.env[SHIFT] ??= String(shiftFor(Date.now())));
	setClock(Number(shift));
	const option = `--import=${import.meta.url}`;
	const { NODE_OPTIONS = '' } = process.env;
	if (shiftOfRun() !== 0 && !NODE_OPTIONS.includes(option))
		process.env.NODE_OPTIONS = `${NODE_OPTIONS} ${option}`.trim();
}

/** Sets the clock of a process, or of a page that this is run in; again, it changes nothing. */
export function setClock(shift: number): void {
	if (shift === 0 || 'shifted' in Date) return;
	const Real = Date;
	const now = () => Real.now() + shift;
	// Nothing here comes from outside: a browser is handed this function as it stands.
	globalThis.Date = new Proxy(Real, {
		apply: () => new Real(now()).toString(),
		construct: (target, given: unknown[], maker) =>
			Reflect.construct(target, given.length === 0 ? [now()] : given, maker) as Date,
		get: (target, key) => (key === 'now' ? now : (Reflect.get(target, key) as unknown)),
		has: (target, key) => key === 'shifted' || key in target
	});
}

setClock(shiftOfRun());
