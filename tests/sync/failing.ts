/** Servers that fail where a story wants them to. */
import type { Dialect } from 'kysely';
import { poisoned } from './sim/poison.ts';
import { gated } from './sim/gated.ts';

/** A dialect that cannot write while `on`: its disk fails. */
export function brokenWhile(dialect: Dialect, failing: { on: boolean }): Dialect {
	return gated(dialect, {
		pass: () => undefined,
		committed: () => {},
		check(sql) {
			if (failing.on && /^(insert|update)/.test(sql))
				throw Object.assign(new Error('input/output error'), { code: 'EIO' });
		}
	});
}

/** While the work goes on, the rules throw by mistake when they meet this action on the server. */
export async function whileFailing<R>(id: string, work: () => Promise<R>): Promise<R> {
	poisoned.add(id);
	try {
		return await work();
	} finally {
		poisoned.delete(id);
	}
}
