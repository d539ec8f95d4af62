/** QR codes as path data for an SVG: drawn by the server, so no markup has to be trusted. */
import { encode } from 'uqr';

export interface QrCode {
	/** modules a side, without the quiet zone */
	size: number;
	/** path data in modules: one rectangle for each run of dark ones in a row */
	path: string;
}

/** The QR code of a text that stands on a label: a quarter of it may be scratched off. */
export function qrOf(text: string): QrCode {
	const { size, data } = encode(text, { ecc: 'Q', border: 0 });
	return { size, path: data.map(runsOf).join('') };
}

function runsOf(row: readonly boolean[], y: number): string {
	let path = '';
	for (let x = 0; x < row.length; x++) {
		if (!row[x]) continue;
		let end = x;
		while (row[end]) end++;
		path += `M${x} ${y}h${end - x}v1h${x - end}z`;
		x = end;
	}
	return path;
}
