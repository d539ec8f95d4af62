import { MAX_PUSH, MAX_SYNC_BYTES } from '$lib/protocol.ts';
import { readJson } from '$lib/server/body.ts';
import { handIn } from '$lib/server/quarantine.ts';
import { storable } from '$lib/server/settle.ts';
import * as z from 'zod/mini';
import type { RequestHandler } from './$types';

const request = z.object({
	device: z.string().check(z.maxLength(64)),
	user: z.optional(z.string().check(z.maxLength(64))),
	push: z.array(z.unknown()).check(z.maxLength(MAX_PUSH))
});

/** What a revoked tablet could not send any more, before it deletes itself. Kept for a person to decide. */
export const POST: RequestHandler = async ({ request: sent, locals }) => {
	const { device, user, push } = await readJson(sent, request, MAX_SYNC_BYTES);
	// A resident registration number is stored nowhere, here neither. (DOMAIN §3.2 R1)
	const kept = push.map((one) => {
		const bare = { ...(one as object), input: null };
		return storable(one) ? one : storable(bare) ? bare : {};
	});
	const caller = { userId: locals.session!.userId, from: locals.ip };
	const payload = JSON.stringify(kept);
	await handIn(locals.database, caller, { device, user, payload }, new Date().toISOString());
	return Response.json({ kept: kept.length });
};
