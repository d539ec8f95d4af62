/** The tablet as screens know it: one instance, everything they may ask, everything they show. */
import type { ActionName, Input } from '../domain/actions.ts';
import type { Known, Likeness } from '../domain/alike.ts';
import type { Column, Rows, TableName } from '../domain/tables.ts';
import type { Acted } from './act.ts';
import { chance, clock, Door, type Person, type Phase, type Unlocked } from './door.svelte.ts';
import type { Alert } from './engine.ts';
import { idleState } from './idle.ts';
import { newId, newReceiptNo } from './ids.ts';
import { Live } from './live.svelte.ts';
import type { Meta, SealedRow } from './ports.ts';
import type {
	RepairStop,
	SealedRepair,
	SealedStop,
	SealedTicket,
	Sent,
	Stop,
	TicketLine
} from './reads.ts';
import { registerWorker, type Registered } from './register.ts';
import type { HouseholdHit } from './search.ts';
import type { Me, Session } from './session.ts';

export interface Status {
	online: boolean;
	waiting: number;
	/** refused, quarantined or put before a person within the last week, and not taken note of */
	refused: number;
	/** signatures and photos that the server does not have yet */
	files: number;
	lastSyncAt: string | null;
	filling: { done: number; total: number } | null;
	alert: Alert | null;
	/** the browser has promised not to clear this site's data by itself */
	persisted: boolean;
	clockOffMs: number;
}

/** The most urgent first; the status line has room for one. */
const URGENCY: Alert[] = ['REVOKED', 'SIGN_IN', 'FULL', 'STALE', 'OUTDATED', 'REBUILT', 'CLOCK'];
const SECOND = 1000;
/** Other tabs hear at most this often that the tablet is in use. */
const TELL_EVERY = 10 * SECOND;

class Tablet {
	#version = $state(0);
	#meta = $state.raw<Meta | null>(null);
	#tally = $state.raw({ waiting: 0, refused: 0, files: 0 });
	#persisted = $state(false);
	#waiting = $state(false);
	#registered: Registered | null = null;
	#held = new Set<symbol>();
	#lives = new Map<string, unknown>();
	#watches: (() => void)[] = [];
	#usedAt = 0;
	#toldAt = 0;
	#locking = $state(false);
	#door = new Door({
		opened: (session) => this.#opened(session),
		closed: () => this.#closed(),
		changed: () => (this.#version += 1),
		used: () => this.#touch()
	});

	get phase(): Phase {
		return this.#door.phase;
	}
	get me(): Me | null {
		return this.#door.me;
	}
	get people(): Person[] {
		return this.#door.people;
	}
	/** The data is invented: screens say so. */
	get demo(): boolean {
		return this.#door.demo;
	}

	/** Whom to call where the screens say to ask the office; null where none is set. */
	get officePhone(): string | null {
		return this.#door.officePhone;
	}
	/** It locks itself within a minute, unless `stay` is called. */
	get locking(): boolean {
		return this.#locking;
	}

	get status(): Status {
		void this.#version;
		const meta = this.#meta;
		const fill = meta && !meta.complete ? meta.fill : null;
		return {
			online: this.#door.online,
			...this.#tally,
			lastSyncAt: meta?.lastSyncAt ?? null,
			filling: fill && { done: fill.done, total: fill.total },
			alert: this.#alert(),
			persisted: this.#persisted,
			clockOffMs: meta?.clockOffMs ?? 0
		};
	}

	#alert(): Alert | null {
		if (this.#door.revoked) return 'REVOKED';
		const alerts = this.#door.session?.engine.alerts;
		return URGENCY.find((one) => alerts?.has(one)) ?? null;
	}

	/** Starts once; further calls do nothing. */
	async boot(): Promise<void> {
		if (this.#usedAt > 0) return;
		this.#used();
		for (const event of ['pointerdown', 'keydown']) addEventListener(event, this.#used);
		setInterval(() => this.#lockIfIdle(), 5 * SECOND);
		void this.#register();
		await this.#door.boot();
	}

	enrol = (name: string): Promise<void> => this.#door.enrol(name);
	setPin = (pin: string): Promise<void> => this.#door.setPin(pin);
	unlock = (userId: string, pin: string): Promise<Unlocked> => this.#door.unlock(userId, pin);
	lock = (): Promise<void> => this.#door.lock();
	/** The person goes on: nothing locks. */
	stay = (): void => {
		this.#touch();
		this.#used();
	};
	startAs = (): Promise<void> => this.#door.startAs();
	forgetPin = (userId = this.me?.id ?? this.people[0]?.userId ?? ''): Promise<void> =>
		this.#door.forgetPin(userId);
	syncNow = (): void => this.#door.session?.pulse.wake();

	/** Does something: saved on this tablet and on its way, or the reason why not. */
	act = <N extends ActionName>(name: N, input: Input<N>): Promise<Acted> =>
		this.#open.act(name, input);

	/** Keeps a signature or photo; resolves with its SHA-256. Rejects if the disk did not take it. */
	keepFile = (blob: Blob): Promise<string> => this.#open.keepFile(blob);

	/** The file from this tablet, else from the server, else null. */
	openFile = (hash: string): Promise<Blob | null> => this.#open.openFile(hash);

	newId = (): string => newId({ clock, chance });
	newReceiptNo = (year: string): string => newReceiptNo(year, chance);

	saveDraft = (key: string, value: unknown): Promise<void> => this.#open.drafts.save(key, value);
	readDraft = (key: string): Promise<unknown> => this.#open.drafts.read(key);
	dropDraft = (key: string): Promise<void> => this.#open.drafts.drop(key);
	hasDraft = (key: string): Live<boolean> =>
		this.#live(
			`draft ${key}`,
			({ db }) => db.drafts.where('key').equals(key).count(),
			async (count: number) => count > 0
		);

	/** Notes that a person's record was shown; the audit hears of it when there is a connection. */
	logRead = (subject: string, purpose: string): void => {
		this.#open.reads.note(subject, purpose).catch(() => undefined);
	};

	/** A day's visits ('YYYY-MM-DD', KST) by time. */
	visits = (day: string): Live<Stop[]> =>
		this.#live(
			`visits ${day}`,
			({ db, look }) => look.stopsOn(db, day),
			(found: SealedStop[], { opener }) => Promise.all(found.map((one) => opener.stop(one)))
		);

	/** A visit with its rows; null where there is none. */
	visit = (id: string): Live<Stop | null> =>
		this.#live(
			`visit ${id}`,
			({ db, look }) => look.stopOf(db, id),
			async (found: SealedStop | null, { opener }) => found && opener.stop(found)
		);

	/** A day's visits for repairs ('YYYY-MM-DD', KST). */
	repairs = (day: string): Live<RepairStop[]> =>
		this.#live(
			`repairs ${day}`,
			({ db, look }) => look.repairsOn(db, day),
			(found: SealedRepair[], { opener }) => Promise.all(found.map((one) => opener.repair(one)))
		);

	/** Tickets of the area that are open, or ended at `since` (ISO time) or later. */
	tickets = (since: string): Live<TicketLine[]> =>
		this.#live(
			`tickets ${since}`,
			({ db, look }) => look.ticketsSince(db, since),
			(found: SealedTicket[], { opener }) => Promise.all(found.map((one) => opener.ticket(one)))
		);

	row = <T extends TableName>(table: T, id: string): Live<Rows[T] | null> =>
		this.#live(
			`row ${table} ${id}`,
			({ db }) => db.rows(table).get(id),
			async (found: SealedRow | undefined, { opener }) => opener.maybe(table, found ?? null)
		);

	/** Rows whose indexed column has the value, by id. */
	rows = <T extends TableName>(table: T, column: Column<T>, value: string): Live<Rows[T][]> =>
		this.#live(
			`rows ${table} ${column} ${value}`,
			({ db, look }) => look.rowsOf(db, table, column, value),
			(found: SealedRow[], { opener }) => Promise.all(found.map((row) => opener.row(table, row)))
		);

	/** Everything done on this tablet that waits or was answered within a week, newest first. */
	outbox = (): Live<Sent[]> => {
		const session = this.#open;
		return this.#kept('outbox', () => {
			const query = () => session.opener.outbox(session.db);
			return new Live<Sent[]>(
				(take) => session.watchOutbox(query, take),
				async (sent) => sent
			);
		});
	};

	/** A person has taken note of an answer: it no longer counts as one to look at. */
	acknowledge = (actionId: string): Promise<void> => this.#open.acknowledge(actionId);

	/** Units that are free to be given, by tag. */
	freePcs = (): Rows['pc'][] => {
		void this.#version;
		return this.#door.session?.freePcs() ?? [];
	};

	/** Units that this person has aboard as spares, by tag. */
	sparePcs = (): Rows['pc'][] => {
		void this.#version;
		return this.#door.session?.sparePcs() ?? [];
	};

	/** Up to 50 households by name, 초성, phone digits or receipt number. */
	searchHouseholds = (text: string): HouseholdHit[] => {
		void this.#version;
		return this.#door.session?.searchHouseholds(text) ?? [];
	};

	/** Households of the tablet that look like what is being typed. */
	alikeHouseholds = (typed: Known): (HouseholdHit & { because: Likeness })[] => {
		void this.#version;
		return this.#door.session?.alikeHouseholds(typed) ?? [];
	};

	/** Up to 50 units by serial, tag or model. */
	searchPcs = (text: string): Rows['pc'][] => {
		void this.#version;
		return this.#door.session?.searchPcs(text) ?? [];
	};

	/** A newer build waits; `apply` lets it in and reloads, unless a form would lose something. */
	get update(): { waiting: boolean; apply(): void } {
		return { waiting: this.#waiting, apply: () => this.#update() };
	}

	/** Holds back updates until the returned function is called: a form has unsaved input. */
	hold = (): (() => void) => {
		const form = Symbol('form');
		this.#held.add(form);
		return () => void this.#held.delete(form);
	};

	get #open(): Session {
		const { session } = this.#door;
		if (!session) throw new Error('the tablet is locked');
		return session;
	}

	#live<Found, T>(
		key: string,
		query: (session: Session) => PromiseLike<Found>,
		open: (found: Found, session: Session) => Promise<T>
	): Live<T> {
		const session = this.#open;
		return this.#kept(
			key,
			() =>
				new Live<T>(
					(take) => session.watch(() => query(session), take),
					(found) => open(found, session)
				)
		);
	}

	/** One live query for each question, however many components ask it. */
	#kept<T>(key: string, make: () => Live<T>): Live<T> {
		let live = this.#lives.get(key) as Live<T> | undefined;
		if (!live) this.#lives.set(key, (live = make()));
		return live;
	}

	#opened({ me, db, look, watch, watchOutbox }: Session): void {
		// What the lock screen said waits, waits until it has been counted again.
		const waiting = this.people.find(({ userId }) => userId === me.id)?.waiting ?? 0;
		this.#tally = { ...this.#tally, waiting };
		this.#watches = [
			watch(
				() => db.meta.get('meta'),
				(meta) => (this.#meta = meta ?? null)
			),
			watchOutbox(
				() => look.tallyOf(db),
				(tally) => (this.#tally = tally)
			)
		];
		this.#used();
		void navigator.storage.persisted?.().then((persisted) => (this.#persisted = persisted));
	}

	#closed(): void {
		for (const stop of this.#watches) stop();
		this.#watches = [];
		this.#lives.clear();
		this.#meta = null;
		this.#locking = false;
		this.#tally = { waiting: 0, refused: 0, files: 0 };
	}

	/** A touch counts in every tab. Once the lock is told it has to be answered. */
	#used = (): void => {
		if (this.#locking) return;
		const now = (this.#usedAt = clock.now());
		if (Math.abs(now - this.#toldAt) < TELL_EVERY) return;
		this.#toldAt = now;
		this.#door.tell('used');
	};

	#touch(): void {
		this.#usedAt = clock.now();
		this.#toldAt = 0;
		this.#locking = false;
	}

	#lockIfIdle(): void {
		const minutes = this.#door.session?.profile.lockMinutes;
		const state = minutes ? idleState(clock.now() - this.#usedAt, minutes) : 'awake';
		this.#locking = state === 'soon';
		if (state === 'over') void this.lock();
	}

	async #register(): Promise<void> {
		this.#registered = await registerWorker({
			waiting: () => (this.#waiting = true),
			replaced: () => this.#reload()
		});
	}

	#update(): void {
		if (this.#held.size === 0) this.#registered?.apply();
	}

	/**
	 * The new build runs already; this page follows once nothing of it would be lost. What the engine
	 * does is whole or not done at all, so a request that hangs keeps nobody waiting for long.
	 */
	#reload(): void {
		if (this.#held.size > 0) return void setTimeout(() => this.#reload(), SECOND);
		const idle = this.#door.session?.engine.alone(async () => undefined);
		const patience = new Promise((resolve) => setTimeout(resolve, 3 * SECOND));
		void Promise.race([idle, patience]).then(() => location.reload());
	}
}

export const tablet = new Tablet();
