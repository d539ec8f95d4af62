/**
 * What would become of actions, before anybody asks for them: the same code settles them, in a
 * transaction that is then taken back. What is carried out afterwards is judged anew.
 */
import { ACTIONS, type ActionName } from '../domain/actions.ts';
import type { Verdict } from '../domain/perform.ts';
import { act } from './act.ts';
import { personOf, type Caller } from './caller.ts';
import { tick } from './clock.ts';
import type { Database } from './db.ts';
import { Rejected } from './rejection.ts';
import type { Trx } from './schema.ts';
import { contentOf, settle } from './settle.ts';

/** An action that is wished for; its id is its own, as with `act`. */
export interface Wish {
	id: string;
	name: ActionName;
	input: unknown;
}

/** More than this at once would keep others waiting for the clock. */
export const MOST_AT_ONCE = 200;

/**
 * The verdicts that the actions would get now, one after the other in this order: each sees what the
 * ones before it would have changed. Nothing of it stays: no row, no log, no audit entry.
 * @throws Rejected SIGN_IN for a closed account, TOO_BIG for more than MOST_AT_ONCE
 */
export async function preview(
	database: Database,
	caller: Caller,
	wishes: readonly Wish[],
	now: string
): Promise<Verdict[]> {
	if (wishes.length > MOST_AT_ONCE) throw new Rejected('TOO_BIG');
	if (wishes.length === 0) return [];
	try {
		return await database.write(async (trx) => {
			throw new TakenBack(await verdictsOf(trx, caller, wishes.map(anew(database)), now));
		});
	} catch (end) {
		if (end instanceof TakenBack)
			return end.verdicts.map((one, i) => ({ ...one, id: wishes[i]!.id }));
		throw end;
	}
}

/**
 * Carries the actions out, each in a transaction of its own, and returns their verdicts. Sent twice
 * with the same ids, they take effect once.
 * @throws Rejected as `act` does, and TOO_BIG for more than MOST_AT_ONCE
 */
export async function actEach(
	database: Database,
	caller: Caller,
	wishes: readonly Wish[],
	now: string
): Promise<Verdict[]> {
	if (wishes.length > MOST_AT_ONCE) throw new Rejected('TOO_BIG');
	const verdicts: Verdict[] = [];
	for (const wish of wishes) verdicts.push(await act(database, caller, wish, now));
	return verdicts;
}

/** Ends the transaction of a preview, and carries out of it what was found. */
class TakenBack extends Error {
	readonly verdicts: Verdict[];
	constructor(verdicts: Verdict[]) {
		super('taken back');
		this.verdicts = verdicts;
	}
}

/** The wish under another id: its own may stand in the log already, and must not be found there. */
const anew =
	({ newId }: Pick<Database, 'newId'>) =>
	(wish: Wish): Wish => ({ ...wish, id: newId() });

async function verdictsOf(
	trx: Trx,
	caller: Caller,
	wishes: readonly Wish[],
	now: string
): Promise<Verdict[]> {
	const version = await tick(trx);
	const person = await personOf(trx, caller.userId);
	if (!person || person.disabledAt !== null) throw new Rejected('SIGN_IN');
	const scene = {
		...{ version, now, actor: person.actor, from: caller.from },
		...{ deviceId: null, enrolledAt: null, apart: null }
	};
	const actions = wishes.map((wish) => {
		const action = { ...wish, v: ACTIONS[wish.name].v, at: now };
		return { ...action, content: contentOf(action) };
	});
	return (await settle(trx, scene, actions)).verdicts;
}
