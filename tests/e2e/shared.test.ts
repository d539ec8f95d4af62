/** One tablet for two people; an office without a line; a new version that waits. */
import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test, type Page } from '@playwright/test';
import { maskName } from '../../src/lib/domain/mask.ts';
import { board } from '../../src/lib/words/board.ts';
import { office } from '../../src/lib/words/office.ts';
import { sitDown } from './desk.ts';
import { judge } from './eyes.ts';
import { openHouse, type House, type Stop } from './house.ts';
import * as worker from './worker.ts';

const { says } = worker;

let house: House;
test.beforeEach(async () => {
	house = await openHouse();
});
test.afterEach(async () => {
	await worker.putAway();
	await house.close();
});

const FIRST = '현장 가람';
const SECOND = '현장 나래';

/** Says on the lock screen who it is. */
async function choose(page: Page, name: string): Promise<void> {
	await page.getByRole('button', { name: says.lock.other }).click();
	await page
		.getByRole('button')
		.filter({ hasText: maskName(name) })
		.click();
}

test('a second person on the tablet sees nothing of the first, whose unsent work waits and is sent once', async () => {
	const [stop, other] = house.stops('demo-field1') as [Stop, Stop];
	const sent = () =>
		house.rows<{ name: string; verdict: string }>(
			`select name, verdict from action_log
				where "userId" = 'demo-field1' and "deviceId" not like 'demo-%' order by at`
		);
	const tablet = await worker.takeTablet(house.profile('shared'));
	const { page } = tablet;
	await worker.begin(page, house.url, 'field1');
	await house.cut();
	await worker.handOver(page, stop);
	await worker.toToday(page);
	await worker.failVisit(page, other);
	await page.goto(`${house.url}/field/outbox`);
	await worker.unlock(page);
	await page.getByRole('button', { name: says.outbox.tablet.lock }).click();
	await house.mend();

	await page.getByRole('button', { name: says.lock.other }).click();
	const entry = page.getByRole('button').filter({ hasText: maskName(FIRST) });
	await expect(entry).toContainText(says.lock.count(2));
	await worker.signInAsAnother(page, house.url, 'field2');
	await worker.enrol(page, '금천-03');
	await worker.choosePin(page, '680153');
	await worker.seesToday(page);
	await worker.isStocked(page);
	await worker.seesWaiting(page, 0);
	await expect(page.getByText(stop.tag)).toHaveCount(0);
	await page.getByRole('textbox', { name: says.today.search }).fill(stop.name);
	await expect(page.locator(`a[href="/field/households/${stop.householdId}"]`)).toHaveCount(0);
	await page.goto(`${house.url}/field/visit/${stop.visitId}`);
	await choose(page, SECOND);
	await worker.unlock(page, '680153');
	await expect(page.getByText(says.visit.missing)).toBeVisible();
	await page.goto(`${house.url}/field/outbox`);
	await choose(page, SECOND);
	await worker.unlock(page, '680153');
	await expect(page.getByText(says.outbox.keepOthers(maskName(FIRST), 2))).toBeVisible();
	expect(sent()).toEqual([]);
	await page.getByRole('button', { name: says.outbox.tablet.lock }).click();

	await choose(page, FIRST);
	await worker.unlock(page);
	await worker.seesWaiting(page, 2);
	await expect(page.getByText(says.alerts.SIGN_IN.title)).toBeVisible(worker.IN_STEP);
	await page.context().clearCookies();
	await worker.signIn(page, house.url, 'field1', '/field');
	await choose(page, FIRST);
	await worker.unlock(page);
	// The line says none before it has counted, too, so the server is asked first.
	await expect.poll(sent, worker.IN_STEP).toEqual([
		{ name: 'handOver', verdict: 'accepted' },
		{ name: 'failVisit', verdict: 'accepted' }
	]);
	await worker.seesWaiting(page, 0);
	await tablet.close();
});

/** How many boards the browser has kept: none, or the one. */
const boardsKept = (page: Page): Promise<number> =>
	page.evaluate(async () => {
		const known = await indexedDB.databases();
		if (!known.some(({ name }) => name === 'ieum-board')) return 0;
		return new Promise<number>((resolve) => {
			const opening = indexedDB.open('ieum-board');
			opening.onerror = () => resolve(0);
			opening.onsuccess = () => {
				const db = opening.result;
				const end = (count: number) => (db.close(), resolve(count));
				if (!db.objectStoreNames.contains('boards')) return end(0);
				const counting = db.transaction('boards').objectStore('boards').count('board');
				counting.onsuccess = () => end(counting.result);
				counting.onerror = () => end(0);
			};
		});
	});

test('the board stays readable without a line, with the time of its figures', async ({
	browser
}) => {
	const desk = await sitDown(browser, house.url, 'office1');
	const figures = desk.getByText(/^보급 \d+ \/ 100대$/);
	await expect(figures).toBeVisible();
	const before = await figures.textContent();
	await worker.hasShell(desk);
	await expect.poll(() => boardsKept(desk)).toBe(1);
	await house.cut();
	await desk.goto(`${house.url}/office`);
	await expect(desk.getByText(board.ko.offline, { exact: true })).toBeVisible();
	await expect(desk.getByText(/\d\d:\d\d/).first()).toBeVisible();
	await expect(figures).toHaveText(before ?? '');
	await expect(desk.locator('main a[href^="/office/deliveries"]')).toHaveCount(0);
	await judge(desk, 'the board without a line');
	await house.mend();
	await desk.getByRole('link', { name: board.ko.retry }).click();
	await expect(desk.getByRole('link', { name: office.ko.households, exact: true })).toBeVisible();
	await desk.context().close();
});

/** Stands before the house and hands out its service worker, from a moment on a newer one. */
async function frontOf(url: string) {
	let newer = false;
	const server = createServer((asked, answer) => {
		const { method, headers, url: path = '/' } = asked;
		const passed = request(new URL(path, url), { method, headers }, (reply) => {
			const changed = newer && path === '/service-worker.js';
			const { 'content-length': length, 'content-encoding': _, ...rest } = reply.headers;
			if (!changed) answer.writeHead(reply.statusCode ?? 502, reply.headers);
			else answer.writeHead(200, { ...rest, ...(length && {}) });
			reply.pipe(answer, { end: !changed });
			if (changed) reply.on('end', () => answer.end('\n// the next version\n'));
		});
		if (path === '/service-worker.js') {
			passed.setHeader('accept-encoding', 'identity');
			for (const name of ['if-none-match', 'if-modified-since']) passed.removeHeader(name);
		}
		passed.on('error', () => answer.destroy());
		asked.pipe(passed);
	}).listen(0);
	await once(server, 'listening');
	return {
		url: `http://localhost:${(server.address() as AddressInfo).port}`,
		release: () => (newer = true),
		close: () => {
			server.closeAllConnections();
			server.close();
		}
	};
}

test('a new version is offered, never forced into a form that holds something', async () => {
	const front = await frontOf(house.url);
	const [stop] = house.stops('demo-field1') as [Stop];
	const tablet = await worker.takeTablet(house.profile('updated'));
	const { page } = tablet;
	// The page stays the one that is older than the first worker, which claims it.
	await worker.begin(page, front.url, 'field1');
	await page.waitForFunction(() => navigator.serviceWorker.controller);
	await worker.startHandOver(page, stop);
	const serial = page.getByRole('textbox', { name: says.handOver.serial.label });
	await serial.fill('HALF-TYPED');
	await page.evaluate(() => Object.assign(window, { sameDocument: true }));
	front.release();
	const isWaiting = await page.evaluate(async () => {
		const registration = await navigator.serviceWorker.getRegistration();
		await registration?.update();
		while (!registration?.waiting) await new Promise(requestAnimationFrame);
		return registration.waiting.state;
	});
	expect(isWaiting).toBe('installed');
	await expect(page.getByText(says.update.title)).toHaveCount(0);
	await expect(serial).toHaveValue('HALF-TYPED');
	expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true);

	await page.getByRole('link', { name: says.handOver.back }).click();
	await page.getByRole('button', { name: says.update.action }).click();
	await expect(page.getByLabel(says.lock.label)).toBeVisible();
	expect(await page.evaluate(() => 'sameDocument' in window)).toBe(false);
	await worker.unlock(page);
	await page.getByRole('link', { name: says.visit.resume }).click();
	await expect(serial).toHaveValue('HALF-TYPED');
	await tablet.close();
	front.close();
});
