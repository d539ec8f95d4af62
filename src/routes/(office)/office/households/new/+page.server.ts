import { redirect } from '@sveltejs/kit';
import type { Input } from '$lib/domain/actions.ts';
import { receiptNo } from '$lib/domain/household.ts';
import type { Actions, PageServerLoad } from './$types';
import { phoneDigits } from '../../asked.ts';
import { desk } from '../../desk.ts';
import { bytesOf, submit, type Read } from '../../submit.ts';

type Given = Input<'registerHousehold'>;

export const load: PageServerLoad = (event) => ({ ticket: desk(event).ticket });

const input = (read: Read, id: string): Given => ({
	householdId: id,
	receiptNo: receiptNo(read('fiscalYear'), bytesOf(id)),
	kind: read('kind') as Given['kind'],
	name: read('name'),
	phone: phoneDigits(read('phone')),
	roadAddress: read('roadAddress'),
	addressDetail: read('addressDetail'),
	adminDong: read('adminDong') as Given['adminDong'],
	category: read('category') as Given['category'],
	note: read('note')
});

export const actions: Actions = {
	default: async (event) => {
		const outcome = await submit(event, 'registerHousehold', input);
		if ('status' in outcome || outcome.verdict.verdict !== 'accepted') return outcome;
		redirect(303, `/office/households/${outcome.verdict.id}`);
	}
};
