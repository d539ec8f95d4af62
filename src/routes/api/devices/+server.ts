import { holdsRrn } from '$lib/domain/rrn.ts';
import { readJson } from '$lib/server/body.ts';
import { enrol, fetchKey, refuseRevoked } from '$lib/server/devices.ts';
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
const request = z.union([z.object({ deviceId: id }), z.object({ tabletId: id, name })]);

/** Enrols this tablet for the signed-in person, or gives them the key of their own device again. */
export const POST: RequestHandler = async (event) => {
	const { database, serverKey, ip: from, user, session } = event.locals;
	const asked = await readJson(event.request, request, 4096);
	await refuseRevoked(database, session!.deviceId);
	const asker = { userId: user!.id, from };
	const now = new Date().toISOString();
	const device =
		'deviceId' in asked
			? await fetchKey(database, serverKey, asker, asked.deviceId, now)
			: await enrol(database, serverKey, asker, asked, now);
	return handOut(event, device);
};
