/** One's own account: whose password it is, where one is signed in. */
import { expect, test, type Page } from '@playwright/test';
import { generateHOTP } from '@oslojs/otp';
import { account } from '../../src/lib/words/account.ts';
import { login } from '../../src/lib/words/login.ts';
import { office } from '../../src/lib/words/office.ts';
import { people } from '../../src/lib/words/people.ts';
import { secondFactor } from '../../src/lib/words/second-factor.ts';
import { sitDown } from './desk.ts';
import { judge } from './eyes.ts';
import { openHouse, PASSWORD, type House } from './house.ts';
import { isAlive } from './keys.ts';
import * as worker from './worker.ts';

const says = { ...account.ko, people: people.ko, login: login.ko };

let house: House;
test.beforeEach(async () => {
	house = await openHouse();
});
test.afterEach(async () => {
	await worker.putAway();
	await house.close();
});

/** Fills in the sign-in and stays where it leads. */
async function enter(
	page: Page,
	loginName: string,
	password: string,
	next = '',
	url = house.url
): Promise<void> {
	await page.goto(`${url}/login${next && `?next=${next}`}`);
	await page.getByLabel(says.login.loginName).fill(loginName);
	await page.getByLabel(says.login.password).fill(password);
	await page.keyboard.press('Enter');
}

async function change(page: Page, current: string, next: string, again = next): Promise<void> {
	await page.getByLabel(says.password.current).fill(current);
	await page.getByLabel(new RegExp(`^${says.password.next}(?! 다시)`)).fill(next);
	await page.getByLabel(says.password.again).fill(again);
	await page.keyboard.press('Enter');
}

test('a password that the office made opens nothing but the page where it is changed', async ({
	browser
}) => {
	const desk = await sitDown(browser, house.url, 'office1');
	await desk.goto(`${house.url}/office/devices/users/demo-field1`);
	await desk.getByRole('button', { name: says.people.reset.action }).click();
	const oneTime = (await desk.locator('code').textContent()) ?? '';
	await judge(desk, 'a password that is shown once');
	await desk.context().close();

	const context = await browser.newContext();
	const page = await context.newPage();
	await enter(page, 'field1', PASSWORD);
	await expect(page.getByRole('alert')).toContainText(says.login.wrong.situation);
	await enter(page, 'field1', oneTime, '/field');
	const must = page.getByText(says.password.must.title);
	await expect(must).toBeVisible();
	await judge(page, 'a password that has to be changed');
	await page.goto(`${house.url}/office/account`);
	await expect(must).toBeVisible();
	await page.goto(`${house.url}/field`);
	await page.getByRole('link', { name: worker.says.signIn.action }).click();
	await expect(must).toBeVisible();

	await change(page, oneTime, 'Password123!');
	await expect(page.getByText(says.login.faults.COMMON)).toBeVisible();
	await judge(page, 'a password that was not taken');
	await change(page, oneTime, 'Gasan-2021-door', 'Gasan-2021-gate');
	await expect(page.getByText(says.password.differ)).toBeVisible();
	await change(page, oneTime, 'Gasan-2021-door');
	await expect(page.getByLabel(worker.says.enrol.label)).toBeVisible();
	await context.close();
});

test('who changes their password stays signed in here and nowhere else', async ({ browser }) => {
	const [here, elsewhere] = [
		await sitDown(browser, house.url, 'audit1'),
		await sitDown(browser, house.url, 'audit1')
	];
	await here.getByText('감사 아라', { exact: true }).click();
	await here.getByRole('link', { name: says.title }).click();
	await here.getByRole('link', { name: says.password.action }).click();
	await change(here, 'not the one', 'Gasan-2021-door');
	await expect(here.getByText(says.password.wrong)).toBeVisible();
	await change(here, PASSWORD, 'Gasan-2021-door');
	await expect(here.getByText(says.password.done)).toBeVisible();
	await judge(here, 'my account');
	await elsewhere.goto(`${house.url}/office/account`);
	await expect(elsewhere).toHaveURL(/\/login/);
	await here.context().close();
	await elsewhere.context().close();
});

test('the office gives somebody other dongs, and sees and ends where they are signed in', async ({
	browser
}) => {
	const worker2 = await sitDown(browser, house.url, 'intake1');
	const desk = await sitDown(browser, house.url, 'office1');
	await desk.goto(`${house.url}/office/devices/users/demo-intake1`);
	await desk.getByRole('checkbox', { name: '독산1동' }).check();
	await desk.getByRole('button', { name: says.people.duties.action }).click();
	await expect(desk.getByText(says.people.duties.done)).toBeVisible();
	await judge(desk, 'other duties');
	await worker2.goto(`${house.url}/office/account`);
	await expect(worker2.getByText('가산동 · 독산1동')).toBeVisible();
	await desk.getByRole('button', { name: /로그아웃$/ }).click();
	await expect(desk.getByText(says.people.signInEnded)).toBeVisible();
	await worker2.reload();
	await expect(worker2).toHaveURL(/\/login/);
	await desk.goto(`${house.url}/office/audit`);
	await expect(desk.getByText('권한 변경 · 접수 가산동 → 접수 가산동 독산1동')).toBeVisible();
	await worker2.context().close();
	await desk.context().close();
});

test('an approver that one person made is let in by another', async ({ browser }) => {
	const desk = await sitDown(browser, house.url, 'office1');
	await desk.goto(`${house.url}/office/devices/users/new`);
	await desk.getByLabel(says.people.loginName).fill('approver9');
	await desk.getByRole('textbox', { name: new RegExp(`^${says.people.name}`) }).fill('새 승인자');
	await desk.getByLabel(says.people.role).selectOption('approver');
	await desk.getByLabel(says.people.password).fill('Gasan-2021-door');
	await desk.getByRole('button', { name: says.people.save }).click();
	await desk.getByRole('link', { name: '새 승인자' }).click();
	await expect(desk.getByText(says.people.vouch.rule)).toBeVisible();
	await expect(desk.getByRole('button', { name: says.people.vouch.action })).toHaveCount(0);
	await judge(desk, 'an account that waits');

	const context = await browser.newContext();
	const page = await context.newPage();
	await enter(page, 'approver9', 'Gasan-2021-door');
	await expect(page.getByRole('alert')).toContainText(says.login.held.situation);
	await judge(page, 'a sign-in that waits');

	const second = await sitDown(browser, house.url, 'approver1');
	await second.goto(`${house.url}/office/devices`);
	await expect(second.getByText(says.people.vouch.waiting(1))).toBeVisible();
	await judge(second, 'accounts that wait');
	await second.getByRole('link', { name: '새 승인자' }).click();
	await second.getByRole('button', { name: says.people.vouch.action }).click();
	await expect(second.getByText(says.people.vouch.done)).toBeVisible();
	await judge(second, 'an account that was confirmed');
	await enter(page, 'approver9', 'Gasan-2021-door');
	await expect(page.getByText(says.password.must.title)).toBeVisible();
	for (const one of [desk, page, second]) await one.context().close();
});

test('who has a second factor shows it after the password, once for each code', async ({
	browser
}) => {
	const strict = await openHouse({ SECOND_FACTOR: 'required' });
	const context = await browser.newContext();
	const page = await context.newPage();
	const factor = secondFactor.ko;
	await enter(page, 'approver1', PASSWORD, '/office/deliveries', strict.url);
	await expect(page.getByText(factor.must.title)).toBeVisible();
	await page.getByLabel(factor.password).fill(PASSWORD);
	await page.keyboard.press('Enter');
	await expect(page.getByRole('img', { name: factor.set.picture })).toBeVisible();
	await judge(page, 'a second factor is set up');
	const secret = ((await page.locator('code').textContent()) ?? '').replaceAll(' ', '');
	await page.getByLabel(factor.code).fill('000000');
	await page.keyboard.press('Enter');
	await expect(page.getByText(factor.wrong)).toBeVisible();
	const first = codeNow(secret);
	await page.getByLabel(factor.code).fill(first);
	await page.keyboard.press('Enter');
	await expect(page.getByText(factor.codes.shown)).toBeVisible();
	await judge(page, 'recovery codes');
	const recovery = (await page.locator('code').allTextContents())[0] ?? '';
	await page.getByRole('link', { name: factor.codes.goOn }).click();
	await expect(page).toHaveURL(`${strict.url}/office/deliveries`);

	await context.clearCookies();
	await enter(page, 'approver1', PASSWORD, '/office/deliveries', strict.url);
	await expect(page.getByRole('heading', { name: factor.enter.title })).toBeVisible();
	await page.goto(`${strict.url}/office`);
	await page.getByLabel(factor.code).fill(first);
	await page.keyboard.press('Enter');
	await expect(page.getByText(factor.wrong)).toBeVisible();
	await judge(page, 'a code that was not taken');
	await page.getByLabel(factor.code).fill(recovery);
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(`${strict.url}/office`);
	await page.goto(`${strict.url}/office/account/second-factor`);
	await expect(page.getByText(factor.codes.left(9))).toBeVisible();
	await expect(page.getByText(factor.turnOff.required)).toBeVisible();
	await judge(page, 'a second factor that is on');
	await context.close();
	await strict.close();
});

/** What an authenticator app shows now for letters typed into it. */
function codeNow(secret: string): string {
	const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
	const bits = [...secret].map((one) => letters.indexOf(one).toString(2).padStart(5, '0')).join('');
	const bytes = Uint8Array.from(bits.match(/.{8}/g) ?? [], (byte) => parseInt(byte, 2));
	return generateHOTP(bytes, BigInt(Math.floor(Date.now() / 30_000)), 6);
}

test('what was typed stays when the sign-in ended meanwhile, and is saved after another one', async ({
	browser
}) => {
	const desk = await sitDown(browser, house.url, 'office1');
	await desk.goto(`${house.url}/office/devices/users/demo-field2`);
	// Before its script listens a form is sent by the browser itself, which leads to another page.
	await isAlive(desk);
	const reason = desk.getByLabel(says.people.disableReason);
	await reason.fill('인사이동');
	await desk.context().clearCookies();
	await desk.getByRole('button', { name: says.people.disableButton }).click();
	await expect(desk.getByText(office.ko.notSentSignedOut)).toBeVisible();
	await expect(reason).toHaveValue('인사이동');
	await judge(desk, 'a form whose sign-in ended');
	const opened = desk.context().waitForEvent('page');
	await desk.getByRole('link', { name: office.ko.signInApart }).click();
	const door = await opened;
	await door.getByLabel(says.login.loginName).fill('office1');
	await door.getByLabel(says.login.password).fill(PASSWORD);
	await door.keyboard.press('Enter');
	await door.waitForURL(/\/office/);
	await desk.getByRole('button', { name: says.people.disableButton }).click();
	await expect(desk.getByText(says.people.stoppedNow)).toBeVisible();
	await desk.context().close();
});
