/** given rows / when somebody acts / then …: rules without a database. */
import {
	perform,
	answerEffect,
	answerRefusal,
	type Verdict
} from '../../src/lib/domain/perform.ts';
import type { ActionName, Input } from '../../src/lib/domain/actions.ts';
import { ACTIONS } from '../../src/lib/domain/actions.ts';
import type { Actor } from '../../src/lib/domain/context.ts';
import { Refusal } from '../../src/lib/domain/refusal.ts';
import { received } from '../../src/lib/domain/application.ts';
import { draft } from '../../src/lib/domain/assignment.ts';
import type { Rows, TableName } from '../../src/lib/domain/tables.ts';
import { Cache, withRows, type Need } from '../../src/lib/domain/tx.ts';

export const AT = '2021-04-02T01:00:00.000Z';
export const worker: Actor = { userId: 'w1', role: 'field', dongs: ['독산1동'] };
export const clerk: Actor = { userId: 'o1', role: 'office', dongs: [] };

type Some = { [T in TableName]?: Rows[T][] };

export type Given = ReturnType<typeof given>;

/** A small office: one year with a quota of `quota`, and whatever rows the story needs. */
export function given(rows: Some, quota = 2) {
	const all = new Map<string, Rows[TableName]>();
	const add = (table: TableName, row: Rows[TableName]) => all.set(`${table}/${row.id}`, row);
	add('programmeYear', year(quota));
	if (!rows.application) for (const { id } of rows.household ?? []) add('application', wish(id));
	add('worker', { id: 'w1', name: '가람', dongs: '독산1동', disabledAt: null });
	for (const table of Object.keys(rows) as TableName[])
		for (const row of rows[table] ?? []) add(table, row);
	let count = 0;

	const fetch = async (need: Need) =>
		[...all].flatMap(([key, row]) =>
			key.startsWith(`${need.table}/`) && matches(row, need) ? [row] : []
		);

	return {
		get: <T extends TableName>(table: T, id: string) =>
			all.get(`${table}/${id}`) as Rows[T] | undefined,
		/** All rows of a table. */
		rows: <T extends TableName>(table: T) =>
			[...all].flatMap(([key, row]) => (key.startsWith(`${table}/`) ? [row as Rows[T]] : [])),
		/** Everything as one text: two of them are equal if nothing has changed. */
		picture: () => JSON.stringify([...all].sort(([a], [b]) => (a < b ? -1 : 1))),
		exceptions: () =>
			[...all].flatMap(([key, row]) =>
				key.startsWith('exception/') ? [row as Rows['exception']] : []
			),
		/** The verdict of the server (or of the tablet: `judges: false` throws the refusal). */
		async when<N extends ActionName>(
			name: N,
			input: Input<N>,
			as: Actor = worker,
			judges = true,
			at = AT,
			now = at
		): Promise<Verdict> {
			const action = { id: `a${++count}`, name, v: ACTIONS[name].v, input, at };
			const run = async (body: Parameters<typeof withRows<Verdict>>[2]) => {
				const { result, tx } = await withRows(new Cache(), fetch, body);
				for (const { table, row } of tx.puts.values()) add(table, row);
				return result;
			};
			try {
				return await run((tx) => {
					perform(tx, action, as, judges, now);
					return answerEffect(tx, action);
				});
			} catch (error) {
				if (!(error instanceof Refusal) || !judges) throw error;
				return run((tx) => answerRefusal(tx, action, as, error, now));
			}
		}
	};
}

function matches(row: object, need: Need): boolean {
	const values = row as Record<string, unknown>;
	return 'id' in need ? values.id === need.id : values[need.column] === need.value;
}

export function year(quota: number): Rows['programmeYear'] {
	return {
		id: '2021',
		quota,
		firstMonth: '2021-03',
		lastMonth: '2021-09',
		pcBudget: 73_610_000,
		internetBudget: 23_760_000,
		monthlyCap: 26_400,
		maxMonthsPerHousehold: 12,
		maxActiveLines: 100,
		warrantyYears: 1,
		cooldownMonths: 24,
		finalMonthRule: 'FULL',
		decemberRule: 'ESTIMATE',
		closedThrough: null,
		repairVisitDays: 3,
		repairsPerYear: 1,
		repairPartsLimit: 150_000,
		reopenDays: 14,
		specMemoryGb: 4,
		specSsdGb: 240,
		specOs: '윈도우10',
		specOffice: '한컴오피스2020',
		closedAt: null,
		versionId: '2021.1',
		checklist: JSON.stringify([
			{ key: 'boot', label: '전원·부팅' },
			{ key: 'ssd', label: 'SSD 240GB' }
		]),
		tiers: JSON.stringify({ BASIC_LIVELIHOOD: 1, NEAR_POVERTY: 2, DISABLED: 2, WELFARE_ORG: 3 }),
		specMonitor: '모니터',
		specExtras: '키보드, 마우스'
	};
}

export function home(id: string, more: Partial<Rows['household']> = {}): Rows['household'] {
	return {
		id,
		receiptNo: `21-${id}`,
		kind: 'INDIVIDUAL',
		name: '홍가람',
		phone: '01000001234',
		roadAddress: '서울특별시 금천구 이음로 3',
		addressDetail: '지층',
		adminDong: '독산1동',
		category: 'NEAR_POVERTY',
		note: '',
		registeredAt: AT,
		movedOutAt: null,
		deceasedAt: null,
		ineligibleAt: null,
		mergedIntoId: null,
		members: 2,
		phoneBlockedAt: null,
		closedOn: null,
		closedNote: '',
		editedAt: null,
		...more
	};
}

/** The application of a household in 2021; selected, unless `more` says otherwise. */
export function wish(
	householdId: string,
	more: Partial<Rows['application']> = {}
): Rows['application'] {
	const form = { householdId, fiscalYear: '2021', channel: 'COUNTER', learners: 0 } as const;
	const none = { ownsPcAt: null, elsewhereAwardOn: null, note: '' };
	const applicationId = `wish-${householdId}`;
	return {
		...received({ ...form, ...none, applicationId }, '독산1동', AT),
		...{ screeningAt: AT, selectedAt: AT, willConfirmedAt: AT, tier: 2, versionId: '2021.1' },
		...more
	};
}

/** A household's verified proof and the two consents that nothing is decided without. */
export function proven(
	householdId: string,
	category: Rows['eligibility']['category'] = 'NEAR_POVERTY'
) {
	const own = { householdId, adminDong: '독산1동' };
	const eligibility: Rows['eligibility'][] = [
		{
			...own,
			...{ id: `proof-${householdId}`, category, method: 'SHARED_INFO', checkedOn: '2021-03-02' },
			...{ validUntil: '2022-03-01', checkedBy: 'o1', revokedAt: null, revokeReason: '' }
		}
	];
	const consent = (['COLLECT', 'SENSITIVE'] as const).map((kind): Rows['consent'] => ({
		...{ id: `consent-${householdId}-${kind}`, kind, textVersion: '1', method: 'PAPER' },
		...{ ...own, givenAt: AT, withdrawnAt: null }
	}));
	return { eligibility, consent };
}

export function unit(id: string, more: Partial<Rows['pc']> = {}): Rows['pc'] {
	return {
		id,
		tag: `LP-${id}`,
		serial: `SN${id.toUpperCase()}`,
		fiscalYear: '2021',
		model: '중고 데스크톱',
		memoryGb: 4,
		ssdGb: 240,
		monitor: '22인치',
		os: '윈도우10',
		office: '한컴오피스2020',
		sourcedAt: AT,
		wipedAt: AT,
		refurbishingAt: null,
		inspectedAt: AT,
		stockedAt: AT,
		outAt: null,
		deliveredAt: null,
		repairAt: null,
		returnedAt: null,
		lostAt: null,
		scrappedAt: null,
		assignmentId: null,
		householdId: null,
		replacesId: null,
		disposalNo: '',
		source: 'DONATED',
		sourceName: '',
		carrierId: null,
		scrapAskedAt: null,
		scrapAskedBy: null,
		scrapReason: '',
		...more
	};
}

/** A confirmed promise of `pcId` to `householdId`. */
export function promise(
	id: string,
	householdId: string,
	pcId: string | null,
	more: Partial<Rows['assignment']> = {}
): Rows['assignment'] {
	return {
		...draft({ id, fiscalYear: '2021', householdId, pcId, adminDong: '독산1동', proposedAt: AT }),
		confirmedAt: AT,
		...more
	};
}

export function visit(
	id: string,
	assignmentId: string,
	householdId: string,
	more: Partial<Rows['visit']> = {}
): Rows['visit'] {
	return {
		id,
		assignmentId,
		householdId,
		workerId: 'w1',
		adminDong: '독산1동',
		scheduledOn: '2021-04-02',
		scheduledAt: '10:00',
		attempt: 1,
		note: '',
		acceptedAt: null,
		failedAt: null,
		failReason: null,
		failNote: '',
		cancelledAt: null,
		departedAt: null,
		tourOrder: null,
		cancelReason: null,
		...more
	};
}

/** What the worker enters at the door, in the usual case. */
export function atTheDoor(
	householdId: string,
	assignmentId: string,
	serial: string,
	more: Partial<Input<'handOver'>> = {}
): Input<'handOver'> {
	return {
		receiptId: `r-${assignmentId}-${serial}`,
		visitId: null,
		assignmentId,
		householdId,
		fiscalYear: '2021',
		serial,
		swapReason: null,
		bootCheckedAt: AT,
		licenceCheckedAt: AT,
		officeCheckedAt: AT,
		internetCheckedAt: null,
		recipientName: '홍가람',
		recipientRelation: 'SELF',
		signatureHash: 'ab'.repeat(32),
		substitute: null,
		substituteReason: '',
		note: '',
		...more
	};
}
