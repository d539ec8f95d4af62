/**
 * Records as bytes of an append-only file. Each carries a mark, its length and a checksum, so that
 * after a torn or flipped byte the next good record is found again.
 *
 * mark (4) · length of the rest (4) · CRC-32 of the rest (4) · kind (1) · length of id (1) · id · body
 */
import type { JournalRecord } from './ports.ts';

const MARK = [0xe1, 0x4a, 0x9d, 0x33] as const;
const HEAD = 12;
const KINDS = ['action', 'file', 'void', 'done'] as const;
/** A file is at most 2 MiB; a longer record is damage. */
const MOST = 4 * 1024 * 1024;

/** The bytes of one record. Ids are ASCII, at most 255 characters. */
export function frame({ kind, id, body }: JournalRecord): Uint8Array<ArrayBuffer> {
	const name = new TextEncoder().encode(id);
	const bytes = new Uint8Array(HEAD + 2 + name.length + body.length);
	bytes.set(MARK);
	bytes[HEAD] = KINDS.indexOf(kind);
	bytes[HEAD + 1] = name.length;
	bytes.set(name, HEAD + 2);
	bytes.set(body, HEAD + 2 + name.length);
	const view = new DataView(bytes.buffer);
	view.setUint32(4, bytes.length - HEAD);
	view.setUint32(8, crc32(bytes.subarray(HEAD)));
	return bytes;
}

/** Every good record in order, and whether anything between or after them was not one. */
export function unframe(bytes: Uint8Array<ArrayBuffer>): {
	records: JournalRecord[];
	damaged: boolean;
} {
	const records: JournalRecord[] = [];
	let damaged = false;
	for (let at = 0; at < bytes.length;) {
		const record = readAt(bytes, at);
		if (record) {
			records.push(record.record);
			at = record.next;
		} else {
			damaged = true;
			at = nextMark(bytes, at + 1);
		}
	}
	return { records, damaged };
}

function readAt(
	bytes: Uint8Array<ArrayBuffer>,
	at: number
): { record: JournalRecord; next: number } | null {
	if (!isMark(bytes, at) || at + HEAD + 2 > bytes.length) return null;
	const view = new DataView(bytes.buffer, bytes.byteOffset + at);
	const length = view.getUint32(4);
	const next = at + HEAD + length;
	if (length < 2 || length > MOST || next > bytes.length) return null;
	const rest = bytes.subarray(at + HEAD, next);
	if (crc32(rest) !== view.getUint32(8)) return null;
	const kind = KINDS[rest[0] as number];
	const end = 2 + (rest[1] as number);
	if (kind === undefined || end > rest.length) return null;
	const id = new TextDecoder().decode(rest.subarray(2, end));
	return { record: { kind, id, body: rest.slice(end) }, next };
}

function isMark(bytes: Uint8Array, at: number): boolean {
	return MARK.every((byte, i) => bytes[at + i] === byte);
}

function nextMark(bytes: Uint8Array, from: number): number {
	for (let at = bytes.indexOf(MARK[0], from); at >= 0; at = bytes.indexOf(MARK[0], at + 1)) {
		if (isMark(bytes, at)) return at;
	}
	return bytes.length;
}

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
	let value = byte;
	for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
	return value;
});

function crc32(bytes: Uint8Array): number {
	let crc = 0xffffffff;
	for (const byte of bytes) crc = (TABLE[(crc ^ byte) & 0xff] as number) ^ (crc >>> 8);
	return (crc ^ 0xffffffff) >>> 0;
}
