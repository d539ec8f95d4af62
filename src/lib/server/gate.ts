/**
 * Who has to wait before a door, as this process remembers it: whoever is turned away again costs no
 * look into the database. It forgets soon and asks there anew, so it never knows better for long.
 */

const MINUTE = 60_000;

export interface Gate {
	/** Minutes that an asker still has to wait, or null: then the database says. */
	waitOf(asker: string, now: string): number | null;
	/** Remembers that an asker was told to wait so many minutes. */
	close(asker: string, minutes: number, now: string): void;
	/** Forgets an asker. */
	open(asker: string): void;
	/** how many it remembers */
	readonly size: number;
}

/**
 * A gate that remembers `most` askers, the latest, each for `forMs` at most; whoever was told less than
 * `patience` times within it is let through to be told again.
 */
export function openGate({ most = 10_000, forMs = MINUTE, patience = 1 } = {}): Gate {
	const closed = new Map<string, { until: number; asked: number; told: number }>();
	const isOver = (lock: { until: number; asked: number }, at: number) =>
		// Both ways: a clock that was set back keeps nobody for longer.
		at >= lock.until || Math.abs(at - lock.asked) >= forMs;
	return {
		waitOf(asker, now) {
			const lock = closed.get(asker);
			const at = Date.parse(now);
			if (!lock || isOver(lock, at)) return (closed.delete(asker), null);
			return lock.told < patience ? null : Math.max(1, Math.ceil((lock.until - at) / MINUTE));
		},
		close(asker, minutes, now) {
			const at = Date.parse(now);
			const before = closed.get(asker);
			const { asked, told } = before && !isOver(before, at) ? before : { asked: at, told: 0 };
			closed.delete(asker);
			closed.set(asker, { until: at + minutes * MINUTE, asked, told: told + 1 });
			for (const oldest of closed.keys()) {
				if (closed.size <= most) break;
				closed.delete(oldest);
			}
		},
		open: (asker) => void closed.delete(asker),
		get size() {
			return closed.size;
		}
	};
}
