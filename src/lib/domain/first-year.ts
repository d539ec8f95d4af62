/** What the first year of a house begins with: the settings of the office's plan for 2021. (DOMAIN §1.3) */
import type { Rows } from './tables.ts';

/** What an inspection of 2021 looks at. (DOMAIN §1.3) */
export const CHECKLIST = [
	{ key: 'boot', label: '전원·부팅' },
	{ key: 'memory', label: '메모리 4GB' },
	{ key: 'ssd', label: 'SSD 240GB' },
	{ key: 'monitor', label: '모니터' },
	{ key: 'keyboard', label: '키보드' },
	{ key: 'mouse', label: '마우스' },
	{ key: 'os', label: '윈도우10 정품 인증' },
	{ key: 'office', label: '한컴오피스2020 실행' }
];

/** Who came first in 2021. (DOMAIN §2.1 Order, 안산 2019) */
export const TIERS = {
	BASIC_LIVELIHOOD: 1,
	CARE_LEAVER: 1,
	NEAR_POVERTY: 2,
	DISABLED: 2,
	SINGLE_PARENT: 2,
	VETERAN: 2,
	MULTICULTURAL: 2,
	NORTH_KOREAN_DEFECTOR: 2,
	WELFARE_ORG: 3
};

/** The settings of a year that is copied from none; all of them may be changed from then on. */
export function firstYear(id: string): Rows['programmeYear'] {
	return {
		id,
		quota: 100,
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
		specMemoryGb: 4,
		specSsdGb: 240,
		specOs: '윈도우10',
		specOffice: '한컴오피스2020',
		closedAt: null,
		versionId: `${id}.1`,
		checklist: JSON.stringify(CHECKLIST),
		tiers: JSON.stringify(TIERS),
		specMonitor: '22인치 모니터',
		specExtras: '키보드, 마우스'
	};
}
