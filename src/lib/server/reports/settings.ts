/** A programme year's settings: what is in force, every version before it, and what a change would do. */
import { isOver, stateOf as applicationState } from '../../domain/application.ts';
import { holdsPlace } from '../../domain/quota.ts';
import { CATEGORIES } from '../../domain/records/people.ts';
import type { Rows } from '../../domain/tables.ts';
import { tierOf, type Check } from '../../domain/year.ts';
import type { Db } from '../schema.ts';

type Year = Rows['programmeYear'];
type Version = Rows['yearVersion'];

/** The settings that a person sets, in the order in which they are read. */
export const SETTINGS = [
	...(['quota', 'tiers', 'cooldownMonths', 'warrantyYears', 'checklist'] as const),
	...(['specMemoryGb', 'specSsdGb', 'specMonitor', 'specOs', 'specOffice', 'specExtras'] as const),
	...(['repairVisitDays', 'repairsPerYear', 'repairPartsLimit', 'reopenDays'] as const),
	...(['monthlyCap', 'maxMonthsPerHousehold', 'maxActiveLines'] as const),
	...(['finalMonthRule', 'decemberRule'] as const)
] as const;
export type Setting = (typeof SETTINGS)[number];
export type Values = Pick<Year, Setting>;

export interface SettingsRecord {
	year: Year;
	/** number of the version in force */
	number: number;
	/** places of the quota in use */
	used: number;
	/** the latest first */
	versions: VersionLine[];
}

export interface VersionLine {
	number: number;
	decidedAt: string;
	who: string;
	reason: string;
	/** what it changed; empty for the first */
	changes: Change[];
}

export interface Change {
	setting: Setting;
	from: string | number;
	to: string | number;
}

/** The settings of a year with their history, or undefined. */
export async function settings(db: Db, fiscalYear: string): Promise<SettingsRecord | undefined> {
	const year = await db
		.selectFrom('programmeYear')
		.selectAll()
		.where('id', '=', fiscalYear)
		.executeTakeFirst();
	if (!year) return undefined;
	const versions = await versionsOf(db, fiscalYear);
	return {
		year,
		number: Number(year.versionId.split('.')[1] ?? 0),
		used: await usedIn(db, fiscalYear),
		versions: versions
			.map((row, i) => {
				const { number, decidedAt, reason, who } = row;
				const before = versions[i - 1];
				const changes = before ? changesOf(before, row) : [];
				return { number, decidedAt, reason, who: who ?? '', changes };
			})
			.reverse()
	};
}

/** What differs between two sets of settings, in the order of SETTINGS. */
export function changesOf(from: Values, to: Values): Change[] {
	return SETTINGS.filter((setting) => from[setting] !== to[setting]).map((setting) => ({
		setting,
		from: from[setting],
		to: to[setting]
	}));
}

/** What new settings would mean for what is under way. */
export interface Effects {
	/** places left */
	free: number;
	/** wait already: they keep the tier they were judged by */
	waiting: number;
	/** not judged yet, and would come into another tier */
	retiered: number;
}

/** Counts what a change would touch. Pure reading. */
export async function effectsOf(db: Db, year: Year, to: Values): Promise<Effects> {
	const rows = await db
		.selectFrom('application')
		.innerJoin('household', 'household.id', 'application.householdId')
		.selectAll('application')
		.select('household.category')
		.where('application.fiscalYear', '=', year.id)
		.execute();
	const unjudged = rows.filter(
		(row) => !isOver(row) && !['WAITLISTED', 'SELECTED'].includes(applicationState(row))
	);
	return {
		free: Math.max(0, to.quota - (await usedIn(db, year.id))),
		waiting: rows.filter((row) => row.waitlistYear !== null).length,
		retiered: unjudged.filter((row) => tierOf(year, row.category) !== tierOf(to, row.category))
			.length
	};
}

/** Each category with its tier, in the fixed order of categories. */
export function tiersOf(year: Pick<Year, 'tiers'>): { category: string; tier: number }[] {
	return CATEGORIES.map((category) => ({ category, tier: tierOf(year, category) }));
}

/**
 * The lines of a checklist as its checks: one that was there keeps its key, so that inspections of
 * before and after can be compared; `keyOf` makes one for a new line.
 */
export function checksOf(
	lines: readonly string[],
	known: readonly Check[],
	keyOf: (label: string) => string
): Check[] {
	const labels = [...new Set(lines.map((line) => line.normalize('NFC').trim()).filter(Boolean))];
	return labels.map((label) => ({
		key: known.find((check) => check.label === label)?.key ?? keyOf(label),
		label
	}));
}

async function usedIn(db: Db, fiscalYear: string): Promise<number> {
	const rows = await db
		.selectFrom('assignment')
		.selectAll()
		.where('fiscalYear', '=', fiscalYear)
		.execute();
	return rows.filter(holdsPlace).length;
}

function versionsOf(db: Db, fiscalYear: string): Promise<(Version & { who: string | null })[]> {
	return db
		.selectFrom('yearVersion')
		.leftJoin('user', 'user.id', 'yearVersion.decidedBy')
		.selectAll('yearVersion')
		.select('user.name as who')
		.where('fiscalYear', '=', fiscalYear)
		.orderBy('number')
		.execute();
}
