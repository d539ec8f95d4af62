/** A certificate for localhost, made for one run: no key of it is kept anywhere. (RFC 5280) */
import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';

const OID = {
	ecdsaWithSha256: '2a8648ce3d040302',
	commonName: '550403',
	basicConstraints: '551d13',
	subjectAltName: '551d11'
};

/** PEM of a fresh key and of the certificate that it signs for itself, good for a day. */
export function selfSigned(): { key: string; cert: string } {
	const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
	const algorithm = der(0x30, oid(OID.ecdsaWithSha256));
	const body = der(
		0x30,
		der(0xa0, der(0x02, Buffer.from([2]))),
		der(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
		algorithm,
		name(),
		der(0x30, time(-1), time(1)),
		name(),
		publicKey.export({ type: 'spki', format: 'der' }),
		der(0xa3, der(0x30, isAuthority(), forLocalhost()))
	);
	const signature = sign('sha256', body, privateKey);
	const bits = der(0x03, Buffer.from([0]), signature);
	return {
		key: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
		cert: pem(der(0x30, body, algorithm, bits))
	};
}

/** One value with its tag and length. */
function der(tag: number, ...parts: Buffer[]): Buffer {
	const value = Buffer.concat(parts);
	const { length } = value;
	const size = length < 128 ? [length] : [0x82, length >> 8, length & 0xff];
	return Buffer.concat([Buffer.from([tag, ...size]), value]);
}

function oid(hex: string): Buffer {
	return der(0x06, Buffer.from(hex, 'hex'));
}

function name(): Buffer {
	const common = der(0x30, oid(OID.commonName), der(0x0c, Buffer.from('localhost')));
	return der(0x30, der(0x31, common));
}

function time(days: number): Buffer {
	const iso = new Date(Date.now() + days * 86_400_000).toISOString();
	return der(0x17, Buffer.from(`${iso.slice(2, 19).replace(/[-:T]/g, '')}Z`));
}

function isAuthority(): Buffer {
	const yes = der(0x01, Buffer.from([0xff]));
	return der(0x30, oid(OID.basicConstraints), yes, der(0x04, der(0x30, yes)));
}

function forLocalhost(): Buffer {
	const names = der(0x30, der(0x82, Buffer.from('localhost')));
	return der(0x30, oid(OID.subjectAltName), der(0x04, names));
}

function pem(bytes: Buffer): string {
	const lines = bytes.toString('base64').match(/.{1,64}/g) ?? [];
	return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}
