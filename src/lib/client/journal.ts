/** The private file system from a tab's side: a worker that answers call by call. */
import type { DiskCalls } from './disk.worker.ts';
import type { Journal } from './ports.ts';

/** A worker that has not answered by then is taken for dead, ms. */
const PATIENCE = 20_000;

export interface Disk {
	call<C extends keyof DiskCalls>(
		name: C,
		...args: DiskCalls[C]['args']
	): Promise<DiskCalls[C]['value']>;
	close(): void;
}

/** True where this browser can keep a journal; without it nothing may be promised. */
export async function canJournal(): Promise<boolean> {
	if (!('storage' in navigator) || !navigator.storage.getDirectory || !navigator.locks)
		return false;
	return navigator.storage.getDirectory().then(
		() => true,
		() => false
	);
}

interface Pending {
	resolve(value: never): void;
	reject(error: Error): void;
	timer: ReturnType<typeof setTimeout>;
}

/** Starts the worker of this tab. */
export function openDisk(): Disk {
	const worker = new Worker(new URL('./disk.worker.ts', import.meta.url), { type: 'module' });
	const pending = new Map<number, Pending>();
	let last = 0;
	const settle = (id: number) => {
		const call = pending.get(id);
		if (call) clearTimeout(call.timer);
		pending.delete(id);
		return call;
	};
	worker.onmessage = ({ data: { id, value, error } }: MessageEvent) => {
		const call = settle(id as number);
		if (error) call?.reject(Object.assign(new Error(error.message), { name: error.name }));
		else call?.resolve(value as never);
	};
	worker.onerror = (event) => {
		for (const id of [...pending.keys()])
			settle(id)?.reject(new Error(event.message || 'the disk worker died'));
	};
	return {
		call: (name, ...args) =>
			new Promise((resolve, reject) => {
				const id = ++last;
				const timer = setTimeout(
					() => settle(id)?.reject(new Error('the disk does not answer')),
					PATIENCE
				);
				pending.set(id, { resolve, reject, timer });
				worker.postMessage({ id, call: name, args });
			}),
		close: () => worker.terminate()
	};
}

/** The journal port of one user; its file is opened by the first append. */
export function createJournal(disk: Disk, user: string): Journal {
	let opened: Promise<void> | null = null;
	const open = () => (opened ??= disk.call('open', user));
	return {
		async append(records) {
			await open();
			await disk.call('append', [...records]);
		},
		read: () => disk.call('records', user),
		async compact(keep) {
			await open();
			await disk.call('compact', user, [...keep]);
		},
		wipe: () => disk.call('wipe', user)
	};
}
