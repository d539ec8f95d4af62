/** The office's registers in a browser: by keyboard, with a search that no address tells, in bulk. */
import { expect, test, type Page } from '@playwright/test';
import { registers } from '../../src/lib/words/register.ts';
import { nameOf } from '../../src/lib/words/states.ts';
import { why } from '../../src/lib/words/refusal.ts';
import { sitDown } from './desk.ts';
import { openHouse, type House } from './house.ts';
import { signIn } from './worker.ts';

const w = registers.ko;

let house: House;
test.beforeAll(async () => {
	house = await openHouse();
});
test.afterAll(() => house.close());

const open = (page: Page, path: string) => page.goto(`${house.url}/office${path}`);

test('a household is found by its 초성, which no address tells and the access log does', async ({
	browser
}) => {
	const page = await sitDown(browser, house.url, 'office1');
	const [home] = house.rows<{ id: string; name: string; adminDong: string }>(
		`select id, name, "adminDong" from household where length(name) = 3 order by id`
	);
	await open(page, `/households?dong=${encodeURIComponent(home!.adminDong)}`);
	const box = page.getByRole('textbox', { name: w.searchLabel });
	await box.fill(home!.name);
	await box.press('Enter');
	await expect(page).toHaveURL(/[?&]s=/);
	await expect(box).toHaveValue(home!.name);
	expect(decodeURIComponent(page.url())).not.toContain(home!.name);
	await expect(page.locator(`[data-row="${home!.id}"]`)).toBeVisible();
	await expect(page.locator('main')).not.toContainText(home!.name);
	const looks = house.rows<{ subject: string }>(
		`select subject from audit where work like 'SEARCH: households%'`
	);
	expect(looks.map(({ subject }) => subject)).toContain(home!.id);
	expect(house.rows(`select * from audit where work like ?`, `%${home!.name}%`)).toEqual([]);
	await box.fill('');
	await box.press('Enter');
	await expect(page).not.toHaveURL(/[?&]s=/);
	await page.context().close();
});

test('a number that looks like a resident registration number is not searched for', async ({
	browser
}) => {
	const page = await sitDown(browser, house.url, 'office1');
	await open(page, '/households');
	const box = page.getByRole('textbox', { name: w.searchLabel });
	await box.fill('900101-1234567');
	await box.press('Enter');
	await expect(page.getByText(w.searchRrn)).toBeVisible();
	await page.context().close();
});

test('a register is walked with the keyboard alone, and keeps its order on the way back', async ({
	browser
}) => {
	const page = await sitDown(browser, house.url, 'office1');
	await open(page, '/households?sort=receiptNo');
	const links = page.locator('tbody a.open');
	// A key that is pressed before the page listens is pressed again.
	await expect(async () => {
		await links.first().focus();
		await page.keyboard.press('j');
		await expect(links.nth(1)).toBeFocused({ timeout: 2_000 });
	}).toPass();
	await page.keyboard.press('ArrowDown');
	await expect(links.nth(2)).toBeFocused();
	await page.keyboard.press('k');
	await expect(links.nth(1)).toBeFocused();
	await page.keyboard.press('/');
	await expect(page.getByRole('textbox', { name: w.searchLabel })).toBeFocused();
	await page.keyboard.type('j');
	await expect(page.getByRole('textbox', { name: w.searchLabel })).toHaveValue('j');
	await links.nth(1).focus();
	const row = await page.locator('tbody tr').nth(1).getAttribute('data-row');
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(`${house.url}/office/households/${row}`);
	await page.goBack();
	await expect(page).toHaveURL(/sort=receiptNo/);
	await page.context().close();
});

test('columns are chosen, and the view is kept under a name that another may open', async ({
	browser
}) => {
	const page = await sitDown(browser, house.url, 'office1');
	await open(page, '/households?dong=%EA%B0%80%EC%82%B0%EB%8F%99');
	await page.getByText(w.chooseColumns, { exact: true }).first().click();
	await page.getByRole('checkbox', { name: new RegExp(w.columns.phone ?? '') }).uncheck();
	const choice = page.locator('details', { hasText: w.chooseColumns });
	await choice.getByRole('button', { name: w.columnsGo }).click();
	await expect(page.getByRole('columnheader', { name: w.columns.phone })).toHaveCount(0);
	await expect(page.getByRole('list', { name: w.conditions })).toContainText('가산동');
	await page.getByText(w.viewSave).click();
	await page.getByLabel(w.viewName).fill('가산동만');
	await page.getByLabel(w.viewShare).check();
	await page.getByRole('button', { name: w.viewKeep, exact: true }).click();
	await expect(page.getByRole('link', { name: '가산동만' })).toHaveAttribute(
		'aria-current',
		'page'
	);
	await page.context().close();
	const other = await sitDown(browser, house.url, 'approver1');
	await open(other, '/households');
	await other.getByRole('link', { name: /^가산동만/ }).click();
	await expect(other).toHaveURL(/columns=/);
	await expect(other.getByRole('columnheader', { name: w.columns.phone })).toHaveCount(0);
	await expect(other.getByRole('button', { name: w.viewDrop('가산동만') })).toHaveCount(0);
	await other.context().close();
});

test('many are done at once, after a preview that says which will not be and why', async ({
	browser
}) => {
	const page = await sitDown(browser, house.url, 'office1');
	await open(page, '/assignments?sort=state');
	const boxes = page.locator('tbody input[type=checkbox]');
	// A box that is ticked before the page listens is asked again.
	await expect(async () => {
		for (const n of [0, 1]) await boxes.nth(n).setChecked(true);
		await expect(page.getByText(w.selected(2))).toBeVisible({ timeout: 2_000 });
	}).toPass();
	const [delivered] = house.rows<{ id: string }>(
		`select id from assignment where "completedAt" is not null and "releasedAt" is null order by id`
	);
	// One that was handed over meanwhile: its box stands for it on the same page.
	await boxes.nth(1).evaluate((box, id) => ((box as HTMLInputElement).value = id), delivered!.id);
	const first = await boxes.nth(0).inputValue();
	await page.getByRole('combobox', { name: w.bulk }).selectOption('release');
	await page.locator('#bulk input[name=reason]').fill('연락이 닿지 않음');
	await page.getByRole('button', { name: w.bulkPreview, exact: true }).click();
	const title = w.bulkTitle(nameOf('action', 'release', 'ko'));
	await expect(page.getByRole('heading', { name: title })).toBeFocused();
	await expect(page.getByText(w.bulkSummary(1, 1))).toBeVisible();
	await expect(
		page.getByText(why('ALREADY_DELIVERED', { at: null }, 'ko').what).first()
	).toBeVisible();
	expect(
		house.rows(`select id from assignment where "releaseReason" = '연락이 닿지 않음'`)
	).toEqual([]);
	await page.getByRole('button', { name: w.bulkCarry(1) }).click();
	await expect(page.getByText(w.bulkDone(nameOf('action', 'release', 'ko'), 1))).toBeVisible();
	expect(
		house.rows(`select id from assignment where "releaseReason" = '연락이 닿지 않음'`)
	).toEqual([{ id: first }]);
	await page.context().close();
});

test('many are done at once without script too: lines, then what, then the preview', async ({
	browser
}) => {
	const context = await browser.newContext({ javaScriptEnabled: false });
	const page = await context.newPage();
	await signIn(page, house.url, 'office1');
	await open(page, '/assignments?state=CONFIRMED');
	const boxes = page.locator('tbody input[type=checkbox]');
	const id = await boxes.nth(0).inputValue();
	const preview = page.getByRole('button', { name: w.bulkPreview, exact: true });
	await boxes.nth(0).check();
	await page.getByRole('combobox', { name: w.bulk }).selectOption('release');
	await preview.click();
	// What this step asks for comes with the answer; what was chosen is still chosen.
	await expect(page.getByText(w.bulkFaults.FIELDS)).toBeVisible();
	await expect(boxes.nth(0)).toBeChecked();
	await page.locator('#bulk input[name=reason]').fill('스크립트 없이 해제');
	await preview.click();
	await expect(page.getByText(w.bulkSummary(1, 0))).toBeVisible();
	await page.getByRole('button', { name: w.bulkCarry(1) }).click();
	await expect(page.getByText(w.bulkDone(nameOf('action', 'release', 'ko'), 1))).toBeVisible();
	expect(
		house.rows(`select id from assignment where "releaseReason" = '스크립트 없이 해제'`)
	).toEqual([{ id }]);
	await context.close();
});

test('every number of the board opens to as many rows', async ({ browser }) => {
	const page = await sitDown(browser, house.url, 'office1');
	await open(page, '');
	const tiles = await page.locator('main a.tile').evaluateAll((all) =>
		all.map((tile) => ({
			href: tile.getAttribute('href') ?? '',
			count: tile.querySelector('strong')?.textContent ?? ''
		}))
	);
	const parts = await page.locator('main .quota a').evaluateAll((all) =>
		all.map((part) => ({
			href: part.getAttribute('href') ?? '',
			count: part.querySelector('strong')?.textContent ?? ''
		}))
	);
	const opened = [...tiles, ...parts].filter(
		({ href, count }) =>
			/^\/office\/(deliveries|assignments|pcs|applications|places|tickets)/.test(href) &&
			/^\d+$/.test(count)
	);
	expect(opened.length).toBeGreaterThanOrEqual(6);
	for (const { href, count } of opened) {
		await page.goto(house.url + href);
		await expect(page.locator('h1 + p'), href).toContainText(new RegExp(`(^|\\D)${count}(\\D|$)`));
	}
	await page.context().close();
});
