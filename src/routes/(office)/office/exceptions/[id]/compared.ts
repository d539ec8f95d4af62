/** The lines in which records are compared, in words. */
import type { Evidence } from '$lib/server/reports/decisions.ts';
import type { Check, DeliveryRecord, Recipient } from '$lib/server/reports/delivery.ts';
import { decisions } from '$lib/words/decision.ts';
import { delivery } from '$lib/words/delivery.ts';
import { deliveries } from '$lib/words/desk.ts';
import { locale, words } from '$lib/words/locale.ts';
import { unmask } from '$lib/words/privacy.ts';
import { nameOf } from '$lib/words/states.ts';
import { momentIn } from '$lib/words/when.ts';

export interface Compared {
	label: string;
	/** one for each record, in their order */
	values: string[];
	differs: boolean;
}

interface Line {
	label: string;
	of: (one: DeliveryRecord) => string;
	/** what makes two records differ in it, where that is not all it says */
	by?: (one: DeliveryRecord) => unknown;
}

const CHECKS: readonly Check[] = [
	'bootCheckedAt',
	'licenceCheckedAt',
	'officeCheckedAt',
	'internetCheckedAt'
];

/**
 * Every line with what each record says in it. `people` says by receipt what is masked else, null
 * until a reason was given; which of the two stands is a line of its own once `decided`.
 */
export function comparedIn(
	records: readonly DeliveryRecord[],
	evidence: Record<string, Evidence>,
	people: Record<string, Recipient> | null,
	decided: boolean
): Compared[] {
	const { force, stands, voided } = words(decisions);
	const lines = [
		...unitLines(),
		...homeLines(people),
		...workLines(evidence),
		...checkLines(),
		noteLine(people)
	];
	if (decided)
		lines.push({ label: force, of: ({ id }) => (evidence[id]?.voidedAt ? voided : stands) });
	return lines.map(({ label, of, by = of }) => ({
		label,
		values: records.map(of),
		differs: new Set(records.map(by)).size > 1
	}));
}

function unitLines(): Line[] {
	const d = words(delivery);
	const list = words(deliveries);
	const swap = ({ replacedTag, swapReason }: DeliveryRecord) =>
		replacedTag
			? d.swapOf(replacedTag, nameOf('swapReason', swapReason, locale()))
			: words(decisions).noSwap;
	return [
		{ label: list.standingLabel, of: (one) => list.standing[one.standing] },
		{ label: d.tag, of: (one) => one.pc?.tag ?? list.unknownUnit },
		{ label: d.serial, of: (one) => one.serial },
		{ label: d.swap, of: swap }
	];
}

function homeLines(people: Record<string, Recipient> | null): Line[] {
	const d = words(delivery);
	const recipient = ({ id, recipientName, recipientRelation }: DeliveryRecord) =>
		d.recipientOf(
			people?.[id]?.recipientName ?? recipientName,
			nameOf('relation', recipientRelation, locale())
		);
	return [
		{ label: d.receiptNo, of: (one) => one.household.receiptNo },
		{ label: d.address, of: (one) => people?.[one.id]?.address ?? one.address },
		{ label: d.recipient, of: recipient }
	];
}

function workLines(evidence: Record<string, Evidence>): Line[] {
	const d = words(delivery);
	const received = ({ receivedAt }: DeliveryRecord) =>
		receivedAt ? momentIn(receivedAt, locale()) : d.notReceived;
	return [
		{ label: d.worker, of: (one) => one.worker },
		{ label: words(decisions).device, of: (one) => evidence[one.id]?.device ?? '–' },
		{ label: d.installedAt, of: (one) => momentIn(one.deliveredAt, locale()) },
		{ label: d.receivedAt, of: received }
	];
}

/** Two checks never fall on one second: they differ where only one was made. */
function checkLines(): Line[] {
	const d = words(delivery);
	return CHECKS.map((check) => ({
		label: d[check],
		of: ({ checks }) => (checks[check] ? d.checked(checks[check]) : d.unchecked),
		by: ({ checks }) => checks[check] !== null
	}));
}

function noteLine(people: Record<string, Recipient> | null): Line {
	const of = ({ id, hasNote }: DeliveryRecord) =>
		hasNote ? (people?.[id]?.note ?? words(decisions).hidden) : words(unmask).noNote;
	return { label: words(delivery).note, of };
}
