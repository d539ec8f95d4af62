/** A desk that nobody touches: nobody else reads it, and nothing that was typed is lost. */
import { expect, test, type Page } from '@playwright/test';
import { login } from '../../src/lib/words/login.ts';
import { office } from '../../src/lib/words/office.ts';
import { people } from '../../src/lib/words/people.ts';
import { sitDown } from './desk.ts';
import { judge } from './eyes.ts';
import { openHouse, PASSWORD, type House } from './house.ts';
import { isAlive } from './keys.ts';

const says = { ...office.ko.idle, login: login.ko, people: people.ko };

let house: House;
test.beforeEach(async () => {
	house = await openHouse();
});
test.afterEach(() => house.close());

/** Only what is said here passes, and the page is made to look at its clock. */
function clockOf(page: Page): (minutes: number, seconds: number) => Promise<void> {
	const since = Date.now();
	return async (minutes, seconds) => {
		await page.clock.setFixedTime(since + (minutes * 60 + seconds) * 1000);
		await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
	};
}

test('what was typed is covered after ten minutes, and is there again for who typed it', async ({
	browser
}) => {
	const desk = await sitDown(browser, house.url, 'office1');
	await desk.goto(`${house.url}/office/devices/users/demo-field2`);
	await isAlive(desk);
	const isLater = clockOf(desk);
	await isLater(0, 0);
	const reason = desk.getByLabel(says.people.disableReason);
	await reason.fill('인사이동');
	const warning = desk.getByRole('dialog', { name: says.title });
	await isLater(8, 50);
	await expect(warning).toBeHidden();
	await isLater(9, 10);
	await expect(warning).toBeVisible();
	await judge(desk, 'the warning');
	await desk.getByRole('button', { name: says.stay, exact: true }).last().press('Enter');
	await expect(warning).toBeHidden();
	await isLater(19, 5);
	await expect(warning).toBeVisible();
	await isLater(19, 15);
	const cover = desk.getByRole('alertdialog', { name: says.covered });
	await expect(cover).toBeVisible();
	await expect(reason).toBeHidden();
	await expect(desk).toHaveTitle(says.covered);
	await expect(cover.getByRole('link', { name: says.signIn })).toBeFocused();
	await judge(desk, 'a covered desk');

	const opened = desk.context().waitForEvent('page');
	await desk.keyboard.press('Enter');
	const door = await opened;
	await door.getByLabel(says.login.loginName).fill('office1');
	await door.getByLabel(says.login.password).fill(PASSWORD);
	await door.keyboard.press('Enter');
	await door.waitForURL(/\/office/);
	await expect(reason).toHaveValue('인사이동');
	await expect(cover).toBeHidden();
	await desk.getByRole('button', { name: says.people.disableButton }).click();
	await expect(desk.getByText(says.people.stoppedNow)).toBeVisible();
	await desk.context().close();
});

test('a page on which nothing was typed leads to the sign-in, and back to where one was', async ({
	browser
}) => {
	const desk = await sitDown(browser, house.url, 'office1');
	await desk.goto(`${house.url}/office/repairs`);
	await isAlive(desk);
	const isLater = clockOf(desk);
	await isLater(0, 0);
	await desk.keyboard.press('Shift');
	await isLater(10, 5);
	await expect(desk.getByText(says.login.idle)).toBeVisible();
	await judge(desk, 'a sign-in after an idle while');
	await desk.getByLabel(says.login.loginName).fill('office1');
	await desk.getByLabel(says.login.password).fill(PASSWORD);
	await desk.keyboard.press('Enter');
	await expect(desk).toHaveURL(`${house.url}/office/repairs`);
	await desk.context().close();
});
