/** Whatever people type is text: on the tablet, at the office, and nowhere a program. */
import { expect, test, type Page } from '@playwright/test';
import { fieldFind } from '../../src/lib/words/field-find.ts';
import { decisions } from '../../src/lib/words/decision.ts';
import { unmask } from '../../src/lib/words/privacy.ts';
import { registers } from '../../src/lib/words/register.ts';
import { nameOf } from '../../src/lib/words/states.ts';
import { sitDown } from './desk.ts';
import { openHouse, type House, type Stop } from './house.ts';
import * as worker from './worker.ts';

const { says } = worker;
const find = fieldFind.ko;

let house: House;
test.beforeAll(async () => {
	house = await openHouse();
});
test.afterAll(async () => {
	await worker.putAway();
	await house.close();
});

/** Ways in which texts have become programs elsewhere; each would leave a trace in the page. */
const PAYLOADS = [
	`<img src=x onerror="pwned()">`,
	`"><script>pwned()</script>`,
	`</title></textarea><svg onload=pwned()>`,
	`'-pwned()-'\${pwned()}{{pwned()}}`,
	`<iframe srcdoc="<script>parent.pwned()</script>">`,
	`<a href="javascript:pwned()">눌러</a>`,
	`\u202e{@html '<b onclick=pwned()>'}`
];
const [IMAGE, SCRIPT, SVG, TEMPLATE, FRAME, LINK, HTML] = PAYLOADS as [
	string,
	string,
	string,
	string,
	string,
	string,
	string
];
const ALL = PAYLOADS.join(' ');

/** Nothing that a payload would have made is in the page, and nothing has run. */
async function isHarmless(page: Page, where: string): Promise<void> {
	const traces = await page.evaluate(
		() =>
			[
				...document.querySelectorAll(
					'img[src="x"], svg[onload], iframe, a[href^="javascript:"], b[onclick], main script'
				),
				...('pwned' in window && (window as { hit?: boolean }).hit ? ['ran'] : [])
			].length
	);
	expect(traces, where).toBe(0);
}

/** Arms a page: a payload that runs is noticed. */
async function arm(page: Page): Promise<void> {
	await page.addInitScript(() => {
		Object.assign(window, { pwned: () => Object.assign(window, { hit: true }) });
	});
	page.on('dialog', (dialog) => {
		throw new Error(`a dialog opened: ${dialog.message()}`);
	});
}

async function see(
	page: Page,
	address: string,
	shows: string,
	before = async () => {}
): Promise<void> {
	await page.goto(`${house.url}${address}`);
	await before();
	await expect(page.getByText(shows).filter({ visible: true }).first(), address).toBeVisible();
	await isHarmless(page, address);
}

test('payloads typed into every field stay text on the tablet and at the office', async ({
	browser
}) => {
	const [stop, other] = house.stops('demo-field1') as [Stop, Stop];
	const tablet = await worker.takeTablet(house.profile('payloads'));
	const { page } = tablet;
	await arm(page);
	await worker.signIn(page, house.url, 'field1', '/field');
	await worker.enrol(page, IMAGE.slice(0, 40));
	await worker.choosePin(page);
	await worker.seesToday(page);
	await worker.isStocked(page);
	const unlock = () => worker.unlock(page);

	await page.goto(`${house.url}/field/households/new`);
	await unlock();
	const w = find.register;
	await page.getByLabel(w.name).fill(`${IMAGE}${SCRIPT}${SVG}`);
	await page.getByLabel(w.phone).fill('01000009999');
	await page.getByLabel(w.road).fill(`이음로 1 ${FRAME}${LINK}`);
	await page.getByLabel(w.detail).fill(TEMPLATE);
	await page.getByLabel(w.dong).selectOption('가산동');
	await page.getByLabel(w.category).selectOption('DISABLED');
	await page.getByLabel(w.note).fill(ALL);
	await page.getByRole('button', { name: w.save, exact: true }).click();
	await page.getByRole('link', { name: w.open }).click();
	await expect(page.getByText(IMAGE).first()).toBeVisible();
	await isHarmless(page, 'the household on the tablet');

	await page.goto(`${house.url}/field`);
	await unlock();
	await worker.startHandOver(page, stop);
	await page.getByRole('textbox', { name: says.handOver.serial.label }).fill(stop.serial);
	await worker.next(page);
	await page.getByLabel(says.handOver.checks.note).fill(ALL);
	await worker.checkFour(page);
	await worker.nameRecipient(page, `${SCRIPT}${HTML}`);
	await page.getByRole('button', { name: says.handOver.sign.hard }).click();
	await page.getByRole('radio').nth(1).check();
	await page.getByRole('textbox', { name: says.handOver.sign.proxyName }).fill(LINK);
	await page.getByRole('textbox', { name: says.handOver.sign.reason }).fill(SVG);
	await worker.next(page);
	await isHarmless(page, 'the summary');
	await worker.confirm(page);
	await worker.toToday(page);
	await worker.failVisit(page, other, ALL);
	await worker.seesWaiting(page, 0);
	await see(page, `/field/visit/${stop.visitId}`, SCRIPT, unlock);
	await see(page, `/field/visit/${other.visitId}`, FRAME, unlock);
	await see(page, '/field/outbox', says.outbox.done, unlock);
	await page.getByRole('button', { name: says.outbox.open }).first().click();
	await expect(page.getByRole('dialog')).toBeVisible();
	await isHarmless(page, 'what was sent');
	await tablet.close();

	const desk = await sitDown(browser, house.url, 'office1');
	await arm(desk);
	const [home] = house.rows<{ id: string }>(`select id from household where phone = '01000009999'`);
	const [receipt] = house.rows<{ id: string }>(
		`select id from receipt where "visitId" = ?`,
		stop.visitId
	);
	const lift = async () => {
		await desk.getByText(unmask.ko.ask).click();
		await desk.getByRole('radio', { name: unmask.ko.purposes.OTHER }).check();
		await desk.getByLabel(unmask.ko.words).fill(ALL.slice(0, 190));
		await desk.getByRole('button', { name: unmask.ko.show }).click();
	};
	await see(desk, `/office/households/${home?.id}`, SCRIPT, lift);
	await see(desk, `/office/deliveries/${receipt?.id}`, HTML, lift);
	await see(desk, '/office/audit', IMAGE);
	await see(desk, '/office/devices', IMAGE.slice(0, 20));
	await see(desk, '/office/visits', nameOf('failReason', 'ABSENT', 'ko'));
	await see(desk, '/office/households', registers.ko.counts.households(1), async () => {
		const box = desk.getByRole('textbox', { name: registers.ko.searchLabel });
		await box.fill(IMAGE);
		await box.press('Enter');
	});
	const [open] = house.rows<{ id: string }>(
		`select id from exception where "decidedAt" is null and code <> 'ABOVE_QUOTA' order by id`
	);
	await desk.goto(`${house.url}/office/exceptions/${open?.id}`);
	await desk.getByRole('textbox', { name: decisions.ko.reasonField }).fill(ALL.slice(0, 190));
	const choices = desk.getByRole('radio');
	if ((await choices.count()) > 0) await choices.first().check();
	await desk.getByRole('button', { name: decisions.ko.save }).click();
	await expect(desk.getByText(IMAGE).first()).toBeVisible();
	await isHarmless(desk, 'a decision');
	await see(desk, '/office', '보급');
	await desk.context().close();
});
