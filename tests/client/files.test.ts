/** Signatures on their way: one that the server will never have, one that it lost, one that may go. */
import { beforeEach, expect, test } from 'vitest';
import { createEngine, type Engine } from '../../src/lib/client/engine.ts';
import { keepFile, sendFiles } from '../../src/lib/client/files.ts';
import type { FileWay, KeptFile, Ports, Reply } from '../../src/lib/client/ports.ts';
import type { Rejection } from '../../src/lib/protocol.ts';

const HOUR = 60 * 60 * 1000;

/** What the server holds, and what it says of each file. */
interface Server {
	held: Map<string, number>;
	says: Map<string, Rejection>;
	kept: Map<string, 'lost' | 'held' | 'covered'>;
	asked: string[];
}

let files: Map<string, KeptFile>;
let server: Server;
let now: number;
let engine: Engine;

beforeEach(() => {
	files = new Map();
	server = { held: new Map(), says: new Map(), kept: new Map(), asked: [] };
	now = HOUR * 1000;
	const actor = { userId: 'mina', role: 'field' as const, dongs: [] };
	engine = createEngine(portsOf() as unknown as Ports, actor, () => {});
});

function portsOf() {
	const same = async (_: string, bytes: Uint8Array<ArrayBuffer>) => bytes;
	const rejected = (why: Rejection): Reply<never> => ({
		kind: 'rejected',
		why,
		retryAfterMs: null
	});
	const answer = <T>(value: T): Reply<T> => ({ kind: 'answer', value });
	return {
		clock: { now: () => now },
		vault: { sealBytes: same, openBytes: same },
		journal: { append: async () => {} },
		store: {
			files: {
				put: async (file: KeptFile) => void files.set(file.hash, file),
				get: async (hash: string) => files.get(hash),
				unsent: async () => [...files.values()].filter((f) => !f.sentAt).map((f) => f.hash),
				sent: async () => [...files.values()].filter((f) => f.sentAt).map((f) => f.hash),
				remove: async (hash: string) => void files.delete(hash)
			}
		},
		network: {
			fileHeld: async (hash: string, way: FileWay = 'files') => {
				server.asked.push(`${way} ${hash}`);
				const why = server.says.get(hash);
				return why ? rejected(why) : answer(server.held.get(hash) ?? 0);
			},
			filePart: async (hash: string, offset: number, _: number, bytes: Uint8Array) => {
				server.held.set(hash, offset + bytes.length);
				return answer(offset + bytes.length);
			},
			fileKept: async (hash: string) => answer(server.kept.get(hash) ?? 'held')
		}
	};
}

const keep = (hash: string) => keepFile(engine, new Uint8Array([1, 2, 3]), 'image/png', hash);

test('a file that the server will never have holds up no other, and is asked of it once', async () => {
	for (const hash of ['bad', 'good']) await keep(hash);
	server.says.set('bad', 'MALFORMED');
	expect(await sendFiles(engine)).toEqual({ kind: 'still' });
	expect(server.held.get('good')).toBe(3);
	expect(files.get('bad')?.sentAt).toBeNull();
	await sendFiles(engine);
	expect(server.asked.filter((one) => one.endsWith('bad'))).toHaveLength(1);
});

test.each([
	['BUSY', 'wait'],
	['FULL', 'wait'],
	['SIGN_IN', 'stop'],
	['REVOKED', 'stop']
] as const)('a server that says %s makes all of them %s', async (why, kind) => {
	for (const hash of ['one', 'two']) await keep(hash);
	server.says.set('one', why);
	expect(await sendFiles(engine)).toMatchObject({ kind });
	expect(server.held.has('two')).toBe(false);
});

test('a tablet that hands in sends its files through the door that stays open', async () => {
	await keep('one');
	await sendFiles(engine, 'quarantine');
	expect(server.asked).toEqual(['quarantine one']);
});

test('a file leaves the tablet once the server and a backup hold it, and not before', async () => {
	for (const hash of ['covered', 'held']) await keep(hash);
	server.kept.set('covered', 'covered');
	await sendFiles(engine);
	expect([...files.keys()]).toEqual(['held']);
	server.kept.set('held', 'covered');
	await sendFiles(engine);
	expect([...files.keys()]).toEqual(['held']);
	now += HOUR;
	await sendFiles(engine);
	expect([...files.keys()]).toEqual([]);
});

test('a file that a restored server has lost is sent again', async () => {
	await keep('one');
	await sendFiles(engine);
	server.held.clear();
	server.kept.set('one', 'lost');
	now += HOUR;
	expect(await sendFiles(engine)).toEqual({ kind: 'more' });
	server.kept.clear();
	expect(await sendFiles(engine)).toEqual({ kind: 'still' });
	expect(server.held.get('one')).toBe(3);
});
