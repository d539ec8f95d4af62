/** A receipt row as the paper that is signed: every line in words, the same at the office and on a tablet. */
import type { About } from '../domain/edition.ts';
import { dayOf } from '../domain/month.ts';
import type { Rows } from '../domain/tables.ts';
import { dateName } from './day.ts';
import { delivery } from './delivery.ts';
import type { Locale } from './locale.ts';
import { receipt as area } from './receipt.ts';
import { nameOf } from './states.ts';
import { momentIn } from './when.ts';

export type Standing = keyof (typeof area)['ko']['standing'];

/** '2021-7K3QF9B2' from the id of a document's first version: made offline, alike everywhere. */
export function numberOf(rootId: string, fiscalYear: string): string {
	const tail = rootId.replace(/[^0-9A-Za-z]/g, '').toUpperCase();
	return `${fiscalYear}-${tail.slice(-8).padStart(8, '0')}`;
}

/** A row that was corrected or lost a dispute counts for nothing and stays readable. */
export function standingOf(row: Pick<Rows['receipt'], 'replacedById' | 'voidedAt'>): Standing {
	if (row.voidedAt !== null) return 'VOID';
	return row.replacedById === null ? 'VALID' : 'REPLACED';
}

/** The lines of the paper in their order. */
export function paperOf(row: Rows['receipt'], about: About, tongue: Locale) {
	const w = area[tongue];
	const number = numberOf(about.rootId, row.fiscalYear);
	const standing = standingOf(row);
	return {
		programme: w.programme,
		title: w.title,
		number: `${w.number} ${w.numberOf(number, row.edition)}`,
		mark: { VALID: null, REPLACED: w.replacedMark, VOID: w.voidMark }[standing],
		correction:
			about.corrects === null
				? null
				: w.correctionOf(about.corrects, about.masked ? w.hidden : row.correctionReason),
		head: [
			{ term: w.number, text: w.numberOf(number, row.edition) },
			{ term: w.receiptNo, text: about.receiptNo },
			{ term: w.installedAt, text: momentIn(row.deliveredAt, tongue) },
			{ term: w.year, text: w.yearOf(row.fiscalYear) }
		],
		household: householdLines(row, about, tongue),
		items: itemLines(row, about, tongue),
		checks: checkLines(row, tongue),
		rest: restLines(row, about, tongue),
		date: dateName(dayOf(row.deliveredAt), tongue),
		recipient: row.recipientName,
		worker: about.worker,
		substitute: row.substitute
			? w.substituteOf(
					nameOf('substitute', row.substitute, tongue),
					about.masked ? w.hidden : row.substituteReason
				)
			: null
	};
}
export type ReceiptPaper = ReturnType<typeof paperOf>;

function householdLines(row: Rows['receipt'], about: About, tongue: Locale) {
	const w = area[tongue];
	return [
		{ term: w.name, text: about.name },
		{ term: w.phone, text: about.phone },
		{ term: w.recipient, text: row.recipientName },
		{ term: w.relation, text: nameOf('relation', row.recipientRelation, tongue) },
		{ term: w.address, text: row.address, wide: true }
	];
}

function itemLines(row: Rows['receipt'], about: About, tongue: Locale) {
	const w = area[tongue];
	const gb = (size: number | null) => (size === null ? '–' : `${size}GB`);
	const known = row.tag !== '';
	const numbers = [known && w.tagOf(row.tag), w.serialOf(row.serial)].filter(Boolean).join(' · ');
	if (!known) return [{ item: w.unit, spec: w.unknownUnit, remark: numbers }];
	return [
		{ item: w.unit, spec: row.model, remark: numbers },
		{ item: w.memory, spec: gb(row.memoryGb), remark: '' },
		{ item: w.ssd, spec: `SSD ${gb(row.ssdGb)}`, remark: '' },
		{ item: w.monitor, spec: row.monitor, remark: '' },
		{ item: w.extras, spec: about.extras, remark: w.extrasPresent },
		{ item: w.os, spec: row.os, remark: w.licensed },
		{ item: w.office, spec: row.office, remark: w.licensed }
	].filter((line) => line.spec !== '');
}

const CHECKS = [
	'bootCheckedAt',
	'licenceCheckedAt',
	'officeCheckedAt',
	'internetCheckedAt'
] as const;

function checkLines(row: Rows['receipt'], tongue: Locale) {
	const w = area[tongue];
	return CHECKS.map((check) => ({
		label: delivery[tongue][check],
		done: row[check] !== null,
		text: row[check] === null ? w.unchecked : w.checked
	}));
}

function restLines(row: Rows['receipt'], about: About, tongue: Locale) {
	const w = area[tongue];
	const reason = nameOf('swapReason', row.swapReason, tongue);
	const until = dateName(row.warrantyUntil, tongue);
	const note = about.masked && row.note !== '' ? w.hidden : row.note;
	return [
		{
			term: w.warranty,
			text: w.warrantyOf(dateName(dayOf(row.deliveredAt), tongue), until),
			small: w.warrantyText
		},
		{ term: w.swap, text: row.swapReason ? w.swapOf(about.replacedTag ?? '–', reason) : w.none },
		{ term: w.note, text: note || w.none }
	];
}
