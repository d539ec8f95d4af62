/** What every field that has to be answered says of itself, under the tablet's one word for it. */
import { field } from '$lib/words/field.ts';
import { words } from '$lib/words/locale.ts';

/** A choice that has to be made: props of a Choice or a Select. */
export const needed = () => ({ required: true, requiredLabel: words(field).required }) as const;

/** A text that has to be written: the browser offers nothing that was typed of another household. */
export const neededText = () => ({ ...needed(), autocomplete: 'off' }) as const;
