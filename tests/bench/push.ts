/**
 * How long the server takes to settle 1,000 actions of one tablet (5 requests of 200), on a SQLite
 * file with every commit on the disk: `node tests/bench/push.ts`.
 */
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import type { WireAction } from '../../src/lib/protocol.ts';
import { openFile, type Database } from '../../src/lib/server/db.ts';
import { household } from '../sync/fixtures.ts';
import { furnish, handOver, tabletOf, type Tablet } from '../server/scene.ts';

const ACTIONS = 1000;
const REQUEST = 200;

/** Ten actions a household, from its registration over failed visits to the hand-over. */
function work(tablet: Tablet): WireAction[] {
	const actions: WireAction[] = [];
	for (let k = 1; actions.length < ACTIONS; k++) {
		const { id: householdId, registeredAt: _, ...given } = household(1000 + k, '가산동');
		const receiptNo = `bench-${k}`;
		const pcId = `pc-${String(k).padStart(3, '0')}`;
		const { kind, name, phone, roadAddress, addressDetail, adminDong, category, note } = given;
		const home = { kind, name, phone, roadAddress, addressDetail, adminDong, category, note };
		const visitId = (i: number) => `visit-${k}-${i}`;
		const plan = { assignmentId: `asg-${k}`, workerId: tablet.userId, scheduledAt: null, note: '' };
		actions.push(
			tablet.action('registerHousehold', { ...home, householdId, receiptNo }),
			tablet.action('assign', { assignmentId: `asg-${k}`, householdId, pcId, fiscalYear: '2021' }),
			tablet.action('scheduleVisit', { ...plan, visitId: visitId(0), scheduledOn: '2021-04-06' })
		);
		for (let i = 0; i < 6; i++) {
			const next = { nextOn: '2021-04-07', nextVisitId: visitId(i + 1) };
			const failed = { visitId: visitId(i), reason: 'ABSENT', note: '', ...next };
			actions.push(tablet.action('failVisit', failed));
		}
		actions.push(tablet.action('handOver', { ...handOver(k), householdId, visitId: visitId(6) }));
	}
	return actions;
}

/** Milliseconds until all have their verdict. */
export async function settleThousand(database: Database, userId: string): Promise<number> {
	const tablet = await tabletOf(database, userId);
	const actions = work(tablet);
	const begin = performance.now();
	for (let i = 0; i < ACTIONS; i += REQUEST) await tablet.sync(actions.slice(i, i + REQUEST));
	const took = performance.now() - begin;
	if (tablet.ack !== ACTIONS) throw new Error(`settled ${tablet.ack} of ${ACTIONS}`);
	return took;
}

if (process.argv[1] === import.meta.filename) {
	const folder = fs.mkdtempSync(path.join(tmpdir(), 'ieum-bench-'));
	for (let run = 1; run <= 3; run++) {
		const database = await openFile(path.join(folder, `${run}.db`));
		await furnish(database, { homes: 100, quota: 100 });
		const took = await settleThousand(database, 'mina');
		process.stdout.write(`run ${run}: ${took.toFixed(0)} ms for ${ACTIONS} actions\n`);
		await database.close();
	}
	fs.rmSync(folder, { recursive: true });
}
