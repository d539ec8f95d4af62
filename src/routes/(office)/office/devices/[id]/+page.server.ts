import { error, fail } from '@sveltejs/kit';
import { revoke } from '$lib/server/devices.ts';
import { deviceLines } from '$lib/server/reports/people.ts';
import type { Actions, PageServerLoad } from './$types';
import { desk } from '../../desk.ts';
import { reasonOf } from '../reason.ts';

export const load: PageServerLoad = async (event) => {
	const { database } = desk(event);
	const device = (await deviceLines(database)).find(({ id }) => id === event.params.id);
	if (!device) error(404);
	return { device };
};

export const actions: Actions = {
	default: async (event) => {
		const { database, who, now } = desk(event);
		const reason = await reasonOf(event.request);
		if (!reason) return fail(422, { reasonMissing: true });
		await revoke(database, who, event.params.id, now, reason);
		return { stopped: true };
	}
};
