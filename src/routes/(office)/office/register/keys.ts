/**
 * The keys of a list of lines. They mean something only while the focus is inside the list, so that
 * no letter typed elsewhere does anything. (KWCAG 6.1.4)
 */

/**
 * Moves between the lines, chooses one, goes to the search field, or says which keys there are.
 * Enter is the link's own.
 */
export function lineKeys(event: KeyboardEvent, list: HTMLElement, sayKeys: () => void): void {
	if (event.altKey || event.ctrlKey || event.metaKey || isTyping(event.target)) return;
	const step = STEPS[event.key];
	if (step !== undefined) return take(event, () => move(list, step));
	if (event.key === 'x') return take(event, () => lineOf(list)?.querySelector('input')?.click());
	if (event.key === '?') return take(event, sayKeys);
	if (event.key === '/')
		take(event, () => document.querySelector<HTMLElement>('[role=search] input')?.focus());
}

const STEPS: Record<string, 1 | -1> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

function isTyping(target: EventTarget | null): boolean {
	return target instanceof HTMLElement && target.matches('input:not([type=checkbox]), select');
}

function take(event: KeyboardEvent, work: () => void): void {
	event.preventDefault();
	work();
}

function lineOf(list: HTMLElement): HTMLElement | null {
	const line = document.activeElement?.closest<HTMLElement>('tr') ?? null;
	return line && list.contains(line) ? line : null;
}

function move(list: HTMLElement, step: 1 | -1): void {
	const links = [...list.querySelectorAll<HTMLElement>('tbody a.open')];
	const at = links.findIndex((link) => link.closest('tr') === lineOf(list));
	links[at < 0 ? 0 : at + step]?.focus();
}
