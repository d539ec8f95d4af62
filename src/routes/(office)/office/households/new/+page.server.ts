import { redirect, type RequestEvent } from '@sveltejs/kit';
import { ACTIONS, type ActionName, type Input } from '$lib/domain/actions.ts';
import { phoneDigits } from '$lib/domain/alike.ts';
import { receiptNo } from '$lib/domain/household.ts';
import { addMonthsToDay, dayOf } from '$lib/domain/month.ts';
import type { Actions, PageServerLoad } from './$types';
import { applicationInput, unasked } from '../../applications/input.ts';
import { consentsOf } from '../../consents.ts';
import { desk } from '../../desk.ts';
import { ownDongs } from '../../mine.ts';
import { bytesOf, readFrom, submitForm, turnBack, type Outcome, type Read } from '../../submit.ts';
import { proofInput, proves, undated } from '../proof.ts';

type Given = Input<'registerHousehold'>;

/** Papers are asked for again after a year, where the paper itself says nothing else. */
const PROOF_MONTHS = 12;

export const load: PageServerLoad = (event) => {
	const { now, ticket } = desk(event);
	const today = dayOf(now);
	return { ticket, today, dongs: ownDongs(event), until: addMonthsToDay(today, PROOF_MONTHS) };
};

const input =
	(form: FormData) =>
	(read: Read, id: string): Given => ({
		householdId: id,
		receiptNo: receiptNo(read('fiscalYear'), bytesOf(id)),
		kind: read('kind') as Given['kind'],
		name: read('name'),
		phone: phoneDigits(read('phone')),
		roadAddress: read('roadAddress'),
		addressDetail: read('addressDetail'),
		adminDong: read('adminDong') as Given['adminDong'],
		category: read('category') as Given['category'],
		note: read('note'),
		members: Number(read('members')),
		consents: consentsOf(form, read('consentMethod'), id)
	});

/** Fields that a later action of the same form would not take: told before anything is saved. */
function unfit<N extends ActionName>(
	form: FormData,
	name: N,
	input: (read: Read, id: string) => Input<N>
): string[] {
	const parsed = ACTIONS[name].input.safeParse(input(readFrom(form), 'id'));
	const paths = parsed.success ? [] : parsed.error.issues.map((issue) => String(issue.path[0]));
	return paths.map((path) => (path === 'note' ? 'applicationNote' : path));
}

/** Days that lie ahead of today, where only a past one can be meant. */
function lateDays(event: RequestEvent, form: FormData): string[] {
	const today = dayOf(desk(event).now);
	const days = [
		...(proves(form) ? ['checkedOn'] : []),
		...(applies(form) ? ['elsewhereAwardOn'] : [])
	];
	return days.filter((name) => String(form.get(name) ?? '') > today);
}

const applies = (form: FormData): boolean => form.get('applies') === 'YES';

/** What the action's schema cannot see: a dong that is not the counter's own, a proof without dates. */
function misfits(event: RequestEvent, form: FormData): string[] {
	const dong = String(form.get('adminDong') ?? '');
	return [
		...(dong !== '' && !ownDongs(event).includes(dong) ? ['adminDong'] : []),
		...(proves(form)
			? [...undated(form), ...unfit(form, 'verifyEligibility', proofInput('home'))]
			: []),
		...(applies(form)
			? [...unasked(form), ...unfit(form, 'receiveApplication', applicationInput('home'))]
			: []),
		...lateDays(event, form)
	];
}

/** What is asked for beside the household itself: a proof, an application. Refusals are told there. */
async function goOn(event: RequestEvent, form: FormData, householdId: string) {
	const left: string[] = [];
	const follow = [
		proves(form) && submitForm(event, form, 'verifyEligibility', proofInput(householdId), '.proof'),
		applies(form) &&
			submitForm(event, form, 'receiveApplication', applicationInput(householdId), '.apply')
	];
	for (const step of follow) {
		const outcome = step && (await step);
		if (!outcome) continue;
		const { name, verdict }: Outcome = 'status' in outcome ? outcome.data : outcome;
		if (verdict?.verdict !== 'accepted') left.push(`${name}:${verdict?.code ?? 'MALFORMED'}`);
	}
	return left;
}

export const actions: Actions = {
	default: async (event) => {
		const form = await event.request.formData();
		const wrong = misfits(event, form);
		if (wrong.length > 0) return turnBack(form, 'registerHousehold', wrong);
		const outcome = await submitForm(event, form, 'registerHousehold', input(form));
		if ('status' in outcome || outcome.verdict.verdict !== 'accepted') return outcome;
		const left = await goOn(event, form, outcome.verdict.id);
		const asked = left.length > 0 ? `?left=${encodeURIComponent(left.join(','))}` : '';
		redirect(303, `/office/households/${outcome.verdict.id}${asked}`);
	}
};
