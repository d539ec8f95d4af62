/** The office's own writes: one action, settled by the same code as a tablet's. */
import { ACTIONS, type ActionName } from '../domain/actions.ts';
import { householdActor, type Actor } from '../domain/context.ts';
import type { Action, Verdict } from '../domain/perform.ts';
import type { Params } from '../domain/refusal.ts';
import { personOf, type Caller } from './caller.ts';
import { tick } from './clock.ts';
import type { Database } from './db.ts';
import { Rejected } from './rejection.ts';
import type { Trx } from './schema.ts';
import { contentOf, settle } from './settle.ts';

type Given = { id: string; name: ActionName; input: unknown };

/**
 * Carries out one action in the name of a signed-in person. The same id with the same name and
 * input again (a form sent twice) gets the stored verdict. A bug rises as it is.
 * @throws Rejected CLONED for the same id with other content, SIGN_IN for a closed account
 */
export function act(
	database: Database,
	caller: Caller,
	given: Given,
	now: string
): Promise<Verdict> {
	return carryOut(database, caller.from, given, now, async (trx) => {
		const person = await personOf(trx, caller.userId);
		if (!person || person.disabledAt !== null) throw new Rejected('SIGN_IN');
		return person.actor;
	});
}

/**
 * The same in the name of a household that came through its own door; the rules let it reach its
 * own record alone. Who it is has been proved by its slip.
 * @throws Rejected CLONED
 */
export function actFor(
	database: Database,
	{ householdId, from }: { householdId: string; from: string },
	given: Given,
	now: string
): Promise<Verdict> {
	const actor: Actor = { userId: householdActor(householdId), role: 'household', dongs: [] };
	return carryOut(database, from, given, now, () => Promise.resolve(actor));
}

async function carryOut(
	database: Database,
	from: string,
	given: Given,
	now: string,
	actorOf: (trx: Trx) => Promise<Actor>
): Promise<Verdict> {
	const action: Action = { ...given, v: ACTIONS[given.name].v, at: now };
	const { verdict, scopes } = await database.write(async (trx) => {
		const version = await tick(trx);
		const actor = await actorOf(trx);
		const before = await answered(trx, action);
		if (before) return { verdict: before, scopes: [] };
		const scene = { version, now, actor, from, deviceId: null, enrolledAt: null, apart: null };
		const { verdicts, scopes } = await settle(trx, scene, [
			{ ...action, content: contentOf(action) }
		]);
		return { verdict: verdicts[0] as Verdict, scopes };
	});
	await database.pokes.notify(scopes);
	return verdict;
}

/** The verdict of an action that was settled before; its time is the first sending's. */
async function answered(trx: Trx, action: Action): Promise<Verdict | undefined> {
	const row = await trx
		.selectFrom('action_log')
		.select(['id', 'at', 'content', 'verdict', 'code', 'params'])
		.where('id', '=', action.id)
		.executeTakeFirst();
	if (!row) return undefined;
	if (row.content !== '' && row.content !== contentOf({ ...action, at: row.at }))
		throw new Rejected('CLONED');
	const { id, verdict, code } = row;
	return { id, verdict, code, params: JSON.parse(row.params) as Params };
}
