/**
 * `npm run admin -- <verb>`: what an operator does at the machine. Reads the same environment as
 * the server.
 */
import process from 'node:process';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import { ROLES, type Role } from '../src/lib/domain/context.ts';
import { verify } from '../src/lib/server/audit.ts';
import {
	backUp,
	backupFolder,
	BackupError,
	declareRestored,
	noteBackup,
	restore
} from '../src/lib/server/backup.ts';
import { head } from '../src/lib/server/clock.ts';
import { ConfigError, readConfig } from '../src/lib/server/config.ts';
import { openDatabase, type Database } from '../src/lib/server/db.ts';
import { AccountError, createUser, idOf } from '../src/lib/server/users.ts';
import { vouch } from '../src/lib/server/vouch.ts';
import { login } from '../src/lib/words/login.ts';

const HELP = `사용법: npm run admin -- <명령> [값]

  create-user --login <아이디> --name <이름> --role <역할> [--dongs <행정동,행정동>]
      계정을 만듭니다. 비밀번호는 물어봅니다(파이프로 주면 첫 줄을 씁니다).
      역할: ${ROLES.join(', ')}
  vouch --login <아이디>
      확인을 기다리는 승인자·개인정보 보호책임자 계정을 엽니다. 확인해 줄 사람이 아무도 없을 때 씁니다.
  backup [--to <폴더>]
      서버가 도는 동안에도 데이터베이스를 한 파일로 백업합니다(SQLite).
      PostgreSQL에서는 pg_dump나 PITR로 백업한 뒤 아래로 알립니다.
  backup --done <버전> [--name <이름>]
      다른 방법으로 만든 백업이 그 버전까지 담았음을 적습니다(PostgreSQL).
  restore <백업 파일>
      백업을 되돌려 놓습니다(SQLite). 서버를 먼저 멈춰야 합니다.
      지금의 파일은 옆에 남기고, 태블릿들은 백업에 없는 기록을 다시 보냅니다.
  new-epoch
      PostgreSQL을 옛 백업으로 되돌린 뒤 한 번 실행합니다. 태블릿들이 다시 맞춰집니다.
  verify-audit
      접속기록의 사슬을 처음부터 끝까지 확인합니다. 어긋나면 1로 끝납니다.
  --help
      이 도움말을 보입니다.

환경 변수 DATA_DIR, DATABASE_URL은 서버와 같은 것을 씁니다.`;

/** What the person typed cannot be carried out. */
class UsageError extends Error {}

const say = (text: string): void => void process.stdout.write(`${text}\n`);

const VERBS: Record<string, (args: string[]) => Promise<number>> = {
	'create-user': createAccount,
	vouch: openAccount,
	backup: makeBackup,
	restore: putBack,
	'new-epoch': declare,
	'verify-audit': checkAudit
};

async function createAccount(args: string[]): Promise<number> {
	const { values } = parse(args, ['login', 'name', 'role', 'dongs']);
	const { name, role, dongs } = values;
	if (!values.login || !name || !role)
		throw new UsageError('--login, --name, --role이 모두 있어야 합니다.');
	if (!ROLES.includes(role as Role))
		throw new UsageError(`역할은 ${ROLES.join(', ')} 중 하나입니다.`);
	const account = {
		loginName: values.login,
		name,
		role: role as Role,
		dongs: (dongs ?? '').split(',').filter(Boolean),
		password: await askPassword()
	};
	return withDatabase(async (database, now) => {
		await createUser(database, account, { userId: null, from: 'admin' }, now);
		say(`계정을 만들었습니다: ${account.loginName}`);
		return 0;
	});
}

async function openAccount(args: string[]): Promise<number> {
	const { login: loginName } = parse(args, ['login']).values;
	if (!loginName) throw new UsageError('--login이 있어야 합니다.');
	return withDatabase(async (database, now) => {
		const id = await idOf(database, loginName);
		if (id === undefined) throw new UsageError(`그런 계정이 없습니다: ${loginName}`);
		await vouch(database, id, { userId: null, from: 'admin' }, now);
		say(`계정을 열었습니다: ${loginName}`);
		return 0;
	});
}

async function makeBackup(args: string[]): Promise<number> {
	const { values } = parse(args, ['to', 'done', 'name']);
	const { dataDir } = readConfig(process.env);
	return withDatabase(async (database, now) => {
		if (values.done !== undefined) {
			const name = values.name ?? 'admin';
			await noteBackup(database, { version: Number(values.done), name }, now);
			say(`백업이 버전 ${values.done}까지 담았다고 적었습니다.`);
			return 0;
		}
		if (database.dialect === 'postgres') return explainPostgres(database);
		const made = await backUp(database, values.to ?? backupFolder(dataDir), now);
		say(`백업했습니다: ${made.file} (버전 ${made.version}까지)`);
		return 0;
	});
}

async function explainPostgres(database: Database): Promise<number> {
	const version = await head(database.db);
	say('PostgreSQL은 데이터베이스의 도구(pg_dump, PITR)로 백업합니다. 순서:');
	say('  1. pg_dump --format=custom --file=ieum.dump "$DATABASE_URL"');
	say(`  2. 끝나면: npm run admin -- backup --done ${version}`);
	say('되돌린 뒤에는 npm run admin -- new-epoch를 한 번 실행합니다.');
	return 0;
}

async function putBack(args: string[]): Promise<number> {
	const { positionals } = parse(args, []);
	const [from] = positionals;
	if (!from) throw new UsageError('되돌릴 백업 파일을 적으십시오.');
	const { dataDir, databaseUrl } = readConfig(process.env);
	if (databaseUrl !== null) {
		throw new UsageError(
			'PostgreSQL은 pg_restore나 PITR로 되돌린 뒤 npm run admin -- new-epoch를 실행합니다.'
		);
	}
	const { kept, version } = await restore(dataDir, from, new Date().toISOString());
	say(`되돌렸습니다: ${from} (버전 ${version}까지)`);
	if (kept) say(`이전 데이터베이스는 여기에 남아 있습니다: ${kept}`);
	return 0;
}

async function declare(): Promise<number> {
	return withDatabase(async (database, now) => {
		await declareRestored(database, 'new-epoch', now);
		say('새 시대를 열었습니다. 태블릿들은 다음에 연결될 때 다시 맞춰집니다.');
		return 0;
	});
}

async function checkAudit(): Promise<number> {
	return withDatabase(async (database) => {
		const { ok, count, brokenAt } = await verify(database);
		if (ok) say(`접속기록 ${count}건이 모두 이어져 있습니다.`);
		else say(`접속기록이 ${brokenAt}번째에서 어긋납니다(지금 ${count}건). 백업과 대조하십시오.`);
		return ok ? 0 : 1;
	});
}

async function withDatabase(
	body: (database: Database, now: string) => Promise<number>
): Promise<number> {
	const database = await openDatabase(readConfig(process.env));
	try {
		return await body(database, new Date().toISOString());
	} finally {
		await database.close();
	}
}

function parse(args: string[], names: string[]) {
	const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
	try {
		const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
		return { values: values as Record<string, string | undefined>, positionals };
	} catch {
		throw new UsageError('모르는 값이 있습니다.');
	}
}

/** Asked without showing it, or the first line of a pipe. */
async function askPassword(): Promise<string> {
	const muted = new Writable({ write: (_chunk, _encoding, done) => done() });
	const terminal = process.stdin.isTTY;
	if (terminal) process.stdout.write('비밀번호: ');
	const lines = createInterface({ input: process.stdin, output: muted, terminal });
	try {
		for await (const line of lines) return line.trim();
		return '';
	} finally {
		lines.close();
		if (terminal) say('');
	}
}

async function main(): Promise<number> {
	const [verb, ...args] = process.argv.slice(2);
	if (verb === undefined || ['--help', '-h', 'help'].includes(verb) || args.includes('--help')) {
		say(HELP);
		return verb === undefined ? 1 : 0;
	}
	const run = VERBS[verb];
	if (!run) throw new UsageError(`모르는 명령입니다: ${verb}`);
	return run(args);
}

try {
	process.exitCode = await main();
} catch (error) {
	const expected = [UsageError, ConfigError, BackupError].some((kind) => error instanceof kind);
	if (error instanceof AccountError) say(login.ko.faults[error.fault]);
	else if (expected) say((error as Error).message);
	else throw error;
	if (error instanceof UsageError) say('도움말: npm run admin -- --help');
	process.exitCode = 1;
}
