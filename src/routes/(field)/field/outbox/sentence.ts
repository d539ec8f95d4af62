/** What an action says in a sentence, from its input and the rows it names. */
import type { ActionName, Input } from '$lib/domain/actions.ts';
import { maskName } from '$lib/domain/mask.ts';
import { normalSerial } from '$lib/domain/pc.ts';
import { fieldFee } from '$lib/words/field-fee.ts';
import type { fieldOutbox } from '$lib/words/field-outbox.ts';
import { fieldRepair } from '$lib/words/field-repair.ts';
import type { Locale } from '$lib/words/locale.ts';
import { nameOf, type Noun } from '$lib/words/states.ts';

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
	ticketId: string;
	repairVisitId: string;
	enrollmentId: string;
	assignmentId: string;
	pcId: string;
	serial: string;
} {
	const input = entry.action.input as Record<string, string | null | undefined>;
	return {
		householdId: input.householdId ?? '',
		visitId: input.visitId ?? '',
		ticketId: input.ticketId ?? '',
		repairVisitId: input.repairVisitId ?? '',
		enrollmentId: input.enrollmentId ?? '',
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
		case 'wishInternet':
			return fieldFee[locale].sentences.wishInternet(name);
		case 'noteLineOpened': {
			const { lineOpenedOn } = input('noteLineOpened');
			return fieldFee[locale].sentences.noteLineOpened(name, lineOpenedOn);
		}
		case 'scheduleVisit':
			return w.sentences.scheduleVisit(name, input('scheduleVisit').scheduledOn);
		default:
			return (
				repairSentence(entry, name, locale) ??
				w.sentences.other(nameOf('action', entry.action.name, locale))
			);
	}
}

/** The sentence of something about a repair; undefined for anything else. */
function repairSentence(entry: Entry, name: string, locale: Locale): string | undefined {
	const w = fieldRepair[locale].sentences;
	const input = entry.action.input as Record<string, string>;
	const named = (noun: Noun, column: string) => nameOf(noun, input[column], locale);
	switch (entry.action.name) {
		case 'openTicket':
			return w.openTicket(name, named('symptom', 'symptom'));
		case 'planRepair':
			return w.planRepair(name, input.scheduledOn ?? '');
		case 'moveRepair':
			return w.planRepair(name, input.scheduledOn ?? '');
		case 'departRepair':
			return w.departRepair(name);
		case 'failRepair':
			return w.failRepair(name, named('repairFail', 'reason'));
		case 'startRepair':
			return w.startRepair(name, named('repairWay', 'way'));
		case 'pauseRepair':
			return w.pauseRepair(name, named('pauseReason', 'reason'));
		case 'resumeRepair':
			return w.resumeRepair(name);
		case 'completeRepair':
			return w.completeRepair(name);
		case 'giveUpRepair':
			return w.giveUpRepair(name, named('giveUpReason', 'reason'));
		case 'reopenTicket':
			return w.reopenTicket(name);
		default:
			return undefined;
	}
}
