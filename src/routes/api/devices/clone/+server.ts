import { readJson } from '$lib/server/body.ts';
import { clone, refuseRevoked } from '$lib/server/devices.ts';
import { handOut } from '$lib/server/enrolment.ts';
import * as z from 'zod/mini';
import type { RequestHandler } from './$types';

const request = z.object({ deviceId: z.string().check(z.regex(/^[0-9A-Za-z._-]{1,64}$/)) });

/** Parts a copied tablet from the one it was copied from. */
export const POST: RequestHandler = async (event) => {
	const { database, serverKey, ip: from, user, session } = event.locals;
	const { deviceId } = await readJson(event.request, request, 4096);
	await refuseRevoked(database, session!.deviceId);
	const asker = { userId: user!.id, from };
	const device = await clone(database, serverKey, asker, deviceId, new Date().toISOString());
	return handOut(event, device);
};
