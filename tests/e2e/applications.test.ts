/** From the counter to a place in the programme: what people at the desks do, and what they are told. */
import { expect, test, type Page } from '@playwright/test';
import { application, waitlist } from '../../src/lib/words/application.ts';
import { household } from '../../src/lib/words/case.ts';
import { fieldCase } from '../../src/lib/words/field-case.ts';
import { fieldFind } from '../../src/lib/words/field-find.ts';
import { consent } from '../../src/lib/words/consent.ts';
import { households } from '../../src/lib/words/desk.ts';
import { duplicates, edit, record, register } from '../../src/lib/words/household.ts';
import { settings } from '../../src/lib/words/settings.ts';
import { tasks } from '../../src/lib/words/task.ts';
import { unmask } from '../../src/lib/words/privacy.ts';
import { nameOf } from '../../src/lib/words/states.ts';
import { sitDown } from './desk.ts';
import { judge } from './eyes.ts';
import { openHouse, today, type House } from './house.ts';
import * as worker from './worker.ts';

const a = application.ko;
const w = waitlist.ko;
const r = record.ko;

let house: House;
test.beforeEach(async () => {
	house = await openHouse();
});
test.afterEach(async () => {
	await worker.putAway();
	await house.close();
});

const button = (page: Page, name: string | RegExp) =>
	page.getByRole('button', { name, exact: true });
const box = (page: Page, title: string) => page.getByRole('checkbox', { name: new RegExp(title) });

/** Fills in everything that the form of a household asks for. */
async function fillIn(page: Page, name: string, phone: string): Promise<void> {
	await page.getByRole('textbox', { name: household.ko.name }).fill(name);
	await page.getByRole('textbox', { name: household.ko.phone }).fill(phone);
	await page.getByRole('textbox', { name: register.ko.members }).fill('3');
	await page.getByRole('textbox', { name: /^주소/ }).fill('서울특별시 금천구 다올길 991');
	await page.getByLabel(household.ko.category).selectOption('BASIC_LIVELIHOOD');
	await page
		.getByRole('radio', { name: nameOf('proofMethod', 'SHARED_INFO', 'ko') })
		.first()
		.check();
	await page.getByRole('textbox', { name: a.learners }).fill('1');
	await page.getByRole('radio', { name: a.ownsNone, exact: true }).check();
}

/** A household that stands on the waitlist; the path of its application. */
async function waits(page: Page, name: string, phone: string): Promise<string> {
	await page.goto(`${house.url}/office/households/new`);
	await fillIn(page, name, phone);
	await page.getByLabel(household.ko.dong).selectOption('가산동');
	for (const kind of ['COLLECT', 'SENSITIVE'] as const)
		await box(page, consent.ko.texts[kind].title).check();
	await button(page, household.ko.save).click();
	await seesRecord(page);
	await page.locator('a[href^="/office/applications/"]').first().click();
	for (const step of [a.start, a.waitlist]) {
		await button(page, step).click();
		await expect(button(page, step)).toHaveCount(0);
	}
	return new URL(page.url()).pathname;
}

test('the counter registers its own dong only, each consent apart, and the carrier’s no costs nothing', async ({
	browser
}) => {
	const desk = await sitDown(browser, house.url, 'intake1');
	await expect(desk).toHaveURL(/\/office\/households$/);
	const [twin] = house.rows<{ name: string; phone: string; receiptNo: string }>(
		`select name, phone, "receiptNo" from household where "adminDong" = '가산동' order by id`
	);
	await desk.getByRole('link', { name: households.ko.add }).click();
	await expect(desk).toHaveURL(/\/households\/new$/);
	await expect(desk.getByRole('checkbox', { checked: true })).toHaveCount(0);
	await expect(
		desk.getByLabel(household.ko.dong).locator('option[value]:not([value=""])')
	).toHaveText(['가산동']);

	const spaced = `${twin?.name.slice(0, 1)} ${twin?.name.slice(1)}`.normalize('NFD');
	await desk.getByRole('textbox', { name: household.ko.name }).fill(spaced);
	await desk
		.getByRole('textbox', { name: household.ko.phone })
		.fill(`+82 ${twin?.phone.slice(1, 3)} ${twin?.phone.slice(3, 7)} ${twin?.phone.slice(7)}`);
	await expect(desk.getByText(duplicates.ko.title)).toBeVisible();
	await expect(desk.getByText(twin?.receiptNo ?? '')).toBeVisible();
	expect(desk.url()).not.toMatch(/[?]/);
	expect(
		house.rows(`select work from audit where work = 'SEARCH: DUPLICATE'`).length
	).toBeGreaterThan(0);

	await fillIn(desk, '가온별시험', '01000009911');
	await expect(desk.getByText(duplicates.ko.title)).toBeHidden();
	await box(desk, consent.ko.texts.COLLECT.title).check();
	await box(desk, consent.ko.texts.SENSITIVE.title).check();
	await judge(desk, 'the form of a household');
	await button(desk, household.ko.save).click();
	await seesRecord(desk);
	const id = new URL(desk.url()).pathname.split('/').at(-1) ?? '';
	expect(house.rows(`select kind from consent where "householdId" = ? order by kind`, id)).toEqual([
		{ kind: 'COLLECT' },
		{ kind: 'SENSITIVE' }
	]);
	await judge(desk, 'a household that has applied');

	await desk.locator('a[href^="/office/applications/"]').first().click();
	await button(desk, a.start).click();
	await expect(desk.getByText(nameOf('application', 'SCREENING', 'ko')).first()).toBeVisible();
	await expect(button(desk, a.waitlist)).toHaveCount(0);
	await judge(desk, 'an application in screening');

	const [foreign] = house.rows<{ id: string }>(
		`select id from household where "adminDong" = '시흥5동' order by id`
	);
	const answer = await desk.goto(`${house.url}/office/households/${foreign?.id}`);
	expect(answer?.status()).toBe(403);
	expect(
		house.rows(
			`select subject from audit where work like 'DENIED%' and subject = ?`,
			foreign?.id ?? ''
		)
	).toHaveLength(1);
	await desk.context().close();

	const office = await sitDown(browser, house.url, 'office1');
	const [{ id: applicationId } = { id: '' }] = house.rows<{ id: string }>(
		`select id from application where "householdId" = ?`,
		id
	);
	await office.goto(`${house.url}/office/applications/${applicationId}`);
	await button(office, a.waitlist).click();
	await expect(office.getByText(a.learner)).toBeVisible();
	await office.context().close();
});

async function seesRecord(page: Page): Promise<void> {
	await page.waitForURL(/\/office\/households\/(?!new)[^/?]+$/);
}

test('the waitlist selects in bulk after it has shown who would be refused and why, then gives each a PC', async ({
	browser
}) => {
	const desk = await sitDown(browser, house.url, 'office1');
	const stateOf = (id: string) =>
		house.rows<{ selectedAt: string | null }>(
			`select "selectedAt" from application where id = ?`,
			id
		)[0]?.selectedAt;
	await desk.goto(`${house.url}/office/waitlist`);
	await judge(desk, 'the waitlist');
	const boxes = desk.locator('form[action="?/previewSelect"] input[name="chosen"]');
	const ids = await boxes.evaluateAll((found) =>
		found.map((one) => (one as HTMLInputElement).value)
	);
	const [first, second, third] = ids as [string, string, string];
	// Out of order: the preview says who comes first, and nothing is saved.
	await desk.locator(`input[value="${third}"]`).check();
	await button(desk, w.preview).click();
	await expect(desk.getByText(w.previewText(0, 1))).toBeVisible();
	await judge(desk, 'a preview of the selection');
	expect(stateOf(third)).toBeNull();

	await desk.goto(`${house.url}/office/waitlist`);
	await desk.getByRole('textbox', { name: w.howMany }).first().fill('2');
	await button(desk, w.take).first().click();
	await expect(desk.getByText(w.chosen(2))).toBeVisible();
	await button(desk, w.preview).click();
	await expect(desk.getByText(w.previewText(2, 0))).toBeVisible();
	await button(desk, w.confirm(2)).click();
	await expect(desk.getByText(w.willNeeded)).toBeVisible();
	expect(stateOf(first)).toBeNull();
	await desk.getByRole('checkbox', { name: w.will }).check();
	await button(desk, w.confirm(2)).click();
	await expect(desk.getByText(w.done(2, 0))).toBeVisible();
	for (const id of [first, second]) expect(stateOf(id)).not.toBeNull();

	for (const id of [first, second]) await desk.locator(`input[value="${id}"]`).check();
	await button(desk, w.assignPreview).click();
	await button(desk, w.assignConfirm(2)).click();
	await expect(desk.getByText(w.assignDone(2, 0))).toBeVisible();
	expect(
		house.rows(
			`select 1 from assignment where "applicationId" in (?, ?) and "confirmedAt" is not null and "pcId" is not null`,
			first,
			second
		)
	).toHaveLength(2);
	await desk.context().close();
});

test('two desks that correct the same field see both values side by side, and closing tells what follows', async ({
	browser
}) => {
	const desk = await sitDown(browser, house.url, 'office1');
	const path = await waits(desk, '누리시험', '01000009931');
	const [{ householdId } = { householdId: '' }] = house.rows<{ householdId: string }>(
		`select "householdId" from application where id = ?`,
		path.split('/').at(-1) ?? ''
	);
	const counter = await sitDown(browser, house.url, 'intake1');
	const address = `${house.url}/office/households/${householdId}`;
	for (const page of [desk, counter]) {
		await page.goto(`${address}/edit`);
		await page.getByRole('radio', { name: unmask.ko.purposes.CORRECT }).check();
		await button(page, unmask.ko.show).click();
		await expect(page.getByRole('textbox', { name: household.ko.phone })).toBeVisible();
	}
	await counter.getByRole('textbox', { name: household.ko.phone }).fill('010-0000-9932');
	await button(counter, edit.ko.save).click();
	await seesRecord(counter);
	await counter.context().close();

	await desk.getByRole('textbox', { name: household.ko.phone }).fill('010-0000-9933');
	await button(desk, edit.ko.save).click();
	await expect(desk.getByText(edit.ko.conflict)).toBeVisible();
	await expect(desk.getByRole('radio', { name: '01000009932' })).toBeChecked();
	await judge(desk, 'two values side by side');
	const phone = () => house.rows(`select phone from household where id = ?`, householdId);
	expect(phone()).toEqual([{ phone: '01000009932' }]);
	await desk.getByRole('radio', { name: '010-0000-9933' }).check();
	await button(desk, edit.ko.save).click();
	await seesRecord(desk);
	expect(phone()).toEqual([{ phone: '01000009933' }]);

	await desk.getByText(r.close, { exact: true }).click();
	await desk.getByRole('radio', { name: nameOf('household', 'DECEASED', 'ko') }).check();
	await expect(desk.getByText(r.follow.phone)).toBeVisible();
	await expect(desk.getByText(r.follow.application('2021'))).toBeVisible();
	await desk.getByLabel(r.on, { exact: true }).fill(today());
	await button(desk, r.closeButton).click();
	// Its form goes with the state in which it could be closed.
	await expect(desk.getByText(r.close, { exact: true })).toHaveCount(0);
	expect(
		house.rows(
			`select "withdrawReason", "phoneBlockedAt" is not null as silent from application a
				join household h on h.id = a."householdId" where h.id = ?`,
			householdId
		)
	).toEqual([{ withdrawReason: 'DECEASED', silent: 1 }]);
	await desk.context().close();
});

test('the year’s settings change by a reason and a preview, never below what is used; a task is finished in words', async ({
	browser
}) => {
	const desk = await sitDown(browser, house.url, 'office1');
	const s = settings.ko;
	const change = async (quota: string) => {
		await desk.goto(`${house.url}/office/settings`);
		await desk.getByText(s.change, { exact: true }).last().click();
		await desk.getByRole('textbox', { name: s.quota }).fill(quota);
		await desk.getByRole('textbox', { name: s.reason }).fill('방침 제12호');
		await button(desk, s.preview).click();
	};
	await change('3');
	await expect(button(desk, s.save)).toBeDisabled();
	await judge(desk, 'settings that are refused');
	const [{ number: before } = { number: 0 }] = house.rows<{ number: number }>(
		`select max(number) as number from "yearVersion" where "fiscalYear" = '2021'`
	);
	await change('120');
	await expect(button(desk, s.save)).toBeEnabled();
	await button(desk, s.save).click();
	await expect(desk.getByText(s.version(before + 1)).first()).toBeVisible();
	expect(
		house.rows(
			`select number, quota, reason from "yearVersion" where number > ? and "fiscalYear" = '2021'`,
			before
		)
	).toEqual([{ number: before + 1, quota: 120, reason: '방침 제12호' }]);

	const t = tasks.ko;
	const [open] = house.rows<{ id: string }>(
		`select id from task where "doneAt" is null and "fiscalYear" = '2021' order by id`
	);
	await desk.goto(`${house.url}/office/tasks`);
	await desk.locator(`a[href="/office/tasks/${encodeURIComponent(open?.id ?? '')}"]`).click();
	await judge(desk, 'a task');
	await button(desk, t.save).click();
	await expect(desk.getByText(t.outcomeNeeded)).toBeVisible();
	await desk.getByRole('textbox', { name: t.outcome }).fill('통화하여 다시 방문하기로 함');
	await button(desk, t.save).click();
	await expect
		.poll(() => house.rows(`select outcome from task where id = ?`, open?.id ?? ''))
		.toEqual([{ outcome: '통화하여 다시 방문하기로 함' }]);
	// Free words may tell of the household: they are shown to whoever says why.
	await expect(desk.getByText(t.hidden, { exact: true }).first()).toBeVisible();
	await expect(desk.getByText('통화하여 다시 방문하기로 함')).toHaveCount(0);
	await desk.context().close();
});

test('a household is registered at its own door without a network, with its members, consents and application', async () => {
	const tablet = await worker.takeTablet(house.profile('tablet'));
	const { page } = tablet;
	await worker.begin(page, house.url, 'field1');
	await house.cut();
	const f = fieldFind.ko.register;
	const c = fieldCase.ko;
	const [twin] = house.rows<{ name: string; phone: string; receiptNo: string }>(
		`select name, phone, "receiptNo" from household where "adminDong" = '가산동' order by id`
	);
	await worker.place(page, worker.says.nav.households).click();
	await page.getByRole('link', { name: fieldFind.ko.households.register }).click();
	await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(0);
	await page.getByRole('textbox', { name: f.name }).fill(twin?.name ?? '');
	await page.getByRole('textbox', { name: f.phone }).fill(twin?.phone ?? '');
	await expect(page.getByText(c.alike)).toBeVisible();
	await expect(page.getByText(twin?.receiptNo ?? '')).toBeVisible();
	await page.getByRole('textbox', { name: f.name }).fill('한울시험');
	await page.getByRole('textbox', { name: f.phone }).fill('010 0000 9941');
	await expect(page.getByText(c.alike)).toBeHidden();
	await page.getByRole('textbox', { name: f.road }).fill('다올길 992');
	await page.getByRole('textbox', { name: c.members }).fill('4');
	await page.getByLabel(f.dong).selectOption('가산동');
	await page.getByLabel(f.category).selectOption('NEAR_POVERTY');
	for (const kind of ['COLLECT', 'SENSITIVE'] as const)
		await box(page, consent.ko.texts[kind].title).check();
	await judge(page, 'registering on a tablet');
	await page.getByRole('button', { name: f.save }).click();
	await page.getByRole('link', { name: f.open }).click();
	await page.getByRole('link', { name: c.apply }).click();
	await page.getByRole('button', { name: c.save }).click();
	await expect(page.getByText(c.ownsNeeded)).toBeVisible();
	await page.getByRole('textbox', { name: c.learners }).fill('2');
	await page.getByRole('radio', { name: c.ownsNo }).check();
	await judge(page, 'applying on a tablet');
	await page.getByRole('button', { name: c.save }).click();
	await worker.seesWaiting(page, 2);
	await page.getByRole('link', { name: c.toHousehold }).click();
	await page.getByRole('link', { name: c.consentsLink }).click();
	await judge(page, 'consents on a tablet');
	await box(page, consent.ko.texts.SHARED_INFO.title).check();
	await page.getByRole('button', { name: c.saveConsents }).click();
	await worker.seesWaiting(page, 3);
	await house.mend();
	await page.evaluate(() => dispatchEvent(new Event('online')));
	await worker.seesWaiting(page, 0);
	await tablet.close();
	expect(
		house.rows(
			`select h.members, a.channel, a.learners,
				(select count(*) from consent c where c."householdId" = h.id) as consents
				from household h join application a on a."householdId" = h.id where h.phone = '01000009941'`
		)
	).toEqual([{ members: 4, channel: 'FIELD', learners: 2, consents: 3 }]);
});
