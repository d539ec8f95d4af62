/**
 * Finding a household or a unit among those on the tablet: an index in memory, built at unlock a
 * slice at a time, by name (also 초성 and half-typed syllables), digits of a phone, receipt number.
 */
import { disassemble, getChoseong } from 'es-hangul';
import {
	bare,
	isComparable,
	likeness,
	phoneDigits,
	type Known,
	type Likeness
} from '../domain/alike.ts';
import { stateOf } from '../domain/pc.ts';
import type { Rows } from '../domain/tables.ts';

const MOST = 50;

export interface HouseholdHit {
	id: string;
	name: string;
	receiptNo: string;
	adminDong: string;
	phone: string;
}

interface Entry extends HouseholdHit {
	roadAddress: string;
	/** the name as it is compared with another one */
	bare: string;
	/** letters pulled apart, so that a half-typed syllable is found */
	letters: string;
	initials: string;
	receipt: string;
}

/** Households by name, phone and receipt number. */
export class HouseholdIndex {
	private readonly entries = new Map<string, Entry>();
	private sorted: Entry[] | null = null;

	ids(): Iterable<string> {
		return this.entries.keys();
	}

	put({ id, name, receiptNo, adminDong, phone, roadAddress }: Rows['household']): void {
		const entry = {
			...{ id, name, receiptNo, adminDong, phone, roadAddress },
			bare: bare(name),
			letters: disassemble(folded(name)),
			initials: getChoseong(name).replaceAll(' ', ''),
			receipt: folded(receiptNo)
		};
		this.entries.set(id, entry);
		this.sorted = null;
	}

	remove(id: string): void {
		if (this.entries.delete(id)) this.sorted = null;
	}

	clear(): void {
		this.entries.clear();
		this.sorted = null;
	}

	/** Up to 50 hits; names that begin with the text come first. Nothing is found by an empty text. */
	search(text: string): HouseholdHit[] {
		const query = folded(text);
		if (query === '') return [];
		const match = matcher(query);
		const first: Entry[] = [];
		const rest: Entry[] = [];
		for (const entry of this.inOrder()) {
			const at = match(entry);
			if (at === 0) first.push(entry);
			else if (at > 0 && rest.length < MOST) rest.push(entry);
			if (first.length === MOST) break;
		}
		return [...first, ...rest].slice(0, MOST).map(hitOf);
	}

	/** Households that look like what is being typed, with what they have in common. */
	alike(typed: Known): (HouseholdHit & { because: Likeness })[] {
		if (!isComparable(typed)) return [];
		const [name, digits] = [bare(typed.name), phoneDigits(typed.phone)];
		return [...this.entries.values()].flatMap((entry) => {
			if (entry.bare !== name && entry.phone !== digits) return [];
			const because = likeness(typed, entry);
			return because === null ? [] : [{ ...hitOf(entry), because }];
		});
	}

	private inOrder(): Entry[] {
		this.sorted ??= [...this.entries.values()].sort((a, b) =>
			a.name === b.name ? (a.id < b.id ? -1 : 1) : a.name < b.name ? -1 : 1
		);
		return this.sorted;
	}
}

/** Where an entry matches: 0 at a beginning, more within, -1 not. */
function matcher(query: string): (entry: Entry) => number {
	if (/^\d+$/.test(query)) return digitsMatcher(query);
	if (/^[ㄱ-ㅎ]+$/.test(query)) return ({ initials }) => initials.indexOf(query);
	const letters = disassemble(query);
	return (entry) => {
		const at = entry.letters.indexOf(letters);
		return at >= 0 ? at : entry.receipt.indexOf(query);
	};
}

/** The tail of a phone number is what people know; then the receipt number, then any digits. */
function digitsMatcher(query: string): (entry: Entry) => number {
	return ({ phone, receipt }) => {
		if (phone.endsWith(query) || receipt.startsWith(query)) return 0;
		return query.length >= 3 && (phone.includes(query) || receipt.includes(query)) ? 1 : -1;
	};
}

function hitOf({ id, name, receiptNo, adminDong, phone }: Entry): HouseholdHit {
	return { id, name, receiptNo, adminDong, phone };
}

/** Without case, spaces and hyphens, in composed form. */
function folded(text: string): string {
	return text.normalize('NFC').toLowerCase().replace(/[\s-]/g, '');
}

/** Units whose serial, tag or model holds the text; those whose serial ends with it come first. */
export function searchUnits(units: Iterable<Rows['pc']>, text: string): Rows['pc'][] {
	const query = folded(text);
	if (query === '') return [];
	const first: Rows['pc'][] = [];
	const rest: Rows['pc'][] = [];
	for (const unit of units) {
		const [serial, tag] = [folded(unit.serial), folded(unit.tag)];
		if (serial.endsWith(query) || tag.endsWith(query)) first.push(unit);
		else if (serial.includes(query) || tag.includes(query) || folded(unit.model).includes(query))
			rest.push(unit);
	}
	return [...first, ...rest].slice(0, MOST);
}

/** Units in stock by tag: those that can be given. */
export function freeUnits(units: Iterable<Rows['pc']>): Rows['pc'][] {
	return [...units]
		.filter((unit) => stateOf(unit) === 'IN_STOCK')
		.sort((a, b) => (a.tag < b.tag ? -1 : 1));
}

/** Units that a worker has aboard as spares, by tag. */
export function sparesOf(units: Iterable<Rows['pc']>, workerId: string): Rows['pc'][] {
	return [...units]
		.filter((unit) => unit.carrierId === workerId && stateOf(unit) === 'OUT')
		.sort((a, b) => (a.tag < b.tag ? -1 : 1));
}
