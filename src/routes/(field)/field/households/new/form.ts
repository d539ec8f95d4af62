/** A household as it is typed in, and what is still wrong with it. Pure. */
import type { Input } from '$lib/domain/actions.ts';
import { holdsRrn } from '$lib/domain/rrn.ts';
import type { fieldFind } from '$lib/words/field-find.ts';

type Words = (typeof fieldFind)['ko']['register'];

export const EMPTY = {
	kind: 'INDIVIDUAL',
	name: '',
	phone: '',
	roadAddress: '',
	addressDetail: '',
	adminDong: '',
	category: '',
	note: ''
};
export type Typed = typeof EMPTY;
export type Problems = Partial<Record<keyof Typed, string>>;

const LONGEST = 200;

/** The digits of a phone number as people write it: '+82 10-1234-5678' → '01012345678'. */
export function phoneDigits(phone: string): string {
	return phone
		.normalize('NFKC')
		.replace(/^\s*\+82[\s-]*0?/, '0')
		.replace(/\D/g, '');
}

/** Everything that keeps it from being saved, each in words that say what to do. */
export function problemsOf(typed: Typed, w: Words): Problems {
	const problems: Problems = {};
	if (typed.name.trim() === '') problems.name = w.nameNeeded;
	if (typed.phone.trim() === '') problems.phone = w.phoneNeeded;
	else if (!/^\d{8,11}$/.test(phoneDigits(typed.phone))) problems.phone = w.phoneBad;
	if (typed.roadAddress.trim() === '') problems.roadAddress = w.roadNeeded;
	if (typed.adminDong === '') problems.adminDong = w.dongNeeded;
	if (typed.category === '') problems.category = w.categoryNeeded;
	for (const key of ['name', 'roadAddress', 'addressDetail'] as const)
		if (typed[key].trim().length > LONGEST) problems[key] = w.tooLong;
	for (const key of Object.keys(EMPTY) as (keyof Typed)[])
		if (holdsRrn(typed[key])) problems[key] = w.rrn;
	return problems;
}

/** The action's input of a form without problems. */
export function inputOf(typed: Typed, householdId: string, receiptNo: string) {
	return {
		...typed,
		members: 1,
		consents: [],
		householdId,
		receiptNo,
		name: typed.name.trim(),
		phone: phoneDigits(typed.phone),
		roadAddress: typed.roadAddress.trim(),
		addressDetail: typed.addressDetail.trim(),
		note: typed.note.trim()
	} as Input<'registerHousehold'>;
}
