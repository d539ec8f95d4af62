/** Whose data an action of the log is about, where its input names a record instead of the household. */
import type { Db } from '../schema.ts';

/** Fields that name a record of one household, and where it is kept. */
const RECORDS = {
	ticketId: ['ticket'],
	repairVisitId: ['repairVisit'],
	visitId: ['visit', 'repairVisit'],
	assignmentId: ['assignment'],
	receiptId: ['receipt'],
	applicationId: ['application'],
	consentId: ['consent'],
	enrollmentId: ['enrollment'],
	monthId: ['subsidyMonth']
} as const;

/** The household of the first record that the input names and that is on record; or null. */
export async function householdOf(
	db: Db,
	input: Readonly<Record<string, unknown>> | null
): Promise<string | null> {
	if (typeof input?.householdId === 'string') return input.householdId;
	for (const [field, tables] of Object.entries(RECORDS)) {
		const id = input?.[field];
		if (typeof id !== 'string') continue;
		for (const table of tables) {
			const row = await db
				// Each of them holds the household under this name.
				.selectFrom(table as 'ticket')
				.select('householdId')
				.where('id', '=', id)
				.executeTakeFirst();
			if (row) return row.householdId;
		}
	}
	return null;
}
