/**
 * A page is on the screen before its script listens to it. What a quick person types, ticks, chooses
 * or unfolds in that moment stays, and is told to the script once it listens; what only the script
 * can answer cannot be pressed until then.
 */

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

let listening = $state(false);

/** The page's script has come: what it alone can answer may be pressed. False on the server. */
export const listens = (): boolean => listening;

/**
 * Notes what was done to the page so far, to be called before anything of it is set up in the
 * browser. Answers what is to be run once all of it is.
 */
export function noteEarly(): () => void {
	const told = typeof document === 'undefined' ? [] : [...foldsNow(), ...controlsNow()];
	return () => {
		listening = true;
		document.documentElement.dataset.listens = '';
		for (const tell of told) tell();
	};
}

function foldsNow(): (() => void)[] {
	return [...document.querySelectorAll('details')].map((fold) => {
		const { open } = fold;
		return () => {
			if (fold.open !== open) fold.open = open;
		};
	});
}

/** On the way back to a page and when it is loaded again it is the browser that fills in fields. */
function controlsNow(): (() => void)[] {
	const [way] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
	if (way?.type !== 'navigate') return [];
	const controls = document.querySelectorAll<Control>('input, textarea, select');
	return [...controls].filter(isTouched).map(kept);
}

const isBox = (control: Control): control is HTMLInputElement =>
	control.type === 'checkbox' || control.type === 'radio';

/** It does not stand as it came. */
function isTouched(control: Control): boolean {
	if (control instanceof HTMLSelectElement) {
		const options = [...control.options];
		const chosen = options.findIndex((option) => option.defaultSelected);
		// Where none is marked the browser takes the first that may be chosen, and none of none.
		const first = options.findIndex((option) => !option.disabled);
		return control.selectedIndex !== (chosen >= 0 ? chosen : first);
	}
	if (control.type === 'hidden') return false;
	// Of radio buttons the one that was chosen speaks for all.
	if (control.type === 'radio')
		return (control as HTMLInputElement).checked && !wasChecked(control);
	if (isBox(control)) return control.checked !== wasChecked(control);
	return control.value !== control.defaultValue;
}

const wasChecked = (control: Control) => (control as HTMLInputElement).defaultChecked;

/** Sets a control as it stands now, and says so as the browser would have. */
function kept(control: Control): () => void {
	const { value } = control;
	const checked = isBox(control) && control.checked;
	const isText =
		!isBox(control) && !(control instanceof HTMLSelectElement) && control.type !== 'file';
	return () => {
		if (!control.isConnected) return;
		if (isBox(control)) control.checked = checked;
		else if (control.type !== 'file' && control.value !== value) control.value = value;
		control.dispatchEvent(new Event('input', { bubbles: true }));
		// Who is still in a field has not finished it.
		if (!isText || document.activeElement !== control)
			control.dispatchEvent(new Event('change', { bubbles: true }));
	};
}
