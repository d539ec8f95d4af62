/** Brings a database up to date: every migration once, in order, each process waiting its turn. */
import { sql, type Kysely } from 'kysely';
import type { Database } from './db.ts';
import { MIGRATIONS } from './migrations/list.ts';
import type { Db } from './schema.ts';

/** Any number will do that no other user of the same PostgreSQL database takes. */
const LOCK = 7_301_917;

/**
 * Runs what is missing, all of it in one transaction.
 * @throws Error when the database was written by a newer version of this program
 */
export async function migrate({ db, dialect, write }: Database): Promise<void> {
	if (await isCurrent(db)) return;
	await write(async (trx) => {
		if (dialect === 'postgres') await sql`select pg_advisory_xact_lock(${LOCK})`.execute(trx);
		await sql`create table if not exists "migration" ("name" text primary key)`.execute(trx);
		const done = await namesDone(trx);
		for (const { name, up } of MIGRATIONS) {
			if (done.has(name)) continue;
			await up(trx as unknown as Kysely<unknown>, dialect);
			await sql`insert into "migration" ("name") values (${name})`.execute(trx);
		}
	});
}

async function isCurrent(db: Db): Promise<boolean> {
	try {
		const done = await namesDone(db);
		const known = new Set(MIGRATIONS.map(({ name }) => name));
		for (const name of done) {
			if (!known.has(name))
				throw new Error(
					`이 프로그램보다 새로운 버전이 쓰던 데이터베이스입니다(${name}). 프로그램을 그 버전 이상으로 올리십시오.`
				);
		}
		return done.size === known.size;
	} catch (error) {
		if (/no such table|does not exist/.test((error as Error).message)) return false;
		throw error;
	}
}

async function namesDone(db: Db): Promise<Set<string>> {
	const { rows } = await sql<{ name: string }>`select "name" from "migration"`.execute(db);
	return new Set(rows.map((row) => row.name));
}
