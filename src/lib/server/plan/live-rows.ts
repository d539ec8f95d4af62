/** Figures that a register answers for: each is counted by the register that it opens. */
import type { Database } from '../db.ts';
import { asked } from '../registers/asked.ts';
import { REGISTERS, type RegisterName } from '../registers/list.ts';
import { countOf, walk, type Cell, type Frame, type RegisterOf } from '../registers/register.ts';

/** The registers of one year on one day. */
export interface Rows {
	readonly frame: Frame;
	register(name: RegisterName): RegisterOf;
	/** lines that an address asks for */
	count(name: RegisterName, address: string): Promise<number>;
	/** a column of these */
	cells(name: RegisterName, address: string, column: string): Promise<Cell[]>;
	/** where they stand */
	href(name: RegisterName, address: string): string;
	/** the same, if there are exactly so many and at least one; else null */
	only(count: number, name: RegisterName, address: string): Promise<string | null>;
}

/** Registers of a programme year as the whole office sees them on `today` ('YYYY-MM-DD'). */
export function rowsOf(
	database: Pick<Database, 'db' | 'dialect'>,
	year: string,
	today: string
): Rows {
	const frame: Frame = { dialect: database.dialect, year, dongs: null, today };
	const register = (name: RegisterName) => REGISTERS[name](frame);
	const count: Rows['count'] = (name, address) => {
		const wanted = register(name);
		return countOf(database, wanted, asked(wanted, new URLSearchParams(address)));
	};
	const cells: Rows['cells'] = async (name, address, column) => {
		const wanted = register(name);
		const wish = asked(wanted, new URLSearchParams(address));
		const found: Cell[] = [];
		for await (const some of walk(database, wanted, { ...wish, columns: [column] }))
			found.push(...some.map((line) => line.cells[column] ?? null));
		return found;
	};
	const anchor = (name: RegisterName) => (name === 'ledger' ? '#entries' : '');
	const href: Rows['href'] = (name, address) =>
		`/office/${name}?${['year=' + year, address].filter(Boolean).join('&')}${anchor(name)}`;
	const only: Rows['only'] = async (wanted, name, address) =>
		wanted > 0 && (await count(name, address)) === wanted ? href(name, address) : null;
	return { frame, register, count, cells, href, only };
}

/** The last day of a month, 'YYYY-MM-DD'. */
export function lastDayOf(month: string): string {
	const [year, number] = month.split('-').map(Number) as [number, number];
	return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}
