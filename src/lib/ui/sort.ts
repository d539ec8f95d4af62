/** How a table's rows are ordered: Hangul as a dictionary does, numbers in text by value, gaps last. */
export interface Sort {
	key: string;
	direction: 'ascending' | 'descending';
}

type Cell = string | number | null;

const collator = new Intl.Collator('ko', { numeric: true });

/** The rows in the order of one of their values; in either direction a missing value comes last. */
export function sorted<Row>(rows: Row[], value: (row: Row) => Cell, direction: Sort['direction']) {
	const sign = direction === 'ascending' ? 1 : -1;
	return rows.toSorted((one, other) => compare(value(one), value(other), sign));
}

/** The order that a press on a column's head asks for: upwards first, then turned. */
export function turned(sort: Sort | undefined, key: string): Sort {
	const up = sort?.key === key && sort.direction === 'ascending';
	return { key, direction: up ? 'descending' : 'ascending' };
}

function compare(one: Cell, other: Cell, sign: number): number {
	if (one === null || other === null) return Number(one === null) - Number(other === null);
	if (typeof one === 'number' && typeof other === 'number') return sign * (one - other);
	return sign * collator.compare(String(one), String(other));
}
