/**
 * Letters out of bytes. A CSV does not say how it was written, so its cells are kept as bytes (one
 * letter a byte, latin1) and read in the encoding that fits, or that a person chooses: commas,
 * quotes and line ends are the same bytes in UTF-8 and CP949 and never part of a letter.
 */
import iconv from 'iconv-lite';

export const ENCODINGS = ['utf-8', 'cp949'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** The bytes without their mark, as UTF-8 where the mark says UTF-16. */
export function unmarked(bytes: Uint8Array): Uint8Array {
	const [a, b, c] = bytes;
	if (a === 0xff && b === 0xfe) return recoded(bytes.subarray(2), 'utf-16le');
	if (a === 0xfe && b === 0xff) return recoded(bytes.subarray(2), 'utf-16be');
	return a === 0xef && b === 0xbb && c === 0xbf ? bytes.subarray(3) : bytes;
}

/** UTF-8 if all of it is, else CP949. */
export function encodingOf(bytes: Uint8Array): Encoding {
	try {
		new TextDecoder('utf-8', { fatal: true }).decode(bytes);
		return 'utf-8';
	} catch {
		return 'cp949';
	}
}

/**
 * A cell that was kept as bytes, in NFC. Node's own decoder knows only the old set of syllables and
 * breaks 설믜 and 똠방, so CP949 is read by iconv-lite.
 */
export function lettersOf(cell: string, encoding: Encoding): string {
	if (!/[\u0080-\u00ff]/.test(cell)) return cell;
	const bytes = Buffer.from(cell, 'latin1');
	const text = encoding === 'utf-8' ? bytes.toString('utf8') : iconv.decode(bytes, 'cp949');
	return text.normalize('NFC');
}

function recoded(bytes: Uint8Array, from: string): Uint8Array {
	return Buffer.from(new TextDecoder(from).decode(bytes), 'utf8');
}
