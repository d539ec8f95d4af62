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
	// A development server that meets a package for the first time loads the page once more.
	await page.goto(`${process.env.IEUM_DEV_URL}/ui`, { waitUntil: 'networkidle' });
	await expect(page.locator('html')).toHaveAttribute('data-contrast', 'normal');
}

test.describe('the gallery of components', () => {
	for (const width of [360, 820, 1280]) {
		test(`has no axe finding at ${width} px, in either contrast`, async ({ page }) => {
			test.slow();
			await open(page, width);
			for (const [label, value] of CONTRASTS) {
				await page.getByRole('radiogroup', { name: '대비' }).getByLabel(label).check();
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

	test('gives the focus back to what opened a dialog', async ({ page }) => {
		await open(page, 820);
		const opener = page.getByRole('button', { name: '가운데 열기' });
		await opener.focus();
		await page.keyboard.press('Enter');
		await expect(page.getByRole('dialog', { name: '배정을 회수하시겠습니까?' })).toBeVisible();
		await page.keyboard.press('Escape');
		await expect(opener).toBeFocused();
	});

	test('takes a PIN from the keyboard as from its keys', async ({ page }) => {
		await open(page, 820);
		const pin = page.getByLabel('홍○○ 님, PIN 6자리').first();
		const keys = page.getByRole('group', { name: '숫자' }).first();
		await pin.focus();
		await page.keyboard.type('3a5');
		await keys.getByRole('button', { name: '9' }).click();
		await pin.focus();
		await page.keyboard.type('178');
		await expect(pin).toHaveValue('243591');
	});

	test('keeps a syllable that is still being composed', async ({ page }) => {
		await open(page, 820);
		const box = page.getByRole('textbox', { name: '재고 찾기' });
		await box.focus();
		const ime = await page.context().newCDPSession(page);
		for (const text of ['ㅎ', '호', '홍'])
			await ime.send('Input.imeSetComposition', { text, selectionStart: 1, selectionEnd: 1 });
		await expect(box).toHaveValue('홍');
		await ime.send('Input.insertText', { text: '홍' });
		await expect(box).toHaveValue('홍');
	});
});
