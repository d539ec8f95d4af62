/** An application (신청): one household's wish for a PC in a programme year, and its screening. */
import { noteArea } from './area.ts';
import { credible, serves, type Context } from './context.ts';
import { servable } from './household.ts';
import { tell } from './notice.ts';
import { Refusal } from './refusal.ts';
import type { Rows } from './tables.ts';
import type { Tx } from './tx.ts';
import { open as openYear } from './year.ts';

type Application = Rows['application'];
export { CHANNELS, REJECT_REASONS, WITHDRAW_REASONS } from './records/people.ts';

/**
 * RECEIVED 접수 · SCREENING 심사중 · NEEDS_INFO 보완요청 · SELECTED 선정: their will is confirmed ·
 * WAITLISTED 대기 · REJECTED 제외 · WITHDRAWN 취하 · FULFILLED 보급완료.
 */
export const APPLICATION_STATES = [
	'RECEIVED',
	'SCREENING',
	'NEEDS_INFO',
	'WAITLISTED',
	'SELECTED',
	'FULFILLED',
	'REJECTED',
	'WITHDRAWN'
] as const;
export type ApplicationState = (typeof APPLICATION_STATES)[number];

export function stateOf(row: Application): ApplicationState {
	if (row.withdrawnAt !== null) return 'WITHDRAWN';
	if (row.rejectedAt !== null) return 'REJECTED';
	if (row.fulfilledAt !== null) return 'FULFILLED';
	if (row.selectedAt !== null) return 'SELECTED';
	if (row.waitlistYear !== null) return 'WAITLISTED';
	if (row.needsInfoAt !== null) return 'NEEDS_INFO';
	return row.screeningAt !== null ? 'SCREENING' : 'RECEIVED';
}

/** Neither rejected nor withdrawn: it stands in the way of a second one in its year. */
export function isLive(row: Application): boolean {
	return row.rejectedAt === null && row.withdrawnAt === null;
}

/** True once nothing more can become of it. */
export function isOver(row: Application): boolean {
	return !isLive(row) || row.fulfilledAt !== null;
}

/** The application, or Refusal UNKNOWN_APPLICATION: not on record, or out of the person's area. */
export function known(tx: Tx, id: string, { actor }: Pick<Context, 'actor'>): Application {
	const row = tx.get('application', id);
	if (!row || !serves(actor, row.adminDong)) throw new Refusal('UNKNOWN_APPLICATION');
	return row;
}

/** The household's application of a year that is neither rejected nor withdrawn, if there is one. */
export function liveOf(tx: Tx, householdId: string, fiscalYear: string): Application | undefined {
	return tx
		.where('application', 'householdId', householdId)
		.find((row) => row.fiscalYear === fiscalYear && isLive(row));
}

/** The application if it is in one of these states, or Refusal APPLICATION_OVER, APPLICATION_STATE. */
export function inState(
	tx: Tx,
	id: string,
	ctx: Context,
	...states: readonly ApplicationState[]
): Application {
	const row = known(tx, id, ctx);
	const state = stateOf(row);
	if (states.includes(state)) return row;
	if (isOver(row)) throw new Refusal('APPLICATION_OVER', { state });
	throw new Refusal('APPLICATION_STATE', { state, wants: states[0] as string });
}

/** What stands on the form. */
export type Form = Pick<
	Application,
	'householdId' | 'fiscalYear' | 'channel' | 'learners' | 'ownsPcAt' | 'elsewhereAwardOn' | 'note'
> & { applicationId: string };

/** A new application before anybody has looked at it. */
export function received(
	{ applicationId: id, ...form }: Form,
	adminDong: string,
	at: string
): Application {
	return {
		...{ id, ...form, adminDong, receivedAt: at, rankedAt: at, needsInfoNote: '' },
		...{ screeningAt: null, needsInfoAt: null, waitlistedAt: null, waitlistYear: null },
		...{ selectedAt: null, willConfirmedAt: null, rejectedAt: null, rejectReason: null },
		...{ withdrawnAt: null, withdrawReason: null, fulfilledAt: null, tier: null, versionId: null }
	};
}

/** 접수: one application a household and year. */
export function receive(tx: Tx, form: Form, ctx: Context): void {
	const home = servable(tx, form.householdId);
	openYear(tx, form.fiscalYear);
	const { receiptNo } = home;
	if (tx.get('application', form.applicationId))
		throw new Refusal('ALREADY_REGISTERED', { receiptNo });
	const other = liveOf(tx, home.id, form.fiscalYear);
	if (other) throw new Refusal('HAS_APPLICATION', { receiptNo, state: stateOf(other) });
	const { id: householdId, adminDong } = home;
	tx.put('application', received(form, adminDong, credible(ctx)));
	noteArea(tx, ctx, { householdId, adminDong }, form.fiscalYear);
	// Who stands on a roster has applied long ago.
	if (form.channel !== 'IMPORT')
		tell(tx, ctx, householdId, 'APPLICATION_RECEIVED', {}, form.applicationId);
}

interface Named {
	applicationId: string;
}

/** 심사 시작. */
export function startScreening(tx: Tx, { applicationId }: Named, ctx: Context): void {
	const row = inState(tx, applicationId, ctx, 'RECEIVED');
	tx.put('application', { ...row, screeningAt: ctx.at });
}

/** 보완 요청: something is missing, in words. */
export function askForInfo(tx: Tx, input: Named & { note: string }, ctx: Context): void {
	const row = inState(tx, input.applicationId, ctx, 'SCREENING');
	tx.put('application', { ...row, needsInfoAt: ctx.at, needsInfoNote: input.note });
	tell(tx, ctx, row.householdId, 'NEEDS_INFO', {}, row.id);
}

/** 심사 재개: what was missing has come. */
export function resumeScreening(tx: Tx, { applicationId }: Named, ctx: Context): void {
	const row = inState(tx, applicationId, ctx, 'NEEDS_INFO');
	tx.put('application', { ...row, needsInfoAt: null });
}

/** 제외, with its reason. */
export function reject(
	tx: Tx,
	{ applicationId, reason, note }: Named & { reason: Application['rejectReason']; note: string },
	ctx: Context
): void {
	const row = inState(tx, applicationId, ctx, 'SCREENING', 'NEEDS_INFO', 'RECEIVED', 'WAITLISTED');
	const versionId = openYear(tx, row.fiscalYear).versionId;
	const decided = { rejectedAt: ctx.at, rejectReason: reason, waitlistYear: null, versionId };
	tx.put('application', { ...row, ...decided, note: note || row.note });
	tell(tx, ctx, row.householdId, 'REJECTED', {}, row.id);
}
