/** A fresh database of either kind for a test. */
import { describe } from 'vitest';
import { openDatabase, openMemory, type Database, type Ports } from '../../src/lib/server/db.ts';
import { freshDatabase } from './postgres.ts';

/** Opens an empty, migrated database; `close` it, and it is gone. */
export type Open = (ports?: Ports) => Promise<Database>;

let migrated: Promise<string> | undefined;

/** Name of a database that is migrated once, to be copied for each test. */
async function template(): Promise<string> {
	const { name, url } = await freshDatabase();
	const database = await openDatabase({ dataDir: '', databaseUrl: url });
	await database.close();
	return name;
}

async function openFresh(ports?: Ports): Promise<Database> {
	const { url, drop } = await freshDatabase(await (migrated ??= template()));
	const database = await openDatabase({ dataDir: '', databaseUrl: url }, ports);
	const close = async () => {
		await database.close();
		await drop();
	};
	return { ...database, close };
}

const KINDS: { kind: string; open: Open }[] = [
	{ kind: 'SQLite', open: openMemory },
	{ kind: 'PostgreSQL', open: openFresh }
];

/** The same tests on SQLite and on a real PostgreSQL. */
export function onEveryDatabase(name: string, tests: (open: Open, kind: string) => void): void {
	describe.each(KINDS)(`${name} ($kind)`, ({ open, kind }) => tests(open, kind));
}
