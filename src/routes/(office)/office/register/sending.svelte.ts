/** Sends a form that must not be lost: whatever the server answers, what was chosen stays. */
import type { SubmitFunction } from '@sveltejs/kit';
import { troubleIn, type Trouble } from '../trouble.ts';

export class Sending {
	#busy = $state(false);
	#trouble = $state<Trouble | null>(null);

	/** under way: it is not sent a second time */
	get busy(): boolean {
		return this.#busy;
	}

	/** why there was no answer; it can be sent again as it is */
	get trouble(): Trouble | null {
		return this.#trouble;
	}

	/** For `use:enhance`; `after` runs once the page shows what came back. */
	send(after?: () => void): SubmitFunction {
		return ({ cancel }) => {
			if (this.#busy) return cancel();
			this.#busy = true;
			return async ({ update, result }) => {
				this.#trouble = result.type === 'error' ? troubleIn(result) : null;
				if (!this.#trouble) await update({ reset: false });
				this.#busy = false;
				after?.();
			};
		};
	}
}
