import type { PageServerLoad } from './$types';
import { openRegister, registerActions } from '../registers.ts';

export const load: PageServerLoad = async (event) => {
	event.depends('office:live');
	return { register: await openRegister(event, 'runs') };
};

export const actions = registerActions('runs');
