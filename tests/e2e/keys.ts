/** Hands that use no mouse and no finger: from one stop of a page to the next, as Tab leads. */
import { expect, type Locator, type Page } from '@playwright/test';

/** More stops than any page has that is walked here. */
const MOST = 260;

/** Goes from one stop to the next until it is reached; fails where the keyboard does not lead there. */
export async function tabTo(target: Locator): Promise<void> {
	const page = target.page();
	await expect(target).toBeVisible();
	// What waits for the page's script, or for an answer, cannot be reached until then.
	await expect(target).toBeEnabled();
	for (let presses = 0; presses < MOST; presses++) {
		if (await target.evaluate((node) => node === document.activeElement)) return;
		await page.keyboard.press('Tab');
	}
	throw new Error(`the keyboard does not reach ${target}`);
}

/** Reaches something and presses a key on it. */
export async function press(target: Locator, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
	await tabTo(target);
	await target.page().keyboard.press(key);
}

/** Reaches a field and writes into it, in place of what stands there. */
export async function write(target: Locator, text: string): Promise<void> {
	await tabTo(target);
	const { keyboard } = target.page();
	await keyboard.press('ControlOrMeta+a');
	await keyboard.type(text);
}

/** Reaches a group of radios as Tab does, and goes on to one of them by the arrows. */
export async function choose(target: Locator): Promise<void> {
	const page = target.page();
	const name = await target.getAttribute('name');
	const group = page.locator(`input[type=radio][name="${name}"]`);
	await expect(target).toBeVisible();
	const here = () =>
		group.evaluateAll((all) => all.some((radio) => radio === document.activeElement));
	for (let presses = 0; presses < MOST && !(await here()); presses++)
		await page.keyboard.press('Tab');
	await page.keyboard.press('Space');
	for (let presses = 0; presses < 20 && !(await target.isChecked()); presses++)
		await page.keyboard.press('ArrowDown');
	await expect(target).toBeChecked();
}

/** Reaches a list to choose from, and goes down to a value. */
export async function pickOption(target: Locator, value: string): Promise<void> {
	await tabTo(target);
	const { keyboard } = target.page();
	await keyboard.press('Home');
	for (let presses = 0; presses < 40 && (await target.inputValue()) !== value; presses++)
		await keyboard.press('ArrowDown');
	await expect(target).toHaveValue(value);
}

/** The page has come alive: its own keys and forms are heard. */
export async function isAlive(page: Page): Promise<void> {
	await expect(page.locator('html')).toHaveAttribute('data-listens');
	await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
}
