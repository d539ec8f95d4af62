/** English: the department's plan and what came of it */
import { dayIn, given, say, type Table } from './say.ts';

export const enPlan = {
	UNKNOWN_PLAN: (p) => ({
		what: 'Nothing was saved.',
		why: `There is no plan${given(p.year, (year) => ` of ${year}`)}.`,
		next: 'Begin the plan first, or choose another year.'
	}),
	PLAN_EXISTS: (p) => ({
		what: 'No plan was begun.',
		why: `${p.year ?? 'The year'} has a plan.`,
		next: 'Open that plan and change its figures.'
	}),
	OTHER_TEAM: (p) => ({
		what: 'Nothing was saved.',
		why: `The item is${given(p.team, (team) => ` ${team}'s`) || ' another team’s'}. The team in charge enters figures and results.`,
		next: 'Ask the team in charge or the office.'
	}),
	UNKNOWN_FIGURE: say(
		'The figure was not changed.',
		'The plan has no such figure.',
		'Open the list of figures again.'
	),
	UNKNOWN_KPI: say(
		'The result was not saved.',
		'The plan has no such measure.',
		'Open the item again.'
	),
	UNKNOWN_MILESTONE: say(
		'The milestone was not saved.',
		'The plan has no such milestone.',
		'Open the item again.'
	),
	MILESTONE_DONE: (p) => ({
		what: 'It was not saved again.',
		why: `The milestone is done already${given(p.on, (on) => ` (${dayIn('en', on)})`)}.`,
		next: 'If the day is wrong, correct it in the history.'
	}),
	UNKNOWN_ENTRY: say(
		'Nothing was corrected.',
		'There is no such record.',
		'Open the history again.'
	),
	ENTRY_CORRECTED: say(
		'Nothing was corrected.',
		'Somebody corrected the record or took it back before.',
		'Open the newest record.'
	),
	ENTRY_YEAR: (p) => ({
		what: 'It was not saved.',
		why: `The plan${given(p.year, (year) => ` of ${year}`)} takes values and payments of its own year only.`,
		next: 'Check the day, or enter it in the plan of its year.'
	}),
	PAID_BY_LEDGER: say(
		'The payment was not saved.',
		'What this item paid comes from the ledger; typed in, it would count twice.',
		'Book or check the payment in the ledger.'
	),
	SAME_VALUE: say(
		'Nothing was changed.',
		'It says that already.',
		'Check the value and save again if it differs.'
	)
} satisfies Partial<Table>;
