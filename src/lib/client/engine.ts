/** One unlocked user's engine: its ports, who acts, and what it has in memory. */
import type { Actor } from '../domain/context.ts';
import type { Memory } from './memory.ts';
import type { JournalRecord, Meta, Ports, Reply } from './ports.ts';
import { MAX_PUSH } from '../protocol.ts';

/**
 * REBUILT: the database was lost and its outbox rebuilt from the journal · SIGN_IN: the session
 * has ended, everything is kept · REVOKED: the office closed this tablet · STALE: something has
 * waited 15 minutes although there is a connection · OUTDATED: the server knows more than this
 * program · CLOCK: the device's clock is far off · FULL: the tablet's disk is full.
 */
export type Alert = 'REBUILT' | 'SIGN_IN' | 'REVOKED' | 'STALE' | 'OUTDATED' | 'CLOCK' | 'FULL';

/** What the engine tells the screens after a commit. */
export interface Told {
	/** keys of the rows that changed, as `table/id` */
	rows: readonly string[];
	outbox: boolean;
	/** a person has taken note of this action's answer */
	noted?: string;
	/** the mirror was dropped: every row has changed */
	all?: boolean;
}

export interface Engine extends Ports {
	actor: Actor;
	memory: Memory | null;
	alerts: Set<Alert>;
	/** the last exchange reached our server */
	online: boolean;
	/** most actions the next push carries; halved when a body is too big */
	limit: number;
	/** runs the first fill elsewhere (a worker) with the same outcome; here where there is none */
	fillApart: (() => Promise<Reply<boolean>>) | null;
	/** records for the journal that could not be written yet */
	owed: JournalRecord[];
	/** called after every commit of this engine and whenever what it tells has changed */
	tell(told: Told): void;
	/** Runs one step after the other within this tab. */
	alone<R>(step: () => Promise<R>): Promise<R>;
}

/** An engine for an actor. `tell` is called synchronously and must not throw. */
export function createEngine(ports: Ports, actor: Actor, tell: (told: Told) => void): Engine {
	let last: Promise<unknown> = Promise.resolve();
	return {
		...ports,
		actor,
		memory: null,
		alerts: new Set(),
		online: false,
		limit: MAX_PUSH,
		owed: [],
		fillApart: null,
		tell,
		alone(step) {
			const next = last.then(step, step);
			last = next.catch(() => undefined);
			return next;
		}
	};
}

/** The first record of a database for a device. */
export function freshMeta(device: string, now: number): Meta {
	return {
		revision: 0,
		device,
		epoch: null,
		scope: null,
		cursor: 0,
		schema: 0,
		nextN: 1,
		lastId: null,
		ack: 0,
		covered: 0,
		fill: null,
		complete: false,
		lastSyncAt: null,
		clockOffMs: 0,
		contactAt: now,
		renumber: false,
		shut: false
	};
}

/** The standing facts of a database that has been begun. */
export async function metaOf(engine: Engine): Promise<Meta> {
	const meta = await engine.store.meta();
	if (!meta) throw new Error('the database was not begun');
	return meta;
}

/** Raises or lowers an alert and says so if that is news. */
export function alert(engine: Engine, which: Alert, on: boolean): void {
	if (engine.alerts.has(which) === on) return;
	if (on) engine.alerts.add(which);
	else engine.alerts.delete(which);
	engine.tell({ rows: [], outbox: false });
}
