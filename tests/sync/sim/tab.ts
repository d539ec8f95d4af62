/** One unlocked person in one browser tab: the real engine over ports on which time passes. */
import { act, type Acted } from '../../../src/lib/client/act.ts';
import { createEngine, type Engine } from '../../../src/lib/client/engine.ts';
import { recover } from '../../../src/lib/client/recover.ts';
import { round, type Outcome } from '../../../src/lib/client/sync.ts';
import type { Network, Ports, Store, Vault } from '../../../src/lib/client/ports.ts';
import type { ActionName, Input } from '../../../src/lib/domain/actions.ts';
import { chance, type Chance } from './chance.ts';
import { simVault } from './cipher.ts';
import type { Disk, Gate } from './disk.ts';
import { memoryJournal, tear } from './journal.ts';
import type { Owner, Schedule } from './schedule.ts';
import type { Tablet } from './tablet.ts';
import type { Trace } from './trace.ts';
import type { Person } from './world.ts';

export interface Surroundings {
	schedule: Schedule;
	trace: Trace;
	chance: Chance;
	network(tab: Tab): Network;
	store(disk: Disk, gate: Gate): Store;
	/** the engine wrote an action down */
	made(id: string, tab: Tab): void;
	/** the person is told that the office closed the tablet, and its data go */
	gone(tab: Tab): void;
	/** the engine wants a person to sign in */
	signIn(tab: Tab): void;
	/** a round is over */
	exchanged(tab: Tab): void;
}

/** One unlocked person in one browser tab. */
export class Tab implements Owner {
	dead = false;
	/** dies at the n-th gate from now */
	dying: number | null = null;
	ready = false;
	busy = false;
	last: Outcome | null = null;
	exchanges = 0;
	private failures = 0;
	/** only the last wake-up counts; one during an exchange asks for another right after it */
	private turn = 0;
	private again = false;
	readonly name: string;
	readonly tablet: Tablet;
	readonly person: Person;
	readonly engine: Engine;
	private readonly around: Surroundings;

	constructor(tablet: Tablet, person: Person, around: Surroundings, seed: number) {
		this.name = `${tablet.name}.${person.id}.${(tablet.opened += 1)}`;
		this.tablet = tablet;
		this.person = person;
		this.around = around;
		const disk = tablet.disk(person.id);
		const own = chance(seed, 'tab', tablet.name, person.id, around.schedule.happened);
		const gate = this.gate();
		const { id: userId, role, dongs } = person;
		const ports: Ports = {
			clock: { now: () => around.schedule.now + tablet.clockOff },
			chance: { bytes: (count) => own.bytes(count), fraction: () => own.next() },
			vault: this.slowVault(simVault(`key of ${person.id}`)),
			store: this.watched(around.store(disk, gate)),
			journal: memoryJournal(disk, gate, this, tablet.writersOf(person.id)),
			network: around.network(this)
		};
		this.engine = createEngine(ports, { userId, role, dongs }, () => {});
		tablet.tabs.push(this);
	}

	/** Unlocks: opens the database, rebuilds what was lost, and begins to exchange. */
	async begin(): Promise<void> {
		const device = this.tablet.devices.get(this.person.id) as string;
		try {
			await recover(this.engine, device, this.tablet.begun.has(this.person.id));
			this.tablet.begun.add(this.person.id);
			// The profile follows the database: should that get lost, this id is all that is left.
			const now = this.tablet.disk(this.person.id).meta?.device ?? device;
			this.tablet.devices.set(this.person.id, now);
			this.ready = true;
			this.wake(this.around.chance.between(0, 2000));
		} catch (error) {
			this.around.trace.say(this.name, `cannot start: ${(error as Error).message}`);
			this.around.schedule.after(30_000, this, () => void this.begin());
		}
	}

	/** Does an action as a form would. */
	async act<N extends ActionName>(name: N, input: Input<N>): Promise<Acted> {
		const acted = await act(this.engine, name, input);
		if (acted.ok) this.wake(this.around.chance.between(100, 3000));
		return acted;
	}

	/** Exchanges soon; the leader's loop of the product, with its timer. */
	wake(ms: number): void {
		if (this.busy) this.again = true;
		const turn = (this.turn += 1);
		this.around.schedule.after(ms, this, () => {
			if (turn === this.turn) void this.exchange();
		});
	}

	/** Rounds until there is nothing more to do; then sleeps. */
	async exchange(): Promise<void> {
		if (this.busy || !this.ready) return;
		this.busy = true;
		const outcome = await this.rounds();
		this.busy = false;
		this.last = outcome;
		this.exchanges += 1;
		if (!outcome || outcome.kind === 'offline' || outcome.kind === 'wait') this.failures += 1;
		else this.failures = 0;
		if (outcome?.kind === 'gone') return this.around.gone(this);
		if (outcome?.kind === 'stop') this.around.signIn(this);
		const backoff = Math.min(15_000 * 2 ** this.failures, 20 * 60_000);
		const pause = this.failures > 0 ? backoff : this.again ? 1000 : 20 * 60_000;
		this.again = false;
		this.wake(pause * (0.5 + this.around.chance.next()));
	}

	/** The last outcome; null if the disk failed. */
	async rounds(): Promise<Outcome | null> {
		try {
			for (let i = 0; ; i += 1) {
				const outcome = await round(this.engine);
				this.around.exchanged(this);
				if (outcome.kind !== 'more' || i === 40) return outcome;
			}
		} catch (error) {
			this.around.trace.say(this.name, `round failed: ${(error as Error).name}`);
			return null;
		}
	}

	/** Notes whose each action is. */
	private watched(store: Store): Store {
		const { made } = this.around;
		return {
			...store,
			commit: (change) => {
				for (const { id } of change.outbox ?? []) made(id, this);
				return store.commit(change);
			}
		};
	}

	private gate(): Gate {
		const { schedule, chance: luck } = this.around;
		return (place) => {
			if (this.dying !== null && this.dying-- <= 0) this.die(place);
			if (this.dead) return new Promise(() => {});
			const failure = this.failure(place);
			const ms = luck.below(4) + luck.below(this.tablet.luck.slow + 1);
			if (!failure) return schedule.pause(ms, this);
			return schedule.pause(ms, this).then(() => Promise.reject(failure));
		};
	}

	private failure(place: string): Error | null {
		const { luck } = this.tablet;
		if (place === 'store.commit' && luck.commitFails && luck.commitFails.left > 0) {
			luck.commitFails.left -= 1;
			this.tablet.failures += 1;
			return named(luck.commitFails.name);
		}
		if (place !== 'journal.append' || luck.appendFails <= 0) return null;
		luck.appendFails -= 1;
		this.tablet.failures += 1;
		return named('QuotaExceededError');
	}

	private die(place: string): void {
		this.dead = true;
		if (place === 'journal.append')
			tear(this.tablet.disk(this.person.id), this, this.around.chance);
		this.around.trace.say(this.name, `tab dies at ${place}`);
		this.tablet.tabs = this.tablet.open();
	}

	/** Real ciphers take their time now and then, and others run meanwhile. */
	private slowVault(vault: Vault): Vault {
		const { schedule, chance: luck } = this.around;
		const slowly = async <T>(work: () => Promise<T>): Promise<T> => {
			if (luck.hit(0.02)) await schedule.pause(luck.below(5), this);
			return work();
		};
		return {
			keyEpoch: vault.keyEpoch,
			seal: (place, plain) => slowly(() => vault.seal(place, plain)),
			open: (place, sealed) => slowly(() => vault.open(place, sealed)),
			sealBytes: (place, plain) => slowly(() => vault.sealBytes(place, plain)),
			openBytes: (place, sealed) => slowly(() => vault.openBytes(place, sealed))
		};
	}
}

function named(name: string): Error {
	const error = new Error(name);
	error.name = name;
	return error;
}
