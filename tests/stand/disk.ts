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

/**
 * Looks for texts in every file of a profile; the browser must be closed or killed.
 * @returns one line `text in file` a find
 */
export function findPlain(profile: string, texts: string[]): string[] {
	const wanted = texts.map((text) => ({
		text,
		ways: waysToWrite(text).filter((way) => way.length >= TELLING)
	}));
	return filesBelow(profile).flatMap((file) => {
		const content = readFileSync(file);
		const found = wanted.filter(({ ways }) => ways.some((way) => content.includes(way)));
		return found.map(({ text }) => `${text} in ${path.relative(profile, file)}`);
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
