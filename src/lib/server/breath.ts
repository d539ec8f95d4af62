/** Long work in one process gives way to everybody else's every few milliseconds. */

const TURN_MS = 12;

/** To be awaited between small pieces of work: lets others go first once a turn is over. */
export class Breath {
	private since = performance.now();

	async take(): Promise<void> {
		if (performance.now() - this.since < TURN_MS) return;
		await new Promise<void>((go) => void setImmediate(go));
		this.since = performance.now();
	}
}
