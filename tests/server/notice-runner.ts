/**
 * A server's process to be killed: it carries out what an office does, tells of each deed that is
 * acknowledged, and takes notices out. `node notice-runner.ts <dataDir> <databaseUrl> <gateway> <first>`
 */
import process from 'node:process';
import { act } from '../../src/lib/server/act.ts';
import { openDatabase } from '../../src/lib/server/db.ts';
import { openCourier } from '../../src/lib/server/notices/courier.ts';
import { webhook } from '../../src/lib/server/notices/webhook.ts';
import { idOf, SECRET } from './notice-stage.ts';

const [dataDir = '', databaseUrl = '', url = '', first = '1', deeds = '0'] = process.argv.slice(2);
const database = await openDatabase({ dataDir, databaseUrl: databaseUrl || null });
openCourier(database, {
	...{ text: 'WEBHOOK', settleMs: 0, hours: [0, 24], phone: null, claimMs: 3_000 },
	senders: { WEBHOOK: webhook({ url, secret: SECRET, timeoutMs: 10_000 }) }
});
// The courier alone keeps no process alive: it looks when there is something to look for.
setInterval(() => {}, 1_000);
const now = () => new Date().toISOString();
for (let n = Number(first); n < Number(first) + Number(deeds); n += 1) {
	await act(
		database,
		{ userId: 'office', from: 'desk' },
		{
			id: `deed-${n}`,
			name: 'receiveApplication',
			input: {
				...{ applicationId: `wish-${n}`, householdId: idOf(n), fiscalYear: '2021' },
				...{ channel: 'COUNTER', learners: 0, ownsPcAt: null, elsewhereAwardOn: null, note: '' }
			}
		},
		now()
	);
	process.stdout.write(`done ${n}\n`);
}
