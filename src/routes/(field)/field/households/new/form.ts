/** A household as it is typed in, and what is still wrong with it. Pure. */
import type { Input } from '$lib/domain/actions.ts';
import { phoneDigits } from '$lib/domain/alike.ts';
import { CONSENT_KINDS } from '$lib/domain/records/people.ts';
import { holdsRrn } from '$lib/domain/rrn.ts';
import { CONSENT_TEXT_VERSION } from '$lib/words/consent.ts';
import type { fieldCase } from '$lib/words/field-case.ts';
import type { fieldFind } from '$lib/words/field-find.ts';

type Words = (typeof fieldFind)['ko']['register'] & Pick<(typeof fieldCase)['ko'], 'membersBad'>;

export { phoneDigits };

export const EMPTY = {
	kind: 'INDIVIDUAL',
	name: '',
	phone: '',
	roadAddress: '',
	addressDetail: '',
	adminDong: '',
	category: '',
	note: '',
	members: '1',
	/** kinds that were ticked; none is to begin with */
	consents: [] as string[],
	consentMethod: 'SCREEN'
};
export type Typed = typeof EMPTY;
export type Problems = Partial<Record<keyof Typed, string>>;

const LONGEST = 200;

/** Everything that keeps it from being saved, each in words that say what to do. */
export function problemsOf(typed: Typed, w: Words): Problems {
	const problems: Problems = {};
	if (typed.name.trim() === '') problems.name = w.nameNeeded;
	if (typed.phone.trim() === '') problems.phone = w.phoneNeeded;
	else if (!/^\d{8,11}$/.test(phoneDigits(typed.phone))) problems.phone = w.phoneBad;
	if (typed.roadAddress.trim() === '') problems.roadAddress = w.roadNeeded;
	if (typed.adminDong === '') problems.adminDong = w.dongNeeded;
	if (typed.category === '') problems.category = w.categoryNeeded;
	if (!/^[1-9]\d?$/.test(typed.members.trim())) problems.members = w.membersBad;
	for (const key of ['name', 'roadAddress', 'addressDetail'] as const)
		if (typed[key].trim().length > LONGEST) problems[key] = w.tooLong;
	for (const key of Object.keys(EMPTY) as (keyof Typed)[]) {
		const text = typed[key];
		if (typeof text === 'string' && holdsRrn(text)) problems[key] = w.rrn;
	}
	return problems;
}

/** The action's input of a form without problems. */
export function inputOf(
	{ consents, consentMethod, ...typed }: Typed,
	householdId: string,
	receiptNo: string
) {
	return {
		...typed,
		members: Number(typed.members),
		consents: agreements(consents, consentMethod, householdId),
		householdId,
		receiptNo,
		name: typed.name.trim(),
		phone: phoneDigits(typed.phone),
		roadAddress: typed.roadAddress.trim(),
		addressDetail: typed.addressDetail.trim(),
		note: typed.note.trim()
	} as Input<'registerHousehold'>;
}

/** What was ticked, each apart, under ids that follow from where they belong to. */
export function agreements(ticked: readonly string[], method: string, id: string) {
	return CONSENT_KINDS.filter((kind) => ticked.includes(kind)).map((kind) => ({
		consentId: `${id}.${kind}`,
		kind,
		textVersion: CONSENT_TEXT_VERSION,
		method: method as Input<'giveConsent'>['method']
	}));
}
