/** The books that the bench starts from: 10,000 invented households, three workers, visits today. */
import { draft } from '../../src/lib/domain/assignment.ts';
import { ADMIN_DONGS, type Rows } from '../../src/lib/domain/tables.ts';
import { tick } from '../../src/lib/server/clock.ts';
import { openDatabase } from '../../src/lib/server/db.ts';
import { batches, writeRows, type Put } from '../../src/lib/server/rows.ts';
import { createUser } from '../../src/lib/server/users.ts';
import { household, pc, year } from '../sync/fixtures.ts';

export const HOUSEHOLDS = 10_000;
export const PASSWORD = 'bench-only-2021';
/** Who signs in: one who serves all dongs, one who serves one of ten, and the one whose news is foreign. */
export const WORKERS = { all: ADMIN_DONGS, one: ['가산동'], other: ['가산동'] } as const;
const VISITS = 8;

const SYLLABLES = [
	...'가나다라마바사아자차카타파하거너더러머버서어저처커터퍼허고노도로모보소오조초코토포호구누두루무부수우주추쿠투푸후'
];
const syllable = (n: number) => SYLLABLES[n % SYLLABLES.length] as string;

/** A three-syllable name that no two of some thousand share. */
export function nameOf(n: number): string {
	return syllable(n) + syllable(Math.floor(n / 7)) + syllable(Math.floor(n / 61));
}

/** Fills a new database under `dataDir`. `today` is a day in KST, `now` ISO. */
export async function fillWorld(
	dataDir: string,
	today: string,
	now: string,
	households = HOUSEHOLDS
): Promise<void> {
	const database = await openDatabase({ dataDir, databaseUrl: null });
	for (const [loginName, dongs] of Object.entries(WORKERS)) {
		const account = {
			id: loginName,
			loginName,
			name: '가람',
			role: 'field' as const,
			dongs: [...dongs]
		};
		await createUser(
			database,
			{ ...account, password: PASSWORD },
			{ userId: null, from: 'bench' },
			now
		);
	}
	const puts: Put[] = [{ table: 'programmeYear', row: year(100) }];
	for (let n = 1; n <= households; n++) puts.push({ table: 'household', row: home(n) });
	for (let n = 1; n <= VISITS; n++) puts.push(...stop(n, today, now));
	for (const some of batches(puts, 2000))
		await database.write(async (trx) => writeRows(trx, await tick(trx), some));
	await database.close();
}

function home(n: number): Rows['household'] {
	const number = String(n).padStart(5, '0');
	const row = household(n, ADMIN_DONGS[n % ADMIN_DONGS.length] as string);
	return {
		...row,
		id: `home-${number}`,
		receiptNo: `21-B${number}-X`,
		name: nameOf(n),
		phone: `010000${number}`
	};
}

function stop(n: number, today: string, now: string): Put[] {
	const { id: householdId, adminDong } = home(n * 10);
	const unit = pc(n);
	const assignmentId = `asg-${n}`;
	const promise = draft({
		id: assignmentId,
		fiscalYear: '2021',
		householdId,
		pcId: unit.id,
		adminDong,
		proposedAt: now
	});
	const visit: Rows['visit'] = {
		id: `visit-${n}`,
		assignmentId,
		householdId,
		workerId: 'all',
		adminDong,
		scheduledOn: today,
		scheduledAt: '10:00',
		attempt: 1,
		note: '',
		acceptedAt: null,
		failedAt: null,
		failReason: null,
		failNote: '',
		cancelledAt: null,
		departedAt: null,
		tourOrder: null,
		cancelReason: null
	};
	return [
		{ table: 'pc', row: { ...unit, assignmentId } },
		{ table: 'assignment', row: { ...promise, confirmedAt: now } },
		{ table: 'visit', row: visit }
	];
}
