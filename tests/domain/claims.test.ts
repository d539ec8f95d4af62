import { describe, expect, it } from 'vitest';
import { stateOf as assignmentState } from '../../src/lib/domain/assignment.ts';
import { stateOf as pcState } from '../../src/lib/domain/pc.ts';
import { stateOf as visitState } from '../../src/lib/domain/visit.ts';
import { atTheDoor, AT, clerk, given, home, promise, unit, visit, worker } from './given.ts';

const ask = (n: number) => ({
	assignmentId: `a${n}`,
	householdId: `h${n}`,
	pcId: `p${n}`,
	fiscalYear: '2021'
});
const three = (quota: number) =>
	given(
		{ household: [home('h1'), home('h2'), home('h3')], pc: [unit('p1'), unit('p2'), unit('p3')] },
		quota
	);

describe('assigning', () => {
	it('grants as many places as the year has, and refuses the next with its reason', async () => {
		const office = three(2);
		expect((await office.when('assign', ask(1))).verdict).toBe('accepted');
		expect((await office.when('assign', ask(2))).verdict).toBe('accepted');
		expect(await office.when('assign', ask(3))).toMatchObject({
			verdict: 'refused',
			code: 'QUOTA_FULL',
			params: { quota: 2 }
		});
		expect(office.get('assignment', 'a3')).toBeUndefined();
		expect(pcState(office.get('pc', 'p3')!)).toBe('IN_STOCK');
	});
	it('is only proposed on a tablet, which cannot grant a place', async () => {
		const office = three(0);
		await office.when('assign', ask(1), worker, false);
		expect(assignmentState(office.get('assignment', 'a1')!)).toBe('PROPOSED');
	});
	it('says which household won the unit', async () => {
		const office = three(3);
		await office.when('assign', ask(1));
		expect(await office.when('assign', { ...ask(2), pcId: 'p1' })).toMatchObject({
			code: 'PC_TAKEN',
			params: { tag: 'LP-p1', receiptNo: '21-h1' }
		});
	});
	it('gives a household one unit', async () => {
		const office = three(3);
		await office.when('assign', ask(1));
		expect((await office.when('assign', { ...ask(2), householdId: 'h1' })).code).toBe(
			'HOUSEHOLD_HAS_ONE'
		);
	});
	it('gives nothing to a household that has moved out, nor from a year without settings', async () => {
		const office = given({
			household: [home('h1', { deceasedAt: '2021-03-01' }), home('h2')],
			pc: [unit('p1'), unit('p2')]
		});
		expect((await office.when('assign', ask(1))).code).toBe('HOUSEHOLD_CLOSED');
		expect((await office.when('assign', { ...ask(2), fiscalYear: '2030' })).code).toBe(
			'UNKNOWN_YEAR'
		);
	});
	it('frees place and unit when it is released', async () => {
		const office = three(1);
		await office.when('assign', ask(1));
		await office.when(
			'scheduleVisit',
			{
				visitId: 'v1',
				assignmentId: 'a1',
				workerId: 'w1',
				scheduledOn: '2021-04-03',
				scheduledAt: null,
				note: ''
			},
			clerk
		);
		await office.when('release', { assignmentId: 'a1', reason: '취하' }, clerk);
		expect(pcState(office.get('pc', 'p1')!)).toBe('IN_STOCK');
		expect(visitState(office.get('visit', 'v1')!)).toBe('CANCELLED');
		expect((await office.when('assign', ask(2))).verdict).toBe('accepted');
	});
	it('cannot be released once it is handed over', async () => {
		const office = three(1);
		await office.when('assign', ask(1));
		await office.when('handOver', atTheDoor('h1', 'a1', 'SNP1'));
		expect((await office.when('release', { assignmentId: 'a1', reason: '취하' }, clerk)).code).toBe(
			'ALREADY_DELIVERED'
		);
	});
});

describe('a field worker of another dong', () => {
	const stranger = { userId: 'w2', role: 'field', dongs: ['가산동'] } as const;
	it('claims nothing for a household that is not theirs to know', async () => {
		const office = given({
			household: [home('h1'), home('h2')],
			pc: [unit('p1'), unit('p2', { assignmentId: 'a2' })],
			assignment: [promise('a2', 'h2', 'p2')]
		});
		expect((await office.when('assign', ask(1), stranger)).code).toBe('UNKNOWN_HOUSEHOLD');
		const plan = {
			visitId: 'v1',
			assignmentId: 'a2',
			workerId: 'w1',
			scheduledOn: '2021-04-03',
			scheduledAt: null,
			note: ''
		};
		expect((await office.when('scheduleVisit', plan, stranger)).code).toBe('UNKNOWN_ASSIGNMENT');
	});
	it('still records a failed visit, and the office hears that the next one is not planned', async () => {
		const office = given({
			household: [home('h1')],
			pc: [unit('p1', { assignmentId: 'a1' })],
			assignment: [promise('a1', 'h1', 'p1')],
			visit: [visit('v1', 'a1', 'h1')]
		});
		const absent = {
			visitId: 'v1',
			reason: 'ABSENT',
			note: '',
			nextOn: '2021-04-05',
			nextVisitId: 'v2'
		} as const;
		const { verdict } = await office.when('failVisit', absent, stranger);
		expect(verdict).toBe('exception');
		expect(office.exceptions().map(({ code }) => code)).toEqual([
			'OUT_OF_AREA',
			'UNKNOWN_ASSIGNMENT'
		]);
		expect(visitState(office.get('visit', 'v1')!)).toBe('FAILED');
	});
});

describe('taking a unit into stock', () => {
	const machine = {
		...{ pcId: 'p9', tag: 'lp-2021-009', serial: 'ab-12 34', fiscalYear: '2021', model: '중고' },
		...{ memoryGb: 4, ssdGb: 240, monitor: '22인치', os: '윈도우10', office: '한컴오피스2020' },
		...{ disposalNo: '', source: 'DONATED' as const, sourceName: '' }
	};
	const inspected = { inspectedAt: AT, stockedAt: null };
	it('keeps serial and tag as scanners read them', async () => {
		const office = given({});
		await office.when('sourcePc', machine, clerk);
		expect(office.get('pc', 'p9')).toMatchObject({ serial: 'AB1234', tag: 'LP-2021-009' });
	});
	it('refuses a twin', async () => {
		const office = given({ pc: [unit('p1', { serial: 'AB1234' })] });
		expect((await office.when('sourcePc', machine, clerk)).code).toBe('DUPLICATE_SERIAL');
		const tagged = { ...machine, serial: 'x', tag: 'LP-p1' };
		office.get('pc', 'p1')!.tag = 'LP-P1';
		expect((await office.when('sourcePc', tagged, clerk)).code).toBe('DUPLICATE_TAG');
	});
	it.each([{ wipedAt: '2020-12-31T23:59:59.000Z' }, { inspectedAt: '2021-01-01T00:00:00.000Z' }])(
		'refuses one whose records are older than its last possession: %o',
		async (record) => {
			const times = {
				sourcedAt: '2021-01-01T00:00:00.000Z',
				wipedAt: '2021-01-02T00:00:00Z',
				inspectedAt: '2021-01-02T00:00:00.000Z',
				stockedAt: null
			};
			const stocks = async (more: object) =>
				(
					await given({ pc: [unit('p1', { ...times, ...more })] }).when(
						'stockPc',
						{ pcId: 'p1' },
						clerk
					)
				).code;
			expect(await stocks({})).toBe(null);
			expect(await stocks(record)).toBe('NOT_WIPED');
		}
	);
	it('refuses one below the spec', async () => {
		const office = given({ pc: [unit('p1', { ...inspected, memoryGb: 2 })] });
		expect((await office.when('stockPc', { pcId: 'p1' }, clerk)).code).toBe('BELOW_SPEC');
	});
	it('refuses a serial of which nothing is left', async () => {
		const answer = await given({}).when('sourcePc', { ...machine, serial: ' - - ' }, clerk);
		expect(answer.code).toBe('MALFORMED');
	});
	it('is not a field worker’s to do', async () => {
		expect((await given({}).when('sourcePc', machine)).code).toBe('ROLE');
	});
});

describe('a visit that failed', () => {
	const planned = (more = {}) =>
		given({
			household: [home('h1')],
			pc: [unit('p1', { assignmentId: 'a1' }), unit('p2')],
			assignment: [promise('a1', 'h1', 'p1')],
			visit: [visit('v1', 'a1', 'h1', more)]
		});
	const failed = (
		reason: 'ABSENT' | 'REFUSED' | 'UNIT_DEFECT' | 'MOVED' | 'WRONG_ADDRESS',
		next: string | null = null
	) => ({
		visitId: 'v1',
		reason,
		note: '',
		nextOn: next,
		nextVisitId: next && 'v2'
	});
	it('plans the next one by the same worker', async () => {
		const office = planned();
		await office.when('failVisit', failed('ABSENT', '2021-04-05'));
		expect(visitState(office.get('visit', 'v1')!)).toBe('FAILED');
		expect(office.get('visit', 'v2')).toMatchObject({
			attempt: 2,
			scheduledOn: '2021-04-05',
			workerId: 'w1'
		});
	});
	it('frees unit and place when the household refuses', async () => {
		const office = planned();
		await office.when('failVisit', failed('REFUSED', '2021-04-05'));
		expect(assignmentState(office.get('assignment', 'a1')!)).toBe('RELEASED');
		expect(pcState(office.get('pc', 'p1')!)).toBe('IN_STOCK');
		expect(office.get('visit', 'v2')).toBeUndefined();
	});
	it('sends a defective unit to refurbishing and keeps the place', async () => {
		const office = planned();
		await office.when('failVisit', failed('UNIT_DEFECT'));
		expect(pcState(office.get('pc', 'p1')!)).toBe('REFURBISHING');
		expect(office.get('assignment', 'a1')).toMatchObject({ pcId: null, releasedAt: null });
	});
	const waiting = (office: ReturnType<typeof planned>) =>
		office.rows('task').flatMap(({ kind, doneAt }) => (doneAt === null ? [kind] : []));
	const planAgain = {
		...{ visitId: 'v9', assignmentId: 'a1', workerId: 'w1', note: '' },
		...{ scheduledOn: '2021-04-06', scheduledAt: null }
	};
	it('asks the office for another day where the address was wrong, until one is planned', async () => {
		const office = planned();
		await office.when('failVisit', failed('WRONG_ADDRESS'));
		expect(waiting(office)).toEqual(['PLAN_AGAIN']);
		await office.when('scheduleVisit', planAgain, clerk);
		expect(waiting(office)).toEqual([]);
	});
	it('asks for another unit where the one did not work, also with a day that is planned', async () => {
		const office = planned();
		await office.when('failVisit', failed('UNIT_DEFECT', '2021-04-06'));
		expect(waiting(office)).toEqual(['PLAN_AGAIN']);
		expect(
			(await office.when('replaceUnit', { assignmentId: 'a1', pcId: 'p2' }, clerk)).code
		).toBeNull();
		expect(waiting(office)).toEqual([]);
	});
	it('asks nothing while somebody comes again, and no more once the promise is taken back', async () => {
		const office = planned();
		await office.when('failVisit', failed('ABSENT', '2021-04-05'));
		expect(waiting(office)).toEqual([]);
		const last = { ...failed('WRONG_ADDRESS'), visitId: 'v2' };
		await office.when('failVisit', last);
		expect(waiting(office)).toEqual(['PLAN_AGAIN']);
		await office.when('release', { assignmentId: 'a1', reason: 'CHANGED_MIND' }, clerk);
		expect(waiting(office)).not.toContain('PLAN_AGAIN');
	});
	it('gives the office a task after the third absence, and for a household that moved', async () => {
		const office = given({
			household: [home('h1')],
			pc: [unit('p1', { assignmentId: 'a1' })],
			assignment: [promise('a1', 'h1', 'p1')],
			visit: ['v8', 'v9']
				.map((id) => visit(id, 'a1', 'h1', { failedAt: AT, failReason: 'ABSENT' }))
				.concat(visit('v1', 'a1', 'h1'))
		});
		expect(await office.when('failVisit', failed('ABSENT'))).toMatchObject({ code: null });
		expect(office.get('task', 'a1.CALL_HOUSEHOLD')).toMatchObject({ householdId: 'h1' });
		const other = planned();
		await other.when('failVisit', failed('MOVED'));
		expect(other.get('task', 'a1.CHECK_HOUSEHOLD')).toMatchObject({ householdId: 'h1' });
	});
	it('does not undo a hand-over that came first', async () => {
		const office = planned({ acceptedAt: AT });
		expect((await office.when('failVisit', failed('ABSENT'))).code).toBe('VISIT_CLOSED');
		expect(visitState(office.get('visit', 'v1')!)).toBe('ACCEPTED');
	});
});

describe('input that is not understood', () => {
	const family = {
		householdId: 'h9',
		receiptNo: '21-XYZ',
		kind: 'INDIVIDUAL' as const,
		name: '홍가람',
		phone: '01000001234',
		roadAddress: '이음로 3',
		addressDetail: '',
		adminDong: '독산1동' as const,
		category: 'DISABLED' as const,
		note: '',
		members: 1,
		consents: []
	};
	it('names the field', async () => {
		expect(await given({}).when('registerHousehold', { ...family, phone: '12' })).toMatchObject({
			code: 'MALFORMED',
			params: { field: 'phone' }
		});
	});
	it('refuses a resident registration number anywhere, and keeps nothing of it', async () => {
		const office = given({});
		const verdict = await office.when('registerHousehold', {
			...family,
			note: '생년 900101-1234567'
		});
		expect(verdict).toMatchObject({ verdict: 'refused', code: 'RRN_FOUND', params: {} });
		expect(office.exceptions()).toHaveLength(0);
	});
	it('stores names composed, so that they are found', async () => {
		const office = given({});
		await office.when('registerHousehold', { ...family, name: '홍길동'.normalize('NFD') });
		expect(office.get('household', 'h9')!.name).toBe('홍길동');
	});
	it('keeps the first of two records with one receipt number', async () => {
		const office = given({ household: [home('h1', { receiptNo: '21-XYZ' })] });
		expect(await office.when('registerHousehold', family)).toMatchObject({
			verdict: 'exception',
			code: 'ALREADY_REGISTERED'
		});
	});
});
