/** Journeys in a real browser against the built application (tests/e2e). */
import { defineConfig } from '@playwright/test';
import { findBrowser } from './tests/stand/browser.ts';
import { setClocks } from './tests/stand/clock.ts';
import { freePort } from './tests/stand/port.ts';

setClocks();
const browser = await findBrowser();

// The runner's worker processes read this file again and must see the same answers.
process.env.IEUM_BROWSER = browser.executablePath;
process.env.IEUM_URL ??= `http://localhost:${await freePort()}`;
process.env.IEUM_DEV_URL ??= `http://localhost:${await freePort()}`;
// A browser names a file in Hangul only where its locale can.
process.env.LC_ALL = 'C.UTF-8';

export default defineConfig({
	testDir: 'tests/e2e',
	testMatch: '**/*.test.ts',
	outputDir: 'test-results',
	globalSetup: './tests/stand/stage.ts',
	workers: 2,
	timeout: 300_000,
	// A machine that does other work at the same time draws late; what never comes is still a failure.
	expect: { timeout: 60_000 },
	forbidOnly: true,
	reporter: 'list',
	use: {
		baseURL: process.env.IEUM_URL,
		locale: 'ko-KR',
		timezoneId: 'Asia/Seoul',
		trace: 'off',
		launchOptions: { executablePath: browser.executablePath, args: browser.args }
	}
});
