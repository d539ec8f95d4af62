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
	/** whom to call, as the server's operator has set it */
	officePhone?: string | null;
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
	/** Learns what other tabs have stored meanwhile. */
	refresh(): Promise<void>;
	/**
	 * Changes one in both places, from what stands there now: what another tab has counted or enrolled
	 * is never undone. `how` answers null to remove it, and what it was given to leave it.
	 */
	change(userId: string, how: Change): Promise<Profile | null>;
	put(profile: Profile): Promise<Profile | null>;
	remove(userId: string): Promise<Profile | null>;
}

type Change = (before: Profile | null) => Profile | null;

/** Only one tab at a time reads, changes and writes. */
const LOCK = 'ieum-profiles';

/** The database, fetched only where there is or will be one: a first visit does without. */
const register = () => import('./profile-db.ts');

/** Reads both copies and mends the older from the newer. */
export async function openProfiles(disk: Disk, newId: () => string): Promise<Profiles> {
	let people = new Map<string, Profile>();
	let tabletId = '';

	/** What stands on the disk; what this tab knows where neither copy can be read. */
	async function read(): Promise<{ isWhole: boolean }> {
		const [stored, copy] = await Promise.all([readRegister(), readCopy(disk)]);
		if (copy || stored.people.length > 0)
			people = newest([...(copy?.people ?? []), ...stored.people]);
		tabletId ||= stored.tabletId ?? copy?.tabletId ?? newId();
		return { isWhole: people.size === stored.people.length };
	}

	async function save(): Promise<void> {
		const kept = { tabletId, people: [...people.values()] };
		await disk.call('write', COPY, JSON.stringify(kept));
		await (await register()).write(kept);
	}

	const change = (userId: string, how: Change): Promise<Profile | null> =>
		navigator.locks.request(LOCK, async () => {
			await read();
			const before = people.get(userId) ?? null;
			const after = how(before);
			if (after === before) return before;
			const next = after && { ...after, turn: Math.max(after.turn, before?.turn ?? 0) + 1 };
			if (next) people.set(userId, next);
			else people.delete(userId);
			await save();
			return next;
		});

	await navigator.locks.request(LOCK, async () => {
		const { isWhole } = await read();
		if (!isWhole) await save();
	});
	return {
		tabletId,
		all: () => [...people.values()],
		of: (userId) => people.get(userId),
		refresh: () => navigator.locks.request(LOCK, async () => void (await read())),
		change,
		put: (profile) => change(profile.userId, () => profile),
		remove: (userId) => change(userId, () => null)
	};
}

/** One of each person, the one that was changed last. */
function newest(profiles: readonly Profile[]): Map<string, Profile> {
	const people = new Map<string, Profile>();
	for (const profile of profiles)
		if ((people.get(profile.userId)?.turn ?? -1) < profile.turn)
			people.set(profile.userId, profile);
	return people;
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
