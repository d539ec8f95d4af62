/** One unlocked person on this tablet: database, engine, index and pulse, opened and closed together. */
import type { Actor } from '../domain/context.ts';
import { databaseName, UserDatabase, dexieStore } from './db.ts';
import { createDrafts, type Drafts } from './drafts.ts';
import { createEngine, type Engine, type Told } from './engine.ts';
import { startIndexer, type Indexer } from './indexer.ts';
import { createJournal, type Disk } from './journal.ts';
import { createNetwork } from './network.ts';
import type { Chance, Clock } from './ports.ts';
import type { Profile } from './profiles.ts';
import { startPulse, type Pulse } from './pulse.ts';
import { createReadLog, type ReadLog } from './read-log.ts';
import { Opener } from './reads.ts';
import { recover } from './recover.ts';
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
	opener: Opener;
	indexer: Indexer;
	pulse: Pulse;
	drafts: Drafts;
	reads: ReadLog;
	close(): void;
}

interface Surroundings {
	disk: Disk;
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
	{ disk, clock, chance, begun, changed, turned }: Surroundings
): Promise<Session> {
	const vault = createVault(await importKey(dataKey), profile.keyEpoch, chance);
	const db = new UserDatabase(databaseName(me.id));
	const channel = new BroadcastChannel(`ieum-told-${me.id}`);
	const network = createNetwork();
	const parts: { indexer?: Indexer } = {};
	const hear = (told: Told) => {
		parts.indexer?.hear(told);
		changed();
	};
	const engine = createEngine(
		{ clock, chance, vault, network, store: dexieStore(db), journal: createJournal(disk, me.id) },
		{ userId: me.id, role: me.role, dongs: me.dongs },
		(told) => {
			hear(told);
			channel.postMessage({ rows: [...told.rows], all: told.all ?? false });
		}
	);
	// What another tab did is on this tab's screen through Dexie; its index hears of it here.
	channel.onmessage = ({ data }: MessageEvent<Pick<Told, 'rows' | 'all'>>) =>
		hear({ ...data, outbox: false });
	await recover(engine, profile.deviceId, begun);
	const reads = createReadLog(db, engine);
	const indexer = (parts.indexer = startIndexer(db, vault, changed));
	const pulse = startPulse(engine, me.id, {
		turned(outcome) {
			if (outcome.kind === 'still') reads.send().catch(() => undefined);
			turned(outcome);
		}
	});
	return {
		...{ me, profile, db, engine, indexer, pulse, reads },
		opener: new Opener(vault),
		drafts: createDrafts(db, vault),
		close() {
			pulse.stop();
			indexer.stop();
			channel.close();
			db.close();
		}
	};
}
