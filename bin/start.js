/**
 * `npm start`: installs what is missing, builds when sources changed, serves.
 * Runs on the machine's own Node (20 or newer); everything after it on the project's Node 24.
 */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { ensureBuilt, isStale } from './build.js';
import { ensureInstalled, node24, root, run, whenOrphaned } from './install.js';

/** @param {string} line */
const say = (line) => process.stdout.write(`[이음] ${line}\n`);

const serve = path.join(root, 'bin', 'serve.js');
const env = { DEMO: '1', ...process.env };

/** Starts the server, passes signals on and ends as it ends. */
function start() {
	const child = spawn(node24(), [serve], { cwd: root, env, stdio: 'inherit' });
	for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
		// A terminal sends SIGINT to the whole group: the child has it already then, twice is harmless.
		process.on(signal, () => child.kill('SIGTERM'));
	}
	whenOrphaned(() => child.kill('SIGTERM'));
	child.on('error', (error) => {
		throw error;
	});
	child.on('exit', (code) => process.exit(code ?? 1));
}

try {
	await ensureInstalled(say);
	if (isStale()) {
		// A wrong setting is told before the half minute of a build.
		if ((await run(node24(), [serve, '--check'], { env })) !== 0) process.exit(1);
		await ensureBuilt(say);
	}
	start();
} catch (error) {
	process.stderr.write(`[이음] ${error instanceof Error ? error.message : error}\n`);
	process.exit(1);
}
