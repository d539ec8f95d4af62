/** Forms that are not done yet, sealed, so that a closed tablet does not cost a signature. */
import { again, type UserDatabase } from './db.ts';
import type { Vault } from './ports.ts';

export interface Drafts {
	/** Keeps plain JSON under a key. */
	save(key: string, value: unknown): Promise<void>;
	/** What was kept, or null. */
	read(key: string): Promise<unknown>;
	drop(key: string): Promise<void>;
}

/** The drafts of one unlocked person. */
export function createDrafts(db: UserDatabase, vault: Vault): Drafts {
	return {
		async save(key, value) {
			const body = await vault.seal(`draft|${key}`, JSON.stringify(value));
			await again(db, () => db.drafts.put({ key, body }));
		},
		async read(key) {
			const draft = await again(db, () => db.drafts.get(key));
			return draft ? (JSON.parse(await vault.open(`draft|${key}`, draft.body)) as unknown) : null;
		},
		drop: (key) => again(db, () => db.drafts.delete(key))
	};
}
