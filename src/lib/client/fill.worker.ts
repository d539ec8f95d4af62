/** The first fill in a thread of its own: sealing ten thousand rows holds up no screen. */
import type { Actor } from '../domain/context.ts';
import { UserDatabase, dexieStore } from './db.ts';
import { createEngine, type Alert, type Told } from './engine.ts';
import { fill } from './fill.ts';
import { createNetwork } from './network.ts';
import type { Journal, Reply } from './ports.ts';
import { createVault } from './vault.ts';

export interface FillOrder {
	/** a key that cannot be taken out of the browser */
	key: CryptoKey;
	keyEpoch: number;
	database: string;
	actor: Actor;
}

export type FillNews =
	| { told: Told; alerts: Alert[] }
	| { reply: Reply<boolean> }
	| { failed: { name: string; message: string } };

/** A fill enters nothing, so it has nothing to journal. */
const NO_JOURNAL: Journal = {
	append: () => Promise.reject(new Error('a fill keeps no journal')),
	read: async () => ({ records: [], damaged: false }),
	compact: async () => undefined,
	wipe: async () => undefined
};

const say = (news: FillNews) => self.postMessage(news);

async function carryOut({ key, keyEpoch, database, actor }: FillOrder): Promise<void> {
	const chance = {
		bytes: (count: number) => crypto.getRandomValues(new Uint8Array(count)),
		fraction: () => Math.random()
	};
	const engine = createEngine(
		{
			...{ chance, clock: { now: () => Date.now() }, journal: NO_JOURNAL },
			vault: createVault(key, keyEpoch, chance),
			store: dexieStore(new UserDatabase(database, 'relaxed')),
			network: createNetwork()
		},
		actor,
		(told) => say({ told, alerts: [...engine.alerts] })
	);
	say({ reply: await fill(engine) });
}

self.onmessage = ({ data }: MessageEvent<FillOrder>) => {
	carryOut(data).catch(({ name, message }: Error) => say({ failed: { name, message } }));
};
