/** A page is on the screen before its script listens: what a quick person does to it is not lost. */
import { expect, test } from '@playwright/test';
import { registers } from '../../src/lib/words/register.ts';
import { openHouse, type House } from './house.ts';
import { signIn } from './worker.ts';

const w = registers.ko;

let house: House;
test.beforeAll(async () => {
	house = await openHouse();
});
test.afterAll(() => house.close());

test('what is ticked, unfolded and chosen before the script listens is kept and heard; what it alone can answer waits', async ({
	browser
}) => {
	const context = await browser.newContext({ serviceWorkers: 'block' });
	const page = await context.newPage();
	await signIn(page, house.url, 'office1');
	let release = () => {};
	const hold = () => {
		const released = new Promise<void>((resolve) => (release = resolve));
		return page.route('**/_app/immutable/entry/start.*.js', async (route) => {
			await released;
			await route.continue();
		});
	};
	const open = (address: string) =>
		page.goto(`${house.url}/office${address}`, { waitUntil: 'domcontentloaded' });

	await hold();
	await open('/assignments?sort=state');
	const keys = page.getByRole('button', { name: w.keys });
	const columns = page.locator('details', { hasText: w.chooseColumns });
	await expect(keys).toBeDisabled();
	await page.locator('tbody input[type=checkbox]').first().check();
	await columns.locator('summary').click();
	release();
	await expect(page.getByText(w.selected(1))).toBeVisible();
	await expect(columns).toHaveAttribute('open');
	await keys.click();
	await expect(page.getByRole('dialog', { name: w.keys })).toBeVisible();

	await hold();
	await open('/households');
	await page.locator('select[name=dong]').selectOption('가산동');
	await page.getByRole('textbox', { name: w.searchLabel }).fill('ㄱ');
	release();
	await expect(page).toHaveURL(/[?&]dong=/);
	await expect(page.locator('select[name=dong]')).toHaveValue('가산동');
	await context.close();
});
