import { holdsRrn } from '$lib/domain/rrn.ts';
import { readJson } from '$lib/server/body.ts';
import { noteReads } from '$lib/server/reads.ts';
import * as z from 'zod/mini';
import type { RequestHandler } from './$types';

const id = z.string().check(z.regex(/^[0-9A-Za-z._-]{1,64}$/));
const entry = z.object({
	at: z.iso.datetime(),
	subject: id,
	purpose: z.string().check(
		z.maxLength(100),
		z.refine((text) => !holdsRrn(text))
	)
});
const request = z.object({ device: id, entries: z.array(entry).check(z.maxLength(500)) });

/** Reads of persons that a tablet noted while it was offline. */
export const POST: RequestHandler = async ({ request: sent, locals }) => {
	const { device, entries } = await readJson(sent, request, 128 * 1024);
	const caller = { userId: locals.user!.id, from: locals.ip };
	await noteReads(locals.database, caller, device, entries, new Date().toISOString());
	return Response.json({ noted: entries.length });
};
