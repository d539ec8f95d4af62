/** Seals a push message so that only the browser reads it, not the push service. (RFC 8291, RFC 8188) */
import { createCipheriv, createECDH, hkdfSync, randomBytes, type ECDH } from 'node:crypto';

const CURVE = 'prime256v1';
const RECORD = 4096;
const POINT = 65;
const AUTH = 16;

export interface Browser {
	/** base64url: its public key, 65 bytes, and the secret it shares with us, 16 bytes */
	p256dh: string;
	auth: string;
}

/** For the tests of the specification: a known key and salt instead of fresh ones. */
export interface Chance {
	salt: Buffer;
	privateKey: Buffer;
}

/** The body of a push with `content-encoding: aes128gcm`. The message may have 3,900 bytes. */
export function sealPush(message: Buffer, { p256dh, auth }: Browser, chance?: Chance): Buffer {
	const [theirs, secret] = [Buffer.from(p256dh, 'base64url'), Buffer.from(auth, 'base64url')];
	const salt = chance?.salt ?? randomBytes(16);
	const ours = createECDH(CURVE);
	if (chance) ours.setPrivateKey(chance.privateKey);
	else ours.generateKeys();
	const { key, nonce } = derive(ours, theirs, secret, salt);
	const cipher = createCipheriv('aes-128-gcm', key, nonce);
	// One record, and 2 says that it is the last.
	const sealed = [cipher.update(message), cipher.update(Buffer.from([2])), cipher.final()];
	return Buffer.concat([headOf(salt, ours.getPublicKey()), ...sealed, cipher.getAuthTag()]);
}

/** Whether a browser's keys are ones that we can seal for. */
export function canSeal({ p256dh, auth }: Browser): boolean {
	const point = Buffer.from(p256dh, 'base64url');
	if (point.length !== POINT || Buffer.from(auth, 'base64url').length !== AUTH) return false;
	try {
		const ours = createECDH(CURVE);
		ours.generateKeys();
		ours.computeSecret(point);
		return true;
	} catch {
		return false;
	}
}

function derive(ours: ECDH, theirs: Buffer, secret: Buffer, salt: Buffer) {
	const shared = ours.computeSecret(theirs);
	const info = Buffer.concat([Buffer.from('WebPush: info\0'), theirs, ours.getPublicKey()]);
	const input = Buffer.from(hkdfSync('sha256', shared, secret, info, 32));
	const part = (name: string, bytes: number) =>
		Buffer.from(hkdfSync('sha256', input, salt, `Content-Encoding: ${name}\0`, bytes));
	return { key: part('aes128gcm', 16), nonce: part('nonce', 12) };
}

function headOf(salt: Buffer, publicKey: Buffer): Buffer {
	const size = Buffer.alloc(5);
	size.writeUInt32BE(RECORD);
	size.writeUInt8(publicKey.length, 4);
	return Buffer.concat([salt, size, publicKey]);
}
