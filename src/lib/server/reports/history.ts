/** What was done to something, by whom, and what became of it: from the action log, which keeps all. */
import type { Verdict } from '../../domain/perform.ts';
import type { Params } from '../../domain/refusal.ts';
import { batches } from '../rows.ts';
import type { Db } from '../schema.ts';

/** One action as a person may read it: what was entered is not in it. */
export interface Deed {
	id: string;
	name: string;
	/** the device's clock */
	at: string;
	/** the server's clock */
	receivedAt: string;
	who: string;
	/** the household did it itself, at its own door */
	byHousehold: boolean;
	device: string | null;
	clockOffMs: number | null;
	verdict: Verdict['verdict'];
	code: string | null;
	params: Params;
}

/** What one statement may list. */
const MOST = 256;

/** Actions that speak of one of the ids, refused ones included, the earliest first. */
export async function history(db: Db, ids: readonly string[]): Promise<Deed[]> {
	const rows = [];
	for (const some of batches([...new Set(ids)], MOST)) rows.push(...(await speakingOf(db, some)));
	const once = new Map(rows.map((row) => [row.id, row]));
	return [...once.values()]
		.sort((a, b) => order(a, b))
		.map(({ version: _, params, who, userId, ...row }) => ({
			...row,
			who: who ?? '',
			byHousehold: userId.startsWith('household:'),
			params: JSON.parse(params) as Params
		}));
}

/** The action that recorded a hand-over, or undefined (a receipt that came with a restored copy). */
export async function deedOf(db: Db, receiptId: string): Promise<Deed | undefined> {
	const deeds = await history(db, [receiptId]);
	return deeds.find((deed) => deed.name === 'handOver' && deed.verdict !== 'refused');
}

/** How many minutes lie between a device's clock and the server's, where that is worth a warning. */
export function minutesApart(deed: Pick<Deed, 'at' | 'receivedAt'>): number | null {
	const minutes = Math.round(Math.abs(Date.parse(deed.receivedAt) - Date.parse(deed.at)) / 60_000);
	return minutes > 10 ? minutes : null;
}

type Logged = Awaited<ReturnType<typeof speakingOf>>[number];

/** In the order in which the server took them; within one transaction as they were done. */
function order(a: Logged, b: Logged): number {
	if (a.receivedAt !== b.receivedAt) return a.receivedAt < b.receivedAt ? -1 : 1;
	return a.version - b.version || (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1);
}

function speakingOf(db: Db, ids: readonly string[]) {
	return db
		.selectFrom('action_subject')
		.innerJoin('action_log', 'action_log.id', 'action_subject.actionId')
		.leftJoin('user', 'user.id', 'action_log.userId')
		.leftJoin('device', 'device.id', 'action_log.deviceId')
		.select([
			'action_log.id',
			'action_log.userId',
			'action_log.name',
			'action_log.at',
			'action_log.receivedAt',
			'action_log.clockOffMs',
			'action_log.version',
			'action_log.verdict',
			'action_log.code',
			'action_log.params',
			'user.name as who',
			'device.name as device'
		])
		.where('action_subject.subject', 'in', [...ids])
		.execute();
}
