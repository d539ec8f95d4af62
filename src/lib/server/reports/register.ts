/** The register of households: found by name, 초성, phone digits or receipt number; shown masked. */
import { getChoseong } from 'es-hangul';

import { isLive } from '../../domain/assignment.ts';
import { stateOf as householdState } from '../../domain/household.ts';
import { maskAddress, maskName, maskPhone } from '../../domain/mask.ts';
import type { Rows } from '../../domain/tables.ts';
import type { Db } from '../schema.ts';

/** WAITING 대기: has nothing yet · ASSIGNED 배정 · DELIVERED 보급완료 · CLOSED: can receive nothing. */
export const STANDS = ['WAITING', 'ASSIGNED', 'DELIVERED', 'CLOSED'] as const;
export type Stand = (typeof STANDS)[number];

/** One line of the register: nothing in it is unmasked, and the category is not in it at all. */
export interface HouseholdLine {
	id: string;
	receiptNo: string;
	kind: Rows['household']['kind'];
	name: string;
	phone: string;
	address: string;
	adminDong: string;
	registeredAt: string;
	stand: Stand;
}

export interface RegisterFilter {
	text?: string;
	stand?: Stand;
	dong?: string;
	/** from 1 */
	page: number;
}

export const PAGE = 50;

/**
 * A page of the register, the latest first, and how many lines there are in all. What a household
 * was promised or given in another year does not count as this year's.
 */
export async function register(
	db: Db,
	fiscalYear: string,
	filter: RegisterFilter
): Promise<{ lines: HouseholdLine[]; total: number }> {
	const live = await liveAssignments(db);
	const found = (await householdsOf(db, filter))
		.map((row) => ({ row, stand: standOf(row, live.get(row.id)) }))
		.filter(({ stand }) => !filter.stand || stand === filter.stand)
		.filter(({ row }) => !ofYear(filter.stand) || live.get(row.id)?.fiscalYear === fiscalYear)
		.filter(({ row }) => !filter.text || matches(row, filter.text));
	const from = (filter.page - 1) * PAGE;
	const lines = found.slice(from, from + PAGE).map(({ row, stand }) => lineOf(row, stand));
	return { lines, total: found.length };
}

/** Where a household stands between asking and having. */
export function standOf(
	row: Rows['household'],
	live: Pick<Rows['assignment'], 'completedAt'> | undefined
): Stand {
	if (live && live.completedAt !== null) return 'DELIVERED';
	if (householdState(row) !== 'ACTIVE') return 'CLOSED';
	return live ? 'ASSIGNED' : 'WAITING';
}

/** True if a text finds a household: part of its name, its 초성, the end of its phone or all of it, its number. */
export function matches(
	row: Pick<Rows['household'], 'name' | 'phone' | 'receiptNo'>,
	text: string
): boolean {
	const sought = text.normalize('NFC').replace(/\s/g, '').toUpperCase();
	const name = row.name.normalize('NFC').replace(/\s/g, '').toUpperCase();
	const digits = sought.replace(/\D/g, '');
	if (name.includes(sought) || row.receiptNo.toUpperCase().includes(sought)) return true;
	if (/^[ㄱ-ㅎ]+$/.test(sought)) return getChoseong(name).includes(sought);
	if (!/^[\d-]+$/.test(sought) || digits.length < 3) return false;
	// The last four stand on the screen; a longer part would let the hidden digits be guessed.
	return digits.length <= 4 ? row.phone.endsWith(digits) : row.phone === digits;
}

function lineOf(row: Rows['household'], stand: Stand): HouseholdLine {
	const { id, receiptNo, kind, adminDong, registeredAt } = row;
	return {
		id,
		receiptNo,
		kind,
		adminDong,
		registeredAt,
		stand,
		name: maskName(row.name),
		phone: maskPhone(row.phone),
		address: maskAddress(row.roadAddress)
	};
}

/** Waiting and closed households belong to no year, what was promised does. */
function ofYear(stand: Stand | undefined): boolean {
	return stand === 'ASSIGNED' || stand === 'DELIVERED';
}

function householdsOf(db: Db, { dong }: RegisterFilter) {
	let query = db.selectFrom('household').selectAll();
	if (dong) query = query.where('adminDong', '=', dong);
	return query.orderBy('registeredAt', 'desc').orderBy('id', 'desc').execute();
}

async function liveAssignments(db: Db) {
	const rows = await db.selectFrom('assignment').selectAll().execute();
	return new Map(rows.filter(isLive).map((row) => [row.householdId, row]));
}
