/** The slips that the demo tells everybody, of three of its invented households. */
import { dayOf } from '../../domain/month.ts';
import type { Database } from '../db.ts';
import type { ServerKey } from '../keys.ts';
import type { Db } from '../schema.ts';
import { isOpenTicket } from '../registers/ticket-states.ts';
import { codeHash } from './secrets.ts';
import { issue, type Slip } from './slips.ts';

/** With what its household waits for, or has: SERVED its PC, the fee of its internet, and a fault to report. */
export type DemoSlip = Slip & { home: 'PC' | 'REPAIR' | 'SERVED' };

const SLIPS: readonly DemoSlip[] = [
	{ code: '7K3J9PR4TW', secret: '4821307596', home: 'PC' },
	{ code: 'H82W5YBMD6', secret: '9035178264', home: 'REPAIR' },
	{ code: 'BYNE9X85F8', secret: '2716940385', home: 'SERVED' }
];
const BY = { userId: 'demo-office1', from: '시연용 자료' };

/** Makes the demo's slips where a household is found for them and none was made before. */
export async function makeDemoSlips(
	database: Database,
	key: ServerKey,
	now: string
): Promise<void> {
	for (const { home: kind, ...slip } of SLIPS) {
		if (await slipBy(database.db, key, slip)) continue;
		const home = await homeOf(database.db, kind, dayOf(now));
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

/** A household of that kind. */
async function homeOf(db: Db, kind: DemoSlip['home'], today: string) {
	const found = { PC: visited(db, today), REPAIR: repaired(db), SERVED: served(db) };
	return (await found[kind].executeTakeFirst())?.householdId;
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

/** With a unit that nobody repairs, and with a fee that was supported. */
function served(db: Db) {
	return db
		.selectFrom('pc')
		.innerJoin('enrollment', 'enrollment.householdId', 'pc.householdId')
		.select('enrollment.householdId')
		.where('enrollment.activatedAt', 'is not', null)
		.where('enrollment.endedAt', 'is', null)
		.where((eb) =>
			eb.not(
				eb.exists(
					eb
						.selectFrom('ticket')
						.select('ticket.id')
						.whereRef('ticket.householdId', '=', 'pc.householdId')
						.where(isOpenTicket)
				)
			)
		)
		.orderBy('enrollment.startMonth')
		.orderBy('enrollment.id')
		.limit(1);
}
