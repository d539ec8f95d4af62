/** English: years, households, proofs and consents, applications, custody, receipts, tasks */
import { nameOf } from '../states.ts';
import { dayIn, given, say, when, type Table } from './say.ts';

export const enProgramme = {
	YEAR_CLOSED: (p) => ({
		what: `The year ${p.year ?? ''} is closed.`,
		why: `A closed year takes no applications and no assignments${given(p.at, (at) => ` · closed ${when(at, 'en')}`)}. Records from the field are kept.`,
		next: 'Use a year that is open.'
	}),
	YEAR_EXISTS: (p) => ({
		what: 'Year not opened.',
		why: `There are settings for ${p.year ?? ''} already.`,
		next: 'Look at the settings of that year.'
	}),
	YEAR_OPEN: (p) => ({
		what: 'Year not opened again.',
		why: `${p.year ?? ''} is not closed.`,
		next: 'Look at the year in the settings.'
	}),
	QUOTA_BELOW_USED: (p) => ({
		what: 'Quota not changed.',
		why: `${p.used ?? ''} places are taken, so it cannot be ${p.quota ?? ''}.`,
		next: 'Release assignments first, or enter a larger number.'
	}),
	DATE_AHEAD: (p) => ({
		what: 'Not saved.',
		why: `That day has not come yet${given(p.field, (f) => ` (${nameOf('field', f, 'en')})`)}.`,
		next: 'Check the date and save again.'
	}),
	DATES_REVERSED: (p) => ({
		what: 'Not saved.',
		why: `It ends before it begins${given(p.field, (f) => ` (${nameOf('field', f, 'en')})`)}.`,
		next: 'Check both dates and save again.'
	}),
	EDIT_CONFLICT: (p) => ({
		what: 'Not changed.',
		why: `Somebody else changed the same field first${given(p.field, (f) => `: ${nameOf('field', f, 'en')}`)}${given(p.present, (now) => ` (now ${now})`)}.`,
		next: 'Look at what stands there now, and change it again if it is still wrong.'
	}),
	MERGED_WITH_ITSELF: say(
		'Not merged.',
		'The same household was chosen twice.',
		'Choose another household to keep.'
	),
	HOUSEHOLD_OPEN: (p) => ({
		what: 'Not reopened.',
		why: `The household ${given(p.receiptNo, (r) => `(receipt ${r}) `)}is active.`,
		next: 'Check the household.'
	}),
	CANNOT_REOPEN: (p) => ({
		what: 'Not reopened.',
		why: `The household ${given(p.receiptNo, (r) => `(receipt ${r}) `)}is ${nameOf('household', p.state, 'en')} for good.`,
		next: 'Only those who moved or lost their eligibility can be reopened.'
	}),
	PHONE_BLOCKED: (p) => ({
		what: 'Blocked already.',
		why: `Nothing is sent to this number${given(p.at, (at) => ` · ${when(at, 'en')}`)}.`,
		next: 'Check who they are, then enter the right number.'
	}),
	UNKNOWN_PROOF: say(
		'Proof not found.',
		'It is not on record, or the list has changed.',
		'Open the household again.'
	),
	PROOF_REVOKED: (p) => ({
		what: 'Taken back already.',
		why: `This proof does not count any more${given(p.at, (at) => ` · ${when(at, 'en')}`)}.`,
		next: 'Check the eligibility anew if it is needed.'
	}),
	NO_PROOF: (p) => ({
		what: 'Eligibility is not verified.',
		why: `The proof is: ${nameOf('eligibility', p.state ?? 'PENDING', 'en')}${given(p.until, (day) => ` (until ${dayIn('en', day)})`)}.`,
		next: 'Check it by shared information or a document, then try again.'
	}),
	UNKNOWN_CONSENT: say(
		'Consent not found.',
		'It is not on record, or the list has changed.',
		'Open the household again.'
	),
	CONSENT_MISSING: (p) => ({
		what: 'A consent is missing.',
		why: `Nothing can be decided without: ${nameOf('consentKind', p.kind ?? 'COLLECT', 'en')}. The carrier’s is not needed.`,
		next: 'Ask for the consent, then try again.'
	}),
	CONSENT_WITHDRAWN: (p) => ({
		what: 'Withdrawn already.',
		why: `This consent was withdrawn before${given(p.at, (at) => ` · ${when(at, 'en')}`)}.`,
		next: 'Look at the household’s consents.'
	}),
	UNKNOWN_APPLICATION: say(
		'Application not found.',
		'It is not on record, or outside your area.',
		'Check the receipt number or ask the office.'
	),
	HAS_APPLICATION: (p) => ({
		what: 'Application not received.',
		why: `The household ${given(p.receiptNo, (r) => `(receipt ${r}) `)}has one this year${given(p.state, (s) => ` (${nameOf('application', s, 'en')})`)}. One a year.`,
		next: 'Look at the existing application.'
	}),
	APPLICATION_STATE: (p) => ({
		what: 'Application not changed.',
		why: `It is: ${nameOf('application', p.state, 'en')}${given(p.wants, (s) => `. This is for: ${nameOf('application', s, 'en')}`)}.`,
		next: 'Take the step before this one first.'
	}),
	APPLICATION_OVER: (p) => ({
		what: 'Application not changed.',
		why: `It has ended${given(p.state, (s) => ` (${nameOf('application', s, 'en')})`)}.`,
		next: 'Receive a new application if they apply again.'
	}),
	NOT_NEXT: (p) => ({
		what: 'Not selected.',
		why: `${p.ahead ?? ''} households of the waitlist come first${given(p.receiptNo, (r) => `; the first is receipt ${r}`)}.`,
		next: 'Select the first one, or say why the order is changed.'
	}),
	NOT_SELECTED: (p) => ({
		what: 'The household is not selected.',
		why: `This year’s application ${given(p.receiptNo, (r) => `(receipt ${r}) `)}is: ${p.state ? nameOf('application', p.state, 'en') : 'none'}.`,
		next: 'Select the application first. Records from the field are kept.'
	}),
	PC_STATE: (p) => ({
		what: 'Unit not changed.',
		why: `${p.tag ?? ''} is now: ${nameOf('pc', p.state, 'en')}${given(p.wants, (s) => `. This is for: ${nameOf('pc', s, 'en')}`)}.`,
		next: 'Look at its chain of custody and take the step before this one first.'
	}),
	PC_SCRAPPED: (p) => ({
		what: 'Unit not changed.',
		why: `${p.tag ?? ''} is scrapped${given(p.at, (at) => ` · ${when(at, 'en')}`)}.`,
		next: 'Choose another unit.'
	}),
	PC_LOST: (p) => ({
		what: 'Unit not changed.',
		why: `${p.tag ?? ''} is recorded as lost${given(p.at, (at) => ` · ${when(at, 'en')}`)}.`,
		next: 'Record that it was found first.'
	}),
	PC_NOT_LOST: (p) => ({
		what: 'Not recorded as found.',
		why: `${p.tag ?? ''} is not lost${given(p.state, (s) => ` (${nameOf('pc', s, 'en')})`)}.`,
		next: 'Look at its chain of custody.'
	}),
	WIPE_TOO_OLD: (p) => ({
		what: 'Wipe not recorded.',
		why: `${p.tag ?? ''} was wiped before somebody had it last${given(p.at, (at) => ` (${when(at, 'en')})`)}.`,
		next: 'Wipe it again and enter that time and its evidence.'
	}),
	SCRAP_ASKED: (p) => ({
		what: 'Unit not changed.',
		why: `${p.tag ?? ''} waits for the approval of its scrapping${given(p.at, (at) => ` · asked ${when(at, 'en')}`)}.`,
		next: 'Wait for the decision.'
	}),
	SCRAP_NOT_ASKED: (p) => ({
		what: 'Scrapping not decided.',
		why: `Nobody asked for ${p.tag ?? 'it'} to be scrapped.`,
		next: 'Somebody else has to ask for it with a reason first.'
	}),
	NOT_A_SPARE: (p) => ({
		what: 'Not unloaded.',
		why: `${p.tag ?? ''} is not aboard as a spare.`,
		next: 'Look at its chain of custody.'
	}),
	VISIT_UNDER_WAY: (p) => ({
		what: 'Visit not changed.',
		why: `The worker has set out${given(p.at, (at) => ` · ${when(at, 'en')}`)}.`,
		next: 'Phone them; cancel the visit and plan another one if need be.'
	}),
	OUT_OF_AREA: (p) => ({
		what: 'Recorded outside the worker’s area.',
		why: `${p.adminDong ?? ''} is not a dong of whoever recorded it. The record is kept.`,
		next: 'Ask why, and change their area if it is right.'
	}),
	UNIT_MOVED_ON: (p) => ({
		what: 'Not decided.',
		why: `${p.tag ?? ''} has been in other hands since${given(p.state, (s) => ` (now ${nameOf('pc', s, 'en')})`)}.`,
		next: 'Look at its chain of custody and choose another decision.'
	}),
	UNKNOWN_RECEIPT: say(
		'Receipt not found.',
		'It is not on record, or the list has changed.',
		'Open it from the deliveries again.'
	),
	RECEIPT_REPLACED: (p) => ({
		what: 'Not corrected.',
		why: `${given(p.edition, (v) => `Version ${v} is not the latest; `)}a later version is in force.`,
		next: 'Open the latest version and correct that.'
	}),
	RECEIPT_VOID: (p) => ({
		what: 'Not corrected.',
		why: `A dispute was decided against this receipt${given(p.at, (at) => ` · ${when(at, 'en')}`)}.`,
		next: 'Look at the receipt that stands.'
	}),
	UNKNOWN_SCAN: (p) => ({
		what: 'A label that is not on record.',
		why: `It reads: ${p.text ?? ''}${given(p.where, (w) => ` (${w})`)}. No tag and no serial matches.`,
		next: 'Find the machine, check its serial, and take it in if need be.'
	}),
	UNKNOWN_TASK: say('Task not found.', 'The list has changed.', 'Open the list again.'),
	TASK_DONE: (p) => ({
		what: 'Done already.',
		why: `Somebody else did it first${given(p.at, (at) => ` · ${when(at, 'en')}`)}.`,
		next: 'Look at what they noted.'
	})
} satisfies Partial<Table>;
