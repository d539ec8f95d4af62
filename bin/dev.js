/** `npm run dev`: installs what is missing, then Vite's development server with demo data. */
import path from 'node:path';
import { ensureInstalled, node24, root, run } from './install.js';

/** @param {string} line */
const say = (line) => process.stdout.write(`[이음] ${line}\n`);

// Vite ends by itself on a signal that the terminal sends to the group.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => {});

try {
	await ensureInstalled(say);
	const vite = path.join(root, 'node_modules', 'vite', 'bin', 'vite.js');
	const env = { DEMO: '1', ...process.env };
	process.exitCode = await run(node24(), [vite, 'dev', ...process.argv.slice(2)], { env });
} catch (error) {
	process.stderr.write(`[이음] ${error instanceof Error ? error.message : error}\n`);
	process.exitCode = 1;
}
