/** What is still under way in a year: read before it is closed. */
import { sql, type RawBuilder } from 'kysely';
import { applicationState, assignmentPlace, pcState } from '../registers/states.ts';
import { isOpenTicket } from '../registers/ticket-states.ts';
import type { Db } from '../schema.ts';

/** As many of one kind, and the page that lists exactly these. */
export interface OpenEnd {
	kind:
		| 'RECEIVED'
		| 'SCREENING'
		| 'NEEDS_INFO'
		| 'WAITLISTED'
		| 'SELECTED'
		| 'PROMISED'
		| 'OUT'
		| 'REPAIRS'
		| 'TASKS'
		| 'EXCEPTIONS';
	count: number;
	href: string;
}

const APPLICATIONS = ['RECEIVED', 'SCREENING', 'NEEDS_INFO', 'WAITLISTED', 'SELECTED'] as const;

/** What is open in a year; kinds of which there is none are left out. */
export async function openEnds(db: Db, fiscalYear: string): Promise<OpenEnd[]> {
	const within = (table: string, condition: RawBuilder<unknown>) =>
		counted(db, sql`${sql.table(table)} where "fiscalYear" = ${fiscalYear} and ${condition}`);
	/** What a person has to end, whichever year it began in: so the desks list it. */
	const upTo = (table: string, condition: RawBuilder<unknown>) =>
		counted(db, sql`${sql.table(table)} where "fiscalYear" <= ${fiscalYear} and ${condition}`);
	const applications = APPLICATIONS.map(async (state) => ({
		kind: state,
		count: await within('application', sql`${applicationState} = ${state}`),
		href: `/office/applications?state=${state}`
	}));
	const ends: Promise<OpenEnd>[] = [
		...applications,
		end(
			'PROMISED',
			within('assignment', sql`${assignmentPlace} = 'HELD'`),
			'assignments?place=HELD'
		),
		end('OUT', within('pc', sql`${pcState} = 'OUT'`), 'pcs?state=OUT'),
		end('REPAIRS', upTo('ticket', isOpenTicket), 'tickets?isOpen=YES'),
		end('TASKS', upTo('task', sql`"doneAt" is null`), 'tasks'),
		end('EXCEPTIONS', upTo('exception', sql`"decidedAt" is null`), 'exceptions')
	];
	return (await Promise.all(ends)).filter(({ count }) => count > 0);
}

async function end(kind: OpenEnd['kind'], count: Promise<number>, page: string): Promise<OpenEnd> {
	return { kind, count: await count, href: `/office/${page}` };
}

async function counted(db: Db, from: RawBuilder<unknown>): Promise<number> {
	const { rows } = await sql<{ n: number }>`select count(*) as "n" from ${from}`.execute(db);
	return Number(rows[0]?.n ?? 0);
}
