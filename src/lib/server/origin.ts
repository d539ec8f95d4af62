/** Whether a request for data was sent by our own pages. The framework looks at forms only. */
import { OWN_HEADER } from '../protocol.ts';

const READS = ['GET', 'HEAD', 'OPTIONS'];

/**
 * True if it comes from another site, or changes something without our header, which no form and no
 * foreign script without our leave can set. `origin` is the address people type.
 */
export function isCrossSite(method: string, headers: Headers, origin: string): boolean {
	const from = headers.get('origin');
	if (from !== null && from !== origin) return true;
	const site = headers.get('sec-fetch-site');
	if (site !== null && site !== 'same-origin' && site !== 'none') return true;
	return !READS.includes(method) && headers.get(OWN_HEADER) !== '1';
}

/** True where a browser keeps our cookies: not on plain http, except on the machine itself. */
export function keepsCookies({ protocol, hostname }: URL): boolean {
	return protocol === 'https:' || /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname);
}
