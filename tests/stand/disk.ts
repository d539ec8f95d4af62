/** What a browser's profile holds on disk, as somebody who has the disk sees it. */
import { readFileSync, readdirSync, statSync, truncateSync } from 'node:fs';
import path from 'node:path';

function filesBelow(folder: string): string[] {
	const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
	return entries.filter((e) => e.isFile()).map((e) => path.join(e.parentPath, e.name));
}

/** The unchanging middle of a text's base64, at each of its three alignments. */
function base64Of(bytes: Buffer): Buffer[] {
	return [0, 1, 2].map((shift) => {
		const text = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
		const whole = Math.floor((shift + bytes.length) / 3) * 4;
		return Buffer.from(text.slice(shift === 0 ? 0 : 4, whole));
	});
}

/** How a browser may have written a text: UTF-8, Latin-1 where it fits, UTF-16LE, and base64. */
function waysToWrite(text: string): Buffer[] {
	const utf8 = Buffer.from(text, 'utf8');
	const utf16 = Buffer.from(text, 'utf16le');
	const latin1 = Buffer.from(text, 'latin1');
	const fits = latin1.toString('latin1') === text;
	return [utf8, utf16, ...(fits ? [latin1] : []), ...base64Of(utf8), ...base64Of(utf16)];
}

/** Shorter runs of bytes turn up by chance. */
const TELLING = 5;

type Wanted = { text: string; way: Buffer };

/** Slot of the four bytes that end at a place; texts are told apart by their first four. */
const slotOf = (four: number): number => Math.imul(four, 0x9e3779b1) >>> 16;

/** All wanted texts by the slot of their first four bytes, so that a file is read once for all of them. */
function indexed(texts: string[]): (Wanted[] | undefined)[] {
	const slots: (Wanted[] | undefined)[] = new Array<undefined>(1 << 16).fill(undefined);
	for (const text of texts) {
		for (const way of waysToWrite(text)) {
			if (way.length >= TELLING) (slots[slotOf(way.readInt32BE(0))] ??= []).push({ text, way });
		}
	}
	return slots;
}

/** The texts of an index that a file contains, in any of the ways to write them. */
function textsIn(content: Buffer, slots: (Wanted[] | undefined)[]): Set<string> {
	const found = new Set<string>();
	let four = 0;
	for (let end = 0; end < content.length; end++) {
		four = (four << 8) | (content[end] as number);
		for (const { text, way } of slots[slotOf(four)] ?? []) {
			const at = end - 3;
			if (at >= 0 && content.subarray(at, at + way.length).equals(way)) found.add(text);
		}
	}
	return found;
}

/**
 * Looks for texts in every file of a profile; the browser must be closed or killed.
 * @returns one line `text in file` a find
 */
export function findPlain(profile: string, texts: string[]): string[] {
	const slots = indexed(texts);
	return filesBelow(profile).flatMap((file) => {
		const found = textsIn(readFileSync(file), slots);
		return [...found].map((text) => `${text} in ${path.relative(profile, file)}`);
	});
}

/**
 * Cuts the last bytes off IndexedDB's logs, as a sudden end may: the browser opens the origin's
 * databases once more, and from the next time on finds them empty and says nothing.
 * @returns how many logs were cut
 */
export function tearIndexedDb(profile: string, bytes = 5): number {
	const logs = filesBelow(profile).filter((file) => /IndexedDB.*\.leveldb.*\.log$/.test(file));
	const torn = logs.filter((file) => statSync(file).size > bytes);
	for (const file of torn) truncateSync(file, statSync(file).size - bytes);
	return torn.length;
}
