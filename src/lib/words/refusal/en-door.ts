/** English: assignments, visits and the field, decisions */
import { nameOf } from '../states.ts';
import { dayIn, given, say, when, type Table } from './say.ts';

export const enDoor = {
	MALFORMED: (p) => ({
		what: 'This entry could not be read.',
		why:
			given(p.field, (f) => `Please check: ${nameOf('field', f, 'en')}.`) ||
			'Something is missing or has another form.',
		next: 'Check the marked field and save again.'
	}),
	RRN_FOUND: say(
		'Not saved.',
		'It holds what looks like a resident registration number. Ieum never stores those.',
		'Remove the number and save again.'
	),
	ROLE: say('Not done.', 'This account may not do that.', 'Ask a colleague who may.'),
	UNKNOWN_ACTION: say(
		'Not applied.',
		'The app on this device and the server differ in version.',
		'Update the app and try again. What you entered is kept.'
	),
	UNKNOWN_HOUSEHOLD: say(
		'Household not found.',
		'It is not on record, or outside your area.',
		'Check the receipt number or ask the office.'
	),
	UNKNOWN_PC: say(
		'PC not found.',
		'It is not in the register.',
		'Check the tag or ask the office.'
	),
	UNKNOWN_ASSIGNMENT: say(
		'Assignment not found.',
		'It is not on record, or outside your area.',
		'Ask the office.'
	),
	UNKNOWN_VISIT: say(
		'Visit not found.',
		'It is not on record, or was moved to somebody else.',
		'Ask the office.'
	),
	UNKNOWN_YEAR: (p) => ({
		what: 'Not done.',
		why: `There are no settings for the year ${p.year ?? ''}.`,
		next: 'Ask an administrator for the settings of the year.'
	}),
	UNKNOWN_WORKER: say(
		'Visit not planned.',
		'The worker is unknown or no longer active.',
		'Choose another worker.'
	),
	UNKNOWN_EXCEPTION: say('Nothing to decide.', 'The list has changed.', 'Open the list again.'),
	UNKNOWN_SERIAL: (p) => ({
		what: 'Handed over with a serial that is not on record.',
		why: `Serial ${p.serial ?? ''} is not in the register.`,
		next: 'Check the serial on the machine and take it into stock.'
	}),
	ALREADY_REGISTERED: (p) => ({
		what: 'Not registered.',
		why: `It is on record already${given(p.receiptNo ?? p.tag, (t) => ` (${t})`)}.`,
		next: 'Find the existing record.'
	}),
	DUPLICATE_SERIAL: (p) => ({
		what: 'Not taken into stock.',
		why: `${p.tag ?? ''} has the same serial.`,
		next: 'Check the serial.'
	}),
	DUPLICATE_TAG: (p) => ({
		what: 'Not taken into stock.',
		why: `The tag ${p.tag ?? ''} is in use.`,
		next: 'Use another tag.'
	}),
	BELOW_SPEC: (p) => ({
		what: 'Not taken into stock.',
		why: `This year asks for ${p.memoryGb ?? ''} GB memory and ${p.ssdGb ?? ''} GB SSD.`,
		next: 'Change the parts and register it again.'
	}),
	NOT_WIPED: (p) => ({
		what: 'Not taken into stock.',
		why: `${p.tag ?? ''} has no record of data wipe and inspection, or their dates are out of order.`,
		next: 'Record arrival, wipe and inspection in that order.'
	}),
	NOT_READY: (p) => ({
		what: 'A unit was installed before the workshop had released it.',
		why: `${p.tag ?? ''} was at that time: ${nameOf('pc', p.state, 'en')}. The record from the field is kept.`,
		next: 'Check its records of wipe and inspection.'
	}),
	PC_NOT_IN_STOCK: (p) => ({
		what: 'Not assigned.',
		why: `${p.tag ?? ''} is now: ${nameOf('pc', p.state, 'en')}.`,
		next: 'Choose another PC in stock.'
	}),
	PC_TAKEN: (p) => ({
		what: 'Not assigned.',
		why: `${p.tag ?? ''} was given to another household first${given(p.receiptNo, (r) => ` (receipt ${r})`)}${given(p.at, (at) => ` · ${when(at, 'en')}`)}.`,
		next: 'Choose another PC in stock.'
	}),
	HOUSEHOLD_CLOSED: (p) => ({
		what: 'Needs a look.',
		why: `The household ${given(p.receiptNo, (r) => `(receipt ${r}) `)}is: ${nameOf('household', p.state, 'en')}.`,
		next: 'Check the household. The record from the field is kept.'
	}),
	HOUSEHOLD_HAS_ONE: (p) => ({
		what: 'Not assigned.',
		why: `This household has an assignment already${given(p.at, (at) => ` · ${when(at, 'en')}`)}. One unit a household.`,
		next: 'Check the existing assignment.'
	}),
	RECENT_AWARD: (p) => ({
		what: 'Too early for another unit.',
		why: `Less than ${p.months ?? 24} months have passed since the last one${given(p.until, (day) => ` (until ${dayIn('en', day)})`)}. Awards elsewhere count too.`,
		next: 'Tell them that they may receive one from the day after.'
	}),
	QUOTA_FULL: (p) => ({
		what: 'Not assigned.',
		why: `All ${p.quota ?? ''} places of ${p.year ?? ''} are taken.`,
		next: 'Wait for a released place, or ask for another quota.'
	}),
	ABOVE_QUOTA: say(
		'Above the quota: needs a decision.',
		'The unit was installed when no place was left. The record and its signature are kept.',
		'An administrator approves it above the quota or recalls it.'
	),
	SAME_UNIT: (p) => ({
		what: 'The same PC was recorded at two households.',
		why: `${p.tag ?? ''} was handed over to another household first. The record from the field is kept.`,
		next: 'Check the photo of the serial or scan it again. An administrator decides.'
	}),
	SAME_HOUSEHOLD: (p) => ({
		what: 'Two hand-overs at one household.',
		why: `The household ${given(p.receiptNo, (r) => `(receipt ${r}) `)}has another hand-over. It counts once.`,
		next: 'An administrator compares the two records.'
	}),
	ASSIGNMENT_RELEASED: say(
		'Installed on a released assignment.',
		'The assignment had been released before. The record from the field is kept.',
		'An administrator decides.'
	),
	UNIT_TAKEN: (p) => ({
		what: 'Swapped for a unit of another household.',
		why: `${p.tag ?? ''} had been assigned to another household.`,
		next: 'Assign another PC to that household.'
	}),
	SERIAL_MISMATCH: (p) => ({
		what: 'Not the assigned PC. Record it as a swap?',
		why: `Assigned is ${p.tag ?? ''} (serial ${p.expected ?? ''}); read was ${p.read ?? ''}.`,
		next: 'Check the serial, or choose why it was swapped.'
	}),
	SIGNATURE_NEEDED: say(
		'No signature yet.',
		'A hand-over ends with a signature, or with the reason why there is none.',
		'Sign, or choose “Signing is difficult”.'
	),
	ALREADY_DELIVERED: (p) => ({
		what: 'Not changed.',
		why: `It has been delivered${given(p.at, (at) => ` · ${when(at, 'en')}`)}.`,
		next: 'Look at the receipt.'
	}),
	ASSIGNMENT_CLOSED: (p) => ({
		what: 'Not done.',
		why: `The assignment is released or in dispute${given(p.at, (at) => ` · ${when(at, 'en')}`)}.`,
		next: 'Check the assignment.'
	}),
	VISIT_PLANNED: (p) => ({
		what: 'Visit not planned.',
		why: `There is a planned visit already${given(p.on, (on) => ` · ${dayIn('en', on)}`)}.`,
		next: 'Look at that visit first.'
	}),
	VISIT_CLOSED: (p) => ({
		what: 'The visit had an outcome already.',
		why: `The visit is: ${nameOf('visit', p.state, 'en')}. The new record is kept.`,
		next: 'An administrator compares the two records.'
	}),
	VISIT_MOVED: (p) => ({
		what: 'The visit was moved to another day meanwhile.',
		why: `It stands on the day that the office chose${given(p.on, (on) => ` · ${dayIn('en', on)}`)}. The new record is kept beside it.`,
		next: 'An administrator checks whether that day is still right.'
	}),
	WORKER_OUT_OF_AREA: (p) => ({
		what: 'Visit not planned.',
		why: `The worker does not serve ${p.adminDong ?? ''}.`,
		next: 'Choose a worker of that dong.'
	}),
	ABSENT_THREE_TIMES: say(
		'Third absence.',
		'Nobody was met at three visits.',
		'Phone them to agree on a day.'
	),
	HOUSEHOLD_MOVED: say(
		'Found to have moved.',
		'They no longer live there.',
		'Check the date and change the household’s state.'
	),
	HOUSEHOLD_DECEASED: say(
		'Found to be deceased.',
		'It was learnt at the visit.',
		'Check it and change the household’s state. No messages go to that number.'
	),
	OWN_RECORD: say(
		'Not approved.',
		'Nobody approves what they recorded themselves.',
		'Ask a colleague to decide.'
	),
	ALREADY_DECIDED: (p) => ({
		what: 'Not decided.',
		why: `It was decided before: ${nameOf('decision', p.decision, 'en')}${given(p.at, (at) => ` · ${when(at, 'en')}`)}.`,
		next: 'Look at that decision.'
	}),
	WRONG_DECISION: say(
		'Not decided.',
		'That decision does not fit this item.',
		'Choose one of those listed.'
	),
	ACCOUNT_DISABLED: say(
		'Kept apart at the office.',
		'It came from an account that had been closed.',
		'An administrator will look at it.'
	),
	BUG: say(
		'Kept apart at the office.',
		'The server met an unexpected error. What you entered is kept.',
		'Somebody will look at it. You need not enter it again.'
	)
} satisfies Partial<Table>;
