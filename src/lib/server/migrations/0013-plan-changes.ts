/** What figures and months of a plan were before somebody put them right; rates are kept in tenths. */
import { sql, type CreateTableBuilder, type Kysely } from 'kysely';
import { documentMilestones } from '../../domain/plan/document-items.ts';

type Dialect = 'sqlite' | 'postgres';

const TEXTS = ['id', 'fiscalYear', 'kind', 'about', 'reason', 'source', 'changedAt', 'changedBy'];
const MONTHS = ['firstBefore', 'lastBefore', 'firstAfter', 'lastAfter'];

export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
	const whole = dialect === 'sqlite' ? 'integer' : 'bigint';
	let table: CreateTableBuilder<string, string> = db.schema.createTable('planChange');
	for (const name of [...TEXTS, 'scope']) table = table.addColumn(name, 'text', (c) => c.notNull());
	for (const name of MONTHS) table = table.addColumn(name, 'text');
	for (const name of ['valueBefore', 'valueAfter']) table = table.addColumn(name, whole);
	for (const name of ['no', 'version']) table = table.addColumn(name, whole, (c) => c.notNull());
	await table.addPrimaryKeyConstraint('planChange_key', ['id']).execute();
	for (const columns of [['fiscalYear'], ['about'], ['version'], ['scope', 'version']])
		await db.schema
			.createIndex(`planChange_${columns.join('_')}`)
			.on('planChange')
			.columns(columns)
			.execute();
	await fill(db);
	// Measures in % were whole numbers until here.
	await sql`update "planEntry" set "value" = "value" * 10 where "kind" = 'KPI' and "about" in
		(select "id" from "planKpi" where "unit" in ('%', '%p', '점', '배') or "unit" like '%/%')`.execute(
		db
	);
}

interface Said {
	id: string;
	name: string;
	input: string;
	at: string;
	userId: string;
	version: number;
}

interface Input {
	figureId: string;
	milestoneId: string;
	value: number | null;
	firstMonth: string | null;
	lastMonth: string | null;
	reason: string;
	fiscalYear: string;
	milestones: { key: string; firstMonth: string | null; lastMonth: string | null }[];
}

/** Every change that the log of actions knows, each with what stood there until then. */
async function fill(db: Kysely<unknown>): Promise<void> {
	const values = new Map<string, number | null>();
	const months = new Map<string, [string | null, string | null]>();
	for (const { id, firstMonth, lastMonth } of documentMilestones())
		months.set(id, [firstMonth, lastMonth]);
	const figures = await sql<{ id: string; firstValue: number | null }>`
		select "id", "firstValue" from "planFigure" where "changedAt" is not null`.execute(db);
	for (const { id, firstValue } of figures.rows)
		values.set(id, firstValue === null ? null : Number(firstValue));
	const { rows } = await sql<Said>`select "id", "name", "input", "at", "userId", "version"
		from "action_log" where "verdict" = 'accepted' and "input" is not null
		and "name" in ('changeFigure', 'setMilestone', 'layPlan') order by "version"`.execute(db);
	for (const row of rows) {
		const input = JSON.parse(row.input) as Input;
		if (row.name === 'layPlan')
			for (const { key, firstMonth, lastMonth } of input.milestones)
				months.set(`${input.fiscalYear}.${key.replace('.', '.by.')}`, [firstMonth, lastMonth]);
		if (row.name === 'changeFigure') {
			const before = values.get(input.figureId) ?? null;
			await keep(db, row, input.figureId, { kind: 'FIGURE', was: [before, null, null], input });
			values.set(input.figureId, input.value);
		}
		if (row.name === 'setMilestone') {
			const was = months.get(input.milestoneId) ?? [null, null];
			await keep(db, row, input.milestoneId, { kind: 'MILESTONE', was: [null, ...was], input });
			months.set(input.milestoneId, [input.firstMonth, input.lastMonth]);
		}
	}
}

async function keep(
	db: Kysely<unknown>,
	{ id, at, userId, version }: Said,
	about: string,
	how: { kind: string; was: [number | null, string | null, string | null]; input: Input }
): Promise<void> {
	const { kind, was, input } = how;
	const [fiscalYear = '', no = '0'] = about.split('.');
	const isFigure = kind === 'FIGURE';
	const after = isFigure ? [input.value, null, null] : [null, input.firstMonth, input.lastMonth];
	await sql`insert into "planChange" ("id", "fiscalYear", "no", "kind", "about", "valueBefore",
		"valueAfter", "firstBefore", "lastBefore", "firstAfter", "lastAfter", "reason", "source",
		"changedAt", "changedBy", "version", "scope")
		values (${id}, ${fiscalYear}, ${Number(no)}, ${kind}, ${about}, ${was[0]}, ${after[0]},
		${was[1]}, ${was[2]}, ${after[1]}, ${after[2]}, ${input.reason}, '', ${at}, ${userId},
		${version}, 'office')`.execute(db);
}
