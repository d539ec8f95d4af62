/**
 * People with tablets and an office, for stories: each tablet is the real engine over storage in
 * memory, the office is the real server on a real database, and between them lies a network that
 * a story may cut. Nothing of ours is replaced.
 */
import { act, type Acted } from '../src/lib/client/act.ts';
import { createEngine, type Engine } from '../src/lib/client/engine.ts';
import type { Network, OutboxEntry, Reply } from '../src/lib/client/ports.ts';
import { recover } from '../src/lib/client/recover.ts';
import { openRow } from '../src/lib/client/rows.ts';
import { round, type Outcome } from '../src/lib/client/sync.ts';
import type { ActionName, Input } from '../src/lib/domain/actions.ts';
import { SCHEMA, type Rows, type TableName } from '../src/lib/domain/tables.ts';
import type { SyncRequest } from '../src/lib/protocol.ts';
import type { Database } from '../src/lib/server/db.ts';
import { clone, enrol, enrolAgain, fetchKey } from '../src/lib/server/devices.ts';
import { handIn } from '../src/lib/server/quarantine.ts';
import { Rejected } from '../src/lib/server/rejection.ts';
import type { Put } from '../src/lib/server/rows.ts';
import { startLines } from '../src/lib/server/start.ts';
import { sync } from '../src/lib/server/sync.ts';
import { chance } from './sync/sim/chance.ts';
import { simVault } from './sync/sim/cipher.ts';
import { Disk, memoryStore, type Gate } from './sync/sim/disk.ts';
import { memoryJournal } from './sync/sim/journal.ts';
import { household, pc, selected, year } from './sync/fixtures.ts';
import { assignment, handOver } from './sync/inputs.ts';
import { MORNING, Office } from './sync/office.ts';

export { assignment, handOver };

const SERVER_KEY = Buffer.alloc(32, 7);

/** What a story needs: an open, empty database. */
export interface Ground {
	database: Database;
	quota?: number;
	/** households and units on record */
	homes?: number;
}

/** People of the field by name, each with a tablet, and the office they work for. */
export async function setup<Name extends string>(
	names: readonly Name[],
	{ database, quota = 100, homes = 6 }: Ground
): Promise<{ office: Office } & Record<Name, Person>> {
	const office = new Office(database);
	await office.account('office', 'office', []);
	const puts: Put[] = [{ table: 'programmeYear', row: year(quota) }];
	for (let n = 1; n <= homes; n += 1)
		puts.push(
			{ table: 'household', row: household(n, '가산동') },
			{ table: 'application', row: selected(n, '가산동') },
			{ table: 'pc', row: pc(n) }
		);
	await office.records(puts);
	const people: Record<string, Person> = {};
	for (const name of names) people[name] = await Person.join(office, name);
	return { office, ...people } as { office: Office } & Record<Name, Person>;
}

/** What happens to the next requests of a person, one each; then all is well again. */
export type Mishap =
	'request lost' | 'answer lost' | 'server error' | 'busy' | 'portal' | { copies: number };

/** Somebody of the field with a tablet. */
export class Person {
	readonly name: string;
	readonly office: Office;
	readonly disk: Disk;
	device: string;
	/** who the server takes this browser for */
	session: string | null;
	online = true;
	/** how far the tablet's clock is off, minutes */
	clockOff = 0;
	mishaps: Mishap[] = [];
	/** base64, as it was given at the enrolment */
	dataKey = '';
	/** the disk refuses what its name says */
	diskRefuses: string | null = null;
	engine!: Engine;
	/** everything the screens were told to look at again */
	readonly flicker: string[] = [];
	/** requests as they were sent */
	readonly sent: SyncRequest[] = [];
	private tabs = 0;
	private count = 0;
	private dongs: readonly string[];

	constructor(
		office: Office,
		name: string,
		device: string,
		dongs: readonly string[],
		disk = new Disk()
	) {
		this.office = office;
		this.name = name;
		this.session = name;
		this.device = device;
		this.disk = disk;
		this.dongs = dongs;
	}

	/** A new account with a tablet, filled for the first time. */
	static async join(office: Office, name: string, dongs = ['가산동']): Promise<Person> {
		await office.account(name, 'field', dongs);
		return Person.enrolled(office, name, dongs);
	}

	/** A tablet for an account there is. */
	static async enrolled(office: Office, name: string, dongs = ['가산동']): Promise<Person> {
		const tablet = { tabletId: `tablet of ${name}`, name };
		const asker = { userId: name, from: 'net' };
		const made = await enrol(office.database, SERVER_KEY, asker, tablet, office.now());
		const person = new Person(office, name, made.deviceId, dongs);
		person.dataKey = made.dataKey;
		await person.opens();
		await person.syncs();
		return person;
	}

	/** Opens the app: also after it was closed, or after the battery went. */
	async opens(): Promise<void> {
		const begun = this.tabs > 0;
		const own = chance(1, this.name, (this.tabs += 1));
		const gate: Gate = async (place) => {
			if (this.diskRefuses === null || !place.startsWith(this.diskRefuses)) return;
			throw Object.assign(new Error('full'), { name: 'QuotaExceededError' });
		};
		const writer = { name: `${this.name}-${this.tabs}`, dead: false };
		const ports = {
			clock: { now: () => MORNING + (this.office.minutes + this.clockOff) * 60_000 },
			chance: { bytes: (count: number) => own.bytes(count), fraction: () => own.next() },
			vault: simVault(`key of ${this.name}`),
			store: memoryStore(this.disk, gate),
			journal: memoryJournal(this.disk, gate, writer, new Set()),
			network: this.network()
		};
		const actor = { userId: this.name, role: 'field', dongs: this.dongs } as const;
		this.engine = createEngine(ports, actor, ({ rows }) => void this.flicker.push(...rows));
		await recover(this.engine, this.device, begun);
	}

	/** The browser's profile is copied to a second tablet. */
	async isCopied(): Promise<Person> {
		const twin = new Person(this.office, this.name, this.device, this.dongs, this.disk.copy());
		twin.tabs = this.tabs + 100;
		twin.dataKey = this.dataKey;
		await twin.opens();
		return twin;
	}

	goesOffline(): void {
		this.online = false;
	}

	/** Back in the network: exchanges until both sides say the same. */
	comesBack(): Promise<Outcome> {
		this.online = true;
		return this.syncs();
	}

	/** Exchanges until there is nothing more to do, or nothing can be done. */
	async syncs(): Promise<Outcome> {
		for (let i = 0; ; i += 1) {
			const outcome = await round(this.engine);
			if (outcome.kind !== 'more') return outcome;
			if (i > 100) throw new Error('no end of exchanges');
		}
	}

	/** Does an action in a form. */
	does<N extends ActionName>(name: N, input: Input<N>): Promise<Acted> {
		return act(this.engine, name, input);
	}

	/** Does it and expects the screen to call it saved; its id. */
	async saves<N extends ActionName>(name: N, input: Input<N>): Promise<string> {
		const acted = await this.does(name, input);
		if (!acted.ok) throw new Error(`${name} was not saved: ${String(acted.refusal)}`);
		return acted.id;
	}

	assigns(home: number, unit = home): Promise<string> {
		return this.saves('assign', assignment(home, unit));
	}

	/** Hands a household's unit over; `of` says what is different from the plain case. */
	handsOver(home: number, of: Partial<Input<'handOver'>> = {}): Promise<string> {
		return this.saves('handOver', handOver(home, { receiptId: this.id('receipt'), ...of }));
	}

	/** Finds the visit impossible. */
	fails(home: number, of: Partial<Input<'failVisit'>>): Promise<string> {
		const plain = { reason: 'ABSENT', note: '', nextOn: null, nextVisitId: null } as const;
		return this.saves('failVisit', { visitId: `visit-${home}`, ...plain, ...of });
	}

	/** A row as the screen shows it. */
	async sees<T extends TableName>(table: T, id: string): Promise<Rows[T] | undefined> {
		const sealed = this.disk.table(table).get(id);
		return sealed && ((await openRow(this.engine.vault, table, sealed)) as Rows[T]);
	}

	/** What the list of waiting and answered work says of an action. */
	async hears(
		id: string
	): Promise<{ state: OutboxEntry['state']; code: string | null; params: unknown }> {
		const entry = this.disk.outbox.get(id);
		if (!entry) throw new Error(`${id} is not in the outbox`);
		const said = entry.answer && (await this.engine.vault.open(`verdict|${id}`, entry.answer));
		return { state: entry.state, ...(said ? JSON.parse(said) : { code: null, params: {} }) };
	}

	/** The key in escrow, as the server gives it to whoever forgot the PIN; base64. */
	async keyInEscrow(): Promise<string> {
		const { database } = this.office;
		const asker = { userId: this.name, from: 'net' };
		const device = this.disk.meta?.device ?? '';
		return (await fetchKey(database, SERVER_KEY, asker, device, this.office.now())).dataKey;
	}

	waiting(): number {
		return [...this.disk.outbox.values()].filter((entry) => entry.state === 'waiting').length;
	}

	id(kind: string): string {
		return `${kind}-${this.name}-${(this.count += 1)}`;
	}

	private network(): Network {
		const none = async (): Promise<Reply<never>> => ({ kind: 'offline' });
		return {
			sync: (request) => {
				this.sent.push(request);
				return this.asks(request, (caller, body) =>
					sync(this.office.database, caller, body, this.office.now())
				);
			},
			start: (device, after) =>
				this.asks({ device, schema: SCHEMA, after }, async (caller, asked) =>
					lines(startLines(this.office.database, caller, asked, this.office.now()))
				),
			quarantine: (whose, push) =>
				this.asks({ ...whose, payload: JSON.stringify(push) }, async (caller, body) => {
					await handIn(this.office.database, caller, body, this.office.now());
					return null;
				}),
			clone: (device) =>
				this.asks(device, (caller, id) =>
					clone(this.office.database, SERVER_KEY, caller, id, this.office.now())
				),
			enrolAgain: ({ device, user }) =>
				this.asks({ deviceId: device, userId: user }, (caller, lost) =>
					enrolAgain(
						this.office.database,
						SERVER_KEY,
						caller,
						{ ...lost, tabletId: `tablet of ${this.name}`, keyEpoch: 1, dataKey: this.dataKey },
						this.office.now()
					)
				),
			fileHeld: none,
			fileKept: none,
			filePart: none,
			fileGet: none
		};
	}

	/** One request over the network of the story. */
	private async asks<B, T>(
		body: B,
		serve: (caller: { userId: string; from: string }, body: B) => Promise<T>
	): Promise<Reply<T>> {
		if (!this.online) return { kind: 'offline' };
		const mishap = this.mishaps.shift();
		if (mishap === 'request lost' || mishap === 'portal') return { kind: 'offline' };
		if (mishap === 'busy') return { kind: 'rejected', why: 'BUSY', retryAfterMs: 5000 };
		const answers = await Promise.all(
			Array.from({ length: typeof mishap === 'object' ? mishap.copies : 1 }, () =>
				this.served(structuredClone(body), serve)
			)
		);
		if (mishap === 'answer lost') return { kind: 'offline' };
		return answers.at(-1) as Reply<T>;
	}

	private async served<B, T>(
		body: B,
		serve: (caller: { userId: string; from: string }, body: B) => Promise<T>
	): Promise<Reply<T>> {
		if (this.session === null) return { kind: 'rejected', why: 'SIGN_IN', retryAfterMs: null };
		const userId = this.session;
		const { disabledAt } = await this.office.database.db
			.selectFrom('user')
			.select('disabledAt')
			.where('id', '=', userId)
			.executeTakeFirstOrThrow();
		const gives =
			typeof body === 'object' && body !== null && ('payload' in body || 'push' in body);
		if (disabledAt !== null && !gives)
			return { kind: 'rejected', why: 'REVOKED', retryAfterMs: null };
		try {
			return { kind: 'answer', value: await serve({ userId, from: 'net' }, body) };
		} catch (error) {
			if (error instanceof Rejected)
				return { kind: 'rejected', why: error.rejection, retryAfterMs: null };
			return { kind: 'offline' };
		}
	}
}

async function lines<T>(source: AsyncGenerator<T>): Promise<AsyncGenerator<T>> {
	const first = await source.next();
	return (async function* () {
		for (let next = first; !next.done; next = await source.next()) yield next.value;
	})();
}
