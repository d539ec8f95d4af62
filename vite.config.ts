import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
	plugins: [sveltekit()],
	worker: { format: 'es' },
	test: {
		include: ['tests/**/*.test.ts'],
		exclude: ['tests/e2e/**', 'node_modules/**'],
		globalSetup: ['tests/stand/postgres.ts'],
		environment: 'node',
		// Half of the work is PostgreSQL's: one worker a core would leave a core of two to it alone.
		maxWorkers: 2,
		testTimeout: 180_000,
		hookTimeout: 180_000,
		// What never comes is still a failure, after a time that no machine is too slow for.
		expect: { poll: { timeout: 60_000 } }
	}
});
