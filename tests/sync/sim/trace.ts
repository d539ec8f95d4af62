/** What happened in a world, line by line, and the fingerprint of it all. */
import { hash } from './chance.ts';

export class Trace {
	readonly lines: string[] = [];
	private low = 0x811c9dc5;
	private high = 0x01000193;
	private readonly keeps: boolean;
	private readonly now: () => number;

	/** `keeps`: remembers the lines; the fingerprint is always taken. */
	constructor(now: () => number, keeps: boolean) {
		this.now = now;
		this.keeps = keeps;
	}

	/** One line: who, what. */
	say(who: string, what: string): void {
		const line = `${this.now()} ${who} ${what}`;
		this.low = hash(line, this.low);
		this.high = hash(line, this.high ^ this.low);
		if (this.keeps) this.lines.push(`${clock(this.now())}  ${who.padEnd(12)} ${what}`);
	}

	fingerprint(): string {
		return this.high.toString(16).padStart(8, '0') + this.low.toString(16).padStart(8, '0');
	}
}

function clock(ms: number): string {
	return new Date(ms).toISOString().slice(5, 23).replace('T', ' ');
}
