/** A screen as a screen reader and a narrow phone meet it. */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const NARROW = 320;

/** Nothing on the page moves or fades any more, but for what never ends. */
const isStill = (page: Page): Promise<void> =>
	page.evaluate(async () => {
		await document.fonts.ready;
		const moving = document
			.getAnimations()
			.filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
		await Promise.allSettled(moving.map(({ finished }) => finished));
	});

/** Looks at what the page shows now: axe's rules, its language, its width on the narrowest phone. */
export async function judge(page: Page, name: string): Promise<void> {
	// A screen that is still being fetched has no heading yet.
	await expect(page.locator('h1').first(), `${name} has a heading`).toBeAttached();
	await isStill(page);
	const { violations } = await new AxeBuilder({ page }).analyze();
	const found = violations.map(
		({ id, nodes }) => `${id}: ${nodes.map((n) => n.target).join(' | ')}`
	);
	expect.soft(found, `axe on ${name}`).toEqual([]);
	await expect.soft(page.locator('html'), name).toHaveAttribute('lang', 'ko');
	const size = page.viewportSize();
	await page.setViewportSize({ width: NARROW, height: 720 });
	const width = await page.evaluate(() => document.documentElement.scrollWidth);
	expect.soft(width, `${name} scrolls sideways`).toBeLessThanOrEqual(NARROW);
	if (size) await page.setViewportSize(size);
}
