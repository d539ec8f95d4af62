/**
 * What the journeys share: the built application with demo data at IEUM_URL, and a development
 * server with the component gallery at IEUM_DEV_URL; IEUM_BOOKS has a copy of the demo's data. A journey that changes much, or stops the
 * server, starts one of its own with startApp.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { node24, root } from '../../bin/install.js';
import { startApp } from './app.ts';
import share from './postgres.ts';

const portOf = (url: string | undefined): number => Number(new URL(url ?? '').port);

function startDev(port: number, dataDir: string): ChildProcess {
	const vite = path.join(root, 'node_modules', 'vite', 'bin', 'vite.js');
	return spawn(node24(), [vite, 'dev', '--port', String(port), '--strictPort'], {
		cwd: root,
		env: { ...process.env, NODE_ENV: 'development', DATA_DIR: dataDir, DATABASE_URL: '' },
		stdio: 'ignore'
	});
}

/** Copies a database that is in use, so that a journey may start from it; returns the folder. */
function keepBooks(dataDir: string, copy: string): string {
	mkdirSync(copy);
	const database = new DatabaseSync(path.join(dataDir, 'ieum.db'));
	database.prepare('vacuum into ?').run(path.join(copy, 'ieum.db'));
	database.close();
	cpSync(path.join(dataDir, 'secret.key'), path.join(copy, 'secret.key'));
	return copy;
}

/** Waits until something answers at an address, at most three minutes. */
async function answers(url: string): Promise<void> {
	for (let tries = 0; tries < 900; tries++) {
		if (await fetch(url).catch(() => undefined)) return;
		await pause(200);
	}
	throw new Error(`nothing answers at ${url}`);
}

/** Sets the stage for the test runner; returns how it is cleared. */
export default async function setStage(): Promise<() => Promise<void>> {
	const folder = mkdtempSync(path.join(tmpdir(), 'ieum-stage-'));
	const clear: (() => unknown)[] = [() => rmSync(folder, { recursive: true, force: true })];
	const clearAll = async (): Promise<void> => {
		for (const step of clear.splice(0).reverse()) await step();
	};
	try {
		clear.push(await share());
		const port = portOf(process.env.IEUM_URL);
		const app = await startApp({ dataDir: path.join(folder, 'app'), demo: true, port });
		clear.push(app.stop);
		process.env.IEUM_BOOKS = keepBooks(path.join(folder, 'app'), path.join(folder, 'books'));
		const devUrl = process.env.IEUM_DEV_URL;
		const dev = startDev(portOf(devUrl), path.join(folder, 'dev'));
		clear.push(() => end(dev));
		await answers(`${devUrl}/manifest.webmanifest`);
	} catch (error) {
		await clearAll();
		throw error;
	}
	return clearAll;
}

async function end(child: ChildProcess): Promise<void> {
	const gone = once(child, 'exit');
	if (child.exitCode === null && child.kill('SIGTERM')) await gone;
}
