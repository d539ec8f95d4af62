/**
 * The body of a sync request, so far that every action in it can be answered: one that cannot be
 * read is given an empty input, which its rule refuses as MALFORMED. Only its number has to be
 * readable, since the tablet finds the verdict by it.
 */
import { wireAction, type WireAction } from '../protocol.ts';

/** No form nests deeper. */
const DEPTH = 12;
const NEVER = '1970-01-01T00:00:00.000Z';

/** The same body, with its unreadable actions replaced. Anything else about it is left to `sync`. */
export function readableBody(body: unknown): unknown {
	if (body === null || typeof body !== 'object' || !('push' in body)) return body;
	const { push } = body;
	if (!Array.isArray(push)) return body;
	const device = 'device' in body ? String(body.device) : '';
	return { ...body, push: push.map((action) => readableAction(action, device)) };
}

function readableAction(given: unknown, device: string): unknown {
	const parsed = wireAction.safeParse(given);
	if (parsed.success && isPlain(parsed.data.input, DEPTH)) return parsed.data;
	const { n, id, name, v, at } = (given ?? {}) as Record<string, unknown>;
	const part = (field: keyof WireAction, value: unknown, instead: unknown) =>
		wireAction.shape[field].safeParse(value).success ? value : instead;
	return {
		n,
		id: part('id', id, `unreadable.${device.slice(0, 40)}.${String(n).slice(0, 12)}`),
		name: part('name', name, ''),
		v: part('v', v, 1),
		at: part('at', at, NEVER),
		input: null
	};
}

/** Not too deep, and no text that a database cannot hold (NUL, half a surrogate pair). */
function isPlain(value: unknown, depth: number): boolean {
	if (typeof value === 'string') return value.isWellFormed() && !value.includes('\0');
	if (value === null || typeof value !== 'object') return true;
	return (
		depth > 0 &&
		Object.entries(value).every(([key, inner]) => isPlain(key, 0) && isPlain(inner, depth - 1))
	);
}
