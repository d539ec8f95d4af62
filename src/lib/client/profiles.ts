/**
 * Who has data on this tablet. Kept in a small database and again in the private file system,
 * because the first may come back empty. Nothing personal is in clear but a masked name.
 */
import type { Disk } from './journal.ts';
import type { Wrap } from './pin.ts';

const COPY = 'profiles.json';
/** The small database of the tablet itself. */
export const REGISTER = 'ieum';

/** Bytes as base64, so that both copies hold the same. */
export interface Profile {
	userId: string;
	deviceId: string;
	keyEpoch: number;
	maskedName: string;
	/** sealed JSON of { id, name, role, dongs }, bound to `me` */
	me: string;
	/** the data key under the PIN; null after ten wrong ones */
	wrap: { [part in keyof Wrap]: string } | null;
	/** wrong PINs in a row */
	wrongs: number;
	lockMinutes: number;
	leaseHours: number;
	demo: boolean;
	/** counts changes, so that the newer copy wins */
	turn: number;
}

export interface Kept {
	tabletId: string | undefined;
	people: Profile[];
}

export interface Profiles {
	tabletId: string;
	all(): Profile[];
	of(userId: string): Profile | undefined;
	/** Stores one in both places. */
	put(profile: Profile): Promise<void>;
	remove(userId: string): Promise<void>;
}

/** The database, fetched only where there is or will be one: a first visit does without. */
const register = () => import('./profile-db.ts');

/** Reads both copies and mends the older from the newer. */
export async function openProfiles(disk: Disk, newId: () => string): Promise<Profiles> {
	const [stored, copy] = await Promise.all([readRegister(), readCopy(disk)]);
	const people = new Map<string, Profile>();
	for (const profile of [...(copy?.people ?? []), ...stored.people])
		if ((people.get(profile.userId)?.turn ?? -1) < profile.turn)
			people.set(profile.userId, profile);
	const tabletId = stored.tabletId ?? copy?.tabletId ?? newId();
	const save = async () => {
		const kept = { tabletId, people: [...people.values()] };
		await disk.call('write', COPY, JSON.stringify(kept));
		await (await register()).write(kept);
	};
	if (people.size !== stored.people.length) await save();
	return {
		tabletId,
		all: () => [...people.values()],
		of: (userId) => people.get(userId),
		put(profile) {
			people.set(profile.userId, { ...profile, turn: profile.turn + 1 });
			return save();
		},
		remove(userId) {
			people.delete(userId);
			return save();
		}
	};
}

async function readRegister(): Promise<Kept> {
	const known = await indexedDB.databases?.().catch(() => undefined);
	if (known && !known.some(({ name }) => name === REGISTER))
		return { tabletId: undefined, people: [] };
	return (await register()).read();
}

/** The copy, or null where there is none that can be read. */
async function readCopy(disk: Disk): Promise<Kept | null> {
	const text = await disk.call('read', COPY).catch(() => null);
	if (text === null) return null;
	try {
		return JSON.parse(text) as Kept;
	} catch {
		return null;
	}
}

/** Bytes as base64. */
export function toBase64(bytes: Uint8Array): string {
	return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

/** Bytes of base64. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
	return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}
