/** The reason in words that a form gives; '' if it is missing or must not be kept. */
import { holdsRrn } from '$lib/domain/rrn.ts';

const LONGEST = 200;

export async function reasonOf(request: Request): Promise<string> {
	const given = (await request.formData()).get('reason');
	const reason = String(given ?? '')
		.normalize('NFC')
		.trim()
		.slice(0, LONGEST);
	return holdsRrn(reason) ? '' : reason;
}
