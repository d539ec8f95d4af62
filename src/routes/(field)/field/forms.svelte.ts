/** Which forms hold something that is not stored yet: a new version never replaces those. */
import { SvelteSet } from 'svelte/reactivity';
import { tablet } from '$lib/client/tablet.svelte.ts';

const open = new SvelteSet<symbol>();

export const forms = {
	/** True while any form on the screen would lose something by a reload. */
	get dirty(): boolean {
		return open.size > 0;
	},

	/** Counts a form as dirty until the returned function is called. */
	hold(): () => void {
		const form = Symbol('form');
		const release = tablet.hold();
		open.add(form);
		return () => {
			release();
			open.delete(form);
		};
	}
};

/** Moves the focus to the first field that has an error, after the errors are drawn. */
export function focusFirstError(form: HTMLElement | undefined): void {
	const marked = form?.querySelector<HTMLElement>(
		'[aria-invalid="true"]:not(fieldset), fieldset[aria-invalid="true"] input, [data-error] button'
	);
	(marked ?? form?.querySelector<HTMLElement>('[role="alert"], [data-error]'))?.focus();
}
