/**
 * Codes and secrets as the database keeps them. A code is a keyed digest, by which it is found; a
 * secret is Argon2id keyed with the server's key, so that a stolen database alone tells nothing.
 */
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { digest, type ServerKey } from '../keys.ts';
import { line } from '../queue.ts';

const derive = promisify(argon2);

/** About 40 ms; memory in KiB. */
export interface Cost {
	memory: number;
	passes: number;
}
export const COST: Cost = { memory: 19_456, passes: 2 };
const SALT = 16;
const TAG = 32;

/**
 * Before everything that needs a slow hash here. One of the four threads of Node's pool, beside the two of
 * passwords, and that one resting between strangers: whoever guesses here holds up neither the desks nor
 * the tablets, and waits less if told to come again. Desks and devices that are known go first.
 */
export const inTurn = line({ atOnce: 1, waiting: 30, rests: true });

/** By what a code is found; hex. */
export function codeHash(key: ServerKey, code: string): string {
	return digest(key, 'status code', code).toString('hex');
}

/** `memory.passes$salt$tag` of a secret that belongs to the code with this id. */
export async function hashSecret(
	key: ServerKey,
	of: { id: string; secret: string },
	cost = COST
): Promise<string> {
	const salt = randomBytes(SALT);
	const tag = await inTurn(() => tagOf(key, of, salt, cost), { first: true });
	return [`${cost.memory}.${cost.passes}`, salt.toString('hex'), tag.toString('hex')].join('$');
}

/** True if the secret belongs to the code. Without a hash it says no and takes as long. Asked in turn. */
export async function matches(
	key: ServerKey,
	of: { id: string; secret: string },
	hash: string | null,
	cost = COST
): Promise<boolean> {
	const [how = '', salt = '', tag = ''] = hash?.split('$') ?? [];
	const [memory, passes] = how.split('.').map(Number);
	const asked = hash === null ? cost : { memory: memory ?? 0, passes: passes ?? 0 };
	const found = await tagOf(key, of, hash === null ? NOBODY : Buffer.from(salt, 'hex'), asked);
	const expected = hash === null ? Buffer.alloc(TAG) : Buffer.from(tag, 'hex');
	return timingSafeEqual(found, expected) && hash !== null;
}

const NOBODY = randomBytes(SALT);

function tagOf(
	key: ServerKey,
	{ id, secret }: { id: string; secret: string },
	nonce: Buffer,
	{ memory, passes }: Cost
): Promise<Buffer> {
	return derive('argon2id', {
		message: Buffer.from(secret.normalize('NFKC').slice(0, 100)),
		nonce,
		secret: digest(key, 'status secret', id),
		memory,
		passes,
		parallelism: 1,
		tagLength: TAG
	});
}
