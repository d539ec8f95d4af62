/**
 * What a household is told because of what somebody did: kept with the effect itself, once for each
 * action, and sent after the commit by whoever the district sends with. Kept at the server only.
 */
import { credible, type Context } from './context.ts';
import { stateOf as consentState } from './consent.ts';
import { allOf, living, stateOf } from './household.ts';
import type { Hold, Template } from './records/notice.ts';
import type { Rows } from './tables.ts';
import type { Tx } from './tx.ts';

type Household = Rows['household'];
type Notice = Rows['notice'];
export { HOLDS, TEMPLATES, type Hold, type Template } from './records/notice.ts';

/** All that a notice may speak of besides its template. */
export interface NoticeParams {
	/** day, KST */
	on?: string;
	/** 'HH:MM', KST; null: some time of that day */
	at?: string | null;
	/** 'YYYY-MM' */
	month?: string;
	/** working days */
	days?: number;
	/** what a repair waits for */
	reason?: 'PARTS' | 'HOUSEHOLD';
}

/** True only until something newer is said about the same. */
const PASSING: readonly Template[] = [
	...(['DELIVERY_SET', 'DELIVERY_CHANGED', 'DELIVERY_CANCELLED'] as const),
	...(['DELIVERY_ON_THE_WAY', 'DELIVERY_MISSED', 'VISIT_SET', 'VISIT_CHANGED'] as const),
	...(['VISIT_CANCELLED', 'ON_THE_WAY', 'VISIT_MISSED', 'REPAIR_WAITING', 'NEEDS_INFO'] as const),
	...(['WAITLISTED', 'SELECTED', 'INTERNET_REQUESTED', 'INTERNET_SUSPENDED'] as const)
];

/** What those still have to hear who moved away or are not eligible any more. */
const ENDINGS: readonly Template[] = [
	...(['DELIVERY_CANCELLED', 'VISIT_CANCELLED', 'TICKET_CANCELLED', 'REJECTED'] as const),
	...(['INTERNET_SUSPENDED', 'INTERNET_ENDED', 'INTERNET_REJECTED'] as const)
];

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Somebody who set out is soon there: said later, it is no news. */
const ON_THE_WAY_MS = 90 * MINUTE;
const NEWS_MS = 7 * DAY;

/**
 * Tells a household. `about` is what it is about, always the same one for what replaces each other:
 * the assignment of a delivery, the ticket of a repair, the enrolment of a fee. Whoever was merged
 * into another household is told under that one's number.
 */
export function tell(
	tx: Tx,
	ctx: Context,
	householdId: string,
	template: Template,
	params: NoticeParams = {},
	about: string | null = null
): void {
	if (!ctx.judges) return;
	const home = living(tx, householdId);
	if (!home) return;
	const id = [ctx.actionId, template, about].filter(Boolean).join('.');
	if (about !== null) supersede(tx, about, id);
	tx.put('notice', {
		id,
		householdId: home.id,
		template,
		params: JSON.stringify(params),
		about,
		actionId: ctx.actionId,
		happenedAt: ctx.at,
		createdAt: ctx.now,
		expiresAt: expiryOf(template, params, credible(ctx)),
		heldBack: holdFor(home, consentsOf(tx, home.id), template),
		supersededById: null
	});
}

/** What a household agreed to, also under a record that was merged into it. */
function consentsOf(tx: Tx, householdId: string): Rows['consent'][] {
	return allOf(tx, householdId).flatMap((id) => tx.where('consent', 'householdId', id));
}

/** Nothing that was still to be said about it is true any more, and nothing new has to be said. */
export function retract(tx: Tx, ctx: Context, about: string): void {
	if (ctx.judges) supersede(tx, about, ctx.actionId);
}

function supersede(tx: Tx, about: string, id: string): void {
	for (const older of tx.where('notice', 'about', about))
		if (older.id !== id && older.supersededById === null && isPassing(older))
			tx.put('notice', { ...older, supersededById: id });
}

/** True for a notice that something newer about the same makes untrue. */
export function isPassing({ template }: Pick<Notice, 'template'>): boolean {
	return PASSING.includes(template);
}

/**
 * Why this household is not told this now, or null. Death, a consent withdrawn and a closed case hold
 * for every way of telling; a blocked or missing number only for its phone. (DOMAIN §5.8, §5.11)
 */
export function holdFor(
	home: Household,
	consents: readonly Rows['consent'][],
	template: Template
): Hold | null {
	if (home.deceasedAt !== null) return 'DECEASED';
	if (isWithdrawn(consents)) return 'WITHDRAWN';
	if (stateOf(home) !== 'ACTIVE' && !ENDINGS.includes(template)) return 'CLOSED';
	if (home.phoneBlockedAt !== null) return 'PHONE_BLOCKED';
	return isMobile(home.phone) ? null : 'NO_PHONE';
}

/** True for a reason that lies with the phone's number alone. */
export function isOfPhone(hold: Hold | null): boolean {
	return hold === 'PHONE_BLOCKED' || hold === 'NO_PHONE';
}

/**
 * They agreed that their data is used, and took it back: the number is part of that data. What was
 * taken back under one record holds for those merged with it, until it is given anew.
 */
function isWithdrawn(consents: readonly Rows['consent'][]): boolean {
	const collect = consents.filter(({ kind }) => kind === 'COLLECT');
	const given = collect.filter((row) => consentState(row) === 'GIVEN');
	return collect.some(
		({ householdId, withdrawnAt }) =>
			withdrawnAt !== null &&
			!given.some((row) => row.householdId === householdId || row.givenAt > withdrawnAt)
	);
}

/** Whether a number, digits only, takes text messages. */
export function isMobile(phone: string): boolean {
	return /^01[016789]\d{7,8}$/.test(phone);
}

/** The time after which saying it helps nobody: ISO. */
function expiryOf(template: Template, { on, at }: NoticeParams, happenedAt: string): string {
	const after = (ms: number) => new Date(Date.parse(happenedAt) + ms).toISOString();
	if (template === 'DELIVERY_ON_THE_WAY' || template === 'ON_THE_WAY') return after(ON_THE_WAY_MS);
	if (template === 'DELIVERY_MISSED' || template === 'VISIT_MISSED') return after(DAY);
	const isPlan = /_(SET|CHANGED|CANCELLED)$/.test(template) && on !== undefined;
	return isPlan ? new Date(`${on}T${at ?? '23:59'}:00+09:00`).toISOString() : after(NEWS_MS);
}
