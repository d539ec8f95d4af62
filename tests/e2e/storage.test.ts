/** What a tablet keeps on its disk: nothing in clear, nothing lost, whatever happens to the browser. */
import { expect, test, type Page } from '@playwright/test';
import { findPlain, tearIndexedDb } from '../stand/disk.ts';
import { openHouse, type House, type Stop } from './house.ts';
import * as worker from './worker.ts';

const { says } = worker;

let house: House;
test.beforeAll(async () => {
	house = await openHouse();
});
test.beforeEach(() => house.mend());
test.afterAll(async () => {
	await worker.putAway();
	await house.close();
});

const RECIPIENT = '받는이 별누림';
const NOTE = '초인종 고장 사연은 옆집 다솔님께';

type Person = { name: string; phone: string; roadAddress: string; addressDetail: string };

/** Everything about a person that is in the house's books, as it might be written down. */
function personalData(): string[] {
	const people = house.rows<Person>(
		'select name, phone, "roadAddress", "addressDetail" from household'
	);
	return people.flatMap(({ name, phone, roadAddress, addressDetail }) => [
		name,
		phone,
		phone.replace(/^(\d{3})(\d{4})(\d{4})$/, '$1-$2-$3'),
		roadAddress,
		roadAddress.replace(/^서울특별시 금천구 /, ''),
		`${roadAddress} ${addressDetail}`.trim()
	]);
}

/** Leaves a text in the browser's storages as a careless program would. */
async function plant(page: Page, text: string): Promise<void> {
	await page.evaluate(async (text) => {
		localStorage.setItem('careless', `local ${text}`);
		localStorage.setItem(
			'careful',
			btoa(String.fromCharCode(...new TextEncoder().encode(`x${text}`)))
		);
		await new Promise((resolve, reject) => {
			const opening = indexedDB.open('careless', 1);
			opening.onupgradeneeded = () => opening.result.createObjectStore('rows');
			opening.onerror = reject;
			opening.onsuccess = () => {
				const tx = opening.result.transaction('rows', 'readwrite', { durability: 'strict' });
				tx.objectStore('rows').put({ name: `row ${text}` }, 1);
				tx.oncomplete = resolve;
			};
		});
	}, text);
}

/** Fills in part of a hand-over and leaves it at that: a draft. */
async function leaveHalfDone(page: Page, stop: Stop): Promise<void> {
	await worker.startHandOver(page, stop);
	await page.getByRole('textbox', { name: says.handOver.serial.label }).fill(stop.serial);
	await worker.next(page);
	await worker.checkFour(page);
	await page.getByRole('radio', { name: '가족' }).check();
	await page.getByLabel(says.handOver.recipient.name).fill(RECIPIENT);
	await page.goto(`${house.url}/field`);
}

test('whoever takes the disk of a tablet finds no name, phone number, address or note', async () => {
	const profile = house.profile('taken');
	const [first, second, third] = house.stops('demo-field1') as [Stop, Stop, Stop];
	const secrets = [...personalData(), RECIPIENT, NOTE];
	expect(secrets.length).toBeGreaterThan(1000);

	const used = await worker.takeTablet(profile);
	await worker.begin(used.page, house.url, 'field1');
	await house.cut();
	await worker.handOver(used.page, first, RECIPIENT);
	await worker.toToday(used.page);
	await worker.failVisit(used.page, second, NOTE);
	await worker.toToday(used.page);
	await used.page.getByRole('textbox', { name: says.today.search }).fill(third.name);
	await expect(used.page.locator(`a[href="/field/households/${third.householdId}"]`)).toBeVisible();
	await used.page.goto(`${house.url}/field`);
	await worker.unlock(used.page);
	await leaveHalfDone(used.page, third);
	await used.close();
	expect(findPlain(profile, secrets)).toEqual([]);

	const dropped = await worker.takeTablet(profile);
	await worker.reopen(dropped.page, house.url);
	await worker.seesWaiting(dropped.page, 2);
	await dropped.page.locator(`a[href="/field/visit/${first.visitId}"]`).click();
	await expect(dropped.page.getByText(RECIPIENT)).toBeVisible();
	await dropped.kill();
	expect(findPlain(profile, secrets)).toEqual([]);

	const careless = await worker.takeTablet(profile);
	await careless.page.goto(`${house.url}/field`);
	await plant(careless.page, first.name);
	await careless.close();
	const found = findPlain(profile, secrets);
	expect(found).toContainEqual(expect.stringMatching(/Local Storage/));
	expect(found).toContainEqual(expect.stringMatching(/IndexedDB/));
	expect(found.every((line) => line.startsWith(first.name))).toBe(true);
});

test('a torn database loses nothing that was saved, and the person is told', async () => {
	const profile = house.profile('torn');
	const [first, second] = house.stops('demo-field2') as [Stop, Stop];
	const used = await worker.takeTablet(profile);
	await worker.begin(used.page, house.url, 'field2');
	await house.cut();
	await worker.handOver(used.page, first);
	await used.close();

	expect(tearIndexedDb(profile)).toBeGreaterThan(0);
	const torn = await worker.takeTablet(profile);
	await worker.reopen(torn.page, house.url);
	await worker.seesToday(torn.page);
	await worker.failVisit(torn.page, second);
	await torn.close();

	const emptied = await worker.takeTablet(profile);
	await worker.reopen(emptied.page, house.url);
	await expect(emptied.page.getByText(says.alerts.REBUILT.title)).toBeVisible();
	await worker.seesWaiting(emptied.page, 2);
	await house.mend();
	await emptied.page.evaluate(() => dispatchEvent(new Event('online')));
	await worker.seesWaiting(emptied.page, 0);
	await emptied.close();
	const settled = house.rows<{ name: string; verdict: string }>(
		`select name, verdict from action_log where "userId" = 'demo-field2'
			and "deviceId" not like 'demo-%' order by at`
	);
	expect(settled).toEqual([
		{ name: 'handOver', verdict: 'accepted' },
		{ name: 'failVisit', verdict: 'accepted' }
	]);
});

/** Presses save and pulls the battery after so many milliseconds at the latest; tells whether the screen had said "saved". */
async function saveAndDie(
	tablet: Awaited<ReturnType<typeof worker.takeTablet>>,
	stop: Stop,
	after: number
) {
	const { page } = tablet;
	await page.locator(`a[href="/field/visit/${stop.visitId}"]`).click();
	await page.getByRole('link', { name: says.visit.fail }).click();
	await page.getByRole('radio', { name: '부재' }).check();
	const said = page
		.getByRole('heading', { name: says.saved.title })
		.waitFor({ timeout: after })
		.then(() => true)
		.catch(() => false);
	await page.getByRole('button', { name: says.fail.save }).click({ noWaitAfter: true });
	const saved = await said;
	await tablet.kill();
	return saved;
}

test('a browser that is killed while it saves keeps everything that it called saved', async () => {
	const profile = house.profile('killed');
	const stops = house.stops('demo-field1').slice(0, 6);
	let tablet = await worker.takeTablet(profile);
	await worker.begin(tablet.page, house.url, 'field1');
	// The shell is on the disk for certain once the browser was closed in peace.
	await tablet.close();
	tablet = await worker.takeTablet(profile);
	await worker.reopen(tablet.page, house.url);
	await worker.seesToday(tablet.page);
	await house.cut();
	const saved: string[] = [];
	for (const [i, stop] of stops.entries()) {
		// The last one may take as long as it takes, so that something is called saved on any machine.
		const after = i < stops.length - 1 ? 40 * 2 ** i : 60_000;
		if (await saveAndDie(tablet, stop, after)) saved.push(stop.visitId);
		tablet = await worker.takeTablet(profile);
		await worker.reopen(tablet.page, house.url);
		await worker.seesToday(tablet.page);
		for (const id of saved)
			await expect(tablet.page.locator(`a[href="/field/visit/${id}"]`)).toContainText('전송 대기');
	}
	expect(saved.length).toBeGreaterThan(0);
	// A browser writes its cookies down every half minute: a killed one may have forgotten who signed in.
	await tablet.context.clearCookies();
	await house.mend();
	await tablet.page.evaluate(() => dispatchEvent(new Event('online')));
	await expect(tablet.page.getByRole('link', { name: says.alerts.SIGN_IN.action })).toBeVisible(
		worker.IN_STEP
	);
	await worker.signIn(tablet.page, house.url, 'field1', '/field');
	await worker.unlock(tablet.page);
	await worker.seesWaiting(tablet.page, 0);
	await tablet.close();
	const failed = house.rows<{ id: string }>(
		`select json_extract(input, '$.visitId') as id from action_log
			where name = 'failVisit' and "userId" = 'demo-field1' and "deviceId" not like 'demo-%'`
	);
	expect(new Set(failed.map(({ id }) => id)).size).toBe(failed.length);
	for (const id of saved) expect(failed).toContainEqual({ id });
});
