/** One round of whoever takes notices out: plan what is new, take what is due, and carry it. */
import { raise } from '../alerts.ts';
import type { Database } from '../db.ts';
import { isAway, isTransient } from '../failures.ts';
import { claim, pauseAfter, record, type Claimed } from './claims.ts';
import { after, politely } from './hours.ts';
import { judge, type Letter } from './judge.ts';
import { plan, type House } from './plan.ts';
import type { Sender } from './tables.ts';

/** How one attempt went. SENT · LATER: may work next time · DEAD: never will · GONE: nobody listens. */
export type Outcome =
	| { is: 'SENT' }
	| { is: 'LATER'; reason: string; afterMs?: number }
	| { is: 'DEAD' | 'GONE'; reason: string };

/** Carries one letter; throws only by mistake. */
export type Send = (letter: Letter) => Promise<Outcome>;

export interface Settings extends House {
	senders: Partial<Record<Sender, Send>>;
	/** whom to call */
	phone: string | null;
	/** after how many ms of silence a process counts as gone; longer than any sender takes */
	claimMs?: number;
}

export interface Round {
	database: Database;
	settings: Settings;
	/** of this process */
	name: string;
	/** ISO */
	now: () => string;
	/** 0 ≤ chance < 1 */
	chance: () => number;
	isEnding: () => boolean;
}

/** What was planned for a sender that this house has no longer. */
const noSender: Send = async () => ({ is: 'DEAD', reason: 'NO_SENDER' });

/** Goes on until nothing is due; whoever looks at notices hears that they changed. */
export async function makeRound(round: Round): Promise<void> {
	const { database, settings, name, now, isEnding } = round;
	while (!isEnding() && (await plan(database, settings, now())));
	let isNews = false;
	while (!isEnding()) {
		const claimed = await claim(database, name, now(), settings.claimMs);
		if (claimed.length === 0) break;
		isNews = true;
		const carried = await Promise.allSettled(claimed.map((row) => deliver(round, row)));
		for (const one of carried) if (one.status === 'rejected') throw one.reason;
	}
	if (isNews) await database.pokes.notify(['notices']);
}

/** A mistake of ours costs an attempt, so that no notice stands in the way of others for ever. */
async function deliver(round: Round, row: Claimed): Promise<void> {
	const { database, now, chance } = round;
	try {
		await carry(round, row);
	} catch (error) {
		if (isTransient(error) || isAway(error)) throw error;
		database.report(`notice ${row.noticeId}`, error);
		const when = (attempts: number) => after(now(), pauseAfter(attempts, chance()));
		await tellOffice(
			round,
			await record(database, row, { is: 'LATER', reason: 'BUG', when }, now())
		);
	}
}

async function carry(round: Round, row: Claimed): Promise<void> {
	const { database, settings, now } = round;
	const verdict = await judge(database.db, row, now(), settings.phone);
	if (verdict.is !== 'SEND') return void (await record(database, row, verdict, now()));
	const { letter, sentTo } = verdict;
	const outcome = await (settings.senders[row.sender] ?? noSender)(letter);
	const when = (attempts: number) => nextTry(round, letter, outcome, attempts);
	const words = row.sender === 'PUSH' ? letter.body : letter.text;
	const said = { sentTo, words, language: letter.language };
	await tellOffice(round, await record(database, row, { ...outcome, when }, now(), said));
}

function nextTry(round: Round, letter: Letter, outcome: Outcome, attempts: number): string {
	const { settings, now, chance } = round;
	const asked = outcome.is === 'LATER' ? (outcome.afterMs ?? 0) : 0;
	const wait = Math.max(asked, pauseAfter(attempts, chance()));
	return politely(after(now(), wait), settings.hours, letter.expiresAt);
}

/** One alert, however many have failed: the list says which. */
async function tellOffice({ database, now }: Round, state: string | null): Promise<void> {
	if (state !== 'DEAD') return;
	await raise(database.db, { kind: 'NOTICES_FAILED', about: 'notices', params: {} }, now());
}
