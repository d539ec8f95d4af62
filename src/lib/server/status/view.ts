/** How somebody wants to see the door: language, text size, contrast; kept in one cookie without a person in it. */
import type { Cookies } from '@sveltejs/kit';
import { tongueFor, TONGUE_NAMES, TONGUES, type Tongue } from '../../words/status/tongue.ts';

export const SIZES = ['small', 'normal', 'large', 'larger', 'largest'] as const;
export type Size = (typeof SIZES)[number];

export interface View {
	tongue: Tongue;
	size: Size;
	contrast: 'plain' | 'high';
}

const COOKIE = '__Host-ieum-view';
const YEAR = 365 * 24 * 60 * 60;

interface Asking {
	cookies: Cookies;
	request: Request;
}

/** What was chosen before; else the browser's language, and everything else as it is drawn. */
export function viewOf({ cookies, request }: Asking): View {
	const [tongue, size, contrast] = (cookies.get(COOKIE) ?? '').split('.');
	return {
		tongue:
			TONGUES.find((one) => one === tongue) ??
			tongueFor(request.headers.get('accept-language') ?? ''),
		size: SIZES.find((one) => one === size) ?? 'normal',
		contrast: contrast === 'high' ? 'high' : 'plain'
	};
}

/** Keeps what a form chose; what it does not name stays. */
export function choose(asking: Asking, form: FormData): void {
	const view = viewOf(asking);
	const pick = <T extends string>(name: string, from: readonly T[], now: T): T =>
		from.find((one) => one === form.get(name)) ?? now;
	const tongue = pick('tongue', TONGUES, view.tongue);
	const size = pick('size', SIZES, view.size);
	const contrast = pick('contrast', ['plain', 'high'], view.contrast);
	asking.cookies.set(COOKIE, [tongue, size, contrast].join('.'), {
		path: '/',
		httpOnly: true,
		secure: true,
		sameSite: 'lax',
		maxAge: YEAR
	});
}

/** The page's root as a view wants it. */
export function htmlTag({ tongue, size, contrast }: View): string {
	const sized = size === 'normal' ? '' : ` data-text-size="${size}"`;
	const coloured = contrast === 'high' ? ' data-contrast="high"' : '';
	return `<html lang="${TONGUE_NAMES[tongue].lang}"${sized}${coloured}`;
}
