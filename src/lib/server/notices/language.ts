/** In which language a household is told. */
import { append } from '../audit.ts';
import type { Database } from '../db.ts';
import type { Db } from '../schema.ts';
import { LANGUAGES, type Language } from './tables.ts';

/** The language that was chosen for a household; Korean where nobody chose. */
export async function languageOf(db: Db, householdId: string): Promise<Language> {
	const row = await db
		.selectFrom('notice_language')
		.select('language')
		.where('householdId', '=', householdId)
		.executeTakeFirst();
	return row?.language ?? 'ko';
}

/** Remembers the language a household wants to be told in; who chose it is on record. */
export async function speak(
	{ write }: Database,
	householdId: string,
	language: Language,
	now: string,
	who: { userId: string; from: string }
): Promise<void> {
	const chosen = { language, changedAt: now };
	await write(async (trx) => {
		if ((await languageOf(trx, householdId)) === language) return;
		await trx
			.insertInto('notice_language')
			.values({ householdId, ...chosen })
			.onConflict((conflict) => conflict.column('householdId').doUpdateSet(chosen))
			.execute();
		const work = `NOTICE_LANGUAGE ${language}`;
		await append(trx, [{ at: now, ...who, subject: householdId, work }]);
	});
}

/** The language if it is one we tell in. */
export function languageIn(text: unknown): Language | undefined {
	return LANGUAGES.find((one) => one === text);
}
