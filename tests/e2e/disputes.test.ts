/** Two tablets record the same PC: counted once, decided by a named person with both records in sight. */
import { expect, test } from '@playwright/test';
import { decisions } from '../../src/lib/words/decision.ts';
import { delivery } from '../../src/lib/words/delivery.ts';
import { unmask } from '../../src/lib/words/privacy.ts';
import { nameOf } from '../../src/lib/words/states.ts';
import { why } from '../../src/lib/words/refusal.ts';
import { sitDown } from './desk.ts';
import { judge } from './eyes.ts';
import { openHouse, type House, type Stop } from './house.ts';
import * as worker from './worker.ts';

const { says } = worker;
const { serial } = says.handOver;
const w = decisions.ko;

let house: House;
test.beforeEach(async () => {
	house = await openHouse();
});
test.afterEach(async () => {
	await worker.putAway();
	await house.close();
});

test('a dispute between two tablets shows both records side by side; the loser’s signature and photo are kept', async ({
	browser
}) => {
	const [mine] = house.stops('demo-field1') as [Stop];
	const [theirs] = house.stops('demo-field2') as [Stop];
	const tablets = [];
	for (const name of ['field1', 'field2']) {
		const tablet = await worker.takeTablet(house.profile(name));
		await worker.begin(tablet.page, house.url, name);
		tablets.push(tablet);
	}
	const [first, second] = tablets as [(typeof tablets)[0], (typeof tablets)[0]];
	await house.cut();
	await worker.handOver(first.page, mine);
	await worker.startHandOver(second.page, theirs);
	await second.page.getByRole('textbox', { name: says.handOver.serial.label }).fill(mine.serial);
	await worker.next(second.page);
	await second.page.getByRole('radio', { name: nameOf('swapReason', 'WRONG_UNIT', 'ko') }).check();
	// Another unit than the promised one: its label is asked for, and the photo stays with the record.
	await expect(second.page.getByText(serial.photoOther)).toBeVisible();
	await worker.photograph(second.page, serial.photo);
	await judge(second.page, 'a serial with its photo');
	await worker.next(second.page);
	await worker.checkFour(second.page);
	await worker.nameRecipient(second.page);
	await worker.sign(second.page);
	const taken = await worker.pictureHash(second.page, new RegExp(serial.photo));
	await worker.confirm(second.page);
	// The one with the photo is the last to find the line again, and so the second on record.
	await worker.loseSignal(second.context);
	await house.mend();
	for (const { page, context } of tablets) {
		await worker.findSignal(context);
		await page.evaluate(() => dispatchEvent(new Event('online')));
		await expect(worker.statusLine(page)).not.toContainText(says.status.waiting(1), worker.IN_STEP);
	}
	const openOnes = () =>
		house.rows<{ id: string }>(
			`select id from exception where code = 'SAME_UNIT' and "decidedAt" is null
				and "householdId" in (?, ?)`,
			mine.householdId,
			theirs.householdId
		);
	await expect.poll(() => openOnes().length, worker.IN_STEP).toBe(1);
	const open = openOnes();
	// The files travel apart from the records, and have to be here before somebody decides by them.
	await expect
		.poll(
			() =>
				house.rows(
					`select 1 from receipt r join file f on f.hash in (r."signatureHash", r."photoHash")
						and f."completeAt" is not null where r."householdId" in (?, ?)`,
					mine.householdId,
					theirs.householdId
				).length,
			worker.IN_STEP
		)
		.toBe(3);

	const desk = await sitDown(browser, house.url, 'office1');
	await desk.goto(`${house.url}/office/exceptions?code=SAME_UNIT`);
	await desk.locator(`a[href="/office/exceptions/${open[0]?.id}"]`).click();
	await expect(desk.getByRole('heading', { level: 1 })).toHaveText(why('SAME_UNIT', {}, 'ko').what);
	for (const words of [w.first, w.second, mine.serial])
		await expect(desk.getByText(words).first()).toBeVisible();
	await expect(desk.getByRole('columnheader').filter({ hasText: mine.tag })).toHaveCount(2);
	const photo = desk.getByRole('img', { name: delivery.ko.photoAlt });
	await expect(photo).toHaveAttribute('src', `/api/files/${taken}`);
	await expect.poll(() => photo.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBe(64);
	await expect(desk.getByRole('cell', { name: delivery.ko.noPhoto })).toHaveCount(1);
	await judge(desk, 'a dispute');
	await desk.locator('summary', { hasText: unmask.ko.ask }).click();
	await desk.getByRole('radio', { name: unmask.ko.purposes.CHECK }).check();
	await desk.getByRole('button', { name: unmask.ko.show }).click();
	await expect(desk.getByText(unmask.ko.shownText)).toBeVisible();
	for (const { name } of [mine, theirs])
		await expect(desk.getByRole('cell', { name })).toBeVisible();
	const looks = house.rows<{ subject: string }>(
		`select distinct subject from audit where work like 'UNMASK%'`
	);
	expect(looks.map(({ subject }) => subject).sort()).toEqual(
		[mine, theirs].map(({ householdId }) => householdId).sort()
	);
	// Saved without a choice, the form says what is missing, and the focus stands on it.
	await expect(async () => {
		await desk.getByRole('button', { name: w.save }).click();
		await expect(desk.getByRole('radio').first()).toBeFocused({ timeout: 5_000 });
	}).toPass();
	await desk.getByRole('radio', { name: nameOf('decision', 'FIRST_STANDS', 'ko') }).check();
	await desk.getByRole('textbox', { name: w.reasonField }).fill('사진의 제조번호로 확인');
	await desk.getByRole('button', { name: w.save }).click();
	await expect(desk.getByText('사진의 제조번호로 확인')).toBeVisible();
	await expect(desk.getByText(w.voided)).toBeVisible();
	await judge(desk, 'a decided dispute');

	const receipts = house.rows<{ voided: number; signatureHash: string; photoHash: string }>(
		`select "voidedAt" is not null as voided, "signatureHash", "photoHash" from receipt
			where "householdId" in (?, ?) order by voided`,
		mine.householdId,
		theirs.householdId
	);
	expect(receipts.map(({ voided }) => voided)).toEqual([0, 1]);
	expect(receipts.map(({ photoHash }) => photoHash)).toEqual([null, taken]);
	for (const [hash, type] of [
		[receipts[1]?.signatureHash, 'image/png'],
		[taken, 'image/jpeg']
	]) {
		const lost = await desk.request.get(`${house.url}/api/files/${hash}`);
		expect([lost.status(), lost.headers()['content-type']]).toEqual([200, type]);
	}
	expect(house.rows(`select "decidedBy" from exception where id = ?`, open[0]?.id ?? '')).toEqual([
		{ decidedBy: 'demo-office1' }
	]);
	await desk.context().close();
});
