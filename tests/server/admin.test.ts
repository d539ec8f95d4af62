import { spawn } from 'node:child_process';
import { once } from 'node:events';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase } from '../../src/lib/server/db.ts';
import { freshDatabase } from '../stand/postgres.ts';

let dataDir: string;
beforeEach(() => void (dataDir = fs.mkdtempSync(path.join(tmpdir(), 'ieum-test-'))));
afterEach(() => fs.rmSync(dataDir, { recursive: true }));

/** Runs a verb as an operator would; the last argument is what is typed. */
async function admin(
	args: string[],
	{ typed = '', env = {} }: { typed?: string; env?: Record<string, string> } = {}
): Promise<{ code: number; out: string }> {
	const child = spawn(process.execPath, ['--no-warnings', 'bin/admin.ts', ...args], {
		env: { ...process.env, DATABASE_URL: '', DATA_DIR: dataDir, ...env }
	});
	let out = '';
	child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
	child.stderr.on('data', (chunk: Buffer) => (out += chunk.toString()));
	child.stdin.end(typed);
	const [code] = (await once(child, 'close')) as [number];
	return { code, out };
}

test('the operator is helped, in Korean, and no stack is shown for a slip', async () => {
	expect(await admin(['--help'])).toMatchObject({
		code: 0,
		out: expect.stringContaining('사용법')
	});
	const slips = [
		[['frob'], '모르는 명령입니다: frob'],
		[['restore'], '되돌릴 백업 파일을 적으십시오'],
		[['restore', 'nowhere.db'], '백업 파일이 없습니다'],
		[['create-user', '--login', 'x'], '모두 있어야 합니다'],
		[['backup', '--frob'], '모르는 값이 있습니다']
	] as const;
	for (const [args, words] of slips) {
		const { code, out } = await admin([...args]);
		expect(out).toContain(words);
		expect(out).not.toMatch(/at .*\.ts/);
		expect(code).toBe(1);
	}
});

test('an account is made, backed up, put back, and the log stays whole', async () => {
	const account = ['--login', 'mina', '--name', '표식', '--role', 'field', '--dongs', '가산동'];
	const weak = await admin(['create-user', ...account], { typed: '1234\n' });
	expect(weak.code).toBe(1);
	const made = await admin(['create-user', ...account], { typed: 'Only-for-this-test-1\n' });
	expect(made).toMatchObject({
		code: 0,
		out: expect.stringContaining('계정을 만들었습니다: mina')
	});
	const backup = await admin(['backup']);
	const file = /백업했습니다: (\S+)/.exec(backup.out)?.[1] ?? '';
	expect(fs.existsSync(file)).toBe(true);
	expect(await admin(['restore', file])).toMatchObject({ code: 0 });
	expect(await admin(['verify-audit'])).toMatchObject({
		code: 0,
		out: expect.stringContaining('2건이 모두 이어져 있습니다')
	});
	const database = await openDatabase({ dataDir, databaseUrl: null });
	await database.db.updateTable('audit').set({ work: 'x' }).where('seq', '=', 1).execute();
	await database.close();
	expect(await admin(['verify-audit'])).toMatchObject({
		code: 1,
		out: expect.stringContaining('1번째에서 어긋납니다')
	});
});

test('on PostgreSQL a backup is explained and noted, a restore declared', async () => {
	const { url, drop } = await freshDatabase();
	const env = { DATABASE_URL: url };
	const explained = await admin(['backup'], { env });
	expect(explained.out).toContain('pg_dump');
	const done = /backup --done (\d+)/.exec(explained.out)?.[1] ?? '';
	expect(await admin(['backup', '--done', done], { env })).toMatchObject({ code: 0 });
	expect(await admin(['backup', '--done', '999'], { env })).toMatchObject({ code: 1 });
	expect(await admin(['new-epoch'], { env })).toMatchObject({ code: 0 });
	expect((await admin(['restore', 'x'], { env })).out).toContain('new-epoch');
	await drop();
});
