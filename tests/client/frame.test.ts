import { describe, expect, test } from 'vitest';
import { frame, unframe } from '../../src/lib/client/frame.ts';
import type { JournalRecord } from '../../src/lib/client/ports.ts';

/** A small generator with a seed, so that a failure can be repeated. */
function dice(seed: number): (below: number) => number {
	let state = seed;
	return (below) => {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		return Math.floor((state / 2 ** 32) * below);
	};
}

function recordsOf(roll: (below: number) => number): JournalRecord[] {
	const kinds = ['action', 'file', 'void', 'done'] as const;
	return Array.from({ length: 2 + roll(6) }, (_, i) => ({
		kind: kinds[roll(4)]!,
		id: `id-${i}`,
		body: Uint8Array.from({ length: roll(120) }, () => roll(256))
	}));
}

const joined = (parts: Uint8Array[]) => new Uint8Array(parts.flatMap((part) => [...part]));

describe('a journal file', () => {
	test('gives back what was written', () => {
		const records = recordsOf(dice(1));
		expect(unframe(joined(records.map(frame)))).toEqual({ records, damaged: false });
		expect(unframe(new Uint8Array())).toEqual({ records: [], damaged: false });
	});

	test('keeps the good records before and after any flipped byte, and says so', () => {
		for (let seed = 1; seed <= 300; seed++) {
			const roll = dice(seed);
			const records = recordsOf(roll);
			const parts = records.map(frame);
			const bytes = joined(parts);
			const at = roll(bytes.length);
			bytes[at] = (bytes[at] ?? 0) ^ (1 + roll(255));
			let end = 0;
			const hit = parts.findIndex((part) => (end += part.length) > at);
			expect(unframe(bytes), `seed ${seed}`).toEqual({
				records: records.filter((_, i) => i !== hit),
				damaged: true
			});
		}
	});

	test('keeps what stands before a torn end, and what is appended after it', () => {
		for (let seed = 1; seed <= 300; seed++) {
			const roll = dice(seed);
			const records = recordsOf(roll);
			const parts = records.map(frame);
			const last = parts.at(-1)!;
			const torn = last.slice(0, 1 + roll(last.length - 1));
			const after: JournalRecord = { kind: 'action', id: 'after', body: new Uint8Array([1]) };
			const bytes = joined([...parts.slice(0, -1), torn, frame(after)]);
			expect(unframe(bytes), `seed ${seed}`).toEqual({
				records: [...records.slice(0, -1), after],
				damaged: true
			});
		}
	});
});
