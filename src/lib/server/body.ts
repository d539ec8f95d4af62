/** Reads what was sent, never more than a route takes, whatever its length header claims. */
import type * as z from 'zod/mini';
import { Rejected } from './rejection.ts';

/** The bytes of a body of at most `limit` bytes. Throws Rejected TOO_BIG. */
export async function readBytes(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer>> {
	if (Number(request.headers.get('content-length') ?? 0) > limit) throw new Rejected('TOO_BIG');
	const chunks: Uint8Array[] = [];
	let size = 0;
	for await (const chunk of request.body ?? []) {
		size += chunk.length;
		if (size > limit) throw new Rejected('TOO_BIG');
		chunks.push(chunk);
	}
	return new Uint8Array(Buffer.concat(chunks));
}

/** A JSON body of a schema. Throws Rejected TOO_BIG or MALFORMED. */
export async function readJson<Schema extends z.ZodMiniType>(
	request: Request,
	schema: Schema,
	limit: number
): Promise<z.output<Schema>> {
	const parsed = schema.safeParse(parse(await readBytes(request, limit)));
	if (!parsed.success) throw new Rejected('MALFORMED');
	return parsed.data;
}

function parse(bytes: Uint8Array): unknown {
	try {
		return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
	} catch {
		throw new Rejected('MALFORMED');
	}
}
