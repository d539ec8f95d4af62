/** What is being typed into a long form: kept sealed on the tablet, so that a closed tab loses nothing. */
import { tablet } from '$lib/client/tablet.svelte.ts';
import { anyRrn } from '$lib/domain/rrn.ts';
import { forms } from './forms.svelte.ts';

const PAUSE = 300;

export class Draft<T extends object> {
	/** what the form is bound to */
	value = $state() as T;
	/** opening: an earlier draft is looked for · kept: everything is on the disk · lost: it is not */
	state = $state<'opening' | 'kept' | 'saving' | 'lost'>('opening');

	private readonly key: string;
	private written = '';
	private writing: Promise<void> = Promise.resolve();
	private closed = false;
	private stop: (() => void) | undefined;
	private release: (() => void) | undefined;

	/** `key` names the form and its subject; `start` is what an empty form holds. */
	constructor(key: string, start: T) {
		this.key = key;
		this.value = start;
	}

	/** True while leaving the screen would lose something. */
	get atRisk(): boolean {
		return this.state === 'lost';
	}

	/** Finds what was typed before and keeps every change from now on. Returns what ends that. */
	open(): () => void {
		void this.restore().then(() => {
			this.stop ??= $effect.root(() => this.follow());
		});
		return () => {
			const now = JSON.stringify(this.value);
			if (this.state !== 'opening' && now !== this.written) this.write(now);
			this.end();
		};
	}

	/** Writes what is typed now, also when its form has left the screen. */
	async keep(): Promise<void> {
		this.write(JSON.stringify(this.value));
		await this.writing;
	}

	/** Takes the draft away: its form was saved. */
	async close(): Promise<void> {
		this.closed = true;
		this.end();
		this.stop = () => {};
		await this.writing;
		await tablet.dropDraft(this.key).catch(() => {});
	}

	private async restore(): Promise<void> {
		const earlier = await tablet.readDraft(this.key).catch(() => null);
		if (earlier && typeof earlier === 'object') Object.assign(this.value, earlier);
		this.written = JSON.stringify(this.value);
		this.state = 'kept';
	}

	private follow(): void {
		$effect(() => {
			const now = JSON.stringify(this.value);
			if (now === this.written) return;
			this.release ??= forms.hold();
			const timer = setTimeout(() => this.write(now), PAUSE);
			return () => clearTimeout(timer);
		});
	}

	/** One write after the other, so that an older one never lands on a newer, or on a draft taken away. */
	private write(text: string): void {
		if (this.closed) return;
		this.writing = this.writing.then(() => this.save(text));
	}

	private async save(text: string): Promise<void> {
		this.state = 'saving';
		try {
			await tablet.saveDraft(this.key, JSON.parse(text, withoutRrn));
			this.written = text;
			this.state = 'kept';
		} catch {
			this.state = 'lost';
		}
	}

	private end(): void {
		this.stop?.();
		this.release?.();
		this.release = undefined;
	}
}

/** A resident registration number is kept nowhere, not even in a draft. (DOMAIN §3.2 R1) */
function withoutRrn(_: string, value: unknown): unknown {
	return typeof value === 'string' && anyRrn(value) ? '' : value;
}
