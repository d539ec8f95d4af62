/** Puts a row together out of its cells, and gathers every fault instead of the first. */
import { Fault, text } from './cells.ts';
import type { FieldKey, Mapping } from './columns.ts';
import type { Reason } from './reasons.ts';

export class Reading {
	readonly faults: Reason[] = [];
	readonly flags: Reason[] = [];
	private readonly cells: readonly string[];
	private readonly mapping: Mapping;
	constructor(cells: readonly string[], mapping: Mapping) {
		this.cells = cells;
		this.mapping = mapping;
	}

	/** The cell of a field; '' where the file has none. */
	cell(field: FieldKey): string {
		const column = this.mapping[field];
		return column === undefined ? '' : (this.cells[column] ?? '');
	}

	/** What a cell means; `instead` where it is empty. A fault is noted and reads as `instead` too. */
	maybe<V, E>(field: FieldKey, read: (cell: string) => V, instead: E): V | E {
		const cell = this.cell(field);
		if (cell === '') return instead;
		try {
			return read(text(cell, LONGEST));
		} catch (error) {
			if (!(error instanceof Fault)) throw error;
			this.faults.push({ code: error.code, field });
			return instead;
		}
	}

	/** What a cell means that must not be empty; undefined with a fault. */
	must<V>(field: FieldKey, read: (cell: string) => V): V | undefined {
		if (this.cell(field) !== '') return this.maybe(field, read, undefined);
		this.faults.push({ code: 'MISSING', field });
		return undefined;
	}
}

const LONGEST = 2_000;

/** A short text: a name, an address, a model. */
export const line = (cell: string): string => text(cell, 200);
/** A long one. */
export const words = (cell: string): string => text(cell, 2_000);
