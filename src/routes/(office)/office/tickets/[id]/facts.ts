/** What has become of a repair so far, and what the year gives for it, as lines of a record. */
import type { Fact } from '$lib/ui/Facts.svelte';
import type { Limits, TicketRecord, TicketWords } from '$lib/server/reports/ticket.ts';
import type { Locale } from '$lib/words/locale.ts';
import type { ticket } from '$lib/words/repair.ts';
import { nameOf } from '$lib/words/states.ts';
import { momentIn } from '$lib/words/when.ts';

type Words = (typeof ticket)['ko'];
type Person = Omit<TicketWords, 'householdId'> | null;

/** The steps that were taken; words of persons only where `person` is open. */
export function progressFacts(
	record: TicketRecord,
	person: Person,
	w: Words,
	tongue: Locale
): Fact[] {
	const { row } = record;
	const hidden = (text: string | null | undefined) => (person ? text || w.partsNone : w.hidden);
	return [
		{ term: w.due, text: w.dueOf(row.dueOn) },
		...(row.pausedDays > 0 ? [{ term: w.pausedDays, text: w.days(row.pausedDays) }] : []),
		{ term: w.worker, text: record.worker ?? w.nobody },
		...(row.way ? [{ term: w.way, text: nameOf('repairWay', row.way, tongue) }] : []),
		...moment(w.startedAt, row.startedAt, tongue),
		...moment(w.pausedAt, row.pausedAt, tongue),
		...(row.pauseReason
			? [
					{ term: w.pauseReason, text: nameOf('pauseReason', row.pauseReason, tongue) },
					{ term: w.pauseNote, text: hidden(person?.pauseNote) }
				]
			: []),
		...moment(w.completedAt, row.completedAt, tongue),
		...(row.completedAt ? [{ term: w.work, text: hidden(person?.work) }] : []),
		...partFacts(record, person, w),
		...moment(w.partsApproved, row.partsApprovedAt, tongue),
		...(row.completedAt && (row.substitute || row.signatureHash)
			? [{ term: w.recipientName, text: hidden(person?.recipientName) }]
			: []),
		...(row.substitute
			? [
					{
						term: w.substitute,
						text: nameOf('substitute', row.substitute, tongue),
						...(person ? { note: person.substituteReason } : {})
					}
				]
			: []),
		...moment(w.unrepairableAt, row.unrepairableAt, tongue),
		...(row.unrepairableReason
			? [
					{
						term: w.unrepairableReason,
						text: nameOf('giveUpReason', row.unrepairableReason, tongue)
					},
					{ term: w.unrepairableNote, text: hidden(person?.unrepairableNote) },
					{ term: w.outcome, text: nameOf('repairOutcome', row.outcome, tongue) }
				]
			: []),
		...moment(w.cancelledAt, row.cancelledAt, tongue),
		...(row.cancelledAt
			? [{ term: w.cancelReason, text: whyCancelled(record, person, w, tongue) }]
			: []),
		...(row.reopenCount > 0
			? [
					{
						term: w.reopenedAt,
						text: momentIn(row.reopenedAt, tongue),
						note: w.reopenOf(row.reopenCount)
					},
					{ term: w.reopenNote, text: hidden(person?.reopenNote) }
				]
			: []),
		...record.earlier.map(({ completedAt }, i) => ({
			term: `${w.earlier} ${i + 1}`,
			text: momentIn(completedAt, tongue)
		}))
	];
}

function moment(term: string, at: string | null, tongue: Locale): Fact[] {
	return at === null ? [] : [{ term, text: momentIn(at, tongue) }];
}

function partFacts({ row }: TicketRecord, person: Person, w: Words): Fact[] {
	if (row.partsCost === 0 && !person?.parts.length) return [];
	const names = person?.parts.map(({ name, cost }) => `${name} ${w.won(cost)}`).join(', ');
	return [{ term: w.parts, text: w.won(row.partsCost), ...(names ? { note: names } : {}) }];
}

/** A code where a rule cancelled it, words where a person did. */
function whyCancelled(
	{ cancelCode }: TicketRecord,
	person: Person,
	w: Words,
	tongue: Locale
): string {
	if (cancelCode === null) return person?.cancelReason ?? w.hidden;
	const nouns = ['ticketEnd', 'withdrawReason', 'household'] as const;
	const found = nouns.map((noun) => nameOf(noun, cancelCode, tongue));
	return found.find((name) => name !== cancelCode) ?? cancelCode;
}

/** What the year gives a household, and what is used of it; `ours` for a unit that we gave. */
export function limitFacts(limits: Limits, ours: boolean, w: Words): Fact[] {
	const used = limits.others + limits.cost;
	const warranty = limits.warrantyUntil;
	const parts = {
		term: w.partsLimit,
		text: w.partsOf(used, limits.partsLimit),
		...(used > limits.partsLimit ? { note: w.partsAbove } : {})
	};
	return [
		...(ours
			? [
					{
						term: w.warranty,
						text: warranty ? w.warrantyUntil(warranty) : w.warrantyNone,
						...(limits.covered ? { note: w.covered } : {})
					}
				]
			: [{ term: w.repairsOwn, text: w.repairsOf(limits.repairs, limits.repairsLimit) }]),
		...(limits.covered ? [] : [limits.withoutParts ? { ...parts, note: w.withoutParts } : parts])
	];
}
