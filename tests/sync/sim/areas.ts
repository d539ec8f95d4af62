/** Who works where: as the database says after every commit, and what may therefore reach a tablet. */
import type { Row } from '../../../src/lib/domain/tables.ts';
import type { StartLine, SyncAnswer } from '../../../src/lib/protocol.ts';
import { Broken, scopeOf } from './check.ts';
import type { Schedule } from './schedule.ts';
import type { Ground } from './server.ts';
import type { Person } from './world.ts';

/** Answers that travelled may still be of an area that was changed this long ago, ms. */
const LINGERS = 240_000;

export class Areas {
	/** changes of duties, which no action makes */
	changes: { version: number; row: Row }[] = [];
	/** people whose area was changed */
	readonly moved = new Set<string>();
	private before: { person: string; dongs: readonly string[]; until: number }[] = [];
	private readonly ground: Ground;
	private readonly schedule: Schedule;
	private readonly people: readonly Person[];

	constructor(ground: Ground, schedule: Schedule, people: readonly Person[]) {
		this.ground = ground;
		this.schedule = schedule;
		this.people = people;
	}

	/** After a commit: notes a change of duties. */
	follow(version: number): void {
		const query = 'select * from worker where version = ?';
		for (const { id, name, dongs, disabledAt } of this.ground.all(query, version)) {
			if (this.changes.at(-1)?.version === version) continue;
			this.changes.push({ version, row: { id, name, dongs, disabledAt } as Row });
			this.read();
		}
	}

	/** After a restore to a version: people work where the backup says. */
	goBack(version: number): void {
		this.changes = this.changes.filter((change) => change.version <= version);
		this.read();
	}

	/** I6: nothing outside a person's area reaches their tablet. Throws Broken. */
	allow(person: Person, what: SyncAnswer | StartLine): void {
		const before = this.before.filter(
			(area) => area.person === person.id && area.until > this.schedule.now
		);
		const dongs = new Set([person.dongs, ...before.map((area) => area.dongs)].flat());
		for (const { table, row } of rowsIn(what)) {
			const scope = scopeOf(table, row);
			if (scope !== 'all' && !dongs.has(scope.slice('dong:'.length)))
				throw new Broken('I6', `${table}/${row.id} of ${scope} reaches ${person.id}`);
		}
	}

	private read(): void {
		for (const row of this.ground.all(`select id, dongs from "user"`)) {
			const person = this.people.find((one) => one.id === row.id);
			const dongs = (row.dongs as string).split(',').filter(Boolean);
			if (person && String(person.dongs) !== String(dongs)) this.move(person, dongs);
		}
	}

	/** The person works elsewhere from now on; what is under way may still be of the old area. */
	private move(person: Person, dongs: string[]): void {
		const until = this.schedule.now + LINGERS;
		this.before.push({ person: person.id, dongs: person.dongs, until });
		this.moved.add(person.id);
		person.dongs = dongs;
	}
}

function rowsIn(what: SyncAnswer | StartLine) {
	if ('rows' in what && 't' in what)
		return what.rows.map((row) => ({ table: what.t, row: row as Row }));
	if ('rows' in what) return what.rows.map(({ t, row }) => ({ table: t, row: row as Row }));
	return [];
}
