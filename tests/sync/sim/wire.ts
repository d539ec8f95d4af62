/**
 * The network between a tablet and the server: what is sent is copied as JSON, takes its time, and
 * may vanish, come twice, come late, or be answered by somebody else. Whoever gets no answer in
 * half a minute counts as offline, though the request may still arrive.
 */
import type { Network, Reply, Whose } from '../../../src/lib/client/ports.ts';
import type { StartLine, SyncAnswer } from '../../../src/lib/protocol.ts';
import type { Chance } from './chance.ts';
import type { Heard, House } from './house.ts';
import type { Owner, Schedule } from './schedule.ts';
import type { Tab } from './tab.ts';
import type { Trace } from './trace.ts';

const TIMEOUT = 30_000;
const AIR: Owner = { name: 'air', dead: false };

export interface Wire {
	schedule: Schedule;
	chance: Chance;
	trace: Trace;
	house: House;
	/** the server is overloaded until then (true time) */
	busyUntil: () => number;
	/** most bytes a body may have; a proxy in between may take less than our server */
	maxBytes: () => number;
	/** an action travels in somebody's session */
	sent(id: string, session: string | null): void;
	/** looks at what reaches a tablet */
	delivered(tab: Tab, what: SyncAnswer | StartLine): void;
}

/** The network port of a tab. */
export function network(wire: Wire, tab: Tab): Network {
	const ask = <T>(label: string, body: unknown, serve: (copy: unknown) => Promise<Heard<T>>) =>
		travel(wire, tab, label, body, serve);
	const session = () => tab.tablet.session;
	const none = async (): Promise<Reply<never>> => ({ kind: 'offline' });
	return {
		sync: async (request) => {
			const who = session();
			for (const { id } of request.push) wire.sent(id, who);
			const reply = await ask(describe(request), request, (copy) => wire.house.sync(who, copy));
			if (reply.kind === 'answer') wire.delivered(tab, reply.value);
			return reply;
		},
		async start(device, after) {
			const who = session();
			const reply = await ask('start', null, () => wire.house.openStream(who, device, after));
			if (reply.kind !== 'answer') return reply;
			return { kind: 'answer', value: stream(wire, tab, reply.value) };
		},
		quarantine: (whose, push) => {
			const who = session();
			return ask('quarantine', { ...whose, push }, (copy) =>
				wire.house.quarantine(who, copy as Whose & { push: unknown[] })
			);
		},
		clone: (device) => {
			const who = session();
			return ask('clone', { device }, () => wire.house.clone(who, device));
		},
		enrolAgain: (whose) => {
			const who = session();
			return ask('enrol again', whose, (copy) => wire.house.enrolAgain(who, copy as Whose));
		},
		fileHeld: none,
		fileKept: none,
		filePart: none,
		fileGet: none
	};
}

function describe(request: {
	cursor: number;
	ack: number;
	push: readonly { n: number }[];
}): string {
	const [first, last] = [request.push[0]?.n, request.push.at(-1)?.n];
	return `sync cursor ${request.cursor} ack ${request.ack} push ${first ?? '-'}..${last ?? '-'}`;
}

/** One request and its answer, with everything that can happen on the way. */
function travel<T>(
	wire: Wire,
	tab: Tab,
	label: string,
	body: unknown,
	serve: (copy: unknown) => Promise<Heard<T>>
): Promise<Reply<T>> {
	const { schedule, chance, trace } = wire;
	const text = JSON.stringify(body);
	return new Promise((resolve) => {
		let open = true;
		const finish = (reply: Reply<T>) => {
			if (!open || tab.dead) return;
			open = false;
			trace.say(tab.name, `${label} → ${said(reply)}`);
			resolve(reply);
		};
		const fate = fateOf(wire, tab, text.length);
		if (fate.answers)
			return void schedule.after(fate.ms, tab, () => finish(fate.answers as Reply<T>));
		schedule.after(TIMEOUT, tab, () => finish({ kind: 'offline' }));
		if (fate.lost) return;
		const arrive = () => {
			if (wire.house.down) return;
			void serve(JSON.parse(text)).then((heard) => {
				const reply = replyOf(heard);
				if (!fate.answerLost) schedule.after(chance.between(10, 700), AIR, () => finish(reply));
			});
		};
		schedule.after(fate.ms, AIR, arrive);
		if (fate.twice) schedule.after(fate.ms + chance.below(40_000), AIR, arrive);
	});
}

interface Fate {
	ms: number;
	answers?: Reply<never>;
	lost?: boolean;
	answerLost?: boolean;
	twice?: boolean;
}

function fateOf({ schedule, chance, busyUntil, maxBytes }: Wire, tab: Tab, bytes: number): Fate {
	const { luck } = tab.tablet;
	const ms = chance.between(10, 900);
	if (schedule.now < luck.offlineUntil) return { ms, answers: { kind: 'offline' } };
	if (schedule.now < luck.portalUntil) return { ms, answers: { kind: 'offline' } };
	if (schedule.now < busyUntil())
		return { ms, answers: { kind: 'rejected', why: 'BUSY', retryAfterMs: chance.below(60_000) } };
	if (bytes > maxBytes())
		return { ms, answers: { kind: 'rejected', why: 'TOO_BIG', retryAfterMs: null } };
	if (luck.loseRequests > 0 && luck.loseRequests-- > 0) return { ms, lost: true };
	if (luck.loseAnswers > 0 && luck.loseAnswers-- > 0) return { ms, answerLost: true };
	if (luck.doubles > 0 && luck.doubles-- > 0) return { ms, twice: true };
	if (luck.late > 0 && luck.late-- > 0) return { ms: chance.between(TIMEOUT, 5 * TIMEOUT) };
	return { ms };
}

function replyOf<T>(heard: Heard<T>): Reply<T> {
	if (heard.kind === 'error') return { kind: 'offline' };
	if (heard.kind === 'rejected') return { ...heard, retryAfterMs: null };
	return { kind: 'answer', value: wireCopy(heard.value) };
}

/** What JSON leaves of an answer; a stream travels line by line. */
function wireCopy<T>(value: T): T {
	if (typeof value === 'object' && value !== null && 'lines' in value) return value;
	return JSON.parse(JSON.stringify(value ?? null)) as T;
}

function said(reply: Reply<unknown>): string {
	if (reply.kind === 'rejected') return reply.why;
	if (reply.kind === 'offline') return 'offline';
	const answer = reply.value as Partial<SyncAnswer> | null;
	if (!answer || answer.verdicts === undefined) return 'answer';
	const verdicts = answer.verdicts.map(({ n, verdict, code }) => `${n}:${code ?? verdict}`);
	return `${answer.reset ? 'RESET ' : ''}cursor ${answer.cursor} settled ${answer.settled} covered ${answer.covered} [${verdicts}] rows ${answer.rows?.length} gone ${answer.gone?.length}`;
}

interface Stream {
	first: IteratorResult<StartLine>;
	lines: AsyncGenerator<StartLine>;
}

async function* stream(wire: Wire, tab: Tab, { first, lines }: Stream): AsyncGenerator<StartLine> {
	const { schedule, chance, trace } = wire;
	const { luck } = tab.tablet;
	const server = wire.house.owner;
	for (let next = first, n = 0; !next.done; n += 1) {
		await schedule.pause(chance.between(1, 120), tab);
		const isCut = luck.cutAfter !== null && n >= luck.cutAfter;
		if (isCut || server.dead || schedule.now < luck.offlineUntil) {
			luck.cutAfter = null;
			trace.say(tab.name, `stream is cut after ${n} lines`);
			throw new Error('cut');
		}
		const line = wireCopy(next.value);
		wire.delivered(tab, line);
		yield line;
		next = await nextOrCut(wire, tab, lines);
	}
}

/** The next line, or a cut if the server says nothing for long (it may be dead). */
function nextOrCut(
	{ schedule }: Wire,
	tab: Tab,
	lines: AsyncGenerator<StartLine>
): Promise<IteratorResult<StartLine>> {
	return new Promise((resolve, reject) => {
		schedule.after(TIMEOUT, tab, () => reject(new Error('cut')));
		lines.next().then(resolve, reject);
	});
}
