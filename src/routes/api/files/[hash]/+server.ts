import { MAX_FILE_BYTES } from '$lib/protocol.ts';
import { readBytes } from '$lib/server/body.ts';
import { heldOf, isCovered, putPart, readFile } from '$lib/server/files.ts';
import { Rejected } from '$lib/server/rejection.ts';
import { noteSignature } from '$lib/server/signatures.ts';
import type { RequestHandler } from './$types';

/**
 * How many bytes are there, in `x-held`, so that an upload goes on where it was cut; and in
 * `x-covered` whether a backup holds the file too.
 */
export const HEAD: RequestHandler = async ({ params, locals }) => {
	const { db } = locals.database;
	const { held, complete } = await heldOf(db, params.hash);
	const covered = complete && (await isCovered(db, params.hash));
	return new Response(null, {
		headers: { 'x-held': String(held), 'x-covered': covered ? '1' : '0' }
	});
};

/** One part of a file; answers how much is there now. */
export const PUT: RequestHandler = async ({ params, url, request, locals }) => {
	const bytes = await readBytes(request, MAX_FILE_BYTES);
	const [offset, total] = ['offset', 'total'].map((name) => Number(url.searchParams.get(name)));
	const part = { hash: params.hash, offset: offset ?? NaN, total: total ?? NaN, bytes };
	const held = await putPart(locals.database, part, new Date().toISOString());
	if (held.refusal === 'TOO_BIG') throw new Rejected('TOO_BIG');
	if (held.refusal !== null && held.refusal !== 'WRONG_OFFSET') throw new Rejected('MALFORMED');
	return Response.json(held);
};

/** A signature that belongs to a receipt in the caller's scope; the look is on record. */
export const GET: RequestHandler = async ({ params, locals }) => {
	const { database, user, ip: from } = locals;
	const now = new Date().toISOString();
	const seen = await noteSignature(database, { ...user!, from }, params.hash, now);
	const file = seen ? await readFile(database.db, params.hash) : undefined;
	if (!file) throw new Rejected('NOT_YOURS');
	return new Response(new Uint8Array(file.bytes), {
		headers: {
			'content-type': file.type,
			'content-security-policy': "default-src 'none'; sandbox",
			'content-disposition': 'inline'
		}
	});
};
