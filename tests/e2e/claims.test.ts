/** What the rules say no to, and what the office decides: told in words, with nothing lost. */
import { expect, test, type Page } from '@playwright/test';
import path from 'node:path';
import { act } from '../../src/lib/server/act.ts';
import { openDatabase, type Database } from '../../src/lib/server/db.ts';
import { maskName } from '../../src/lib/domain/mask.ts';
import type { ActionName } from '../../src/lib/domain/actions.ts';
import type { Params } from '../../src/lib/domain/refusal.ts';
import { decisions } from '../../src/lib/words/decision.ts';
import { fieldFind } from '../../src/lib/words/field-find.ts';
import { unmask } from '../../src/lib/words/privacy.ts';
import { why } from '../../src/lib/words/refusal.ts';
import { nameOf } from '../../src/lib/words/states.ts';
import { sitDown } from './desk.ts';
import { judge } from './eyes.ts';
import { openHouse, today, type House, type Stop } from './house.ts';
import * as worker from './worker.ts';

const { says } = worker;
const find = fieldFind.ko;

let house: House;
test.beforeEach(async () => {
	house = await openHouse();
});
test.afterEach(async () => {
	await worker.putAway();
	await house.close();
});

type Free = { id: string; name: string; adminDong: string };

/** Households that were chosen and wait for a unit, in the dongs of a worker. */
const waiting = (dongs: string): Free[] =>
	house.rows<Free>(
		`select id, name, "adminDong" from household h where "adminDong" like ? and "movedOutAt" is null
			and "ineligibleAt" is null and "deceasedAt" is null and "mergedIntoId" is null
			and exists (select 1 from application p where p."householdId" = h.id
				and p."selectedAt" is not null and p."withdrawnAt" is null) and not exists
			(select 1 from assignment a where a."householdId" = h.id) order by id`,
		dongs
	);

const freeUnits = () =>
	house.rows<{ id: string; tag: string; serial: string }>(
		`select id, tag, serial from pc where "stockedAt" is not null and "assignmentId" is null
			and "deliveredAt" is null order by tag`
	);

/** Opens a screen of the tablet at its address, as from a bookmark. */
async function open(page: Page, address: string): Promise<void> {
	await page.goto(`${house.url}${address}`);
	await worker.unlock(page);
}

async function claim(page: Page, householdId: string, tag: string): Promise<void> {
	await open(page, `/field/households/${householdId}/assign`);
	await page.getByRole('textbox', { name: find.assign.label }).fill(tag);
	await page.getByRole('radio', { name: tag }).check();
	await page.getByRole('button', { name: find.assign.ask }).click();
	await expect(page.getByText(find.assign.waitingOffline)).toBeVisible();
}

test('of two tablets that claim the same PC offline one gets it, the other is told why and keeps its record', async ({
	browser
}) => {
	const [unit] = freeUnits();
	const homes = [waiting('독산%')[0], waiting('시흥%')[0]] as [Free, Free];
	const tablets = [];
	for (const [i, name] of ['field1', 'field2'].entries()) {
		const tablet = await worker.takeTablet(house.profile(name));
		await worker.begin(tablet.page, house.url, name);
		tablets.push({ ...tablet, home: homes[i] as Free });
	}
	await house.cut();
	for (const { page, home } of tablets) {
		await claim(page, home.id, unit?.tag ?? '');
		await worker.seesWaiting(page, 1);
	}
	await house.mend();
	for (const { page } of tablets) {
		await page.evaluate(() => dispatchEvent(new Event('online')));
		await expect(worker.statusLine(page)).not.toContainText(says.status.waiting(1), worker.IN_STEP);
	}
	const verdicts = () =>
		house.rows<{
			id: string;
			verdict: string;
			code: string;
			params: string;
			userId: string;
		}>(
			`select id, verdict, code, params, "userId" from action_log
				where name = 'assign' and "deviceId" not like 'demo-%' order by verdict`
		);
	await expect.poll(() => verdicts().length, worker.IN_STEP).toBe(2);
	expect(verdicts().map(({ verdict }) => verdict)).toEqual(['accepted', 'refused']);
	const [, loser] = verdicts();
	const told = tablets[loser?.userId === 'demo-field1' ? 0 : 1];
	if (!told || !loser) throw new Error('nobody was refused');
	await open(told.page, '/field/outbox');
	const reason = why(loser.code, JSON.parse(loser.params) as Params, 'ko');
	expect(loser.code).toBe('PC_TAKEN');
	for (const words of [reason.what, reason.why, reason.next])
		await expect(told.page.getByText(words)).toBeVisible();
	await expect(
		told.page.getByText(says.outbox.sentences.assign(maskName(told.home.name), unit?.tag ?? ''))
	).toBeVisible();
	await judge(told.page, 'a refused record');
	for (const { close } of tablets) await close();

	const desk = await sitDown(browser, house.url, 'office1');
	await desk.goto(`${house.url}/office/exceptions/actions/${loser.id}`);
	await expect(desk.getByText(reason.why).first()).toBeVisible();
	await judge(desk, 'a refused record at the office');
	await desk.context().close();
});

test('a weak PIN, another serial and a failed visit without a reason are answered in words and change nothing', async () => {
	const [stop, other] = house.stops('demo-field1') as [Stop, Stop];
	const [spare] = freeUnits();
	const tablet = await worker.takeTablet(house.profile('tablet'));
	const { page } = tablet;
	await worker.signIn(page, house.url, 'field1', '/field');
	await worker.enrol(page, '금천-05');
	await worker.typePin(page, says.pin.first, '123456');
	await expect(page.getByText(says.pin.weak)).toBeVisible();
	await worker.choosePin(page);
	await worker.seesToday(page);
	await worker.isStocked(page);

	await worker.startHandOver(page, stop);
	const serial = page.getByRole('textbox', { name: says.handOver.serial.label });
	await worker.next(page);
	await expect(page.getByText(says.handOver.serial.empty)).toBeVisible();
	await serial.fill(spare?.serial ?? '');
	await worker.next(page);
	await expect(page.getByText('배정된 PC와 다릅니다. 교체로 기록하시겠습니까?')).toBeVisible();
	await expect(page.getByText(says.handOver.serial.reasonNeeded)).toBeVisible();
	await page.getByRole('radio', { name: nameOf('swapReason', 'UNIT_DEFECT', 'ko') }).check();
	await worker.next(page);
	await worker.checkFour(page);
	await worker.nameRecipient(page);
	await worker.sign(page);
	await expect(page.getByText(says.receipt.replacedText(stop.tag, '기기 불량'))).toBeVisible();
	await worker.confirm(page);

	await worker.toToday(page);
	await page.locator(`a[href="/field/visit/${other.visitId}"]`).click();
	await page.getByRole('link', { name: says.visit.fail }).click();
	await page.getByRole('button', { name: says.fail.save }).click();
	await expect(page.getByText(says.fail.reasonNeeded)).toBeVisible();
	await page.getByRole('radio', { name: nameOf('failReason', 'REFUSED', 'ko') }).check();
	await page.getByRole('button', { name: says.fail.save }).click();
	await expect(page.getByRole('heading', { name: says.saved.title })).toBeVisible();
	await worker.seesWaiting(page, 0);
	await tablet.close();

	expect(
		house.rows(`select "serial", "swapReason" from receipt where "visitId" = ?`, stop.visitId)
	).toEqual([{ serial: spare?.serial, swapReason: 'UNIT_DEFECT' }]);
	expect(house.rows('select "failReason" from visit where id = ?', other.visitId)).toEqual([
		{ failReason: 'REFUSED' }
	]);
});

/** Gives away every place of the year that is left, as the office would, and has them all delivered. */
async function fillQuota(except: Free): Promise<void> {
	const database = await openDatabase({
		dataDir: path.join(house.folder, 'data'),
		databaseUrl: null
	});
	house.rewrite(
		`update application set "selectedAt" = "receivedAt", "willConfirmedAt" = "receivedAt",
			"waitlistYear" = null, "rejectedAt" = null, "withdrawnAt" = null where "fulfilledAt" is null`
	);
	const homes = waiting('%').filter(({ id }) => id !== except.id);
	const held = house.rows<{ n: number }>(
		`select count(*) as n from assignment where "fiscalYear" = '2021' and "confirmedAt" is not null
			and "releasedAt" is null and "conflictedAt" is null and "aboveQuotaAt" is null`
	)[0]?.n;
	for (const [i, home] of homes.slice(0, 100 - (held ?? 0)).entries())
		await give(database, home, i);
	await database.close();
	house.rewrite(
		`update assignment set "completedAt" = "confirmedAt" where "completedAt" is null
			and "fiscalYear" = '2021' and "confirmedAt" is not null and "releasedAt" is null`
	);
}

/** Everything on the year's list in order. */
function passed(): Record<string, boolean> {
	const [year] = house.rows<{ checklist: string }>(
		`select checklist from "programmeYear" where id = '2021'`
	);
	const checks = JSON.parse(year?.checklist ?? '[]') as { key: string }[];
	return Object.fromEntries(checks.map(({ key }) => [key, true]));
}

async function give(database: Database, home: Free, i: number): Promise<void> {
	const now = new Date().toISOString();
	const caller = { userId: 'demo-office1', from: '127.0.0.1' };
	const did = async (name: ActionName, input: object) => {
		const { verdict, code } = await act(database, caller, { id: `${name}-${i}`, name, input }, now);
		expect([verdict, code]).toEqual(['accepted', null]);
	};
	const [build] = house.rows<Record<string, string | number | null>>(
		`select "memoryGb", "ssdGb", monitor, os, office from pc where id = 'demo-pc-001'`
	);
	const no = String(i).padStart(3, '0');
	const pcId = `extra-${no}`;
	const from = { disposalNo: '', source: 'PURCHASED', sourceName: '', fiscalYear: '2021' };
	const named = { pcId, tag: `EX-${no}`, serial: `EXTRA${no}`, model: '이음 데스크톱' };
	await did('sourcePc', { ...named, ...build, ...from });
	const how = { method: 'OVERWRITE', evidence: '삭제확인', wipedBy: '정비실' };
	await did('wipePc', { pcId, ...how, wipedAt: now });
	await did('refurbishPc', { pcId, parts: '', note: '' });
	await did('inspectPc', { pcId, checks: passed(), ...build, note: '' });
	await did('stockPc', { pcId });
	await did('assign', {
		assignmentId: `extra-${no}`,
		householdId: home.id,
		pcId: `extra-${no}`,
		fiscalYear: '2021'
	});
}

test('the 101st hand-over is shown above the quota, decided with a reason, and who looks is on record', async ({
	browser
}) => {
	const [home] = waiting('독산%') as [Free];
	const [unit] = freeUnits();
	if (!unit) throw new Error('nothing in stock');
	const tablet = await worker.takeTablet(house.profile('tablet'));
	const { page } = tablet;
	await worker.begin(page, house.url, 'field1');
	await house.cut();
	await fillQuota(home);

	await claim(page, home.id, unit.tag);
	await open(page, `/field/households/${home.id}/plan`);
	await page.getByLabel(find.plan.day).fill(today());
	await page.getByRole('button', { name: find.plan.save }).click();
	await worker.seesWaiting(page, 2);
	await open(page, '/field');
	await page.getByRole('link').filter({ hasText: unit.tag }).click();
	await page.getByRole('link', { name: says.visit.start }).click();
	await worker.fillHandOver(page, unit.serial);
	await house.mend();
	await page.evaluate(() => dispatchEvent(new Event('online')));
	await expect(worker.statusLine(page)).not.toContainText(says.status.waiting(3), worker.IN_STEP);
	// Its last record is the hand-over; one that is put before somebody is no longer counted there.
	const handedOver = () => house.rows('select 1 from receipt where "householdId" = ?', home.id);
	await expect.poll(() => handedOver().length, worker.IN_STEP).toBe(1);
	await tablet.close();

	const desk = await sitDown(browser, house.url, 'office1');
	await desk.goto(`${house.url}/office`);
	await expect(desk.getByText('100/100 · 초과 1', { exact: true })).toBeVisible();
	const [open1] = house.rows<{ id: string; receiptId: string }>(
		`select id, "receiptId" from exception where code = 'ABOVE_QUOTA' and "decidedAt" is null
			and "householdId" = ?`,
		home.id
	);
	await desk.goto(`${house.url}/office/exceptions`);
	await desk.locator(`a[href="/office/exceptions/${open1?.id}"]`).first().click();
	await desk.getByRole('radio', { name: nameOf('decision', 'APPROVE', 'ko') }).check();
	await desk.getByRole('button', { name: decisions.ko.save }).click();
	await expect(
		desk.getByRole('alert').or(desk.locator('[aria-invalid="true"]')).first()
	).toBeVisible();
	expect(house.rows('select "decision" from exception where id = ?', open1?.id ?? '')).toEqual([
		{ decision: null }
	]);
	await desk.getByRole('radio', { name: nameOf('decision', 'APPROVE', 'ko') }).check();
	await desk.getByRole('textbox', { name: decisions.ko.reasonField }).fill('현장 확인 뒤 인정');
	await desk.getByRole('button', { name: decisions.ko.save }).click();
	await expect(desk.getByText('현장 확인 뒤 인정')).toBeVisible();
	expect(
		house.rows('select "decision", reason from exception where id = ?', open1?.id ?? '')
	).toEqual([{ decision: 'APPROVE', reason: '현장 확인 뒤 인정' }]);

	await desk.goto(`${house.url}/office/deliveries/${open1?.receiptId}`);
	await expect(desk.getByText(home.name, { exact: true })).toHaveCount(0);
	await desk.getByText(unmask.ko.ask).click();
	await desk.getByRole('button', { name: unmask.ko.show }).click();
	await expect(desk.getByText(unmask.ko.missing)).toBeVisible();
	await desk.getByRole('radio', { name: unmask.ko.purposes.CALL }).check();
	await desk.getByRole('button', { name: unmask.ko.show }).click();
	await expect(desk.getByText(unmask.ko.shownText)).toBeVisible();
	await expect(desk.getByText(home.name).first()).toBeVisible();
	await desk.goto(`${house.url}/office/audit`);
	await expect(desk.getByText(`가림 없이 열람 · ${unmask.ko.purposes.CALL}`).first()).toBeVisible();
	expect(house.rows(`select "userId", subject from audit where work like 'UNMASK%'`)).toEqual([
		{ userId: 'demo-office1', subject: home.id }
	]);
	await desk.context().close();
});
