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

/** Who comes when; a time that is not fixed is null. */
export function slotIn(read: Read) {
	return {
		workerId: read('workerId'),
		scheduledOn: read('scheduledOn'),
		scheduledAt: read('scheduledAt') || null
	};
}
