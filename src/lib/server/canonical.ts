/** One spelling for one value, and its SHA-256. */
import { createHash } from 'node:crypto';

/** Nobody's form nests deeper; what does is an attack on the stack. */
const MAX_DEPTH = 16;

/** JSON with sorted keys. Throws RangeError beyond sixteen levels. */
export function canonical(value: unknown, depth = 0): string {
	if (depth > MAX_DEPTH) throw new RangeError('nested too deeply');
	if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
	if (Array.isArray(value)) return `[${value.map((item) => canonical(item, depth + 1)).join(',')}]`;
	const record = value as Record<string, unknown>;
	const parts = Object.keys(record)
		.sort()
		.map((key) => `${JSON.stringify(key)}:${canonical(record[key], depth + 1)}`);
	return `{${parts.join(',')}}`;
}

/** SHA-256 in hex. */
export function sha256(data: string | Uint8Array): string {
	return createHash('sha256').update(data).digest('hex');
}
