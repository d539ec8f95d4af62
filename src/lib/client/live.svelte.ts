/** A query that stays true: Dexie watches sealed rows, what changed is opened, Svelte draws it. */
import { createSubscriber } from 'svelte/reactivity';

/** `current` is undefined until the first answer; it is watched while something reads it. */
export class Live<T> {
	readonly #subscribe: () => void;
	#value: T | undefined;

	/** `watch` calls back with what a query finds, again and again; `open` then decrypts it. */
	constructor(
		watch: (found: (rows: unknown) => void) => () => void,
		open: (found: never) => Promise<T>
	) {
		this.#subscribe = createSubscriber((update) => {
			let latest = 0;
			return watch((found) => {
				const turn = ++latest;
				open(found as never).then(
					(value) => {
						// An older answer may take longer to open than the one after it.
						if (turn !== latest) return;
						this.#value = value;
						update();
					},
					() => undefined
				);
			});
		});
	}

	get current(): T | undefined {
		this.#subscribe();
		return this.#value;
	}
}
