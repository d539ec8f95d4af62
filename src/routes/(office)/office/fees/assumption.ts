/** What the slider is set to: in the address, so that it works without script and can be sent on. */
import type { Assumption } from '$lib/domain/forecast.ts';

const MONTH = /^(0[1-9]|1[0-2])$/;

/** The assumption of an address; what does not fit is the plan's: an even ramp over its months. */
export function assumptionOf(
	params: URLSearchParams,
	{ year, most, first, last }: { year: string; most: number; first: string; last: string }
): Assumption {
	const month = (key: string, usual: string) => {
		const given = (params.get(key) ?? '').padStart(2, '0');
		return MONTH.test(given) ? `${year}-${given}` : usual;
	};
	const typed = params.get('lines') ?? '';
	const lines = /^\d{1,4}$/.test(typed) ? Math.min(Number(typed), most) : most;
	const [from, to] = [month('first', first), month('last', last)];
	return {
		lines,
		first: from,
		last: to < from ? from : to,
		delay: params.get('delay') === '1' ? 1 : 0
	};
}

/** The plan's own cases, which the department computes by hand. (DOMAIN §1.3) */
export function scenariosOf(year: string, lines: number) {
	const at = (month: string) => `${year}-${month}`;
	return [
		{ name: 'APRIL', lines, first: at('04'), last: at('04'), delay: 0 },
		{ name: 'RAMP', lines, first: at('03'), last: at('09'), delay: 0 },
		{ name: 'RAMP_AFTER', lines, first: at('03'), last: at('09'), delay: 1 },
		{ name: 'MARCH', lines, first: at('03'), last: at('03'), delay: 0 }
	] as const;
}

/** The address of an assumption. */
export function addressOf({ lines, first, last, delay }: Assumption): string {
	const params = { lines: String(lines), first: first.slice(5), last: last.slice(5) };
	return `?${new URLSearchParams({ ...params, delay: String(delay) })}#whatif`;
}
