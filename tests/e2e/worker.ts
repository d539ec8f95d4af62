/** What a field worker does on the tablet's screens, step by step. */
import { createHash } from 'node:crypto';
import { expect, type BrowserContext, type Page } from '@playwright/test';
import { openTablet, type Tablet } from '../stand/tablet.ts';
import { PASSWORD, type Stop } from './house.ts';

export const PIN = '274905';

/** A server that was killed takes a moment, a tablet backs off for up to a minute. */
export const IN_STEP = { timeout: 45_000 };

/** Signs in with the form; `next` is where the person wanted to go. */
export async function signIn(page: Page, url: string, loginName: string, next = ''): Promise<void> {
	await page.goto(`${url}/login${next && `?next=${next}`}`);
	await page.getByLabel('아이디').fill(loginName);
	await page.getByLabel('비밀번호').fill(PASSWORD);
	await page.getByRole('button', { name: '로그인' }).click();
	await page.waitForURL((address) => !address.pathname.startsWith('/login'));
}

/** Types a PIN into the pad that asks for it. */
export async function typePin(page: Page, label: string, pin: string): Promise<void> {
	const box = page.getByLabel(label);
	await expect(box).toBeEnabled();
	await box.focus();
	await page.keyboard.type(pin);
	await page.keyboard.press('Enter');
}

export async function choosePin(page: Page, pin = PIN): Promise<void> {
	await typePin(page, '새 PIN 6자리', pin);
	await typePin(page, '한 번 더 입력', pin);
}

export async function enrol(page: Page, name: string): Promise<void> {
	await page.getByLabel('태블릿 이름').fill(name);
	await page.getByRole('button', { name: '등록' }).click();
}

/** The list of today's visits is on the screen. */
export const seesToday = (page: Page): Promise<void> =>
	expect(page.getByRole('heading', { level: 1, name: /^오늘 방문/ })).toBeVisible(IN_STEP);

/** The line at the top that says whether there is a connection and what waits. */
export const statusLine = (page: Page) => page.getByRole('link', { name: /^연결과 전송 상태/ });

export const seesWaiting = (page: Page, n: number): Promise<void> =>
	expect(statusLine(page)).toContainText(n > 0 ? `미전송 ${n}` : '모두 전송됨', IN_STEP);

/** The shell and the whole area are on the tablet: from here on it needs no network. */
export async function isStocked(page: Page): Promise<void> {
	await page.evaluate(async () => {
		const { active } = await navigator.serviceWorker.ready;
		if (active?.state === 'activated') return;
		await new Promise<void>((resolve) =>
			active?.addEventListener('statechange', () => active.state === 'activated' && resolve())
		);
	});
	await expect(statusLine(page)).toContainText('마지막 동기화', IN_STEP);
	await expect(page.getByText('오늘 방문을 먼저 받았습니다')).toBeHidden(IN_STEP);
}

/** Opens the tablet on a profile that may be used; keeps the pictures it draws for `picture`. */
export async function takeTablet(profile: string): Promise<Tablet> {
	const tablet = await openTablet(profile);
	await tablet.context.addInitScript(keepPictures);
	return tablet;
}

/** A new tablet in a worker's hands: signed in, enrolled, locked by a PIN, filled. */
export async function begin(page: Page, url: string, loginName: string): Promise<void> {
	await signIn(page, url, loginName, '/field');
	await enrol(page, '금천-03');
	await choosePin(page);
	await seesToday(page);
	await isStocked(page);
}

/** Opens the app on a tablet that its owner has used before. */
export async function reopen(page: Page, url: string, pin = PIN): Promise<void> {
	await page.goto(`${url}/field`);
	await typePin(page, 'PIN 6자리', pin);
}

/** The radio signal is gone for every page of the browser. */
export const loseSignal = (context: BrowserContext): Promise<void> => context.setOffline(true);
export const findSignal = (context: BrowserContext): Promise<void> => context.setOffline(false);

/** Presses the button that leads on, once the form takes it. */
export const next = (page: Page): Promise<void> =>
	page.getByRole('button', { name: '다음', exact: true }).click();

const heading = (page: Page, name: string): Promise<void> =>
	expect(page.getByRole('heading', { level: 2, name })).toBeVisible();

/** From today's list to the hand-over of a visit. */
export async function startHandOver(page: Page, { visitId }: Stop): Promise<void> {
	await page.locator(`a[href="/field/visit/${visitId}"]`).click();
	await page.getByRole('link', { name: /설치 시작|이어서 설치/ }).click();
	await heading(page, '본체의 제조번호를 확인합니다');
}

export async function checkFour(page: Page): Promise<void> {
	await heading(page, '켜서 네 가지를 확인합니다');
	for (const box of await page.getByRole('checkbox').all()) await box.check();
	await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(4);
	await next(page);
}

export async function nameRecipient(page: Page, name?: string): Promise<void> {
	await heading(page, '누가 받으십니까?');
	await page.getByRole('radio', { name: name === undefined ? '본인' : '가족' }).check();
	if (name !== undefined) await page.getByLabel('받는 분 성명').fill(name);
	await next(page);
}

/** Draws a signature with a finger of the mouse. */
export async function sign(page: Page): Promise<void> {
	await heading(page, '서명을 받습니다');
	const canvas = page.locator('canvas');
	await expect(canvas).toBeVisible();
	const box = await canvas.boundingBox();
	if (!box) throw new Error('the signature field has no place');
	const at = (x: number, y: number) => [box.x + box.width * x, box.y + box.height * y] as const;
	await page.mouse.move(...at(0.2, 0.6));
	await page.mouse.down();
	for (const [x, y] of [
		[0.3, 0.2],
		[0.4, 0.7],
		[0.55, 0.3],
		[0.7, 0.65]
	] as const)
		await page.mouse.move(...at(x, y), { steps: 4 });
	await page.mouse.up();
	await expect(page.getByRole('button', { name: '지우기' })).toBeEnabled();
	await next(page);
}

export async function confirm(page: Page): Promise<void> {
	await heading(page, '기록을 확인합니다');
	await page.getByRole('button', { name: '인수확인 완료' }).click();
	await expect(
		page.getByRole('heading', { name: '이 기기에 안전하게 저장했습니다.' })
	).toBeVisible();
}

/** The whole hand-over of a visit from today's list, the unit as promised, signed. */
export async function handOver(page: Page, stop: Stop, recipient?: string): Promise<void> {
	await startHandOver(page, stop);
	await page.getByLabel('제조번호', { exact: false }).first().fill(stop.serial);
	await next(page);
	await checkFour(page);
	await nameRecipient(page, recipient);
	await sign(page);
	await confirm(page);
}

/** Records a visit at which nobody was there. */
export async function failVisit(page: Page, { visitId }: Stop, note = ''): Promise<void> {
	await page.locator(`a[href="/field/visit/${visitId}"]`).click();
	await page.getByRole('link', { name: '방문 실패' }).click();
	await page.getByRole('radio', { name: '부재' }).check();
	if (note) await page.getByLabel('메모').fill(note);
	await page.getByRole('button', { name: '방문 실패로 저장' }).click();
	await expect(
		page.getByRole('heading', { name: '이 기기에 안전하게 저장했습니다.' })
	).toBeVisible();
}

export async function toToday(page: Page): Promise<void> {
	await page.getByRole('link', { name: '오늘 방문 보기' }).click();
	await seesToday(page);
}

/** SHA-256 of the picture that an <img> of a label shows, as the tablet opened it. */
export async function pictureHash(page: Page, label: RegExp): Promise<string> {
	const picture = page.getByRole('img', { name: label });
	await expect(picture).toBeVisible();
	const bytes = await picture.evaluate(async (image: HTMLImageElement) => {
		const kept = (window as unknown as { pictures: Map<string, Blob> }).pictures;
		const blob = kept.get(image.src);
		return blob ? [...new Uint8Array(await blob.arrayBuffer())] : [];
	});
	return createHash('sha256').update(Buffer.from(bytes)).digest('hex');
}

/** Runs in the page: the security policy lets nobody fetch a picture's address again. */
function keepPictures(): void {
	const pictures = new Map<string, Blob>();
	Object.assign(window, { pictures });
	const make = URL.createObjectURL.bind(URL);
	URL.createObjectURL = (blob) => {
		const address = make(blob);
		if (blob instanceof Blob) pictures.set(address, blob);
		return address;
	};
}
