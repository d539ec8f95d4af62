/** A register as a page would ask for it. */
import type { Database } from '../../src/lib/server/db.ts';
import { asked } from '../../src/lib/server/registers/asked.ts';
import { REGISTERS, type RegisterName } from '../../src/lib/server/registers/list.ts';
import { countOf, walk, type Line } from '../../src/lib/server/registers/register.ts';

export const TODAY = '2021-05-12';

/** The register of 2021 and what an address (and a typed text) asks of it. */
export function openRegister(database: Database, name: RegisterName, query = '', text = '') {
	const frame = { dialect: database.dialect, year: '2021', dongs: null, today: TODAY };
	const register = REGISTERS[name](frame);
	return { register, asked: asked(register, new URLSearchParams(query), text) };
}

/** Every line, with all of its columns. */
export async function linesOfRegister(
	database: Database,
	name: RegisterName,
	query = '',
	text = ''
): Promise<Line[]> {
	const { register, asked: wish } = openRegister(database, name, query, text);
	const columns = register.columns.map(({ key }) => key);
	const found: Line[] = [];
	for await (const some of walk(database, register, { ...wish, columns })) found.push(...some);
	return found;
}

/** How many lines an address asks for. */
export function countOfRegister(
	database: Database,
	name: RegisterName,
	query = ''
): Promise<number> {
	const { register, asked: wish } = openRegister(database, name, query);
	return countOf(database, register, wish);
}
