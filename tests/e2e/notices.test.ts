/** A household lets its phone be told by a press; the office sends again what has failed. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { push as pushWords } from '../../src/lib/words/notice/push.ts';
import { notices } from '../../src/lib/words/notices.ts';
import {
	browser as phoneKeys,
	gateway,
	isSigned,
	pushService,
	SECRET
} from '../server/notice-stage.ts';
import { selfSigned } from '../stand/certificate.ts';
import { sitDown } from './desk.ts';
import { judge } from './eyes.ts';
import { openHouse, type House } from './house.ts';
import { IN_STEP } from './worker.ts';

const CODE = '7K3J9PR4TW';
const PIN = '4821307596';
const says = pushWords.ko;

/** No push service can be reached from here, so the page is handed a subscription of our own. */
async function handSubscription(
	page: Page,
	endpoint: string,
	keys: { p256dh: string; auth: string }
) {
	await page.addInitScript(
		([url, p256dh, auth]) => {
			const subscription = {
				endpoint: url,
				toJSON: () => ({ endpoint: url, keys: { p256dh, auth } }),
				unsubscribe: async () => {
					sessionStorage.removeItem('push');
					return true;
				}
			};
			const held = async () => (sessionStorage.getItem('push') ? subscription : null);
			Object.assign(PushManager.prototype, {
				getSubscription: held,
				subscribe: async () => {
					sessionStorage.setItem('push', '1');
					return subscription;
				}
			});
		},
		[endpoint, keys.p256dh, keys.auth]
	);
}

let house: House;
const tls = selfSigned();
const folder = mkdtempSync(path.join(tmpdir(), 'ieum-ca-'));
const stand = Promise.all([gateway(), pushService(tls)]);
test.beforeAll(async () => {
	const [texts, pushes] = await stand;
	const ca = path.join(folder, 'ca.pem');
	writeFileSync(ca, tls.cert);
	house = await openHouse({
		...{ NOTICE_WEBHOOK_URL: `${texts.url}/sms`, NOTICE_WEBHOOK_SECRET: SECRET },
		...{ NOTICE_DELAY_SECONDS: '0', NOTICE_HOURS: '0-24' },
		...{ PUSH_SERVICES: new URL(pushes.url).host, NODE_EXTRA_CA_CERTS: ca }
	});
});
test.afterAll(async () => {
	await house.close();
	for (const receiver of await stand) await receiver.close();
	rmSync(folder, { recursive: true, force: true });
});

test('a phone is told by a press, and no more by another', async ({ browser }) => {
	const [, pushes] = await stand;
	const keys = phoneKeys();
	const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
	await context.grantPermissions(['notifications']);
	const page = await context.newPage();
	await handSubscription(page, `${pushes.url}/push/1`, keys);
	await page.goto(`${house.url}/status`);
	await page.locator('#code').fill(CODE);
	await page.locator('#secret').fill(PIN);
	await page.locator('form#open button').click();
	await expect(page).toHaveURL(/\/status\/mine/);

	await page.getByRole('button', { name: says.on }).click();
	await expect(page.locator('#push-told')).toHaveText(says.isOn);
	await judge(page, 'a phone that is told');
	// It knows so the next time, and can be let off again.
	await page.goto(`${house.url}/status/mine`);
	await page.getByRole('button', { name: says.off }).click();
	await expect(page.locator('#push-told')).toHaveText(says.isOff);
	const [ended] = house.rows<{ endReason: string }>('select "endReason" from "push_subscription"');
	expect(ended?.endReason).toBe('ASKED');
	await context.close();
});

test('what failed is seen, and sent again by a press', async ({ browser }) => {
	const [texts] = await stand;
	await house.cut();
	const [one] = house.rows<{ id: string }>(
		`select "id" from "notice" where "supersededById" is null order by "id" limit 1`
	);
	house.rewrite(`update "notice" set "expiresAt" = '2999-01-01' where "id" = ?`, one!.id);
	house.rewrite(
		`delete from "notice_delivery" where "noticeId" = ? and "sender" = 'WEBHOOK'`,
		one!.id
	);
	house.rewrite(
		`update "notice_delivery" set "sender" = 'WEBHOOK', "state" = 'DEAD', "reason" = 'HTTP_422'
			where "noticeId" = ?`,
		one!.id
	);
	await house.mend();
	const desk = await sitDown(browser, house.url, 'office1');
	await desk.goto(`${house.url}/office/notices/${encodeURIComponent(one!.id)}`);
	const w = notices.ko;
	await expect(desk.getByText(w.http('422'))).toBeVisible();
	const sent = () => texts.got.filter(({ key }) => key === one!.id).length;
	const before = sent();
	await desk.getByRole('button', { name: w.retry }).click();
	await expect(desk.getByText(w.done.retried(1))).toBeVisible();
	await expect.poll(sent).toBe(before + 1);
	expect(texts.got.every((message) => isSigned(message))).toBe(true);
	// News that came before the page listened are seen at its next look, within half a minute.
	await expect(desk.getByText(w.state.SENT, { exact: true })).toBeVisible(IN_STEP);
	await desk.context().close();
});
