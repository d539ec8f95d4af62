/** What a form calls wrong, and for how long. Pure. */

/**
 * What is wrong now, of the fields that were when the button was last pressed: nothing is called
 * wrong while it is first typed, and what has been put right is right at once.
 */
export function stillWrong<P extends object>(check: () => P, marked: readonly string[]): P {
	const wrong = marked.length === 0 ? [] : Object.entries(check());
	return Object.fromEntries(wrong.filter(([field]) => marked.includes(field))) as P;
}
