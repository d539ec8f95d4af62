/** Actions that make the server's judgement throw by mistake: a bug that only they meet. */
import { ACTIONS } from '../../../src/lib/domain/actions.ts';
import type { Context } from '../../../src/lib/domain/context.ts';
import type { Tx } from '../../../src/lib/domain/tx.ts';

/** Ids of such actions. */
export const poisoned = new Set<string>();

type Judge = (tx: Tx, input: never, ctx: Context) => void;

for (const action of Object.values(ACTIONS) as { judge?: Judge }[]) {
	const judge = action.judge;
	action.judge = (tx, input, ctx) => {
		judge?.(tx, input, ctx);
		if (poisoned.has(ctx.actionId)) throw new TypeError('poison');
	};
}
