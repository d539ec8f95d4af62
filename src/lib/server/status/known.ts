/**
 * A device that a slip has opened on before, known by a cookie that names nobody: a random number, our
 * seal on it, and a seal for each code that opened there. It opens nothing. All it gives is a place of
 * its own in the line and tries of its own, so that whoever guesses from everywhere keeps no household
 * out; and that only together with the code, so a cookie that was stolen helps nobody to guess another.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { digest, type ServerKey } from '../keys.ts';

export const KNOWN_COOKIE = '__Host-ieum-known';

/** How it is set: it tells no script and no other site anything, and outlives the browser. */
export const KNOWN_COOKIE_IS = {
	path: '/',
	httpOnly: true,
	secure: true,
	sameSite: 'strict',
	maxAge: 365 * 24 * 60 * 60
} as const;

/** Codes that one device stays known for, the latest: a family's, or a counter's. */
const MOST = 4;
const LONGEST = 200;
const BYTES = 16;

/** The cookie of a device on which `code` has just opened; what it was known for before stays. */
export function knownFor(key: ServerKey, code: string, before: string | undefined): string {
	const [device, seals] = read(key, before) ?? [randomBytes(BYTES).toString('base64url'), []];
	const own = sealOf(key, device, code);
	const latest = [own, ...seals.filter((seal) => seal !== own)].slice(0, MOST);
	return [device, sealOf(key, device), ...latest].join('.');
}

/** The device that a cookie of ours names, or null: for none, and for one that we did not make. */
export function deviceIn(key: ServerKey, cookie: string | undefined): string | null {
	return read(key, cookie)?.[0] ?? null;
}

/** The same, if this code has opened on it. */
export function deviceFor(key: ServerKey, code: string, cookie: string | undefined): string | null {
	const [device, seals] = read(key, cookie) ?? [];
	if (device === undefined || seals === undefined) return null;
	const own = sealOf(key, device, code);
	return seals.some((seal) => isSame(seal, own)) ? device : null;
}

function read(key: ServerKey, cookie: string | undefined): [string, string[]] | null {
	if (!cookie || cookie.length > LONGEST) return null;
	const [device = '', ours = '', ...seals] = cookie.split('.');
	return isSame(ours, sealOf(key, device)) ? [device, seals.slice(0, MOST)] : null;
}

function sealOf(key: ServerKey, device: string, code?: string): string {
	const said = code === undefined ? device : `${device}\0${code}`;
	return digest(key, 'status device', said).subarray(0, BYTES).toString('base64url');
}

function isSame(one: string, other: string): boolean {
	const [a, b] = [Buffer.from(one), Buffer.from(other)];
	return a.length === b.length && timingSafeEqual(a, b);
}
