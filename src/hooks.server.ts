/** Who is it, may they, security headers; the one place where a bug is logged. */
import { building } from '$app/environment';
import { barrierTo, placeOf, type Barrier } from '$lib/server/access.ts';
import { rejectionAnswer, troubleOf } from '$lib/server/answer.ts';
import { note } from '$lib/server/audit.ts';
import { ConfigError } from '$lib/server/config.ts';
import { openHouse, type House } from '$lib/server/house.ts';
import { alarm, refuseToStart } from '$lib/server/log.ts';
import { isCrossSite } from '$lib/server/origin.ts';
import { Rejected, statusOf } from '$lib/server/rejection.ts';
import { COOKIE, cookieUntil } from '$lib/server/sessions.ts';
import type { Wait } from '$lib/server/status/door.ts';
import { KNOWN_COOKIE } from '$lib/server/status/known.ts';
import { htmlTag, viewOf } from '$lib/server/status/view.ts';
import type { Knocker, Threshold } from '$lib/server/threshold.ts';
import { faults } from '$lib/words/faults.ts';
import { rejections } from '$lib/words/rejections.ts';
import { error, redirect } from '@sveltejs/kit';
import type { Handle, HandleServerError, RequestEvent, ServerInit } from '@sveltejs/kit';

let opened: Promise<House> | undefined;
const openOnce = () => (opened ??= openHouse(process.env));

/** Opens everything before the first request; a build, which runs this too, opens nothing. */
export const init: ServerInit = async () => {
	if (building) return;
	try {
		await openOnce();
	} catch (failure) {
		if (failure instanceof ConfigError) refuseToStart(failure.message);
		throw failure;
	}
};

export const handle: Handle = async ({ event, resolve }) => {
	if (building) return resolve(event);
	const { method, headers } = event.request;
	if (isApi(event) && isCrossSite(method, headers, event.url.origin))
		return secured(event, rejectionAnswer('CROSS_SITE'));
	try {
		const house = await openOnce();
		const turnedAway = await beforeDoor(event, house);
		if (turnedAway !== null) return secured(event, turnedAway);
		await identify(event, house);
		const barrier = await barrierBefore(event);
		if (barrier !== null) return secured(event, turnAway(event, barrier));
	} catch (failure) {
		const trouble = troubleOf(failure);
		if (trouble === null) throw failure;
		return secured(event, rejectionAnswer(trouble));
	}
	const answer = answered(event, await resolve(event, { transformPageChunk: inLanguage(event) }));
	return secured(event, await behindDoor(event, await openOnce(), answer));
};

export const handleError: HandleServerError = ({ error: failure, event, status }) => {
	const locale = event.locals.locale ?? 'ko';
	const rejection = failure instanceof Rejected ? failure.rejection : troubleOf(failure);
	event.locals.rejection = rejection;
	if (rejection !== null) return { message: rejections[locale][rejection] };
	if (status >= 500) alarm(`${event.request.method} ${event.route.id}`, failure);
	return { message: status === 404 ? faults[locale].missing.title : faults[locale].broken.title };
};

/** Fills the locals from the cookie, and passes on a token that takes the place of the one that came. */
async function identify(event: RequestEvent, house: House): Promise<void> {
	const { cookies, locals } = event;
	const token = cookies.get(COOKIE);
	const checked = token ? await house.sessions.check(token) : null;
	const known = {
		user: checked?.person ?? null,
		session: checked?.session ?? null,
		duty: checked?.duty ?? null,
		wait: null,
		locale: cookies.get('locale') === 'en' ? 'en' : 'ko',
		ip: event.getClientAddress(),
		rejection: null
	} satisfies Omit<App.Locals, keyof House>;
	Object.assign(locals, house, known);
	if (checked?.token)
		cookies.set(COOKIE, checked.token, cookieUntil(checked.session.absoluteExpiresAt));
}

/** What stands before the route, if anything; an attempt of somebody who may not is on record. */
async function barrierBefore({ locals, request, route }: RequestEvent): Promise<Barrier | null> {
	if (route.id === null) return null;
	const { user, session, duty, database, ip: from } = locals;
	const barrier = barrierTo(route.id, user, session, duty);
	if (barrier === 'NOT_YOURS' && user) {
		const at = new Date().toISOString();
		const work = `DENIED ${request.method} ${route.id}`;
		await note(database, { at, userId: user.id, from, subject: null, work });
	}
	return barrier;
}

/**
 * Data hears why; a page leads to the sign-in or to what has to be done first, or says that it is
 * closed. For a tablet a sign-in with a duty left is none: its person does that on our own pages.
 */
function turnAway(event: RequestEvent, barrier: Barrier): Response {
	if (isApi(event)) return rejectionAnswer(barrier === 'DUTY' ? 'SIGN_IN' : barrier);
	const { duty, locale } = event.locals;
	if (isScriptedForm(event)) return formError(barrier, locale);
	if (barrier === 'NOT_YOURS') error(403, faults[locale].forbidden.title);
	const here = event.url.pathname + event.url.search;
	redirect(303, duty ? placeOf(duty, here) : `/login?next=${encodeURIComponent(here)}`);
}

/** A form that a script sends stays on its page, so it hears what is wrong instead of being led away. */
function formError(barrier: Barrier, locale: App.Locals['locale']): Response {
	const why = barrier === 'NOT_YOURS' ? 'NOT_YOURS' : 'SIGN_IN';
	const body = { type: 'error', error: { message: rejections[locale][why] } };
	return Response.json(body, { status: statusOf(why) });
}

/** What a route threw, in its words and with its status. */
function answered(event: RequestEvent, answer: Response): Response {
	const { rejection } = event.locals;
	if (rejection !== null && isApi(event)) return rejectionAnswer(rejection);
	if (isApi(event) && answer.status >= 500)
		return Response.json({ message: faults.ko.broken.text }, { status: answer.status });
	if (rejection === null) return answer;
	const { headers } = rejectionAnswer(rejection);
	const wait = headers.get('retry-after');
	const page = new Response(answer.body, { status: statusOf(rejection), headers: answer.headers });
	if (wait !== null) page.headers.set('retry-after', wait);
	return page;
}

const SECURITY = {
	'x-content-type-options': 'nosniff',
	'x-frame-options': 'DENY',
	// Not 'no-referrer': with it a browser says 'Origin: null' of our own forms, which are then refused.
	'referrer-policy': 'same-origin',
	'permissions-policy': 'camera=(self), geolocation=(), microphone=(), payment=(), usb=()',
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin'
};

/** Nothing that passes here is kept by a browser or a proxy, unless its route says so. */
function secured({ url }: RequestEvent, answer: Response): Response {
	for (const [name, value] of Object.entries(SECURITY)) answer.headers.set(name, value);
	if (url.protocol === 'https:')
		answer.headers.set('strict-transport-security', 'max-age=31536000');
	if (!answer.headers.has('cache-control')) answer.headers.set('cache-control', 'no-store');
	return answer;
}

function isApi({ url }: RequestEvent): boolean {
	return url.pathname.startsWith('/api/');
}

function isScriptedForm({ request }: RequestEvent): boolean {
	return request.method === 'POST' && request.headers.get('x-sveltekit-action') === 'true';
}

function isDoor({ url }: RequestEvent): boolean {
	return url.pathname === '/status' || url.pathname.startsWith('/status/');
}

/** Which door somebody knocks at: with what stands on a slip, or with a name and a password. */
function doorOf({ request, route }: RequestEvent): 'household' | 'staff' | null {
	if (request.method !== 'POST') return null;
	return route.id === '/(public)/status' ? 'household' : route.id === '/login' ? 'staff' : null;
}

function knockerOf({ cookies, getClientAddress }: RequestEvent): Knocker {
	return { ip: getClientAddress(), known: cookies.get(KNOWN_COOKIE) };
}

/** What a knock hears before anything is looked at, or null to go on. */
function beforeDoor(event: RequestEvent, { thresholds }: House): Promise<Response> | null {
	const door = doorOf(event);
	if (door === null) return null;
	const wait = thresholds[door].waitOf(knockerOf(event), new Date().toISOString());
	return wait === null ? null : toWait(event, thresholds[door], wait);
}

/** What a door said to a knock is remembered; at the households' all who have to wait hear the same. */
async function behindDoor(
	event: RequestEvent,
	{ thresholds }: House,
	answer: Response
): Promise<Response> {
	const door = doorOf(event);
	const form = isDoor(event) ? await asForm(event, answer) : answer;
	if (door === null) return form;
	const { wait } = event.locals;
	if (form.status === 303) thresholds[door].forget(knockerOf(event));
	if (wait === null) return form;
	thresholds[door].keep(knockerOf(event), wait, new Date().toISOString());
	return door === 'household' ? toWait(event, thresholds[door], wait) : form;
}

function toWait(event: RequestEvent, threshold: Threshold, wait: Wait): Promise<Response> {
	const page = isDoor(event) ? '/status/wait' : '/login';
	const draw = (why: string) => event.fetch(`${page}?why=${why}`);
	const locale = event.cookies.get('locale') === 'en' ? 'en' : 'ko';
	const view = isDoor(event) ? Object.values(viewOf(event)).join('.') : locale;
	return threshold.answer(wait, view, draw);
}

/**
 * The door has no script of the framework's, so whoever sends its forms gets a page's status and way
 * on, whatever they say that they accept: a guess by a program hears 429 like one by a browser.
 */
async function asForm(event: RequestEvent, answer: Response): Promise<Response> {
	const isData = answer.headers.get('content-type')?.startsWith('application/json') ?? false;
	if (event.request.method !== 'POST' || !isData || isScriptedForm(event)) return answer;
	const result = (await answer.clone().json()) as {
		type?: string;
		status?: number;
		location?: string;
	};
	if (result.type !== 'failure' && result.type !== 'redirect') return answer;
	const form = new Response(answer.body, { status: result.status ?? 400, headers: answer.headers });
	if (result.location) form.headers.set('location', result.location);
	return form;
}

function inLanguage(event: RequestEvent) {
	// The households' door speaks more languages than the desks, and has sizes and colours of its own.
	const tag = isDoor(event) ? htmlTag(viewOf(event)) : `<html lang="${event.locals.locale}"`;
	return ({ html }: { html: string }) => html.replace('<html lang="ko"', tag);
}
