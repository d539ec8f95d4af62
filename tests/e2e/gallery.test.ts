/** The gallery of components, at every width and in both contrasts, as axe sees it. */
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';

const WIDTHS = [360, 820, 1280];
const CONTRASTS = ['보통', '높음'];

test.describe('the gallery of components', () => {
	for (const width of WIDTHS) {
		for (const contrast of CONTRASTS) {
			test(`has no axe finding at ${width} px in contrast ${contrast}`, async ({ page }) => {
				await page.setViewportSize({ width, height: 900 });
				await page.goto(`${process.env.IEUM_DEV_URL}/ui`);
				await page.waitForLoadState('networkidle');
				await page.getByRole('group', { name: '대비' }).getByLabel(contrast).check();
				await expect(page.locator('html')).toHaveAttribute('data-contrast', /normal|high/);

				const found = await new AxeBuilder({ page }).analyze();
				expect(found.violations.map(({ id, nodes }) => ({ id, at: nodes[0]?.target }))).toEqual([]);
			});
		}
	}

	test('never scrolls sideways at 320 px with the largest text', async ({ page }) => {
		await page.setViewportSize({ width: 320, height: 640 });
		await page.goto(`${process.env.IEUM_DEV_URL}/ui`);
		await page.waitForLoadState('networkidle');
		await page.getByLabel('가장 크게').check();
		const width = await page.evaluate(() => document.documentElement.scrollWidth);
		expect(width).toBe(320);
	});
});
