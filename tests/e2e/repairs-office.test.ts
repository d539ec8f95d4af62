/** A repair through the office: taken at a counter, planned, done above the limit, approved by another. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { decisions } from '../../src/lib/words/decision.ts';
import { maskName } from '../../src/lib/domain/mask.ts';
import { repairs, ticket } from '../../src/lib/words/repair.ts';
import { office } from '../../src/lib/words/office.ts';
import { unmask } from '../../src/lib/words/privacy.ts';
import { why } from '../../src/lib/words/refusal.ts';
import { nameOf } from '../../src/lib/words/states.ts';
import { sitDown } from './desk.ts';
import { judge } from './eyes.ts';
import { openHouse, today, type House } from './house.ts';
import { IN_STEP } from './worker.ts';

const w = ticket.ko;

let house: House;
test.beforeAll(async () => {
	house = await openHouse();
});
test.afterAll(() => house.close());

interface Home {
	id: string;
	name: string;
	pcId: string;
	tag: string;
}

/** A household of 가산동 with a unit of ours and no repair of it under way. */
function homeWithUnit(): Home {
	const [home] = house.rows<Home>(
		`select h.id, h.name, p.id as "pcId", p.tag from household h join pc p on p."householdId" = h.id
		where h."adminDong" = '가산동' and p."deliveredAt" is not null and p."repairAt" is null
		and h."movedOutAt" is null and h."deceasedAt" is null and h."ineligibleAt" is null
		and not exists (select 1 from ticket t where t."householdId" = h.id)
		and (select count(*) from pc q where q."householdId" = h.id) = 1
		and not exists (select 1 from exception e where e."householdId" = h.id) order by h.id limit 1`
	);
	if (!home) throw new Error('the demo has no household of 가산동 with a unit and no repair');
	return home;
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const radio = (page: Page, name: string) => page.getByRole('radio', { name, exact: true });

/** Presses Enter on a button that takes it. */
async function enter(target: Locator): Promise<void> {
	await expect(target).toBeEnabled();
	await target.press('Enter');
}

/** Unfolds a step, if it is not open already. */
async function unfold(page: Page, title: string): Promise<void> {
	const step = page.locator('details').filter({ has: page.locator('summary', { hasText: title }) });
	const fold = step.filter({ has: page.getByText(title, { exact: true }) }).first();
	await expect(async () => {
		if ((await fold.getAttribute('open')) === null)
			await fold.locator('summary').first().press('Enter');
		await expect(fold).toHaveAttribute('open', '', { timeout: 2_000 });
	}).toPass();
}

/** A step was taken: the page says so. */
const isSaved = (page: Page, action: string) =>
	expect(page.getByText(office.ko.savedAs(nameOf('action', action, 'ko')))).toBeVisible();

/** The counter takes the call; the number that it says to the household. */
async function isTaken(counter: Page, home: Home): Promise<string> {
	await counter.goto(`${house.url}/office/households/${home.id}`);
	await counter.getByRole('link', { name: repairs.ko.take, exact: true }).press('Enter');
	await expect(counter.getByRole('heading', { level: 1, name: w.newTitle })).toBeVisible();
	await radio(counter, nameOf('ticketChannel', 'COUNTER', 'ko')).press('Space');
	await expect(counter.getByRole('radio', { name: new RegExp(home.tag) })).toBeChecked();
	await radio(counter, nameOf('symptom', 'NO_POWER', 'ko')).press('Space');
	await counter
		.getByRole('textbox', { name: w.wordsField })
		.fill('전원을 눌러도 켜지지 않는다고 함');
	await judge(counter, 'taking a repair');
	await enter(button(counter, w.takeButton));
	const heading = counter.getByRole('heading', { level: 1, name: /^수리 R/ });
	await expect(heading).toBeVisible();
	await expect(counter.locator('main')).not.toContainText('전원을 눌러도');
	return ((await heading.textContent()) ?? '').replace('수리 ', '').trim();
}

test('a repair is taken at the counter, seen at once, planned, done above the limit and approved by another person', async ({
	browser
}) => {
	const home = homeWithUnit();
	const desk = await sitDown(browser, house.url, 'office1');
	await desk.goto(`${house.url}/office/repairs`);
	await expect(desk.getByRole('heading', { level: 1, name: repairs.ko.title })).toBeVisible();
	const counter = await sitDown(browser, house.url, 'intake1');
	const no = await isTaken(counter, home);

	// Nobody reloads the queue: it hears of it.
	const taken = Date.now();
	await expect(desk.getByRole('link', { name: no })).toBeVisible(IN_STEP);
	const took = `${((Date.now() - taken) / 1000).toFixed(1)} s of 5`;
	test.info().annotations.push({ type: 'on the queue after', description: took });
	await expect(
		desk
			.getByRole('row')
			.filter({ hasText: no })
			.getByText(nameOf('ticket', 'RECEIVED', 'ko'))
	).toBeVisible();
	await judge(desk, 'the queue');
	await desk.getByRole('link', { name: no }).press('Enter');
	await expect(desk.getByText(maskName(home.name), { exact: true })).toBeVisible();
	await desk.getByText(unmask.ko.ask, { exact: true }).press('Enter');
	await radio(desk, unmask.ko.purposes.CALL).press('Space');
	await enter(button(desk, unmask.ko.show));
	await expect(desk.getByText('전원을 눌러도 켜지지 않는다고 함')).toBeVisible();

	await unfold(desk, w.plan);
	await desk.getByLabel(w.worker).first().selectOption('demo-field1');
	await desk.getByLabel(w.day).first().fill(today());
	await enter(button(desk, w.planButton));
	await isSaved(desk, 'planRepair');
	await expect(desk.getByText(nameOf('ticket', 'SCHEDULED', 'ko')).first()).toBeVisible();
	await judge(desk, 'a repair with its visit');

	await unfold(desk, w.start);
	await radio(desk, nameOf('repairWay', 'BROUGHT_IN', 'ko')).press('Space');
	await enter(button(desk, w.startButton));
	await isSaved(desk, 'startRepair');
	expect(
		house.rows(`select id from pc where id = ? and "repairAt" is not null`, home.pcId)
	).toEqual([{ id: home.pcId }]);

	await unfold(desk, w.complete);
	await desk.getByRole('textbox', { name: w.work, exact: true }).fill('전원 장치와 SSD를 바꿈');
	const parts = desk.getByRole('textbox', { name: w.partsField, exact: true }).first();
	await parts.fill('전원 장치 60,000\nSSD 480GB 98000원');
	await radio(desk, nameOf('substitute', 'CONFIRMED_NAME', 'ko')).press('Space');
	await desk.getByRole('textbox', { name: w.recipientName, exact: true }).fill(home.name);
	await desk.getByRole('textbox', { name: w.substituteReason, exact: true }).fill('창구에서 확인');
	await enter(button(desk, w.completeButton));
	await expect(desk.getByText(office.ko.keptForDecision)).toBeVisible();
	await expect(desk.getByText(nameOf('ticket', 'COMPLETED', 'ko')).first()).toBeVisible();
	await expect(desk.getByText(w.partsOf(158_000, 150_000))).toBeVisible();
	await judge(desk, 'a repair above the limit');

	// Money above a limit is given by somebody else than who spends it.
	const above = why('PARTS_ABOVE_LIMIT', {}, 'ko').what;
	await desk.goto(`${house.url}/office/exceptions`);
	const waiting = desk.getByRole('article').filter({ hasText: no });
	await expect(waiting).toContainText(above);
	await waiting.getByRole('link', { name: decisions.ko.decide }).press('Enter');
	await expect(desk.getByText(decisions.ko.approverOnly)).toBeVisible();
	const approver = await sitDown(browser, house.url, 'approver1');
	await approver.goto(desk.url());
	await judge(approver, 'a decision about money');
	await approver.getByRole('radio', { name: decisions.ko.approveCost }).press('Space');
	await approver
		.getByRole('textbox', { name: decisions.ko.reasonField })
		.fill('남은 예산으로 승인');
	await enter(button(approver, decisions.ko.save));
	await expect(approver.getByText(decisions.ko.decided, { exact: true }).first()).toBeVisible();
	await approver.getByRole('link', { name: no }).press('Enter');
	await expect(approver.getByText(w.partsApproved, { exact: true })).toBeVisible();

	// It does not hold: opened again, given up, the unit taken back and another one to be given.
	await desk.goto(approver.url());
	await unfold(desk, w.reopen);
	await desk.getByRole('textbox', { name: w.words, exact: true }).fill('이틀 만에 다시 꺼짐');
	await enter(button(desk, w.reopenButton));
	await isSaved(desk, 'reopenTicket');
	await unfold(desk, w.giveUp);
	await radio(desk, nameOf('giveUpReason', 'BEYOND_REPAIR', 'ko')).press('Space');
	await desk
		.getByRole('radio', { name: new RegExp(`^${nameOf('repairOutcome', 'SWAP', 'ko')}`) })
		.press('Space');
	await enter(button(desk, w.giveUpButton));
	await isSaved(desk, 'giveUpRepair');
	await expect(desk.getByText(nameOf('task', 'SWAP_UNIT', 'ko'), { exact: true })).toBeVisible();
	await expect(desk.getByText(nameOf('ticket', 'UNREPAIRABLE', 'ko')).first()).toBeVisible();
	expect(house.rows(`select "householdId" from pc where id = ?`, home.pcId)).toEqual([
		{ householdId: null }
	]);

	// Who did what stands at the repair, at the household and at the unit.
	const history = desk.getByRole('table', { name: '처리 이력' });
	for (const action of [
		'openTicket',
		'planRepair',
		'startRepair',
		'completeRepair',
		'decideException'
	])
		await expect(history.getByText(nameOf('action', action, 'ko')).first()).toBeVisible();
	for (const address of [`households/${home.id}`, `pcs/${home.pcId}`]) {
		await desk.goto(`${house.url}/office/${address}`);
		await expect(desk.getByRole('link', { name: no })).toBeVisible();
	}
	for (const page of [desk, counter, approver]) await page.context().close();
});
