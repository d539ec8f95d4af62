import { viewOf } from '$lib/server/status/view.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = (event) => {
	const { demo, config } = event.locals;
	return { view: viewOf(event), demo, phone: config.officePhone };
};
