/** A browser with a profile of its own that a test can close, kill and open again: a tablet. */
import { once } from 'node:events';
import {
	chromium,
	type BrowserContext,
	type BrowserContextOptions,
	type Page
} from 'playwright-core';
import { findBrowser } from './browser.ts';

/** An open tablet. */
export type Tablet = {
	context: BrowserContext;
	page: Page;
	close: () => Promise<void>;
	/** Ends the browser's process at once, as an empty battery does. */
	kill: () => Promise<void>;
};

const SIZE = { width: 820, height: 1180 };

async function pidOf(context: BrowserContext): Promise<number> {
	const session = await context.browser()?.newBrowserCDPSession();
	const found = await session?.send('SystemInfo.getProcessInfo');
	const browser = found?.processInfo.find(({ type }) => type === 'browser');
	if (!browser) throw new Error('the browser does not tell its process');
	return browser.id;
}

/**
 * Opens a browser on a profile.
 * @param profile folder that holds everything the browser keeps; made when it is not there
 */
export async function openTablet(
	profile: string,
	options: BrowserContextOptions & { args?: string[] } = {}
): Promise<Tablet> {
	const { executablePath, args } = await findBrowser();
	const context = await chromium.launchPersistentContext(profile, {
		viewport: SIZE,
		locale: 'ko-KR',
		timezoneId: 'Asia/Seoul',
		...options,
		executablePath,
		args: [...args, ...(options.args ?? [])]
	});
	const pid = await pidOf(context);
	return {
		context,
		page: context.pages()[0] ?? (await context.newPage()),
		close: () => context.close(),
		kill: async () => {
			const gone = once(context as unknown as NodeJS.EventEmitter, 'close');
			process.kill(pid, 'SIGKILL');
			await gone;
		}
	};
}
