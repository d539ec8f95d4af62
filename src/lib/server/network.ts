/** Who an address on the network stands for, where tries are counted. */
import { isIPv4, isIPv6 } from 'node:net';

/**
 * What one subscriber has: an IPv4 address, or the first half of an IPv6 one, of which everybody has
 * more than could ever be counted one by one. What is no address stays as it is.
 */
export function subscriberOf(ip: string): string {
	const bare = unmapped(ip);
	return isIPv6(bare) ? `${groupsOf(bare).slice(0, 4).join(':')}::/64` : bare;
}

/** The block of addresses around it, which mostly belongs to one network: /24, or /48. */
export function neighbourhoodOf(ip: string): string {
	const bare = unmapped(ip);
	if (isIPv4(bare)) return `${bare.split('.').slice(0, 3).join('.')}.0/24`;
	return isIPv6(bare) ? `${groupsOf(bare).slice(0, 3).join(':')}::/48` : bare;
}

/** An IPv4 address as itself, where the machine writes it as an IPv6 one; no name of an interface. */
function unmapped(ip: string): string {
	const bare = ip.split('%', 1)[0] as string;
	return /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(bare)?.[1] ?? bare;
}

/** The eight groups of an IPv6 address; the last two of one that ends like IPv4 are not told apart. */
function groupsOf(ip: string): string[] {
	const [head = '', tail] = ip.toLowerCase().split('::');
	const split = (part: string | undefined) => (part ? part.split(':') : []);
	const [before, after] = [split(head), split(tail)];
	const missing = Math.max(0, 8 - before.length - after.length);
	const between = tail === undefined ? [] : Array<string>(missing).fill('0');
	return [...before, ...between, ...after].map((group) => group.replace(/^0+(?=.)/, ''));
}
