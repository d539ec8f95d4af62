/** Who is before the tablet: sign in, enrol, PIN, lock. What they entered survives every way out. */
import { maskName } from '../domain/mask.ts';
import { enrolDevice, fetchKey, whoIsThere, type Enrolled } from './gate.ts';
import { canJournal, openDisk, type Disk } from './journal.ts';
import { refuseWeak, unwrapKey, wrapKey, type Wrap } from './pin.ts';
import type { Chance, Clock, Reply } from './ports.ts';
import { fromBase64, openProfiles, toBase64, type Profile, type Profiles } from './profiles.ts';
import type { Me, Session } from './session.ts';
import { stretchApart } from './stretch-apart.ts';
import type { Outcome } from './sync.ts';
import { createVault, importKey } from './vault.ts';

export type Phase = 'starting' | 'sign-in' | 'enrol' | 'set-pin' | 'locked' | 'ready';

/** Somebody with data on this tablet; nobody else learns more of them than this. */
export interface Person {
	userId: string;
	maskedName: string;
	waiting: number;
}

/** `left`: wrong PINs before PIN and mirror are deleted. LEASE: too long without contact; go online. */
export type Unlocked = { ok: true } | { ok: false; left: number; why: 'PIN' | 'LEASE' };

export const clock: Clock = { now: () => Date.now() };
export const chance: Chance = {
	bytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
	fraction: () => Math.random()
};

const MOST_WRONG = 10;
const HOUR = 60 * 60 * 1000;
const FORGOT = 'ieum-forgot';
/** The person who had this tablet open last: their lock comes first. An id and nothing else. */
const LAST = 'ieum-last';
const TABS = 'ieum-door';
const TABLET_ROLES = ['field', 'intake'];

/** The engine is not needed before somebody has a key; it is fetched while they type their PIN. */
const engine = () => import('./session.ts');
const locked = () => import('./glance.ts');

interface Watcher {
	opened(session: Session): void;
	closed(): void;
	changed(): void;
	/** the person uses the tablet in another tab */
	used(): void;
}

/** What a tab tells the others: its person locked the tablet, it was wiped, it is in use. */
interface TabNews {
	news: 'locked' | 'gone' | 'used';
	userId: string;
}

export class Door {
	/** What is asked before somebody is in. */
	private step = $state<Exclude<Phase, 'ready'>>('starting');
	me = $state.raw<Me | null>(null);
	people = $state.raw<Person[]>([]);
	session = $state.raw<Session | null>(null);
	online = $state(false);
	demo = $state(false);
	revoked = $state(false);
	officePhone = $state<string | null>(null);

	private readonly watcher: Watcher;
	private disk: Disk | null = null;
	private profiles: Profiles | null = null;
	private pending: Enrolled | null = null;
	private tabs: BroadcastChannel | null = null;

	constructor(watcher: Watcher) {
		this.watcher = watcher;
	}

	/** A person's screens are shown exactly as long as their data is open. */
	get phase(): Phase {
		return this.session ? 'ready' : this.step;
	}

	/** Looks who has data here and who is signed in, and shows the screen that follows. */
	async boot(): Promise<void> {
		if (this.phase !== 'starting') return;
		this.tabs = new BroadcastChannel(TABS);
		this.tabs.onmessage = ({ data }: MessageEvent<TabNews>) => void this.hear(data);
		if (await canJournal()) {
			this.disk = openDisk();
			this.profiles = await openProfiles(this.disk, () => crypto.randomUUID());
			await this.count();
		}
		const facts = await whoIsThere(this.people.length > 0 ? 1500 : 10_000);
		this.online = facts.kind === 'answer';
		const user = facts.kind === 'answer' ? facts.value.user : null;
		if (facts.kind === 'answer') this.learn(facts.value);
		await this.show(user);
		if (user || this.people.length > 0) void engine();
	}

	/** What other tabs do counts here too: a locked tablet is locked in every one. */
	private async hear({ news, userId }: TabNews): Promise<void> {
		if (this.session?.me.id !== userId) return;
		if (news === 'used') return this.watcher.used();
		if (news === 'gone') this.revoked = true;
		await this.shut();
		if (this.people.length === 0) this.step = 'sign-in';
	}

	/** Tells the other tabs of this browser. */
	tell(news: TabNews['news']): void {
		const userId = this.session?.me.id;
		if (userId !== undefined) this.tabs?.postMessage({ news, userId } satisfies TabNews);
	}

	private learn({ demo, officePhone }: Pick<Enrolled, 'demo' | 'officePhone'>): void {
		[this.demo, this.officePhone] = [demo, officePhone];
	}

	private async show(user: Me | null): Promise<void> {
		const profile = user ? this.profiles?.of(user.id) : undefined;
		const forgot = sessionStorage.getItem(FORGOT);
		if (user && profile && (forgot === user.id || profile.wrap === null)) {
			sessionStorage.removeItem(FORGOT);
			if (await this.accept(await this.keyOf(user.id, profile.deviceId))) return;
		}
		if (user && !profile && TABLET_ROLES.includes(user.role)) {
			this.me = user;
			this.step = 'enrol';
		} else this.step = this.people.length > 0 ? 'locked' : 'sign-in';
	}

	/** Ties this tablet to whoever is signed in. Throws SIGN_IN, OFFLINE, NO_JOURNAL or the server's reason. */
	async enrol(name: string): Promise<void> {
		if (!this.profiles || !this.me) throw new Error('NO_JOURNAL');
		// A database that outlived its profile is opened again with its own key.
		const again = await this.keyOf(this.me.id, null);
		const reply = again.kind === 'answer' ? again : await enrolDevice(this.profiles.tabletId, name);
		if (await this.accept(reply)) return;
		if (reply.kind !== 'rejected') throw new Error('OFFLINE');
		if (reply.why === 'SIGN_IN') this.step = 'sign-in';
		// The sign-in belongs to a device that was taken out of use: only a new one gets a key.
		if (reply.why === 'REVOKED') await this.signOut();
		throw new Error(reply.why);
	}

	/** One's own key again, under the id that the database goes by now, or the one it began with. */
	private async keyOf(userId: string, first: string | null): Promise<Reply<Enrolled>> {
		const { device } = await (await locked()).glance(userId);
		let reply: Reply<Enrolled> = { kind: 'offline' };
		for (const id of device === first ? [first] : [device, first]) {
			if (id !== null) reply = await fetchKey(id);
			if (reply.kind === 'answer') break;
		}
		return reply;
	}

	/** Takes a key that the server gave; a PIN for it is asked next. */
	private async accept(reply: Reply<Enrolled>): Promise<boolean> {
		if (reply.kind !== 'answer' || !reply.value.user) return false;
		this.pending = reply.value;
		this.me = reply.value.user;
		this.learn(reply.value);
		this.step = 'set-pin';
		await navigator.storage.persist?.().catch(() => false);
		return true;
	}

	/** Sets the PIN of whoever was just enrolled and opens the tablet. Throws WeakPin. */
	async setPin(pin: string): Promise<void> {
		refuseWeak(pin);
		const { pending, profiles } = this;
		if (!pending?.user || !profiles) throw new Error('nobody was enrolled');
		const { user, deviceId, keyEpoch, lockMinutes, leaseHours, demo, officePhone } = pending;
		const dataKey = fromBase64(pending.dataKey);
		const vault = createVault(await importKey(dataKey), keyEpoch, chance);
		const before = profiles.of(user.id);
		const profile: Profile = {
			...{ userId: user.id, deviceId, keyEpoch, lockMinutes, leaseHours, demo, officePhone },
			maskedName: maskName(user.name),
			me: toBase64(await vault.seal('me', JSON.stringify(user))),
			wrap: inBase64(await wrapKey(pin, dataKey, chance, stretchApart)),
			wrongs: 0,
			turn: before?.turn ?? 0
		};
		await profiles.put(profile);
		await this.open(profile, user, dataKey, before !== undefined);
		this.pending = null;
	}

	/**
	 * Opens a person's data with their PIN. Ten wrong ones delete PIN and mirror, nothing entered. An
	 * attempt is counted before it is made, in every tab together.
	 */
	async unlock(userId: string, pin: string): Promise<Unlocked> {
		const profile = await this.profiles?.change(userId, counted);
		if (!profile?.wrap) return { ok: false, left: 0, why: 'PIN' };
		if (profile.wrongs > MOST_WRONG) return this.wrong(profile);
		const dataKey = await unwrapKey(pin, inBytes(profile.wrap), stretchApart);
		if (!dataKey) return this.wrong(profile);
		await this.profiles?.change(userId, (one) => one && { ...one, wrongs: 0 });
		if (await this.isLapsed(profile)) return { ok: false, left: MOST_WRONG, why: 'LEASE' };
		const vault = createVault(await importKey(dataKey), profile.keyEpoch, chance);
		const me = JSON.parse(await vault.open('me', fromBase64(profile.me))) as Me;
		await this.open(profile, me, dataKey, true);
		return { ok: true };
	}

	private async wrong({ userId, wrongs }: Profile): Promise<Unlocked> {
		if (wrongs >= MOST_WRONG) {
			await this.profiles?.change(userId, forgotten);
			await (await locked()).dropMirror(userId);
		}
		return { ok: false, left: Math.max(0, MOST_WRONG - wrongs), why: 'PIN' };
	}

	/** The lease is over and nobody can renew it now. */
	private async isLapsed({ userId, leaseHours }: Profile): Promise<boolean> {
		const { contactAt } = await (await locked()).glance(userId);
		if (contactAt === null || clock.now() - contactAt < leaseHours * HOUR) return false;
		const facts = await whoIsThere(10_000);
		return facts.kind !== 'answer' || facts.value.user?.id !== userId;
	}

	private async open(
		profile: Profile,
		me: Me,
		dataKey: Uint8Array<ArrayBuffer>,
		begun: boolean
	): Promise<void> {
		const { openSession } = await engine();
		const { tabletId } = this.profiles as Profiles;
		const session = await openSession(profile, me, dataKey, {
			...{ disk: this.disk as Disk, tabletId, clock, chance, begun },
			changed: () => this.watcher.changed(),
			turned: (outcome) => void this.turned(outcome)
		});
		[this.session, this.me, this.revoked] = [session, me, false];
		this.learn({ demo: profile.demo, officePhone: profile.officePhone ?? null });
		localStorage.setItem(LAST, me.id);
		this.watcher.opened(session);
		// A lock meanwhile closes the database; the next opening says it again.
		this.follow(session).catch(() => undefined);
	}

	/** A database that was lost is begun again under the id that it went by last. */
	private async follow({ engine, profile }: Session): Promise<void> {
		const deviceId = (await engine.store.meta())?.device ?? profile.deviceId;
		await this.profiles?.change(profile.userId, (kept) =>
			kept && kept.deviceId !== deviceId ? { ...kept, deviceId } : kept
		);
	}

	private async turned(outcome: Outcome): Promise<void> {
		this.online = this.session?.engine.online ?? this.online;
		this.watcher.changed();
		if (outcome.kind === 'gone') await this.wipe();
	}

	/** Closes what is open, in every tab; the key leaves the memory. */
	async lock(): Promise<void> {
		this.tell('locked');
		await this.shut();
	}

	private async shut(): Promise<void> {
		if (!this.session) return;
		this.close(this.session, 'locked');
		await this.count();
	}

	/** The screens go with the session in one step: none of them reads what is closed. */
	private close(session: Session, step: Exclude<Phase, 'ready'>): void {
		session.close();
		this.watcher.closed();
		[this.session, this.me, this.step] = [null, null, step];
	}

	/** The PIN is forgotten: the person signs in anew, and the server gives their key again. */
	async forgetPin(userId: string): Promise<void> {
		sessionStorage.setItem(FORGOT, userId);
		await this.signOut();
	}

	/** Somebody else wants to use this tablet. */
	async startAs(): Promise<void> {
		await this.lock();
		await this.signOut();
	}

	/** A tablet that is found with a live session must not give its key away. */
	private async signOut(): Promise<void> {
		await fetch('/logout', {
			method: 'POST',
			headers: { 'content-type': 'application/x-www-form-urlencoded' }
		}).catch(() => undefined);
		this.step = 'sign-in';
	}

	/** After a revocation, once what was unsent has been handed in. */
	private async wipe(): Promise<void> {
		const { session } = this;
		if (!session) return;
		this.revoked = true;
		this.tell('gone');
		this.close(session, 'starting');
		try {
			await session.engine.store.wipe();
			await session.engine.journal.wipe();
			await this.profiles?.remove(session.me.id);
		} finally {
			await this.signOut();
			await this.count();
			if (this.people.length > 0) this.step = 'locked';
		}
	}

	/** Everybody with data here, whoever was here last first. */
	private async count(): Promise<void> {
		await this.profiles?.refresh();
		const last = localStorage.getItem(LAST);
		const people = (this.profiles?.all() ?? []).sort(
			(a, b) => Number(b.userId === last) - Number(a.userId === last)
		);
		this.people = await Promise.all(
			people.map(async ({ userId, maskedName }) => {
				const { waiting } = await (await locked()).glance(userId);
				return { userId, maskedName, waiting };
			})
		);
	}
}

/** One more attempt; without a wrap there is nothing to try. */
function counted(profile: Profile | null): Profile | null {
	return profile?.wrap ? { ...profile, wrongs: profile.wrongs + 1 } : profile;
}

/** Without its PIN, unless a right one was typed in another tab meanwhile. */
function forgotten(profile: Profile | null): Profile | null {
	return profile && profile.wrongs >= MOST_WRONG ? { ...profile, wrap: null } : profile;
}

function inBase64(wrap: Wrap): NonNullable<Profile['wrap']> {
	return {
		salt: toBase64(wrap.salt),
		secret: toBase64(wrap.secret),
		sealed: toBase64(wrap.sealed)
	};
}

function inBytes(wrap: NonNullable<Profile['wrap']>): Wrap {
	return {
		salt: fromBase64(wrap.salt),
		secret: fromBase64(wrap.secret),
		sealed: fromBase64(wrap.sealed)
	};
}
