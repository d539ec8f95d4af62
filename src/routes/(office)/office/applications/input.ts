/** What an application's form says, as the action wants it. */
import type { Input } from '$lib/domain/actions.ts';
import type { Read } from '../submit.ts';

type Given = Input<'receiveApplication'>;

/** Makes the action's input for a household. */
export function applicationInput(householdId: string) {
	return (read: Read, id: string): Given => ({
		applicationId: id,
		householdId,
		fiscalYear: read('fiscalYear'),
		channel: read('channel') as Given['channel'],
		learners: read('learners') === '' ? NaN : Number(read('learners')),
		ownsPcAt: read('ownsPc') === 'YES' ? read('today') : null,
		elsewhereAwardOn: read('elsewhereAwardOn') || null,
		note: read('applicationNote')
	});
}

/** Fields of an application's form that its action cannot see: whether there is a PC was not asked. */
export function unasked(form: FormData): string[] {
	return ['YES', 'NO'].includes(String(form.get('ownsPc'))) ? [] : ['ownsPc'];
}
