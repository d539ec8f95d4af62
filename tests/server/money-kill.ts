/**
 * A clerk and an approver who build, lock, approve and pay one run of 100 after the other, in a process
 * of their own, until they are killed: `node money-kill.ts <folder>`. Says each step that was answered.
 */
import process from 'node:process';
import { openDatabase } from '../../src/lib/server/db.ts';
import { does } from './money-scene.ts';

export const MONTHS = ['04', '05', '06', '07', '08', '09'].map((m) => `2021-${m}`);
export const HOMES = 100;
const NOW = '2021-12-01T01:00:00.000Z';

if (process.argv[1] === import.meta.filename) await payAll(process.argv[2] as string);

async function payAll(dataDir: string): Promise<void> {
	const database = await openDatabase({ dataDir, databaseUrl: null });
	for (const month of MONTHS) {
		const batchId = `run-${month}`;
		const run = { batchId };
		const steps = [
			['buildRun', { ...run, fiscalYear: '2021', month, leaveOut: [] }, 'clerk'],
			['lockRun', run, 'clerk'],
			['approveRun', { ...run, lockedAt: NOW, total: HOMES * 26_400 }, 'boss'],
			['payRun', { ...run, paidOn: '2021-12-01' }, 'clerk']
		] as const;
		for (const [name, input, userId] of steps) {
			// The same id as before it was killed: what was carried out is answered, not done again.
			await does(database, name, input as never, userId, NOW, `${name}-${month}`);
			process.stdout.write(`${name} ${month}\n`);
		}
	}
	await database.close();
	process.stdout.write('done\n');
}
