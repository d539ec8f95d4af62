/** A tour in a browser: its order changed by keys alone, stops moved to another day, the sheet printed. */
import { expect, test } from '@playwright/test';
import { registers } from '../../src/lib/words/register.ts';
import { nameOf } from '../../src/lib/words/states.ts';
import { tours } from '../../src/lib/words/tour.ts';
import { sitDown } from './desk.ts';
import { openHouse, today, type House } from './house.ts';

const w = tours.ko;
const list = registers.ko;

let house: House;
test.beforeAll(async () => {
	house = await openHouse();
});
test.afterAll(() => house.close());

const tomorrow = () =>
	new Date(Date.parse(`${today()}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

test('stops change places by keys alone, and the printed tour is on record', async ({
	browser
}) => {
	const page = await sitDown(browser, house.url, 'office1');
	await page.goto(`${house.url}/office/tours`);
	await page.locator(`a[href="/office/tours/demo-field1/${today()}"]`).click();
	const numbers = page.locator('tbody td:nth-child(3)');
	await expect(page.getByRole('button', { name: w.plain })).toBeVisible();
	const [first, second] = (await numbers.allTextContents()).map((text) => text.trim());
	await page.getByRole('button', { name: w.down(first ?? '') }).focus();
	await page.keyboard.press('Enter');
	await expect(numbers.first()).toHaveText(second ?? '');
	await expect(page.getByText(w.moved(first ?? '', 2))).toBeAttached();
	await page.getByRole('button', { name: w.plain }).focus();
	await page.keyboard.press('Enter');
	await expect(numbers.first()).toHaveText(first ?? '');
	await page.getByRole('link', { name: w.sheet }).click();
	await page.evaluate(() => {
		window.print = () => undefined;
	});
	await expect(page.getByRole('table')).toContainText(first ?? '');
	await page.getByRole('button', { name: '인쇄' }).click();
	await expect
		.poll(() => house.rows(`select distinct subject from audit where work = 'PRINT: TOUR'`).length)
		.toBe(house.stops('demo-field1').length);
	await page.context().close();
});

test('two stops go to another day together, each with the hour that was promised', async ({
	browser
}) => {
	const page = await sitDown(browser, house.url, 'office1');
	await page.goto(`${house.url}/office/tours/demo-field1/${today()}`);
	const boxes = page.locator('tbody input[type=checkbox]');
	// A box that is ticked before the page listens is asked again.
	await expect(async () => {
		for (const n of [0, 1]) await boxes.nth(n).setChecked(true);
		await expect(page.getByText(list.selected(2))).toBeVisible({ timeout: 2_000 });
	}).toPass();
	const ids = [await boxes.nth(0).inputValue(), await boxes.nth(1).inputValue()];
	const hours = () =>
		house.rows(`select "scheduledAt" from visit where id in (?, ?) order by id`, ...ids);
	const before = hours();
	await page.getByRole('combobox', { name: list.bulk }).selectOption('moveVisit');
	await page.getByRole('combobox', { name: list.fields.workerId }).selectOption('demo-field1');
	await page.locator('#bulk input[name=scheduledOn]').fill(tomorrow());
	await page.getByRole('button', { name: list.bulkPreview, exact: true }).click();
	await expect(page.getByText(list.bulkSummary(2, 0))).toBeVisible();
	await page.getByRole('button', { name: list.bulkCarry(2) }).click();
	await expect(page.getByText(list.bulkDone(nameOf('action', 'moveVisit', 'ko'), 2))).toBeVisible();
	expect(
		house.rows(`select id from visit where id in (?, ?) and "scheduledOn" = ?`, ...ids, tomorrow())
	).toHaveLength(2);
	expect(hours()).toEqual(before);
	await page.context().close();
});
