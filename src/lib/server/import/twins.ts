/**
 * Rows that are on record already, or stand twice in the file. Read once into memory; what others
 * register meanwhile is caught up with inside each transaction, so nothing slips in between.
 */
import { bare, bareAddress, phoneDigits, type Known } from '../../domain/alike.ts';
import { normalSerial } from '../../domain/pc.ts';
import { ADMIN_DONGS } from '../../domain/tables.ts';
import { Breath } from '../breath.ts';
import type { Db, Trx } from '../schema.ts';
import type { Roster } from './columns.ts';

/** Where a record like this one stands: a receipt number or an asset tag, or a row of the file. */
export interface Place {
	/** id of the record; null for a row of the file that is not on record yet */
	id: string | null;
	ref: string;
	/** its row in the file */
	row?: number;
}

const STEP = 2_000;
/** Where the records of a roster live in the feed, whose index is by scope and version. */
const SCOPES = { households: ADMIN_DONGS.map((dong) => `dong:${dong}`), pcs: ['all'] };

export class Twins {
	private readonly places = new Map<string, Place>();
	/** the feed's version up to which the register is known */
	private seen: number;
	private readonly roster: Roster;
	private constructor(roster: Roster, version: number) {
		this.roster = roster;
		this.seen = version;
	}

	/** Everything that is on record; `version` is the feed's when this is asked. */
	static async load(db: Db, roster: Roster, version: number): Promise<Twins> {
		const twins = new Twins(roster, version);
		const breath = new Breath();
		for (let after = ''; ;) {
			const rows = await recordsAfter(db, roster, after);
			for (const row of rows) {
				await breath.take();
				twins.add(keysOf(roster, row), { id: row.id, ref: refOf(row) });
			}
			if (rows.length < STEP) return twins;
			after = rows.at(-1)?.id ?? after;
		}
	}

	/**
	 * Learns what was committed since, within a writing transaction of this version: its clock is held,
	 * so every earlier version is there to be seen.
	 */
	async catchUp(trx: Trx, version: number): Promise<void> {
		const rows = await trx
			.selectFrom(this.roster === 'households' ? 'household' : 'pc')
			.selectAll()
			.where('scope', 'in', SCOPES[this.roster])
			.where('version', '>', this.seen)
			.execute();
		for (const row of rows as unknown as OnRecord[])
			this.add(keysOf(this.roster, row), { id: row.id, ref: refOf(row) });
		this.seen = version - 1;
	}

	/** The record or row that is like this one, if there is one. */
	find(keys: readonly string[]): Place | undefined {
		for (const key of keys) {
			const place = this.places.get(key);
			if (place) return place;
		}
		return undefined;
	}

	add(keys: readonly string[], place: Place): void {
		for (const key of keys) if (!this.places.has(key)) this.places.set(key, place);
	}
}

type OnRecord = { id: string } & (
	(Known & { receiptNo: string }) | { serial: string; tag: string }
);

/** By what a record is known again: name with phone, name with address; a unit's serial and tag. */
export function keysOf(roster: Roster, row: Known | { serial: string; tag: string }): string[] {
	if (roster === 'pcs' && 'serial' in row)
		return [`serial ${normalSerial(row.serial)}`, `tag ${bare(row.tag)}`];
	const { name, phone, roadAddress } = row as Known;
	const address = bareAddress(roadAddress);
	// An address without a building number is half a street.
	const whole = /\d$/.test(address) ? [`address ${bare(name)} ${address}`] : [];
	return [`phone ${bare(name)} ${phoneDigits(phone)}`, ...whole];
}

function refOf(row: OnRecord): string {
	return 'receiptNo' in row ? row.receiptNo : row.tag;
}

function recordsAfter(db: Db, roster: Roster, after: string): Promise<OnRecord[]> {
	if (roster === 'pcs')
		return db
			.selectFrom('pc')
			.select(['id', 'serial', 'tag'])
			.where('id', '>', after)
			.orderBy('id')
			.limit(STEP)
			.execute();
	return db
		.selectFrom('household')
		.select(['id', 'receiptNo', 'name', 'phone', 'roadAddress'])
		.where('id', '>', after)
		.orderBy('id')
		.limit(STEP)
		.execute();
}
