/** A roster of 1,000 households in CP949, from the file on somebody's disk to the register. */
import { expect, test, type Page } from '@playwright/test';
import iconv from 'iconv-lite';
import { maskName } from '../../src/lib/domain/mask.ts';
import { readTable } from '../../src/lib/server/import/table.ts';
import { board } from '../../src/lib/words/board.ts';
import { exports } from '../../src/lib/words/export.ts';
import { imports } from '../../src/lib/words/import.ts';
import { office } from '../../src/lib/words/office.ts';
import { registers } from '../../src/lib/words/register.ts';
import { HEADING, homeRow, roster } from '../server/roster.ts';
import { sitDown } from './desk.ts';
import { judge } from './eyes.ts';
import { openHouse, type House } from './house.ts';

const w = imports.ko;
/** A machine that does other work takes its time; what never comes is still a failure. */
const IN_TIME = { timeout: 120_000 };

let house: House;
test.beforeAll(async () => {
	house = await openHouse();
});
test.afterAll(() => house.close());

const households = (): number =>
	house.rows<{ n: number }>('select count(*) as n from household')[0]?.n ?? 0;

/** Presses a button as somebody without a mouse does. */
async function press(page: Page, name: string): Promise<void> {
	const button = page.getByRole('button', { name });
	await expect(button).toBeEnabled();
	await button.focus();
	await page.keyboard.press('Enter');
}

/** Chooses a file of these letters in CP949 and sends it. */
async function upload(page: Page, name: string, text: string): Promise<void> {
	await page.goto(`${house.url}/office/import`);
	const buffer = iconv.encode(text, 'cp949');
	await page.getByLabel(w.file).setInputFiles({ name, mimeType: 'text/csv', buffer });
	await press(page, w.upload);
}

test('a CP949 roster of 1,000 rows is matched, previewed, registered, and adds nothing again', async ({
	browser
}) => {
	const page = await sitDown(browser, house.url, 'office1');
	const before = households();
	const bad = homeRow(1_001).replace(/가산동|독산\d동|시흥\d동/, '독산동');
	const text = `${roster(1_000)}${bad}\r\n${homeRow(1_000)}\r\n`;

	await upload(page, '신청명부.csv', text);
	await expect(page.getByRole('heading', { level: 1, name: '신청명부.csv' })).toBeVisible(IN_TIME);
	await expect(page.getByLabel(w.encoding)).toHaveValue('cp949');
	await expect(page.getByLabel(w.meaningOf('B', '성명'))).toHaveValue('name');
	await expect(page.getByLabel(w.meaningOf('A', '연번'))).toHaveValue('');
	await judge(page, 'matching columns');
	await press(page, w.checkRows);

	await expect(page.getByText(w.summary(1_002, 1_000))).toBeVisible(IN_TIME);
	expect(households(), 'nothing is registered before it is confirmed').toBe(before);
	await expect(page.getByText(maskName('시험나래1'), { exact: true })).toBeVisible();
	await judge(page, 'preview');
	await page.getByLabel(w.show).selectOption('FAULTY');
	await expect(page.getByText(/법정동만으로는 행정동을 알 수 없습니다/)).toBeVisible(IN_TIME);
	await press(page, w.confirm(1_000));

	await expect(page.getByText(w.finished(1_000))).toBeVisible(IN_TIME);
	expect(households()).toBe(before + 1_000);
	expect(
		house.rows<{ name: string }>(`select name from household where name = '시험똠방5'`)
	).toHaveLength(1);
	await judge(page, 'result');

	await upload(page, '신청명부.csv', text);
	await expect(page.getByText(w.remembered)).toBeVisible(IN_TIME);
	await press(page, w.checkRows);
	await expect(page.getByText(w.nothingReady)).toBeVisible(IN_TIME);
	await expect(page.getByRole('button', { name: w.confirm(0) })).toBeDisabled();
	expect(households()).toBe(before + 1_000);
	await page.context().close();
});

test('a file with 주민등록번호 is refused, and broken letters are mended by another encoding', async ({
	browser
}) => {
	const page = await sitDown(browser, house.url, 'office1');
	const imported = () => house.rows('select id from roster_import').length;
	const before = imported();
	await upload(page, '주민.csv', '성명,주민등록번호\r\n시험하나,8001011234567\r\n');
	await expect(page.getByText(/주민등록번호 열은 가져올 수 없습니다\(B열\)/)).toBeVisible(IN_TIME);
	expect(imported()).toBe(before);
	await judge(page, 'a refused file');

	await upload(page, '글자.csv', `${HEADING}\r\n${homeRow(5_001)}\r\n`);
	await expect(page.getByLabel(w.meaningOf('B', '성명'))).toBeVisible(IN_TIME);
	await page.getByLabel(w.encoding).selectOption('utf-8');
	await press(page, w.reread);
	await expect(page.getByLabel(w.meaningOf('B', '성명'))).toHaveCount(0, IN_TIME);
	await page.getByLabel(w.encoding).selectOption('cp949');
	await press(page, w.reread);
	await expect(page.getByLabel(w.meaningOf('B', '성명'))).toHaveValue('name', IN_TIME);
	await press(page, w.discard);
	await expect(page.getByRole('heading', { level: 1, name: w.title })).toBeVisible(IN_TIME);
	await page.context().close();
});

test('a register is taken away by keyboard: its purpose first, masked, as many rows as its page', async ({
	browser
}) => {
	const page = await sitDown(browser, house.url, 'office1');
	await page.goto(`${house.url}/office/assignments?place=DELIVERED`);
	await page.getByRole('link', { name: registers.ko.exportTo }).focus();
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(
		exports.ko.title(registers.ko.captions.assignments),
		IN_TIME
	);
	await page.goto(`${house.url}/office/export/households?dong=${encodeURIComponent('가산동')}`);
	const count = house.rows<{ n: number }>(
		`select count(*) as n from household where "adminDong" = '가산동'`
	)[0]?.n;
	await expect(page.getByText(exports.ko.rows(count ?? -1))).toBeVisible(IN_TIME);
	await page.getByLabel(exports.ko.purposes.REPORT ?? '').focus();
	await page.keyboard.press('Space');
	const download = page.waitForEvent('download', IN_TIME);
	await page.getByRole('button', { name: exports.ko.download }).focus();
	await page.keyboard.press('Enter');
	const file = await download;
	expect(file.suggestedFilename()).toMatch(/^사랑의PC_가구대장_\d{8}\.xlsx$/);
	const chunks = await Array.fromAsync(await file.createReadStream());
	const { rows } = await readTable(Buffer.concat(chunks as Buffer[]));
	expect(rows).toHaveLength((count ?? 0) + 2);
	expect(rows.at(-1)?.cells[0]).toContain('출력자');
	const names = house.rows<{ name: string }>('select name from household');
	const text = JSON.stringify(rows.slice(0, -1));
	expect(names.filter(({ name }) => text.includes(name))).toEqual([]);
	const [entry] = house.rows<{ work: string }>(
		`select work from audit where work like 'EXPORT: %' order by seq desc limit 1`
	);
	expect(entry?.work).toContain(`REPORT · households xlsx masked rows=${count}`);
	await expect(page.getByRole('link', { name: office.ko.import })).toBeVisible();

	// A desk is taken away with what it is filtered by.
	await page.goto(`${house.url}/office/places?state=FREE`);
	await page.getByRole('link', { name: registers.ko.exportTo }).press('Enter');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(
		exports.ko.title(exports.ko.desks.places ?? ''),
		IN_TIME
	);
	await expect(page.getByText(board.ko.placeStates.FREE, { exact: true })).toBeVisible(IN_TIME);

	// A search that is over would mean everybody: no file is made of it.
	await page.goto(`${house.url}/office/export/households?s=of-another-browser`);
	await expect(page.getByText(exports.ko.searchOver)).toBeVisible(IN_TIME);
	await expect(page.getByRole('button', { name: exports.ko.download })).toHaveCount(0);
	const forced = await page.request.post(
		`${house.url}/office/export/households/file?s=of-another-browser`,
		{
			form: { purpose: 'REPORT', columns: 'name' },
			headers: { origin: house.url },
			maxRedirects: 0
		}
	);
	expect(forced.status()).toBe(303);
	await page.context().close();
});
