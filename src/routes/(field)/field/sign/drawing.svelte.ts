/** The signature that stands on the pad and is not stored yet. */
import { tablet } from '$lib/client/tablet.svelte.ts';
import type { Draft } from '../draft.svelte.ts';
import type { Signed, SignProblems } from './signed.ts';

export class Drawing {
	/** the picture as it is drawn, or null */
	drawn = $state.raw<Blob | null>(null);
	private readonly draft: Draft<Signed>;

	constructor(draft: Draft<Signed>) {
		this.draft = draft;
	}

	private get isUnkept(): boolean {
		const { way, signatureHash } = this.draft.value;
		return this.drawn !== null && way === 'draw' && signatureHash === null;
	}

	/** What is wrong, but for a signature that is missing only from the disk. */
	pardon<P extends SignProblems>(found: P): P {
		if (!found.sign || !this.isUnkept) return found;
		const { sign: _, ...rest } = found;
		return rest as P;
	}

	/**
	 * Stores the picture and notes it in the draft: from here on a closed tab loses nothing. False
	 * where the disk did not take it.
	 */
	async keep(): Promise<boolean> {
		const picture = this.drawn;
		if (!picture || !this.isUnkept) return true;
		try {
			const hash = await tablet.keepFile(picture);
			// What was drawn meanwhile is another picture.
			if (this.drawn !== picture) return this.keep();
			this.draft.value.signatureHash = hash;
			this.drawn = null;
			await this.draft.keep();
			return true;
		} catch {
			return false;
		}
	}
}
