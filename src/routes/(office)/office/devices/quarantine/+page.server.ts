import { packetLines } from '$lib/server/reports/kept-apart.ts';
import type { PageServerLoad } from './$types';
import { desk } from '../../desk.ts';

export const load: PageServerLoad = async (event) => ({
	packets: await packetLines(desk(event).db)
});
