/**
 * Everything a person can do, declared once: what goes in, who may, whether it is a fact (has
 * happened, is never refused by the server) or a claim (asks for something given only once),
 * the rule, and what only the server can judge.
 */
import type * as z from 'zod/mini';
import { APPLICATION_ACTIONS } from './actions/applications.ts';
import { FEE_ACTIONS } from './actions/fees.ts';
import { HOUSEHOLD_ACTIONS } from './actions/households.ts';
import { MONEY_ACTIONS } from './actions/money.ts';
import { PC_ACTIONS } from './actions/pcs.ts';
import { PLAN_ACTIONS } from './actions/plan.ts';
import { TICKET_ACTIONS } from './actions/tickets.ts';
import { VISIT_ACTIONS } from './actions/visits.ts';
import { YEAR_ACTIONS } from './actions/year.ts';

export const ACTIONS = {
	...HOUSEHOLD_ACTIONS,
	...APPLICATION_ACTIONS,
	...PC_ACTIONS,
	...VISIT_ACTIONS,
	...TICKET_ACTIONS,
	...FEE_ACTIONS,
	...MONEY_ACTIONS,
	...YEAR_ACTIONS,
	...PLAN_ACTIONS
} as const;

export type ActionName = keyof typeof ACTIONS;
/** What a screen passes to `act`. */
export type Input<N extends ActionName> = z.input<(typeof ACTIONS)[N]['input']>;

export function isActionName(name: string): name is ActionName {
	return Object.hasOwn(ACTIONS, name);
}
