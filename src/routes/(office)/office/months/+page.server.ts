import type { PageServerLoad } from './$types';
import { openRegister, registerActions } from '../registers.ts';

export const load: PageServerLoad = async (event) => {
	event.depends('office:live');
	return { register: await openRegister(event, 'months') };
};

export const actions = registerActions('months');
