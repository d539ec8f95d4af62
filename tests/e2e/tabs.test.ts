/** A tablet with several tabs and several people: one lock, one count of wrong PINs, the last person first. */
import { expect, test, type Page } from '@playwright/test';
import { maskName } from '../../src/lib/domain/mask.ts';
import { judge } from './eyes.ts';
import { openHouse, type House } from './house.ts';
import * as worker from './worker.ts';

const { says } = worker;
const PHONE = '02-2627-0000';

let house: House;
test.beforeEach(async () => {
	house = await openHouse({ OFFICE_PHONE: PHONE });
});
test.afterEach(async () => {
	await worker.putAway();
	await house.close();
});

const seesLock = (page: Page, name: string): Promise<void> =>
	expect(page.getByRole('heading', { name: says.lock.person(maskName(name)) })).toBeVisible();

/** Another tab of the same tablet. */
async function openTab(page: Page): Promise<Page> {
	const tab = await page.context().newPage();
	await tab.goto(`${house.url}/field`);
	await expect(tab.getByLabel(says.lock.label)).toBeVisible();
	return tab;
}

test('after a reload the last person’s lock comes first', async () => {
	const { page, close } = await worker.takeTablet(house.profile('last'));
	await worker.begin(page, house.url, 'field1');
	await page.goto(`${house.url}/field`);
	await page.getByRole('button', { name: says.lock.other }).click();
	await worker.signInAsAnother(page, house.url, 'field2');
	await worker.enrol(page, '금천-03');
	await worker.choosePin(page, '680153');
	await worker.seesToday(page);
	await page.goto(`${house.url}/field`);
	await seesLock(page, '현장 나래');
	await page.getByRole('button', { name: says.lock.other }).click();
	await page.getByRole('button', { name: says.lock.person(maskName('현장 가람')) }).click();
	await worker.unlock(page);
	await worker.seesToday(page);
	await page.reload();
	await seesLock(page, '현장 가람');
	await close();
});

test('a lock closes every tab, and wrong PINs count in all of them together', async () => {
	const { page, close } = await worker.takeTablet(house.profile('tabs'));
	await worker.begin(page, house.url, 'field1');
	const other = await openTab(page);
	await worker.unlock(other);
	await worker.seesToday(other);
	await page.getByRole('link', { name: says.status.label }).click();
	await page.getByRole('button', { name: says.outbox.tablet.lock }).click();
	await seesLock(page, '현장 가람');
	await seesLock(other, '현장 가람');

	const wrong = async (tab: Page, left: number) => {
		await worker.unlock(tab, '111222');
		await expect(tab.getByText(says.lock.wrong(left))).toBeVisible();
		await expect(tab.getByLabel(says.lock.label)).toHaveValue('');
	};
	for (const left of [9, 8, 7, 6]) await wrong(page, left);
	for (const left of [5, 4, 3]) await wrong(other, left);
	await wrong(page, 2);
	await wrong(other, 1);
	await worker.unlock(page);
	await expect(worker.statusLine(page)).toBeVisible();
	await close();
});

test('a lock is told a minute before, and one press goes on', async () => {
	const { page, close } = await worker.takeTablet(house.profile('idle'));
	await worker.begin(page, house.url, 'field1');
	// From here on only what is said here passes, and a key is the last that the tablet has heard.
	const since = Date.now();
	const minutesLater = (minutes: number) => page.clock.setFixedTime(since + minutes * 60_000);
	await minutesLater(0);
	await page.keyboard.press('Shift');
	await minutesLater(4.5);
	await expect(page.getByRole('dialog', { name: says.locking.title })).toBeVisible();
	await judge(page, 'a lock that is near');
	await page.getByRole('button', { name: says.locking.stay }).last().click();
	await expect(page.getByRole('dialog')).toHaveCount(0);
	await minutesLater(8);
	await worker.seesToday(page);
	await expect(page.getByRole('dialog', { name: says.locking.title })).toHaveCount(0);
	await minutesLater(20);
	await seesLock(page, '현장 가람');
	await close();
});
