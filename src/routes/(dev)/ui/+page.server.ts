import { error } from '@sveltejs/kit';
import { dev } from '$app/environment';

/** The gallery exists on the development server only. */
export function load() {
	if (!dev) error(404);
}
