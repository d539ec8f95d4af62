/** What was done to something, by whom, and what became of it: from the action log, which keeps all. */
import type { Verdict } from '../../domain/perform.ts';
import type { Params } from '../../domain/refusal.ts';
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
	device: string | null;
	clockOffMs: number | null;
	verdict: Verdict['verdict'];
	code: string | null;
	params: Params;
}

/** Actions whose input names one of the ids, refused ones included, the earliest first. */
export async function history(db: Db, ids: readonly string[]): Promise<Deed[]> {
	const rows = await mentioning(db, ids);
	return rows
		.filter((row) => names(row.input, ids))
		.map(({ input: _, params, who, ...row }) => ({
			...row,
			who: who ?? '',
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

/** True if a value of the input, at its top, is one of the ids. */
function names(input: string | null, ids: readonly string[]): boolean {
	const values = Object.values(JSON.parse(input ?? '{}') as Record<string, unknown>);
	return values.some((value) => typeof value === 'string' && ids.includes(value));
}

function mentioning(db: Db, ids: readonly string[]) {
	return db
		.selectFrom('action_log')
		.leftJoin('user', 'user.id', 'action_log.userId')
		.leftJoin('device', 'device.id', 'action_log.deviceId')
		.select([
			'action_log.id',
			'action_log.name',
			'action_log.at',
			'action_log.receivedAt',
			'action_log.clockOffMs',
			'action_log.verdict',
			'action_log.code',
			'action_log.params',
			'action_log.input',
			'user.name as who',
			'device.name as device'
		])
		.where((eb) => eb.or(ids.map((id) => eb('action_log.input', 'like', `%"${id}"%`))))
		.orderBy('action_log.receivedAt')
		.orderBy('action_log.version')
		.execute();
}
