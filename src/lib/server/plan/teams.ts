/** The department's teams, for whoever gives out accounts. */
import { TEAMS } from '../../domain/plan/document-items.ts';
import type { Db } from '../schema.ts';

/** Teams of the latest plan, or the document's where there is no plan yet. */
export async function teamNames(db: Db): Promise<string[]> {
	const row = await db
		.selectFrom('planYear')
		.select('teams')
		.orderBy('id', 'desc')
		.executeTakeFirst();
	const teams = row ? (JSON.parse(row.teams) as { name: string }[]) : TEAMS;
	return teams.map((team) => team.name);
}
