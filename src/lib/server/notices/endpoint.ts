/**
 * Which addresses a push may go to. A browser names its push service, so whoever subscribes names an
 * address that this server will ask: only those of the browsers' makers, or of the operator's list.
 */
import * as dns from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { ForbiddenAddress } from './post.ts';

/** Chrome, Edge and Samsung · Firefox · Windows · Safari. A leading dot means any name below. */
export const PUSH_SERVICES = [
	'fcm.googleapis.com',
	'.push.services.mozilla.com',
	'.notify.windows.com',
	'.push.apple.com'
];

const LONGEST = 1024;

/** The address if a push may go there: https, a known push service, its own port, no user in it. */
export function endpointIn(text: string, services: readonly string[]): URL | null {
	if (text.length > LONGEST || !URL.canParse(text)) return null;
	const url = new URL(text);
	const isPlain = url.protocol === 'https:' && url.username === '' && url.password === '';
	return isPlain && services.some((service) => isOf(url, service)) ? url : null;
}

function isOf({ host }: URL, service: string): boolean {
	return service.startsWith('.') ? host.endsWith(service) : host === service;
}

/** Looks a name up and refuses it where any of its addresses is inside our own walls. */
export const publicLookup: LookupFunction = (name, options, answer) => {
	dns.lookup(name, { ...options, all: true }, (error, found) => {
		if (error) return answer(error, '', 4);
		if (found.some(({ address }) => !isPublic(address)))
			return answer(new ForbiddenAddress('a push service in a private network'), '', 4);
		if (options.all) return answer(null, found);
		const [first] = found;
		answer(null, first?.address ?? '', first?.family ?? 4);
	});
};

const WALLS = new BlockList();
for (const [net, bits] of [
	...[['0.0.0.0', 8] as const, ['10.0.0.0', 8] as const, ['100.64.0.0', 10] as const],
	...[['127.0.0.0', 8] as const, ['169.254.0.0', 16] as const, ['172.16.0.0', 12] as const],
	...[['192.0.0.0', 24] as const, ['192.168.0.0', 16] as const, ['198.18.0.0', 15] as const],
	...[['224.0.0.0', 4] as const, ['240.0.0.0', 4] as const]
])
	WALLS.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of [
	...[['::', 127] as const, ['64:ff9b::', 96] as const, ['fc00::', 7] as const],
	...[['fe80::', 10] as const, ['ff00::', 8] as const, ['2002::', 16] as const]
])
	WALLS.addSubnet(net, bits, 'ipv6');

/** False for addresses of private, local and reserved networks, also where IPv6 wraps an IPv4. */
export function isPublic(address: string): boolean {
	const family = isIP(address);
	if (family === 0) return false;
	return !WALLS.check(address, family === 4 ? 'ipv4' : 'ipv6');
}
