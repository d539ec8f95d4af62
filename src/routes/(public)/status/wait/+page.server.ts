import { redirect } from '@sveltejs/kit';
import { MINUTES } from '$lib/server/threshold.ts';
import type { PageServerLoad } from './$types';

/** The answer to whoever has to wait; the hooks ask for it, and nobody else. */
export const load: PageServerLoad = ({ url, isSubRequest }) => {
	if (!isSubRequest) redirect(303, '/status');
	return { minutes: url.searchParams.get('why') === 'CROWDED' ? null : MINUTES };
};
