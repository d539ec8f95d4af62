/** A form on its way: once at a time, and kept as it is when the server could not take it. */
import type { SubmitFunction } from '@sveltejs/kit';

export class Sending {
	busy = $state(false);
	/** what the server said instead of an answer; '' if it said nothing */
	trouble = $state<string | null>(null);

	/** For `use:enhance`. Without `reset` the fields keep what was chosen. */
	readonly submit: SubmitFunction = ({ cancel }) => {
		if (this.busy) return cancel();
		this.busy = true;
		this.trouble = null;
		return async ({ update, result }) => {
			// An error page in its place would take the file and every choice with it.
			if (result.type === 'error')
				this.trouble = result.status ? String(result.error?.message) : '';
			else await update({ reset: false });
			this.busy = false;
		};
	};
}
