/** Finds out in few bulk reads what a chunk of actions will ask the database for. */
import type { Actor } from '../domain/context.ts';
import { perform, type Action } from '../domain/perform.ts';
import { TABLES, type TableName } from '../domain/tables.ts';
import { isMissing, needsOf, Overlay, Cache, type Need } from '../domain/tx.ts';
import type { Books } from './rows.ts';

/** Further rounds would only find what an earlier action of the same chunk has to make first. */
const ROUNDS = 12;

/**
 * Loads the cache. The actions are tried over a scratch copy, which nobody reads afterwards, and
 * those that miss a row are tried again once it is there. Guessing wrong costs time, no more: what
 * is still missing is fetched when the action is carried out.
 */
export async function prefetch(
	books: Books,
	cache: Cache,
	actor: Actor,
	actions: readonly Action[]
): Promise<void> {
	const scratch = new Cache();
	const load = (needs: readonly Need[], found: Parameters<Cache['load']>[1][]) => {
		for (const one of [cache, scratch]) needs.forEach((need, i) => one.load(need, found[i] ?? []));
	};
	load(filedBy(actions), []);
	let needs = namedIn(actions);
	let waiting = actions;
	for (let round = 0; round < ROUNDS && needs.length > 0; round++) {
		load(needs, await books.fetch(needs));
		({ needs, waiting } = withoutStacks(() => tryAll(scratch, waiting, actor)));
	}
}

/** An action that is carried out for the first time cannot have filed an exception yet. */
function filedBy(actions: readonly Action[]): Need[] {
	return actions.map(({ id }) => ({ table: 'exception', column: 'actionId', value: id }));
}

/** Rows that the inputs name: `pcId` is the id of a pc. */
function namedIn(actions: readonly Action[]): Need[] {
	const needs = new Map<string, Need>();
	for (const { input } of actions) {
		for (const [key, id] of Object.entries(input ?? {})) {
			const table = key.endsWith('Id') ? key.slice(0, -2) : '';
			if (Object.hasOwn(TABLES, table) && typeof id === 'string')
				needs.set(`${table}/${id}`, { table: table as TableName, id });
		}
	}
	return [...needs.values()];
}

/** Which rows are missing, and which actions are to be tried again. */
function tryAll(
	scratch: Cache,
	actions: readonly Action[],
	actor: Actor
): { needs: Need[]; waiting: Action[] } {
	const needs = new Map<string, Need>();
	const waiting = actions.filter((action) => {
		const outcome = tryOut(scratch, action, actor);
		if (outcome !== 'done' && outcome !== 'refused')
			for (const need of outcome) needs.set(JSON.stringify(need), need);
		// A refusal may be owed to an earlier action that still waits for a row.
		return outcome !== 'done' && needs.size > 0;
	});
	return { needs: [...needs.values()], waiting };
}

function tryOut(
	scratch: Cache,
	action: Action,
	actor: Actor
): readonly Need[] | 'done' | 'refused' {
	const tx = new Overlay(scratch);
	try {
		perform(tx, action, actor, true);
		tx.keep();
		return 'done';
	} catch (error) {
		return isMissing(error) ? needsOf(error) : 'refused';
	}
}

/** What is thrown here is looked at and forgotten; taking its stack costs more than the rules do. */
function withoutStacks<R>(body: () => R): R {
	const limit = Error.stackTraceLimit;
	Error.stackTraceLimit = 0;
	try {
		return body();
	} finally {
		Error.stackTraceLimit = limit;
	}
}
