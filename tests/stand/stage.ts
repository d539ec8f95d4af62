/**
 * What the journeys share: the built application with demo data at IEUM_URL, and a development
 * server with the component gallery at IEUM_DEV_URL. A journey that changes much, or stops the
 * server, starts one of its own with startApp.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
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

/** Waits until something answers at an address, at most a minute. */
async function answers(url: string): Promise<void> {
	for (let tries = 0; tries < 300; tries++) {
		if (await fetch(url).catch(() => undefined)) return;
		await pause(200);
	}
	throw new Error(`nothing answers at ${url}`);
}

/** Sets the stage for the test runner; returns how it is cleared. */
export default async function setStage(): Promise<() => Promise<void>> {
	const folder = mkdtempSync(path.join(tmpdir(), 'ieum-stage-'));
	const stopPostgres = await share();
	const app = await startApp({
		dataDir: path.join(folder, 'app'),
		demo: true,
		port: portOf(process.env.IEUM_URL)
	});
	const devUrl = process.env.IEUM_DEV_URL ?? '';
	const dev = startDev(portOf(devUrl), path.join(folder, 'dev'));
	await answers(`${devUrl}/manifest.webmanifest`);
	return async () => {
		const devGone = once(dev, 'exit');
		dev.kill('SIGTERM');
		await Promise.all([app.stop(), devGone, stopPostgres()]);
		rmSync(folder, { recursive: true, force: true });
	};
}
