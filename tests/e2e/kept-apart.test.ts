/** A tablet that was taken out of use with work on it, and an account that was closed: nothing is lost. */
import { expect, test } from '@playwright/test';
import { keptApart } from '../../src/lib/words/kept-apart.ts';
import { people } from '../../src/lib/words/people.ts';
import { sitDown } from './desk.ts';
import { judge } from './eyes.ts';
import { openHouse, type House, type Stop } from './house.ts';
import * as worker from './worker.ts';

const says = { ...keptApart.ko, people: people.ko, alerts: worker.says.alerts };

let house: House;
test.beforeEach(async () => {
	house = await openHouse();
});
test.afterEach(async () => {
	await worker.putAway();
	await house.close();
});

test('a hand-over from a closed account arrives with its signature, and counts once it is released', async ({
	browser
}) => {
	const [stop] = house.stops('demo-field1') as [Stop];
	const tablet = await worker.takeTablet(house.profile('closed'));
	const { page } = tablet;
	await worker.begin(page, house.url, 'field1');
	await worker.loseSignal(page.context());
	await worker.handOver(page, stop);

	const desk = await sitDown(browser, house.url, 'office1');
	await desk.goto(`${house.url}/office/devices/users/demo-field1`);
	await desk.getByLabel(says.people.disableReason).fill('퇴직');
	await desk.getByRole('button', { name: says.people.disableButton }).click();
	await expect(desk.getByText(says.people.stoppedNow)).toBeVisible();

	await worker.findSignal(page.context());
	await expect(page.getByText(says.alerts.REVOKED.title)).toBeVisible(worker.IN_STEP);
	const files = () =>
		house.rows<{ complete: number }>(
			"select count(*) complete from file where \"completeAt\" is not null and hash in (select json_extract(input, '$.signatureHash') from action_log where verdict = 'quarantined')"
		)[0]?.complete;
	await expect.poll(files, worker.IN_STEP).toBe(1);
	await tablet.close();

	await desk.goto(`${house.url}/office/devices`);
	await expect(desk.getByText(says.waiting(1))).toBeVisible();
	await desk.getByRole('link', { name: says.look }).click();
	await judge(desk, 'what is kept apart');
	await desk.getByRole('link', { name: '현장 가람' }).click();
	await expect(desk.getByText(says.notYet)).toBeVisible();
	await judge(desk, 'a packet that waits');
	await desk.getByRole('button', { name: says.release.action }).click();
	await expect(desk.getByText(says.release.done)).toBeVisible();
	await expect(desk.getByText('반영됨', { exact: true })).toBeVisible();
	await judge(desk, 'a packet that was released');
	const receipts = house.rows<{ workerId: string }>(
		'select "workerId" from receipt where "householdId" = ?',
		stop.householdId
	);
	expect(receipts).toEqual([{ workerId: 'demo-field1' }]);
	await desk.context().close();
});
