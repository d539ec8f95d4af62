/** An office building of a test's own: the built application with the demo's books, whose line can be cut. */
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { startApp, type App } from '../stand/app.ts';
import { freePort } from '../stand/port.ts';

export const PASSWORD = 'demo-ieum-2021';

/** A value of a SQLite column. */
type Value = string | number | null;

/** A visit that is still to be made. */
export type Stop = {
	visitId: string;
	householdId: string;
	assignmentId: string;
	name: string;
	tag: string;
	serial: string;
};

export type House = {
	url: string;
	/** Everything of the house; gone when it is closed. */
	folder: string;
	/** A new, empty profile for a browser. */
	profile: (name: string) => string;
	/** Nobody answers any more, as if the line were cut: the process is killed. */
	cut: () => Promise<void>;
	/** Answers again, at the same address. */
	mend: () => Promise<void>;
	/** Rows of the database. */
	rows: <Row extends object>(sql: string, ...values: Value[]) => Row[];
	/** Changes the books behind the application's back; it must be cut. */
	rewrite: (sql: string, ...values: Value[]) => void;
	/** A worker's visits of today in the order of the day. */
	stops: (workerId: string) => Stop[];
	close: () => Promise<void>;
};

const STOPS = `select v.id as "visitId", h.id as "householdId", a.id as "assignmentId",
		h.name, p.tag, p.serial
	from visit v join household h on h.id = v."householdId"
	join assignment a on a.id = v."assignmentId" join pc p on p.id = a."pcId"
	where v."workerId" = ? and v."scheduledOn" = ? and v."acceptedAt" is null and v."failedAt" is null
	order by coalesce(v."scheduledAt", ''), v.id`;

/** Today in Korea, 'YYYY-MM-DD'. */
export const today = (): string => new Date(Date.now() + 9 * 3_600_000).toISOString().slice(0, 10);

/**
 * Opens a house with a copy of the stage's books, so that nobody else sees what is done in it; `env`
 * are settings of its own.
 */
export async function openHouse(env: Record<string, string> = {}): Promise<House> {
	const folder = mkdtempSync(path.join(tmpdir(), 'ieum-house-'));
	const dataDir = path.join(folder, 'data');
	cpSync(process.env.IEUM_BOOKS ?? '', dataDir, { recursive: true });
	const port = await freePort();
	const start = (): Promise<App> => startApp({ dataDir, demo: true, port, env });
	let app: App | undefined = await start();

	const cut = async () => {
		await app?.kill('SIGKILL');
		app = undefined;
	};
	const query = <Row extends object>(sql: string, ...values: Value[]): Row[] => {
		// The application may hold it for a moment, right after it was killed above all.
		const db = new DatabaseSync(path.join(dataDir, 'ieum.db'), { timeout: 10_000 });
		try {
			return db.prepare(sql).all(...values) as Row[];
		} finally {
			db.close();
		}
	};
	return {
		url: app.url,
		folder,
		profile: (name) => {
			const profile = path.join(folder, name);
			mkdirSync(profile);
			return profile;
		},
		cut,
		mend: async () => {
			app ??= await start();
		},
		rows: query,
		rewrite: query,
		stops: (workerId) => query<Stop>(STOPS, workerId, today()),
		close: async () => {
			await cut();
			rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
		}
	};
}
