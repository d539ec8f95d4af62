/** Everything that one running server holds, opened once before the first request. */
import process from 'node:process';
import { backUpEvery, backupFolder } from './backup.ts';
import { readConfig, type Config } from './config.ts';
import { openDatabase, type Database } from './db.ts';
import { DEMO_ACCOUNTS, DEMO_PASSWORD, fill, isDemo } from './demo.ts';
import { DEMO_PHONE } from './demo/accounts.ts';
import { openImports, type Imports } from './import/imports.ts';
import { readServerKey, type ServerKey } from './keys.ts';
import { alarm, say } from './log.ts';
import { sweepFiles } from './orphans.ts';
import { sweepBills } from './money/bill-keep.ts';
import { openNotices, type Notices } from './notices/notices.ts';
import { newSetup } from './setup.ts';
import { openSessions, type Sessions } from './sessions.ts';
import { demoSlips, makeDemoSlips } from './status/demo.ts';
import { sweepVisits } from './status/door.ts';
import { sweepGuesses } from './status/guesses.ts';
import { householdThreshold, staffThreshold, type Threshold } from './threshold.ts';
import { grouped } from '../domain/code.ts';
import { dayOf } from '../domain/month.ts';
import { isEmpty } from './users.ts';

export interface House {
	config: Config;
	database: Database;
	serverKey: ServerKey;
	sessions: Sessions;
	/** rosters that are being registered */
	imports: Imports;
	/** what households are told, and the browsers that hear of it */
	notices: Notices;
	/** who has to wait before the doors */
	thresholds: Record<'household' | 'staff', Threshold>;
	/** the data is invented */
	demo: boolean;
}

const SWEEP_MS = 60 * 60_000;
const TIDY_MS = 24 * SWEEP_MS;

/**
 * Opens the house as the environment says: database, key, sessions, demo data where it is asked for
 * and nothing is there yet. Tells the operator how to get in.
 * @throws ConfigError
 */
export async function openHouse(env: NodeJS.ProcessEnv): Promise<House> {
	const said = readConfig(env);
	const database = await openDatabase(said);
	const serverKey = readServerKey(said.dataDir, env.SECRET_KEY);
	const sessions = openSessions(database, said, serverKey);
	const empty = await isEmpty(database);
	if (empty && said.demo) await fill(database, dayOf(new Date().toISOString()));
	const demo = await isDemo(database);
	const config = { ...said, officePhone: said.officePhone ?? (demo ? DEMO_PHONE : null) };
	if (demo) await tellDemo(config, database, serverKey);
	else if (empty) await tellSetup(database, config);
	const sweep = setInterval(() => void sweepOld(database, sessions), SWEEP_MS).unref();
	const tidy = setInterval(() => void tidyFiles(database), TIDY_MS).unref();
	const stopBackups = keepBackups(config, database);
	const imports = openImports(database, serverKey);
	const notices = openNotices(database, config, serverKey);
	process.once('sveltekit:shutdown', () => {
		clearInterval(sweep);
		clearInterval(tidy);
		stopBackups();
		void Promise.all([imports.close(), notices.close()]).then(() => database.close());
	});
	const thresholds = { household: householdThreshold(serverKey), staff: staffThreshold() };
	return { config, database, serverKey, sessions, imports, notices, thresholds, demo };
}

/** Sign-ins, households' visits, guesses and names that are over; what fails is tried again in an hour. */
async function sweepOld(database: Database, sessions: Sessions): Promise<void> {
	const now = new Date().toISOString();
	await Promise.allSettled([
		...[sessions.sweep(), sweepVisits(database, now), sweepGuesses(database, now)],
		sweepBills(database, now)
	]);
}

/** What fails today is tried again tomorrow. */
async function tidyFiles(database: Database): Promise<void> {
	await sweepFiles(database, new Date().toISOString()).catch((error) => alarm('sweep', error));
}

/** PostgreSQL is backed up by its own tools. */
function keepBackups({ backupHours, dataDir }: Config, database: Database): () => void {
	if (backupHours === 0 || database.dialect !== 'sqlite') return () => {};
	const failed = (error: unknown) => alarm('backup', error);
	return backUpEvery(backupHours, database, backupFolder(dataDir), failed);
}

async function tellDemo(config: Config, database: Database, key: ServerKey): Promise<void> {
	say('시연용 자료가 들어 있습니다. 지어낸 사람들이며, 시연용 계정의 비밀번호는 모두 같습니다.');
	for (const { loginName, name } of DEMO_ACCOUNTS) say(`  ${loginName} · ${name}`);
	say(`  비밀번호: ${DEMO_PASSWORD}`);
	await makeDemoSlips(database, key, new Date().toISOString());
	for (const { code, secret } of await demoSlips(database.db, key))
		say(`  가구 조회(/status): 조회 번호 ${grouped(code)} · 비밀 숫자 ${grouped(secret)}`);
	if (!config.demo)
		say('주의: DEMO=0인데 시연용 자료가 든 데이터베이스입니다. 운영에는 빈 DATA_DIR을 쓰십시오.');
}

async function tellSetup(database: Database, config: Config): Promise<void> {
	const token = await newSetup(database, new Date().toISOString());
	const origin = config.origin ?? `http://localhost:${config.port}`;
	say(`첫 관리자를 만드는 주소(한 번만 쓸 수 있습니다): ${origin}/setup/${token}`);
}
