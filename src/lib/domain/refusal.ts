/**
 * A refusal is an answer, not an error: a code, and what a person needs to understand it.
 * Parameters name things (asset tags, receipt numbers, counts), never a person.
 * The sentences for each code stand in `words/refusal.ts`.
 */
export type Params = Record<string, string | number | null>;

/** Why the rules say no, or what they want a named person to look at. One line of meaning each. */
export const REFUSAL_CODES = [
	'MALFORMED', // the input does not have the shape of its action
	'RRN_FOUND', // a text holds what looks like a resident registration number, which is never stored
	'ROLE', // the person's role may not do this
	'UNKNOWN_ACTION', // no such action, or a version this server no longer reads
	'UNKNOWN_HOUSEHOLD', // the household is not on record, or out of the person's area
	'UNKNOWN_PC', // the unit is not on record
	'UNKNOWN_ASSIGNMENT', // the assignment is not on record
	'UNKNOWN_VISIT', // the visit is not on record
	'UNKNOWN_YEAR', // no settings exist for that programme year
	'UNKNOWN_WORKER', // no such worker, or no longer active
	'UNKNOWN_EXCEPTION', // nothing of that id waits for a decision
	'UNKNOWN_SERIAL', // the serial read at the door is not in the register
	'ALREADY_REGISTERED', // the id or receipt number exists with other content
	'DUPLICATE_SERIAL', // another unit has this serial
	'DUPLICATE_TAG', // another unit has this asset tag
	'BELOW_SPEC', // the unit is weaker than the year's specification
	'NOT_WIPED', // no wipe and inspection newer than the last possession
	'NOT_READY', // handed over although the workshop had not released it
	'PC_NOT_IN_STOCK', // the unit is not free to be given
	'PC_TAKEN', // the unit was given to another household first
	'HOUSEHOLD_CLOSED', // moved out, deceased, ineligible or merged
	'HOUSEHOLD_HAS_ONE', // one unit per household
	'RECENT_AWARD', // within the cool-down after the last award
	'QUOTA_FULL', // no place is left in the year's quota
	'ABOVE_QUOTA', // a hand-over that happened although no place was left
	'SAME_UNIT', // the same unit recorded at two households
	'SAME_HOUSEHOLD', // two hand-overs at one household
	'ASSIGNMENT_RELEASED', // handed over although the assignment had been released
	'UNIT_TAKEN', // a unit reserved for one household went to another as a swap
	'SERIAL_MISMATCH', // the serial at the door is not the assigned unit's
	'SIGNATURE_NEEDED', // neither a signature nor its substitute with a reason
	'ALREADY_DELIVERED', // the hand-over is done, so this can no longer change it
	'ASSIGNMENT_CLOSED', // released or in dispute
	'VISIT_PLANNED', // an open visit exists already
	'VISIT_CLOSED', // the visit has an outcome already
	'VISIT_MOVED', // somebody was there on the day before the office moved the visit
	'WORKER_OUT_OF_AREA', // the worker does not serve that administrative dong
	'ABSENT_THREE_TIMES', // third absence: somebody has to phone
	'HOUSEHOLD_MOVED', // met at the door: moved away
	'HOUSEHOLD_DECEASED', // met at the door: deceased
	'OWN_RECORD', // nobody approves what they recorded themselves
	'ALREADY_DECIDED', // somebody decided this before
	'WRONG_DECISION', // this exception cannot be decided in that way
	'YEAR_CLOSED', // the programme year takes no more claims
	'YEAR_EXISTS', // the year has settings already
	'YEAR_OPEN', // the year is not closed
	'QUOTA_BELOW_USED', // fewer places than are in use
	'DATE_AHEAD', // a day or time that has not come yet
	'DATES_REVERSED', // the end lies before the beginning
	'EDIT_CONFLICT', // the same field was changed by somebody else meanwhile
	'MERGED_WITH_ITSELF', // a household cannot be merged into itself
	'HOUSEHOLD_OPEN', // not closed, so there is nothing to reopen
	'CANNOT_REOPEN', // deceased or merged: closed for good
	'PHONE_BLOCKED', // the number is blocked already
	'UNKNOWN_PROOF', // the proof of eligibility is not on record
	'PROOF_REVOKED', // the proof was taken back before
	'NO_PROOF', // no verified proof of eligibility on that day
	'UNKNOWN_CONSENT', // the agreement is not on record
	'CONSENT_MISSING', // an agreement that nothing can be decided without
	'CONSENT_WITHDRAWN', // the agreement was withdrawn before
	'UNKNOWN_APPLICATION', // the application is not on record, or out of the person's area
	'HAS_APPLICATION', // one application a household and year
	'APPLICATION_STATE', // the application is not at that step
	'APPLICATION_OVER', // rejected, withdrawn or fulfilled: nothing more can become of it
	'NOT_NEXT', // others of the waitlist come first
	'NOT_SELECTED', // no selected application in the year
	'PC_STATE', // the unit is not at that step
	'PC_SCRAPPED', // the unit is scrapped
	'PC_LOST', // the unit is lost
	'PC_NOT_LOST', // the unit is not lost, so it cannot be found
	'WIPE_TOO_OLD', // wiped before somebody had the unit last
	'SCRAP_ASKED', // its scrapping waits for approval
	'SCRAP_NOT_ASKED', // nobody asked for its scrapping
	'NOT_A_SPARE', // the unit is not aboard as a spare
	'VISIT_UNDER_WAY', // the worker has set out already
	'OUT_OF_AREA', // done in a dong that the worker does not serve
	'UNIT_MOVED_ON', // the unit of that record has been in other hands since
	'UNKNOWN_RECEIPT', // the receipt is not on record
	'RECEIPT_REPLACED', // a later version is in force
	'RECEIPT_VOID', // the receipt lost a dispute
	'UNKNOWN_SCAN', // a scanned label that means no unit on record
	'UNKNOWN_TASK', // the task is not on record
	'TASK_DONE', // somebody did it before
	'UNKNOWN_TICKET', // the repair is not on record, or out of the person's area
	'TICKET_OPEN', // the same PC waits for its repair already
	'TICKET_STATE', // the repair is not at that step
	'TICKET_CLOSED', // done, given up or cancelled
	'TICKET_STARTED', // somebody has begun, so it is done or given up instead
	'NOT_YOUR_TICKET', // a worker plans for themselves, and nobody else's repairs
	'NOT_THEIR_PC', // the unit is not with that household
	'REPAIRS_USED_UP', // as many repairs of their own PC as the year gives
	'PARTS_ABOVE_LIMIT', // parts for more than a household may have in a year: an approver decides
	'LAPTOP_PARTS', // no parts for laptops of their own
	'UNLICENSED_SOFTWARE', // nothing without a licence is installed
	'REOPEN_TOO_LATE', // the days are over in which a repair is opened again
	'WRONG_OUTCOME', // another unit is given for ours, an application made for their own
	'ALREADY_ASKED', // they asked for another day before
	'NO_WORKDAY', // the day is a day off already
	'UNKNOWN_HOLIDAY', // no such day off of the office's own
	'UNKNOWN_ENROLLMENT', // the enrolment is not on record, or out of the person's area
	'HAS_ENROLLMENT', // one enrolment a household at a time
	'NO_UNIT', // no PC of the programme stands in the household
	'FEE_STATE', // the enrolment is not at that step
	'LINE_NOT_OPENED', // nobody has noted since when the line works
	'START_TOO_EARLY', // before the hand-over or the opening of the line
	'BACKDATING', // before the month of the wish: takes a reason and a second person
	'BACKDATE_CHANGED', // another month is asked for than the one that was looked at
	'BACKDATE_YEAR', // a start in another year than this one
	'NOTHING_ASKED', // no earlier start was asked for, nor another end
	'END_NOT_LATER', // the end of support is corrected to a later day
	'END_AFTER_CLOSING', // support does not end after the household's case was closed
	'END_CHANGED', // another end is asked for, or comes to something else, than was looked at
	'RESUME_PAST', // support is not taken up again for a month that is over
	'SECOND_PERSON', // a month of a suspension that is over: an approver gives it
	'SUPPORT_UNCONFIRMED', // the unit is gone, and nobody has decided whether support goes on
	'MONTH_CLOSED', // the month is closed
	'LINES_FULL', // as many lines are supported as the year allows
	'LINES_BELOW_USED', // fewer lines than are supported
	'MONTHS_USED_UP', // the household has had as many months as the year gives
	'UNKNOWN_MONTH', // the month is not on record
	'NO_MONTH', // no support is planned for that month
	'MONTH_STATE', // the month is not at that step
	'MONTH_TAKEN', // the household has that month already
	'MONTH_PAID', // the month was paid, and is not paid again
	'MONTH_IN_RUN', // the month is in a payment run
	'BILLED_BEFORE', // the month has its bill
	'DISCOUNT_ABOVE_BILL', // the carrier's discount is more than the bill
	'DECEMBER_RULE', // by the year's rule December is not paid by an estimate
	'NOTHING_TO_PAY', // no billed month waits for payment
	'UNKNOWN_BATCH', // the payment run is not on record
	'BATCH_STATE', // the payment run is not at that step
	'RUN_CHANGED', // the run is not what was looked at
	'BUDGET_SHORT', // the budget line holds less than that
	'BUDGET_CLOSED', // the year's budget is settled and locked
	'ALREADY_APPROPRIATED', // the line has its appropriation
	'ALREADY_BOOKED', // the entry is there already
	'UNKNOWN_ENTRY', // no such entry in the ledger
	'ENTRY_OF_RUN', // the entry belongs to a payment run and follows it
	'ABOVE_PAID', // more than was paid, or no more than is claimed already
	'MONTHS_OPEN', // billed months wait for payment
	'OPEN_RUNS', // payment runs are not paid yet
	'OPEN_COMMITMENTS', // commitments are neither paid nor released
	'DECEMBER_OPEN', // December is neither paid nor estimated
	'CARRY_ABOVE', // more is to go over to the next year than is left
	'SETTLEMENT_CHANGED', // the settlement is not the one that was looked at
	'NOT_SETTLED', // nobody has settled the year yet
	'UNKNOWN_PLAN', // no plan of that year, or no such item in it
	'PLAN_EXISTS', // the year has a plan
	'OTHER_TEAM', // an item of another team
	'UNKNOWN_FIGURE', // no such figure in the plan
	'UNKNOWN_KPI', // nothing of that name is measured
	'UNKNOWN_MILESTONE', // no such stretch of months in the plan
	'MILESTONE_DONE', // it was done before
	'UNKNOWN_ENTRY', // no such record of what came of a plan
	'ENTRY_CORRECTED', // somebody corrected it or took it back before
	'ENTRY_YEAR', // a value or a payment of another year than the plan's
	'PAID_BY_LEDGER', // the programme's own ledger says what its item paid
	'SAME_VALUE', // it says that already
	'ACCOUNT_DISABLED', // sent from an account that had been closed
	'BUG' // an unexpected error: kept apart with an alert, never counted as done
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** Thrown by a rule; anything else that a rule throws is a bug. */
export class Refusal extends Error {
	readonly code: RefusalCode;
	readonly params: Params;
	constructor(code: RefusalCode, params: Params = {}) {
		super(code);
		this.name = 'Refusal';
		this.code = code;
		this.params = params;
	}
}
