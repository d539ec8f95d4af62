/** The server's disk is lost; yesterday's backup takes its place, and a tablet is younger than that. */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { node24, root } from '../../bin/install.js';
import { openHouse, type House, type Stop } from './house.ts';
import * as worker from './worker.ts';

const { says } = worker;

let house: House;
test.beforeEach(async () => {
	house = await openHouse();
});
test.afterEach(async () => {
	await worker.putAway();
	await house.close();
});

/** Runs a verb as an operator would; what it printed. */
async function admin(...args: string[]): Promise<string> {
	const env = { ...process.env, DATABASE_URL: '', DATA_DIR: path.join(house.folder, 'data') };
	const asked = ['--no-warnings', 'bin/admin.ts', ...args];
	return (await promisify(execFile)(node24(), asked, { cwd: root, env })).stdout;
}

const newDevices = () =>
	house.rows<{ name: string }>(
		`select name from device where "userId" = 'demo-field1' and id not like 'demo-%'`
	);

const settled = () =>
	house.rows<{ name: string; verdict: string }>(
		`select name, verdict from action_log where "userId" = 'demo-field1'
			and "deviceId" not like 'demo-%' order by at`
	);

test('a tablet younger than the backup sends everything again once its person has signed in', async () => {
	const [first, second] = house.stops('demo-field1') as [Stop, Stop];
	const backup = /백업했습니다: (\S+)/.exec(await admin('backup'))?.[1] ?? '';
	const tablet = await worker.takeTablet(house.profile('younger'));
	const { page } = tablet;
	await worker.begin(page, house.url, 'field1');
	await worker.failVisit(page, first);
	await worker.toToday(page);
	await expect.poll(settled, worker.IN_STEP).toHaveLength(1);
	await house.cut();
	await worker.failVisit(page, second);
	await worker.toToday(page);
	await admin('restore', backup);
	expect([...newDevices(), ...settled()]).toEqual([]);
	await house.mend();

	await page.evaluate(() => dispatchEvent(new Event('online')));
	await expect(page.getByText(says.alerts.SIGN_IN.title)).toBeVisible(worker.IN_STEP);
	await worker.signIn(page, house.url, 'field1', '/field');
	await worker.unlock(page);
	const failed = { name: 'failVisit', verdict: 'accepted' };
	await expect.poll(settled, worker.IN_STEP).toEqual([failed, failed]);
	await worker.seesWaiting(page, 0);
	expect(newDevices()).toEqual([{ name: expect.stringContaining('다시 등록') }]);

	// The key in escrow is still the one that everything on the tablet is sealed with.
	await page.goto(`${house.url}/field/outbox`);
	await worker.unlock(page);
	await page.getByRole('button', { name: says.outbox.tablet.lock }).click();
	await page.getByRole('button', { name: says.lock.forgot }).click();
	await page.getByRole('button', { name: says.lock.forgotAction }).click();
	await expect(page.getByRole('heading', { name: says.signIn.title })).toBeVisible();
	await worker.signIn(page, house.url, 'field1', '/field');
	await worker.choosePin(page, '680153');
	await worker.seesToday(page);
	await page.getByRole('textbox', { name: says.today.search }).fill(first.name);
	await expect(page.locator(`a[href="/field/households/${first.householdId}"]`)).toBeVisible();
	await tablet.close();
});
