/** A year's settings as a form says them. */
import { createHash } from 'node:crypto';
import type { Input } from '$lib/domain/actions.ts';
import { CATEGORIES } from '$lib/domain/records/people.ts';
import type { Rows } from '$lib/domain/tables.ts';
import { checklistOf } from '$lib/domain/year.ts';
import { checksOf, type Values } from '$lib/server/reports/settings.ts';
import type { Read } from '../submit.ts';

type Given = Input<'setYear'>;

/** A number that was typed; nothing is no number. */
const number = (typed: string) => (/^\d{1,6}$/.test(typed) ? Number(typed) : NaN);

/** A key that follows from a new line's words, so that a form sent twice asks for the same thing. */
const keyOf = (label: string) =>
	`c${createHash('sha256').update(label).digest('hex').slice(0, 10)}`;

/** Settings of repairs and of internet fees, whole numbers. */
const LATER = [
	...(['repairVisitDays', 'repairsPerYear', 'repairPartsLimit', 'reopenDays'] as const),
	...(['monthlyCap', 'maxMonthsPerHousehold', 'maxActiveLines'] as const)
] as const;
const RULES = ['finalMonthRule', 'decemberRule'] as const;

function laterInput(read: Read) {
	const numbers = Object.fromEntries(LATER.map((name) => [name, number(read(name))]));
	const rules = Object.fromEntries(RULES.map((name) => [name, read(name)]));
	return { ...numbers, ...rules } as Pick<Given, (typeof LATER)[number] | (typeof RULES)[number]>;
}

/** Makes the action's input; `year` are the settings in force. */
export function settingsInput(year: Rows['programmeYear']) {
	return (read: Read): Given => ({
		fiscalYear: year.id,
		quota: number(read('quota')),
		tiers: Object.fromEntries(
			CATEGORIES.map((category) => [category, number(read(`tier.${category}`))])
		) as Given['tiers'],
		checklist: checksOf(read('checklist').split('\n'), checklistOf(year), keyOf),
		specMemoryGb: number(read('specMemoryGb')),
		specSsdGb: number(read('specSsdGb')),
		specMonitor: read('specMonitor'),
		specOs: read('specOs'),
		specOffice: read('specOffice'),
		specExtras: read('specExtras'),
		warrantyYears: number(read('warrantyYears')),
		cooldownMonths: number(read('cooldownMonths')),
		...laterInput(read),
		reason: read('reason')
	});
}

/** The same settings as a row holds them; what is not said stays as it is in force. */
export function valuesOf(
	{ tiers, checklist, ...given }: Given,
	year: Rows['programmeYear']
): Values {
	const inOrder = Object.fromEntries(CATEGORIES.map((name) => [name, tiers[name]]));
	const said = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
	return {
		...{ ...year, ...said },
		tiers: JSON.stringify(inOrder),
		checklist: JSON.stringify(checklist)
	};
}

/** The form of the settings in force, before anything is changed. */
export function formOf(year: Rows['programmeYear']): Record<string, string> {
	const tiers = JSON.parse(year.tiers) as Record<string, number>;
	return {
		...Object.fromEntries(
			[
				...(['quota', 'warrantyYears', 'cooldownMonths', 'specMemoryGb', 'specSsdGb'] as const),
				...LATER,
				...RULES
			].map((name) => [name, String(year[name])])
		),
		...Object.fromEntries(CATEGORIES.map((name) => [`tier.${name}`, String(tiers[name] ?? 3)])),
		checklist: checklistOf(year)
			.map((check) => check.label)
			.join('\n'),
		specMonitor: year.specMonitor,
		specOs: year.specOs,
		specOffice: year.specOffice,
		specExtras: year.specExtras,
		reason: ''
	};
}
