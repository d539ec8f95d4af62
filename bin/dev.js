/** `npm run dev`: installs what is missing, then Vite's development server with demo data. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { ensureInstalled, node24, root, whenOrphaned } from './install.js';

/** @param {string} line */
const say = (line) => process.stdout.write(`[이음] ${line}\n`);

try {
	await ensureInstalled(say);
	const vite = path.join(root, 'node_modules', 'vite', 'bin', 'vite.js');
	const env = { DEMO: '1', ...process.env };
	const args = [vite, 'dev', ...process.argv.slice(2)];
	const child = spawn(node24(), args, { cwd: root, env, stdio: 'inherit' });
	for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill('SIGTERM'));
	whenOrphaned(() => child.kill('SIGTERM'));
	child.on('exit', (code) => process.exit(code ?? 0));
} catch (error) {
	process.stderr.write(`[이음] ${error instanceof Error ? error.message : error}\n`);
	process.exitCode = 1;
}
