import { dayOf } from '$lib/domain/month.ts';
import { wholePlan } from '$lib/server/plan/whole.ts';
import type { RequestHandler } from './$types';

/** The plan of the present year, or the latest that has one, for looking at offline: no persons in it. */
export const GET: RequestHandler = async ({ locals }) => {
	const now = new Date().toISOString();
	const plan = await wholePlan(locals.database, dayOf(now), now, locals.locale);
	return Response.json(plan && { ...plan, demo: locals.demo, locale: locals.locale });
};
