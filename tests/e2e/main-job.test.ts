/** The main job: a PC is handed over where there is no signal, and the office sees it. */
import { createHash } from 'node:crypto';
import { expect, test, type Page } from '@playwright/test';
import { sitDown } from './desk.ts';
import { openHouse, type House } from './house.ts';
import * as worker from './worker.ts';

const { says } = worker;

let house: House;
test.beforeAll(async () => {
	house = await openHouse();
});
test.afterAll(async () => {
	await worker.putAway();
	await house.close();
});

/** How many the office's board says were delivered. */
async function delivered(page: Page): Promise<number> {
	await page.goto(`${house.url}/office`);
	const line = await page.getByText(/^보급 \d+ \/ 100대$/).textContent();
	return Number(/\d+/.exec(line ?? '')?.[0]);
}

/** Audit entries of each action that came from a tablet since the house was opened. */
const entries = () =>
	house.rows<{ actionId: string; name: string; n: number }>(
		`select l.id as "actionId", l.name, count(a.seq) as n from action_log l
			left join audit a on a."actionId" = l.id
			where l."deviceId" is not null and l."deviceId" not like 'demo-%'
			group by l.id, l.name order by l.at`
	);

test('a PC handed over without a network reaches the board with its signature, and counts once', async ({
	browser
}) => {
	const [stop, absent] = house.stops('demo-field1');
	if (!stop || !absent) throw new Error('nothing to do today');
	const profile = house.profile('tablet');
	const desk = await sitDown(browser, house.url, 'office1');
	const before = await delivered(desk);

	const morning = await worker.takeTablet(profile);
	await worker.begin(morning.page, house.url, 'field1');
	await expect(morning.page.locator('a[href^="/field/visit/"]')).toHaveCount(8);

	await house.cut();
	await worker.loseSignal(morning.context);
	await expect(worker.statusLine(morning.page)).toContainText(says.status.offline, worker.IN_STEP);
	await worker.handOver(morning.page, stop);
	await worker.seesWaiting(morning.page, 1);
	await worker.toToday(morning.page);
	await worker.failVisit(morning.page, absent);
	await morning.close();

	const evening = await worker.takeTablet(profile);
	const { page } = evening;
	await worker.loseSignal(evening.context);
	await worker.reopen(page, house.url);
	await worker.seesToday(page);
	await worker.seesWaiting(page, 2);
	await page.locator(`a[href="/field/visit/${stop.visitId}"]`).click();
	await expect(page.getByText(says.receipt.waiting)).toBeVisible();
	const drawn = await worker.pictureHash(page, /님의 서명$/);

	await house.mend();
	await worker.findSignal(evening.context);
	await worker.seesWaiting(page, 0);
	await page.goto(`${house.url}/field/outbox`);
	await worker.unlock(page);
	await expect(page.getByText(says.outbox.returnable)).toBeVisible(worker.IN_STEP);
	await evening.close();

	expect(await delivered(desk)).toBe(before + 1);
	await desk.locator('a[href="/office/deliveries?state=COUNTED"]').first().click();
	await desk.getByRole('row').filter({ hasText: stop.tag }).getByRole('link').click();
	await expect(desk.getByRole('heading', { level: 1, name: `인수확인 ${stop.tag}` })).toBeVisible();
	const picture = desk.getByRole('img', { name: '받은 분의 서명' });
	await expect(picture).toBeVisible();
	expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(
		0
	);
	const answer = await desk.request.get(
		new URL((await picture.getAttribute('src')) ?? '', house.url).href
	);
	const shown = createHash('sha256')
		.update(await answer.body())
		.digest('hex');
	expect(shown).toBe(drawn);
	expect(
		house.rows(`select "signatureHash" from receipt where "visitId" = ?`, stop.visitId)
	).toEqual([{ signatureHash: drawn }]);
	expect(entries().map(({ name, n }) => [name, n])).toEqual([
		['handOver', 1],
		['failVisit', 1]
	]);
	await desk.context().close();
});
