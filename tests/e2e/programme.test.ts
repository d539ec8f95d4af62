/** One PC's way through the whole programme: counter, waitlist, tour, label, swap at the door, receipt. */
import { expect, test, type Page } from '@playwright/test';
import { application, waitlist } from '../../src/lib/words/application.ts';
import { household } from '../../src/lib/words/case.ts';
import { consent } from '../../src/lib/words/consent.ts';
import { register } from '../../src/lib/words/household.ts';
import { labels } from '../../src/lib/words/labels.ts';
import { pc } from '../../src/lib/words/pc.ts';
import { receipt } from '../../src/lib/words/receipt.ts';
import { nameOf } from '../../src/lib/words/states.ts';
import { tours } from '../../src/lib/words/tour.ts';
import { sheetsOf, sitDown } from './desk.ts';
import { openHouse, today, type House } from './house.ts';
import * as worker from './worker.ts';

const a = application.ko;
const { says } = worker;

let house: House;
test.beforeEach(async () => {
	house = await openHouse();
});
test.afterEach(async () => {
	await worker.putAway();
	await house.close();
});

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** The counter of 가산동 writes down a household with a pupil and no PC; its id. */
async function applies(page: Page): Promise<string> {
	await page.goto(`${house.url}/office/households/new`);
	await page.getByRole('textbox', { name: household.ko.name }).fill('한걸음시험');
	await page.getByRole('textbox', { name: household.ko.phone }).fill('010-0000-9977');
	await page.getByRole('textbox', { name: register.ko.members }).fill('4');
	await page.getByRole('textbox', { name: /^주소/ }).fill('서울특별시 금천구 다올길 977');
	await page.getByLabel(household.ko.dong).selectOption('가산동');
	await page.getByLabel(household.ko.category).selectOption('BASIC_LIVELIHOOD');
	await page
		.getByRole('radio', { name: nameOf('proofMethod', 'SHARED_INFO', 'ko') })
		.first()
		.check();
	await page.getByRole('textbox', { name: a.learners }).fill('2');
	await page.getByRole('radio', { name: a.ownsNone, exact: true }).check();
	for (const kind of ['COLLECT', 'SENSITIVE'] as const)
		await page.getByRole('checkbox', { name: new RegExp(consent.ko.texts[kind].title) }).check();
	await button(page, household.ko.save).click();
	await page.waitForURL(/\/office\/households\/(?!new)[^/?]+$/);
	return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

/** The office screens it and selects it from the waitlist, where it is the next. */
async function isSelected(page: Page, householdId: string): Promise<void> {
	await page.goto(`${house.url}/office/households/${householdId}`);
	await page.locator('a[href^="/office/applications/"]').first().click();
	for (const step of [a.start, a.waitlist]) {
		await button(page, step).click();
		await expect(button(page, step)).toHaveCount(0);
	}
	const id = new URL(page.url()).pathname.split('/').at(-1);
	await page.goto(`${house.url}/office/waitlist`);
	await page.locator(`input[value="${id}"]`).check();
	await button(page, waitlist.ko.preview).click();
	await page.getByRole('checkbox', { name: waitlist.ko.will }).check();
	await button(page, waitlist.ko.confirm(1)).click();
	await expect(page.getByText(waitlist.ko.done(1, 0))).toBeVisible();
}

/** It gets a unit and a place in the worker's tour of today. */
async function joinsTour(page: Page, householdId: string): Promise<void> {
	const [{ receiptNo }] = house.rows<{ receiptNo: string }>(
		`select "receiptNo" from household where id = ?`,
		householdId
	) as [{ receiptNo: string }];
	await page.goto(`${house.url}/office/tours/demo-field1/${today()}/fill`);
	await page.getByRole('row').filter({ hasText: receiptNo }).getByRole('checkbox').check();
	await button(page, tours.ko.preview).click();
	await button(page, tours.ko.carry(1)).click();
	await expect(page.getByText(tours.ko.carried(1))).toBeVisible();
}

/** A free unit goes along in the worker's car. */
async function loadsSpare(page: Page): Promise<{ tag: string; serial: string }> {
	const [spare] = house.rows<{ id: string; tag: string; serial: string }>(
		`select id, tag, serial from pc where "stockedAt" is not null and "assignmentId" is null
			and "outAt" is null and "scrapAskedAt" is null and "deliveredAt" is null and "lostAt" is null
			and "scrappedAt" is null and "returnedAt" is null order by tag desc limit 1`
	);
	if (!spare) throw new Error('the demo has no unit in stock');
	await page.goto(`${house.url}/office/pcs/${spare.id}`);
	await page.getByText(pc.ko.steps.loadSpare, { exact: true }).click();
	await page.getByLabel(pc.ko.worker).selectOption('demo-field1');
	await button(page, pc.ko.carryOut(pc.ko.steps.loadSpare)).click();
	await expect(page.getByText(nameOf('pc', 'OUT', 'ko')).first()).toBeVisible();
	return spare;
}

test('from the counter over waitlist, tour and label to a swap at the door offline, and its receipt on paper', async ({
	browser
}) => {
	const counter = await sitDown(browser, house.url, 'intake1');
	const householdId = await applies(counter);
	await counter.context().close();

	const desk = await sitDown(browser, house.url, 'office1');
	await isSelected(desk, householdId);
	await joinsTour(desk, householdId);
	const spare = await loadsSpare(desk);
	const stop = house.stops('demo-field1').find((one) => one.householdId === householdId);
	if (!stop) throw new Error('the household is not in the tour');
	const [unit] = house.rows<{ id: string }>('select id from pc where tag = ?', stop.tag);
	await desk.goto(`${house.url}/office/pcs/${unit?.id}`);
	await desk.getByRole('link', { name: pc.ko.label, exact: true }).click();
	await expect(desk.getByText(labels.ko.summary(1, 1))).toBeVisible();
	await expect(desk.getByRole('img', { name: new RegExp(stop.tag) })).toBeVisible();
	expect(await sheetsOf(desk)).toBe(1);

	const { page, context } = await worker.takeTablet(house.profile('tablet'));
	await worker.begin(page, house.url, 'field1');
	await page.getByRole('button', { name: /곳으로 출발$/ }).click();
	await expect(page.getByRole('button', { name: /곳으로 출발$/ })).toHaveCount(0);
	await worker.seesWaiting(page, 0);
	await house.cut();
	await worker.loseSignal(context);
	await worker.startHandOver(page, stop);
	await page.getByRole('textbox', { name: says.handOver.serial.label }).fill(spare.serial);
	await worker.next(page);
	await expect(page.getByText(says.handOver.serial.mismatch)).toBeVisible();
	await page.getByRole('radio', { name: nameOf('swapReason', 'UNIT_DEFECT', 'ko') }).check();
	await worker.next(page);
	await worker.checkFour(page);
	await worker.nameRecipient(page);
	await worker.sign(page);
	await worker.confirm(page);
	await worker.seesWaiting(page, 1);
	await house.mend();
	await worker.findSignal(context);
	await worker.seesWaiting(page, 0);

	expect(
		house.rows(
			`select r.serial, r."replacedPcId", p."refurbishingAt" is not null as workshop,
				ap."fulfilledAt" is not null as fulfilled, a."aboveQuotaAt"
			from receipt r join assignment a on a.id = r."assignmentId" join pc p on p.id = r."replacedPcId"
			join application ap on ap.id = a."applicationId" where r."householdId" = ?`,
			householdId
		)
	).toEqual([
		{
			serial: spare.serial,
			replacedPcId: unit?.id,
			workshop: 1,
			fulfilled: 1,
			aboveQuotaAt: null
		}
	]);
	expect(
		house.rows(
			`select 1 from assignment where "householdId" = ? and "releasedAt" is null`,
			householdId
		)
	).toHaveLength(1);

	const [paper] = house.rows<{ id: string }>(
		`select id from receipt where "householdId" = ?`,
		householdId
	);
	await desk.goto(`${house.url}/office/deliveries/${paper?.id}`);
	await desk.getByRole('link', { name: receipt.ko.reprint }).click();
	await expect(desk.getByRole('heading', { level: 2, name: receipt.ko.title })).toBeVisible();
	await expect(desk.getByText(spare.tag).first()).toBeVisible();
	await expect(desk.getByText(stop.tag).first()).toBeVisible();
	expect(await sheetsOf(desk)).toBe(1);
	await desk.context().close();
});
