/** The internet fee on the tablet: a wish and an opened line without a network, and what came of them. */
import { expect, test, type Page } from '@playwright/test';
import { fees } from '../../src/lib/words/fees.ts';
import { fieldFee } from '../../src/lib/words/field-fee.ts';
import { fieldFind } from '../../src/lib/words/field-find.ts';
import { why } from '../../src/lib/words/refusal.ts';
import { nameOf } from '../../src/lib/words/states.ts';
import { sitDown } from './desk.ts';
import { judge } from './eyes.ts';
import { openHouse, today, type House } from './house.ts';
import * as worker from './worker.ts';

const w = fieldFee.ko;
const o = fees.ko;
const CARRIER = '가람누리초고속인터넷통신 금천지점';

let house: House;
test.beforeAll(async () => {
	house = await openHouse();
	await house.cut();
	settleIn();
	await house.mend();
});
test.afterAll(async () => {
	await worker.putAway();
	await house.close();
});

type Home = { id: string; receiptNo: string };
type Row = Record<string, string | number | null>;

/** Households of the worker with a unit of ours and no open line; who never had one comes first. */
const entitled = (): Home[] =>
	house.rows<Home>(
		`select h.id, h."receiptNo" from household h join assignment a on a."householdId" = h.id
			where a."completedAt" is not null and a."releasedAt" is null and h."movedOutAt" is null
			and h."adminDong" not like '시흥%' and not exists (select 1 from enrollment e
				where e."householdId" = h.id and e."rejectedAt" is null and e."endedAt" is null)
			order by exists (select 1 from enrollment e where e."householdId" = h.id), h.id limit 2`
	);

/** What the server knows of a household's line. */
const lineOf = ({ id }: Home) =>
	house.rows<{ lineOpenedOn: string | null }>(
		`select "lineOpenedOn" from enrollment where "householdId" = ? and "rejectedAt" is null`,
		id
	)[0];

/** The demo's years are over: this one gets the same settings, and the two households a valid proof. */
function settleIn(): void {
	const year = Number(today().slice(0, 4));
	for (const table of ['programmeYear', 'budgetLine'])
		for (const row of house.rows<Row>(`select * from "${table}" where id like '2023%'`))
			for (const next of [year, year + 1]) {
				const moved = Object.entries(row).map(([key, value]): [string, Row[string]] => [
					key,
					typeof value === 'string' && key !== 'versionId'
						? value.replace(/^2023/, String(next))
						: value
				]);
				house.rewrite(
					`insert or ignore into "${table}" (${moved.map(([key]) => `"${key}"`).join()})
						values (${moved.map(() => '?').join()})`,
					...moved.map(([, value]) => value)
				);
			}
	for (const { id } of entitled())
		house.rewrite(
			`update eligibility set "validUntil" = ? where "householdId" = ?`,
			`${year + 1}-12-31`,
			id
		);
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true });
const state = (name: string) => nameOf('enrollment', name as 'ACTIVE', 'ko');

/** Opens a screen of the tablet at its address, as from a bookmark. */
async function open(page: Page, address: string): Promise<void> {
	await page.goto(`${house.url}${address}`);
	await worker.unlock(page);
}

/** A household that wants its money on its own account asks nobody for consent. */
async function wish(page: Page, home: Home, look = async () => {}): Promise<void> {
	await open(page, `/field/households/${home.id}`);
	await link(page, w.wish).click();
	await button(page, w.saveWish).click();
	await expect(page.getByText(w.payNeeded)).toBeVisible();
	await look();
	await page.getByRole('radio', { name: nameOf('payWay', 'HOUSEHOLD', 'ko') }).check();
	await page.getByRole('textbox', { name: w.carrier }).fill(CARRIER);
	await button(page, w.saveWish).click();
	await expect(page.getByText(fieldFind.ko.assign.waitingOffline)).toBeVisible();
}

test('a wish and an opened line that were taken without a network become support, month by month on the tablet', async ({
	browser
}) => {
	const [home, taken] = entitled() as [Home, Home];
	const tablet = await worker.takeTablet(house.profile('tablet'));
	const { page } = tablet;
	await page.emulateMedia({ reducedMotion: 'reduce' });
	await worker.begin(page, house.url, 'field1');
	await worker.loseSignal(tablet.context);
	await wish(page, home, () => judge(page, 'a wish with something missing'));
	await judge(page, 'a wish that waits');
	await wish(page, taken);
	await worker.seesWaiting(page, 2);

	const office = await sitDown(browser, house.url, 'office1');
	await office.goto(`${house.url}/office/households/${taken.id}`);
	const fold = office.locator('summary', { hasText: o.wish });
	await fold.click();
	await office.getByRole('radio', { name: nameOf('payWay', 'HOUSEHOLD', 'ko') }).check();
	await button(office, o.wishButton).click();
	await expect(fold, 'one line a household').toHaveCount(0);

	await worker.findSignal(tablet.context);
	const refusal = why('HAS_ENROLLMENT', { receiptNo: taken.receiptNo }, 'ko');
	await expect(page.getByText(refusal.what)).toBeVisible(worker.IN_STEP);
	await judge(page, 'a wish that was refused');
	const year = today().slice(0, 4);
	await office.goto(`${house.url}/office/enrollments?year=${year}&state=REQUESTED`);
	await link(office, home.receiptNo).click();
	await button(office, o.askButton).click();
	await expect(office.getByText(state('LINE_PENDING')).first()).toBeVisible();

	await open(page, `/field/households/${home.id}`);
	await expect(page.getByText(state('LINE_PENDING'))).toBeVisible(worker.IN_STEP);
	await worker.loseSignal(tablet.context);
	await link(page, w.open).click();
	await button(page, w.saveOpened).click();
	await expect(page.getByText(w.openedNeeded)).toBeVisible();
	await page.getByLabel(w.openedOn).fill(today());
	await page.getByRole('textbox', { name: w.contractNo }).fill('NR-2026-000123');
	await judge(page, 'an opened line');
	await button(page, w.saveOpened).click();
	await expect(page.getByText(w.savedOpened)).toBeVisible();
	await worker.findSignal(tablet.context);
	await expect.poll(() => lineOf(home), worker.IN_STEP).toEqual({ lineOpenedOn: today() });

	await office.reload();
	await button(office, o.activateButton).click();
	await expect(office.getByText(state('ACTIVE')).first()).toBeVisible();
	await office.context().close();
	await link(page, w.toHousehold).click();
	await expect(page.getByText(state('ACTIVE'))).toBeVisible(worker.IN_STEP);
	await page.getByText(w.months, { exact: true }).click();
	const planned = nameOf('feeMonth', 'PLANNED', 'ko');
	await expect(page.locator('details li', { hasText: planned })).toHaveCount(12);
	await expect(page.getByText(w.month(today().slice(0, 7)), { exact: true })).toBeVisible();
	await judge(page, 'the months of a household');
});
