/** A row of either roster: read, compared, and turned into actions. */
import type { KeptRow } from './table.ts';
import { fingerprint, fitting, type Mapping } from './columns.ts';
import { householdDeeds, pcDeeds, type Deeds, type Roll } from './deeds.ts';
import { readHousehold } from './household-row.ts';
import { Options } from './options.ts';
import { readPc } from './pc-row.ts';
import type { Reason } from './reasons.ts';
import type { Import } from './tables.ts';
import { keysOf } from './twins.ts';

/** How the rows of an import are to be read. */
export interface Manner {
	roster: Import['roster'];
	mapping: Mapping;
	options: Options;
}

export function mannerOf({ roster, mapping, options, columns }: Import): Manner {
	return {
		roster,
		mapping: fitting(roster, JSON.parse(mapping) as Record<string, unknown>, columns),
		options: Options.parse(JSON.parse(options))
	};
}

/** Names the layout of a heading, for the mapping that somebody used before. */
export function layoutOf(roster: Import['roster'], heading: readonly string[]): string {
	return fingerprint(roster, heading);
}

export interface ReadRow {
	n: number;
	faults: Reason[];
	flags: Reason[];
	/** absent with faults */
	ready?: {
		/** by what it is known again, see twins.ts */
		keys: string[];
		deeds(roll: Roll): Deeds;
	};
}

/** Reads one row. `now` is the server's clock. */
export function readRow(row: KeptRow, manner: Manner, now: string): ReadRow {
	const { roster, mapping, options } = manner;
	const rrn: Reason[] = row.rrn ? [{ code: 'RRN' }] : [];
	const read = (reading: { faults: Reason[]; flags: Reason[] }) => ({
		n: row.n,
		faults: [...rrn, ...reading.faults],
		flags: reading.flags
	});
	if (roster === 'pcs') {
		const { reading, row: pc } = readPc(row.cells, mapping);
		if (!pc || row.rrn) return read(reading);
		const deeds = (roll: Roll) => pcDeeds(pc, roll);
		return { ...read(reading), ready: { keys: keysOf(roster, pc), deeds } };
	}
	const { reading, row: home } = readHousehold(row.cells, mapping, options, now);
	if (!home || row.rrn) return read(reading);
	const deeds = (roll: Roll) => householdDeeds(home, roll);
	return { ...read(reading), ready: { keys: keysOf(roster, home.household), deeds } };
}
