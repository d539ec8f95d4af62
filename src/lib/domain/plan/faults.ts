/** What can be wrong in a plan's spreadsheet; the sentences stand in words/plan-sheet.ts. */
export const PLAN_FAULTS = [
	...(['HEAD', 'ROW_KIND', 'CODE', 'CODE_TWICE', 'ITEM', 'NO_ITEM', 'NAME', 'KIND'] as const),
	...(['TEAM', 'VALUE', 'UNIT', 'TOTAL', 'TARGET', 'MONTH', 'MONTHS', 'LONG'] as const),
	...(['DOCUMENT', 'ITEMS', 'YEAR', 'FILE', 'UNREADABLE', 'RRN'] as const)
] as const;
export type PlanFault = (typeof PLAN_FAULTS)[number];
