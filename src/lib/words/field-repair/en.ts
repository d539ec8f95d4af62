/** English: repairs on the tablet */
import { countOf, dayName } from '../day.ts';

export const en = {
	title: 'Repairs',
	take: 'Take a repair in',
	takeHint: 'Find the household whose PC is broken and press it.',
	loading: 'Loading the repairs.',
	empty: 'No repair is under way',
	emptyText: 'What the office hands you or you take in yourself stands here.',
	groups: {
		urgent: 'Overdue or due today',
		mine: 'My repairs',
		waiting: 'Waiting for parts or the household',
		free: 'Nobody’s yet',
		others: 'Of other workers',
		ended: 'Ended within 14 days'
	},
	items: (n: number) => countOf(n),
	own: 'their own PC',
	repair: 'Repair',
	due: {
		LATE: (days: number) => (days > 0 ? `${countOf(days)} working days late` : 'overdue'),
		TODAY: 'due today',
		SOON: (day: string) => `due ${dayName(day, 'en')}`,
		AHEAD: (day: string) => `due ${dayName(day, 'en')}`,
		PAUSED: 'promise paused'
	},
	ticket: {
		back: 'Repairs',
		missing: 'This repair is not on the tablet',
		missingText:
			'Your area changed, or it was merged into another record. What you entered here stands under “To send”.',
		toList: 'See the repairs',
		lateTitle: 'The promised day has passed',
		lateText: (day: string) => `A visit was promised by ${dayName(day, 'en')}.`,
		todayTitle: 'A visit was promised by today',
		pausedParts: 'Waiting for parts',
		pausedHousehold: 'Waiting for the household',
		pausedText: (day: string) => `The promise is paused since ${dayName(day, 'en')}.`,
		unsent: 'Saved on this tablet. It is sent as soon as there is a connection.',
		reopened: (n: number) => `reopened, no. ${n}`,
		about: 'What is wrong',
		symptom: 'Symptom',
		words: 'In their words',
		unit: 'PC',
		received: 'Received',
		receivedBy: (day: string, channel: string) => `${dayName(day, 'en')} · ${channel}`,
		due: 'Visit due',
		worker: 'Worker',
		nobody: 'nobody yet',
		warranty: 'Terms',
		warrantyUntil: (day: string) => `free until ${day}`,
		noWarranty: 'outside the free repair',
		ownLimits: 'Their own PC: a number of repairs and a limit for parts a year',
		photo: 'Photo of the fault',
		donePhoto: 'Photo after the repair',
		visits: 'Visits',
		visitOn: (day: string, time: string | null) =>
			[dayName(day, 'en'), time].filter(Boolean).join(' '),
		attempt: (n: number) => `visit no. ${n}`,
		way: 'Way',
		result: 'The repair',
		work: 'What was done',
		parts: 'Parts',
		noParts: 'no parts',
		cost: 'Cost of parts',
		recipient: 'Confirmed by',
		signature: 'Signature',
		signatureOf: (name: string) => `Signature of ${name}`,
		signatureAway: 'The signature is at the office, not on this tablet.',
		noSignature: 'Repaired from afar, without a signature.',
		givenUp: 'Why it was not repaired',
		outcome: 'What follows',
		cancelled: 'This repair was cancelled',
		earlier: 'Earlier repair',
		household: 'See the household',
		others: 'Other things'
	},
	act: {
		plan: 'Plan a visit',
		planAgain: 'Plan another visit',
		begin: 'Begin now',
		start: 'Begin the repair',
		otherWay: 'Begin from afar or in the workshop',
		depart: 'Set out',
		move: 'Change the visit',
		fail: 'Visit failed',
		wait: 'Wait',
		resume: 'Go on',
		done: 'Repaired',
		resumeDone: 'Go on recording',
		giveUp: 'Beyond repair',
		reopen: 'Broken again'
	},
	way: {
		title: 'How is it repaired?',
		text: 'A unit of ours that is brought in shows as “in repair”.',
		close: 'Close',
		legend: 'Way',
		notes: {
			VISIT: 'At their home.',
			REMOTE: 'By phone and remote access; nobody signs.',
			BROUGHT_IN: 'The PC is taken along.'
		},
		save: 'Begin',
		needed: 'No way is chosen. Choose one.'
	},
	open: {
		title: 'Take a repair in',
		back: 'Household',
		unit: 'The PC',
		ownNote: 'Eligibility, agreements and the year’s number of repairs are checked',
		unitNeeded: 'No PC is chosen. Choose one.',
		form: 'Kind of PC',
		symptom: 'Symptom',
		symptomNeeded: 'No symptom is chosen. Choose the nearest.',
		words: 'In their words',
		wordsHint: 'As they said it. No resident registration number, no password.',
		wordsNeeded: '“Other” needs words. Say what does not work.',
		photoHint: 'Of what is broken. No faces, no papers.',
		wish: 'They ask for',
		save: 'Take in',
		done: (no: string) => `Taken in, no. ${no}`,
		doneText: (day: string) => `A visit is promised by ${dayName(day, 'en')}.`,
		toTicket: 'Open the repair',
		toHousehold: 'See the household',
		again: 'Change and try again',
		noYear: 'The year’s settings have not arrived. Connect and open this again.'
	},
	plan: {
		title: 'Plan a repair visit',
		moveTitle: 'Change the repair visit',
		move: 'Change the visit',
		due: (day: string) => `A visit was promised by ${dayName(day, 'en')}.`,
		late: 'Later than promised. Tell the household first.',
		off: 'That is a day off. Make sure it is agreed with the household.',
		planned: (day: string) => `Repair visit planned for ${dayName(day, 'en')}`,
		toTicket: 'Open the repair',
		again: 'Choose another day'
	},
	fail: {
		title: 'Repair visit failed',
		effects: {
			ABSENT: 'The repair stays with you. Choose a day for the next visit.',
			ABSENT_THIRD: 'Nobody there for the third time. The office phones them.',
			REFUSED: 'The office phones them to make sure.',
			WRONG_ADDRESS: 'The next visit follows when the address is known.',
			MOVED: 'The office checks. The repair stays open until then.',
			DECEASED: 'The office checks. Do not phone.',
			OTHER: 'Say what happened.'
		}
	},
	wait: {
		title: 'Wait',
		text: 'The promise is paused while it waits.',
		reason: 'Waiting for what?',
		reasonNeeded: 'Nothing is chosen. Choose one.',
		notes: {
			PARTS: 'When they are here press “Go on” or plan a visit.',
			HOUSEHOLD: 'They are away or have to prepare something.'
		},
		order: 'Parts to order',
		orderHint: 'What is noted here stands there when the repair is done.',
		note: 'Note',
		noteHint: 'When and whom to call again.',
		save: 'Record that it waits'
	},
	parts: {
		heading: 'Parts used',
		name: 'Part',
		cost: 'Cost',
		won: 'won',
		add: 'Add a part',
		remove: (n: number) => `Remove part no. ${n}`,
		total: (sum: number) => `Parts in total: ${countOf(sum)} won`,
		none: 'Leave it empty if none were used.',
		nameNeeded: 'The part has no name. Enter one or remove the line.',
		costBad: 'Enter the cost in digits, 0 if it was free.',
		limit: (used: number, limit: number) =>
			`${countOf(used)} of ${countOf(limit)} won for parts are used this year.`,
		above: (over: number) => `${countOf(over)} won above the limit`,
		aboveText: 'It is recorded all the same, and an approver decides.',
		covered: 'Within the free repair: no limit for parts.',
		laptop: 'No parts are given for a laptop of their own.'
	},
	done: {
		title: 'Repaired',
		steps: ['Work', 'Signature', 'Summary'],
		stepsRemote: ['Work', 'Summary'],
		stepsLabel: 'Steps of the record',
		headings: {
			work: 'What was done?',
			sign: 'Whoever confirms the repair signs',
			summary: 'Look at it before it is saved'
		},
		way: 'Way',
		work: 'What was done',
		workHint: 'Such as: memory replaced, Windows installed again',
		photoHint: 'How it looks after the repair. No faces, no papers.',
		workNeeded: 'It is empty. Say what was repaired.',
		recipient: 'Confirmed by',
		recipientHint: 'The name of whoever confirms, if it is not the applicant.',
		recipientNeeded: 'The name is empty. Enter who confirms the repair.',
		household: 'Household',
		summaryText: 'This is saved. It cannot be changed afterwards.',
		confirm: 'Repaired',
		saved: (name: string) => `Repair for ${name} done`,
		over: 'This repair has ended already',
		overText: 'It need not be recorded again. You can see what was saved.',
		seeTicket: 'See the repair'
	},
	giveUp: {
		title: 'Beyond repair',
		reason: 'Why it was not repaired',
		reasonNeeded: 'No reason is chosen. Choose one.',
		outcome: 'What follows',
		outcomeNeeded: 'Nothing is chosen. Choose what follows.',
		notes: {
			SWAP: 'This unit is taken back and the office assigns another.',
			APPLICATION: 'The office invites them to apply for a PC.',
			NONE: 'It ends here.'
		},
		note: 'Details',
		noteHint: 'What you found.',
		noteNeeded: '“Other” needs words. Say why it was not repaired.',
		save: 'Record as beyond repair',
		saved: (name: string) => `Repair for ${name} given up`
	},
	reopen: {
		title: 'Broken again',
		text: (day: string) => `Until ${dayName(day, 'en')} it goes on under the same number.`,
		words: 'What does not work again?',
		wordsNeeded: 'It is empty. Say what does not work again.',
		save: 'Reopen',
		done: 'Reopened'
	},
	saved: {
		failed: (name: string, reason: string) => `Repair visit to ${name} failed (${reason})`,
		waits: (name: string, reason: string) => `Repair for ${name}: ${reason}`
	},
	tablet: {
		more: (n: number) => `Show ${countOf(n)} more`
	},
	sentences: {
		openTicket: (name: string, symptom: string) => `Repair taken in for ${name} (${symptom})`,
		planRepair: (name: string, day: string) =>
			`Repair visit to ${name} planned for ${dayName(day, 'en')}`,
		failRepair: (name: string, reason: string) => `Repair visit to ${name} failed (${reason})`,
		startRepair: (name: string, way: string) => `Repair for ${name} begun (${way})`,
		pauseRepair: (name: string, reason: string) => `Repair for ${name}: ${reason}`,
		resumeRepair: (name: string) => `Repair for ${name} goes on`,
		completeRepair: (name: string) => `Repair for ${name} done`,
		giveUpRepair: (name: string, reason: string) => `Repair for ${name} given up (${reason})`,
		reopenTicket: (name: string) => `Repair for ${name} reopened`,
		departRepair: (name: string) => `Set out to ${name} for a repair`
	}
};
