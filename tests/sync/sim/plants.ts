/** Bugs planted around the real code: a harness that misses one is itself broken. */
import type { CompiledQuery } from 'kysely';
import type { Ports } from '../../../src/lib/client/ports.ts';
import type { Tab } from './tablet.ts';

export interface Plant {
	name: string;
	/** stands between the engine and its ports */
	ports?(ports: Ports, tab: Tab): Ports;
	/** stands between the server and its database */
	rewrite?(query: CompiledQuery): CompiledQuery;
}
