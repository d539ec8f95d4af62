/** The gallery of components, at every width and in both contrasts, as axe sees it. */
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';

const CONTRASTS = [
	['보통', 'normal'],
	['높음', 'high']
] as const;

/** Opens the gallery at a width with nothing moving, so that no colour is judged half faded. */
async function open(page: Page, width: number): Promise<void> {
	await page.emulateMedia({ reducedMotion: 'reduce' });
	await page.setViewportSize({ width, height: 900 });
	await page.goto(`${process.env.IEUM_DEV_URL}/ui`);
	await expect(page.locator('html')).toHaveAttribute('data-contrast', 'normal');
}

test.describe('the gallery of components', () => {
	for (const width of [360, 820, 1280]) {
		test(`has no axe finding at ${width} px, in either contrast`, async ({ page }) => {
			await open(page, width);
			for (const [label, value] of CONTRASTS) {
				await page.getByRole('group', { name: '대비' }).getByLabel(label).check();
				await expect(page.locator('html')).toHaveAttribute('data-contrast', value);
				const found = await new AxeBuilder({ page }).analyze();
				expect(found.violations.map(({ id, nodes }) => [id, nodes[0]?.target])).toEqual([]);
			}
		});
	}

	test('never scrolls sideways at 320 px with the largest text', async ({ page }) => {
		await open(page, 320);
		await page.getByLabel('가장 크게').check();
		await expect(page.locator('html')).toHaveAttribute('data-text-size', 'largest');
		expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
	});
});
