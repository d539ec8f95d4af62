/** What the bench asks of a real browser: the tablet's own session and engine, and the bare limit beside them. */
import { searchTimes, type Asked } from './search.ts';
import { fillBare } from './limit.ts';
import { enrolDevice } from '../../../src/lib/client/gate.ts';
import { openDisk } from '../../../src/lib/client/journal.ts';
import { chance, clock } from '../../../src/lib/client/door.svelte.ts';
import { fromBase64, type Profile } from '../../../src/lib/client/profiles.ts';
import { openSession, type Session } from '../../../src/lib/client/session.ts';
import { round } from '../../../src/lib/client/sync.ts';

let session: Session | null = null;

/** Milliseconds of the longest task that blocked the page while `work` ran; 0 below 50. */
async function longestTask<R>(work: () => Promise<R>): Promise<{ result: R; longestMs: number }> {
	let longestMs = 0;
	const seen = (list: PerformanceObserverEntryList) => {
		for (const { duration } of list.getEntries()) longestMs = Math.max(longestMs, duration);
	};
	const observer = new PerformanceObserver(seen);
	observer.observe({ type: 'longtask' });
	const result = await work();
	await new Promise((resolve) => setTimeout(resolve, 100));
	observer.disconnect();
	return { result, longestMs };
}

/** Resolves once a query finds what it waits for; the query runs again after every change. */
function until<T>(
	query: (open: Session) => PromiseLike<T>,
	good: (found: T) => boolean
): Promise<void> {
	const open = session as Session;
	return new Promise((resolve) => {
		const stop = open.watch(
			() => query(open),
			(found) => {
				document.querySelector('output')!.textContent = JSON.stringify(found);
				if (!good(found)) return;
				resolve();
				queueMicrotask(() => stop());
			}
		);
	});
}

const meta = (open: Session) => open.db.meta.get('meta');

/** Enrols whoever is signed in and fills the mirror: until today's visits show, and until all is here. */
async function fill(
	day: string
): Promise<{ todayMs: number; allMs: number; longestMs: number; rows: number }> {
	const reply = await enrolDevice(crypto.randomUUID(), '측정');
	if (reply.kind !== 'answer' || !reply.value.user) throw new Error(`enrol: ${reply.kind}`);
	const { deviceId, keyEpoch, dataKey, user, lockMinutes, leaseHours, demo } = reply.value;
	const facts = { deviceId, keyEpoch, lockMinutes, leaseHours, demo };
	const profile: Profile = {
		...facts,
		userId: user.id,
		maskedName: '',
		me: '',
		wrap: null,
		wrongs: 0,
		turn: 0
	};
	const tabletId = 'bench';
	const around = { tabletId, clock, chance, begun: false, changed: () => {}, turned: () => {} };
	const began = performance.now();
	const since = () => performance.now() - began;
	const { result, longestMs } = await longestTask(async () => {
		session = await openSession(profile, user, fromBase64(dataKey), {
			...around,
			disk: openDisk()
		});
		const today = until(
			({ db, look }) => look.stopsOn(db, day),
			(stops) => stops.length > 0
		).then(since);
		const all = until(meta, (found) => found?.complete === true).then(since);
		return { todayMs: await today, allMs: await all };
	});
	session?.pulse.stop();
	const rows = await (session as Session).db.rows('household').count();
	return { ...result, longestMs, rows };
}

/** Registers households while nothing is sent; milliseconds for all of them. */
async function act(count: number, dong: string): Promise<number> {
	const began = performance.now();
	for (let i = 0; i < count; i++) {
		const id = crypto.randomUUID();
		const acted = await register(id, dong);
		if (!acted.ok) throw new Error(String(acted.refusal));
	}
	return performance.now() - began;
}

function register(id: string, dong: string) {
	return (session as Session).act('registerHousehold', {
		householdId: id,
		receiptNo: id,
		kind: 'INDIVIDUAL',
		name: '가람온',
		phone: '01000000000',
		roadAddress: '서울특별시 금천구 이음로 1',
		addressDetail: '101호',
		adminDong: dong as '가산동',
		category: 'NEAR_POVERTY',
		note: '',
		members: 1,
		consents: []
	});
}

/** Exchanges until nothing waits and the screen shows it. */
async function push(): Promise<number> {
	const open = session as Session;
	const began = performance.now();
	const shown = until(
		({ db }) => db.outbox.where('state').equals('waiting').count(),
		(waiting) => waiting === 0
	);
	while ((await round(open.engine)).kind === 'more');
	await shown;
	return performance.now() - began;
}

/** One exchange that brings `count` new households, until the screen shows them. */
async function pull(count: number): Promise<number> {
	const open = session as Session;
	const before = await open.db.rows('household').count();
	const began = performance.now();
	const shown = until(
		({ db }) => db.rows('household').count(),
		(held) => held >= before + count
	);
	while ((await round(open.engine)).kind === 'more');
	await shown;
	return performance.now() - began;
}

const bench = {
	fill,
	fillBare,
	act,
	push,
	pull,
	search: (asked: Asked) => searchTimes(session as Session, asked)
};
export type Bench = typeof bench;
Object.assign(globalThis, { bench });
