/** Signatures and photos: sealed, journalled, and sent apart from actions by their hash. (DESIGN §5.10) */
import { MAX_FILE_BYTES, type Rejection } from '../protocol.ts';
import type { Engine } from './engine.ts';
import type { KeptFile, Reply } from './ports.ts';
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

/** Sends what the server does not hold, each from where its upload was cut. */
export async function sendFiles(engine: Engine): Promise<Outcome> {
	for (const hash of await engine.store.files.unsent()) {
		const file = await engine.store.files.get(hash);
		if (!file) continue;
		const reply = await send(engine, file);
		if (reply.kind === 'offline') return { kind: 'offline' };
		if (reply.kind === 'rejected') {
			if (CLOSED.includes(reply.why)) return { kind: 'stop' };
			return { kind: 'wait', afterMs: reply.retryAfterMs };
		}
		const sentAt = new Date(engine.clock.now()).toISOString();
		await engine.store.files.put({ ...file, sentAt });
		engine.tell({ rows: [], outbox: true });
		engine.owed.push({ kind: 'done', id: hash, body: new Uint8Array() });
	}
	return { kind: 'still' };
}

async function send(engine: Engine, file: KeptFile): Promise<Reply<number>> {
	const { hash, size } = file;
	const plain = await engine.vault.openBytes(`file|${hash}`, file.body);
	let reply = await engine.network.fileHeld(hash);
	while (reply.kind === 'answer' && reply.value < size) {
		const held: number = reply.value;
		const part = plain.slice(held, held + PART);
		const next = await engine.network.filePart(hash, held, size, part);
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
