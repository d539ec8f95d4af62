/**
 * Before the doors, the households' and the desks': whoever knocks too often is told to wait before
 * anything is looked at, from memory, with a page that was drawn once. So guesses by the hundred neither
 * read the database nor draw pages, and those who are in notice nothing.
 */
import { openGate } from './gate.ts';
import type { ServerKey } from './keys.ts';
import { subscriberOf } from './network.ts';
import { isCrowded as passwordsCrowded } from './passwords.ts';
import { isCrowded, type Wait } from './status/door.ts';
import { deviceIn } from './status/known.ts';

/** Stands in a drawn page for the minutes, and occurs nowhere else in it. */
export const MINUTES = 580_083;
/** Seconds after which a crowd may have gone. */
const CROWD = 10;

/** Who knocks: from where, and with which cookie of a known device. */
export interface Knocker {
	ip: string;
	known: string | undefined;
}

/** A page as it is sent. */
interface Drawn {
	body: string;
	headers: Headers;
}

/** What makes one door differ from another. */
interface Ways {
	/** who is counted; whichever of them may still try opens the way */
	askersOf(knocker: Knocker): string[];
	/** whoever comes now would have to come again */
	isCrowded(knocker: Knocker): boolean;
	/** how often somebody is told by the door itself within a minute */
	patience: number;
}

/** The households' door: an address, and a device of ours, which is no part of a crowd. */
export function householdThreshold(key: ServerKey) {
	const deviceOf = ({ known }: Knocker) => deviceIn(key, known);
	return openThreshold({
		askersOf(knocker) {
			const [address, device] = [subscriberOf(knocker.ip), deviceOf(knocker)];
			return device === null ? [address] : [address, `device ${device}`];
		},
		isCrowded: (knocker) => deviceOf(knocker) === null && isCrowded(knocker.ip),
		patience: 1
	});
}

/** The desks' door: a whole office may stand behind one address, so it is told by the door for long. */
export function staffThreshold() {
	const askersOf = ({ ip }: Knocker) => [subscriberOf(ip)];
	return openThreshold({ askersOf, isCrowded: passwordsCrowded, patience: 20 });
}

/** Remembers who has to wait, and how that page looks in each view. One for each door of a server. */
function openThreshold({ askersOf, isCrowded: isFull, patience }: Ways) {
	const gate = openGate({ patience });
	const pages = new Map<string, Promise<Drawn>>();

	/** How long somebody has to wait, or null to go on. */
	function waitOf(knocker: Knocker, now: string): Wait | null {
		const waits = askersOf(knocker).map((asker) => gate.waitOf(asker, now));
		if (!waits.includes(null)) return Math.max(...waits.map(Number));
		return isFull(knocker) ? 'CROWDED' : null;
	}

	/** Remembers what the door said: nothing where it was a crowd. */
	function keep(knocker: Knocker, wait: Wait, now: string): void {
		if (wait === 'CROWDED') return;
		for (const asker of askersOf(knocker)) gate.close(asker, wait, now);
	}

	/** Whoever is in has not failed. */
	function forget(knocker: Knocker): void {
		for (const asker of askersOf(knocker)) gate.open(asker);
	}

	/** The whole answer. `draw` renders the page of a kind in this view (one of few), once for all. */
	async function answer(
		wait: Wait,
		view: string,
		draw: (why: 'OFTEN' | 'CROWDED') => Promise<Response>
	): Promise<Response> {
		const why = wait === 'CROWDED' ? 'CROWDED' : 'OFTEN';
		const place = `${view}.${why}`;
		const { body, headers } = await (pages.get(place) ?? drawOnce(place, draw(why)));
		const seconds = wait === 'CROWDED' ? CROWD : wait * 60;
		const answered = new Headers(headers);
		answered.set('retry-after', String(seconds));
		const text = body.replaceAll(String(MINUTES), String(wait));
		return new Response(text, { status: 429, headers: answered });
	}

	function drawOnce(place: string, drawing: Promise<Response>): Promise<Drawn> {
		const drawn = drawing.then(async (page) => {
			if (!page.ok) throw new Error(`the page of those who wait answered ${page.status}`);
			const headers = new Headers();
			for (const name of ['content-type', 'content-security-policy'])
				headers.set(name, page.headers.get(name) ?? '');
			return { body: await page.text(), headers };
		});
		pages.set(place, drawn);
		drawn.catch(() => pages.delete(place));
		return drawn;
	}

	return { waitOf, keep, forget, answer };
}

export type Threshold = ReturnType<typeof householdThreshold>;
