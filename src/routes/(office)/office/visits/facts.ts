/** What the pages of an assignment and of a visit say in the same way. */
import type { Fact } from '$lib/ui/Facts.svelte';
import type { VisitRecord } from '$lib/server/reports/promise.ts';
import { household } from '$lib/words/case.ts';
import { words } from '$lib/words/locale.ts';
import type { promise } from '$lib/words/promise.ts';

/** Whose it is; `person` is shown instead of what is masked. */
export function homeFacts(
	home: VisitRecord['household'],
	person?: { name: string; address: string } | null
): Fact[] {
	const w = words(household);
	return [
		{ term: w.receiptNo, text: home.receiptNo, href: `/office/households/${home.id}` },
		{ term: w.name, text: person?.name ?? home.name },
		{ term: w.address, text: person?.address ?? home.address },
		{ term: w.dong, text: home.adminDong }
	];
}

/** The unit that was promised. */
export function unitFact(
	unit: VisitRecord['unit'],
	w: Pick<(typeof promise)['ko'], 'unit' | 'noUnit'>
): Fact {
	if (unit === null) return { term: w.unit, text: w.noUnit };
	return { term: w.unit, text: unit.tag, note: unit.model, href: `/office/pcs/${unit.id}` };
}
