/** The office of a world: its running server, its backups, what goes in and out of it. */
import { createHash } from 'node:crypto';
import type { Database } from '../../../src/lib/server/db.ts';
import { declareRestored } from '../../../src/lib/server/backup.ts';
import { act } from '../../../src/lib/server/act.ts';
import { personOf } from '../../../src/lib/server/caller.ts';
import { clone, enrolAgain, fetchKey, revoke } from '../../../src/lib/server/devices.ts';
import { changeDuties, disableUser } from '../../../src/lib/server/users.ts';
import { handIn } from '../../../src/lib/server/quarantine.ts';
import { Rejected } from '../../../src/lib/server/rejection.ts';
import { startLines } from '../../../src/lib/server/start.ts';
import { sync } from '../../../src/lib/server/sync.ts';
import type { Whose } from '../../../src/lib/client/ports.ts';
import type { ActionName } from '../../../src/lib/domain/actions.ts';
import type { Verdict } from '../../../src/lib/domain/perform.ts';
import { SCHEMA } from '../../../src/lib/domain/tables.ts';
import type { Rejection, StartLine, SyncAnswer } from '../../../src/lib/protocol.ts';
import type { Chance } from './chance.ts';
import type { ServerGate } from './gated.ts';
import { settleWorld, type Copy, type Ground } from './server.ts';
import type { Owner, Schedule } from './schedule.ts';
import type { Trace } from './trace.ts';
import type { Person, World } from './world.ts';

/** The office's own sessions come from here. */
const DESK = 'desk';
/** 32 bytes that never leave the simulation. */
export const SERVER_KEY = Buffer.alloc(32, 7);

/** A person's data key, on every tablet of theirs. */
export function keyOf(user: string): Buffer {
	return createHash('sha256').update(user).digest();
}

/** What a tablet may hear, as the network port tells it. */
export type Heard<T> =
	{ kind: 'answer'; value: T } | { kind: 'rejected'; why: Rejection } | { kind: 'error' };

export interface HouseRules {
	chance: Chance;
	schedule: Schedule;
	trace: Trace;
	/** looks at the database after every commit */
	committed(): void;
}

export class House {
	database!: Database;
	/** the running server; its death drops everything it was about to do */
	owner!: Owner;
	backup: Copy | null = null;
	/** statements that fail from now on, and how */
	failing: { left: number; error: () => Error } | null = null;
	/** dies at the n-th gate from now */
	dying: number | null = null;
	down = false;
	private generation = 0;
	private ids = 0;
	readonly ground: Ground;
	readonly world: World;
	private readonly rules: HouseRules;

	private constructor(ground: Ground, world: World, rules: HouseRules) {
		this.ground = ground;
		this.world = world;
		this.rules = rules;
	}

	/** A house over an emptied ground, with the world's rows in it. */
	static async open(ground: Ground, world: World, rules: HouseRules): Promise<House> {
		const house = new House(ground, world, rules);
		await settleWorld(ground, house.still(), world, house.now());
		house.start();
		return house;
	}

	now(): string {
		return new Date(this.rules.schedule.now).toISOString();
	}

	/** A server comes up over what was committed. */
	start(): void {
		this.owner = { name: `server-${(this.generation += 1)}`, dead: false };
		this.down = false;
		this.dying = null;
		this.failing = null;
		const owner = this.owner;
		const { schedule, chance, committed } = this.rules;
		this.database = this.ground.serve(
			{
				pass: (place) => {
					if (this.dying !== null && this.dying-- <= 0) this.crash();
					if (owner.dead) return new Promise(() => {});
					if (place === 'statement') return undefined;
					return schedule.pause(chance.below(12), owner);
				},
				check: () => {
					if (this.failing && this.failing.left-- > 0) throw this.failing.error();
				},
				committed
			},
			() => `id-${(this.ids += 1)}`
		);
	}

	/** kill -9, now; up again by itself a little later. */
	crash(): void {
		this.owner.dead = true;
		this.down = true;
		this.dying = null;
		this.rules.trace.say('server', 'dies');
		const { schedule, chance } = this.rules;
		schedule.after(chance.between(50, 90_000), WATCHDOG, () => {
			if (this.down) this.start();
		});
	}

	/** An online backup: a copy, and the note of it that tells tablets what is covered. */
	takeBackup(): void {
		this.backup = this.ground.copy();
		this.noteBackup(this.backup);
	}

	/** Says what a copy covers, in the database as it is now. */
	private noteBackup(copy: Copy): void {
		const [clock, audit] = [copy.get('clock')?.[0], copy.get('audit_head')?.[0]];
		this.ground.insert('backup', {
			id: `backup-${(this.ids += 1)}`,
			at: this.now(),
			version: clock?.value ?? 0,
			name: 'backup',
			auditCount: audit?.count ?? 0,
			auditHash: audit?.hash ?? ''
		});
	}

	/** Puts the last backup in the place of the database, by our own command: the epoch changes. */
	async restore(): Promise<void> {
		if (!this.backup) return;
		this.owner.dead = true;
		this.ground.restore(this.backup);
		this.start();
		this.noteBackup(this.backup);
		await declareRestored(this.still(), 'backup', this.now());
	}

	/** The database without gates, for looking at it. */
	still(): Database {
		return this.ground.serve(NO_GATE, () => `id-${(this.ids += 1)}`);
	}

	/** One exchange of the sync, as its route does it. */
	sync(userId: string | null, body: unknown): Promise<Heard<SyncAnswer>> {
		return this.answer(userId, (caller) => sync(this.database, caller, body, this.now()), true);
	}

	clone(userId: string | null, deviceId: string): Promise<Heard<{ deviceId: string }>> {
		return this.answer(userId, (caller) =>
			clone(this.database, SERVER_KEY, caller, deviceId, this.now())
		);
	}

	/** A device that this server lost is enrolled once more, with the key that it has. */
	enrolAgain(userId: string | null, { device, user }: Whose): Promise<Heard<{ deviceId: string }>> {
		const lost = { deviceId: device, userId: user, tabletId: device, keyEpoch: 1 };
		const dataKey = keyOf(user).toString('base64');
		return this.answer(userId, (caller) =>
			enrolAgain(this.database, SERVER_KEY, caller, { ...lost, dataKey }, this.now())
		);
	}

	/** The key that lies in escrow for a person's device, as somebody who forgot their PIN gets it. */
	async escrowed(person: Person, device: string): Promise<Buffer> {
		const asker = { userId: person.id, from: DESK };
		const { dataKey } = await fetchKey(this.still(), SERVER_KEY, asker, device, this.now());
		return Buffer.from(dataKey, 'base64');
	}

	/** A revoked tablet hands in what is unsent before it deletes itself. */
	quarantine(
		userId: string | null,
		{ push, ...whose }: Whose & { push: unknown[] }
	): Promise<Heard<null>> {
		return this.answer(
			userId,
			async (caller) => {
				const payload = JSON.stringify(push);
				await handIn(this.database, caller, { ...whose, payload }, this.now());
				return null;
			},
			true
		);
	}

	/** The stream of a first fill; its first line is asked for at once, as a route does. */
	openStream(userId: string | null, device: string, after: string | null) {
		return this.answer(userId, async (caller) => {
			const lines = startLines(
				this.database,
				caller,
				{ device, schema: SCHEMA, after },
				this.now()
			);
			const first = await lines.next();
			return { first, lines } as {
				first: IteratorResult<StartLine>;
				lines: AsyncGenerator<StartLine>;
			};
		});
	}

	/** Somebody at a desk does something. */
	act(userId: string, action: { id: string; name: ActionName; input: unknown }): Promise<Verdict> {
		return act(this.database, { userId, from: DESK }, action, this.now());
	}

	changeArea(person: Person, dongs: string[]): Promise<void> {
		const by = { userId: 'office', from: DESK };
		return changeDuties(this.database, person.id, { role: person.role, dongs }, by, this.now());
	}

	disable(person: Person): Promise<void> {
		return disableUser(this.database, person.id, { userId: 'office', from: DESK }, this.now());
	}

	revoke(deviceId: string): Promise<void> {
		return revoke(this.database, { userId: 'office', from: DESK }, deviceId, this.now());
	}

	/** The hooks stop a closed account before every route but the exchange and the quarantine. */
	private async isClosed(userId: string): Promise<boolean> {
		const person = await personOf(this.database.db, userId);
		return person === undefined || person.disabledAt !== null;
	}

	private async answer<T>(
		userId: string | null,
		work: (caller: { userId: string; from: string }) => Promise<T>,
		evenClosed = false
	): Promise<Heard<T>> {
		if (userId === null) return { kind: 'rejected', why: 'SIGN_IN' };
		try {
			if (!evenClosed && (await this.isClosed(userId))) return { kind: 'rejected', why: 'REVOKED' };
			return { kind: 'answer', value: await work({ userId, from: 'net' }) };
		} catch (error) {
			if (error instanceof Rejected) return { kind: 'rejected', why: error.rejection };
			this.rules.trace.say('server', `error ${(error as Error).message}`);
			return { kind: 'error' };
		}
	}
}

const NO_GATE: ServerGate = { pass: () => undefined, check: () => {}, committed: () => {} };
const WATCHDOG: Owner = { name: 'watchdog', dead: false };
