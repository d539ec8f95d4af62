/** English: repairs, working days */
import { nameOf } from '../states.ts';
import { dayIn, given, say, when, type Table } from './say.ts';

const won = (value: unknown) => `₩${Number(value ?? 0).toLocaleString('en-US')}`;
const no = (value: unknown) => given(value, (text) => ` (${text})`);
const state = (value: unknown) => nameOf('ticket', value, 'en');

export const enRepair = {
	UNKNOWN_TICKET: say(
		'Repair not found.',
		'It is not on record, or not in your dongs.',
		'Check the repair number or ask the office.'
	),
	TICKET_OPEN: (p) => ({
		what: 'Not opened again.',
		why: `A repair of the same PC is under way${no(p.ticketNo)}${given(p.at, (at) => ` · received ${when(at, 'en')}`)}.`,
		next: 'Open that one and go on there.'
	}),
	TICKET_STATE: (p) => ({
		what: 'Not done.',
		why: `The repair${no(p.ticketNo)} is ${state(p.state)}, so this cannot be done now.`,
		next: 'Look at where the repair stands.'
	}),
	TICKET_CLOSED: (p) => ({
		what: 'Recorded for a repair that was over.',
		why: `The repair${no(p.ticketNo)} is ${state(p.state)}.`,
		next: 'Compare the records and see which of them is right.'
	}),
	TICKET_STARTED: (p) => ({
		what: 'Not cancelled.',
		why: `The repair${no(p.ticketNo)} has begun${given(p.at, (at) => ` · ${when(at, 'en')}`)}.`,
		next: 'Finish it, or say that it cannot be repaired.'
	}),
	NOT_YOUR_TICKET: (p) => ({
		what: 'No visit planned.',
		why: `The repair is somebody else's, or the visit is${no(p.ticketNo)}.`,
		next: 'Ask the office to give it to another worker.'
	}),
	NOT_THEIR_PC: (p) => ({
		what: 'Not opened.',
		why: `${p.tag ?? 'The unit'} is not with this household now.`,
		next: 'Check the asset tag, or open it for a PC of their own.'
	}),
	REPAIRS_USED_UP: (p) => ({
		what: 'Not opened.',
		why: `The year ${p.year ?? ''} gives ${p.limit ?? ''} repair(s) of a household's own PC, and they are used up.`,
		next: 'Tell them that they can ask again next year.'
	}),
	PARTS_ABOVE_LIMIT: (p) => ({
		what: 'Parts above the limit.',
		why: `A household may have parts for ${won(p.limit)} a year; ${won(p.used)} are used and this repair costs ${won(p.cost)}.`,
		next: 'An approver decides who did not record it.'
	}),
	LAPTOP_PARTS: say(
		'There are no parts for laptops.',
		'They differ from model to model and often cannot be found, so the programme leaves them out. We gladly check the laptop and repair its software.',
		'Open it for what can be done without parts, or name the maker’s service centre.'
	),
	UNLICENSED_SOFTWARE: say(
		'Nothing without a licence is installed.',
		'This keeps the law and keeps malware away. Licensed programs that are free are installed gladly.',
		'Ask what they want to do, and offer a free program for it.'
	),
	REOPEN_TOO_LATE: (p) => ({
		what: 'Not reopened.',
		why: `The days for reopening are over${given(p.until, (day) => ` · until ${dayIn('en', day)}`)}.`,
		next: 'Open a new repair.'
	}),
	WRONG_OUTCOME: (p) => ({
		what: 'What follows does not fit.',
		why: `${nameOf('repairOutcome', p.outcome, 'en')}: a swap is for units of ours, an application for a PC of their own.`,
		next: 'Choose another outcome, or let the office look at it.'
	}),
	ALREADY_ASKED: (p) => ({
		what: 'Asked for already.',
		why: `Another day was asked for before${given(p.at, (at) => ` · ${when(at, 'en')}`)}.`,
		next: 'Somebody will get in touch.'
	}),
	NO_WORKDAY: (p) => ({
		what: 'Not noted.',
		why: `${dayIn('en', p.day)} is a day off already${no(p.name)}.`,
		next: 'Check the date.'
	}),
	UNKNOWN_HOLIDAY: (p) => ({
		what: 'Not taken back.',
		why: `${dayIn('en', p.day)} is no day off that the office noted.`,
		next: 'Open the list again.'
	})
} satisfies Partial<Table>;
