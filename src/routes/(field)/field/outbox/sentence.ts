/** What an action says in a sentence, from its input and the rows it names. */
import type { ActionName, Input } from '$lib/domain/actions.ts';
import { maskName } from '$lib/domain/mask.ts';
import { normalSerial } from '$lib/domain/pc.ts';
import type { fieldOutbox } from '$lib/words/field-outbox.ts';
import type { Locale } from '$lib/words/locale.ts';
import { nameOf } from '$lib/words/states.ts';

export interface Entry {
	action: { id: string; name: string; at: string; input: unknown };
	state: 'waiting' | 'accepted' | 'exception' | 'refused' | 'quarantined';
	code: string | null;
	params: Record<string, string | number | null>;
	answeredAt: string | null;
	seenAt?: string | null;
}

/** The rows that an action's input names; an id is empty where there is none. */
export function subjects(entry: Entry): {
	householdId: string;
	visitId: string;
	assignmentId: string;
	pcId: string;
	serial: string;
} {
	const input = entry.action.input as Record<string, string | null | undefined>;
	return {
		householdId: input.householdId ?? '',
		visitId: input.visitId ?? '',
		assignmentId: input.assignmentId ?? '',
		pcId: input.pcId ?? '',
		serial: normalSerial(input.serial ?? '')
	};
}

/** True for an answer that somebody has to look at and has not yet put aside. */
export function needsLook(entry: Entry): boolean {
	return !['waiting', 'accepted'].includes(entry.state) && !entry.seenAt;
}

/**
 * '김*자 님에게 LP-2021-057 설치'. `name` and `tag` are empty where the tablet does not hold
 * the row (any more).
 */
export function sentenceOf(
	entry: Entry,
	known: { name: string; tag: string },
	w: (typeof fieldOutbox)['ko'],
	locale: Locale
): string {
	const name = known.name === '' ? w.someone : maskName(known.name);
	const tag = known.tag || subjects(entry).serial || w.aUnit;
	const input = <N extends ActionName>(_: N) => entry.action.input as Input<N>;
	switch (entry.action.name) {
		case 'handOver':
			return w.sentences.handOver(name, tag);
		case 'failVisit':
			return w.sentences.failVisit(name, nameOf('failReason', input('failVisit').reason, locale));
		case 'registerHousehold':
			return w.sentences.registerHousehold(maskName(input('registerHousehold').name));
		case 'assign':
			return w.sentences.assign(name, tag);
		case 'scheduleVisit':
			return w.sentences.scheduleVisit(name, input('scheduleVisit').scheduledOn);
		default:
			return w.sentences.other(nameOf('action', entry.action.name, locale));
	}
}
