/** Keeps the search index in step with the mirror, in slices that no finger notices. */
import type { Rows } from '../domain/tables.ts';
import type { UserDatabase } from './db.ts';
import type { Told } from './engine.ts';
import type { SealedRow, Vault } from './ports.ts';
import { keyFrom, openRow } from './rows.ts';
import { HouseholdIndex } from './search.ts';

/** Rows opened between two breaths. */
const SLICE = 200;
/** A change of more rows than this is a fill: one rebuild after it is cheaper. */
const MANY = 100;
const CALM = 500;

export interface Indexer {
	readonly households: HouseholdIndex;
	readonly units: Map<string, Rows['pc']>;
	/** Takes what the engine told. */
	hear(told: Told): void;
	stop(): void;
}

/** Starts building; `changed` is called whenever a search may answer differently. */
export function startIndexer(db: UserDatabase, vault: Vault, changed: () => void): Indexer {
	const households = new HouseholdIndex();
	const units = new Map<string, Rows['pc']>();
	let stopped = false;
	let timer: ReturnType<typeof setTimeout> | undefined;
	let building: Promise<void> = Promise.resolve();

	const queue = (work: () => Promise<void>) => {
		building = building
			.then(() => (stopped ? undefined : work().then(changed)))
			.catch(() => undefined);
	};

	async function rebuild(): Promise<void> {
		const [before, seen] = [new Set(households.ids()), new Set<string>()];
		for (let after = ''; !stopped;) {
			const slice = await db.rows('household').where('id').above(after).limit(SLICE).toArray();
			for (const row of await openAll<'household'>(vault, 'household', slice)) {
				households.put(row);
				seen.add(row.id);
			}
			if (slice.length < SLICE) break;
			after = slice.at(-1)?.id ?? '';
			await breathe();
		}
		for (const id of before) if (!seen.has(id)) households.remove(id);
		units.clear();
		for (const row of await openAll<'pc'>(vault, 'pc', await db.rows('pc').toArray()))
			units.set(row.id, row);
	}

	async function refresh(keys: readonly string[]): Promise<void> {
		const ids = (table: string) =>
			keys
				.map(keyFrom)
				.filter((key) => key.table === table)
				.map((key) => key.id);
		const [homes, pcs] = [ids('household'), ids('pc')];
		const [homeRows, pcRows] = await Promise.all([
			db.rows('household').bulkGet(homes),
			db.rows('pc').bulkGet(pcs)
		]);
		homes.forEach((id, i) => homeRows[i] ?? households.remove(id));
		pcs.forEach((id, i) => pcRows[i] ?? units.delete(id));
		for (const row of await openAll<'household'>(vault, 'household', homeRows)) households.put(row);
		for (const row of await openAll<'pc'>(vault, 'pc', pcRows)) units.set(row.id, row);
	}

	queue(rebuild);
	return {
		households,
		units,
		hear({ rows, all }) {
			const keys = rows.filter((key) => key.startsWith('household/') || key.startsWith('pc/'));
			if (keys.length === 0 && !all) return;
			if (keys.length <= MANY && !all) return queue(() => refresh(keys));
			clearTimeout(timer);
			timer = setTimeout(() => queue(rebuild), CALM);
		},
		stop() {
			stopped = true;
			clearTimeout(timer);
			households.clear();
			units.clear();
		}
	};
}

async function openAll<T extends 'household' | 'pc'>(
	vault: Vault,
	table: T,
	sealed: readonly (SealedRow | undefined)[]
): Promise<Rows[T][]> {
	const present = sealed.filter((row) => row !== undefined);
	return (await Promise.all(present.map((row) => openRow(vault, table, row)))) as Rows[T][];
}

/** Lets whatever waits for the main thread go first. */
function breathe(): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve));
}
