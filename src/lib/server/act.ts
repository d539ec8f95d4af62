/** The office's own writes: one action, settled by the same code as a tablet's. */
import { ACTIONS, type ActionName } from '../domain/actions.ts';
import type { Action, Verdict } from '../domain/perform.ts';
import type { Params } from '../domain/refusal.ts';
import { personOf, type Caller } from './caller.ts';
import { tick } from './clock.ts';
import type { Database } from './db.ts';
import { Rejected } from './rejection.ts';
import type { Trx } from './schema.ts';
import { contentOf, settle } from './settle.ts';

/**
 * Carries out one action in the name of a signed-in person. The same id with the same name and
 * input again (a form sent twice) gets the stored verdict. A bug rises as it is.
 * @throws Rejected CLONED for the same id with other content, SIGN_IN for a closed account
 */
export async function act(
	database: Database,
	caller: Caller,
	given: { id: string; name: ActionName; input: unknown },
	now: string
): Promise<Verdict> {
	const action: Action = { ...given, v: ACTIONS[given.name].v, at: now };
	const { verdict, scopes } = await database.write(async (trx) => {
		const version = await tick(trx);
		const person = await personOf(trx, caller.userId);
		if (!person || person.disabledAt !== null) throw new Rejected('SIGN_IN');
		const before = await answered(trx, action);
		if (before) return { verdict: before, scopes: [] };
		const { verdicts, scopes } = await settle(
			trx,
			{
				version,
				now,
				actor: person.actor,
				from: caller.from,
				deviceId: null,
				enrolledAt: null,
				apart: null
			},
			[{ ...action, content: contentOf(action) }]
		);
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
