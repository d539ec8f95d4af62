import { holdsRrn } from '$lib/domain/rrn.ts';
import { readJson } from '$lib/server/body.ts';
import { enrol, enrolAgain, fetchKey, refuseRevoked } from '$lib/server/devices.ts';
import { handOut } from '$lib/server/enrolment.ts';
import * as z from 'zod/mini';
import type { RequestHandler } from './$types';

const id = z.string().check(z.regex(/^[0-9A-Za-z._-]{1,64}$/));
const name = z.string().check(
	z.trim(),
	z.minLength(1),
	z.maxLength(60),
	z.refine((text) => !holdsRrn(text))
);
const lost = z.object({
	deviceId: id,
	userId: id,
	tabletId: id,
	keyEpoch: z.int().check(z.positive()),
	/** 32 bytes */
	dataKey: z.string().check(z.regex(/^[0-9A-Za-z+/]{43}=$/))
});
const request = z.union([lost, z.object({ deviceId: id }), z.object({ tabletId: id, name })]);

/**
 * Enrols this tablet for the signed-in person, gives them the key of their own device again, or
 * enrols a tablet with its own key once more that a restored server lost.
 */
export const POST: RequestHandler = async (event) => {
	const { database, serverKey, ip: from, user, session } = event.locals;
	const asked = await readJson(event.request, request, 4096);
	await refuseRevoked(database, session!.deviceId);
	const asker = { userId: user!.id, from };
	const now = new Date().toISOString();
	if ('dataKey' in asked)
		return handOut(event, await enrolAgain(database, serverKey, asker, asked, now));
	if ('deviceId' in asked)
		return handOut(event, await fetchKey(database, serverKey, asker, asked.deviceId, now));
	return handOut(event, await enrol(database, serverKey, asker, asked, now));
};
