/** The imports that this process works on, and those that another one left behind. */
import { append } from '../audit.ts';
import type { Database } from '../db.ts';
import type { ServerKey } from '../keys.ts';
import { run, type Runner } from './run.ts';
import { discard } from './staged.ts';

/** How often it looks for imports that were left behind. */
const LOOK_MS = 10_000;
/** A runner that was not heard of for so long is gone. */
const GONE_MS = 30_000;
/** A file that nobody confirms is thrown away after a day. */
const LIE_MS = 24 * 60 * 60_000;

export interface Imports {
	/** Starts one that was previewed; false where it is not waiting for that any more. */
	confirm(id: string, who: { userId: string; from: string }): Promise<boolean>;
	/** Asks one that runs to stop behind the rows that are done. */
	stop(id: string): Promise<void>;
	/** Resolves when nothing runs here any more; what is left goes on in the next process. */
	close(): Promise<void>;
}

/** Looks after the imports of a database. `now` is the server's clock. */
export function openImports(
	database: Database,
	key: ServerKey,
	now = () => new Date().toISOString()
): Imports {
	const running = new Map<string, Promise<void>>();
	let isEnding = false;
	const runner: Runner = { database, key, name: database.newId(), now, isEnding: () => isEnding };

	const start = (id: string) => {
		const done = run(runner, id)
			.catch((error: unknown) => database.report(`import ${id}`, error))
			.finally(() => running.delete(id));
		running.set(id, done);
	};
	const look = async () => {
		for (const id of await leftBehind(database, now()))
			if (!isEnding && (await take(database, runner.name, id, now()))) start(id);
		await throwAway(database, now());
	};
	const timer = setInterval(() => void look().catch(() => {}), LOOK_MS).unref();
	void look().catch(() => {});

	return {
		async confirm(id, who) {
			if (isEnding || !(await confirmed(database, runner.name, id, who, now()))) return false;
			start(id);
			return true;
		},
		stop: (id) => askToStop(database, id),
		async close() {
			isEnding = true;
			clearInterval(timer);
			await Promise.all(running.values());
			await letGo(database, runner.name).catch(() => {});
		}
	};
}

function confirmed(
	database: Database,
	runner: string,
	id: string,
	who: { userId: string; from: string },
	now: string
): Promise<boolean> {
	return database.write(async (trx) => {
		const row = await trx
			.updateTable('roster_import')
			.set({ state: 'RUNNING', startedAt: now, beatAt: now, runner })
			.where('id', '=', id)
			.where('userId', '=', who.userId)
			.where('state', '=', 'PREVIEW')
			.where('ready', '>', 0)
			.returning(['roster', 'ready'])
			.executeTakeFirst();
		if (!row) return false;
		const work = `IMPORT_STARTED ${row.roster} rows=${row.ready}`;
		await append(trx, [{ at: now, ...who, subject: id, work }]);
		return true;
	});
}

async function askToStop({ db }: Database, id: string): Promise<void> {
	await db
		.updateTable('roster_import')
		.set({ state: 'STOPPING' })
		.where('id', '=', id)
		.where('state', '=', 'RUNNING')
		.execute();
}

async function leftBehind({ db }: Database, now: string): Promise<string[]> {
	const rows = await db
		.selectFrom('roster_import')
		.select('id')
		.where('state', 'in', ['RUNNING', 'STOPPING'])
		.where((eb) => eb.or([eb('beatAt', 'is', null), eb('beatAt', '<', before(now, GONE_MS))]))
		.execute();
	return rows.map(({ id }) => id);
}

/** True for the one of several processes that takes it up. */
async function take({ db }: Database, runner: string, id: string, now: string): Promise<boolean> {
	const row = await db
		.updateTable('roster_import')
		.set({ runner, beatAt: now })
		.where('id', '=', id)
		.where((eb) => eb.or([eb('beatAt', 'is', null), eb('beatAt', '<', before(now, GONE_MS))]))
		.returning('id')
		.executeTakeFirst();
	return row !== undefined;
}

async function letGo({ db }: Database, runner: string): Promise<void> {
	await db
		.updateTable('roster_import')
		.set({ beatAt: null })
		.where('runner', '=', runner)
		.where('state', 'in', ['RUNNING', 'STOPPING'])
		.execute();
}

async function throwAway(database: Database, now: string): Promise<void> {
	const rows = await database.db
		.selectFrom('roster_import')
		.select('id')
		.where('state', 'in', ['MAPPING', 'PREVIEW'])
		.where('createdAt', '<', before(now, LIE_MS))
		.execute();
	for (const { id } of rows) await discard(database, id);
}

function before(iso: string, milliseconds: number): string {
	return new Date(Date.parse(iso) - milliseconds).toISOString();
}
