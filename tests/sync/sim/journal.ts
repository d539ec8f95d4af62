/** The journal of one user on a tablet: real frames in a file of each tab, and real damage. */
import { frame, unframe } from '../../../src/lib/client/frame.ts';
import type { Journal, JournalRecord } from '../../../src/lib/client/ports.ts';
import type { Chance } from './chance.ts';
import type { Disk, Frame, Gate } from './disk.ts';

/** Who writes a file of the journal; nobody touches the file of a tab that runs. */
export interface Writer {
	name: string;
	dead: boolean;
}

/** The journal port over a disk: a file for each tab, real frames, real damage. */
export function memoryJournal(
	disk: Disk,
	gate: Gate,
	writer: Writer,
	writers: Set<Writer>
): Journal {
	const own = () => {
		const frames = disk.journal.get(writer.name) ?? [];
		disk.journal.set(writer.name, frames);
		return frames;
	};
	writers.add(writer);
	return {
		async append(records) {
			await gate('journal.append');
			own().push(...records.map(frame));
			await gate('journal.flushed');
		},
		async read() {
			await gate('journal.read');
			return readJournal(disk);
		},
		async compact(keep) {
			await gate('journal.compact');
			const running = new Set([...writers].filter((one) => !one.dead).map((one) => one.name));
			for (const [name, frames] of disk.journal) {
				if (name !== writer.name && running.has(name)) continue;
				const { records } = unframe(joined(frames));
				disk.journal.set(name, records.filter((record) => keep.has(record.id)).map(frame));
			}
		},
		async wipe() {
			await gate('journal.wipe');
			disk.journal.clear();
		}
	};
}

/** Every good record of every tab, and whether damage lay between them. */
export function readJournal(disk: Disk): { records: JournalRecord[]; damaged: boolean } {
	const files = [...disk.journal.values()].map((frames) => unframe(joined(frames)));
	return {
		records: files.flatMap((file) => file.records),
		damaged: files.some((file) => file.damaged)
	};
}

/** A crash in the middle of an append leaves the beginning of a record. */
export function tear(disk: Disk, writer: Writer, chance: Chance): void {
	const whole = frame({ kind: 'action', id: 'torn', body: chance.bytes(40) });
	disk.journal.get(writer.name)?.push(whole.slice(0, chance.between(1, whole.length - 1)));
}

/** One bit of one record turns over. False if there is none. */
export function flip(disk: Disk, chance: Chance): boolean {
	const files = [...disk.journal.values()].filter((frames) => frames.length > 0);
	if (files.length === 0) return false;
	const frames = chance.pick(files);
	const at = chance.below(frames.length);
	const bytes = (frames[at] as Frame).slice();
	const byte = chance.below(bytes.length);
	bytes[byte] = (bytes[byte] as number) ^ (1 << chance.below(8));
	frames[at] = bytes;
	disk.flipped = true;
	return true;
}

function joined(frames: readonly Frame[]): Frame {
	const bytes = new Uint8Array(frames.reduce((sum, one) => sum + one.length, 0));
	let at = 0;
	for (const one of frames) {
		bytes.set(one, at);
		at += one.length;
	}
	return bytes;
}
