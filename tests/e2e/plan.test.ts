/** The department's plan in a browser: put right, recorded, printed, taken away, read without a network, made public. */
import { expect, test, type Page } from '@playwright/test';
import { plan } from '../../src/lib/words/plan.ts';
import { sheetsOf, sitDown } from './desk.ts';
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
	await button(office, w.saveFigure).click();
	await expect(check).toHaveAttribute('data-state', 'FAILS');
	await expect(office.locator('[data-state="FAILS"]')).toHaveCount(2);
	await office.goto(`${house.url}/office/plan/report`);
	expect(await sheetsOf(office)).toBe(8);
	const workbook = office.waitForEvent('download');
	await office.getByRole('link', { name: w.excel }).click();
	expect((await workbook).suggestedFilename()).toMatch(/\.xlsx$/);
	await office.context().close();
});

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

	await page.goto(`${house.url}/board/plan`);
	await expect(page.getByText('11,161,807').first()).toBeVisible();
	await page.route('**/api/plan', (route) => route.abort());
	await page.reload();
	await expect(page.getByText('11,161,807').first()).toBeVisible();
	await page.getByRole('link', { name: '스마트도시 금천 조성' }).last().click();
	await expect(page.getByRole('heading', { level: 1 })).toContainText('스마트도시 금천 조성');
	await page.context().close();
});
