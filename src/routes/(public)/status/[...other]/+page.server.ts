import { error } from '@sveltejs/kit';

/** An address that is not there is told within the door, in the household's own language. */
export const load = (): never => error(404);
