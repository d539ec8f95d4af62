/**
 * Virtual time. Nothing in a simulated world happens but through an event of this queue; between
 * two events every microtask has run. An event belongs to an owner (a tab, a run of the server);
 * a dead owner's events never happen, which is what a crash is.
 */
import type { Chance } from './chance.ts';

/** Whoever can die: events of a dead owner are dropped. */
export interface Owner {
	name: string;
	dead: boolean;
}

interface Event {
	at: number;
	tie: number;
	owner: Owner;
	run: () => void;
}

export class Schedule {
	/** true time, ms since 1970 */
	now: number;
	private readonly heap: Event[] = [];
	private readonly chance: Chance;
	happened = 0;
	private working = 0;

	constructor(start: number, chance: Chance) {
		this.now = start;
		this.chance = chance;
	}

	/** Runs `run` after so many virtual ms; events of the same moment come in any order. */
	after(ms: number, owner: Owner, run: () => void): void {
		push(this.heap, { at: this.now + ms, tie: this.chance.next(), owner, run });
	}

	/** A pause that ends by an event; never, if the owner dies before. */
	pause(ms: number, owner: Owner): Promise<void> {
		return new Promise((resolve) => this.after(ms, owner, resolve));
	}

	/** Lets one event happen. False if none is left before `until`. */
	async step(until = Infinity): Promise<boolean> {
		for (;;) {
			const first = this.heap[0];
			if (!first || first.at > until) return false;
			pop(this.heap);
			if (first.owner.dead) continue;
			this.now = Math.max(this.now, first.at);
			this.happened += 1;
			first.run();
			await this.rest();
			return true;
		}
	}

	/** Work that takes real time (a database): virtual time waits for it. */
	async real<T>(work: () => Promise<T>): Promise<T> {
		this.working += 1;
		try {
			return await work();
		} finally {
			this.working -= 1;
		}
	}

	/** Resolves when nothing goes on any more until the next event. */
	async rest(): Promise<void> {
		do await quiet();
		while (this.working > 0);
	}

	/** Lets everything happen up to a moment, and moves time there. */
	async until(at: number): Promise<void> {
		while (await this.step(at));
		this.now = Math.max(this.now, at);
	}
}

/** Resolves when no microtask is left. */
function quiet(): Promise<void> {
	return new Promise((resolve) => setImmediate(resolve));
}

function before(a: Event, b: Event): boolean {
	return a.at < b.at || (a.at === b.at && a.tie < b.tie);
}

function push(heap: Event[], event: Event): void {
	let i = heap.push(event) - 1;
	while (i > 0) {
		const up = (i - 1) >> 1;
		if (!before(event, heap[up] as Event)) break;
		heap[i] = heap[up] as Event;
		i = up;
	}
	heap[i] = event;
}

function pop(heap: Event[]): void {
	const last = heap.pop() as Event;
	if (heap.length === 0) return;
	let i = 0;
	for (;;) {
		let down = 2 * i + 1;
		if (down >= heap.length) break;
		if (down + 1 < heap.length && before(heap[down + 1] as Event, heap[down] as Event)) down += 1;
		if (!before(heap[down] as Event, last)) break;
		heap[i] = heap[down] as Event;
		i = down;
	}
	heap[i] = last;
}
