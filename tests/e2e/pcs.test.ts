/** A PC's life at the office and on a tablet: its steps, its label, its scan, its receipt on paper. */
import { expect, test, type Page } from '@playwright/test';
import { fieldFind } from '../../src/lib/words/field-find.ts';
import { labels } from '../../src/lib/words/labels.ts';
import { pc } from '../../src/lib/words/pc.ts';
import { pcs } from '../../src/lib/words/desk.ts';
import { unmask } from '../../src/lib/words/privacy.ts';
import { receipt } from '../../src/lib/words/receipt.ts';
import { registers } from '../../src/lib/words/register.ts';
import { why } from '../../src/lib/words/refusal.ts';
import { nameOf } from '../../src/lib/words/states.ts';
import { sheetsOf, sitDown } from './desk.ts';
import { judge } from './eyes.ts';
import { openHouse, type House, type Stop } from './house.ts';
import * as worker from './worker.ts';

const w = pc.ko;
const list = pcs.ko;
const paper = receipt.ko;
const stateIs = (state: string) => nameOf('pc', state, 'ko');

let house: House;
test.beforeEach(async () => {
	house = await openHouse();
});
test.afterEach(async () => {
	await worker.putAway();
	await house.close();
});

/** Free, and nothing asked about it. */
const IN_STOCK = ['assignmentId', 'outAt', 'lostAt', 'scrappedAt', 'scrapAskedAt']
	.map((column) => `"${column}" is null`)
	.concat('"stockedAt" is not null')
	.join(' and ');

const work = (like: string) =>
	house.rows<{ work: string }>('select work from audit where work like ? order by seq', like);

/** How many stray labels of this text are on record. */
const findings = (text: string): number =>
	house.rows(`select id from exception where code = 'UNKNOWN_SCAN' and params like ?`, `%${text}%`)
		.length;

/** The unit's page says that it is in this state. */
const isIn = (page: Page, state: string) =>
	expect(page.locator('header .meta').getByText(stateIs(state), { exact: true })).toBeVisible();

const save = (page: Page, step: keyof typeof w.steps) =>
	page.getByRole('button', { name: w.carryOut(w.steps[step]) }).click();

async function answerAll(page: Page, answer: 'pass' | 'fail'): Promise<void> {
	for (const item of await page
		.getByRole('group', { name: w.checks })
		.getByRole('radiogroup')
		.all())
		await item.getByRole('radio', { name: w[answer], exact: true }).check();
}

test('a donated machine becomes stock step by step, gets its label, and its scan opens it', async ({
	browser
}) => {
	const page = await sitDown(browser, house.url, 'office1');
	await page.goto(`${house.url}/office/pcs/new`);
	await page.getByLabel(list.tag).fill('lp-2021-777');
	await page.getByLabel(list.serial).fill('ieumx 00777');
	await page.getByLabel(list.model).fill('이음 데스크톱 A9');
	await page.getByRole('radio', { name: nameOf('source', 'DONATED', 'ko') }).check();
	await page.getByLabel(w.sourceName).fill('시연 기증처');
	await page.getByLabel(w.disposalNo).fill('불용-2021-77');
	await page.getByRole('button', { name: w.save, exact: true }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'LP-2021-777' })).toBeVisible();
	await isIn(page, 'SOURCED');

	await page.getByRole('radio', { name: nameOf('wipeMethod', 'OVERWRITE', 'ko') }).check();
	await page.getByLabel(w.evidenceNo).fill('확인서-777');
	await save(page, 'wipePc');
	await isIn(page, 'WIPED');
	await page.getByLabel(w.parts).fill('SSD 256GB');
	await save(page, 'refurbishPc');
	await isIn(page, 'REFURBISHING');

	await answerAll(page, 'pass');
	const first = page.getByRole('group', { name: w.checks }).getByRole('radiogroup').first();
	await first.getByRole('radio', { name: w.fail, exact: true }).check();
	await save(page, 'inspectPc');
	await expect(
		page.getByRole('cell', { name: nameOf('custody', 'INSPECTION_FAILED', 'ko') })
	).toBeVisible();
	await isIn(page, 'REFURBISHING');
	await answerAll(page, 'pass');
	await save(page, 'inspectPc');
	await isIn(page, 'INSPECTED');
	await save(page, 'stockPc');
	await isIn(page, 'IN_STOCK');
	for (const kind of ['SOURCED', 'WIPED', 'REFURBISHED', 'INSPECTED', 'STOCKED'] as const)
		await expect(
			page.getByRole('cell', { name: nameOf('custody', kind, 'ko'), exact: true }).first()
		).toBeVisible();
	await judge(page, 'a unit with its chain');

	await page.getByRole('link', { name: w.label, exact: true }).click();
	await expect(page.getByText(labels.ko.summary(1, 1))).toBeVisible();
	await expect(page.getByRole('img', { name: /LP-2021-777/ })).toBeVisible();
	expect(await sheetsOf(page)).toBe(1);
	await judge(page, 'a sheet of labels');

	await page.goto(`${house.url}/office/pcs`);
	await page.getByRole('textbox', { name: w.scanLabel }).pressSequentially('IEUM:LP-2021-777\n');
	await expect(page.getByRole('heading', { level: 1, name: 'LP-2021-777' })).toBeVisible();
	await page.goto(`${house.url}/office/pcs`);
	await page.getByRole('textbox', { name: w.scanLabel }).pressSequentially('IEUM:LP-1999-001\n');
	await expect(page.getByText(w.scanUnknown('IEUM:LP-1999-001'))).toBeVisible();
	await expect(page.getByText(w.scanReported)).toBeVisible();
	await expect(page.getByText(registers.ko.searchRrn)).toHaveCount(0);
	expect(findings('LP-1999-001')).toBe(1);
	// It waits at the desk, whichever year is looked at.
	await page.getByRole('link', { name: w.scanOpen }).click();
	await expect(page.getByText('LP-1999-001')).toBeVisible();

	// On any page of the office, once it has come alive, a scanner needs no field.
	await page.goto(`${house.url}/office`);
	await expect(async () => {
		await page.keyboard.type('IEUM:LP-2021-777');
		await page.keyboard.press('Enter');
		const heading = page.getByRole('heading', { level: 1, name: 'LP-2021-777' });
		await expect(heading).toBeVisible({ timeout: 3_000 });
	}).toPass();
	await page.context().close();
});

test('several units take the same step: who cannot is said before, with the reason', async ({
	browser
}) => {
	const page = await sitDown(browser, house.url, 'office1');
	const unit = (where: string) =>
		house.rows<{ id: string; tag: string }>(
			`select id, tag from pc where ${where} order by tag desc limit 1`
		)[0]!;
	const fresh = unit('"wipedAt" is null and "scrappedAt" is null');
	const stocked = unit(IN_STOCK);
	// The register is read fifty lines at a time, and turned round to begin with the last tag.
	await page.goto(`${house.url}/office/pcs?sort=-tag`);
	// A box that is ticked before the page has come alive is not known to it yet.
	await expect(async () => {
		for (const { tag } of [fresh, stocked]) {
			const box = page.getByRole('checkbox', { name: registers.ko.select(tag) });
			await box.uncheck();
			await box.check();
		}
		await expect(page.getByText(registers.ko.selected(2))).toBeVisible({ timeout: 2_000 });
	}).toPass();
	await page.getByLabel(w.bulkChoose).selectOption({ label: w.steps.wipePc });
	await page.getByRole('button', { name: w.bulkGo }).click();

	await page.getByRole('radio', { name: nameOf('wipeMethod', 'SHRED', 'ko') }).check();
	await page.getByLabel(w.evidenceNo).fill('확인서-한꺼번에');
	await page.getByRole('button', { name: w.bulkPreview }).click();
	await expect(page.getByText(w.bulkSum(1, 1))).toBeVisible();
	const refused = why('PC_STATE', { tag: stocked.tag, state: 'IN_STOCK', wants: 'SOURCED' }, 'ko');
	const line = page.getByRole('row').filter({ hasText: stocked.tag });
	await expect(line).toContainText(w.bulkCannot);
	await expect(line).toContainText(refused.why);
	await judge(page, 'a step for several units, previewed');
	expect(
		house.rows(`select id from custody where "pcId" = ? and kind = 'WIPED'`, fresh.id)
	).toEqual([]);

	await page.getByRole('button', { name: w.bulkCarry(1) }).click();
	await expect(page.getByText(w.bulkDone(1, 1))).toBeVisible();
	const wiped = house.rows(`select id from custody where "pcId" = ? and kind = 'WIPED'`, fresh.id);
	expect(wiped).toHaveLength(1);
	await page.context().close();
});

test('a unit is scrapped only when somebody else than who asked approves', async ({ browser }) => {
	const page = await sitDown(browser, house.url, 'office1');
	const [{ id }] = house.rows<{ id: string }>(
		`select id from pc where ${IN_STOCK} order by tag limit 1`
	) as [{ id: string }];
	await page.goto(`${house.url}/office/pcs/${id}`);
	await page.getByText(w.steps.askScrap, { exact: true }).click();
	await page.getByLabel(w.reason).fill('메인보드 고장');
	await save(page, 'askScrap');
	await expect(page.getByText(w.scrapAsked)).toBeVisible();
	await expect(page.getByRole('button', { name: w.carryOut(w.steps.scrapPc) })).toHaveCount(0);
	await page.context().close();

	const second = await sitDown(browser, house.url, 'approver1');
	await second.goto(`${house.url}/office/pcs`);
	await second.getByRole('link', { name: w.scrapShow }).click();
	await expect(second.getByRole('link', { name: /^LP-/ })).toHaveCount(1);
	await second.getByRole('link', { name: /^LP-/ }).click();
	await save(second, 'scrapPc');
	await isIn(second, 'SCRAPPED');
	await judge(second, 'a scrapped unit');
	await second.context().close();
});

test('a receipt is printed masked or not, put right as a new version, and all of it is on record', async ({
	browser
}) => {
	const page = await sitDown(browser, house.url, 'office1');
	const [row] = house.rows<{ id: string; recipientName: string; tag: string }>(
		`select id, "recipientName", tag from receipt where note = '' order by id limit 1`
	);
	if (!row) throw new Error('the demo has no receipt');
	await page.addInitScript(() => (window.print = () => window.dispatchEvent(new Event('printed'))));
	await page.goto(`${house.url}/office/deliveries/${row.id}`);
	await page.getByRole('link', { name: paper.reprint }).click();
	await expect(page.getByRole('heading', { level: 2, name: paper.title })).toBeVisible();
	await expect(page.getByText(row.recipientName)).toHaveCount(0);
	await judge(page, 'a receipt, masked');
	await page.getByRole('button', { name: paper.print, exact: true }).click();
	await expect.poll(() => work('PRINT: RECEIPT masked').length).toBe(1);

	await page.getByText(unmask.ko.ask).click();
	await page.getByRole('radio', { name: unmask.ko.purposes.CORRECT }).check();
	await page.getByRole('button', { name: unmask.ko.show }).click();
	await expect(page.getByText(row.recipientName).first()).toBeVisible();
	await page.getByRole('button', { name: paper.print, exact: true }).click();
	await expect.poll(() => work('PRINT: RECEIPT unmasked').length).toBe(1);

	await page.getByLabel(paper.recipientName).fill('고친이름');
	await page.getByLabel(paper.reason).fill('성명 오기');
	await page.getByRole('button', { name: paper.save }).click();
	await expect(page.getByText(paper.correctionOf(1, paper.hidden))).toBeVisible();
	expect(await sheetsOf(page)).toBe(1);
	await page.getByRole('link', { name: paper.versionName(1) }).click();
	await expect(page.getByText(paper.replacedMark)).toBeVisible();
	await judge(page, 'a receipt that was corrected');
	await page.context().close();
});

test('on a tablet without a network a scan opens its unit, a stray label is recorded, a receipt is printed', async () => {
	const [stop] = house.stops('demo-field1') as [Stop];
	const { page, context } = await worker.takeTablet(house.profile('tablet'));
	await page.addInitScript(
		() => (window.print = () => window.dispatchEvent(new Event('beforeprint')))
	);
	await worker.begin(page, house.url, 'field1');
	await house.cut();
	await worker.loseSignal(context);
	await worker.handOver(page, stop);
	await page.getByRole('link', { name: worker.says.saved.receipt }).click();
	await page.getByRole('link', { name: paper.reprint }).click();
	await expect(page.getByRole('heading', { level: 2, name: paper.title })).toBeVisible();
	await expect(page.getByText(stop.name).first()).toBeVisible();
	await expect(page.getByRole('img', { name: paper.signatureAlt })).toBeVisible();
	expect(await sheetsOf(page)).toBe(1);
	await judge(page, 'a receipt on the tablet');
	await page.getByRole('button', { name: paper.print, exact: true }).click();

	const find = fieldFind.ko.stock;
	await page.goto(`${house.url}/field/stock`);
	await worker.unlock(page);
	const box = page
		.getByRole('textbox', { name: find.label })
		.or(page.getByRole('searchbox', { name: find.label }));
	await box.fill(`IEUM:${stop.tag}`);
	await box.press('Enter');
	await expect(page.getByRole('heading', { level: 1, name: stop.tag })).toBeVisible();
	await page.goBack();
	await box.fill('ㅑㄸㅕㅡ:ㅣㅖ-1999-001');
	await box.press('Enter');
	await expect(page.getByText(find.unknownScan('LP-1999-001'))).toBeVisible();
	await judge(page, 'a stray label');

	await house.mend();
	await worker.findSignal(context);
	await expect(worker.statusLine(page)).toContainText(
		worker.says.status.refused(1),
		worker.IN_STEP
	);
	const read = `READ_OFFLINE % PRINT RECEIPT`;
	await expect.poll(() => work(read).length, worker.IN_STEP).toBeGreaterThan(0);
	expect(findings('LP-1999-001')).toBe(1);
});
