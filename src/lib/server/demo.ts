/**
 * Invented data for looking at the product. It is the same every time but for today's date, and all
 * of it that an action can make is made by actions, so that log, audit and rows agree.
 */
import { firstYear, TIERS } from '../domain/first-year.ts';
import type { Rows } from '../domain/tables.ts';
import { append } from './audit.ts';
import { tick } from './clock.ts';
import { ConfigError } from './config.ts';
import type { Database } from './db.ts';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from './demo/accounts.ts';
import { payFees } from './demo/fees.ts';
import { homes, type Home } from './demo/homes.ts';
import { deliver, DELIVERED, TABLETS } from './demo/past.ts';
import { playPlan } from './demo/plan.ts';
import { kst, play, type Move } from './demo/play.ts';
import { ASSIGNED, prepare, TODAY } from './demo/present.ts';
import { furnish, STOCKED, units } from './demo/units.ts';
import { apply, queueUp } from './demo/applications.ts';
import { askForCleaning, closeSome, GONE, moveOn, putCareLeaversFirst } from './demo/turns.ts';
import { tellThePast } from './notices/demo.ts';
import { repair } from './demo/repairs.ts';
import { batches, writeRows, type Put } from './rows.ts';
import { createUser } from './users.ts';

export { DEMO_ACCOUNTS, DEMO_PASSWORD };

/** What a freshly filled demo counts, for tests that add to it. */
export const DEMO_COUNTS = {
	fiscalYear: '2021',
	quota: 100,
	delivered: DELIVERED,
	/** promised, not yet handed over; one waits for a decision */
	assigned: ASSIGNED - 1,
	/** units that can be given: taken into stock, neither given nor promised, one broken at a door */
	inStock: STOCKED - DELIVERED - ASSIGNED - GONE,
	/** of each of the two field workers */
	visitsToday: TODAY,
	openExceptions: 3,
	/** hand-overs that count for nothing until somebody decides */
	disputed: 1
} as const;

const BY = { userId: null, from: '시연용 자료' };
const OPENED = kst('2021-02-01', '09:00');
const BATCH = 50;

/**
 * Fills an empty database; `today` is a day in KST.
 * @throws ConfigError when an earlier filling was cut off
 */
export async function fill(database: Database, today: string): Promise<void> {
	await mark(database, 'filling');
	for (const account of DEMO_ACCOUNTS)
		await createUser(database, { ...account, password: DEMO_PASSWORD }, BY, OPENED);
	const [people, machines] = [homes(), units()];
	await writePlain(database);
	await register(database, people);
	await putCareLeaversFirst(database);
	await furnish(database, machines);
	await apply(database, people);
	await closeSome(database, people);
	await lendTablets(database);
	await deliver(database, people, machines);
	await takeTabletsBack(database);
	await payFees(database, people);
	await askForCleaning(database);
	await queueUp(database, people, today);
	await prepare(database, people, machines, today);
	await moveOn(database, people, machines, today);
	await repair(database, people, machines, today);
	await playPlan(database);
	await tellThePast(database, kst(today, '00:00'));
	await mark(database, 'filled');
}

/**
 * True if the data is invented.
 * @throws ConfigError when the filling was cut off
 */
export async function isDemo({ db }: Database): Promise<boolean> {
	const row = await db
		.selectFrom('meta')
		.select('value')
		.where('key', '=', 'demo')
		.executeTakeFirst();
	if (row?.value !== 'filling') return row !== undefined;
	throw new ConfigError(
		'시연용 자료를 채우다가 멈춘 데이터베이스입니다. 실제 자료는 들어 있지 않습니다. DATA_DIR의 폴더(또는 DATABASE_URL의 데이터베이스)를 비우고 다시 시작하십시오.'
	);
}

async function mark({ db }: Database, value: 'filling' | 'filled'): Promise<void> {
	await db
		.insertInto('meta')
		.values({ key: 'demo', value })
		.onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
		.execute();
}

/** The three years of the plan document (DOMAIN §1.3). 2021's fee is for nine months, later ones for twelve. */
function years(): Rows['programmeYear'][] {
	return ['2021', '2022', '2023'].map((id) => ({
		...firstYear(id),
		internetBudget: id === '2021' ? 23_760_000 : 31_680_000,
		tiers: JSON.stringify({ ...TIERS, CARE_LEAVER: 2 })
	}));
}

/** The first version of a year's settings, as it was decided before the year began. */
function versionOf(year: Rows['programmeYear']): Put {
	const { id: fiscalYear, versionId: id, quota, tiers, checklist, specMemoryGb, specSsdGb } = year;
	const { specMonitor, specOs, specOffice, specExtras, warrantyYears, cooldownMonths } = year;
	const { repairVisitDays, repairsPerYear, repairPartsLimit, reopenDays } = year;
	const { monthlyCap, maxMonthsPerHousehold, maxActiveLines, finalMonthRule, decemberRule } = year;
	const row = {
		...{ id, fiscalYear, number: 1, quota, tiers, checklist, specMemoryGb, specSsdGb },
		...{ specMonitor, specOs, specOffice, specExtras, warrantyYears, cooldownMonths },
		...{ repairVisitDays, repairsPerYear, repairPartsLimit, reopenDays, monthlyCap },
		...{ maxMonthsPerHousehold, maxActiveLines, finalMonthRule, decemberRule },
		...{ reason: '주요업무계획', decidedBy: 'demo-office1', decidedAt: OPENED }
	};
	return { table: 'yearVersion', row };
}

/** Settings that were there before the first action. */
async function writePlain(database: Database): Promise<void> {
	const rows = years().flatMap((row): Put[] => [{ table: 'programmeYear', row }, versionOf(row)]);
	await write(database, rows, OPENED);
}

async function write(database: Database, puts: Put[], at: string): Promise<void> {
	await database.write(async (trx) => {
		await writeRows(trx, await tick(trx), puts);
		await append(trx, [{ ...BY, at, subject: null, work: `DEMO_ROWS ${puts.length}` }]);
	});
}

/** The counter of 가산동 registers its own households, the office all others. */
async function register(database: Database, people: readonly Home[]): Promise<void> {
	const counter = people.filter((home) => home.adminDong === '가산동');
	const others = people.filter((home) => home.adminDong !== '가산동');
	for (const [userId, some] of [
		['demo-intake1', counter],
		['demo-office1', others]
	] as const) {
		const moves = some.map((home, i): Move => {
			const at = kst('2021-02-22', `${String(9 + (i % 9)).padStart(2, '0')}:${10 + (i % 50)}`);
			return {
				id: `demo-register-${home.householdId}`,
				name: 'registerHousehold',
				input: home,
				at
			};
		});
		for (const batch of batches(moves, BATCH))
			await play(database, userId, batch, kst('2021-02-22', '18:30'));
	}
}

async function lendTablets({ db }: Database): Promise<void> {
	for (const { userId, device } of TABLETS) {
		const row = { id: device, userId, tabletId: device, name: '시연 태블릿', keyEpoch: 1 };
		await db
			.insertInto('device')
			.values({
				...row,
				sealedKey: '',
				enrolledAt: OPENED,
				revokedAt: null,
				lastSeenAt: null,
				settled: 0,
				scope: null
			})
			.execute();
	}
}

async function takeTabletsBack({ db }: Database): Promise<void> {
	const ids = TABLETS.map((tablet) => tablet.device);
	const revokedAt = kst('2021-04-30', '18:00');
	await db.updateTable('device').set({ revokedAt }).where('id', 'in', ids).execute();
}
