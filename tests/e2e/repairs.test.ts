/** A repair that is taken in and done where there is no signal, and what the office sees of it. */
import { expect, test, type Page } from '@playwright/test';
import { NORTH } from '../../src/lib/server/demo/accounts.ts';
import { fieldFind } from '../../src/lib/words/field-find.ts';
import { fieldPhoto } from '../../src/lib/words/field-photo.ts';
import { fieldRepair } from '../../src/lib/words/field-repair.ts';
import { unmask } from '../../src/lib/words/privacy.ts';
import { nameOf } from '../../src/lib/words/states.ts';
import { sitDown } from './desk.ts';
import { judge } from './eyes.ts';
import { openHouse, today, type House } from './house.ts';
import * as worker from './worker.ts';

const { says } = worker;
const w = fieldRepair.ko;

let house: House;
test.beforeAll(async () => {
	house = await openHouse();
});
test.afterAll(async () => {
	await worker.putAway();
	await house.close();
});

/** A household of the worker's dongs with a unit of ours that nobody repairs. */
const theirs = () =>
	house.rows<{ id: string; receiptNo: string; name: string; tag: string }>(
		`select h.id, h."receiptNo", h.name, p.tag from pc p join household h on h.id = p."householdId"
			where p."deliveredAt" is not null and p."repairAt" is null and p."returnedAt" is null
			and h."movedOutAt" is null and h."deceasedAt" is null and h."ineligibleAt" is null
			and h."adminDong" in (${NORTH.map((dong) => `'${dong}'`).join(', ')})
			and not exists (select 1 from ticket t where t."householdId" = h.id) order by h.id limit 1`
	)[0]!;
const ticketOf = (householdId: string) =>
	house.rows<Record<string, string | number | null>>(
		`select * from ticket where "householdId" = ?`,
		householdId
	)[0];

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true });
const symptom = nameOf('symptom', 'NO_BOOT', 'ko');
const next = (page: Page) => button(page, says.handOver.next).click();

/** From the place of repairs to a ticket that waits to be sent. */
async function takeIn(page: Page, home: { receiptNo: string; tag: string }): Promise<void> {
	await worker.place(page, says.nav.repairs).click();
	await link(page, w.take).click();
	await page.getByRole('textbox', { name: fieldFind.ko.households.label }).fill(home.receiptNo);
	await page.getByRole('link', { name: home.receiptNo }).click();
	await button(page, w.open.save).click();
	await expect(page.getByRole('radio', { name: home.tag })).toBeFocused();
	await page.getByRole('radio', { name: home.tag }).check();
	await page.getByRole('radio', { name: symptom }).check();
	await page.getByLabel(w.open.words).fill('켜면 파란 화면만 나온다고 하심');
	await worker.photograph(page, fieldPhoto.ko.alt);
	await judge(page, 'taking a repair in');
	await button(page, w.open.save).click();
	await link(page, w.open.toTicket).click();
	await expect(page.getByText(w.ticket.unsent)).toBeVisible();
}

test('a repair taken in and done without a network reaches the office with its parts and signature', async ({
	browser
}) => {
	const home = theirs();
	const profile = house.profile('tablet');
	const morning = await worker.takeTablet(profile);
	await worker.begin(morning.page, house.url, 'field1');
	await house.cut();
	await worker.loseSignal(morning.context);
	await expect(worker.statusLine(morning.page)).toContainText(says.status.offline, worker.IN_STEP);
	await takeIn(morning.page, home);
	await link(morning.page, w.act.plan).click();
	await morning.page.getByLabel(fieldFind.ko.plan.day).fill(today());
	await button(morning.page, fieldFind.ko.plan.save).click();
	await expect(morning.page.getByText(fieldFind.ko.assign.waitingOffline)).toBeVisible();
	await worker.seesWaiting(morning.page, 2);
	await morning.close();
	await house.mend();

	const noon = await worker.takeTablet(profile);
	const { page } = noon;
	await worker.reopen(page, house.url);
	await worker.seesToday(page);
	await expect
		.poll(() => ticketOf(home.id), worker.IN_STEP)
		.toMatchObject({ channel: 'FIELD', symptom: 'NO_BOOT', visitOn: today() });
	await worker.seesWaiting(page, 0);
	const asked = ticketOf(home.id);
	const desk = await sitDown(browser, house.url, 'office1');
	await desk.goto(`${house.url}/office/repairs`);
	await desk.getByRole('link', { name: String(asked?.ticketNo) }).click();
	await expect(desk.getByText(nameOf('ticket', 'SCHEDULED', 'ko')).first()).toBeVisible();

	await house.cut();
	await worker.loseSignal(noon.context);
	await page.locator(`a[href="/field/repairs/${asked?.id}"]`).click();
	await judge(page, 'a repair');
	await button(page, w.act.start).click();
	await link(page, w.act.done).click();
	await page.getByLabel(w.done.work).fill('SSD를 바꾸고 윈도우를 다시 설치함');
	await button(page, w.parts.add).click();
	await page.getByLabel(w.parts.name).fill('SSD 240GB');
	await page.getByLabel(w.parts.cost).fill('45,000');
	await expect(page.getByText(w.parts.total(45_000))).toBeVisible();
	await judge(page, 'what was done');
	await next(page);
	await expect(page.getByLabel(w.done.recipient)).toHaveValue(home.name);
	await worker.draw(page);
	await next(page);
	await expect(page.getByRole('heading', { name: w.done.headings.summary })).toBeFocused();
	await judge(page, 'the summary of a repair');
	await button(page, w.done.confirm).click();
	await expect(page.getByRole('heading', { name: says.saved.title })).toBeVisible();
	await worker.seesWaiting(page, 2);
	await noon.close();

	await house.mend();
	const evening = await worker.takeTablet(profile);
	await worker.reopen(evening.page, house.url);
	await worker.seesWaiting(evening.page, 0);
	const done = ticketOf(home.id);
	expect(done).toMatchObject({ way: 'VISIT', partsCost: 45_000, recipientName: home.name });
	await evening.page.goto(`${house.url}/field/outbox`);
	await worker.unlock(evening.page);
	await expect(evening.page.getByText(says.outbox.returnable)).toBeVisible(worker.IN_STEP);
	await evening.close();

	await desk.goto(`${house.url}/office/tickets/${asked?.id}`);
	await expect(desk.getByText(nameOf('ticket', 'COMPLETED', 'ko')).first()).toBeVisible();
	await expect(desk.getByText(/45,000/).first()).toBeVisible();
	await desk.getByText(unmask.ko.ask).click();
	await desk.getByRole('radio', { name: unmask.ko.purposes.CHECK }).check();
	await desk.getByRole('button', { name: unmask.ko.show }).click();
	for (const hash of [done?.signatureHash, done?.photoHash]) {
		const picture = desk.locator(`img[src$="${hash}"]`);
		await expect(picture).toBeVisible();
		const width = (image: HTMLImageElement) => image.naturalWidth;
		await expect.poll(() => picture.evaluate(width)).toBeGreaterThan(0);
	}
	await desk.context().close();
});

test('what a repair may meet is recorded: nobody there, parts to wait for, beyond repair', async () => {
	const home = theirs();
	const tablet = await worker.takeTablet(house.profile('meets'));
	const { page } = tablet;
	await worker.begin(page, house.url, 'field1');
	await page.goto(`${house.url}/field/households/${home.id}/repair`);
	await worker.unlock(page);
	await page.getByRole('radio', { name: home.tag }).check();
	await page.getByRole('radio', { name: symptom }).check();
	await button(page, w.open.save).click();
	await link(page, w.open.toTicket).click();
	await link(page, w.act.plan).click();
	await page.getByLabel(fieldFind.ko.plan.day).fill(today());
	await button(page, fieldFind.ko.plan.save).click();
	await link(page, w.plan.toTicket).first().click();
	await button(page, w.act.depart).click();
	await expect(button(page, w.act.depart)).toBeHidden();
	await link(page, w.act.fail).click();
	await page.getByRole('radio', { name: nameOf('repairFail', 'ABSENT', 'ko') }).check();
	await button(page, says.fail.save).click();
	await link(page, w.done.seeTicket).click();

	await button(page, w.act.begin).click();
	await page.getByRole('radio', { name: nameOf('repairWay', 'BROUGHT_IN', 'ko') }).check();
	await button(page, w.way.save).click();
	await link(page, w.act.wait).click();
	await page.getByRole('radio', { name: nameOf('pauseReason', 'PARTS', 'ko') }).check();
	await judge(page, 'waiting for parts');
	await button(page, w.wait.save).click();
	await link(page, w.done.seeTicket).click();
	await expect(page.getByText(w.ticket.pausedParts)).toBeVisible();
	await button(page, w.act.resume).click();
	await link(page, w.act.giveUp).click();
	await button(page, w.giveUp.save).click();
	await expect(page.getByText(w.giveUp.outcomeNeeded)).toBeVisible();
	await page.getByRole('radio', { name: nameOf('giveUpReason', 'NO_PARTS', 'ko') }).check();
	await page.getByRole('radio', { name: nameOf('repairOutcome', 'SWAP', 'ko') }).check();
	await judge(page, 'beyond repair');
	await button(page, w.giveUp.save).click();
	await expect
		.poll(() => ticketOf(home.id), worker.IN_STEP)
		.toMatchObject({ outcome: 'SWAP', unrepairableReason: 'NO_PARTS' });
	await worker.seesWaiting(page, 0);
	expect(
		house.rows(`select kind from task where "householdId" = ? and "doneAt" is null`, home.id)
	).toEqual([{ kind: 'SWAP_UNIT' }]);
	await tablet.close();
});
