/** A unit's way into stock: came in, wiped, refurbished, inspected, stocked. (DOMAIN §2.2 PcUnit, I4) */
import type { Context } from './context.ts';
import { move } from './custody.ts';
import { inState, isAfter, lastPossession } from './pc.ts';
import { Refusal } from './refusal.ts';
import type { Rows } from './tables.ts';
import type { Tx } from './tx.ts';
import { checklistOf, known as knownYear } from './year.ts';

type Pc = Rows['pc'];

/** 덮어쓰기 · 소자 · 파쇄 · 암호키 삭제 (DOMAIN §2.1 Refurbish, §3.1 고시 13조) */
export const WIPE_METHODS = ['OVERWRITE', 'DEGAUSS', 'SHRED', 'CRYPTO_ERASE'] as const;

/** What is known of a machine when it comes in. */
export type Arrival = Pick<
	Pc,
	| ('id' | 'tag' | 'serial' | 'fiscalYear' | 'model' | 'memoryGb' | 'ssdGb' | 'monitor')
	| ('os' | 'office' | 'sourcedAt' | 'disposalNo' | 'source' | 'sourceName')
>;

/** A unit of which nothing is known but where it came from. */
export function arrived(arrival: Arrival): Pc {
	return {
		...arrival,
		...{ wipedAt: null, refurbishingAt: null, inspectedAt: null, stockedAt: null, outAt: null },
		...{ deliveredAt: null, repairAt: null, returnedAt: null, lostAt: null, scrappedAt: null },
		...{ assignmentId: null, householdId: null, replacesId: null, carrierId: null },
		...{ scrapAskedAt: null, scrapAskedBy: null, scrapReason: '' }
	};
}

/** 입고: a machine with a serial and a tag of its own. */
export function source(tx: Tx, arrival: Arrival, ctx: Context): void {
	const { tag } = arrival;
	if (tx.get('pc', arrival.id)) throw new Refusal('ALREADY_REGISTERED', { tag });
	refuseTwin(tx, arrival, 'serial', 'DUPLICATE_SERIAL');
	refuseTwin(tx, arrival, 'tag', 'DUPLICATE_TAG');
	knownYear(tx, arrival.fiscalYear);
	if (isAfter(arrival.sourcedAt, ctx.at)) throw new Refusal('DATE_AHEAD', { field: 'sourcedAt' });
	const { source: from, sourceName, disposalNo } = arrival;
	move(tx, ctx, arrived(arrival), { kind: 'SOURCED', params: { from, sourceName, disposalNo } });
}

export interface Wipe {
	pcId: string;
	method: (typeof WIPE_METHODS)[number];
	/** certificate or log number */
	evidence: string;
	wipedBy: string;
	wipedAt: string;
}

/** 자료삭제: after the last time that somebody had the unit, and with evidence. */
export function wipe(tx: Tx, { pcId, wipedAt, ...how }: Wipe, ctx: Context): void {
	const row = inState(tx, pcId, 'SOURCED', 'RETURNED');
	if (isAfter(wipedAt, ctx.at)) throw new Refusal('DATE_AHEAD', { field: 'wipedAt' });
	const since = lastPossession(row);
	if (isAfter(since, wipedAt)) throw new Refusal('WIPE_TOO_OLD', { tag: row.tag, at: since });
	// A wipe of the same moment as a return would leave the unit 회수 for ever.
	if (wipedAt === row.returnedAt) throw new Refusal('WIPE_TOO_OLD', { tag: row.tag, at: since });
	move(
		tx,
		ctx,
		{ ...row, wipedAt, inspectedAt: null, stockedAt: null },
		{
			kind: 'WIPED',
			params: { ...how, wipedAt }
		}
	);
}

/** 정비: parts, cleaning, system. Also for a unit that is found faulty on the shelf. */
export function refurbish(
	tx: Tx,
	{ pcId, parts, note }: { pcId: string; parts: string; note: string },
	ctx: Context
): void {
	const row = inState(tx, pcId, 'WIPED', 'REFURBISHING', 'INSPECTED', 'IN_STOCK');
	refuseAsked(row);
	const bare = { inspectedAt: null, stockedAt: null, refurbishingAt: row.refurbishingAt ?? ctx.at };
	move(tx, ctx, { ...row, ...bare }, { kind: 'REFURBISHED', params: { parts }, note });
}

export interface Inspection {
	pcId: string;
	checks: Record<string, boolean>;
	memoryGb: number;
	ssdGb: number;
	monitor: string;
	os: string;
	office: string;
	note: string;
}

/** 검수: passes if everything on the year's list is in order and the unit has the year's size. */
export function inspect(tx: Tx, input: Inspection, ctx: Context): void {
	const { pcId, checks, note, ...found } = input;
	const row = inState(tx, pcId, 'REFURBISHING');
	const year = knownYear(tx, row.fiscalYear);
	const checklist = checklistOf(year);
	const failed = checklist.flatMap(({ key }) => (checks[key] === true ? [] : [key]));
	if (found.memoryGb < year.specMemoryGb) failed.push('specMemoryGb');
	if (found.ssdGb < year.specSsdGb) failed.push('specSsdGb');
	const asked = Object.fromEntries(checklist.map(({ key }) => [key, checks[key] === true]));
	const params = { checks: asked, failed, versionId: year.versionId };
	if (failed.length > 0)
		return move(tx, ctx, { ...row, ...found }, { kind: 'INSPECTION_FAILED', params, note });
	const passed = { ...row, ...found, inspectedAt: ctx.at, refurbishingAt: null };
	move(tx, ctx, passed, { kind: 'INSPECTED', params, note });
}

/** 재고: only with a wipe and an inspection newer than its last possession. (I4) */
export function stock(tx: Tx, { pcId }: { pcId: string }, ctx: Context): void {
	const row = inState(tx, pcId, 'INSPECTED');
	refuseAsked(row);
	if (!isReady(row)) throw new Refusal('NOT_WIPED', { tag: row.tag });
	const { specMemoryGb: memoryGb, specSsdGb: ssdGb } = knownYear(tx, row.fiscalYear);
	if (row.memoryGb < memoryGb || row.ssdGb < ssdGb)
		throw new Refusal('BELOW_SPEC', { memoryGb, ssdGb });
	move(tx, ctx, { ...row, stockedAt: ctx.at }, { kind: 'STOCKED' });
}

/** True if it was wiped after its last possession and inspected after that. */
export function isReady(row: Pc): boolean {
	const { wipedAt, inspectedAt } = row;
	if (wipedAt === null || inspectedAt === null) return false;
	return !isAfter(lastPossession(row), wipedAt) && !isAfter(wipedAt, inspectedAt);
}

/** Refuses a unit that waits for the approval of its scrapping. */
export function refuseAsked(row: Pc): void {
	if (row.scrapAskedAt !== null)
		throw new Refusal('SCRAP_ASKED', { tag: row.tag, at: row.scrapAskedAt });
}

function refuseTwin(
	tx: Tx,
	row: Pick<Pc, 'id' | 'serial' | 'tag'>,
	column: 'serial' | 'tag',
	code: 'DUPLICATE_SERIAL' | 'DUPLICATE_TAG'
): void {
	const twin = tx.where('pc', column, row[column]).find((other) => other.id !== row.id);
	if (twin) throw new Refusal(code, { tag: twin.tag, serial: twin.serial });
}
