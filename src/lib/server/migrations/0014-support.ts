/** Since which month support is suspended, what a corrected bill says, and tasks about an enrolment. */
import { sql, type Kysely } from 'kysely';

type Dialect = 'sqlite' | 'postgres';

export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
	const whole = dialect === 'sqlite' ? 'integer' : 'bigint';
	for (const [table, name, type] of [
		['enrollment', 'suspendedFrom', 'text'],
		['subsidyMonth', 'correctedBill', whole],
		['subsidyMonth', 'correctedDiscount', whole],
		['task', 'enrollmentId', 'text']
	] as const)
		await db.schema.alterTable(table).addColumn(name, type).execute();
	// Before, the month in which somebody suspended it was taken for the first one.
	await sql`update enrollment set "suspendedFrom" = substr("suspendedAt", 1, 7)
		where "suspendedAt" is not null`.execute(db);
}
