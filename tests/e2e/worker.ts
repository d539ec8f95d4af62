/** What a field worker does on the tablet's screens, step by step. */
import { createHash } from 'node:crypto';
import { expect, type BrowserContext, type Locator, type Page } from '@playwright/test';
import { field } from '../../src/lib/words/field.ts';
import { fieldOutbox } from '../../src/lib/words/field-outbox.ts';
import { fieldVisit } from '../../src/lib/words/field-visit.ts';
import { login } from '../../src/lib/words/login.ts';
import { setClock, shiftOfRun } from '../stand/clock.ts';
import { openTablet, type Tablet } from '../stand/tablet.ts';
import { PASSWORD, type Stop } from './house.ts';

/** What the screens say. */
export const says = { ...field.ko, ...fieldVisit.ko, outbox: fieldOutbox.ko, login: login.ko };

const { handOver: steps } = says;

export const PIN = '274905';

/** A server that was killed takes a moment, a tablet backs off for up to a minute. */
export const IN_STEP = { timeout: 90_000 };

/** Signs in with the form; `next` is where the person wanted to go. */
export async function signIn(page: Page, url: string, loginName: string, next = ''): Promise<void> {
	await page.goto(`${url}/login${next && `?next=${next}`}`);
	await page.getByLabel(says.login.loginName).fill(loginName);
	await page.getByLabel(says.login.password).fill(PASSWORD);
	await page.getByRole('button', { name: says.login.submit }).click();
	await page.waitForURL((address) => !address.pathname.startsWith('/login'));
}

/** Opens the lock with the PIN. */
export const unlock = (page: Page, pin = PIN): Promise<void> => typePin(page, says.lock.label, pin);

/** Types a PIN into the pad that asks for it. */
export async function typePin(page: Page, label: string, pin: string): Promise<void> {
	const box = page.getByLabel(label);
	await expect(box).toBeEnabled();
	await box.focus();
	await page.keyboard.type(pin);
	await page.keyboard.press('Enter');
}

export async function choosePin(page: Page, pin = PIN): Promise<void> {
	await typePin(page, says.pin.first, pin);
	await typePin(page, says.pin.again, pin);
}

export async function enrol(page: Page, name: string): Promise<void> {
	await page.getByLabel(says.enrol.label).fill(name);
	await page.getByRole('button', { name: says.enrol.action }).click();
}

/** The list of today's visits is on the screen. */
export const seesToday = (page: Page): Promise<void> =>
	expect(page.getByRole('heading', { level: 1, name: /^오늘 방문 \d/ })).toBeVisible(IN_STEP);

/** The line at the top that says whether there is a connection and what waits. */
export const statusLine = (page: Page) => page.getByRole('link', { name: says.status.label });

export const seesWaiting = (page: Page, n: number): Promise<void> =>
	expect(statusLine(page)).toContainText(says.status.waiting(n), IN_STEP);

/** One of the places at the foot of the screen, by its word. */
export const place = (page: Page, name: string) =>
	page.getByRole('navigation', { name: says.nav.label }).getByRole('link', { name });

/** The service worker has the built pages, and takes what this page asks for. */
export const hasShell = (page: Page): Promise<void> =>
	page.evaluate(async () => {
		const { active } = await navigator.serviceWorker.ready;
		if (active?.state === 'activated') return;
		await new Promise<void>((resolve) =>
			active?.addEventListener('statechange', () => active.state === 'activated' && resolve())
		);
	});

/** The shell and the whole area are on the tablet: from here on it needs no network. */
export async function isStocked(page: Page): Promise<void> {
	await hasShell(page);
	await expect(statusLine(page)).toContainText(/\d\d:\d\d/, IN_STEP);
	for (const words of [says.today.filling, says.today.fillingFirst])
		await expect(page.getByText(words)).toBeHidden(IN_STEP);
}

/** An error that no screen took fails the journey, even where it goes on. */
export function failOnFault(context: BrowserContext): void {
	context.on('weberror', (fault) => {
		throw fault.error();
	});
}

const taken = new Set<Tablet>();

/** Closes every tablet that a test left open, so that no browser outlives it. */
export async function putAway(): Promise<void> {
	for (const { close } of taken) await close();
	taken.clear();
}

/** Opens the tablet on a profile that may be used; keeps the pictures it draws for `picture`. */
export async function takeTablet(profile: string): Promise<Tablet> {
	const tablet = await openTablet(profile);
	tablet.context.setDefaultTimeout(60_000);
	taken.add(tablet);
	failOnFault(tablet.context);
	await tablet.context.addInitScript(keepPictures);
	await tablet.context.addInitScript(setClock, shiftOfRun());
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

/** On the list of people: who had the tablet is signed out before somebody new signs in. */
export async function signInAsAnother(page: Page, url: string, loginName: string): Promise<void> {
	await page.getByRole('button', { name: says.lock.newPerson }).click();
	await expect(page.getByRole('heading', { name: says.signIn.title })).toBeVisible();
	await signIn(page, url, loginName, '/field');
}

/** Opens the app on a tablet that its owner has used before. */
export async function reopen(page: Page, url: string, pin = PIN): Promise<void> {
	await page.goto(`${url}/field`);
	await unlock(page, pin);
}

/** The radio signal is gone for every page of the browser. */
export const loseSignal = (context: BrowserContext): Promise<void> => context.setOffline(true);
export const findSignal = (context: BrowserContext): Promise<void> => context.setOffline(false);

/** Presses the button that leads on, once the form takes it. */
export const next = (page: Page): Promise<void> =>
	page.getByRole('button', { name: steps.next, exact: true }).click();

const heading = (page: Page, name: string): Promise<void> =>
	expect(page.getByRole('heading', { level: 2, name })).toBeVisible();

/** From today's list to the hand-over of a visit. */
export async function startHandOver(page: Page, { visitId }: Stop): Promise<void> {
	await page.locator(`a[href="/field/visit/${visitId}"]`).click();
	await page
		.getByRole('link', { name: new RegExp(`${says.visit.start}|${says.visit.resume}`) })
		.click();
	await heading(page, steps.serial.heading);
}

export async function checkFour(page: Page, look = async () => {}): Promise<void> {
	await heading(page, steps.checks.heading);
	await look();
	for (const box of await page.getByRole('checkbox').all()) await box.check();
	await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(4);
	await next(page);
}

export async function nameRecipient(page: Page, name?: string): Promise<void> {
	await heading(page, steps.recipient.heading);
	await page.getByRole('radio', { name: name === undefined ? '본인' : '가족' }).check();
	if (name !== undefined) await page.getByLabel(steps.recipient.name).fill(name);
	await next(page);
}

/** Draws a signature with a finger of the mouse. */
export async function draw(page: Page): Promise<void> {
	const canvas = page.locator('canvas');
	// Where the field moves away under the finger, it is signed again.
	await expect(async () => {
		await stroke(canvas);
		await expect(page.getByRole('button', { name: steps.sign.clear })).toBeEnabled({
			timeout: 2_000
		});
	}).toPass();
}

async function stroke(canvas: Locator): Promise<void> {
	const page = canvas.page();
	await expect(canvas).toBeVisible();
	await canvas.scrollIntoViewIfNeeded();
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
}

/** The step of the signature in a hand-over. */
export async function sign(page: Page): Promise<void> {
	await heading(page, steps.sign.heading);
	await draw(page);
	await next(page);
}

export async function confirm(page: Page): Promise<void> {
	await heading(page, steps.summary.heading);
	await page.getByRole('button', { name: steps.summary.confirm }).click();
	await expect(page.getByRole('heading', { name: says.saved.title })).toBeVisible();
}

/** The whole hand-over of a visit from today's list, the unit as promised, signed. */
export async function handOver(page: Page, stop: Stop, recipient?: string): Promise<void> {
	await startHandOver(page, stop);
	await fillHandOver(page, stop.serial, recipient);
}

/** The five steps, from the serial to "saved". */
export async function fillHandOver(page: Page, serial: string, recipient?: string): Promise<void> {
	await page.getByRole('textbox', { name: steps.serial.label }).fill(serial);
	await next(page);
	await checkFour(page);
	await nameRecipient(page, recipient);
	await sign(page);
	await confirm(page);
}

/** Records a visit at which nobody was there. */
export async function failVisit(page: Page, { visitId }: Stop, note = ''): Promise<void> {
	await page.locator(`a[href="/field/visit/${visitId}"]`).click();
	await page.getByRole('link', { name: says.visit.fail }).click();
	await page.getByRole('radio', { name: '부재' }).check();
	if (note) await page.getByLabel(says.fail.note).fill(note);
	await page.getByRole('button', { name: says.fail.save }).click();
	await expect(page.getByRole('heading', { name: says.saved.title })).toBeVisible();
}

/** Takes the one photo that a form asks for: small, but a real picture, as a camera might hand it over. */
export async function photograph(page: Page, alt: string): Promise<void> {
	const data = await page.evaluate(() => {
		const canvas = document.createElement('canvas');
		canvas.width = canvas.height = 64;
		canvas.getContext('2d')?.fillRect(8, 8, 40, 40);
		return canvas.toDataURL('image/png').split(',')[1] ?? '';
	});
	const file = { name: 'photo.png', mimeType: 'image/png', buffer: Buffer.from(data, 'base64') };
	await page.locator('input[type=file]').setInputFiles(file);
	await expect(page.getByRole('img', { name: alt })).toBeVisible();
}

export async function toToday(page: Page): Promise<void> {
	await page.getByRole('link', { name: says.saved.toToday }).click();
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
