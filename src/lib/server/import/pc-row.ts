/** One row of a roster of PCs, read. */
import { normalSerial } from '../../domain/pc.ts';
import type { Rows } from '../../domain/tables.ts';
import * as cells from './cells.ts';
import { Fault } from './cells.ts';
import type { Mapping } from './columns.ts';
import { line, Reading } from './reading.ts';

export type PcRow = Pick<
	Rows['pc'],
	| ('tag' | 'serial' | 'model' | 'memoryGb' | 'ssdGb' | 'monitor' | 'os' | 'office')
	| ('disposalNo' | 'source' | 'sourceName')
>;

const SOURCES = {
	DONATED: /기증|기부|불용|양여/,
	PURCHASED: /구매|구입|매입/,
	RETURNED_ELSEWHERE: /반납|회수|타기관/
};
const NOT_SAID = '-';

/** Reads a row; `row` is there only without faults. */
export function readPc(
	texts: readonly string[],
	mapping: Mapping
): { reading: Reading; row: PcRow | undefined } {
	const reading = new Reading(texts, mapping);
	const tag = reading.must('tag', line);
	const serial = reading.must('serial', (cell) => normalSerial(line(cell)) || none());
	const model = reading.must('model', line);
	const memoryGb = reading.must('memoryGb', (cell) => cells.whole(cell, 1, 1_024));
	const ssdGb = reading.must('ssdGb', (cell) => cells.whole(cell, 1, 100_000));
	const rest = {
		monitor: reading.maybe('monitor', line, NOT_SAID),
		os: reading.maybe('os', line, NOT_SAID),
		office: reading.maybe('office', line, NOT_SAID),
		disposalNo: reading.maybe('disposalNo', line, ''),
		source: reading.maybe('source', (cell) => cells.choice(cell, SOURCES), 'DONATED' as const),
		sourceName: reading.maybe('sourceName', line, '')
	};
	const isWhole = tag && serial && model && memoryGb && ssdGb;
	if (!isWhole || reading.faults.length > 0) return { reading, row: undefined };
	return { reading, row: { tag, serial, model, memoryGb, ssdGb, ...rest } };
}

function none(): never {
	throw new Fault('MISSING');
}
