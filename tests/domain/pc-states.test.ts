/** Units: every deed from every state, and the link of custody that each leaves. (DOMAIN §2.2 PcUnit, I4) */
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../src/lib/domain/context.ts';
import { stateOf, type PcState } from '../../src/lib/domain/pc.ts';
import type { RefusalCode } from '../../src/lib/domain/refusal.ts';
import { atTheDoor, clerk, given, home, worker, type Given } from './given.ts';
import { walk, type Deed } from './matrix.ts';

const boss: Actor = { userId: 'b1', role: 'approver', dongs: [] };
const p1 = { pcId: 'p1' };
const build = {
	memoryGb: 4,
	ssdGb: 240,
	monitor: '22인치',
	os: '윈도우10',
	office: '한컴오피스2020'
};

/** One hour after the other, so that what is done later is later. */
let hour = 0;
const at = () =>
	new Date(Date.parse('2021-04-02T01:00:00.000Z') + (hour += 1) * 3_600_000).toISOString();
type Step = (office: Given) => ReturnType<Given['when']>;

const source: Step = (office) =>
	office.when(
		'sourcePc',
		{
			...{ ...p1, tag: 'LP-1', serial: 'SNP1', fiscalYear: '2021', model: '중고', ...build },
			...{ disposalNo: '불용-1', source: 'DONATED', sourceName: '전산관리팀' }
		},
		clerk,
		true,
		at()
	);
const wipe: Step = (office) => {
	const now = at();
	const how = { method: 'OVERWRITE', evidence: 'W-1', wipedBy: '정비실' } as const;
	return office.when('wipePc', { ...p1, ...how, wipedAt: now }, clerk, true, now);
};
const refurbish: Step = (office) =>
	office.when('refurbishPc', { ...p1, parts: 'SSD', note: '' }, clerk, true, at());
const inspect: Step = (office) => {
	const checks = { boot: true, ssd: true };
	return office.when('inspectPc', { ...p1, checks, ...build, note: '' }, clerk, true, at());
};
const stock: Step = (office) => office.when('stockPc', p1, clerk, true, at());
const ask = { assignmentId: 'a1', householdId: 'h1', pcId: 'p1', fiscalYear: '2021' };
const assign: Step = (office) => office.when('assign', ask, clerk, true, at());
const plan: Step = (office) =>
	office.when(
		'scheduleVisit',
		{
			...{ visitId: 'v1', assignmentId: 'a1', workerId: 'w1', scheduledOn: '2021-04-03' },
			...{ scheduledAt: null, note: '' }
		},
		clerk,
		true,
		at()
	);
const depart: Step = (office) => office.when('departVisit', { visitId: 'v1' }, worker, true, at());
const deliver: Step = (office) =>
	office.when('handOver', atTheDoor('h1', 'a1', 'SNP1'), worker, true, at());
const load: Step = (office) =>
	office.when('loadSpare', { ...p1, workerId: 'w1' }, clerk, true, at());
const unload: Step = (office) => office.when('unloadSpare', p1, clerk, true, at());
const takeBack: Step = (office) =>
	office.when('returnPc', { ...p1, reason: 'UNUSED', note: '' }, clerk, true, at());
const repairIn: Step = (office) =>
	office.when('sendPcToRepair', { ...p1, note: '' }, clerk, true, at());
const repairOut: Step = (office) =>
	office.when('takePcFromRepair', { ...p1, note: '' }, clerk, true, at());
const lose: Step = (office) => office.when('losePc', { ...p1, note: '' }, clerk, true, at());
const find: Step = (office) => office.when('findPc', { ...p1, note: '' }, clerk, true, at());
const askScrap: Step = (office) =>
	office.when('askScrap', { ...p1, reason: '고장' }, clerk, true, at());
const scrap: Step = (office) => office.when('scrapPc', p1, boss, true, at());

const SHELF = [source, wipe, refurbish, inspect, stock];
const HOME = [...SHELF, assign, plan, deliver];
const after = async (...steps: Step[]) => {
	const office = given({ household: [home('h1')] });
	for (const step of steps) expect((await step(office)).verdict).toBe('accepted');
	return office;
};

const gone = (code: RefusalCode) => (state: PcState) =>
	state === 'SCRAPPED' ? 'PC_SCRAPPED' : state === 'LOST' ? 'PC_LOST' : code;
const to = (
	does: Step,
	leads: Deed<PcState>['leads'],
	refused: Deed<PcState>['refused'] = gone('PC_STATE')
): Deed<PcState> => ({ does, leads, refused });
const OURS = [
	'SOURCED',
	'WIPED',
	'REFURBISHING',
	'INSPECTED',
	'IN_STOCK',
	'RETURNED',
	'LOST'
] as const;
const ALL = [...OURS, 'RESERVED', 'OUT', 'DELIVERED', 'IN_REPAIR'] as const;
const each = (states: readonly PcState[], becomes?: PcState) =>
	Object.fromEntries(states.map((state) => [state, becomes ?? state]));

walk<PcState>('a unit', {
	reach: {
		SOURCED: () => after(source),
		WIPED: () => after(source, wipe),
		REFURBISHING: () => after(source, wipe, refurbish),
		INSPECTED: () => after(source, wipe, refurbish, inspect),
		IN_STOCK: () => after(...SHELF),
		RESERVED: () => after(...SHELF, assign),
		OUT: () => after(...SHELF, assign, plan, depart),
		DELIVERED: () => after(...HOME),
		IN_REPAIR: () => after(...HOME, repairIn),
		RETURNED: () => after(...HOME, takeBack),
		LOST: () => after(...SHELF, lose),
		SCRAPPED: () => after(...SHELF, askScrap, scrap)
	},
	now: (office) => stateOf(office.get('pc', 'p1')!),
	deeds: {
		wipePc: to(wipe, { SOURCED: 'WIPED', RETURNED: 'WIPED' }),
		refurbishPc: to(
			refurbish,
			each(['WIPED', 'REFURBISHING', 'INSPECTED', 'IN_STOCK'], 'REFURBISHING')
		),
		inspectPc: to(inspect, { REFURBISHING: 'INSPECTED' }),
		stockPc: to(stock, { INSPECTED: 'IN_STOCK' }),
		loadSpare: to(load, { IN_STOCK: 'OUT' }),
		unloadSpare: to(unload, {}, (state) =>
			state === 'OUT' ? 'NOT_A_SPARE' : gone('PC_STATE')(state)
		),
		returnPc: to(takeBack, { DELIVERED: 'RETURNED', IN_REPAIR: 'RETURNED' }),
		sendPcToRepair: to(repairIn, { DELIVERED: 'IN_REPAIR' }),
		takePcFromRepair: to(repairOut, { IN_REPAIR: 'DELIVERED' }),
		losePc: to(
			lose,
			each(
				ALL.filter((state) => state !== 'LOST'),
				'LOST'
			)
		),
		findPc: to(find, { LOST: 'RETURNED' }, () => 'PC_NOT_LOST'),
		askScrap: to(askScrap, each(OURS)),
		scrapPc: to(scrap, {}, (state) => (state === 'SCRAPPED' ? 'PC_SCRAPPED' : 'SCRAP_NOT_ASKED')),
		assign: to(
			(office) =>
				office.when('assign', { ...ask, assignmentId: 'a2', householdId: 'h2' }, clerk, true, at()),
			{},
			() => 'UNKNOWN_HOUSEHOLD'
		),
		sourcePc: to(source, {}, () => 'ALREADY_REGISTERED')
	}
});

describe('a unit for another household', () => {
	const states = [
		['IN_STOCK', SHELF, null],
		['RESERVED', [...SHELF, assign], 'PC_TAKEN'],
		['OUT', [...SHELF, assign, plan, depart], 'PC_TAKEN'],
		['a spare aboard', [...SHELF, load], 'PC_NOT_IN_STOCK'],
		['DELIVERED', HOME, 'PC_TAKEN'],
		['RETURNED', [...HOME, takeBack], 'PC_NOT_IN_STOCK'],
		['waiting for its scrapping', [...SHELF, askScrap], 'SCRAP_ASKED'],
		['LOST', [...SHELF, lose], 'PC_NOT_IN_STOCK']
	] as const;
	it.each(states)('is given or refused: %s', async (_, steps, code) => {
		const office = given({ household: [home('h1'), home('h2')] });
		for (const step of steps) await step(office);
		const other = { ...ask, assignmentId: 'a2', householdId: 'h2' };
		expect((await office.when('assign', other, clerk, true, at())).code).toBe(code);
	});
});

describe('the chain of custody', () => {
	it('has one link for each move of a whole life, numbered without gaps, and ends where the unit is', async () => {
		const office = await after(
			...HOME,
			repairIn,
			repairOut,
			takeBack,
			wipe,
			refurbish,
			inspect,
			stock
		);
		const links = office.rows('custody');
		expect(links.map(({ n, kind, state }) => `${n} ${kind} ${state}`)).toEqual([
			'1 SOURCED SOURCED',
			'2 WIPED WIPED',
			'3 REFURBISHED REFURBISHING',
			'4 INSPECTED INSPECTED',
			'5 STOCKED IN_STOCK',
			'6 RESERVED RESERVED',
			'7 DELIVERED DELIVERED',
			'8 REPAIR_IN IN_REPAIR',
			'9 REPAIR_OUT DELIVERED',
			'10 RETURNED RETURNED',
			'11 WIPED WIPED',
			'12 REFURBISHED REFURBISHING',
			'13 INSPECTED INSPECTED',
			'14 STOCKED IN_STOCK'
		]);
		expect(links[1]).toMatchObject({ by: 'o1', householdId: null });
		expect(JSON.parse(links[1]!.params)).toMatchObject({ method: 'OVERWRITE', evidence: 'W-1' });
		expect(JSON.parse(links[3]!.params)).toMatchObject({ failed: [], versionId: '2021.1' });
	});
	it('is not written by a tablet', async () => {
		const office = await after(...SHELF, assign, plan);
		const before = office.rows('custody').length;
		await office.when('departVisit', { visitId: 'v1' }, worker, false, at());
		expect(office.rows('custody')).toHaveLength(before);
		expect(stateOf(office.get('pc', 'p1')!)).toBe('OUT');
	});
});

describe('the way into stock', () => {
	it('ends at an inspection that finds a fault, which is recorded', async () => {
		const office = await after(source, wipe, refurbish);
		const checks = { boot: true, ssd: false };
		await office.when('inspectPc', { ...p1, checks, ...build, note: '' }, clerk, true, at());
		expect(stateOf(office.get('pc', 'p1')!)).toBe('REFURBISHING');
		expect(office.get('custody', 'p1.4')).toMatchObject({ kind: 'INSPECTION_FAILED' });
	});
	it('wants a wipe of its own after a return', async () => {
		const office = await after(...HOME, takeBack);
		const how = { method: 'OVERWRITE', evidence: 'W-1', wipedBy: '정비실' } as const;
		const old = { ...p1, ...how, wipedAt: '2021-04-02T02:00:00.000Z' };
		expect((await office.when('wipePc', old, clerk, true, at())).code).toBe('WIPE_TOO_OLD');
		const ahead = { ...old, wipedAt: '2031-04-02T02:00:00.000Z' };
		expect((await office.when('wipePc', ahead, clerk, true, at())).code).toBe('DATE_AHEAD');
	});
	it('is closed to a unit whose scrapping is asked for, which only another person approves', async () => {
		const office = await after(source, wipe, refurbish, inspect, askScrap);
		expect((await stock(office)).code).toBe('SCRAP_ASKED');
		expect((await askScrap(office)).code).toBe('SCRAP_ASKED');
		const both: Actor = { ...boss, userId: clerk.userId };
		expect((await office.when('scrapPc', p1, both, true, at())).code).toBe('OWN_RECORD');
		expect((await office.when('keepPc', { ...p1, reason: '고칠 수 있음' }, boss)).code).toBeNull();
		expect((await stock(office)).code).toBeNull();
	});
	it('ends a spare’s tour in stock or in a household', async () => {
		const office = await after(...SHELF, load, unload);
		expect(stateOf(office.get('pc', 'p1')!)).toBe('IN_STOCK');
		expect(office.get('pc', 'p1')).toMatchObject({ carrierId: null });
	});
});
