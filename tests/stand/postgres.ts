/** A real PostgreSQL for tests: started once for a run, on the first question for it. */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';

/** Where processes of one run ask for the address of their common server. */
const COMMON = 'IEUM_TEST_POSTGRES';

let started: Promise<string> | undefined;

/** Starts the server; it ends with this process. */
async function start(): Promise<string> {
	const keeper = spawn(
		process.execPath,
		['--no-warnings', `${import.meta.dirname}/postgres-keeper.ts`],
		{ stdio: ['pipe', 'pipe', 'inherit'] }
	);
	const failed = once(keeper, 'exit').then(() => {
		throw new Error('PostgreSQL did not start');
	});
	const [line] = (await Promise.race([once(keeper.stdout, 'data'), failed])) as [Buffer];
	failed.catch(() => {});
	// The pipe to it stays open as long as this process lives, but is no reason to live.
	keeper.unref();
	(keeper.stdin as unknown as { unref(): void }).unref();
	(keeper.stdout as unknown as { unref(): void }).unref();
	stopStarted = async () => {
		const gone = once(keeper, 'exit');
		keeper.ref();
		keeper.stdin.end();
		await gone;
	};
	return line.toString().trim();
}

let stopStarted = async (): Promise<void> => {};

/**
 * The address of a database of the superuser, starting the server if nobody has.
 * @throws when PostgreSQL cannot start on this machine
 */
export function postgresUrl(): Promise<string> {
	const common = process.env[COMMON];
	started ??= common ? fetch(common).then((answer) => answer.text()) : start();
	return started;
}

/** Stops the server that this process started, if it did; databases and files go with it. */
export async function stopPostgres(): Promise<void> {
	if (process.env[COMMON] === undefined && started) await started.then(() => stopStarted());
	started = undefined;
}

async function admin(url: string, sql: string): Promise<void> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	try {
		await client.query(sql);
	} finally {
		await client.end();
	}
}

/**
 * A database of its own for a test, and how to drop it, connections and all: empty, or a copy of
 * one that nobody is connected to.
 */
export async function freshDatabase(
	copyOf = 'template1'
): Promise<{ name: string; url: string; drop: () => Promise<void> }> {
	const common = await postgresUrl();
	const name = `test_${randomBytes(6).toString('hex')}`;
	await admin(common, `create database ${name} template ${copyOf}`);
	const url = new URL(common);
	url.pathname = `/${name}`;
	return {
		name,
		url: url.href,
		drop: () => admin(common, `drop database if exists ${name} with (force)`)
	};
}

/**
 * For a test runner's global set-up: lets all its processes share one server, started when the
 * first of them asks. Returns the tear-down.
 */
export default async function share(): Promise<() => Promise<void>> {
	const broker = createServer((_req, res) => {
		started ??= start();
		started.then(
			(url) => res.end(url),
			(error: Error) => res.writeHead(500).end(error.message)
		);
	}).listen(0, '127.0.0.1');
	await once(broker, 'listening');
	process.env[COMMON] = `http://127.0.0.1:${(broker.address() as AddressInfo).port}/`;
	return async () => {
		delete process.env[COMMON];
		broker.close();
		broker.closeAllConnections();
		await stopPostgres();
	};
}
