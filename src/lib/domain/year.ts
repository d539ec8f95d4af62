/** A programme year: its settings in dated versions, opened and closed. (DOMAIN §2.1, §2.2 QuotaYear) */
import type { Context } from './context.ts';
import { holdsLine } from './enrollment.ts';
import { firstYear } from './first-year.ts';
import { dayOf } from './month.ts';
import { used } from './quota.ts';
import { CATEGORIES, type Category } from './records/people.ts';
import { Refusal } from './refusal.ts';
import type { Rows } from './tables.ts';
import type { Tx } from './tx.ts';

type Year = Rows['programmeYear'];

/** Who comes first: 1, 2 or 3. */
export type Tiers = Record<Category, 1 | 2 | 3>;
/** What an inspection looks at. */
export interface Check {
	key: string;
	label: string;
}

/** Everything about a year that a person sets, at once. */
export interface Settings {
	quota: number;
	tiers: Tiers;
	checklist: readonly Check[];
	specMemoryGb: number;
	specSsdGb: number;
	specMonitor: string;
	specOs: string;
	specOffice: string;
	specExtras: string;
	warrantyYears: number;
	cooldownMonths: number;
	/** working days until somebody is there; undefined here and below: as before */
	repairVisitDays?: number | undefined;
	/** of PCs of their own, a household and year */
	repairsPerYear?: number | undefined;
	/** 원 a household and year */
	repairPartsLimit?: number | undefined;
	reopenDays?: number | undefined;
	/** 원 a household and month */
	monthlyCap?: number | undefined;
	maxMonthsPerHousehold?: number | undefined;
	maxActiveLines?: number | undefined;
	/** what the month in which support ends is worth */
	finalMonthRule?: Year['finalMonthRule'] | undefined;
	decemberRule?: Year['decemberRule'] | undefined;
}

/** The settings of a year, or Refusal UNKNOWN_YEAR. */
export function known(tx: Tx, fiscalYear: string): Year {
	const year = tx.get('programmeYear', fiscalYear);
	if (!year) throw new Refusal('UNKNOWN_YEAR', { year: fiscalYear });
	return year;
}

/** The settings of a year that still takes claims, or Refusal UNKNOWN_YEAR, YEAR_CLOSED. */
export function open(tx: Tx, fiscalYear: string): Year {
	const year = known(tx, fiscalYear);
	if (year.closedAt !== null)
		throw new Refusal('YEAR_CLOSED', { year: year.id, at: year.closedAt });
	return year;
}

/** Further than this no year is looked for. */
const NEAR = 6;

/**
 * The year under which something is filed that belongs to none: that of its day in Korea if it has
 * settings, else the nearest that has some, so that a clock that is wrong hides nothing.
 */
export function yearFor(tx: Tx, at: string): string {
	const year = Number(dayOf(at).slice(0, 4));
	for (let away = 0; away <= NEAR; away++)
		for (const near of [year - away, year + away])
			if (tx.get('programmeYear', String(near))) return String(near);
	return String(year);
}

/** A category's tier by the year's settings; one that they do not name comes last. */
export function tierOf(year: Pick<Year, 'tiers'>, category: string): number {
	return (JSON.parse(year.tiers) as Partial<Record<string, number>>)[category] ?? 3;
}

/** What the year's inspection looks at. */
export function checklistOf(year: Pick<Year, 'checklist'>): readonly Check[] {
	return JSON.parse(year.checklist) as Check[];
}

/** Puts new settings in force as the next version. The server asks `judgeSettings` as well. */
export function set(
	tx: Tx,
	input: Settings & { fiscalYear: string; reason: string },
	ctx: Context
): void {
	const { fiscalYear, reason, tiers, checklist, ...given } = input;
	const year = open(tx, fiscalYear);
	const keys = new Set(checklist.map((check) => check.key));
	if (keys.size !== checklist.length) throw new Refusal('MALFORMED', { field: 'checklist' });
	const all = Object.fromEntries(CATEGORIES.map((name) => [name, tiers[name]]));
	const said = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
	const settings = { ...said, tiers: JSON.stringify(all), checklist: JSON.stringify(checklist) };
	enact(tx, { ...year, ...settings }, numberOf(year) + 1, reason, ctx);
}

/** Refuses a quota below the places that are in use, and fewer lines than are supported. (I1, I10) */
export function judgeSettings(
	tx: Tx,
	input: { fiscalYear: string; quota: number; maxActiveLines?: number | undefined },
	ctx: Context
): void {
	const places = used(tx, input.fiscalYear);
	if (input.quota < places)
		throw new Refusal('QUOTA_BELOW_USED', { quota: input.quota, used: places });
	if (input.maxActiveLines === undefined) return;
	const month = dayOf(ctx.now).slice(0, 7);
	const live = tx.where('enrollment', 'liveLine', 'LIVE');
	const lines = live.filter((row) => holdsLine(row, month)).length;
	if (input.maxActiveLines < lines)
		throw new Refusal('LINES_BELOW_USED', { lines: input.maxActiveLines, used: lines });
}

/** Opens a year with the settings of another one; the first of a house (`from` null) with the plan's. */
export function openNew(
	tx: Tx,
	{ fiscalYear, from }: { fiscalYear: string; from: string | null },
	ctx: Context
): void {
	const old = from === null ? firstYear(fiscalYear) : known(tx, from);
	if (tx.get('programmeYear', fiscalYear)) throw new Refusal('YEAR_EXISTS', { year: fiscalYear });
	const row = {
		...old,
		id: fiscalYear,
		firstMonth: `${fiscalYear}${old.firstMonth.slice(4)}`,
		lastMonth: `${fiscalYear}${old.lastMonth.slice(4)}`,
		closedAt: null,
		closedThrough: null
	};
	enact(tx, row, 1, from ?? '', ctx);
}

/** Takes no more claims for the year; what happens in the field is still kept. */
export function close(tx: Tx, { fiscalYear }: { fiscalYear: string }, ctx: Context): void {
	tx.put('programmeYear', { ...open(tx, fiscalYear), closedAt: ctx.at });
}

/** 다시 열기: takes claims again, under a version of its own that says why. Refuses YEAR_OPEN. */
export function reopen(
	tx: Tx,
	{ fiscalYear, reason }: { fiscalYear: string; reason: string },
	ctx: Context
): void {
	const year = known(tx, fiscalYear);
	if (year.closedAt === null) throw new Refusal('YEAR_OPEN', { year: year.id });
	enact(tx, { ...year, closedAt: null }, numberOf(year) + 1, reason, ctx);
}

function numberOf(year: Year): number {
	return Number(year.versionId.split('.')[1] ?? 0);
}

function enact(tx: Tx, row: Year, number: number, reason: string, ctx: Context): void {
	const id = `${row.id}.${number}`;
	tx.put('programmeYear', { ...row, versionId: id });
	if (!ctx.judges) return;
	const { quota, tiers, checklist, specMemoryGb, specSsdGb, specMonitor } = row;
	const { specOs, specOffice, specExtras, warrantyYears, cooldownMonths } = row;
	const { repairVisitDays, repairsPerYear, repairPartsLimit, reopenDays } = row;
	const { monthlyCap, maxMonthsPerHousehold, maxActiveLines, finalMonthRule, decemberRule } = row;
	tx.put('yearVersion', {
		...{ id, fiscalYear: row.id, number, quota, tiers, checklist, specMemoryGb, specSsdGb },
		...{ specMonitor, specOs, specOffice, specExtras, warrantyYears, cooldownMonths },
		...{ repairVisitDays, repairsPerYear, repairPartsLimit, reopenDays, monthlyCap },
		...{ maxMonthsPerHousehold, maxActiveLines, finalMonthRule, decemberRule },
		...{ reason, decidedBy: ctx.actor.userId, decidedAt: ctx.at }
	});
}
