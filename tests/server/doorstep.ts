/** The built application with demo data, and one person of each role before its door. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll } from 'vitest';
import { ROLES, type Role } from '../../src/lib/domain/context.ts';
import type { RejectionBody } from '../../src/lib/protocol.ts';
import { DEMO_PASSWORD } from '../../src/lib/server/demo/accounts.ts';
import { startApp } from '../stand/app.ts';
import { signIn, type Visitor } from '../stand/visitor.ts';

export const own = { headers: { 'x-ieum': '1' } };
export const json = { 'content-type': 'application/json', 'x-ieum': '1' };
/** A redirect is an answer, not a way to follow. */
export const still = { redirect: 'manual' } as const;

export interface Doorstep {
	/** http://localhost:<port> */
	url: string;
	/** the SQLite file */
	file: string;
	/** a folder for other servers of the same test */
	folder: string;
	/** null: nobody is signed in */
	as: (role: Role | null) => Visitor;
	/** every work of the audit log */
	audit: () => string[];
}

/** Starts one for the tests of a file; filled in before the first of them runs. */
export function doorstep(): Doorstep {
	const folder = mkdtempSync(path.join(tmpdir(), 'ieum-door-'));
	const dataDir = path.join(folder, 'data');
	const file = path.join(dataDir, 'ieum.db');
	const people = new Map<Role | null, Visitor>();
	const as = (role: Role | null) => people.get(role) as Visitor;
	const step: Doorstep = { url: '', file, folder, as, audit: () => worksOf(file) };
	let stop: () => Promise<unknown>;
	beforeAll(async () => {
		const app = await startApp({ dataDir, demo: true });
		stop = app.stop;
		step.url = app.url;
		for (const role of ROLES) people.set(role, await signIn(app.url, `${role}1`, DEMO_PASSWORD));
		const ask: Visitor['ask'] = (route, init) => fetch(app.url + route, { ...own, ...init });
		people.set(null, { ask, json: () => Promise.reject(new Error('nobody is signed in')) });
	}, 240_000);
	afterAll(async () => {
		await stop?.();
		rmSync(folder, { recursive: true, force: true });
	});
	return step;
}

function worksOf(file: string): string[] {
	const database = new DatabaseSync(file, { readOnly: true, timeout: 30_000 });
	const rows = database.prepare('select work from audit order by seq').all();
	database.close();
	return rows.map((row) => String(row.work));
}

export const post = (body: unknown): RequestInit => ({
	method: 'POST',
	headers: { 'content-type': 'application/json' },
	body: JSON.stringify(body)
});

/** Why a request was turned away. */
export async function rejection(answer: Response): Promise<string> {
	return ((await answer.json()) as RejectionBody).error;
}
