/**
 * Brings node_modules to what package-lock.json says. It runs before anything is installed,
 * so it uses nothing but the Node that the machine has (20 or newer).
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the project. */
export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** Where the commands keep what may be thrown away. */
export const cache = path.join(root, 'node_modules', '.cache', 'ieum');

// The tools would put these beside other people's files in the system's temporary folder.
process.env.NODE_COMPILE_CACHE ??= path.join(cache, 'node');
process.env.PWTEST_CACHE_DIR ??= path.join(cache, 'playwright');

/** @param {string} name a command of node_modules/.bin; returns its path */
export function local(name) {
	const extension = process.platform === 'win32' ? '.cmd' : '';
	return path.join(root, 'node_modules', '.bin', name + extension);
}

/** The Node 24 that is installed with the project, or the running one where no build of it exists. */
export function node24() {
	const file = local('node');
	if (existsSync(file)) return file;
	if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
	throw new Error(
		'Node 24를 찾을 수 없습니다. 이 컴퓨터용 Node 24 꾸러미가 없습니다. Node 24.21 이상을 설치한 뒤 다시 실행하십시오.'
	);
}

/**
 * Runs a command in the project's folder and waits for its end.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>} its exit code; 1 when it could not start or a signal ended it
 */
export function run(command, args, options = {}) {
	return new Promise((resolve) => {
		const shell = process.platform === 'win32' && !command.endsWith('.exe');
		const child = spawn(command, args, { cwd: root, stdio: 'inherit', shell, ...options });
		child.on('error', () => resolve(1));
		child.on('close', (code) => resolve(code ?? 1));
	});
}

/**
 * Calls back when npm, which started this process through a shell, was ended: the shell does not
 * pass the signal on.
 * @param {() => void} end
 */
export function whenOrphaned(end) {
	if (!process.env.npm_lifecycle_event) return;
	const parent = process.ppid;
	const watch = setInterval(() => {
		if (process.ppid === parent) return;
		clearInterval(watch);
		end();
	}, 300);
	watch.unref();
}

/** @param {string} file @returns {Record<string, { version?: string, optional?: boolean }> | undefined} */
function packages(file) {
	try {
		return JSON.parse(readFileSync(path.join(root, file), 'utf8')).packages;
	} catch {
		return undefined;
	}
}

/** Whether every package of package-lock.json lies in node_modules in its version. */
export function isInstalled() {
	const wanted = packages('package-lock.json') ?? {};
	const present = packages('node_modules/.package-lock.json');
	if (!present) return false;
	return Object.entries(wanted).every(([place, { version, optional }]) => {
		if (place === '') return true;
		const found = present[place];
		return found ? found.version === version : optional === true;
	});
}

/** The environment without the project's own node: `npm ci` deletes that one while it runs. */
function outerEnvironment() {
	const ours = path.join(root, 'node_modules', '.bin');
	const PATH = (process.env.PATH ?? '').split(path.delimiter).filter((part) => part !== ours);
	return { ...process.env, PATH: PATH.join(path.delimiter) };
}

/**
 * Installs what is missing; silent when nothing is.
 * @param {(line: string) => void} say
 */
export async function ensureInstalled(say) {
	if (isInstalled()) return;
	say('필요한 꾸러미를 설치합니다 (npm ci, 약 1분) …');
	const code = await run('npm', ['ci', '--no-progress', '--loglevel=error'], {
		env: outerEnvironment()
	});
	if (code !== 0) {
		throw new Error(
			'꾸러미를 설치하지 못했습니다 (npm ci). 네트워크와 위에 나온 npm의 알림을 확인한 뒤 다시 실행하십시오.'
		);
	}
}
