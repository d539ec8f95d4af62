import pg from 'pg';
import { expect, test } from 'vitest';
import { freshDatabase, postgresUrl } from './postgres.ts';

async function ask<T>(url: string, sql: string): Promise<T[]> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	try {
		return (await client.query(sql)).rows as T[];
	} finally {
		await client.end();
	}
}

test('a fresh database is empty, and gone when it is dropped', async () => {
	const { url, drop } = await freshDatabase();
	const tables = `select table_name from information_schema.tables where table_schema = 'public'`;
	expect(await ask(url, tables)).toEqual([]);
	await drop();
	await expect(ask(url, 'select 1')).rejects.toThrow(/does not exist/);
});

test('text is ordered as SQLite orders it, Hangul included', async () => {
	const sql = `select word from (values ('나'), ('가'), ('b'), ('B'), ('ㄱ')) as t(word) order by word`;
	const rows = await ask<{ word: string }>(await postgresUrl(), sql);
	expect(rows.map((row) => row.word)).toEqual(['B', 'b', 'ㄱ', '가', '나']);
});

test('a hundred connections are served at once', async () => {
	const { url, drop } = await freshDatabase();
	const answers = await Promise.all(
		Array.from({ length: 100 }, () => ask<{ one: number }>(url, 'select 1 as one'))
	);
	expect(answers.flat()).toHaveLength(100);
	await drop();
});
