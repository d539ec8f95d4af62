/** The office's own work by somebody who uses no mouse: from the counter to the receipt on paper. */
import { expect, test, type Page } from '@playwright/test';
import { application, waitlist } from '../../src/lib/words/application.ts';
import { household } from '../../src/lib/words/case.ts';
import { consent } from '../../src/lib/words/consent.ts';
import { decisions } from '../../src/lib/words/decision.ts';
import { pcs } from '../../src/lib/words/desk.ts';
import { register } from '../../src/lib/words/household.ts';
import { imports } from '../../src/lib/words/import.ts';
import { labels } from '../../src/lib/words/labels.ts';
import { office } from '../../src/lib/words/office.ts';
import { pc } from '../../src/lib/words/pc.ts';
import { unmask } from '../../src/lib/words/privacy.ts';
import { receipt } from '../../src/lib/words/receipt.ts';
import { registers } from '../../src/lib/words/register.ts';
import { nameOf } from '../../src/lib/words/states.ts';
import { sitDown } from './desk.ts';
import { openHouse, type House } from './house.ts';
import { choose, isAlive, pickOption, press, tabTo, write } from './keys.ts';

const a = application.ko;
const w = pc.ko;
const list = pcs.ko;
const paper = receipt.ko;

let house: House;
test.beforeAll(async () => {
	house = await openHouse();
});
test.afterAll(() => house.close());

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const box = (page: Page, name: string | RegExp) => page.getByRole('textbox', { name });
const radio = (page: Page, name: string) => page.getByRole('radio', { name, exact: true });

async function open(page: Page, address: string): Promise<void> {
	await page.goto(`${house.url}/office${address}`);
	await isAlive(page);
}

test('a household is registered with its application, screened and selected by keys alone', async ({
	browser
}) => {
	const counter = await sitDown(browser, house.url, 'intake1');
	await open(counter, '/households/new');
	await write(box(counter, household.ko.name), '글쇠나라');
	await write(box(counter, household.ko.phone), '010-0000-9955');
	await write(box(counter, register.ko.members), '3');
	await write(box(counter, /^주소/), '서울특별시 금천구 다올길 955');
	await pickOption(counter.getByLabel(household.ko.dong), '가산동');
	await pickOption(counter.getByLabel(household.ko.category), 'BASIC_LIVELIHOOD');
	await choose(radio(counter, nameOf('proofMethod', 'SHARED_INFO', 'ko')).first());
	await write(box(counter, a.learners), '1');
	await choose(radio(counter, a.ownsNone));
	for (const kind of ['COLLECT', 'SENSITIVE'] as const)
		await press(
			counter.getByRole('checkbox', { name: new RegExp(consent.ko.texts[kind].title) }),
			'Space'
		);
	await press(button(counter, household.ko.save));
	await counter.waitForURL(/\/office\/households\/(?!new)[^/?]+$/);
	const id = new URL(counter.url()).pathname.split('/').at(-1) ?? '';
	const [wish] = house.rows<{ id: string; receiptNo: string }>(
		`select a.id, h."receiptNo" from application a join household h on h.id = a."householdId"
			where h.id = ?`,
		id
	);
	if (!wish) throw new Error('no application was received');

	const desk = await sitDown(browser, house.url, 'office1');
	await open(desk, `/applications/${wish.id}`);
	for (const step of [a.start, a.waitlist]) {
		await press(button(desk, step));
		await expect(button(desk, step)).toHaveCount(0);
	}
	await open(desk, '/waitlist');
	const row = desk.getByRole('row').filter({ hasText: wish.receiptNo });
	await press(row.getByRole('checkbox'), 'Space');
	await press(button(desk, waitlist.ko.preview));
	await press(desk.getByRole('checkbox', { name: waitlist.ko.will }), 'Space');
	const reason = box(desk, waitlist.ko.outOfOrder);
	if (await reason.isVisible()) await write(reason, '시연을 위한 순서');
	await press(button(desk, waitlist.ko.confirm(1)));
	await expect(desk.getByText(waitlist.ko.done(1, 0))).toBeVisible();
	for (const page of [counter, desk]) await page.context().close();
});

test('a PC is taken in, made ready and labelled by keys alone', async ({ browser }) => {
	const page = await sitDown(browser, house.url, 'office1');
	await open(page, '/pcs/new');
	await write(page.getByLabel(list.tag), 'lp-2021-955');
	await write(page.getByLabel(list.serial), 'ieumx 00955');
	await write(page.getByLabel(list.model), '이음 데스크톱 A9');
	await choose(radio(page, nameOf('source', 'PURCHASED', 'ko')));
	await press(button(page, w.save));
	await expect(page.getByRole('heading', { level: 1, name: 'LP-2021-955' })).toBeVisible();
	const isIn = (state: string) =>
		expect(
			page.locator('header .meta').getByText(nameOf('pc', state, 'ko'), { exact: true })
		).toBeVisible();
	const save = async (step: keyof typeof w.steps) => {
		await press(button(page, w.carryOut(w.steps[step])));
		const saved = office.ko.savedAs(nameOf('action', step, 'ko'));
		await expect(page.getByText(saved, { exact: true })).toBeVisible();
	};

	await choose(radio(page, nameOf('wipeMethod', 'OVERWRITE', 'ko')));
	await write(page.getByLabel(w.evidenceNo), '확인서-955');
	await save('wipePc');
	await isIn('WIPED');
	await write(page.getByLabel(w.parts), 'SSD 256GB');
	await save('refurbishPc');
	await isIn('REFURBISHING');
	const checks = page.getByRole('group', { name: w.checks }).getByRole('radiogroup');
	await expect(checks.first()).toBeVisible();
	for (const item of await checks.all())
		await choose(item.getByRole('radio', { name: w.pass, exact: true }));
	await save('inspectPc');
	await isIn('INSPECTED');
	await save('stockPc');
	await isIn('IN_STOCK');
	await press(page.getByRole('link', { name: w.label, exact: true }));
	await expect(page.getByText(labels.ko.summary(1, 1))).toBeVisible();
	await page.context().close();
});

test('a dispute is decided, a receipt put right and printed by keys alone', async ({ browser }) => {
	const page = await sitDown(browser, house.url, 'office1');
	await page.addInitScript(() => (window.print = () => window.dispatchEvent(new Event('printed'))));
	await open(page, '/exceptions?code=SAME_UNIT');
	const [dispute] = house.rows<{ id: string }>(
		`select id from exception where code = 'SAME_UNIT' and "decidedAt" is null limit 1`
	);
	await press(page.locator(`a[href="/office/exceptions/${dispute?.id}"]`));
	await expect(box(page, decisions.ko.reasonField)).toBeVisible();
	await choose(page.getByRole('radio', { name: nameOf('decision', 'FIRST_STANDS', 'ko') }));
	await write(box(page, decisions.ko.reasonField), '사진의 제조번호로 확인');
	await press(button(page, decisions.ko.save));
	await expect(page.getByText('사진의 제조번호로 확인')).toBeVisible();

	const [row] = house.rows<{ id: string }>(
		`select id from receipt where note = '' and "voidedAt" is null and "replacedById" is null
			order by id limit 1`
	);
	await open(page, `/receipts/${row?.id}`);
	await press(page.locator('summary', { hasText: unmask.ko.ask }));
	await choose(radio(page, unmask.ko.purposes.CORRECT));
	await press(button(page, unmask.ko.show));
	await write(page.getByLabel(paper.recipientName), '글쇠이름');
	await write(page.getByLabel(paper.reason), '성명 오기');
	await press(button(page, paper.save));
	await expect(page.getByText(paper.correctionOf(1, paper.hidden))).toBeVisible();
	await press(button(page, paper.print));
	await expect
		.poll(() => house.rows(`select 1 from audit where work like 'PRINT: RECEIPT%'`).length)
		.toBe(1);
	await page.context().close();
});

test('a roster of PCs is matched, looked through and registered by keys alone', async ({
	browser
}) => {
	const page = await sitDown(browser, house.url, 'office1');
	await open(page, '/import');
	const rows = Array.from(
		{ length: 3 },
		(_, i) => `LP-2021-96${i},IEUMK0096${i},이음 데스크톱,4,240,22인치,불용-96${i},불용,재무과`
	);
	const heading = '관리번호,제조번호,모델명,메모리,SSD,모니터,불용번호,입고구분,제공기관';
	const again = `LP-2021-960,IEUMK00970,이음 데스크톱,4,240,22인치,,,`;
	await choose(page.getByRole('radio', { name: new RegExp(`^${imports.ko.rosters.pcs}`) }));
	// Which file it is, is said in the browser's own window.
	await page.getByLabel(imports.ko.file).setInputFiles({
		...{ name: 'PC명부.csv', mimeType: 'text/csv' },
		buffer: Buffer.from(`\ufeff${[heading, ...rows, again].join('\r\n')}\r\n`)
	});
	await press(button(page, imports.ko.upload));
	await expect(page.getByRole('heading', { level: 1, name: 'PC명부.csv' })).toBeVisible();
	await expect(page.getByLabel(imports.ko.meaningOf('A', '관리번호'))).toHaveValue('tag');
	await press(button(page, imports.ko.checkRows));
	await expect(page.getByText(imports.ko.summary(4, 3))).toBeVisible();
	await press(button(page, imports.ko.confirm(3)));
	await expect(page.getByText(imports.ko.finished(3))).toBeVisible();
	expect(
		house.rows<{ tag: string }>(`select tag from pc where serial like 'IEUMK%' order by tag`)
	).toEqual([{ tag: 'LP-2021-960' }, { tag: 'LP-2021-961' }, { tag: 'LP-2021-962' }]);
	await page.context().close();
});

test('the keys of a register are said when they are asked for', async ({ browser }) => {
	const page = await sitDown(browser, house.url, 'office1');
	await open(page, '/visits');
	const keys = page.getByRole('dialog', { name: registers.ko.keys });
	await tabTo(page.locator('tbody a.open').first());
	// A key that is pressed before the page listens is pressed again.
	await expect(async () => {
		await page.keyboard.press('?');
		await expect(keys).toBeVisible({ timeout: 2_000 });
	}).toPass();
	for (const { does } of registers.ko.keyList) await expect(keys.getByText(does)).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(keys).toBeHidden();
	await expect(page.locator('tbody a.open').first()).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/\/office\/visits\/[^?]+$/);
	await page.context().close();
});
