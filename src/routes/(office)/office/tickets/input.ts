/** What the forms of a repair ask for, as their actions' inputs. */
import type { Input } from '$lib/domain/actions.ts';
import type { Read } from '../submit.ts';

type Completion = Input<'completeRepair'>;
type Parts = NonNullable<Completion['parts']>;

/**
 * Parts as they were typed, one a line, the price last: 'SSD 240GB 35,000원'. A line without a price
 * costs nothing; null where a line names no part.
 */
export function partsIn(typed: string): Parts | null {
	const lines = typed
		.split('\n')
		.map((line) => line.trim())
		.filter((line) => line !== '');
	const parts = lines.map((line) => {
		const found = /^(?<name>.*\S)\s+(?<cost>\d{1,3}(?:,\d{3})+|\d{1,9})\s*원?$/.exec(line);
		if (!found?.groups) return { name: line, cost: 0 };
		const { name = '', cost = '' } = found.groups;
		return { name, cost: Number(cost.replaceAll(',', '')) };
	});
	return parts.some(({ name }) => /^[\d,]+\s*원?$/.test(name)) ? null : parts;
}

/** A completion from its form; what was signed on paper is said by its substitute. */
export function completionIn(read: Read, ticketId: string): Completion {
	return {
		// What was ordered may be hidden from whoever fills this in: left empty, it stays.
		...{
			ticketId,
			work: read('work'),
			parts: read('parts').trim() ? partsIn(read('parts')) : null
		},
		...{ signatureHash: null, photoHash: null },
		substitute: (read('substitute') || null) as Completion['substitute'],
		substituteReason: read('substituteReason'),
		recipientName: read('recipientName')
	};
}

/** Parts that cannot be read are turned back, not left out. */
export const unread = (read: Read): string[] => (partsIn(read('parts')) ? [] : ['parts']);

/**
 * Fields that a completion misses. It has happened and is never refused once it is sent, so what can
 * still be put right is asked for before: what was done and, unless from afar, who says so and why
 * without a signature. Whoever confirms or signs for somebody has a name.
 */
export function missing(read: Read, way: string | null): string[] {
	const instead = read('substitute') !== '';
	return [
		...(read('work') === '' ? ['work'] : []),
		...unread(read),
		...(!instead && way !== 'REMOTE' ? ['substitute'] : []),
		...(instead && read('recipientName').trim() === '' ? ['recipientName'] : []),
		...(instead && read('substituteReason').trim() === '' ? ['substituteReason'] : [])
	];
}

/** The reason in `field` that says nothing by itself asks for a note. */
export const noteMissing =
	(field: string) =>
	(read: Read): string[] =>
		read(field) === 'OTHER' && read('note') === '' ? ['note'] : [];

/** What does not work again is said. */
export const wordsMissing = (read: Read): string[] => (read('words') === '' ? ['words'] : []);

/** Who comes when; a time that is not fixed is null. */
export function slotIn(read: Read) {
	return {
		workerId: read('workerId'),
		scheduledOn: read('scheduledOn'),
		scheduledAt: read('scheduledAt') || null
	};
}
