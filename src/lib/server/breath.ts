/** Long work in one process gives way to everybody else's every few milliseconds. */

const TURN_MS = 12;
/** After a piece of work others are left alone for this share of the time that it took. */
const REST = 0.25;
const MOST_REST_MS = 60;

/** To be awaited between small pieces of work: lets others go first once a turn is over. */
export class Breath {
	private since = performance.now();

	async take(): Promise<void> {
		if (performance.now() - this.since < TURN_MS) return;
		await new Promise<void>((go) => void setImmediate(go));
		this.since = performance.now();
	}
}

/** To be awaited between transactions of a long work; `took` is milliseconds that the last one took. */
export function rest(took: number): Promise<void> {
	return new Promise((go) => void setTimeout(go, Math.min(took * REST, MOST_REST_MS)));
}
