/** A form on its way: once at a time, and kept as it is when the server gave no answer to it. */
import type { ActionResult, SubmitFunction } from '@sveltejs/kit';

/**
 * Why there was no answer. line: the server was not reached · signedOut: it no longer knows who
 * asks · server: it could not take the form now, or does not allow it, and says why.
 */
export interface Trouble {
	kind: 'line' | 'signedOut' | 'server';
	/** the server's own words; '' where it said nothing */
	said: string;
}

interface Manner {
	/** a form that was taken is empty for the next */
	resets?: boolean;
	/** what else an answer calls for, while the form is still busy */
	after?: (form: HTMLFormElement, result: ActionResult) => Promise<void> | void;
}

export class Sending {
	busy = $state(false);
	trouble = $state.raw<Trouble | null>(null);
	readonly #manner: Manner;

	constructor(manner: Manner = {}) {
		this.#manner = manner;
	}

	/** For `use:enhance`. */
	readonly submit: SubmitFunction = (sent) => this.send()(sent);

	/** For `use:enhance` of one form of several; `done` runs once the page shows what came back. */
	send(done?: () => void): SubmitFunction {
		return ({ cancel, formElement }) => {
			if (this.busy) return cancel();
			this.busy = true;
			return async ({ update, result }) => {
				// An error page in its place would take with it what was typed or chosen.
				this.trouble = result.type === 'error' ? troubleIn(result) : null;
				if (!this.trouble) await this.#take(update, formElement, result);
				this.busy = false;
				done?.();
			};
		};
	}

	async #take(
		update: (options: { reset: boolean }) => Promise<void>,
		form: HTMLFormElement,
		result: ActionResult
	): Promise<void> {
		await update({ reset: this.#manner.resets === true && result.type === 'success' });
		await this.#manner.after?.(form, result);
	}
}

function troubleIn({ status, error }: Extract<ActionResult, { type: 'error' }>): Trouble {
	if (status === undefined) return { kind: 'line', said: '' };
	const said = (error as { message?: unknown } | undefined)?.message;
	return {
		kind: status === 401 ? 'signedOut' : 'server',
		said: typeof said === 'string' ? said : ''
	};
}
