/**
 * The only place that touches the private file system: small files written whole, and one journal
 * file for each tab, appended through a synchronous handle and flushed before anybody is answered.
 */
import { frame, unframe } from './frame.ts';
import type { JournalRecord } from './ports.ts';

/** What a tab asks for, and the answer's type. */
export interface DiskCalls {
	write: { args: [name: string, text: string]; value: void };
	read: { args: [name: string]; value: string | null };
	open: { args: [user: string]; value: void };
	append: { args: [records: JournalRecord[]]; value: void };
	records: { args: [user: string]; value: { records: JournalRecord[]; damaged: boolean } };
	compact: { args: [user: string, keep: string[]]; value: void };
	wipe: { args: [user: string]; value: void };
}

type Calls = {
	[C in keyof DiskCalls]: (...args: DiskCalls[C]['args']) => Promise<DiskCalls[C]['value']>;
};

const SUFFIX = '.log';
const tab = `${crypto.randomUUID()}${SUFFIX}`;
let journal: { handle: FileSystemSyncAccessHandle; size: number; user: string } | null = null;

const calls: Calls = {
	async write(name, text) {
		const handle = await syncHandle(await (await root()).getFileHandle(name, { create: true }));
		try {
			const bytes = new TextEncoder().encode(text);
			put(handle, bytes, 0);
			handle.truncate(bytes.length);
			handle.flush();
		} finally {
			handle.close();
		}
	},

	async read(name) {
		const file = await (await root()).getFileHandle(name).catch(() => null);
		return file && (await file.getFile()).text();
	},

	async open(user) {
		journal?.handle.close();
		journal = null;
		await holdLock(user);
		const file = await (await folder(user)).getFileHandle(tab, { create: true });
		const handle = await syncHandle(file);
		journal = { handle, size: handle.getSize(), user };
	},

	async append(records) {
		if (!journal) throw new Error('no journal is open');
		const bytes = joined(records.map(frame));
		try {
			put(journal.handle, bytes, journal.size);
			journal.handle.flush();
			journal.size += bytes.length;
		} catch (error) {
			journal.handle.truncate(journal.size);
			throw error;
		}
	},

	async records(user) {
		const all: JournalRecord[] = [];
		let damaged = false;
		for (const file of await logs(user)) {
			const { records, damaged: torn } = unframe(await bytesOf(file));
			all.push(...records);
			damaged ||= torn;
		}
		return { records: all, damaged };
	},

	/** Moves what is kept of dead tabs into this tab's file, then deletes theirs. */
	compact: (user, keep) =>
		navigator.locks.request(`ieum-compact-${user}`, async () => {
			const wanted = new Set(keep);
			const dead = await deadLogs(user);
			const records = (await Promise.all(dead.map(bytesOf))).flatMap(
				(bytes) => unframe(bytes).records
			);
			const kept = records.filter(
				({ kind, id }) => wanted.has(id) && kind !== 'done' && kind !== 'void'
			);
			if (kept.length > 0) await calls.append(kept);
			const directory = await folder(user);
			for (const { name } of dead) await directory.removeEntry(name);
		}),

	async wipe(user) {
		journal?.handle.close();
		journal = null;
		await (await root()).removeEntry(user, { recursive: true }).catch(() => undefined);
	}
};

/** Writes all bytes or throws as a full disk does. */
function put(handle: FileSystemSyncAccessHandle, bytes: Uint8Array<ArrayBuffer>, at: number): void {
	if (handle.write(bytes, { at }) !== bytes.length)
		throw new DOMException('the disk took a part only', 'QuotaExceededError');
}

function joined(parts: Uint8Array<ArrayBuffer>[]): Uint8Array<ArrayBuffer> {
	const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
	let at = 0;
	for (const part of parts) {
		bytes.set(part, at);
		at += part.length;
	}
	return bytes;
}

async function root(): Promise<FileSystemDirectoryHandle> {
	const top = await navigator.storage.getDirectory();
	return top.getDirectoryHandle('ieum', { create: true });
}

async function folder(user: string): Promise<FileSystemDirectoryHandle> {
	return (await root()).getDirectoryHandle(user, { create: true });
}

function syncHandle(file: FileSystemFileHandle): Promise<FileSystemSyncAccessHandle> {
	return file.createSyncAccessHandle();
}

async function logs(user: string): Promise<FileSystemFileHandle[]> {
	const found: FileSystemFileHandle[] = [];
	for await (const entry of (await folder(user)).values())
		if (entry.kind === 'file' && entry.name.endsWith(SUFFIX)) found.push(entry);
	return found.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Journals of tabs that are gone: nobody holds their lock. */
async function deadLogs(user: string): Promise<FileSystemFileHandle[]> {
	const { held } = await navigator.locks.query();
	const alive = new Set(held?.map(({ name }) => name));
	return (await logs(user)).filter(({ name }) => !alive.has(lockOf(user, name)));
}

async function bytesOf(file: FileSystemFileHandle): Promise<Uint8Array<ArrayBuffer>> {
	return new Uint8Array(await (await file.getFile()).arrayBuffer());
}

const lockOf = (user: string, name: string) => `ieum-journal-${user}-${name}`;

/** Held as long as this worker lives. */
function holdLock(user: string): Promise<void> {
	return new Promise((resolve) => {
		void navigator.locks.request(lockOf(user, tab), { ifAvailable: true }, () => {
			resolve();
			return new Promise<never>(() => undefined);
		});
	});
}

interface Ask {
	id: number;
	call: keyof DiskCalls;
	args: unknown[];
}

// One call at a time: an append never runs into a compaction of the same file.
let turn: Promise<unknown> = Promise.resolve();
self.onmessage = ({ data }: MessageEvent<Ask>) => {
	turn = turn.then(() => answer(data));
};

async function answer({ id, call, args }: Ask): Promise<void> {
	try {
		const value = await (calls[call] as (...args: unknown[]) => Promise<unknown>)(...args);
		self.postMessage({ id, value });
	} catch (error) {
		const { name, message } = error as Error;
		self.postMessage({ id, error: { name, message } });
	}
}
