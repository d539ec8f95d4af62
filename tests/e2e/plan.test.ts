/** The department's plan in a browser: put right, recorded, printed, taken away, read without a network, made public. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { plan } from '../../src/lib/words/plan.ts';
import { sheetsOf, sitDown } from './desk.ts';
import { judge } from './eyes.ts';
import { openHouse, type House } from './house.ts';

const w = plan.ko;

let house: House;
test.beforeEach(async () => {
	house = await openHouse();
});
test.afterEach(() => house.close());

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

test('a team records what came of its item, the office changes a figure and its check turns red', async ({
	browser
}) => {
	const team = await sitDown(browser, house.url, 'team1');
	await expect(team).toHaveURL(/\/office\/plan$/);
	await team.goto(`${house.url}/office/plan/3?month=2021-06`);
	await team.getByText(w.recordKpi, { exact: true }).click();
	const form = team.locator('form[action="?/kpi"]');
	await form.getByLabel(w.kpi).selectOption({ label: '수요조사 응답 (명)' });
	await form.getByLabel(w.value).fill('431');
	await form.getByLabel(w.on).fill('2021-06-20');
	await form.getByLabel(w.sourceField).fill('조사 결과보고');
	await form.getByRole('button', { name: w.record }).click();
	await expect(team.getByRole('table', { name: w.kpis }).getByText('431명')).toBeVisible();
	await team.goto(`${house.url}/office/plan/3?month=2021-06`);
	await team.getByText(w.recordKpi, { exact: true }).click();
	await form.getByLabel(w.kpi).selectOption({ label: '장애인 주차구역 불법 주차율 (%)' });
	await form.getByLabel(w.value).fill('7.4');
	await form.getByLabel(w.on).fill('2021-06-21');
	await form.getByLabel(w.sourceField).fill('단속 대장');
	await form.getByRole('button', { name: w.record }).click();
	await expect(team.getByRole('table', { name: w.kpis }).getByText('7.4%')).toBeVisible();
	await team.goto(`${house.url}/office/plan/1`);
	await expect(team.getByText(w.mayNot('홍보팀'))).toBeVisible();
	await team.context().close();

	const office = await sitDown(browser, house.url, 'office1');
	await office.goto(`${house.url}/office/plan/figures`);
	const check = office.locator('[data-check="3.alley.each#서비스별"]');
	await expect(check).toHaveAttribute('data-state', 'HOLDS');
	await button(office, /활주로형 횡단보도/).click();
	const dialog = office.getByRole('dialog');
	await dialog.getByLabel(w.newValueMoney).fill('21,000,000');
	await dialog.getByLabel(w.reason).fill('견적 변경');
	await dialog.getByLabel(w.sourceMaybe).fill('견적서 7');
	await button(office, w.saveFigure).click();
	await expect(check).toHaveAttribute('data-state', 'FAILS');
	await expect(office.locator('[data-state="FAILS"]')).toHaveCount(2);
	const change = office.getByRole('table', { name: w.changes }).getByRole('row');
	const kept = change.filter({ hasText: '활주로형 횡단보도' });
	await expect(kept).toContainText('20,000천원');
	await expect(kept).toContainText('21,000천원');
	for (const said of ['견적 변경', '견적서 7', '관리 마루']) await expect(kept).toContainText(said);
	await office.goto(`${house.url}/office/plan/report`);
	// A cover, a sheet for each item, and two of item 4's own figures.
	expect(await sheetsOf(office)).toBe(10);
	expect(await copied(office, office.locator('#item-3 table').last())).toEqual([
		['세부', '값', '비중'],
		['인공지능 보행자 알림이', '30,000', '36.6%'],
		['활주로형 횡단보도', '21,000', '25.6%'],
		['안전 지킴 스마트 보드', '32,000', '39.0%'],
		['계', '82,000', '']
	]);
	const workbook = office.waitForEvent('download');
	await office.getByRole('link', { name: w.excel }).click();
	expect((await workbook).suggestedFilename()).toMatch(/\.xlsx$/);
	await office.context().close();
});

/** What a word processor or a spreadsheet gets of a table that somebody marks and copies. */
async function copied(page: Page, table: Locator): Promise<string[][]> {
	await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
	await table.evaluate((element) =>
		getSelection()?.selectAllChildren(element.parentElement ?? element)
	);
	const read = () =>
		page.evaluate(async () => {
			const [item] = await navigator.clipboard.read();
			const html = item?.types.includes('text/html') ? await item.getType('text/html') : null;
			const copy = new DOMParser().parseFromString((await html?.text()) ?? '', 'text/html');
			const rows = [...(copy.querySelector('table')?.rows ?? [])];
			return rows.map((row) => [...row.cells].map((cell) => cell.textContent.trim()));
		});
	let rows: string[][] = [];
	await expect(async () => {
		await page.bringToFront();
		await page.keyboard.press('Control+C');
		rows = await read();
		expect(rows.length).toBeGreaterThan(0);
	}).toPass({ timeout: 30_000 });
	return rows;
}

test('a browser that has seen the plan shows it without a server; the public page opens when the office says so', async ({
	browser
}) => {
	const page = await sitDown(browser, house.url, 'office1');
	await page.goto(`${house.url}/plan`);
	await expect(page.getByText(w.publicClosed).first()).toBeAttached();
	await page.goto(`${house.url}/office/plan/years`);
	await button(page, w.publish).click();
	await expect(page.getByText(w.publicOn).first()).toBeVisible();
	await page.goto(`${house.url}/plan`);
	await expect(page.getByText('3,894,564').first()).toBeVisible();
	await expect(page.getByText(w.few).first()).toBeVisible();
	await judge(page, '/plan');

	await page.goto(`${house.url}/board/plan`);
	await expect(page.getByText('11,161,807').first()).toBeVisible();
	await page.route('**/api/plan', (route) => route.abort());
	await page.reload();
	await expect(page.getByText('11,161,807').first()).toBeVisible();
	await page.getByRole('link', { name: '스마트도시 금천 조성' }).last().click();
	await expect(page.getByRole('heading', { level: 1 })).toContainText('스마트도시 금천 조성');
	await page.context().close();
});
