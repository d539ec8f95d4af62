/** Signatures and photos: sealed, journalled, and sent apart from actions by their hash. (DESIGN §5.10) */
import { MAX_FILE_BYTES, type Rejection } from '../protocol.ts';
import type { Engine } from './engine.ts';
import type { FileWay, KeptFile, Reply } from './ports.ts';
import type { Outcome } from './sync.ts';

/** Bytes of one part: a cut costs no more than this. */
const PART = 256 * 1024;

/** Stores a file; resolves with its SHA-256 in hex once it is on the disk twice. Rejects otherwise. */
export async function keepFile(
	engine: Engine,
	plain: Uint8Array<ArrayBuffer>,
	type: string,
	hash: string
): Promise<string> {
	if (plain.length > MAX_FILE_BYTES) throw new RangeError('the file is too big');
	const body = await engine.vault.sealBytes(`file|${hash}`, plain);
	const file: KeptFile = { hash, size: plain.length, type, body, sentAt: null };
	await engine.journal.append([{ kind: 'file', id: hash, body: withType(file) }]);
	await engine.store.files.put(file);
	engine.tell({ rows: [], outbox: true });
	return hash;
}

/** The plain file from this tablet, else from the server, else null. */
export async function openFile(
	engine: Engine,
	hash: string
): Promise<{ bytes: Uint8Array<ArrayBuffer>; type: string } | null> {
	const file = await engine.store.files.get(hash);
	if (file)
		return { bytes: await engine.vault.openBytes(`file|${hash}`, file.body), type: file.type };
	const reply = await engine.network.fileGet(hash);
	return reply.kind === 'answer' ? { bytes: reply.value, type: 'image/png' } : null;
}

/** The server takes no file of this sign-in, now or later. */
const CLOSED: readonly Rejection[] = ['SIGN_IN', 'NOT_YOURS', 'REVOKED'];
/** It cannot now, and will. */
const LATER: readonly Rejection[] = ['BUSY', 'FULL'];
/** What was sent is looked after this often. */
const LOOK_EVERY = 60 * 60 * 1000;

/** Files that the server will not have, whatever is tried: they hold up no other and stay here. */
const unwanted = new WeakMap<Engine, Set<string>>();
const lookedAt = new WeakMap<Engine, number>();

/** Sends what the server does not hold, each from where its upload was cut. */
export async function sendFiles(engine: Engine, way: FileWay = 'files'): Promise<Outcome> {
	for (const hash of await engine.store.files.unsent()) {
		const file = await engine.store.files.get(hash);
		if (!file || unwanted.get(engine)?.has(hash)) continue;
		const reply = await send(engine, file, way);
		if (reply.kind === 'offline') return { kind: 'offline' };
		if (reply.kind === 'rejected') {
			if (CLOSED.includes(reply.why)) return { kind: 'stop' };
			if (LATER.includes(reply.why)) return { kind: 'wait', afterMs: reply.retryAfterMs };
			unwanted.set(engine, (unwanted.get(engine) ?? new Set()).add(hash));
			continue;
		}
		const sentAt = new Date(engine.clock.now()).toISOString();
		await engine.store.files.put({ ...file, sentAt });
		engine.tell({ rows: [], outbox: true });
		engine.owed.push({ kind: 'done', id: hash, body: new Uint8Array() });
	}
	return way === 'files' ? lookAfter(engine) : { kind: 'still' };
}

/**
 * A file that the server and a backup of it hold leaves the tablet; one that a restored server has
 * lost is sent again.
 */
async function lookAfter(engine: Engine): Promise<Outcome> {
	const now = engine.clock.now();
	if (Math.abs(now - (lookedAt.get(engine) ?? 0)) < LOOK_EVERY) return { kind: 'still' };
	const { files } = engine.store;
	let lost = false;
	for (const hash of await files.sent()) {
		const reply = await engine.network.fileKept(hash);
		if (reply.kind === 'offline') return { kind: 'offline' };
		if (reply.kind === 'rejected') return { kind: 'still' };
		const file = reply.value === 'lost' ? await files.get(hash) : undefined;
		if (file) await files.put({ ...file, sentAt: null });
		if (reply.value === 'covered') await files.remove(hash);
		lost ||= file !== undefined;
	}
	lookedAt.set(engine, now);
	return { kind: lost ? 'more' : 'still' };
}

async function send(engine: Engine, file: KeptFile, way: FileWay): Promise<Reply<number>> {
	const { hash, size } = file;
	const plain = await engine.vault.openBytes(`file|${hash}`, file.body);
	let reply = await engine.network.fileHeld(hash, way);
	while (reply.kind === 'answer' && reply.value < size) {
		const held: number = reply.value;
		const part = plain.slice(held, held + PART);
		const next = await engine.network.filePart(hash, held, size, part, way);
		// A server that takes a part and holds no more would have us send it for ever.
		if (next.kind === 'answer' && next.value <= held)
			return { kind: 'rejected', why: 'BUSY', retryAfterMs: null };
		reply = next;
	}
	return reply;
}

/** The journal has one payload: the type goes before the sealed bytes. */
function withType({ type, body }: KeptFile): Uint8Array<ArrayBuffer> {
	const head = new TextEncoder().encode(`${type}\n`);
	const joined = new Uint8Array(head.length + body.length);
	joined.set(head);
	joined.set(body, head.length);
	return joined;
}

/** A file as the journal kept it; its size is that of the plain bytes. */
export async function fileFromJournal(
	engine: Engine,
	hash: string,
	payload: Uint8Array<ArrayBuffer>
): Promise<KeptFile> {
	const cut = payload.indexOf(10);
	const body = payload.slice(cut + 1);
	const { length: size } = await engine.vault.openBytes(`file|${hash}`, body);
	const type = new TextDecoder().decode(payload.subarray(0, cut));
	return { hash, size, type, body, sentAt: null };
}
