/** `kill -9` during load: what was acknowledged survives, what is unknown is settled by asking again. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { WireAction } from '../../src/lib/protocol.ts';
import { verify } from '../../src/lib/server/audit.ts';
import { openDatabase } from '../../src/lib/server/db.ts';
import { DEMO_PASSWORD } from '../../src/lib/server/demo.ts';
import { startApp, type App } from '../stand/app.ts';
import { freePort } from '../stand/port.ts';
import { enrol, push, signIn, type Visitor } from '../stand/visitor.ts';

const KILLS = 40;
const BATCH = 20;

/** A tablet that sends household after household and keeps what was not acknowledged. */
class Sender {
	readonly acknowledged = new Set<string>();
	private n = 0;
	private waiting: WireAction[] = [];
	private readonly name: string;
	private readonly visitor: Visitor;
	private readonly device: string;
	constructor(name: string, visitor: Visitor, device: string) {
		this.name = name;
		this.visitor = visitor;
		this.device = device;
	}

	/** Sends batches until the server is gone. */
	async sendUntilDeath(): Promise<void> {
		for (;;) {
			try {
				await this.sendOnce();
			} catch {
				return;
			}
		}
	}

	/** One batch, topped up with new actions; a verdict takes an action off the waiting list. */
	async sendOnce(more = true): Promise<void> {
		while (more && this.waiting.length < BATCH) this.waiting.push(this.next());
		const { verdicts } = await push(this.visitor, this.device, this.waiting);
		for (const { id } of verdicts) this.acknowledged.add(id);
		this.waiting = this.waiting.filter(({ id }) => !this.acknowledged.has(id));
	}

	get made(): number {
		return this.n;
	}

	private next(): WireAction {
		const n = ++this.n;
		const input = {
			householdId: `${this.name}-h${n}`,
			receiptNo: `${this.name}-${n}`,
			kind: 'INDIVIDUAL',
			name: '가람',
			phone: '01000000000',
			roadAddress: '이음로 1',
			addressDetail: '',
			adminDong: '독산1동',
			category: 'NEAR_POVERTY',
			note: ''
		};
		const at = new Date(Date.UTC(2026, 0, 1, 0, 0, n)).toISOString();
		return { n, id: `${this.name}-a${n}`, name: 'registerHousehold', v: 1, input, at };
	}
}

it(
	`survives ${KILLS} kills with nothing acknowledged lost and nothing doubled`,
	{ timeout: 600_000 },
	async () => {
		const dataDir = await mkdtemp(path.join(tmpdir(), 'ieum-kill-'));
		const port = await freePort();
		const start = () => startApp({ dataDir, demo: true, port });
		let app: App = await start();
		const senders: Sender[] = [];
		for (const [i, account] of ['field1', 'field2'].entries()) {
			const visitor = await signIn(app.url, account, DEMO_PASSWORD);
			senders.push(new Sender(`kill${i}`, visitor, await enrol(visitor, `kill-tablet-${i}`)));
		}
		for (let kill = 0; kill < KILLS; kill++) {
			const before = senders.map(({ acknowledged }) => acknowledged.size);
			const load = senders.map((sender) => sender.sendUntilDeath());
			// Three of four are killed behind an answer to both, however slow the machine is.
			const isAnswered = () => senders.every((one, i) => one.acknowledged.size > before[i]!);
			while (kill % 4 !== 0 && !isAnswered()) await pause(2);
			await pause((kill * 37) % 160);
			await app.kill('SIGKILL');
			await Promise.all(load);
			app = await start();
		}
		for (const sender of senders) await sender.sendOnce(false);
		await app.stop();

		const database = await openDatabase({ dataDir, databaseUrl: null });
		const logged = await database.db
			.selectFrom('action_log')
			.select('id')
			.where('id', 'like', 'kill%')
			.execute();
		const homes = await database.db
			.selectFrom('household')
			.select('id')
			.where('id', 'like', 'kill%')
			.execute();
		const audited = await database.db
			.selectFrom('audit')
			.select('actionId')
			.where('actionId', 'like', 'kill%')
			.execute();
		const made = senders.reduce((sum, sender) => sum + sender.made, 0);
		const acknowledged = senders.reduce((sum, sender) => sum + sender.acknowledged.size, 0);
		const chain = await verify(database);
		await database.close();
		await rm(dataDir, { recursive: true, force: true });

		expect(acknowledged).toBe(made);
		expect(new Set(logged.map(({ id }) => id)).size).toBe(made);
		expect([logged.length, homes.length, audited.length]).toEqual([made, made, made]);
		expect(chain.ok).toBe(true);
		expect(made).toBeGreaterThan(KILLS * BATCH);
	}
);
