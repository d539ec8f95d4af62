/** Passwords: Argon2id in Node's own thread pool, kept as PHC strings so that the cost can be raised. */
import { argon2, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { isCommon } from './common-passwords.ts';
import { line } from './queue.ts';

const derive = promisify(argon2);

/** OWASP's minimum for Argon2id; about 40 ms on the machines we know. Memory in KiB. */
const COST = { m: 19_456, t: 2, p: 1 };
const SALT = 16;
const TAG = 32;
const LONGEST = 200;
/**
 * Half of the four threads of Node's pool, so that files and the tablets' sync always find one free, and
 * these resting between sign-ins while others wait, so that guesses leave the processors to those who
 * work; who would be behind so many waits less if told to come again. Who is signed in goes first.
 */
const inTurn = line({ atOnce: 2, waiting: 64, rests: true });

/** True if whoever signs in now is told to come again. */
export const isCrowded = inTurn.isFull;

/** What is wrong with a new password; the words stand in words/login.ts. */
export type Weakness = 'TOO_SHORT' | 'TOO_LONG' | 'HOLDS_LOGIN_NAME' | 'COMMON';

/**
 * At least 10 characters of three kinds, or at least 14 of any, without the login name, and none
 * that everybody knows. (DOMAIN §3.1)
 */
export function weakness(password: string, loginName: string): Weakness | null {
	const letters = [...normal(password)];
	if (letters.length > LONGEST) return 'TOO_LONG';
	const kinds = [/\p{Ll}|\p{Lo}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{L}\p{Nd}]/u];
	const variety = kinds.filter((kind) => kind.test(password)).length;
	if (letters.length < 10 || (letters.length < 14 && variety < 3)) return 'TOO_SHORT';
	const name = loginName.trim().toLowerCase();
	const holdsName = name.length >= 4 && normal(password).toLowerCase().includes(name);
	return holdsName ? 'HOLDS_LOGIN_NAME' : isCommon(password) ? 'COMMON' : null;
}

const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A password for one sign-in, easy to read out: four groups of four, about 79 bits. */
export function oneTimePassword(): string {
	const letters = Array.from({ length: 16 }, () => LETTERS[randomInt(LETTERS.length)]);
	return [0, 4, 8, 12].map((from) => letters.slice(from, from + 4).join('')).join('-');
}

/** The PHC string of a password: `$argon2id$v=19$m=19456,t=2,p=1$salt$tag`. */
export async function hash(password: string): Promise<string> {
	const salt = randomBytes(SALT);
	const tag = await tagOf(password, salt, COST, TAG, true);
	return `$argon2id$v=19$m=${COST.m},t=${COST.t},p=${COST.p}$${bare(salt)}$${bare(tag)}`;
}

/**
 * True if the password belongs to the PHC string. A string of another kind is never matched. `first`:
 * whoever asks is signed in.
 */
export async function verify(phc: string, password: string, first = false): Promise<boolean> {
	const parts =
		/^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/.exec(phc);
	if (!parts || password.length > 4 * LONGEST) return false;
	const [, m, t, p, salt = '', tag = ''] = parts;
	const expected = Buffer.from(tag, 'base64');
	const cost = { m: Number(m), t: Number(t), p: Number(p) };
	const found = await tagOf(password, Buffer.from(salt, 'base64'), cost, expected.length, first);
	return timingSafeEqual(found, expected);
}

let nobody: Promise<string> | undefined;

/** Takes as long as `verify` and says no: for accounts that do not exist. */
export async function verifyNobody(password: string): Promise<false> {
	nobody ??= hash(randomBytes(SALT).toString('hex'));
	await verify(await nobody, password);
	return false;
}

function tagOf(
	password: string,
	nonce: Buffer,
	{ m, t, p }: typeof COST,
	tagLength: number,
	first: boolean
): Promise<Buffer> {
	const message = Buffer.from(normal(password));
	const cost = { message, nonce, memory: m, passes: t, parallelism: p, tagLength };
	return inTurn(() => derive('argon2id', cost), { first });
}

/** The same password typed on two keyboards is the same bytes. */
function normal(password: string): string {
	return password.normalize('NFKC');
}

/** Base64 without padding, as PHC strings have it. */
function bare(bytes: Buffer): string {
	return bytes.toString('base64').replace(/=+$/, '');
}
