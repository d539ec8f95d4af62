/** Why a form came back without an answer: the page stays as it is, with everything typed into it. */
import type { ActionResult } from '@sveltejs/kit';

/**
 * line: the server was not reached · signedOut: it no longer knows who asks · server: it could not
 * take the form now, or does not allow it, and says why.
 */
export interface Trouble {
	kind: 'line' | 'signedOut' | 'server';
	/** the server's own words; '' where it said nothing */
	said: string;
}

/** What an error instead of an answer means. */
export function troubleIn({ status, error }: Extract<ActionResult, { type: 'error' }>): Trouble {
	if (status === undefined) return { kind: 'line', said: '' };
	const said = (error as { message?: unknown } | undefined)?.message;
	return {
		kind: status === 401 ? 'signedOut' : 'server',
		said: typeof said === 'string' ? said : ''
	};
}
