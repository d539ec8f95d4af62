/** One unlocked person on this tablet: database, engine, index and pulse, opened and closed together. */
import { liveQuery } from 'dexie';
import type { ActionName, Input } from '../domain/actions.ts';
import type { Known } from '../domain/alike.ts';
import type { Actor } from '../domain/context.ts';
import type { Rows } from '../domain/tables.ts';
import { act, type Acted } from './act.ts';
import { again, databaseName, UserDatabase, dexieStore } from './db.ts';
import { createDrafts, type Drafts } from './drafts.ts';
import { createEngine, type Engine, type Told } from './engine.ts';
import { startIndexer, type Indexer } from './indexer.ts';
import { keepFile, openFile } from './files.ts';
import { fillInWorker } from './fill-apart.ts';
import { enrolAgain } from './gate.ts';
import { createJournal, type Disk } from './journal.ts';
import { createNetwork, sha256 } from './network.ts';
import type { Chance, Clock } from './ports.ts';
import { toBase64, type Profile } from './profiles.ts';
import { startPulse, type Pulse } from './pulse.ts';
import { createReadLog, type ReadLog } from './read-log.ts';
import * as look from './reads.ts';
import { recover } from './recover.ts';
import {
	freeUnits,
	searchUnits,
	sparesOf,
	type HouseholdHit,
	type HouseholdIndex
} from './search.ts';
import type { Outcome } from './sync.ts';
import { createVault, importKey } from './vault.ts';

/** Who it is, as sealed into the profile. */
export interface Me {
	id: string;
	name: string;
	role: Actor['role'];
	dongs: string[];
}

export interface Session {
	me: Me;
	profile: Profile;
	db: UserDatabase;
	engine: Engine;
	pulse: Pulse;
	drafts: Drafts;
	reads: ReadLog;
	/** Calls back with what a query finds, now and after every change; answers how to stop. */
	watch<Found>(query: () => PromiseLike<Found>, take: (found: Found) => void): () => void;
	/** The same for what only the outbox and the files decide. */
	watchOutbox<Found>(query: () => Promise<Found>, take: (found: Found) => void): () => void;
	/** what screens ask of the database, and how it is opened */
	look: typeof look;
	opener: look.Opener;
	/** Does something and sends it as soon as may be; who watches the outbox has counted it by then. */
	act<N extends ActionName>(name: N, input: Input<N>): Promise<Acted>;
	/** Keeps a file; resolves with its SHA-256. Rejects if the disk did not take it. */
	keepFile(blob: Blob): Promise<string>;
	openFile(hash: string): Promise<Blob | null>;
	/** Notes that a person has taken note of an answer. */
	acknowledge(id: string): Promise<void>;
	searchHouseholds(text: string): HouseholdHit[];
	alikeHouseholds(typed: Known): ReturnType<HouseholdIndex['alike']>;
	searchPcs(text: string): Rows['pc'][];
	freePcs(): Rows['pc'][];
	/** this person's spares */
	sparePcs(): Rows['pc'][];
	close(): void;
}

interface Surroundings {
	disk: Disk;
	/** the tablet's own name for itself */
	tabletId: string;
	clock: Clock;
	chance: Chance;
	/** this user had data here before: an empty database is a loss */
	begun: boolean;
	/** anything that the status line or a search shows may have changed */
	changed(): void;
	/** after a round */
	turned(outcome: Outcome): void;
}

/** Opens everything of a person. Rejects if the disk does not answer. */
export async function openSession(
	profile: Profile,
	me: Me,
	dataKey: Uint8Array<ArrayBuffer>,
	{ disk, tabletId, clock, chance, begun, changed, turned }: Surroundings
): Promise<Session> {
	const key = await importKey(dataKey);
	const vault = createVault(key, profile.keyEpoch, chance);
	const database = databaseName(me.id);
	const db = new UserDatabase(database);
	const channel = new BroadcastChannel(`ieum-told-${me.id}`);
	const opener = new look.Opener(vault);
	const { keyEpoch } = profile;
	const kept = { tabletId, keyEpoch, dataKey: toBase64(dataKey) };
	const network = createNetwork((whose) => enrolAgain({ ...whose, ...kept }));
	const parts: { indexer?: Indexer } = {};
	const outbox = new Set<() => Promise<void>>();
	let closed = false;
	const hear = (told: Told) => {
		parts.indexer?.hear(told);
		if (told.noted !== undefined) opener.forget(told.noted);
		if (told.outbox) void allHear(outbox);
		changed();
	};
	const engine = createEngine(
		{ clock, chance, vault, network, store: dexieStore(db), journal: createJournal(disk, me.id) },
		{ userId: me.id, role: me.role, dongs: me.dongs },
		(told) => {
			hear(told);
			// What was begun before a lock ends after it, when this tab no longer speaks.
			if (!closed) channel.postMessage({ ...told, rows: [...told.rows] });
		}
	);
	// What another tab did is on this tab's screen through Dexie; its index hears of it here.
	channel.onmessage = ({ data }: MessageEvent<Told>) => hear(data);
	const order = { key, keyEpoch, database, actor: engine.actor };
	const filler = fillInWorker(engine, order, !begun);
	await recover(engine, profile.deviceId, begun);
	const reads = createReadLog(db, engine);
	const indexer = (parts.indexer = startIndexer(db, vault, changed));
	const pulse = startPulse(engine, me.id, {
		turned(outcome) {
			if (outcome.kind === 'still') reads.send().catch(() => undefined);
			turned(outcome);
		}
	});
	const searches = searchesOf(indexer, me.id);
	return {
		...{ me, profile, db, engine, pulse, reads, look, ...searches },
		...writesOf(engine, pulse, () => allHear(outbox)),
		watch(query, take) {
			const watched = liveQuery(() => again(db, query)).subscribe(take, () => undefined);
			return () => watched.unsubscribe();
		},
		watchOutbox(query, take) {
			const reader = repeated(query, take);
			outbox.add(reader.run);
			void reader.run();
			return () => {
				outbox.delete(reader.run);
				reader.stop();
			};
		},
		opener,
		drafts: createDrafts(db, vault),
		async acknowledge(id) {
			await look.acknowledge(db, id, new Date(clock.now()).toISOString());
			engine.tell({ rows: [], outbox: true, noted: id });
		},
		close() {
			closed = true;
			pulse.stop();
			filler.stop();
			indexer.stop();
			channel.close();
			db.retire();
		}
	};
}

async function allHear(outbox: Set<() => Promise<void>>): Promise<void> {
	await Promise.all([...outbox].map((hear) => hear()));
}

/**
 * Runs a query whenever asked, never twice at once; what was asked meanwhile is one more run.
 * `run` resolves once a run that began no earlier is taken, or failed.
 */
function repeated<Found>(
	query: () => Promise<Found>,
	take: (found: Found) => void
): { run(): Promise<void>; stop(): void } {
	let [asked, stopped] = [false, false];
	let running: Promise<void> | null = null;
	const go = async () => {
		try {
			while (asked && !stopped) {
				asked = false;
				const found = await query();
				if (!stopped) take(found);
			}
		} catch {
			// What could not be read now is read the next time.
		} finally {
			running = null;
		}
	};
	return {
		run() {
			asked = true;
			return (running ??= go());
		},
		stop: () => (stopped = true)
	};
}

function writesOf(
	engine: Engine,
	pulse: Pulse,
	counted: () => Promise<void>
): Pick<Session, 'act' | 'keepFile' | 'openFile'> {
	return {
		async act(name, input) {
			const acted = await act(engine, name, input);
			if (!acted.ok) return acted;
			pulse.nudge();
			// The line must not say that nothing waits beside the word that it is saved.
			await counted();
			return acted;
		},
		async keepFile(blob) {
			const bytes = new Uint8Array(await blob.arrayBuffer());
			const type = blob.type || 'application/octet-stream';
			const hash = await keepFile(engine, bytes, type, await sha256(bytes));
			pulse.nudge();
			return hash;
		},
		async openFile(hash) {
			const file = await openFile(engine, hash);
			return file && new Blob([file.bytes], { type: file.type });
		}
	};
}

function searchesOf(
	{ households, units }: Indexer,
	me: string
): Pick<Session, 'searchHouseholds' | 'alikeHouseholds' | 'searchPcs' | 'freePcs' | 'sparePcs'> {
	return {
		searchHouseholds: (text) => households.search(text),
		alikeHouseholds: (typed) => households.alike(typed),
		searchPcs: (text) => searchUnits(units.values(), text),
		freePcs: () => freeUnits(units.values()),
		sparePcs: () => sparesOf(units.values(), me)
	};
}
