/** One spelling for one value, and its SHA-256. */
import { createHash } from 'node:crypto';

/** JSON with sorted keys. */
export function canonical(value: unknown): string {
	if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
	if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
	const record = value as Record<string, unknown>;
	const parts = Object.keys(record)
		.sort()
		.map((key) => `${JSON.stringify(key)}:${canonical(record[key])}`);
	return `{${parts.join(',')}}`;
}

/** True if a value nests deeper than so many levels; looks no further than that. */
export function isDeeper(value: unknown, levels: number): boolean {
	if (value === null || typeof value !== 'object') return false;
	return levels === 0 || Object.values(value).some((item) => isDeeper(item, levels - 1));
}

/** SHA-256 in hex. */
export function sha256(data: string | Uint8Array): string {
	return createHash('sha256').update(data).digest('hex');
}
