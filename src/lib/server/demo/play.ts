/** Plays actions as the demo's people would have done them: through the rules, the log and the audit. */
import { ACTIONS, type ActionName, type Input } from '../../domain/actions.ts';
import type { Verdict } from '../../domain/perform.ts';
import type { WireAction } from '../../protocol.ts';
import { personOf } from '../caller.ts';
import { tick } from '../clock.ts';
import type { Database } from '../db.ts';
import { push } from '../push.ts';
import { contentOf, settle } from '../settle.ts';

const FROM = '시연용 자료';

export type Move = {
	[N in ActionName]: { id: string; name: N; input: Input<N>; at: string };
}[ActionName];

/** Carries out moves of one person in one transaction at `now`. Throws if a rule says no. */
export async function play(
	database: Database,
	userId: string,
	moves: readonly Move[],
	now: string
): Promise<void> {
	if (moves.length === 0) return;
	const verdicts = await database.write(async (trx) => {
		const version = await tick(trx);
		const person = await personOf(trx, userId);
		if (!person) throw new Error(`${userId} has no account`);
		const scene = { version, now, actor: person.actor, from: FROM, apart: null };
		const actions = moves.map((move) => {
			const action = { ...move, v: ACTIONS[move.name].v };
			return { ...action, content: contentOf(action) };
		});
		const office = { deviceId: null, enrolledAt: null };
		return (await settle(trx, { ...scene, ...office }, actions)).verdicts;
	});
	refuseRefusals(verdicts);
}

/** Sends moves from a tablet, as its evening's sync; `n` of the first one. */
export async function send(
	database: Database,
	tablet: { userId: string; device: string },
	n: number,
	moves: readonly Move[],
	now: string
): Promise<void> {
	const actions = moves.map((move, i): WireAction => {
		return { ...move, n: n + i, v: ACTIONS[move.name].v };
	});
	const { userId, device } = tablet;
	await push(database, { userId, from: FROM }, { device, epoch: null, push: actions }, now);
	const rows = await database.db
		.selectFrom('action_log')
		.select(['id', 'verdict', 'code'])
		.where('id', 'in', [...moves.map((move) => move.id)])
		.execute();
	refuseRefusals(rows);
}

/** The demo's story is written so that nothing is refused; if a rule changes, the story has to. */
function refuseRefusals(verdicts: readonly Pick<Verdict, 'id' | 'verdict' | 'code'>[]): void {
	const bad = verdicts.find(({ verdict }) => verdict === 'refused' || verdict === 'quarantined');
	if (bad) throw new Error(`demo: ${bad.id} ${bad.verdict} ${bad.code}`);
}

/** A day moved by whole days. */
export function dayAfter(day: string, days: number): string {
	return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** ISO time of 'HH:MM' in KST on a day. */
export function kst(day: string, time: string): string {
	return new Date(`${day}T${time}:00+09:00`).toISOString();
}
