/** A month's internet fees from the carrier's file to the paper that two people signed. */
import { expect, test, type Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import iconv from 'iconv-lite';
import { cellsOf, readTable } from '../../src/lib/server/import/table.ts';
import { bills } from '../../src/lib/words/bill.ts';
import { feeBoard } from '../../src/lib/words/fee-board.ts';
import { yearEnd } from '../../src/lib/words/ledger.ts';
import { inWords, onPaper } from '../../src/lib/words/money.ts';
import { fees } from '../../src/lib/words/fees.ts';
import { rightEnd } from '../../src/lib/words/right-end.ts';
import { runs } from '../../src/lib/words/run.ts';
import { sheetsOf, sitDown } from './desk.ts';
import { judge } from './eyes.ts';
import { openHouse, type House } from './house.ts';

const b = bills.ko;
const r = runs.ko;
const f = feeBoard.ko;
const MONTH = '2021-11';

let house: House;
test.beforeAll(async () => {
	house = await openHouse();
});
test.afterAll(() => house.close());

interface Payee {
	receiptNo: string;
	name: string;
	contractNo: string;
}
const payees = (): Payee[] =>
	house.rows<{ receiptNo: string; name: string; contractNo: string }>(
		`select h."receiptNo", h.name, e."contractNo" from "subsidyMonth" m
		join enrollment e on e.id = m."enrollmentId" join household h on h.id = m."householdId"
		where m.month = '${MONTH}' and m."skippedAt" is null order by h."receiptNo"`
	);
const balance = (): number =>
	house.rows<{ sum: number }>(
		`select sum(amount) as sum from "budgetEntry" where "lineId" = '2021.INTERNET_FEE'`
	)[0]!.sum;

/** Presses a button as somebody without a mouse does. */
async function press(page: Page, name: string): Promise<void> {
	const button = page.getByRole('button', { name, exact: true });
	await expect(button).toBeEnabled();
	await button.focus();
	await page.keyboard.press('Enter');
}

async function upload(page: Page, name: string, text: string): Promise<void> {
	await page.goto(`${house.url}/office/bills?year=2021`);
	await page.getByLabel(b.month).fill(MONTH);
	const buffer = iconv.encode(text, 'cp949');
	await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer });
	await press(page, b.read);
}

/** The settlement of a year in which nothing is open goes up, and comes back with a reason. */
async function settleAndSendBack(office: Page, approver: Page): Promise<void> {
	const y = yearEnd.ko;
	const address = `${house.url}/office/ledger/close?year=2023`;
	await office.goto(address);
	await office.getByText(y.settle, { exact: true }).last().click();
	await press(office, y.settleButton);
	await expect(office.getByText(y.own)).toBeVisible();
	await approver.goto(address);
	await approver.getByText(y.sendBack, { exact: true }).first().click();
	await press(approver, y.sendBack);
	await expect(approver.getByLabel(y.sendBackReason)).toHaveAttribute('aria-invalid', 'true');
	await approver.getByLabel(y.sendBackReason).fill('이월액 근거가 빠짐');
	await press(approver, y.sendBack);
	await expect(approver.getByText(y.sentBack('이월액 근거가 빠짐'))).toBeVisible();
	await office.reload();
	await expect(office.getByText(y.sentBack('이월액 근거가 빠짐'))).toBeVisible();
	await expect(office.getByText(y.settle, { exact: true }).last()).toBeVisible();
	await judge(office, 'a settlement that was sent back');
}

test('a month goes from the carrier’s file to the paper that two people signed', async ({
	browser
}) => {
	const office = await sitDown(browser, house.url, 'office1');
	const all = payees();
	const [last, before] = [all.at(-1)!, balance()];
	const row = ({ name, contractNo }: Payee) => `${contractNo},${name},2021년 11월,"33,000",0`;
	const file = [
		'나래통신 청구내역,,,,',
		'계약번호,고객명,청구월,청구금액,복지할인',
		...all.slice(0, -1).map(row),
		row({ ...last, contractNo: 'ZZ-0' }),
		''
	].join('\r\n');

	await upload(office, '11월청구.csv', file);
	await expect(
		office.getByText(b.confirmText(all.length - 1, 33_000 * (all.length - 1)))
	).toBeVisible();
	await expect(office.getByText(b.reasons.NO_MATCH ?? '')).toBeVisible();
	await judge(office, 'a carrier’s file');
	await office.getByRole('textbox', { name: b.assignTo(all.length + 2) }).fill(last.receiptNo);
	await office.keyboard.press('Enter');
	await expect(office.getByText(b.assigned)).toBeVisible();
	await press(office, b.confirmButton(all.length));
	await expect(office.getByText(b.confirmed(all.length))).toBeVisible();

	await upload(office, '다른이름.csv', file);
	await expect(office.getByText(b.same, { exact: true })).toBeVisible();

	await office.goto(`${house.url}/office/runs/new?month=${MONTH}`);
	const month = r.monthOf(MONTH);
	await expect(office.getByText(r.takesLine(month, all.length, 26_400 * all.length))).toBeVisible();
	await judge(office, 'a run before it is made');
	const box = office.getByRole('checkbox', { name: r.leaveOutOf(last.receiptNo) });
	// A key that is pressed before the page listens only ticks the box.
	await expect(async () => {
		await box.uncheck();
		await box.focus();
		await office.keyboard.press('Space');
		await expect(office.getByText(r.byHand)).toBeVisible({ timeout: 2_000 });
	}).toPass();
	const count = all.length - 1;
	const total = 26_400 * count;
	await expect(office.getByText(r.takesLine(month, count, total))).toBeVisible();
	await press(office, r.make);
	await expect(office.getByRole('heading', { level: 1 })).toHaveText(r.title(month, 1));

	await press(office, r.lockButton);
	await expect(office.getByText(r.ownRun)).toBeVisible();
	await expect(office.getByRole('button', { name: r.approveButton, exact: true })).toHaveCount(0);
	expect(balance(), 'nothing is bound without the second person').toBe(before);
	await judge(office, 'a run that waits');
	const address = office.url();

	const approver = await sitDown(browser, house.url, 'approver1');
	await approver.goto(address);
	await expect(approver.getByText(r.approveText(count, total))).toBeVisible();
	await press(approver, r.approveButton);
	await expect(approver.getByText(r.waitsPay, { exact: true })).toBeVisible();
	expect(balance()).toBe(before - total);
	await approver.getByRole('link', { name: r.print }).click();
	await expect(approver.getByText(r.paperWords(total))).toBeVisible();
	await expect(approver.getByText(inWords(total))).toBeVisible();
	await expect(approver.getByText(r.draftMark)).toHaveCount(0);
	expect(await sheetsOf(approver)).toBe(1);
	await judge(approver, 'the paper of a run');
	await settleAndSendBack(office, approver);
	await approver.context().close();

	await office.goto(address);
	await press(office, r.payButton);
	await expect(office.getByText(r.paidText)).toBeVisible();
	expect(balance()).toBe(before - total);

	await office.getByText(r.file, { exact: true }).click();
	await office.getByLabel(r.purpose).selectOption('REPORT');
	const [download] = await Promise.all([
		office.waitForEvent('download'),
		office.getByRole('button', { name: r.download, exact: true }).click()
	]);
	const table = await readTable(new Uint8Array(await readFile(await download.path())));
	const cells = table.rows.map((one) => cellsOf(one, table.encoding));
	const sums = cells.find((line) => line.includes(r.sum));
	expect(sums?.[8], 'the file says what the paper says').toBe(String(total));
	expect(onPaper(total)).toContain(total.toLocaleString('ko-KR'));
	await office.context().close();
});

test('every figure of the board opens to as many rows; the slider works by keys and without script', async ({
	browser
}) => {
	const page = await sitDown(browser, house.url, 'office1');
	await page.goto(`${house.url}/office/fees?year=2021`);
	await judge(page, 'the board of fees');
	for (const label of [f.active, f.used, f.overdue, f.owed]) {
		const tile = page.getByRole('link', { name: new RegExp(`^${label}`) });
		const figure = await tile.locator('strong').innerText();
		await tile.click();
		await expect(page.locator('h1 + p').first()).toHaveText(new RegExp(`^${figure}(가구|건)`));
		await page.goBack();
	}
	const lines = page.getByRole('slider', { name: f.lineCount });
	await expect(page.getByText(f.result(700, 18_480_000, 23_760_000))).toBeVisible();
	await expect(async () => {
		await lines.focus();
		await page.keyboard.press('Home');
		await expect(page.getByText(f.result(0, 0, 23_760_000))).toBeVisible({ timeout: 2_000 });
	}).toPass();
	await page.keyboard.press('ArrowRight');
	await expect(page.getByText(f.lineCountOf(1), { exact: true })).toBeVisible();
	const cookies = await page.context().cookies();
	await page.context().close();

	const plain = await browser.newContext({ javaScriptEnabled: false });
	await plain.addCookies(cookies);
	const quiet = await plain.newPage();
	await quiet.goto(`${house.url}/office/fees?lines=100&first=03&last=09&delay=1`);
	await expect(quiet.getByText(f.result(600, 15_840_000, 23_760_000))).toBeVisible();
	await expect(quiet.getByText(f.resultLeft(7_920_000))).toBeVisible();
	await quiet.goto(`${house.url}/office/fees?lines=100&first=03&last=03`);
	await expect(quiet.getByText(f.resultLeft(-2_640_000))).toBeVisible();
	await plain.close();
});

test('an end with a wrong day is looked at, asked for and granted, and nobody owes a month for it', async ({
	browser
}) => {
	const e = rightEnd.ko;
	const [claimed] = house.rows<{ id: string; amount: number }>(
		`select e.id, sum(m."clawbackAmount") as amount from enrollment e
		join "subsidyMonth" m on m."enrollmentId" = e.id and m.month = '2021-09'
		where e."endedOn" = '2021-08-16' and m."clawbackReason" = 'ENDED' group by e.id`
	);
	const { id, amount } = claimed!;
	const office = await sitDown(browser, house.url, 'office1');
	const address = `${house.url}/office/enrollments/${id}`;
	await office.goto(address);
	await office.getByText(e.title, { exact: true }).click();
	await press(office, e.look);
	await expect(office.getByText(e.onNeeded)).toBeVisible();
	await office.getByLabel(e.on).fill('2021-09-30');
	await press(office, e.look);
	await expect(office.getByText(e.sum(amount, 0, 0))).toBeVisible();
	await office.getByLabel(e.reason).fill('9월 30일을 8월 16일로 잘못 입력');
	await judge(office, 'an end that is corrected');
	await press(office, e.ask);
	await expect(office.getByText(e.own)).toBeVisible();
	await expect(office.getByRole('button', { name: e.approve, exact: true })).toHaveCount(0);
	await office.context().close();

	const approver = await sitDown(browser, house.url, 'approver1');
	await approver.goto(address);
	await expect(approver.getByText(e.sum(amount, 0, 0))).toBeVisible();
	await judge(approver, 'a correction that waits');
	await press(approver, e.approve);
	await expect(approver.getByText(fees.ko.termOf('2021-04', '2021-09'))).toBeVisible();
	await expect(approver.getByRole('button', { name: e.approve, exact: true })).toHaveCount(0);
	const owed = `select "clawbackAmount" from "subsidyMonth" where "enrollmentId" = '${id}' and "clawbackAmount" > 0`;
	expect(house.rows(owed)).toEqual([]);
	await approver.context().close();
});

test('a year is settled by one person and locked by another, who types it once more', async ({
	browser
}) => {
	const y = yearEnd.ko;
	const address = `${house.url}/office/ledger/close?year=2022`;
	const office = await sitDown(browser, house.url, 'office1');
	await office.goto(address);
	await office.getByText(y.settle, { exact: true }).last().click();
	await press(office, y.settleButton);
	await expect(office.getByText(y.own)).toBeVisible();
	await office.context().close();

	const approver = await sitDown(browser, house.url, 'approver1');
	await approver.goto(address);
	await approver.getByText(y.lock, { exact: true }).first().click();
	await press(approver, y.lockButton);
	const typed = approver.getByLabel(y.lockTyped('2022'));
	await expect(typed).toHaveAttribute('aria-invalid', 'true');
	await typed.fill('2022');
	await press(approver, y.lockButton);
	await expect(approver.getByText(y.closedText)).toBeVisible();
	await judge(approver, 'a year that is locked');
	const [lapsed] = house.rows<{ id: string }>(
		`select id from "budgetEntry" where "lineId" = '2022.INTERNET_FEE' and kind = 'LAPSE'`
	);
	await approver.goto(`${house.url}/office/ledger/${lapsed!.id}`);
	await expect(approver.getByText('불용').first()).toBeVisible();
	await approver.context().close();
});
