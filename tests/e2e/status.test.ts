/** The households' door, as people meet it who are old, see little, or have an old phone. */
import {
	expect,
	test,
	type Browser,
	type BrowserContextOptions,
	type Page
} from '@playwright/test';
import { grouped } from '../../src/lib/domain/code.ts';
import { ask } from '../../src/lib/words/status/ask.ts';
import { door } from '../../src/lib/words/status/door.ts';
import { matter } from '../../src/lib/words/status/matter.ts';
import { slip as slipWords } from '../../src/lib/words/status/slip.ts';
import { stored } from '../../src/lib/words/status/stored.ts';
import { sheetsOf, sitDown } from './desk.ts';
import { judge } from './eyes.ts';
import { openHouse, type House } from './house.ts';
import * as worker from './worker.ts';

const w = { ...door.ko, ask: ask.ko, matter: matter.ko, stored: stored.ko };
const PHONE = '02-2627-0000';

interface Slip {
	code: string;
	secret: string;
}

let house: House;
/** A household that waits for a visit, and one that has its PC. */
let waiting: Slip;
let served: Slip & { householdId: string };

test.beforeAll(async ({ browser }) => {
	house = await openHouse({ OFFICE_PHONE: PHONE });
	waiting = await issueAt(browser, idOf(WAITING));
	const householdId = idOf(SERVED);
	served = { ...(await issueAt(browser, householdId)), householdId };
});
test.afterAll(async () => {
	await worker.putAway();
	await house.close();
});

const WAITING = `select "householdId" as id from visit where "scheduledOn" > date('now', '+9 hours')
	and "acceptedAt" is null and "failedAt" is null and "cancelledAt" is null order by id limit 1`;
/** In the area of field1, without a repair so far. */
const SERVED = `select h.id from household h join pc p on p."householdId" = h.id
	where p."deliveredAt" is not null and p."assignmentId" is not null
	and coalesce(p."returnedAt", p."lostAt", p."scrappedAt", p."repairAt") is null
	and coalesce(h."movedOutAt", h."deceasedAt", h."ineligibleAt", h."mergedIntoId") is null
	and h."adminDong" in ('가산동', '독산1동', '독산2동', '독산3동', '독산4동')
	and not exists (select 1 from ticket t where t."householdId" = h.id) order by h.id limit 1`;

const idOf = (sql: string) => house.rows<{ id: string }>(sql)[0]?.id ?? '';

/** Makes a slip at a desk and reads it off the screen. */
async function issueAt(browser: Browser, householdId: string): Promise<Slip> {
	const page = await sitDown(browser, house.url, 'office1');
	await page.goto(`${house.url}/office/households/${householdId}/slip`);
	const { issue, again } = slipWords.ko;
	await page.getByRole('button', { name: new RegExp(`^(${issue}|${again})$`) }).click();
	const numbers = page.locator('.strip dd');
	await expect(numbers).toHaveCount(2);
	const [code = '', secret = ''] = await numbers.allTextContents();
	expect(await sheetsOf(page), 'a slip takes one sheet').toBe(1);
	await page.context().close();
	return { code: code.replace(' ', ''), secret: secret.replace(' ', '') };
}

async function phone(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
	const viewport = { width: 360, height: 740 };
	const context = await browser.newContext({ viewport, reducedMotion: 'reduce', ...options });
	context.setDefaultTimeout(60_000);
	return context.newPage();
}

async function enter(page: Page, { code, secret }: Slip): Promise<void> {
	await page.goto(`${house.url}/status`);
	await page.getByLabel(w.entry.code).fill(code);
	await page.getByLabel(w.entry.secret).fill(secret);
	await page.getByRole('button', { name: w.entry.open, exact: true }).click();
	await page.waitForURL('**/status/mine');
}

const choose = (page: Page, name: string) => page.getByRole('link', { name, exact: true }).click();
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

/** Nothing hangs over the edge, and the way to a person is where it always is. */
async function fits(page: Page, name: string): Promise<void> {
	const width = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
	expect.soft(width, `${name} scrolls sideways`).toBeLessThanOrEqual(0);
	await expect.soft(page.getByRole('contentinfo').getByRole('link'), name).toContainText(PHONE);
}

test('without a script, on the narrowest phone in the largest letters, everything can be done', async ({
	browser
}) => {
	const page = await phone(browser, {
		javaScriptEnabled: false,
		viewport: { width: 320, height: 640 }
	});
	await page.goto(`${house.url}/status`);
	await choose(page, w.more);
	await press(page, w.sizes.largest);
	await press(page, w.look.high);
	await fits(page, 'the look');
	await expect(page.locator('html')).toHaveAttribute('data-text-size', 'largest');
	await choose(page, w.look.back);
	await page.getByLabel(w.entry.code).fill('AAAAA AAAAA');
	await page.getByLabel(w.entry.secret).fill('00000 00000');
	await press(page, w.entry.open);
	await expect(page.getByRole('alert')).toContainText(w.entry.wrong);
	await fits(page, 'a wrong code');
	await page.getByLabel(w.entry.code).fill(`${grouped(waiting.code)} ${grouped(waiting.secret)}`);
	await page.getByLabel(w.entry.secret).fill(' ');
	await press(page, w.entry.open);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(/PC를 가져가요$/);
	await expect(page.getByText(/^담당자 확인: /)).toBeVisible();
	await fits(page, 'where it stands');
	await expect(page.locator('noscript')).toHaveCount(1);

	await choose(page, w.ask.day.button);
	await page.getByText(w.ask.day.wishes.AFTERNOON).click();
	await fits(page, 'another day');
	await press(page, w.ask.send);
	await expect(page.getByRole('status')).toContainText(w.ask.day.done);
	await expect(page.getByText(w.matter.asked)).toBeVisible();
	const [task] = house.rows<{ words: string }>(`select words from task where kind = 'RESCHEDULE'`);
	expect(task?.words).toContain(w.ask.day.wishes.AFTERNOON);

	await choose(page, w.ask.data);
	// Name, address and number together, and each kind by itself.
	const kinds = Object.keys(w.stored.kinds);
	await expect(page.getByRole('term')).toHaveCount(1 + kinds.length);
	await fits(page, 'what is stored');
	await choose(page, w.stored.consents);
	await page.getByRole('link', { name: w.stored.withdraw }).last().click();
	await fits(page, 'what follows');
	await choose(page, w.stored.keep);
	await choose(page, w.ask.mine);
	await press(page, w.ask.close);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(w.closed.title);
	await page.goto(`${house.url}/status/mine`);
	await expect(page).toHaveURL(/\/status$/);
	await page.context().close();
});

test('no page has an axe finding, a borrowed title or a sideways scroll, plain or in high contrast', async ({
	browser
}) => {
	const page = await phone(browser);
	await enter(page, served);
	const routes = [
		...['', '/mine', '/mine/repair', '/mine/repair?pc=ours', '/mine/repair?pc=own'],
		...['/mine/repair?pc=ours&symptom=SLOW', '/mine/data', '/mine/consents', '/kept'],
		...['/mine/consents?kind=SENSITIVE', '/look', '/closing']
	];
	const titles = new Set<string>();
	for (const route of routes) {
		await page.goto(`${house.url}/status${route}`);
		await judge(page, `/status${route}`);
		titles.add(await page.title());
	}
	expect(titles.size).toBe(routes.length);
	await page.goto(`${house.url}/status/look`);
	await press(page, w.look.high);
	await press(page, w.sizes.largest);
	for (const route of ['', '/mine', '/mine/repair?pc=ours&symptom=SLOW', '/mine/data', '/look']) {
		await page.goto(`${house.url}/status${route}`);
		await judge(page, `/status${route} in high contrast`);
	}
	// A desk's screen at 200 % is half as wide.
	await page.setViewportSize({ width: 640, height: 400 });
	await fits(page, 'at 200 %');
	await page.context().close();
});

test('a screen reader hears where it stands, what happens next and how far it is, in this order', async ({
	browser
}) => {
	const page = await phone(browser);
	await enter(page, waiting);
	await expect(page.locator('body')).toMatchAriaSnapshot(`
    - link "${w.skip}"
    - banner
    - main:
      - article:
        - paragraph: ${w.matter.kinds.PC.name}
        - heading /PC를 가져가요/ [level=1]
        - paragraph: 기사님이 설치까지 해 드려요.
        - list "${w.matter.steps}":
          - listitem: /신청 ${w.matter.done}/
          - listitem: /선정 ${w.matter.done}/
          - listitem: /방문 ${w.matter.now}/
          - listitem: 받기
        - paragraph: /담당자/
      - link "${w.ask.repair.button}"
      - link "${w.ask.data}"
      - button "${w.ask.close}"
    - contentinfo:
      - link /${w.call}/
  `);
	await page.context().close();
});

test('the keyboard alone opens the door and reports a fault, which reaches the office and the tablet within seconds', async ({
	browser
}) => {
	const office = await sitDown(browser, house.url, 'office1');
	await office.goto(`${house.url}/office/tickets`);
	const tablet = await worker.takeTablet(house.profile('repairs'));
	await worker.begin(tablet.page, house.url, 'field1');
	await tablet.page.goto(`${house.url}/field/repairs`);
	await worker.unlock(tablet.page);
	await expect(tablet.page.getByRole('heading', { level: 1 })).toBeVisible();

	const page = await phone(browser);
	const keys = page.keyboard;
	await page.goto(`${house.url}/status#${served.code}`);
	await expect(page).toHaveURL(/\/status$/);
	await expect(page.getByLabel(w.entry.code)).toHaveValue(grouped(served.code));
	await expect(page.getByLabel(w.entry.secret)).toBeFocused();
	await keys.type(served.secret);
	await expect(page.getByLabel(w.entry.secret)).toHaveValue(grouped(served.secret));
	await keys.press('Enter');
	await page.waitForURL('**/status/mine');
	await tabTo(page, w.ask.repair.button);
	await tabTo(page, w.ask.repair.ours);
	await tabTo(page, w.ask.repair.symptoms.NO_POWER);
	const ticketId = await page.locator('input[name=ticket]').inputValue();
	await page.getByLabel(w.ask.repair.words).focus();
	await keys.type('불이 안 들어와요');
	await tabTo(page, w.ask.repair.send);
	await expect(page.getByRole('status').first()).toContainText(w.ask.repair.done);
	await expect(page.getByText(w.matter.repair.RECEIVED.head(SAID))).toBeVisible();
	const said = Date.now();
	const shows = (on: Page) =>
		expect(on.locator(`a[href*="${ticketId}"]`).first()).toBeVisible(worker.IN_STEP);
	await Promise.all([shows(office), shows(tablet.page)]);
	const took = `${((Date.now() - said) / 1000).toFixed(1)} s of 5`;
	test
		.info()
		.annotations.push({ type: 'at the office and on the tablet after', description: took });
	await page.context().close();
	await office.context().close();
	await tablet.close();
});

const SAID = { slot: '', doneOn: '', dueOn: '', since: '', until: '', isToday: false };

/** Goes on by Tab until something of that name has the focus, and presses it. */
async function tabTo(page: Page, name: string): Promise<void> {
	const target = page
		.getByRole('link', { name, exact: true })
		.or(page.getByRole('button', { name, exact: true }));
	await expect(target.first()).toBeVisible();
	await expect(target.first()).toBeEnabled();
	const before = page.url();
	for (let presses = 0; presses < 40; presses += 1) {
		if (await target.first().evaluate((node) => node === document.activeElement)) break;
		await page.keyboard.press('Tab');
	}
	await page.keyboard.press('Enter');
	await page.waitForURL((url) => url.href !== before);
}

test('a page that was kept opens without a network, and says when it was true', async ({
	browser
}) => {
	const page = await phone(browser);
	await enter(page, waiting);
	await press(page, w.ask.keep);
	await expect(page.getByText(w.ask.kept)).toBeVisible();
	const head = await page.getByRole('heading', { level: 1 }).textContent();
	await house.cut();
	await page.goto(`${house.url}/status`);
	await expect(
		page.getByText(/^연결이 끊겼어요\. .+\d\d:\d\d에 확인한 내용이에요\.$/)
	).toBeVisible();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(head ?? '');
	await fits(page, 'kept');
	await expect(page.getByRole('button')).toHaveCount(0);
	await house.mend();
	await page.goto(`${house.url}/status/mine`);
	await press(page, w.ask.forget);
	await expect(page.getByRole('button', { name: w.ask.keep })).toBeVisible();
	const left = await page.evaluate(async () => ({
		caches: await caches.keys(),
		workers: (await navigator.serviceWorker.getRegistrations()).length
	}));
	expect(left).toEqual({ caches: [], workers: 0 });
	await page.context().close();
});

test('a page that nobody touches closes after ten minutes, and says so twenty seconds before', async ({
	browser
}) => {
	const page = await phone(browser);
	await enter(page, waiting);
	const warning = page.getByRole('alertdialog', { name: w.closing.title });
	// Only what is said here passes, and the page is made to look at its clock.
	const since = Date.now();
	const isLater = async (minutes: number, seconds: number) => {
		await page.clock.setFixedTime(since + (minutes * 60 + seconds) * 1000);
		await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
	};
	await isLater(0, 0);
	await page.keyboard.press('Shift');
	await isLater(9, 35);
	await expect(warning).toBeHidden();
	await isLater(9, 45);
	await expect(warning).toBeVisible();
	await expect(page.getByRole('button', { name: w.closing.stay })).toBeFocused();
	await judge(page, 'the warning');
	await page.keyboard.press('Enter');
	await expect(warning).toBeHidden();
	await isLater(19, 20);
	await expect(warning).toBeHidden();
	await isLater(19, 30);
	await expect(warning).toBeVisible();
	await isLater(19, 45);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(w.closed.title);
	await page.goto(`${house.url}/status/mine`);
	await expect(page).toHaveURL(/\/status$/);
	await page.context().close();
});

test('the page reads itself aloud, stops for a while and goes on', async ({ browser }) => {
	const page = await phone(browser);
	await page.addInitScript(() => {
		const heard: string[] = [];
		class Utterance {
			lang = '';
			rate = 1;
			onend: (() => void) | null = null;
			text: string;
			constructor(text: string) {
				this.text = text;
			}
		}
		const voice = {
			speak: (said: Utterance) => heard.push(`${said.lang}: ${said.text}`),
			pause: () => heard.push('pause'),
			resume: () => heard.push('resume'),
			cancel: () => {}
		};
		Object.defineProperty(window, 'speechSynthesis', { value: voice });
		Object.assign(window, { SpeechSynthesisUtterance: Utterance, heard });
	});
	await enter(page, waiting);
	await press(page, w.ask.listen);
	await press(page, w.ask.pause);
	await press(page, w.ask.goOn);
	await expect(page.getByRole('button', { name: w.ask.silence })).toBeVisible();
	const heard = await page.evaluate(() => (window as unknown as { heard: string[] }).heard);
	expect(heard[0]).toBe(`ko: ${w.matter.kinds.PC.name}`);
	expect(heard.join('\n')).toMatch(/PC를 가져가요[^]*담당자[^]*pause\nresume$/);
	await press(page, w.ask.silence);
	await expect(page.getByRole('button', { name: w.ask.listen })).toBeVisible();
	await page.context().close();
});
