/**
 * A desk that nobody touches: told a minute before, then signed out. What was typed stays where it
 * is, covered until the same person has signed in again. (DOMAIN §3.2 R7)
 */
import { idleState } from '$lib/client/idle.ts';
import { line } from './fresh.svelte.ts';

const TABS = 'ieum-desk';
const TOUCHES = ['pointerdown', 'keydown', 'wheel', 'touchmove'] as const;
const LOOK_EVERY_MS = 5_000;
/** Other tabs hear of a touch at most this often, and the server, which prolongs the sign-in. */
const TELL_EVERY_MS = 5_000;
const ASK_EVERY_MS = 60_000;

/** What a tab tells the others of the same browser: it is in use, it was signed out. */
interface TabNews {
	news: 'used' | 'out';
	userId: string;
}

/** Who sits here, and for how many minutes without a touch. */
export interface Seat {
	userId: string;
	minutes: number;
}

export class Desk {
	/** soon: it ends within a minute · covered: it has ended, and something was typed here */
	state = $state<'awake' | 'soon' | 'covered'>('awake');
	#seat: Seat = { userId: '', minutes: 0 };
	#tabs: BroadcastChannel | null = null;
	#isOut = false;
	#usedAt = 0;
	#toldAt = 0;
	#askedAt = 0;

	/** Watches until the returned function is called. For an $effect. */
	watch(seat: Seat): () => void {
		this.#seat = seat;
		const tabs = (this.#tabs = new BroadcastChannel(TABS));
		tabs.onmessage = ({ data }: MessageEvent<TabNews>) => void this.#hear(data);
		const touched = () => this.state === 'awake' && this.#use();
		const look = () => void this.#look();
		for (const event of TOUCHES) addEventListener(event, touched, { passive: true });
		document.addEventListener('visibilitychange', look);
		const timer = setInterval(look, LOOK_EVERY_MS);
		[this.#usedAt, this.#toldAt, this.#askedAt] = [0, 0, Date.now()];
		this.#use();
		return () => {
			for (const event of TOUCHES) removeEventListener(event, touched);
			document.removeEventListener('visibilitychange', look);
			clearInterval(timer);
			tabs.close();
		};
	}

	/** The person goes on. */
	stay = (): void => {
		if (this.state !== 'soon') return;
		this.state = 'awake';
		this.#askedAt = 0;
		this.#use();
	};

	/** Signs out, and leaves the page unless that would lose what was typed. */
	end = async (): Promise<void> => {
		if (this.state === 'covered') return;
		this.state = 'covered';
		this.#tell('out');
		this.#isOut = await signOut();
		if (this.#isOut && !holdsEntry())
			location.assign(`/login?idle&next=${encodeURIComponent(here())}`);
	};

	#use(): void {
		const now = (this.#usedAt = Date.now());
		if (now - this.#toldAt >= TELL_EVERY_MS) {
			this.#toldAt = now;
			this.#tell('used');
		}
		if (now - this.#askedAt >= ASK_EVERY_MS) {
			this.#askedAt = now;
			void line.whoIsThere();
		}
	}

	#tell(news: TabNews['news']): void {
		this.#tabs?.postMessage({ news, userId: this.#seat.userId } satisfies TabNews);
	}

	async #hear({ news, userId }: TabNews): Promise<void> {
		// Somebody else has signed in: this page is nobody's any more.
		if (userId !== this.#seat.userId) return location.reload();
		if (news === 'out') return this.end();
		if (this.state === 'covered') return this.#look();
		[this.#usedAt, this.state] = [Date.now(), 'awake'];
	}

	async #look(): Promise<void> {
		if (this.state === 'covered') return this.#uncover();
		const state = idleState(Date.now() - this.#usedAt, this.#seat.minutes);
		if (state === 'over') return this.end();
		// The sign-in must not be over before the screen says so.
		if (state === 'soon' && this.state === 'awake') void line.whoIsThere();
		this.state = state;
	}

	async #uncover(): Promise<void> {
		// Whoever comes back shows who they are, also where the line was down when it ended.
		if (!this.#isOut) return void (this.#isOut = await signOut());
		if (document.visibilityState !== 'visible') return;
		const there = await line.whoIsThere();
		if (typeof there !== 'string') return;
		if (there !== this.#seat.userId) return location.assign('/office');
		this.state = 'awake';
		this.#use();
	}
}

/** True once the server has ended the sign-in. */
function signOut(): Promise<boolean> {
	const headers = { 'content-type': 'application/x-www-form-urlencoded' };
	return fetch('/logout', { method: 'POST', headers }).then(
		(answer) => answer.ok,
		() => false
	);
}

const here = () => location.pathname + location.search;

/** Something was typed, ticked or chosen on this page. */
function holdsEntry(): boolean {
	return [...document.querySelectorAll('main :is(input, textarea, select)')].some(differs);
}

function differs(one: Element): boolean {
	if (one instanceof HTMLSelectElement)
		return [...one.options].some((option) => option.selected !== option.defaultSelected);
	if (one instanceof HTMLTextAreaElement) return one.value !== one.defaultValue;
	if (!(one instanceof HTMLInputElement) || one.type === 'hidden') return false;
	const isTick = one.type === 'checkbox' || one.type === 'radio';
	return isTick ? one.checked !== one.defaultChecked : one.value !== one.defaultValue;
}
