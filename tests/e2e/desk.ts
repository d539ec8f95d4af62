/** What people in the office do in their browsers. */
import { expect, type Browser, type Page } from '@playwright/test';
import { failOnFault, signIn } from './worker.ts';

/**
 * People look at a page before they touch it. Nothing that they see tells when its script listens,
 * and a journey is quicker than they are: it goes on once the script does, if the page has one.
 */
function lookFirst(page: Page): void {
	const [goto, reload] = [page.goto.bind(page), page.reload.bind(page)];
	const look = async <Answer>(answer: Answer): Promise<Answer> => {
		await expect(page.locator('html[data-listens], html:not(:has(script))')).toBeAttached();
		return answer;
	};
	page.goto = async (...given) => look(await goto(...given));
	page.reload = async (...given) => look(await reload(...given));
}

/** A browser of its own at a desk, signed in. Close it by `page.context().close()`. */
export async function sitDown(browser: Browser, url: string, loginName: string): Promise<Page> {
	const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
	context.setDefaultTimeout(60_000);
	failOnFault(context);
	const page = await context.newPage();
	await signIn(page, url, loginName);
	lookFirst(page);
	return page;
}

/** How many A4 sheets the page takes on paper. */
export async function sheetsOf(page: Page): Promise<number> {
	const pdf = await page.pdf({ preferCSSPageSize: true });
	return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}
