/** The slips that the demo tells everybody, of two of its invented households. */
import { dayOf } from '../../domain/month.ts';
import type { Database } from '../db.ts';
import type { ServerKey } from '../keys.ts';
import type { Db } from '../schema.ts';
import { codeHash } from './secrets.ts';
import { issue, type Slip } from './slips.ts';

/** With what its household waits for. */
export type DemoSlip = Slip & { waits: 'PC' | 'REPAIR' };

const SLIPS: readonly DemoSlip[] = [
	{ code: '7K3J9PR4TW', secret: '4821307596', waits: 'PC' },
	{ code: 'H82W5YBMD6', secret: '9035178264', waits: 'REPAIR' }
];
const BY = { userId: 'demo-office1', from: '시연용 자료' };

/** Makes the demo's slips where a household is found for them and none was made before. */
export async function makeDemoSlips(
	database: Database,
	key: ServerKey,
	now: string
): Promise<void> {
	for (const { waits, ...slip } of SLIPS) {
		if (await slipBy(database.db, key, slip)) continue;
		const home = await homeOf(database.db, waits, dayOf(now));
		if (home) await issue(database, key, BY, home, now, { slip });
	}
}

/** The demo's slips that open something. */
export async function demoSlips(db: Db, key: ServerKey): Promise<DemoSlip[]> {
	const rows = await Promise.all(SLIPS.map((slip) => slipBy(db, key, slip)));
	return SLIPS.filter((_, i) => rows[i]?.revokedAt === null);
}

function slipBy(db: Db, key: ServerKey, { code }: Slip) {
	return db
		.selectFrom('status_code')
		.select('revokedAt')
		.where('codeHash', '=', codeHash(key, code))
		.executeTakeFirst();
}

/** A household that waits for that, and has no slip yet. */
async function homeOf(db: Db, waits: DemoSlip['waits'], today: string) {
	const row = await (waits === 'PC' ? visited(db, today) : repaired(db)).executeTakeFirst();
	return row?.householdId;
}

function visited(db: Db, today: string) {
	return db
		.selectFrom('visit')
		.select('householdId')
		.where('scheduledOn', '>=', today)
		.where('acceptedAt', 'is', null)
		.where('failedAt', 'is', null)
		.where('cancelledAt', 'is', null)
		.orderBy('scheduledOn', 'desc')
		.orderBy('id')
		.limit(1);
}

function repaired(db: Db) {
	return db
		.selectFrom('ticket')
		.select('householdId')
		.where('completedAt', 'is', null)
		.where('unrepairableAt', 'is', null)
		.where('cancelledAt', 'is', null)
		.orderBy('visitOn', (order) => order.desc().nullsLast())
		.orderBy('id')
		.limit(1);
}
