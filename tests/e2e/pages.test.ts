/** Every page as a screen reader, a narrow phone and a slow line meet it. */
import { expect, test, type Page } from '@playwright/test';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { startApp } from '../stand/app.ts';
import { board } from '../../src/lib/words/board.ts';
import { fieldFee } from '../../src/lib/words/field-fee.ts';
import { fieldFind } from '../../src/lib/words/field-find.ts';
import { fieldRepair } from '../../src/lib/words/field-repair.ts';
import { settings } from '../../src/lib/words/settings.ts';
import { sitDown } from './desk.ts';
import { judge } from './eyes.ts';
import { openHouse, today, type House, type Stop } from './house.ts';
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

/** Judges a page at an address and keeps its title. */
async function visit(page: Page, address: string, titles: Map<string, string>): Promise<void> {
	await page.goto(`${house.url}${address}`);
	await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
	await judge(page, address);
	const title = await page.title();
	expect
		.soft(titles.get(title), `${address} has a title of its own, not "${title}"`)
		.toBeUndefined();
	titles.set(title, address);
}

const anyId = (table: string, where = '1 = 1'): string =>
	house.rows<{ id: string }>(`select id from "${table}" where ${where} order by id limit 1`)[0]
		?.id ?? '';

/** The pages of the office, in parts that are looked at one after the other. */
const OFFICE: Record<string, () => string[]> = {
	'households and their applications': () => [
		'',
		'/households',
		'/households?dong=가산동&sort=dong&columns=receiptNo,name,phone,address,members',
		'/households/new',
		`/households/${anyId('household')}`,
		`/households/${anyId('household')}/edit`,
		`/households/${anyId('household')}/merge`,
		`/households/${anyId('household')}/slip`,
		`/applications/new?household=${anyId('household')}`,
		`/applications/${anyId('application')}`,
		'/applications',
		'/waitlist'
	],
	'assignments, tours and visits': () => [
		'/deliveries',
		`/deliveries/${anyId('receipt')}`,
		'/assignments',
		`/assignments/${anyId('assignment', '"releasedAt" is null')}`,
		'/places?state=FREE',
		'/tours',
		`/tours/demo-field1/${today()}`,
		`/tours/demo-field1/${today()}/fill`,
		`/tours/demo-field1/${today()}/sheet`,
		'/visits',
		`/visits/${anyId('visit', '"cancelledAt" is null')}`
	],
	repairs: () => [
		'/repairs',
		'/tickets',
		`/tickets/${anyId('ticket', '"completedAt" is null')}`,
		`/tickets/new?household=${anyId('household')}`,
		'/repair-figures',
		'/export/tickets?isOpen=YES'
	],
	'what waits, what was told, settings': () => [
		'/fees',
		'/enrollments',
		`/enrollments/${anyId('enrollment', '"activatedAt" is not null')}`,
		`/enrollments/${anyId('enrollment', '"activatedAt" is null')}`,
		'/months?state=CLAWBACK&columns=receiptNo,month,bill,support,owed,overdue,state',
		'/months',
		`/months/${anyId('subsidyMonth', '"clawbackAt" is not null')}`,
		'/bills',
		'/runs',
		'/runs/new',
		`/runs/${anyId('paymentBatch', '"approvedAt" is null')}`,
		`/runs/${anyId('paymentBatch', '"paidAt" is not null')}/paper`,
		'/ledger',
		`/ledger/${anyId('budgetEntry')}`,
		'/ledger/close',
		'/tasks',
		'/notices',
		'/notices?state=DROPPED',
		`/notices/${anyId('notice')}`,
		'/notices/texts',
		'/settings',
		'/exceptions',
		`/exceptions/${anyId('exception', '"decidedAt" is null')}`
	],
	'PCs and their papers': () => [
		'/pcs',
		'/pcs/new',
		`/pcs/${anyId('pc')}`,
		`/pcs/step?step=inspectPc&id=${anyId('pc')}`,
		'/labels',
		`/receipts/${anyId('receipt')}`
	],
	'files, fees and the plan': () => [
		'/import',
		'/export/households',
		'/export/pcs?state=IN_STOCK',
		'/export/tasks?which=open',
		'/export/exceptions?which=open',
		'/export/places?state=FREE',
		'/plan',
		...[1, 2, 3, 4, 5, 6, 7].map((no) => `/plan/${no}`),
		'/plan/figures',
		'/plan/report',
		'/plan/years'
	],
	'tablets, people and their accounts': () => [
		'/devices',
		`/devices/${anyId('device')}`,
		'/devices/quarantine',
		'/devices/users/new',
		`/devices/users/${anyId('user')}`,
		'/audit',
		'/account',
		'/account/password',
		'/account/second-factor'
	]
};

/** Titles of the office's pages so far. */
const officeTitles = new Map<string, string>();

for (const [part, pagesOf] of Object.entries(OFFICE))
	test(`no page of the office has an axe finding, a borrowed title or a sideways scroll: ${part}`, async ({
		browser
	}) => {
		const page = await sitDown(browser, house.url, 'office1');
		await page.emulateMedia({ reducedMotion: 'reduce' });
		for (const address of pagesOf())
			await visit(page, `/office${address}`, address.includes('?') ? new Map() : officeTitles);
		await page.context().close();
	});

test('nor have its pages where nothing is, and the board without a network', async ({
	browser
}) => {
	const page = await sitDown(browser, house.url, 'office1');
	await visit(page, '/office/nowhere', officeTitles);
	await visit(page, '/board', officeTitles);
	await visit(page, '/board/plan', officeTitles);
	await visit(page, '/plan', officeTitles);
	await page.context().close();
});

test('nor have the doors: signing in, what went wrong there, the first set-up', async ({
	browser
}) => {
	const context = await browser.newContext({ reducedMotion: 'reduce' });
	const page = await context.newPage();
	const titles = new Map<string, string>();
	await visit(page, '/login', titles);
	await page.getByLabel(says.login.loginName).fill('office1');
	await page.getByLabel(says.login.password).fill('wrong');
	await page.getByRole('button', { name: says.login.submit, exact: true }).click();
	await expect(page.getByRole('alert')).toContainText(says.login.wrong.situation);
	await judge(page, 'a wrong password');
	await visit(page, '/nowhere', titles);
	const fresh = await startApp({ dataDir: path.join(house.folder, 'fresh') });
	const setup = /\/setup\/\S+/.exec(fresh.output())?.[0] ?? '';
	await page.goto(`${fresh.url}${setup}`);
	await expect(page.getByRole('heading', { level: 1 })).toContainText(says.login.setup.title);
	await judge(page, 'the first set-up');
	await page.locator('input[name=loginName]').fill('first');
	await page.locator('input[name=name]').fill('관리 처음');
	await page.locator('input[name=password]').fill('spring-lantern-47');
	await page.locator('input[name=again]').fill('spring-lantern-47');
	await page.getByRole('button', { name: says.login.setup.submit }).click();
	// Nothing is there yet, not even a year: the page stands still all the same.
	await expect(page.getByText(board.ko.noYears)).toBeVisible();
	await expect(page.locator('html')).toHaveAttribute('data-listens', '');
	await judge(page, 'an office without anything');
	await page.getByRole('link', { name: board.ko.noYearsGo }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(settings.ko.firstYear);
	await expect(page.locator('html')).toHaveAttribute('data-listens', '');
	await judge(page, 'the first year');
	await page.getByRole('button', { name: settings.ko.openButton }).click();
	await expect(page.getByText('26,400원')).toBeVisible();
	await page.goto(`${fresh.url}/office`);
	await expect(page.getByText(board.ko.noYears)).toHaveCount(0);
	await judge(page, 'an office on its first day');
	await fresh.stop();
	await context.close();
});

test('nor have the screens of the tablet, in their states', async () => {
	const tablet = await worker.takeTablet(house.profile('looked-at'));
	const { page } = tablet;
	await page.emulateMedia({ reducedMotion: 'reduce' });
	const [stop, other] = house.stops('demo-field1') as [Stop, Stop];
	await page.goto(`${house.url}/field`);
	await expect(page.getByRole('heading', { name: says.signIn.title })).toBeVisible();
	await judge(page, 'asked to sign in');
	await worker.signIn(page, house.url, 'field1', '/field');
	await expect(page.getByLabel(says.enrol.label)).toBeVisible();
	await judge(page, 'enrolling');
	await worker.enrol(page, '금천-03');
	await expect(page.getByLabel(says.pin.first)).toBeVisible();
	await judge(page, 'choosing a PIN');
	await worker.choosePin(page);
	await worker.seesToday(page);
	await worker.isStocked(page);

	const titles = new Map<string, string>();
	const see = async (address: string, shows: string) => {
		await page.goto(`${house.url}${address}`);
		await worker.unlock(page);
		await expect(page.getByText(shows).first()).toBeVisible();
		await judge(page, address);
		const title = await page.title();
		expect.soft(titles.get(title), `${address} has a title of its own`).toBeUndefined();
		titles.set(title, address);
	};
	await see('/field', stop.tag);
	await see(`/field/visit/${stop.visitId}`, says.visit.unit);
	await see(`/field/visit/${other.visitId}/fail`, says.fail.reason);
	await see('/field/stock', says.status.online);
	await see(`/field/stock/${anyId('pc', `tag = '${stop.tag}'`)}`, stop.serial);
	await see('/field/households', says.status.online);
	await see('/field/households/new', says.status.online);
	await see(`/field/households/${stop.householdId}`, stop.tag);
	await see(`/field/households/${stop.householdId}/repair`, fieldRepair.ko.open.unit);
	await see(`/field/households/${stop.householdId}/fee`, fieldFee.ko.wishText);
	const pending = house.rows<{ id: string }>(
		`select "householdId" as id from enrollment where "lineOpenedOn" is null
			and "rejectedAt" is null and "endedAt" is null and "adminDong" not like '시흥%' limit 1`
	)[0]?.id;
	await see(`/field/households/${pending}/fee/opened`, fieldFee.ko.openedText);
	const due = `"workerId" = 'demo-field1' and "visitOn" = '${today()}'`;
	const ticket = `/field/repairs/${anyId('ticket', due)}`;
	await see('/field/repairs', fieldRepair.ko.groups.mine);
	await see(ticket, fieldRepair.ko.ticket.about);
	await see(`${ticket}/fail`, says.fail.reason);
	await see(`${ticket}/move`, fieldFind.ko.plan.day);
	const done = anyId('ticket', `"completedAt" is not null and "adminDong" not like '시흥%'`);
	await see(`/field/repairs/${done}/reopen`, fieldRepair.ko.reopen.title);
	await see(`${ticket}/plan`, fieldFind.ko.plan.day);
	await see(`${ticket}/wait`, fieldRepair.ko.wait.reason);
	await see(`${ticket}/done`, fieldRepair.ko.done.work);
	await see(`${ticket}/give-up`, fieldRepair.ko.giveUp.reason);
	await see('/field/outbox', says.outbox.emptyText);

	await page.getByRole('button', { name: says.outbox.tablet.lock }).click();
	await expect(page.getByLabel(says.lock.label)).toBeVisible();
	await judge(page, 'locked');
	await page.getByRole('button', { name: says.lock.other }).click();
	await expect(page.getByRole('heading', { name: says.lock.others })).toBeVisible();
	await judge(page, 'who is using it');

	await page.goto(`${house.url}/field/visit/${stop.visitId}/hand-over`);
	await worker.unlock(page);
	await page.getByRole('textbox', { name: says.handOver.serial.label }).fill('WRONG-1');
	await worker.next(page);
	await expect(page.getByText(says.handOver.serial.mismatch)).toBeVisible();
	await judge(page, 'another serial');
	await page.getByRole('textbox', { name: says.handOver.serial.label }).fill(stop.serial);
	await worker.next(page);
	await worker.checkFour(page, () => judge(page, 'the four checks'));
	await judge(page, 'the recipient');
	await worker.nameRecipient(page);
	await expect(page.locator('canvas')).toBeVisible();
	await judge(page, 'the signature');
	await worker.sign(page);
	await expect(page.getByRole('button', { name: says.handOver.summary.confirm })).toBeVisible();
	await judge(page, 'the summary');
	await house.cut();
	await worker.confirm(page);
	await judge(page, 'saved');
	await page.goto(`${house.url}/field/outbox`);
	await worker.unlock(page);
	await expect(page.getByText(says.outbox.keep)).toBeVisible();
	await judge(page, 'what waits');
	await house.mend();
	await tablet.close();
});

/** Bytes of the page's script under gzip until a moment; not what the shell fetches ahead. */
function weigh(page: Page): () => Promise<number> {
	const scripts = new Set<string>();
	page.on('response', (response) => {
		const type = response.headers()['content-type'] ?? '';
		if (type.includes('javascript')) scripts.add(response.url());
	});
	// Asked for once more: a browser forgets the bodies of a page that it has left.
	const sizeOf = async (url: string) =>
		gzipSync(await (await fetch(url)).arrayBuffer(), { level: 9 }).length;
	return async () => {
		const sizes = await Promise.all([...scripts].map(sizeOf));
		return sizes.reduce((sum, size) => sum + size, 0);
	};
}

const KB = 1024;

test('signing in takes at most 60 KB of script, the first screen of the tablet at most 120 KB', async ({
	browser
}) => {
	const context = await browser.newContext({ serviceWorkers: 'block' });
	const page = await context.newPage();
	const weight = weigh(page);
	await page.goto(`${house.url}/login`, { waitUntil: 'networkidle' });
	const login = await weight();
	await page.goto(`${house.url}/field`, { waitUntil: 'networkidle' });
	await expect(page.getByRole('heading', { name: says.signIn.title })).toBeVisible();
	const first = await weight();
	await worker.signIn(page, house.url, 'field2', '/field');
	await worker.enrol(page, '금천-04');
	await worker.choosePin(page);
	await worker.seesToday(page);
	await expect(page.locator('a[href^="/field/visit/"]').first()).toBeVisible();
	const today = await weight();
	const inKb = (bytes: number) => `${(bytes / KB).toFixed(1)} KB`;
	test.info().annotations.push({
		type: 'script, gzip',
		description: `/login ${inKb(login)} of 60, /field ${inKb(first)} of 120, up to today's list with enrolment and PIN ${inKb(today)}`
	});
	expect(login).toBeLessThanOrEqual(60 * KB);
	expect(first).toBeLessThanOrEqual(120 * KB);
	await context.close();
});
