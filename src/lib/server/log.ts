/**
 * The one place that writes to the server's output. Nothing personal goes in: route ids instead of
 * addresses, error messages without the values that a query carried.
 */
import process from 'node:process';

/** One line for the operator. */
export function say(line: string): void {
	process.stdout.write(`[이음] ${line}\n`);
}

/** A bug or a fault that somebody has to look at, with where it happened and its stack. */
export function alarm(where: string, error: unknown): void {
	const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
	process.stderr.write(`[이음] 오류 ${where}: ${stack}\n`);
}

/** Ends the start with words for whoever started it; nothing of it is a bug. */
export function refuseToStart(message: string): never {
	process.stderr.write(`[이음] ${message}\n`);
	process.exit(1);
}
