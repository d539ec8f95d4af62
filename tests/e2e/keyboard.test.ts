/** The tablet in the hands of somebody who uses no mouse and no finger. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { NORTH } from '../../src/lib/server/demo/accounts.ts';
import { consent } from '../../src/lib/words/consent.ts';
import { fieldCase } from '../../src/lib/words/field-case.ts';
import { fieldFind } from '../../src/lib/words/field-find.ts';
import { receipt as paper } from '../../src/lib/words/receipt.ts';
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
	await expect(target).toBeEnabled();
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

/** Types into the box of a label, as it is reached. */
async function type(page: Page, label: string, text: string): Promise<void> {
	await tabTo(page.getByLabel(label));
	await page.keyboard.type(text);
}

/** Walks down a closed list to an option. */
async function pick(list: Locator, value: string): Promise<void> {
	await tabTo(list);
	for (let presses = 0; presses < MOST && (await list.inputValue()) !== value; presses++)
		await list.page().keyboard.press('ArrowDown');
	await expect(list).toHaveValue(value);
}

test('a household is registered, applies and withdraws a consent with the keyboard alone', async () => {
	const { register } = fieldFind.ko;
	const [find, form, texts] = [fieldFind.ko.households, fieldCase.ko, consent.ko];
	const tablet = await worker.takeTablet(house.profile('register'));
	const { page } = tablet;
	await worker.begin(page, house.url, 'field1');
	await press(worker.place(page, says.nav.households), 'Enter');
	await press(page.getByRole('link', { name: find.register }), 'Enter');

	await press(button(page, register.save), 'Enter');
	await expect(page.getByRole('textbox', { name: register.name })).toBeFocused();
	await page.keyboard.type('새로나');
	await type(page, register.phone, '01000009876');
	await type(page, register.road, '이음로 12');
	await pick(page.getByLabel(register.dong), NORTH[0]);
	await pick(page.getByLabel(register.category), 'NEAR_POVERTY');
	for (const kind of ['COLLECT', 'SENSITIVE'] as const)
		await press(page.getByRole('checkbox', { name: texts.texts[kind].title }), 'Space');
	await press(button(page, register.save), 'Enter');
	await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
	await press(page.getByRole('link', { name: register.open }), 'Enter');

	await press(page.getByRole('link', { name: form.apply }), 'Enter');
	await type(page, form.learners, '1');
	await press(button(page, form.save), 'Enter');
	await expect(page.getByRole('radio', { name: form.ownsNo })).toBeFocused();
	await page.keyboard.press('Space');
	await press(button(page, form.save), 'Enter');
	await press(page.getByRole('link', { name: form.toHousehold }), 'Enter');

	await press(page.getByRole('link', { name: form.consentsLink }), 'Enter');
	await press(button(page, form.saveConsents), 'Enter');
	const carrier = page.getByRole('checkbox', { name: texts.texts.THIRD_PARTY.title });
	await expect(carrier).toBeFocused();
	await page.keyboard.press('Space');
	await press(button(page, form.saveConsents), 'Enter');
	await press(button(page, `${texts.withdraw}: ${texts.texts.THIRD_PARTY.title}`), 'Enter');
	await press(button(page, texts.withdrawButton), 'Enter');
	await expect(page.getByText(form.savedWithdrawal)).toBeVisible();
	await worker.seesWaiting(page, 0);
	await tablet.close();
	const mine = `"householdId" = (select id from household where name = '새로나')`;
	expect(house.rows(`select learners, "ownsPcAt" from application where ${mine}`)).toEqual([
		{ learners: 1, ownsPcAt: null }
	]);
	expect(
		house.rows(`select kind from consent where ${mine} and "withdrawnAt" is null order by kind`)
	).toEqual([{ kind: 'COLLECT' }, { kind: 'SENSITIVE' }]);
	expect(house.rows(`select code from exception where ${mine}`)).toEqual([]);
});

test('a spare is found and a receipt printed with the keyboard alone', async () => {
	const { stock } = fieldFind.ko;
	const spares = house.rows<{ tag: string; serial: string }>(
		`select tag, serial from pc where "carrierId" = 'demo-field1' order by tag`
	);
	const spare = spares[0];
	const [done] = house.rows<{ visitId: string }>(
		`select "visitId" from receipt where "adminDong" = ? and "visitId" is not null
			and "voidedAt" is null order by id limit 1`,
		NORTH[0]
	);
	const tablet = await worker.takeTablet(house.profile('spares'));
	const { page } = tablet;
	await page.addInitScript(
		() => (window.print = () => document.documentElement.setAttribute('data-printed', ''))
	);
	await worker.begin(page, house.url, 'field1');
	await press(worker.place(page, says.nav.stock), 'Enter');
	await expect(page.getByRole('heading', { name: stock.aboard(spares.length) })).toBeVisible();
	await tabTo(page.getByRole('textbox', { name: stock.label }));
	await page.keyboard.type(spare!.tag);
	await page.keyboard.press('Enter');
	await expect(page.getByText(spare!.serial).first()).toBeVisible();

	await page.goto(`${house.url}/field/visit/${done!.visitId}`);
	await worker.unlock(page);
	await press(page.getByRole('link', { name: paper.ko.reprint }), 'Enter');
	await press(button(page, paper.ko.print), 'Enter');
	await expect(page.locator('html[data-printed]')).toBeAttached();
	await tablet.close();
});
