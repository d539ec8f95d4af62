/** Settings in words: what each is called, and what a value of it says. */
import type { Setting } from '$lib/server/reports/settings.ts';
import type { Locale } from '$lib/words/locale.ts';
import type { settings } from '$lib/words/settings.ts';
import { won } from '$lib/words/money.ts';
import { nameOf } from '$lib/words/states.ts';

type Words = (typeof settings)['ko'];

/** What a setting is called. */
export function nameOfSetting(setting: Setting, w: Words): string {
	const names: Record<Setting, string> = {
		quota: w.quota,
		tiers: w.tiers,
		cooldownMonths: w.cooldownMonths,
		warrantyYears: w.warrantyYears,
		checklist: w.checklist,
		specMemoryGb: w.memory,
		specSsdGb: w.ssd,
		specMonitor: w.monitor,
		specOs: w.os,
		specOffice: w.officeSuite,
		specExtras: w.extras,
		repairVisitDays: w.repairVisitDays,
		repairsPerYear: w.repairsPerYear,
		repairPartsLimit: w.repairPartsLimit,
		reopenDays: w.reopenDays,
		monthlyCap: w.monthlyCap,
		maxMonthsPerHousehold: w.maxMonthsPerHousehold,
		maxActiveLines: w.maxActiveLines,
		finalMonthRule: w.finalMonthRule,
		decemberRule: w.decemberRule
	};
	return names[setting];
}

/** A value with its unit; lists are read out in their order. */
export function valueInWords(
	setting: Setting,
	value: string | number,
	w: Words,
	locale: Locale
): string {
	if (setting === 'tiers') return tiersInWords(String(value), w, locale);
	if (setting === 'checklist')
		return (JSON.parse(String(value)) as { label: string }[]).map((one) => one.label).join(', ');
	if (setting === 'finalMonthRule' || setting === 'decemberRule')
		return nameOf(setting, value, locale);
	if (setting === 'repairPartsLimit' || setting === 'monthlyCap') return won(Number(value), locale);
	const units: Partial<Record<Setting, string>> = {
		quota: w.units,
		cooldownMonths: w.months,
		warrantyYears: w.years,
		specMemoryGb: 'GB',
		specSsdGb: 'GB',
		repairVisitDays: w.workdays,
		repairsPerYear: w.times,
		reopenDays: w.daysUnit,
		maxMonthsPerHousehold: w.months,
		maxActiveLines: w.lines
	};
	return `${value === '' ? '–' : value}${units[setting] ?? ''}`;
}

function tiersInWords(value: string, w: Words, locale: Locale): string {
	const tiers = Object.entries(JSON.parse(value) as Record<string, number>);
	return [1, 2, 3]
		.map((tier) => {
			const names = tiers.filter((one) => one[1] === tier);
			const list = names.map(([category]) => nameOf('category', category, locale)).join(', ');
			return list && `${w.tier(tier)} ${list}`;
		})
		.filter(Boolean)
		.join(' / ');
}
