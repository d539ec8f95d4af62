/**
 * By which a push service knows this house (RFC 8292). The key follows from the server's own key, so
 * that all processes of a house have the same one and there is nothing more to keep safe.
 */
import { createECDH, createPrivateKey, sign, type KeyObject } from 'node:crypto';
import { digest, type ServerKey } from '../keys.ts';

const LIFE_S = 12 * 60 * 60;
/** Order of the curve P-256: a private key lies below it. */
const ORDER = Buffer.from(
	'ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551',
	'hex'
);

export interface Vapid {
	/** what a browser subscribes with, base64url */
	publicKey: string;
	/** the Authorization header for a push service; `now` is ISO */
	authorise(endpoint: URL, now: string): string;
}

/** The house's key pair; `contact` is an https address or mailto: at which its people are reached. */
export function vapidOf(serverKey: ServerKey, contact: string): Vapid {
	const { point, key } = keysOf(serverKey);
	const publicKey = point.toString('base64url');
	return {
		publicKey,
		authorise({ origin }, now) {
			const exp = Math.floor(Date.parse(now) / 1000) + LIFE_S;
			const claims = [
				{ typ: 'JWT', alg: 'ES256' },
				{ aud: origin, exp, sub: contact }
			];
			const text = claims.map((one) => base64(JSON.stringify(one))).join('.');
			const signature = sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' });
			return `vapid t=${text}.${signature.toString('base64url')}, k=${publicKey}`;
		}
	};
}

function keysOf(serverKey: ServerKey): { point: Buffer; key: KeyObject } {
	const ecdh = createECDH('prime256v1');
	ecdh.setPrivateKey(scalarOf(serverKey));
	const point = ecdh.getPublicKey();
	const coordinate = (from: number) => point.subarray(from, from + 32).toString('base64url');
	const jwk = {
		...{ kty: 'EC', crv: 'P-256', x: coordinate(1), y: coordinate(33) },
		d: ecdh.getPrivateKey().toString('base64url').padStart(43, 'A')
	};
	return { point, key: createPrivateKey({ key: jwk, format: 'jwk' }) };
}

/** A private key that follows from the server's; one in four thousand million tries lies too high. */
function scalarOf(serverKey: ServerKey): Buffer {
	for (let n = 0; ; n += 1) {
		const scalar = digest(serverKey, 'push', `key ${n}`);
		if (Buffer.compare(scalar, ORDER) < 0 && scalar.some((byte) => byte !== 0)) return scalar;
	}
}

function base64(text: string): string {
	return Buffer.from(text).toString('base64url');
}
