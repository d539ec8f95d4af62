/** Builds the application when its sources differ from those of the last build. */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import { cache, ensureInstalled, node24, root, run } from './install.js';

const SOURCES = ['src', 'static', 'svelte.config.js', 'vite.config.ts', 'package-lock.json'];

/** The folder of the build: `build`, or what IEUM_OUT says. */
export const out = path.resolve(root, process.env.IEUM_OUT || 'build');

const STAMP = path.join(out, 'sources.sha256');
const LOCK = path.join(cache, `${path.basename(out)}.lock`);

/** @param {string} file @returns {string[]} the files at or below it, in a fixed order */
function filesOf(file) {
	const stat = statSync(file, { throwIfNoEntry: false });
	if (!stat) return [];
	if (!stat.isDirectory()) return [file];
	return readdirSync(file)
		.sort()
		.flatMap((name) => filesOf(path.join(file, name)));
}

/** One hash over everything the build is made of. Contents, not times: git sets times as it likes. */
function fingerprint() {
	const hash = createHash('sha256');
	for (const file of SOURCES.flatMap((name) => filesOf(path.join(root, name)))) {
		hash.update(path.relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
	}
	return hash.digest('hex');
}

/** @param {string} file */
const textOf = (file) => {
	try {
		return readFileSync(file, 'utf8');
	} catch {
		return '';
	}
};

/** Whether the build is missing or was made of other sources. */
export function isStale() {
	return textOf(STAMP) !== fingerprint();
}

/** @param {number} pid */
function isAlive(pid) {
	try {
		process.kill(pid, 0);
		return true;
	} catch {
		return false;
	}
}

/** Takes the build lock, waiting while another living process holds it. */
async function lock() {
	for (;;) {
		mkdirSync(path.dirname(LOCK), { recursive: true });
		try {
			writeFileSync(LOCK, String(process.pid), { flag: 'wx' });
			return;
		} catch {
			const owner = Number(textOf(LOCK));
			if (owner && !isAlive(owner)) rmSync(LOCK, { force: true });
			else await pause(200);
		}
	}
}

/**
 * Builds once if the build is stale; processes that ask at the same time wait for the first.
 * @param {(line: string) => void} [say]
 */
export async function ensureBuilt(say = () => {}) {
	if (!isStale()) return;
	await lock();
	try {
		const made = fingerprint();
		if (textOf(STAMP) === made) return;
		say('앱을 빌드합니다 (약 30초) …');
		const vite = path.join(root, 'node_modules', 'vite', 'bin', 'vite.js');
		const args = [vite, 'build', '--logLevel', 'error'];
		const code = await run(node24(), args, { stdio: ['ignore', 'ignore', 'inherit'] });
		if (code !== 0) throw new Error('빌드에 실패했습니다. 위의 오류를 고친 뒤 다시 실행하십시오.');
		writeFileSync(STAMP, made);
	} finally {
		rmSync(LOCK, { force: true });
	}
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	try {
		await ensureInstalled(console.log);
		await ensureBuilt(console.log);
	} catch (error) {
		process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
		process.exitCode = 1;
	}
}
