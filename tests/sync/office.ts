/** The server of a story, and whoever sits at its desks. */
import type { ActionName, Input } from '../../src/lib/domain/actions.ts';
import type { Role } from '../../src/lib/domain/context.ts';
import type { Verdict } from '../../src/lib/domain/perform.ts';
import type { Rows, TableName } from '../../src/lib/domain/tables.ts';
import { act } from '../../src/lib/server/act.ts';
import { declareRestored, noteBackup } from '../../src/lib/server/backup.ts';
import { head, tick } from '../../src/lib/server/clock.ts';
import type { Database } from '../../src/lib/server/db.ts';
import { revoke } from '../../src/lib/server/devices.ts';
import { writeRows, type Put } from '../../src/lib/server/rows.ts';
import type { ActionLog } from '../../src/lib/server/schema.ts';
import { changeDuties, disableUser } from '../../src/lib/server/users.ts';
import { worker } from './fixtures.ts';
import { assignment, TODAY, visit } from './inputs.ts';

export const MORNING = Date.parse(`${TODAY}T00:00:00.000Z`);

/** Somebody with an account and a tablet. */
interface Holder {
	name: string;
	device: string;
}

export class Office {
	readonly database: Database;
	/** minutes since the morning, by the server's clock */
	minutes = 0;
	private count = 0;

	constructor(database: Database) {
		this.database = database;
	}

	now(): string {
		return new Date(MORNING + this.minutes * 60_000).toISOString();
	}

	/** Writes rows as an import would. */
	async records(puts: readonly Put[]): Promise<void> {
		await this.database.write(async (trx) => writeRows(trx, await tick(trx), puts));
	}

	async account(id: string, role: Role, dongs: readonly string[]): Promise<void> {
		const row = { id, loginName: id, name: id, role, dongs: dongs.join(','), passwordHash: '' };
		const dates = { createdAt: this.now(), disabledAt: null, mustChangeAt: null };
		await this.database.db
			.insertInto('user')
			.values({ ...row, ...dates })
			.execute();
		if (role === 'field') await this.records([{ table: 'worker', row: worker(id, id, dongs) }]);
	}

	/** Does an action at a desk. */
	does<N extends ActionName>(name: N, input: Input<N>, userId = 'office'): Promise<Verdict> {
		const id = `desk-${(this.count += 1)}`;
		return act(this.database, { userId, from: 'desk' }, { id, name, input }, this.now());
	}

	assigns(home: number, unit = home): Promise<Verdict> {
		return this.does('assign', assignment(home, unit));
	}

	/** Plans today's visit of an assigned household. */
	plans(home: number, workerId: string): Promise<Verdict> {
		return this.does('scheduleVisit', visit(home, workerId));
	}

	async row<T extends TableName>(table: T, id: string): Promise<Rows[T] | undefined> {
		return (await this.rows(table)).find((row) => row.id === id);
	}

	rows<T extends TableName>(table: T): Promise<Rows[T][]> {
		const { db } = this.database as unknown as { db: { selectFrom(t: string): never } };
		const query = db.selectFrom(table) as unknown as {
			selectAll(): { orderBy(column: string): { execute(): Promise<Rows[T][]> } };
		};
		return query.selectAll().orderBy('id').execute();
	}

	/** The log of all actions in the order of their commits. */
	log(): Promise<ActionLog[]> {
		return this.database.db.selectFrom('action_log').selectAll().orderBy('version').execute();
	}

	sendsElsewhere(person: Holder, dongs: readonly string[]): Promise<void> {
		const by = { userId: 'office', from: 'desk' };
		return changeDuties(this.database, person.name, { role: 'field', dongs }, by, this.now());
	}

	closesAccount(person: Holder): Promise<void> {
		return disableUser(this.database, person.name, { userId: 'office', from: 'desk' }, this.now());
	}

	revokes(person: Holder): Promise<void> {
		return revoke(this.database, { userId: 'office', from: 'desk' }, person.device, this.now());
	}

	/** A copy of everything, noted as a backup; put back by what it returns. */
	async backsUp(): Promise<() => Promise<void>> {
		const copy = await this.copies();
		await noteBackup(
			this.database,
			{ version: await head(this.database.db), name: 'copy' },
			this.now()
		);
		return async () => {
			await this.putsBack(copy);
			await declareRestored(this.database, 'copy', this.now());
		};
	}

	/** All rows of all tables. */
	async copies(): Promise<Map<string, object[]>> {
		const { db } = this.database as unknown as { db: Loose };
		const copy = new Map<string, object[]>();
		for (const { name } of await this.database.db.introspection.getTables())
			if (name !== 'migration') copy.set(name, await db.selectFrom(name).selectAll().execute());
		return copy;
	}

	/** Puts a copy in the place of what is there, and tells nobody. */
	async putsBack(copy: ReadonlyMap<string, object[]>): Promise<void> {
		await this.database.write(async (trx) => {
			const db = trx as unknown as Loose;
			for (const [name, rows] of copy) {
				await db.deleteFrom(name).execute();
				for (const row of rows) await db.insertInto(name).values(row).execute();
			}
		});
	}
}

interface Loose {
	selectFrom(table: string): { selectAll(): { execute(): Promise<object[]> } };
	deleteFrom(table: string): { execute(): Promise<unknown> };
	insertInto(table: string): { values(row: object): { execute(): Promise<unknown> } };
}
