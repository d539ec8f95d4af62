import { columnsOf } from '$lib/server/export/exports.ts';
import { usual } from '$lib/server/registers/asked.ts';
import { countOf } from '$lib/server/registers/register.ts';
import type { PageServerLoad } from './$types';
import { oneOf } from '../../asked.ts';
import { desk } from '../../desk.ts';
import { wanted } from './order.ts';

const MISSING = ['purpose', 'columns'] as const;

export const load: PageServerLoad = async (event) => {
	const { database } = desk(event);
	const { name, register, conditions, searchOver, mayOpen } = await wanted(event);
	const filters = Object.entries(conditions.filters).map(([key, value]) => {
		const column = register.columns.find((one) => one.key === key.replace(/\.(from|to)$/, ''));
		return {
			key: column?.key ?? key,
			part: /\.(from|to)$/.exec(key)?.[1] ?? '',
			noun: column?.noun ?? '',
			value
		};
	});
	return {
		name,
		filters,
		searchOver,
		total: searchOver ? 0 : await countOf(database, register, conditions),
		columns: columnsOf(register).map(({ key, mask }) => ({ key, masked: mask !== undefined })),
		ticked: event.url.searchParams.has('columns') ? conditions.columns : usual(register),
		personal: register.personal,
		mayOpen: mayOpen && register.columns.some(({ mask }) => mask !== undefined),
		mayTakeCategory: register.columns.some(({ key }) => key === 'category'),
		query: event.url.search,
		missing: oneOf(MISSING, event.url.searchParams.get('missing')) ?? null
	};
};
