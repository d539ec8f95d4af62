/** Which records an action of the log speaks of: how a record's history is found. */
import { holdsRrn } from '../domain/rrn.ts';
import { batches, type AnyPut } from './rows.ts';
import type { Trx } from './schema.ts';

export interface Subject {
	subject: string;
	actionId: string;
}

const ID = /^[0-9A-Za-z._-]{1,160}$/;
const BULK = 250;
/** No form names more; an input that does is no form of ours. */
const MOST = 100;

/**
 * The ids an action names in its input, however deep, and the households whose rows it wrote.
 * A refused action wrote nothing and still speaks of what it names.
 */
export function subjectsOf(actionId: string, input: unknown, puts: readonly AnyPut[]): Subject[] {
	const ids = new Set([...idsIn(input).slice(0, MOST), ...householdsIn(puts)]);
	return [...ids].map((subject) => ({ subject, actionId }));
}

/** The households whose rows were written. */
export function householdsIn(puts: readonly AnyPut[]): Set<string> {
	const ids = new Set<string>();
	for (const { table, row } of puts) {
		if (table === 'household') ids.add(row.id);
		else if ('householdId' in row && row.householdId !== null) ids.add(row.householdId);
	}
	return ids;
}

/** Writes them beside the log, in its transaction. */
export async function writeSubjects(trx: Trx, subjects: readonly Subject[]): Promise<void> {
	for (const some of batches(subjects, BULK))
		await trx.insertInto('action_subject').values(some).execute();
}

/** Values of fields that are called an id; the name of a field says so, its place does not matter. */
function idsIn(value: unknown): string[] {
	if (value === null || typeof value !== 'object') return [];
	return Object.entries(value).flatMap(([key, held]) => {
		if (typeof held !== 'string') return idsIn(held);
		return key.endsWith('Id') && ID.test(held) && !holdsRrn(held) ? [held] : [];
	});
}
