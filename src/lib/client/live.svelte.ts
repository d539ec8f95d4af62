/** A query that stays true: Dexie watches sealed rows, what changed is opened, Svelte draws it. */
import { liveQuery } from 'dexie';
import { createSubscriber } from 'svelte/reactivity';

/** `current` is undefined until the first answer; it is watched while something reads it. */
export class Live<T> {
	readonly #subscribe: () => void;
	#value: T | undefined;

	/** `query` reads Dexie only; `open` then decrypts what it found. */
	constructor(query: () => Promise<unknown>, open: (found: never) => Promise<T>) {
		this.#subscribe = createSubscriber((update) => {
			let latest = 0;
			const watched = liveQuery(query).subscribe({
				next: (found) => {
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
				},
				error: () => undefined
			});
			return () => watched.unsubscribe();
		});
	}

	get current(): T | undefined {
		this.#subscribe();
		return this.#value;
	}
}
