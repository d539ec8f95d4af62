/** What people in the office do in their browsers. */
import type { Browser, Page } from '@playwright/test';
import { signIn } from './worker.ts';

/** A browser of its own at a desk, signed in. Close it by `page.context().close()`. */
export async function sitDown(browser: Browser, url: string, loginName: string): Promise<Page> {
	const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
	context.setDefaultTimeout(30_000);
	const page = await context.newPage();
	await signIn(page, url, loginName);
	return page;
}

/** How many A4 sheets the page takes on paper. */
export async function sheetsOf(page: Page): Promise<number> {
	const pdf = await page.pdf({ preferCSSPageSize: true });
	return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}
