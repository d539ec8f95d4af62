/** The hand-over by somebody who uses no mouse and no finger. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { nameOf } from '../../src/lib/words/states.ts';
import { openHouse, type House, type Stop } from './house.ts';
import * as worker from './worker.ts';

const { says } = worker;
const w = says.handOver;

let house: House;
test.beforeAll(async () => {
	house = await openHouse();
});
test.afterAll(async () => {
	await worker.putAway();
	await house.close();
});

/** More stops than any screen has. */
const MOST = 80;

/** Goes from one stop to the next until it is reached, as a person would. */
async function tabTo(target: Locator): Promise<void> {
	const page = target.page();
	await expect(target).toBeVisible();
	for (let presses = 0; presses < MOST; presses++) {
		if (await target.evaluate((node) => node === document.activeElement)) return;
		await page.keyboard.press('Tab');
	}
	throw new Error(`the keyboard does not reach ${target}`);
}

async function press(target: Locator, key: 'Enter' | 'Space'): Promise<void> {
	await tabTo(target);
	await target.page().keyboard.press(key);
}

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 2, name });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

test('a PC is handed over with the keyboard alone, the name said instead of a signature', async () => {
	const [stop] = house.stops('demo-field1') as [Stop];
	const tablet = await worker.takeTablet(house.profile('keyboard'));
	const { page } = tablet;
	const { keyboard } = page;
	await worker.begin(page, house.url, 'field1');

	await press(page.locator(`a[href="/field/visit/${stop.visitId}"]`), 'Enter');
	await press(page.getByRole('link', { name: says.visit.start }), 'Enter');
	await tabTo(page.getByRole('textbox', { name: w.serial.label }));
	await keyboard.type(stop.serial);
	await keyboard.press('Enter');

	await expect(heading(page, w.checks.heading)).toBeFocused();
	for (const box of await page.getByRole('checkbox').all()) await press(box, 'Space');
	await press(button(page, w.next), 'Enter');

	await expect(heading(page, w.recipient.heading)).toBeFocused();
	await press(page.getByRole('radio', { name: nameOf('relation', 'SELF', 'ko') }), 'Space');
	await expect(page.getByLabel(w.recipient.name)).toHaveValue(stop.name);
	await press(button(page, w.next), 'Enter');

	await expect(heading(page, w.sign.heading)).toBeFocused();
	await press(button(page, w.sign.hard), 'Enter');
	await press(
		page.getByRole('radio', { name: nameOf('substitute', 'CONFIRMED_NAME', 'ko') }),
		'Space'
	);
	await tabTo(page.getByRole('textbox', { name: w.sign.typedName }));
	await keyboard.type(stop.name);
	await tabTo(page.getByRole('textbox', { name: w.sign.reason }));
	await keyboard.type('손을 쓰기 어려우심');
	await press(button(page, w.next), 'Enter');

	await expect(heading(page, w.summary.heading)).toBeFocused();
	await press(button(page, w.summary.confirm), 'Enter');
	await expect(page.getByRole('heading', { name: says.saved.title })).toBeFocused();
	await worker.seesWaiting(page, 0);
	await tablet.close();
	expect(
		house.rows(`select substitute, "signatureHash" from receipt where "visitId" = ?`, stop.visitId)
	).toEqual([{ substitute: 'CONFIRMED_NAME', signatureHash: null }]);
});
