/** The household in a register's line: how it is shown, and what a typed text finds it by. */
import { sql, type RawBuilder } from 'kysely';
import { maskAddress, maskName, maskPhone } from '../../domain/mask.ts';
import { ADMIN_DONGS } from '../../domain/tables.ts';
import type { ColumnOf, Frame } from './register.ts';
import { codePoints, endsWith, hasInitials, holds, holdsInitials, placeIn } from './sql.ts';

/**
 * Where the household is found: every register with persons joins it under this name. Every line has
 * one; joined from the left, a question that names no column of it is answered without it.
 */
export const joinHousehold = (of: string) =>
	sql`left join "household" on "household"."id" = ${sql.ref(`${of}.householdId`)}`;

export function receiptNo({ dialect }: Frame): ColumnOf {
	const value = sql.ref('household.receiptNo');
	return { key: 'receiptNo', kind: 'code', value, sort: codePoints(dialect, value), show: 'usual' };
}

export function name(): ColumnOf {
	const value = sql.ref('household.name');
	return { key: 'name', kind: 'text', value, mask: maskName, show: 'usual' };
}

export function phone(): ColumnOf {
	return {
		key: 'phone',
		kind: 'code',
		value: sql.ref('household.phone'),
		mask: maskPhone,
		show: 'choosable'
	};
}

export function address(): ColumnOf {
	const value = sql.ref('household.roadAddress');
	return { key: 'address', kind: 'text', value, mask: maskAddress, show: 'choosable' };
}

/** 행정동 in the district's fixed order. */
export function dong(of: string): ColumnOf {
	const value = sql.ref(`${of}.adminDong`);
	return {
		key: 'dong',
		kind: 'text',
		value,
		sort: placeIn(value, ADMIN_DONGS),
		filter: { kind: 'choice', options: ADMIN_DONGS },
		show: 'usual'
	};
}

/** Lines of the dongs that the caller is bound to. */
export function ofDongs(of: string, { dongs }: Frame): RawBuilder<unknown>[] {
	if (dongs === null) return [];
	if (dongs.length === 0) return [sql`1 = 0`];
	return [sql`${sql.ref(`${of}.adminDong`)} in (${sql.join([...dongs])})`];
}

/**
 * What a text finds: a part of the name, its 초성, the receipt number, the last digits of the phone
 * or all of it. A longer part of the phone would let the digits be guessed that the mask hides.
 */
export function findsPerson({ dialect }: Frame) {
	const bare = sql`replace("household"."name", ' ', '')`;
	return (text: string): RawBuilder<unknown> => {
		const sought = text.replace(/\s/g, '');
		const digits = sought.replace(/\D/g, '');
		const ways = [holds(sql.ref('household.receiptNo'), sought)];
		if (hasInitials(sought)) ways.push(holdsInitials(dialect, bare, sought));
		else ways.push(holds(bare, sought));
		const phone = sql.ref('household.phone');
		if (/^[\d-]+$/.test(sought) && digits.length >= 3)
			ways.push(digits.length <= 4 ? endsWith(phone, digits) : sql`${phone} = ${digits}`);
		return sql`(${sql.join(ways, sql` or `)})`;
	};
}
