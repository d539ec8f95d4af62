/** The days off that the office noted beside the public holidays, as far as this tablet knows them. */
import { tablet } from '$lib/client/tablet.svelte.ts';
import type { Extra } from '$lib/domain/workday.ts';
import { clock } from './clock.svelte.ts';
import { offIn } from './repairs/standing.ts';

/** Live; call it while a component is set up. */
export function daysOff(): { readonly days: Extra } {
	const year = $derived(Number(clock.today.slice(0, 4)));
	const rows = $derived(
		[year - 1, year, year + 1].flatMap(
			(one) => tablet.rows('holiday', 'year', String(one)).current ?? []
		)
	);
	const days = $derived(offIn(rows));
	return {
		get days() {
			return days;
		}
	};
}
