/** A drawn signature that is nobody's: a wave as a small PNG. */
import { crc32, deflateSync } from 'node:zlib';
import { chance } from './chance.ts';

const WIDTH = 360;
const HEIGHT = 140;

/** The same picture for the same seed. */
export function signature(seed: number): Uint8Array {
	const rows = Buffer.alloc((WIDTH + 1) * HEIGHT, 0xff);
	// Each row of a PNG begins with its filter: none.
	for (let y = 0; y < HEIGHT; y++) rows[y * (WIDTH + 1)] = 0;
	const dice = chance(seed);
	const [beat, lean, reach] = [14 + dice.below(16), dice.below(30), 16 + dice.below(22)];
	for (let step = 0; step < 2400; step++) {
		const along = step / 2400;
		const swing = reach * (1 - along * 0.6);
		const x = 40 + along * 270 + swing * 0.6 * Math.cos(along * beat * 2);
		const y = 75 + lean * (0.5 - along) + swing * Math.sin(along * beat * 2 + 1);
		dot(rows, Math.round(x), Math.round(y));
	}
	return png(rows);
}

function dot(rows: Buffer, x: number, y: number): void {
	for (const [right, down] of [
		[0, 0],
		[1, 0],
		[0, 1],
		[1, 1]
	] as const)
		rows[(y + down) * (WIDTH + 1) + x + right + 1] = 0x20;
}

function png(rows: Buffer): Uint8Array {
	const header = Buffer.alloc(13);
	header.writeUInt32BE(WIDTH, 0);
	header.writeUInt32BE(HEIGHT, 4);
	// Eight bits of grey.
	header[8] = 8;
	return Buffer.concat([
		Buffer.from('89504e470d0a1a0a', 'hex'),
		part('IHDR', header),
		part('IDAT', deflateSync(rows)),
		part('IEND', Buffer.alloc(0))
	]);
}

function part(name: string, data: Buffer): Buffer {
	const body = Buffer.concat([Buffer.from(name), data]);
	const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
	length.writeUInt32BE(data.length);
	check.writeUInt32BE(crc32(body));
	return Buffer.concat([length, body, check]);
}
