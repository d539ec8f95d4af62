/** The built application as a process of its own, for tests in a browser and of its end. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { ensureBuilt } from '../../bin/build.js';
import { node24, root } from '../../bin/install.js';

/** A running application. */
export type App = {
	/** `http://localhost:<port>`, without a slash at the end. */
	url: string;
	port: number;
	pid: number;
	/** Everything it has printed so far. */
	output: () => string;
	/** Sends a signal and resolves when the process is gone. */
	kill: (signal: NodeJS.Signals) => Promise<void>;
	/** Ends it as an operator would; resolves with its exit code. */
	stop: () => Promise<number | null>;
};

/** What a test may say about the application it starts. */
export type AppOptions = {
	dataDir: string;
	databaseUrl?: string;
	demo?: boolean;
	/** 0, the default, takes a free one. */
	port?: number;
	env?: Record<string, string>;
};

function spawnApp({ dataDir, databaseUrl = '', demo = false, port = 0, env }: AppOptions) {
	return spawn(node24(), [path.join(root, 'bin', 'serve.js')], {
		cwd: root,
		env: {
			...process.env,
			NODE_ENV: 'production',
			PORT: String(port),
			HOST: '',
			ORIGIN: '',
			TRUST_PROXY: '',
			DATA_DIR: dataDir,
			DATABASE_URL: databaseUrl,
			DEMO: demo ? '1' : '0',
			...env
		},
		stdio: ['ignore', 'pipe', 'pipe', 'ipc']
	});
}

/** Keeps what a process prints. */
function recorded(child: ChildProcess): () => string {
	const chunks: Buffer[] = [];
	child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
	child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk));
	return () => Buffer.concat(chunks).toString();
}

/**
 * Starts the application, built first if its sources changed; it ends with this process at the latest.
 * @throws with what it printed when it ends before it listens
 */
export async function startApp(options: AppOptions): Promise<App> {
	await ensureBuilt();
	const child = spawnApp(options);
	const output = recorded(child);
	const gone = once(child, 'close') as Promise<[number | null]>;
	const failed = gone.then(([code]) => {
		throw new Error(`the application ended with ${code}:\n${output()}`);
	});
	failed.catch(() => {});
	const [{ port }] = (await Promise.race([once(child, 'message'), failed])) as [{ port: number }];
	const kill = async (signal: NodeJS.Signals): Promise<void> => {
		child.kill(signal);
		await gone;
	};
	return {
		url: `http://localhost:${port}`,
		port,
		pid: child.pid ?? 0,
		output,
		kill,
		stop: async () => {
			await kill('SIGTERM');
			return child.exitCode;
		}
	};
}
