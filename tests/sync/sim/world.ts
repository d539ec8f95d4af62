/** The world a seed begins with: who works where, on which tablet, and the rows on record. */
import type { Role } from '../../../src/lib/domain/context.ts';
import { draft } from '../../../src/lib/domain/assignment.ts';
import {
	ADMIN_DONGS,
	type Row,
	type Rows,
	type TableName
} from '../../../src/lib/domain/tables.ts';
import { household, pc, selected, worker, year } from '../fixtures.ts';
import type { Chance } from './chance.ts';
import { of, type Tables } from './replay.ts';

/** 2021-03-08, a Monday, 09:00 in Seoul. */
export const MORNING = Date.parse('2021-03-08T00:00:00.000Z');
export const TODAY = '2021-03-08';
export const YEAR = '2021';

export interface Person {
	id: string;
	name: string;
	role: Role;
	dongs: string[];
	/** index of the tablet that holds this person's data; none in the office */
	tablet: number | null;
}

export interface World {
	people: Person[];
	tablets: number;
	dongs: string[];
	rows: Tables;
	quota: number;
}

/** Two to eight tablets, one to three people each, 8–40 households, a quota to be fought for. */
export function makeWorld(chance: Chance): World {
	const dongs = ADMIN_DONGS.slice(0, chance.between(2, 4));
	const people = crew(chance, dongs);
	const tablets = 1 + Math.max(...people.map((person) => person.tablet ?? 0));
	const quota = chance.between(3, 10);
	const rows: Tables = new Map();
	put(rows, 'programmeYear', year(quota));
	for (const person of people)
		if (person.tablet !== null) put(rows, 'worker', worker(person.id, person.name, person.dongs));
	const homes = chance.between(8, 40);
	for (let n = 1; n <= homes; n += 1) {
		const dong = chance.pick(dongs);
		put(rows, 'household', household(n, dong));
		put(rows, 'application', selected(n, dong));
	}
	const units = quota + chance.between(1, 6);
	for (let n = 1; n <= units; n += 1) put(rows, 'pc', pc(n));
	promise(rows, chance, people, chance.below(Math.min(quota, homes)));
	return { people, tablets, dongs, rows, quota };
}

function crew(chance: Chance, dongs: readonly string[]): Person[] {
	const people: Person[] = [
		person('office', 'office', [], null),
		person('approver', 'approver', [], null)
	];
	const tablets = chance.pick([2, 2, 3, 3, 4, 5, 6, 8]);
	for (let tablet = 0; tablet < tablets; tablet += 1) {
		const sharers = chance.pick([1, 1, 1, 2, 2, 3]);
		for (let i = 0; i < sharers; i += 1) {
			const area = dongs.filter(() => chance.hit(0.5));
			const own = area.length > 0 ? area : [chance.pick(dongs)];
			people.push(person(`p${tablet}${'abc'[i]}`, 'field', own, tablet));
		}
	}
	return people;
}

function person(id: string, role: Role, dongs: string[], tablet: number | null): Person {
	return { id, name: `직원${id}`, role, dongs, tablet };
}

/** This morning's assignments: granted before anybody left, each with its visit. */
function promise(rows: Tables, chance: Chance, people: readonly Person[], count: number): void {
	const homes = [...of(rows, 'household').values()] as Rows['household'][];
	for (let n = 1; n <= count; n += 1) {
		const home = homes[n - 1] as Rows['household'];
		const unit = of(rows, 'pc').get(pc(n).id) as Rows['pc'];
		const id = `given-${n}`;
		const at = new Date(MORNING - 86_400_000).toISOString();
		const base = { id, fiscalYear: YEAR, householdId: home.id, pcId: unit.id, proposedAt: at };
		put(rows, 'assignment', {
			...draft({ ...base, adminDong: home.adminDong }),
			confirmedAt: at,
			applicationId: `wish-${n}`
		});
		put(rows, 'pc', { ...unit, assignmentId: id });
		const able = people.filter(
			({ tablet, dongs }) => tablet !== null && dongs.includes(home.adminDong)
		);
		if (able.length > 0) put(rows, 'visit', visitOf(n, home, id, chance.pick(able).id));
	}
}

function visitOf(
	n: number,
	home: Rows['household'],
	assignmentId: string,
	workerId: string
): Rows['visit'] {
	return {
		id: `visit-${n}`,
		assignmentId,
		householdId: home.id,
		workerId,
		adminDong: home.adminDong,
		scheduledOn: TODAY,
		scheduledAt: null,
		attempt: 1,
		note: '',
		acceptedAt: null,
		failedAt: null,
		failReason: null,
		failNote: '',
		cancelledAt: null,
		departedAt: null,
		tourOrder: null,
		cancelReason: null
	};
}

function put<T extends TableName>(rows: Tables, table: T, row: Rows[T]): void {
	of(rows, table).set(row.id, row as Row);
}
