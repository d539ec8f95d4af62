/** English: internet fees, their months, payment runs, the budget */
import { nameOf } from '../states.ts';
import { dayIn, given, say, when, type Table } from './say.ts';

/** '26,400 won' */
const won = (amount: unknown) =>
	typeof amount === 'number' ? `${amount.toLocaleString('en-GB')} won` : '';
const monthly = (month: unknown) => (typeof month === 'string' ? month : 'That month');

export const enMoney = {
	UNKNOWN_ENROLLMENT: say(
		'Internet support not found.',
		'It is not on record, or outside your area.',
		'Find it again by the receipt number.'
	),
	HAS_ENROLLMENT: (p) => ({
		what: 'Not asked for again.',
		why: `This household${given(p.receiptNo, (r) => ` (receipt ${r})`)} has asked for the internet fee or receives it. One line a household.`,
		next: 'Look at the one there is.'
	}),
	NO_UNIT: (p) => ({
		what: 'No internet support.',
		why: `No PC of the programme has been awarded to this household${given(p.receiptNo, (r) => ` (receipt ${r})`)}.`,
		next: 'Check the hand-over, and whether it waits for a decision above the quota.'
	}),
	FEE_STATE: (p) => ({
		what: 'Not done.',
		why: `The support is now: ${nameOf('enrollment', p.state, 'en')}. This takes: ${nameOf('enrollment', p.wants, 'en')}.`,
		next: 'Open the page again to see where it is.'
	}),
	LINE_NOT_OPENED: say(
		'Support not begun.',
		'Nobody has recorded the day on which the line opened.',
		'Record that day first.'
	),
	START_TOO_EARLY: (p) => ({
		what: 'Support cannot start in that month.',
		why: `PC and line were both there from ${p.earliest ?? ''}.`,
		next: `Choose ${p.earliest ?? ''} or a later month.`
	}),
	BACKDATING: (p) => ({
		what: 'That start needs approval.',
		why: `It lies before the month of the request. Without approval support starts in ${p.free ?? ''}.`,
		next: 'Ask for it with a reason; another person decides.'
	}),
	BACKDATE_CHANGED: (p) => ({
		what: 'The earlier start was not approved.',
		why: `The request has changed: you looked at ${p.seen ?? ''}, now ${p.now ?? ''} is asked for.`,
		next: 'Open the page again, look at what is asked for now, and decide.'
	}),
	RESUME_PAST: (p) => ({
		what: 'Support is not taken up again from that month.',
		why: 'That month is over. What passed while support was suspended does not come back with it.',
		next: `Choose ${p.free ?? ''} or a later month. An approver can plan a month that is over once more.`
	}),
	SECOND_PERSON: (p) => ({
		what: 'Not planned again.',
		why: `${monthly(p.month)} passed while support was suspended, so only an approver can bring it back.`,
		next: 'Tell an approver why, and ask for it.'
	}),
	SUPPORT_UNCONFIRMED: (p) => ({
		what: 'The bill was not recorded.',
		why: `The PC came back or was lost on ${when(p.since, 'en')}, and nobody has decided whether support goes on.`,
		next: 'Look at the task “confirm the end of support”: end it, or say why it goes on.'
	}),
	RUN_CHANGED: (p) => ({
		what: 'Not approved.',
		why: `The payment run has changed: you looked at ${won(p.seen)}, now it comes to ${won(p.now)} and was locked again on ${when(p.at, 'en')}.`,
		next: 'Open the page again, look at the run as it is now, and approve that.'
	}),
	SETTLEMENT_CHANGED: (p) => ({
		what: 'The year was not locked.',
		why: `The settlement of ${p.year ?? ''} has changed: it was made again on ${when(p.at, 'en')}.`,
		next: 'Open the page again, look at the settlement as it is now, and lock that.'
	}),
	BACKDATE_YEAR: (p) => ({
		what: 'Support cannot start in that month.',
		why: `Nothing is backdated into a past fiscal year (${p.year ?? ''}).`,
		next: 'Choose a month of this year.'
	}),
	NOTHING_ASKED: say(
		'Nothing to decide.',
		'Nothing was asked for, or it has been decided.',
		'Open the list again.'
	),
	END_NOT_LATER: (p) => ({
		what: 'The end was not corrected.',
		why: `Support ended on ${dayIn('en', p.on)}, and an end is corrected to a later day only.`,
		next: 'If it ended earlier, close the household on that day.'
	}),
	END_AFTER_CLOSING: (p) => ({
		what: 'The end was not corrected.',
		why: `The household was closed on ${dayIn('en', p.on)}, and nothing is supported after that.`,
		next: 'Choose a day up to then, or open the household again and close it on the right day.'
	}),
	END_CHANGED: (p) => ({
		what: 'The correction was not granted.',
		why: `What is asked for, or comes of it, is not what you looked at. Now ${p.on ? `the end is ${dayIn('en', p.on)}` : 'support goes on'}: ${won(p.kept)} not claimed back, ${won(p.more)} more to pay, ${p.planned ?? 0} months planned again.`,
		next: 'Open the page again, look at it as it is now, and decide.'
	}),
	MONTH_CLOSED: (p) => ({
		what: 'Not done.',
		why: `Months up to ${p.through ?? ''} are closed.`,
		next: 'Use a month that is open.'
	}),
	LINES_FULL: (p) => ({
		what: 'Support not begun.',
		why: p.month
			? `All ${p.lines ?? ''} lines were in use in ${p.month}.`
			: `All ${p.lines ?? ''} lines are in use.`,
		next: p.month
			? 'Begin with a later month, or look at the settings of the year.'
			: 'Wait until one ends, or look at the settings of the year.'
	}),
	LINES_BELOW_USED: (p) => ({
		what: 'The number of lines was not changed.',
		why: `${p.used ?? ''} lines are supported already, so it cannot be ${p.lines ?? ''}.`,
		next: 'Use a larger number.'
	}),
	MONTHS_USED_UP: (p) => ({
		what: 'No months are left.',
		why: `A household is supported for ${p.months ?? ''} months.`,
		next: 'Look at the months of this household.'
	}),
	UNKNOWN_MONTH: say('Month not found.', 'The list has changed.', 'Open the list again.'),
	NO_MONTH: (p) => ({
		what: `${monthly(p.month)} is not supported.`,
		why:
			given(
				p.start,
				(from) => `Support runs from ${from} to ${p.end ?? 'its end'}, without months on hold.`
			) || 'Support has not begun.',
		next: 'Check the month and the household.'
	}),
	MONTH_STATE: (p) => ({
		what: 'Not done.',
		why: `${monthly(p.month)} is now: ${nameOf('feeMonth', p.state, 'en')}. This takes: ${nameOf('feeMonth', p.wants, 'en')}.`,
		next: 'Open the page again to see where it is.'
	}),
	MONTH_TAKEN: (p) => ({
		what: 'Not done.',
		why: `The household has ${monthly(p.month)} already.`,
		next: 'Look at the months of this household.'
	}),
	MONTH_PAID: (p) => ({
		what: 'This month was paid. It cannot be paid again.',
		why: `${monthly(p.month)} was paid on ${dayIn('en', p.on)}.`,
		next: 'If the amount is wrong, correct the payment or claim it back.'
	}),
	MONTH_IN_RUN: (p) => ({
		what: 'Not changed.',
		why: `${monthly(p.month)} is in a payment run.`,
		next: 'Take it out of the run first.'
	}),
	BILLED_BEFORE: (p) => ({
		what: 'The bill was not recorded again.',
		why: `${monthly(p.month)} has its bill${given(p.bill, () => ` (${won(p.bill)}, discount ${won(p.discount)})`)}.`,
		next: 'If the amount differs, correct the bill.'
	}),
	DISCOUNT_ABOVE_BILL: (p) => ({
		what: 'Not saved.',
		why: `The discount of ${won(p.discount)} is more than the bill of ${won(p.bill)}.`,
		next: 'Check both amounts.'
	}),
	DECEMBER_RULE: say(
		'December was not estimated.',
		'By its settings this year pays December from the next year’s budget.',
		'Look at the settings of the year.'
	),
	NOTHING_TO_PAY: (p) => ({
		what: 'Nothing to pay.',
		why: `No billed support of ${monthly(p.month)} waits outside a run.`,
		next: 'Record the bills first, or look at the runs there are.'
	}),
	UNKNOWN_BATCH: say('Payment run not found.', 'The list has changed.', 'Open the list again.'),
	BATCH_STATE: (p) => ({
		what: 'Not done.',
		why: `The run is now: ${nameOf('batch', p.state, 'en')}. This takes: ${nameOf('batch', p.wants, 'en')}.`,
		next: 'Open the page again to see where it is.'
	}),
	BUDGET_SHORT: (p) => ({
		what: 'The budget does not reach.',
		why: `${nameOf('budgetLine', p.line, 'en')} holds ${won(p.balance)}, and this takes ${won(p.amount)}.`,
		next: 'Record a supplement or transfer first, or take less.'
	}),
	BUDGET_CLOSED: (p) => ({
		what: `Fiscal year ${p.year ?? ''} is locked.`,
		why: `${nameOf('budgetLine', p.line, 'en')} is settled. Its payments cannot be changed.`,
		next: 'Use the next year’s budget.'
	}),
	ALREADY_APPROPRIATED: (p) => ({
		what: 'Not appropriated.',
		why: `${nameOf('budgetLine', p.line, 'en')} of ${p.year ?? ''} has its appropriation.`,
		next: 'Record a supplement to change it.'
	}),
	ALREADY_BOOKED: say(
		'Not recorded again.',
		'The same entry is there already.',
		'Open the list again.'
	),
	UNKNOWN_ENTRY: say(
		'Entry not found.',
		'The list has changed, or this cannot be done with that entry.',
		'Open the list again.'
	),
	ENTRY_OF_RUN: say(
		'Not changed here.',
		'The entry follows a payment run.',
		'Void the run, or claim back the month that was paid.'
	),
	ABOVE_PAID: (p) => ({
		what: 'Not done.',
		why: `${won(p.amount)} is more than the ${won(p.paid)} that can come back, or not more than was claimed before.`,
		next: 'Check the amount.'
	}),
	MONTHS_OPEN: (p) => ({
		what: 'Not closed.',
		why: `${p.count ?? ''} billed months are not paid.`,
		next: 'Pay them or mark them as not paid first.'
	}),
	OPEN_RUNS: (p) => ({
		what: 'Not settled.',
		why: `${p.count ?? ''} payment runs are not paid.`,
		next: 'Pay or void them.'
	}),
	OPEN_COMMITMENTS: (p) => ({
		what: 'Not settled.',
		why: `${nameOf('budgetLine', p.line, 'en')} has ${p.count ?? ''} commitments that are not paid.`,
		next: 'Pay or release them.'
	}),
	DECEMBER_OPEN: (p) => ({
		what: 'Not settled.',
		why: `${p.count ?? ''} Decembers are not paid. This year pays December by an estimate.`,
		next: 'Estimate and pay December, or mark it as not paid.'
	}),
	CARRY_ABOVE: (p) => ({
		what: 'Not settled.',
		why: `The carry-over of ${won(p.amount)} is more than the ${won(p.balance)} that ${nameOf('budgetLine', p.line, 'en')} holds.`,
		next: 'Check the carry-over.'
	}),
	NOT_SETTLED: (p) => ({
		what: 'Not locked.',
		why: `Fiscal year ${p.year ?? ''} has not been settled.`,
		next: 'Settle it first; another person then locks it.'
	})
} satisfies Partial<Table>;
