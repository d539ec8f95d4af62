import { homeOf } from '$lib/server/access.ts';
import type { LayoutServerLoad } from './$types';
import { desk } from '../desk.ts';

export const load: LayoutServerLoad = (event) => {
	const { user } = desk(event);
	const { locale, demo, duty } = event.locals;
	return { locale, demo, duty, home: homeOf(user.role) };
};
