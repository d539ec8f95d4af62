/**
 * Who may use which route: the only table that says so. The hooks ask it for every request, and a
 * route that is missing here is closed to everybody (and fails a test).
 */
import type { Role } from '../domain/context.ts';
import type { Person } from './sessions.ts';
import type { SignIn } from './sign-ins.ts';

/**
 * public: anybody · session: a sign-in, even of an account that was closed meanwhile ·
 * signed-in: any account · roles: accounts with one of them.
 */
export type Access = 'public' | 'session' | 'signed-in' | readonly Role[];

/** People who carry a tablet. */
const TABLET: readonly Role[] = ['field', 'intake'];
/** People who see figures. */
const BOARD: readonly Role[] = ['office', 'approver', 'privacy', 'audit'];
/** People who see the department's plan; whose item it is decides who writes. */
const PLAN: readonly Role[] = [...BOARD, 'team'];
/** People who work on cases and so see households. */
const CASES: readonly Role[] = ['office', 'approver'];
/** The same and the counter, which sees its own 행정동 only: each page looks at whose record it is. */
const COUNTER: readonly Role[] = ['intake', ...CASES];
/** People who write at a counter. */
const DESK: readonly Role[] = ['intake', 'office'];

export const ACCESS: Readonly<Record<string, Access>> = {
	'/': 'public',
	'/login': 'public',
	'/login/code': 'signed-in',
	'/logout': 'public',
	'/language': 'public',
	'/setup/[token]': 'public',

	'/api/health': 'public',
	'/api/session': 'public',
	'/api/devices': TABLET,
	'/api/devices/clone': TABLET,
	// A closed account's tablet still hands in what it has; the push decides what becomes of it.
	'/api/sync': 'session',
	'/api/sync/start': TABLET,
	'/api/sync/poke': 'signed-in',
	'/api/quarantine': 'session',
	'/api/quarantine/[hash]': 'session',
	'/api/access': TABLET,
	'/api/duplicates': DESK,
	// Aggregates without persons, for every device of the staff.
	'/api/plan': 'signed-in',
	'/api/files/[hash]': [...TABLET, ...CASES],

	// The tablet's shell holds no data; what it shows comes from the tablet itself.
	'/(field)/field': 'public',
	'/(field)/shell': 'public',
	'/(field)/field/visit/[id]': 'public',
	'/(field)/field/visit/[id]/receipt': 'public',
	'/(field)/field/visit/[id]/fail': 'public',
	'/(field)/field/visit/[id]/hand-over': 'public',
	'/(field)/field/households': 'public',
	'/(field)/field/households/new': 'public',
	'/(field)/field/households/[id]': 'public',
	'/(field)/field/households/[id]/apply': 'public',
	'/(field)/field/households/[id]/consents': 'public',
	'/(field)/field/households/[id]/plan': 'public',
	'/(field)/field/households/[id]/repair': 'public',
	'/(field)/field/households/[id]/fee': 'public',
	'/(field)/field/households/[id]/fee/opened': 'public',
	'/(field)/field/repairs': 'public',
	'/(field)/field/repairs/[id]': 'public',
	'/(field)/field/repairs/[id]/[task]': 'public',
	'/(field)/field/households/[id]/assign': 'public',
	'/(field)/field/outbox': 'public',
	'/(field)/field/stock': 'public',
	'/(field)/field/stock/[id]': 'public',

	'/(office)/office/account': 'signed-in',
	'/(office)/office/account/password': 'signed-in',
	'/(office)/office/account/second-factor': PLAN,

	'/(office)/office': BOARD,
	'/(office)/office/places': CASES,
	'/(office)/office/deliveries': CASES,
	'/(office)/office/deliveries/[id]': CASES,
	'/(office)/office/households': COUNTER,
	'/(office)/office/households/new': DESK,
	'/(office)/office/households/[id]': COUNTER,
	'/(office)/office/households/[id]/edit': DESK,
	'/(office)/office/households/[id]/merge': ['office'],
	'/(office)/office/households/[id]/slip': DESK,
	'/(office)/office/applications': COUNTER,
	'/(office)/office/applications/new': DESK,
	'/(office)/office/applications/[id]': COUNTER,
	'/(office)/office/waitlist': CASES,
	'/(office)/office/fees': BOARD,
	'/(office)/office/enrollments': COUNTER,
	'/(office)/office/enrollments/[id]': COUNTER,
	'/(office)/office/months': CASES,
	'/(office)/office/months/[id]': CASES,
	'/(office)/office/bills': ['office'],
	'/(office)/office/bills/[id]': ['office'],
	'/(office)/office/runs': CASES,
	'/(office)/office/runs/new': ['office'],
	'/(office)/office/runs/[id]': CASES,
	'/(office)/office/runs/[id]/paper': CASES,
	'/(office)/office/runs/[id]/file': CASES,
	'/(office)/office/ledger': BOARD,
	'/(office)/office/ledger/file': BOARD,
	'/(office)/office/ledger/close': BOARD,
	'/(office)/office/ledger/[id]': BOARD,
	'/(office)/office/tasks': COUNTER,
	'/(office)/office/tasks/[id]': COUNTER,
	'/(office)/office/notices': CASES,
	'/(office)/office/notices/texts': CASES,
	'/(office)/office/notices/[id]': CASES,
	'/(office)/office/settings': CASES,
	'/(office)/office/settings/first': ['office'],
	'/(office)/office/repairs': COUNTER,
	'/(office)/office/tickets': COUNTER,
	'/(office)/office/tickets/new': DESK,
	'/(office)/office/tickets/[id]': COUNTER,
	'/(office)/office/repair-figures': BOARD,
	'/(office)/office/pcs': CASES,
	'/(office)/office/pcs/new': ['office'],
	'/(office)/office/pcs/step': ['office'],
	'/(office)/office/pcs/[id]': CASES,
	'/(office)/office/labels': CASES,
	'/(office)/office/receipts/[id]': CASES,
	'/(office)/office/assignments': CASES,
	'/(office)/office/assignments/[id]': CASES,
	'/(office)/office/tours': CASES,
	'/(office)/office/tours/[workerId]/[day]': CASES,
	'/(office)/office/tours/[workerId]/[day]/fill': ['office'],
	'/(office)/office/tours/[workerId]/[day]/sheet': CASES,
	'/(office)/office/visits': CASES,
	'/(office)/office/visits/[id]': CASES,
	'/(office)/office/exceptions': CASES,
	'/(office)/office/exceptions/[id]': CASES,
	'/(office)/office/exceptions/actions/[id]': CASES,
	'/(office)/office/devices': ['office', 'privacy', 'approver'],
	'/(office)/office/devices/[id]': ['office', 'privacy'],
	'/(office)/office/devices/quarantine': ['office'],
	'/(office)/office/devices/quarantine/[id]': ['office'],
	'/(office)/office/devices/users/new': ['office'],
	'/(office)/office/devices/users/[id]': ['office', 'privacy', 'approver'],
	'/(office)/office/import': ['office'],
	'/(office)/office/import/[id]': ['office'],
	'/(office)/office/export/[kind]': CASES,
	'/(office)/office/export/[kind]/file': CASES,
	'/(office)/office/audit': ['office', 'privacy', 'audit'],
	// The households' door: each page behind it asks for the door's own cookie.
	'/(public)/status': 'public',
	'/(public)/status/wait': 'public',
	'/(public)/status/look': 'public',
	'/(public)/status/mine': 'public',
	'/(public)/status/mine/repair': 'public',
	'/(public)/status/mine/day': 'public',
	'/(public)/status/mine/again': 'public',
	'/(public)/status/mine/consents': 'public',
	'/(public)/status/mine/data': 'public',
	'/(public)/status/kept': 'public',
	'/(public)/status/push': 'public',
	'/(public)/status/stay': 'public',
	'/(public)/status/closing': 'public',
	'/(public)/status/closed': 'public',
	'/(public)/status/keep.js': 'public',
	'/(public)/status/[...other]': 'public',
	'/(office)/office/plan': PLAN,
	'/(office)/office/plan/[item]': PLAN,
	'/(office)/office/plan/figures': PLAN,
	'/(office)/office/plan/report': PLAN,
	'/(office)/office/plan/file': PLAN,
	'/(office)/office/plan/years': ['office'],
	'/(office)/office/plan/years/template': ['office'],
	// The board's offline shell holds no data; the browser's own copy fills it.
	'/board': 'public',
	'/board/plan': 'public',
	// Says only what the office has made public, and nothing before.
	'/(public)/plan': 'public',

	// The components in every state; only the development server has it.
	'/(dev)/ui': 'public'
};

/**
 * What a person has to do before anything else: show the second factor, change a password that
 * somebody else made, or set a second factor up.
 */
export type Duty = 'CODE' | 'PASSWORD' | 'FACTOR';

/** The one place where a duty is done. */
const PLACE: Record<Duty, { routeId: string; path: string }> = {
	CODE: { routeId: '/login/code', path: '/login/code' },
	PASSWORD: { routeId: '/(office)/office/account/password', path: '/office/account/password' },
	FACTOR: {
		routeId: '/(office)/office/account/second-factor',
		path: '/office/account/second-factor'
	}
};

/**
 * What stands in the way of a request: nobody is signed in, the account is closed, it may not, or
 * something has to be done first.
 */
export type Barrier = 'SIGN_IN' | 'REVOKED' | 'NOT_YOURS' | 'DUTY';

/** The barrier before a route for whoever asks, or null. An undeclared route is nobody's. */
export function barrierTo(
	routeId: string,
	person: Pick<Person, 'role'> | null,
	session: Pick<SignIn, 'id'> | null,
	duty: Duty | null = null
): Barrier | null {
	const access = Object.hasOwn(ACCESS, routeId) ? ACCESS[routeId] : [];
	if (access === 'public') return null;
	if (session === null) return 'SIGN_IN';
	if (duty !== null) return routeId === PLACE[duty].routeId ? null : 'DUTY';
	if (access === 'session') return null;
	if (person === null) return 'REVOKED';
	if (access === 'signed-in' || access?.some((role) => role === person.role)) return null;
	return 'NOT_YOURS';
}

/** True for people who carry a tablet: their sign-in lasts for days, and the tablet is its second factor. */
export function carriesTablet(role: Role): boolean {
	return TABLET.includes(role);
}

/** Where a person's work begins: a counter has a desk, and its tablet opens at its own address. */
export function homeOf(role: Role): '/field' | '/office' | '/office/households' | '/office/plan' {
	if (role === 'intake') return '/office/households';
	if (role === 'team') return '/office/plan';
	return role === 'field' ? '/field' : '/office';
}

/** The address at which a duty is done, and from which one goes on to `next`. */
export function placeOf(duty: Duty, next: string): string {
	return `${PLACE[duty].path}?next=${encodeURIComponent(next)}`;
}

/** A page of ours to go on to after signing in; anything else is replaced by the person's own door. */
export function nextPage(asked: string | null, role: Role): string {
	const next = ownPath(asked);
	const leads = next !== null && !/^\/((api|login|logout|setup|language)(\/|\?|$)|\?|$)/.test(next);
	return leads ? next : homeOf(role);
}

/** Path and query of an address on this site, or null for any other. */
export function ownPath(asked: string | null): string | null {
	if (!asked?.startsWith('/') || !URL.canParse(asked, HERE)) return null;
	const url = new URL(asked, HERE);
	// '/.//other.site' is a path of ours that names another site once it is an address again.
	const isOwn = url.origin === HERE && !url.pathname.startsWith('//');
	return isOwn ? url.pathname + url.search : null;
}

/** Stands for our own address, whatever it is. */
const HERE = 'https://ieum.invalid';
