/** Takes notices out: after the commit, once each, whichever of the processes is quicker. */
import { raise } from '../alerts.ts';
import type { Database } from '../db.ts';
import { isAway, isTransient } from '../failures.ts';
import { claim, pauseAfter, record, type Claimed } from './claims.ts';
import { after, politely } from './hours.ts';
import { judge, type Letter } from './judge.ts';
import { plan, type House } from './plan.ts';
import type { Sender } from './tables.ts';

/** How often it looks by itself: for what is due, and for what a process that died left behind. */
const LOOK_MS = 5_000;
/** Words that come in one after the other wake it once. */
const PAUSE_MS = 100;

/** How one attempt went. SENT · LATER: may work next time · DEAD: never will · GONE: nobody listens. */
export type Outcome =
	| { is: 'SENT' }
	| { is: 'LATER'; reason: string; afterMs?: number }
	| { is: 'DEAD' | 'GONE'; reason: string };

/** Carries one letter; throws only by mistake. */
export type Send = (letter: Letter) => Promise<Outcome>;

export interface CourierSettings extends House {
	senders: Partial<Record<Sender, Send>>;
	/** whom to call */
	phone: string | null;
}

export interface CourierPorts {
	now?: () => string;
	/** 0 ≤ chance < 1 */
	chance?: () => number;
	lookMs?: number;
}

export interface Courier {
	/** Looks now instead of in a few seconds. */
	wake(): void;
	/** Resolves when nothing is under way any more; what is left goes out in the next process. */
	close(): Promise<void>;
}

/** What was planned for a sender that this house has no longer. */
const noSender: Send = async () => ({ is: 'DEAD', reason: 'NO_SENDER' });

/** Looks after the notices of a database. */
export function openCourier(
	database: Database,
	settings: CourierSettings,
	{
		now = () => new Date().toISOString(),
		chance = Math.random,
		lookMs = LOOK_MS
	}: CourierPorts = {}
): Courier {
	const name = database.newId();
	let running: Promise<void> | null = null;
	let isEnding = false;
	let isWoken = false;

	const look = () => {
		if (isEnding) return;
		if (running) {
			isWoken = true;
			return;
		}
		running = work()
			.catch((error: unknown) => database.report('notices', error))
			.finally(() => {
				running = null;
				if (isWoken) soon();
				isWoken = false;
			});
	};
	const work = async () => {
		while (!isEnding && (await plan(database, settings, now())));
		let isNews = false;
		while (!isEnding) {
			const claimed = await claim(database, name, now());
			if (claimed.length === 0) break;
			isNews = true;
			const gone = await Promise.allSettled(claimed.map(deliver));
			for (const one of gone) if (one.status === 'rejected') throw one.reason;
		}
		if (isNews) await database.pokes.notify(['notices']);
	};
	const deliver = async (row: Claimed) => {
		try {
			await carry(row);
		} catch (error) {
			if (isTransient(error) || isAway(error)) throw error;
			database.report(`notice ${row.noticeId}`, error);
			const when = (attempts: number) => after(now(), pauseAfter(attempts, chance()));
			await record(database, row, { is: 'LATER', reason: 'BUG', when }, now());
		}
	};
	const carry = async (row: Claimed) => {
		const verdict = await judge(database.db, row, now(), settings.phone);
		if (verdict.is !== 'SEND') return record(database, row, verdict, now());
		const { letter, sentTo } = verdict;
		const send = settings.senders[row.sender] ?? noSender;
		const outcome = await send(letter);
		const { afterMs = 0 } = outcome.is === 'LATER' ? outcome : {};
		const when = (attempts: number) => {
			const wait = Math.max(afterMs, pauseAfter(attempts, chance()));
			return politely(after(now(), wait), settings.hours, letter.expiresAt);
		};
		const said = { sentTo, words: row.sender === 'PUSH' ? letter.body : letter.text };
		const state = await record(database, row, { ...outcome, when }, now(), {
			...said,
			language: letter.language
		});
		if (state === 'DEAD') await tellOffice();
	};
	const tellOffice = () =>
		raise(database.db, { kind: 'NOTICES_FAILED', about: 'notices', params: {} }, now());

	let pause: NodeJS.Timeout | undefined;
	const soon = () => {
		clearTimeout(pause);
		pause = setTimeout(look, PAUSE_MS);
		pause.unref();
	};
	const timer = setInterval(look, lookMs).unref();
	const deafen = database.pokes.subscribe(['office'], soon);
	look();

	return {
		wake: look,
		async close() {
			isEnding = true;
			clearInterval(timer);
			clearTimeout(pause);
			deafen();
			await running;
		}
	};
}
