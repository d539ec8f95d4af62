/** The tiles of the board: what each says, and the address that it opens. */
import { readFileSync } from 'node:fs';
import type { Board } from '../../src/lib/server/reports/board.ts';
import type { RepairFigures } from '../../src/lib/server/reports/repairs.ts';

export type Tile = [address: string, count: number];

/** Of the board, its bar of the quota included. */
export function tilesOf(shown: Board): Tile[] {
	return [
		['/office/deliveries?state=COUNTED', shown.delivered],
		['/office/assignments?place=HELD', shown.assigned],
		['/office/places?state=FREE', shown.free],
		['/office/deliveries?state=ABOVE', shown.over],
		['/office/pcs?state=IN_STOCK', shown.stock],
		['/office/assignments?place=HELD&carried=YES', shown.carried],
		['/office/applications?state=WAITLISTED', shown.waiting],
		['/office/exceptions', shown.open],
		['/office/tickets?isOpen=YES', shown.repairs.open],
		['/office/tickets?promised=LATE', shown.repairs.late]
	];
}

/** Of the figures of repairs. */
export function repairTiles(shown: RepairFigures): Tile[] {
	return [
		['/office/tickets?counted=YES&ofYear=YES', shown.received],
		['/office/tickets?isOpen=YES&ofYear=YES', shown.open],
		['/office/tickets?promised=LATE&ofYear=YES', shown.late],
		['/office/tickets?done=YES&ofYear=YES', shown.done],
		['/office/tickets?again=YES&counted=YES&ofYear=YES', shown.again]
	];
}

/** Addresses that stand in the board's own source: a tile that is missing above is found by it. */
export function addressesOfBoard(): string[] {
	const source = readFileSync(
		new URL('../../src/routes/board/BoardView.svelte', import.meta.url),
		'utf8'
	);
	const found = [...source.matchAll(/'(\/office\/[^']+)'/g)].map(
		([, address]) => address as string
	);
	return [...new Set(found)].filter((address) => address !== '/office/fees').sort();
}
