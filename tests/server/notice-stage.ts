/** A real gateway and a real push service on this machine, and what a story of notices starts from. */
import { createECDH, createHmac, hkdfSync, createDecipheriv, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import * as http from 'node:http';
import * as https from 'node:https';
import type { AddressInfo } from 'node:net';
import type { ActionName, Input } from '../../src/lib/domain/actions.ts';
import type { Rows } from '../../src/lib/domain/tables.ts';
import { act } from '../../src/lib/server/act.ts';
import type { Database } from '../../src/lib/server/db.ts';
import { log } from '../../src/lib/server/notices/log.ts';
import { makeRound, type Settings } from '../../src/lib/server/notices/round.ts';
import type { DeliveryRow } from '../../src/lib/server/notices/tables.ts';
import { household, pc } from '../sync/fixtures.ts';
import { furnish, person, put } from './scene.ts';

export const SECRET = 'a-secret-that-both-sides-know-0001';
const MINUTE = 60_000;

/** One request as a receiver got it. */
export interface Received {
	key: string;
	headers: http.IncomingHttpHeaders;
	body: Buffer;
	path: string;
}

export interface Receiver {
	url: string;
	got: Received[];
	/** what it answers next, else 200; a number, or a function that does as it likes */
	answers: (number | ((response: http.ServerResponse) => void))[];
	close(): Promise<void>;
}

async function listen(server: http.Server | https.Server, scheme: string): Promise<Receiver> {
	const receiver: Receiver = { url: '', got: [], answers: [], close: async () => {} };
	server.on('request', (request: http.IncomingMessage, response: http.ServerResponse) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			const { headers, url: path = '' } = request;
			const key = String(headers['idempotency-key'] ?? '');
			receiver.got.push({ key, headers, body: Buffer.concat(chunks), path });
			const answer = receiver.answers.shift() ?? 200;
			if (typeof answer === 'function') return answer(response);
			response.writeHead(answer, answer === 302 ? { location: '/elsewhere' } : {}).end('ok');
		});
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	receiver.url = `${scheme}://localhost:${(server.address() as AddressInfo).port}`;
	receiver.close = async () => {
		server.closeAllConnections();
		server.close();
		await once(server, 'close');
	};
	return receiver;
}

/** A gateway that takes text messages. */
export function gateway(): Promise<Receiver> {
	return listen(http.createServer(), 'http');
}

/** A push service with a certificate of its own. */
export function pushService(cert: { key: string; cert: string }): Promise<Receiver> {
	return listen(https.createServer(cert), 'https');
}

/** True if the message was signed by somebody who knows the secret. */
export function isSigned({ headers, body }: Received, secret = SECRET): boolean {
	const timestamp = String(headers['ieum-timestamp']);
	const mac = createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest('hex');
	return headers['ieum-signature'] === `v1=${mac}`;
}

/** A browser's keys, and how it opens what is sealed for it: written from the specification alone. */
export function browser() {
	const keys = createECDH('prime256v1');
	keys.generateKeys();
	const secret = randomBytes(16);
	const ours = keys.getPublicKey();
	return {
		p256dh: ours.toString('base64url'),
		auth: secret.toString('base64url'),
		open(body: Buffer): string {
			const salt = body.subarray(0, 16);
			const length = body.readUInt8(20);
			const theirs = body.subarray(21, 21 + length);
			const sealed = body.subarray(21 + length);
			const info = Buffer.concat([Buffer.from('WebPush: info\0'), ours, theirs]);
			const ikm = hkdfSync('sha256', keys.computeSecret(theirs), secret, info, 32);
			const part = (name: string, bytes: number) =>
				Buffer.from(
					hkdfSync('sha256', Buffer.from(ikm), salt, `Content-Encoding: ${name}\0`, bytes)
				);
			const opener = createDecipheriv('aes-128-gcm', part('aes128gcm', 16), part('nonce', 12));
			opener.setAuthTag(sealed.subarray(-16));
			const plain = Buffer.concat([opener.update(sealed.subarray(0, -16)), opener.final()]);
			return plain.subarray(0, plain.lastIndexOf(2)).toString();
		}
	};
}

/** An office whose household no. 1 has a promise; the clock stands until a story moves it. */
export class Stage {
	clock = Date.parse('2021-04-05T01:00:00.000Z');
	count = 0;
	settings: Settings = {
		...{ text: 'LOG', settleMs: 2 * MINUTE, hours: [8, 21] as const, phone: null },
		senders: { LOG: log }
	};
	readonly database: Database;
	constructor(database: Database) {
		this.database = database;
	}

	static async open(database: Database, homes = 1): Promise<Stage> {
		const stage = new Stage(database);
		await furnish(database, { homes });
		for (let n = 1; n <= homes; n += 1) await stage.home(n);
		await person(database, 'office', 'office', []);
		await person(database, 'w1', 'field');
		for (let n = 1; n <= homes; n += 1)
			await stage.does('assign', {
				...{ assignmentId: `as${n}`, householdId: idOf(n), fiscalYear: '2021' },
				pcId: pc(n).id
			});
		return stage;
	}

	/** Household no. `n` as it is, with a mobile phone. */
	async home(n: number, more: Partial<Rows['household']> = {}): Promise<void> {
		const phone = `0100000${String(n).padStart(4, '0')}`;
		const row = { ...household(n, '가산동'), phone, ...more };
		await put(this.database, [{ table: 'household', row }]);
	}

	now = (): string => new Date(this.clock).toISOString();

	/** Minutes pass. */
	pass(minutes: number): void {
		this.clock += minutes * MINUTE;
	}

	async does<N extends ActionName>(name: N, input: Input<N>, id?: string): Promise<void> {
		const verdict = await act(
			this.database,
			{ userId: 'office', from: 'desk' },
			{ id: id ?? `desk-${(this.count += 1)}`, name, input },
			this.now()
		);
		if (verdict.verdict !== 'accepted') throw new Error(`${name}: ${verdict.code}`);
	}

	plans(on = '2021-04-12', at: string | null = '14:00', n = 1, visitId = `v${n}`): Promise<void> {
		return this.does('scheduleVisit', {
			...{ visitId, assignmentId: `as${n}`, workerId: 'w1', note: '' },
			...{ scheduledOn: on, scheduledAt: at }
		});
	}

	moves(on: string, at: string | null = '14:00'): Promise<void> {
		return this.does('moveVisit', {
			...{ visitId: 'v1', workerId: 'w1', scheduledOn: on, scheduledAt: at, tourOrder: null }
		});
	}

	/** Somebody of the house takes out what is due. */
	round(name = 'one'): Promise<void> {
		const { database, settings, now } = this;
		return makeRound({ database, settings, name, now, chance: () => 0, isEnding: () => false });
	}

	deliveries(): Promise<DeliveryRow[]> {
		return this.database.db
			.selectFrom('notice_delivery')
			.innerJoin('notice', 'notice.id', 'noticeId')
			.selectAll('notice_delivery')
			.orderBy('notice.version')
			.orderBy('sender')
			.execute();
	}

	/** What became of each, in a word or two. */
	async states(): Promise<string[]> {
		return (await this.deliveries()).map(({ state, reason }) =>
			reason ? `${state} ${reason}` : state
		);
	}
}

/** Id of household no. `n`. */
export function idOf(n: number): string {
	return `home-${String(n).padStart(4, '0')}`;
}
