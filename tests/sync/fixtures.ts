/** The few rows that stories and the simulator start from. Every person in them is invented. */
import { received } from '../../src/lib/domain/application.ts';
import type { Rows } from '../../src/lib/domain/tables.ts';

/** A personal word that must never be found in clear on a tablet's disk. */
export const MARKER = '표식';

/** A programme year with a quota to fight for. */
export function year(quota: number, id = '2021'): Rows['programmeYear'] {
	return {
		id,
		quota,
		firstMonth: `${id}-03`,
		lastMonth: `${id}-09`,
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
		specMemoryGb: 8,
		specSsdGb: 240,
		specOs: 'Windows 10',
		specOffice: 'Office 2019',
		closedAt: null,
		versionId: `${id}.1`,
		checklist: JSON.stringify([{ key: 'boot', label: '전원·부팅' }]),
		tiers: JSON.stringify({ BASIC_LIVELIHOOD: 1 }),
		specMonitor: '24"',
		specExtras: '키보드, 마우스'
	};
}

export function worker(id: string, name: string, dongs: readonly string[]): Rows['worker'] {
	return { id, name, dongs: dongs.join(','), disabledAt: null };
}

/** Household no. `n` of a dong; all its personal columns carry the marker. */
export function household(n: number, adminDong: string): Rows['household'] {
	const number = String(n).padStart(4, '0');
	return {
		id: `home-${number}`,
		receiptNo: `21-EXAMP${number.slice(-2)}-${number}`,
		kind: 'INDIVIDUAL',
		name: `${MARKER}이름${number}`,
		phone: `0000077${number}`,
		roadAddress: `${MARKER}로 ${n}`,
		addressDetail: `${MARKER}동 ${n}호`,
		adminDong,
		category: 'BASIC_LIVELIHOOD',
		note: `${MARKER}메모`,
		registeredAt: '2021-03-02T00:00:00.000Z',
		movedOutAt: null,
		deceasedAt: null,
		ineligibleAt: null,
		mergedIntoId: null,
		members: 2,
		phoneBlockedAt: null,
		closedOn: null,
		closedNote: `${MARKER}종료`,
		editedAt: null
	};
}

/** The application of household no. `n`, chosen before anybody left. */
export function selected(n: number, adminDong: string, fiscalYear = '2021'): Rows['application'] {
	const at = '2021-03-03T00:00:00.000Z';
	const { id: householdId } = household(n, adminDong);
	const form = { householdId, fiscalYear, channel: 'COUNTER', learners: 0 } as const;
	const row = received(
		{
			...form,
			applicationId: `wish-${n}`,
			ownsPcAt: null,
			elsewhereAwardOn: null,
			note: `${MARKER}신청`
		},
		adminDong,
		at
	);
	const decided = { selectedAt: at, willConfirmedAt: at, tier: 1, versionId: `${fiscalYear}.1` };
	return { ...row, screeningAt: at, ...decided };
}

/** Unit no. `n`, in stock. */
export function pc(n: number, fiscalYear = '2021'): Rows['pc'] {
	const number = String(n).padStart(3, '0');
	return {
		id: `pc-${number}`,
		tag: `LP-${fiscalYear}-${number}`,
		serial: `SN${fiscalYear}${number}`,
		fiscalYear,
		model: 'All-in-one 24',
		memoryGb: 8,
		ssdGb: 256,
		monitor: '24"',
		os: 'Windows 10',
		office: 'Office 2019',
		sourcedAt: '2021-02-01T00:00:00.000Z',
		wipedAt: '2021-02-03T00:00:00.000Z',
		refurbishingAt: null,
		inspectedAt: '2021-02-10T00:00:00.000Z',
		stockedAt: '2021-02-11T00:00:00.000Z',
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
		sourceName: `${MARKER}기증처`,
		carrierId: null,
		scrapAskedAt: null,
		scrapAskedBy: null,
		scrapReason: ''
	};
}
