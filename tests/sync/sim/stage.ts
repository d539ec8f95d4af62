/** Where a world plays: its people, tablets and house, and everything they promised each other. */
import type { Store } from '../../../src/lib/client/ports.ts';
import type { Role } from '../../../src/lib/domain/context.ts';
import { seal } from '../../../src/lib/server/keys.ts';
import { Areas } from './areas.ts';
import { chance, type Chance } from './chance.ts';
import * as check from './check.ts';
import { simVault } from './cipher.ts';
import type { Disk, Gate } from './disk.ts';
import { heal } from './heal.ts';
import { House, keyOf, SERVER_KEY } from './house.ts';
import type { Mirror } from './mirror.ts';
import { mishap } from './mishaps.ts';
import { FAULTS, type Entry, type Fault, type Operation } from './plan.ts';
import { poisoned } from './poison.ts';
import type { Schedule } from './schedule.ts';
import { SINCE } from './programme.ts';
import { prove } from './repairs.ts';
import { fund } from './money.ts';
import type { Ground } from './server.ts';
import { Tab, type Surroundings } from './tab.ts';
import { Tablet } from './tablet.ts';
import type { Trace } from './trace.ts';
import { inspect, undertake } from './undertakings.ts';
import { network, type Wire } from './wire.ts';
import { makeWorld, type Person, type World } from './world.ts';

/** What the screen called saved. */
export interface Saved {
	id: string;
	name: string;
	person: Person;
	tablet: Tablet;
}

/** A store over a disk. */
export type StoreMaker = (disk: Disk, gate: Gate, schedule: Schedule) => Store;

interface Parts {
	seed: number;
	ground: Ground;
	schedule: Schedule;
	trace: Trace;
	/** how a tablet's database is made; in memory unless told */
	store: StoreMaker;
}

export class Stage {
	readonly seed: number;
	readonly world: World;
	readonly ground: Ground;
	readonly schedule: Schedule;
	readonly trace: Trace;
	private readonly store: StoreMaker;
	house!: House;
	tablets: Tablet[] = [];
	readonly saved = new Map<string, Saved>();
	/** who made each action that any tablet wrote down */
	readonly made = new Map<string, string>();
	/** in whose sessions each action was sent */
	readonly sentBy = new Map<string, Set<string | null>>();
	/** saved actions that no backup held when the server was restored, after their tablet was wiped */
	readonly excused = new Set<string>();
	readonly areas: Areas;
	busyUntil = 0;
	smallUntil = 0;
	poisonNext = false;
	exchanges = 0;
	private broken: unknown = null;
	private counted = 0;
	/** the version that was looked at last, and of which history */
	private seen = '';
	private readonly latency: Chance;
	private around!: Surroundings;

	private constructor({ seed, ground, schedule, trace, store }: Parts) {
		this.seed = seed;
		this.ground = ground;
		this.schedule = schedule;
		this.trace = trace;
		this.store = store;
		this.world = makeWorld(chance(seed, 'world'));
		if (seed >= SINCE) {
			prove(this.world);
			fund(this.world);
		}
		this.areas = new Areas(ground, schedule, this.world.people);
		this.latency = chance(seed, 'latency');
		poisoned.clear();
	}

	/** Everybody is enrolled and signed in; the first of each tablet has it open. */
	static async open(parts: Parts): Promise<Stage> {
		const stage = new Stage(parts);
		const { schedule, trace, ground } = parts;
		stage.house = await House.open(ground, stage.world, {
			chance: chance(parts.seed, 'server'),
			schedule,
			trace,
			committed: () => stage.afterCommit()
		});
		stage.around = stage.surroundings();
		for (let i = 0; i < stage.world.tablets; i += 1) stage.tablets.push(new Tablet(`t${i}`));
		for (const person of stage.world.people) stage.enrol(person);
		for (const tablet of stage.tablets) stage.unlock(tablet, tablet.people[0] as Person);
		return stage;
	}

	/** An entry of the plan comes true. */
	happen(entry: Entry): void {
		const luck = chance(this.seed, 'entry', entry.roll);
		if (Object.hasOwn(FAULTS, entry.what)) mishap(this, entry.what as Fault, luck);
		else undertake(this, entry.what as Operation, luck);
	}

	/** Faults end, and everybody catches up; then every law has to hold. */
	heal(): Promise<void> {
		return heal(this);
	}

	/** Opens a person's data in a tab of a tablet. */
	unlock(tablet: Tablet, person: Person): Tab {
		tablet.current = person;
		const tab = new Tab(tablet, person, this.around, this.seed);
		this.trace.say(tab.name, 'unlocks');
		void tab.begin();
		return tab;
	}

	/** A running tab of a tablet; if there is none, its person opens one. */
	tabOf(tablet: Tablet): Tab | null {
		const open = tablet.open().at(-1);
		if (open) return open;
		const able = tablet.people.filter((person) => !tablet.wiped.has(person.id));
		const person = able.find((one) => one === tablet.current) ?? able[0];
		return person ? this.unlock(tablet, person) : null;
	}

	id(kind: string): string {
		return `${kind}-${(this.counted += 1)}`;
	}

	/** Work at a desk or on the server that nobody waits for. */
	background(what: string, work: Promise<unknown>): void {
		work.then(
			() => this.trace.say('office', `${what} is done`),
			(error: Error) => this.trace.say('office', `${what} fails: ${error.message}`)
		);
	}

	/** Keeps the first law that was found broken where nobody can throw. */
	report(error: unknown): void {
		this.broken ??= error;
	}

	throwBroken(): void {
		if (this.broken) throw this.broken;
	}

	epoch(): string {
		return this.ground.all(`select value from meta where key = 'epoch'`)[0]?.value as string;
	}

	/** A person's disk on a tablet, and what it takes to read it. */
	mirror(tablet: Tablet, person: Person): Mirror {
		const { id: userId, role, dongs } = person;
		return {
			disk: tablet.disk(userId),
			vault: simVault(`key of ${userId}`),
			whose: `${userId} on ${tablet.name}`,
			actor: { userId, role, dongs }
		};
	}

	roles(): Map<string, Role> {
		return new Map(this.world.people.map(({ id, role }) => [id, role]));
	}

	private enrol(person: Person): void {
		if (person.tablet === null) return;
		const tablet = this.tablets[person.tablet] as Tablet;
		const id = `dev-${person.id}`;
		tablet.people.push(person);
		tablet.devices.set(person.id, id);
		tablet.session = (tablet.people[0] as Person).id;
		const at = this.house.now();
		this.ground.insert('device', {
			id,
			userId: person.id,
			tabletId: tablet.name,
			name: tablet.name,
			keyEpoch: 1,
			sealedKey: seal(SERVER_KEY, keyOf(person.id), `device ${id} 1`),
			enrolledAt: at,
			revokedAt: null,
			lastSeenAt: at,
			settled: 0,
			scope: null
		});
	}

	private surroundings(): Surroundings {
		const { schedule, trace, latency } = this;
		const wire: Wire = {
			schedule,
			trace,
			chance: latency,
			house: this.house,
			busyUntil: () => this.busyUntil,
			maxBytes: () => (schedule.now < this.smallUntil ? 3000 : 512 * 1024),
			sent: (id, session) => {
				const sessions = this.sentBy.get(id) ?? new Set();
				this.sentBy.set(id, sessions.add(session));
			},
			delivered: ({ person }, what) => this.hold(() => this.areas.allow(person, what))
		};
		return {
			schedule,
			trace,
			chance: latency,
			network: (tab) => network(wire, tab),
			store: (disk, gate) => this.store(disk, gate, schedule),
			gone: (tab) => this.wipe(tab),
			signIn: (tab) => this.comeBack(tab),
			made: (id, tab) => void this.made.set(id, tab.person.id),
			exchanged: (tab) => this.afterExchange(tab)
		};
	}

	/** News meets unsent work: the moment in which a screen goes wrong. */
	private afterExchange({ tablet, person }: Tab): void {
		this.exchanges += 1;
		const waits = [...tablet.disk(person.id).outbox.values()].some(
			(one) => one.state === 'waiting'
		);
		if (waits && this.latency.hit(0.4)) inspect(this, tablet, person);
	}

	/** Right after a commit: who works where now, and whether a limit was broken. */
	private afterCommit(): void {
		const version = this.ground.version();
		const moment = `${this.ground.restored} ${version}`;
		// Reads end with a commit too, but change nothing.
		if (moment === this.seen) return;
		this.seen = moment;
		this.areas.follow(version);
		this.hold(() => check.withinLimits(this.ground, this.world.quota));
	}

	/** A law that is looked at where nobody can throw. */
	private hold(law: () => void): void {
		try {
			law();
		} catch (error) {
			this.report(error);
		}
	}

	/** The office closed this tablet: it says so and deletes what it held. */
	private wipe({ tablet, person }: Tab): void {
		this.trace.say(tablet.name, `wipes the data of ${person.id}`);
		tablet.closeAll(person.id);
		tablet.disk(person.id).wipe();
		tablet.wiped.add(person.id);
	}

	/** Told to sign in, the person does so within half an hour. */
	private comeBack(tab: Tab): void {
		this.schedule.after(this.latency.between(10_000, 1_800_000), tab, () => {
			tab.tablet.session = tab.person.id;
			this.trace.say(tab.name, 'signs in');
			tab.wake(500);
		});
	}
}
