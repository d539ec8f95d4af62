/** Random days of a small programme: whoever may do something does it to whatever is there. */
import type { ActionName, Input } from '../../src/lib/domain/actions.ts';
import type { Actor } from '../../src/lib/domain/context.ts';
import { isPromise } from '../../src/lib/domain/assignment.ts';
import { stateOf as pcState } from '../../src/lib/domain/pc.ts';
import { stateOf as applicationState } from '../../src/lib/domain/application.ts';
import { DECISIONS, decisionsFor } from '../../src/lib/domain/exception.ts';
import { SWAP_REASONS } from '../../src/lib/domain/hand-over.ts';
import { FAIL_REASONS, isOpen } from '../../src/lib/domain/visit.ts';
import type { Rows, TableName } from '../../src/lib/domain/tables.ts';
import { chance, type Chance } from '../sync/sim/chance.ts';
import { REPAIR_DEEDS } from './walker-repairs.ts';
import { atTheDoor, clerk, given, home, proven, unit, wish, worker, type Given } from './given.ts';

const boss: Actor = { userId: 'b1', role: 'approver', dongs: [] };
const other: Actor = { userId: 'w2', role: 'field', dongs: ['독산1동', '가산동'] };
const HOMES = 7;
const UNITS = 6;

/** One action as it was done; `at` an hour after the one before. */
export interface Step {
	name: ActionName;
	input: never;
	as: Actor;
	at: string;
}

/** Seven households of which some were chosen, six units of which some are in stock, three places. */
export function start(): Given {
	const ids = Array.from({ length: HOMES }, (_, i) => `h${i + 1}`);
	const proofs = ids.map((id) => proven(id));
	return given(
		{
			household: ids.map((id) => home(id)),
			application: ids.slice(0, 5).map((id) => wish(id)),
			eligibility: proofs.flatMap((proof) => proof.eligibility),
			consent: proofs.flatMap((proof) => proof.consent),
			pc: Array.from({ length: UNITS }, (_, i) =>
				i < 4
					? unit(`p${i + 1}`)
					: unit(`p${i + 1}`, { wipedAt: null, inspectedAt: null, stockedAt: null })
			),
			worker: [{ id: 'w2', name: '나래', dongs: '독산1동,가산동', disabledAt: null }]
		},
		3
	);
}

/** Does `count` steps; `after` is told of each. Returns them, to be done again. */
export async function wander(
	office: Given,
	seed: number,
	count: number,
	after: (step: Step) => void | Promise<void> = () => {}
): Promise<Step[]> {
	const luck = chance(seed, 'walk');
	const steps: Step[] = [];
	for (let n = 1; n <= count; n++) {
		const at = new Date(Date.parse('2021-04-02T00:00:00.000Z') + n * 3_600_000).toISOString();
		const deed = luck.pick(DEEDS)(office, luck, n, at);
		const step = { as: clerk, ...deed, at } as Step;
		await office.when(step.name, step.input, step.as, true, at);
		steps.push(step);
		await after(step);
	}
	return steps;
}

/** Does the steps of another walk again. */
export async function repeat(office: Given, steps: readonly Step[]): Promise<void> {
	for (const { name, input, as, at } of steps) await office.when(name, input, as, true, at);
}

type Deed = (
	office: Given,
	luck: Chance,
	n: number,
	at: string
) => { [N in ActionName]: { name: N; input: Input<N>; as?: Actor } }[ActionName];

const idOf = (office: Given, table: TableName, luck: Chance): string => {
	const rows = office.rows(table) as { id: string }[];
	return rows.length === 0 ? 'none' : luck.pick(rows).id;
};
const some = <T extends TableName>(office: Given, table: T, luck: Chance): Rows[T] | undefined => {
	const rows = office.rows(table);
	return rows.length === 0 ? undefined : luck.pick(rows);
};
const field = (luck: Chance) => luck.pick([worker, other]);

const applied: Deed = (office, luck) => {
	const applicationId = idOf(office, 'application', luck);
	return luck.pick([
		{ name: 'startScreening', input: { applicationId } },
		{ name: 'waitlistApplication', input: { applicationId } },
		{
			name: 'selectApplication',
			input: { applicationId, outOfOrderReason: luck.pick([null, '급함']) }
		},
		{ name: 'selectApplication', input: { applicationId, outOfOrderReason: null } },
		{ name: 'askForInfo', input: { applicationId, note: '등본' } },
		{ name: 'resumeScreening', input: { applicationId } },
		{ name: 'moveToEnd', input: { applicationId, reason: '부재' } },
		{ name: 'withdrawApplication', input: { applicationId, reason: 'CHANGED_MIND' } },
		{ name: 'rejectApplication', input: { applicationId, reason: 'HAS_PC', note: '' } }
	] as const) as ReturnType<Deed>;
};

const receive: Deed = (office, luck, n) => ({
	name: 'receiveApplication',
	input: {
		...{ applicationId: `w${n}`, householdId: idOf(office, 'household', luck), fiscalYear: '2021' },
		...{ channel: 'COUNTER', learners: luck.below(2), ownsPcAt: null, note: '' },
		elsewhereAwardOn: luck.hit(0.1) ? '2020-05-01' : null
	}
});

const workshop: Deed = (office, luck, _, at) => {
	const row = some(office, 'pc', luck);
	const pcId = row?.id ?? 'none';
	const build = { memoryGb: 4, ssdGb: 240, monitor: '22', os: '윈도우10', office: '한컴' };
	const how = { method: 'OVERWRITE', evidence: 'W', wipedBy: '정비' } as const;
	const wipedAt = luck.hit(0.9) ? at : '2021-04-01T00:00:00.000Z';
	const checks = { boot: true, ssd: luck.hit(0.9) };
	const steps = [
		{ name: 'wipePc', input: { pcId, ...how, wipedAt } },
		{ name: 'refurbishPc', input: { pcId, parts: 'SSD', note: '' } },
		{ name: 'inspectPc', input: { pcId, checks, ...build, note: '' } },
		{ name: 'stockPc', input: { pcId } }
	] as const;
	const states = ['SOURCED', 'WIPED', 'REFURBISHING', 'INSPECTED'];
	const next = row && luck.hit(0.8) ? steps[states.indexOf(pcState(row))] : undefined;
	return (next ??
		luck.pick(row && pcState(row) === 'RETURNED' ? steps.slice(0, 1) : steps)) as never;
};

const possession: Deed = (office, luck) => {
	const pcId = idOf(office, 'pc', luck);
	return luck.pick([
		{ name: 'loadSpare', input: { pcId, workerId: 'w1' } },
		{ name: 'unloadSpare', input: { pcId } },
		{ name: 'returnPc', input: { pcId, reason: 'UNUSED', note: '' } },
		{ name: 'returnPc', input: { pcId, reason: 'DEFECT', note: '' } },
		{ name: 'sendPcToRepair', input: { pcId, note: '' } },
		{ name: 'takePcFromRepair', input: { pcId, note: '' } },
		{ name: 'losePc', input: { pcId, note: '' } },
		{ name: 'findPc', input: { pcId, note: '' } },
		{ name: 'askScrap', input: { pcId, reason: '고장' } },
		{ name: 'keepPc', input: { pcId, reason: '고침' }, as: boss }
	] as const) as ReturnType<Deed>;
};

const assign: Deed = (office, luck, n) => {
	const chosen = office.rows('application').filter((row) => applicationState(row) === 'SELECTED');
	const free = office.rows('pc').filter((row) => pcState(row) === 'IN_STOCK');
	const sensible = luck.hit(0.8) && chosen.length > 0 && free.length > 0;
	const householdId = sensible ? luck.pick(chosen).householdId : idOf(office, 'household', luck);
	const pcId = sensible ? luck.pick(free).id : idOf(office, 'pc', luck);
	const input = { assignmentId: `a${n}`, householdId, pcId, fiscalYear: '2021' };
	return { name: 'assign', input, as: luck.pick([clerk, worker]) };
};

const promised: Deed = (office, luck) => {
	const assignmentId = idOf(office, 'assignment', luck);
	return luck.pick([
		{ name: 'release', input: { assignmentId, reason: '취하' } },
		{ name: 'replaceUnit', input: { assignmentId, pcId: idOf(office, 'pc', luck) } }
	] as const) as ReturnType<Deed>;
};

const plan: Deed = (office, luck, n) => {
	const open = office.rows('assignment').filter(isPromise);
	const assignmentId =
		open.length > 0 && luck.hit(0.8) ? luck.pick(open).id : idOf(office, 'assignment', luck);
	const slot = { workerId: 'w1', scheduledOn: '2021-04-05', scheduledAt: null, note: '' };
	return { name: 'scheduleVisit', input: { visitId: `v${n}`, assignmentId, ...slot } };
};

const tour: Deed = (office, luck, n) => {
	const open = office.rows('visit').filter(isOpen);
	const visitId =
		open.length > 0 && luck.hit(0.8) ? luck.pick(open).id : idOf(office, 'visit', luck);
	const slot = { workerId: 'w2', scheduledOn: '2021-04-06', scheduledAt: null, tourOrder: 1 };
	const next = luck.pick([null, `v${n}`]);
	const failed = { reason: luck.pick(FAIL_REASONS), note: '', nextOn: next && '2021-04-07' };
	return luck.pick([
		{ name: 'departVisit', input: { visitId }, as: field(luck) },
		{ name: 'moveVisit', input: { visitId, ...slot } },
		{ name: 'cancelVisit', input: { visitId, reason: '비' } },
		{ name: 'failVisit', input: { visitId, ...failed, nextVisitId: next }, as: field(luck) }
	] as const) as ReturnType<Deed>;
};

const deliver: Deed = (office, luck, n) => {
	const open = office.rows('assignment').filter(isPromise);
	const promise =
		open.length > 0 && luck.hit(0.6)
			? luck.pick(open)
			: luck.hit(0.7)
				? some(office, 'assignment', luck)
				: undefined;
	const householdId = promise?.householdId ?? idOf(office, 'household', luck);
	const own = promise?.pcId ? office.get('pc', promise.pcId)?.serial : undefined;
	const serial = luck.hit(0.7) && own ? own : (some(office, 'pc', luck)?.serial ?? 'X');
	const input = atTheDoor(householdId, promise?.id ?? `a${n}`, serial, {
		...{ receiptId: `r${n}`, swapReason: luck.hit(0.9) ? luck.pick(SWAP_REASONS) : null }
	});
	return { name: 'handOver', input, as: field(luck) };
};

const home_: Deed = (office, luck) => {
	const householdId = idOf(office, 'household', luck);
	const cause = luck.pick(['MOVED_OUT', 'DECEASED', 'INELIGIBLE'] as const);
	return luck.pick([
		{ name: 'closeHousehold', input: { householdId, cause, on: '2021-04-01', note: '' } },
		{ name: 'reopenHousehold', input: { householdId, note: '확인' } },
		{ name: 'reopenHousehold', input: { householdId, note: '확인' } },
		{ name: 'mergeHousehold', input: { householdId, intoId: 'h1', note: '' } }
	] as const) as ReturnType<Deed>;
};

const desk: Deed = (office, luck) => {
	const open = office.rows('exception').filter((row) => row.decidedAt === null || luck.hit(0.1));
	const row = open.length === 0 ? undefined : luck.pick(open);
	if (!row || luck.hit(0.2))
		return { name: 'finishTask', input: { taskId: idOf(office, 'task', luck), outcome: '처리함' } };
	const decision = luck.pick(luck.hit(0.9) ? decisionsFor(row.code) : DECISIONS);
	return { name: 'decideException', input: { exceptionId: row.id, decision, reason: '확인' } };
};

const settings: Deed = (office, luck) => {
	const now = office.get('programmeYear', '2021') as Rows['programmeYear'];
	return {
		name: 'setYear',
		input: {
			...{ fiscalYear: '2021', quota: 1 + luck.below(5), tiers: tiersOf(now), reason: '예산 변경' },
			checklist: JSON.parse(now.checklist) as { key: string; label: string }[],
			...{
				specMemoryGb: 4,
				specSsdGb: 240,
				specMonitor: '',
				specOs: '윈도우10',
				specOffice: '한컴'
			},
			...{ specExtras: '', warrantyYears: 1, cooldownMonths: 24 }
		}
	};
};

function tiersOf(year: Rows['programmeYear']): Input<'setYear'>['tiers'] {
	const set = JSON.parse(year.tiers) as Input<'setYear'>['tiers'];
	const rest = [
		'CARE_LEAVER',
		'SINGLE_PARENT',
		'VETERAN',
		'MULTICULTURAL',
		'NORTH_KOREAN_DEFECTOR'
	];
	return { ...Object.fromEntries(rest.map((name) => [name, 2])), ...set } as never;
}

const DEEDS: readonly Deed[] = [
	...[applied, applied, receive, workshop, workshop, workshop, workshop, possession, possession],
	...[assign, assign, assign, promised, plan, plan, plan, tour, tour, tour, tour],
	...[deliver, deliver, home_, desk, desk, desk, settings],
	...REPAIR_DEEDS
];
