/** How large a person wants the letters on this tablet; no data, so it lies in the browser's own storage. */

export const SIZES = ['normal', 'large', 'largest'] as const;
type Size = (typeof SIZES)[number];
const KEY = 'ieum.text-size';

class TextSize {
	current = $state<Size>('normal');

	/** Takes up what was chosen before. */
	restore(): void {
		const kept = SIZES.find((size) => size === localStorage.getItem(KEY));
		if (kept) this.set(kept);
	}

	set(size: Size): void {
		this.current = size;
		localStorage.setItem(KEY, size);
		if (size === 'normal') delete document.documentElement.dataset.textSize;
		else document.documentElement.dataset.textSize = size;
	}
}

export const textSize = new TextSize();
