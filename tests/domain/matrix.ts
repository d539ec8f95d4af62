/**
 * Walks every pair of state and deed of a thing: a legal one leads to its state, an illegal one is
 * refused with its own code, in Korean words, and changes nothing.
 */
import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../src/lib/domain/perform.ts';
import type { RefusalCode } from '../../src/lib/domain/refusal.ts';
import { why } from '../../src/lib/words/refusal.ts';
import type { Given } from './given.ts';

export interface Deed<S extends string> {
	does(office: Given): Promise<Verdict>;
	/** where it leads from each state in which it is legal */
	leads: { [from in S]?: S };
	/** what it is refused with from the others */
	refused(from: S): RefusalCode;
	/** a fact is kept although it does not fit; where it leads then, if anywhere */
	fact?: { [from in S]?: S };
}

export interface Matrix<S extends string> {
	/** a world in which the thing is in that state */
	reach: { [state in S]: () => Promise<Given> };
	now(office: Given): S;
	deeds: Record<string, Deed<S>>;
}

/** One test a pair. Returns how many pairs there are. */
export function walk<S extends string>(name: string, { reach, now, deeds }: Matrix<S>): number {
	const states = Object.keys(reach) as S[];
	const pairs = states.flatMap((from) => Object.keys(deeds).map((deed) => ({ from, deed })));
	describe(`every deed from every state of ${name}`, () => {
		it.each(pairs)('$from: $deed', async ({ from, deed }) => {
			const office = await reach[from]();
			expect(now(office)).toBe(from);
			const { does, leads, refused, fact } = deeds[deed] as Deed<S>;
			const before = fact ? '' : office.picture();
			const verdict = await does(office);
			const to = leads[from];
			if (to !== undefined) {
				expect(verdict).toMatchObject({ verdict: 'accepted', code: null });
				return expect(now(office)).toBe(to);
			}
			const code = refused(from);
			expect(verdict).toMatchObject({ verdict: fact ? 'exception' : 'refused', code });
			expect(now(office)).toBe(fact?.[from] ?? from);
			if (!fact) expect(office.picture()).toBe(before);
			told(verdict);
		});
	});
	return pairs.length;
}

/** The refusal has sentences of its own, with nothing left open in them. */
function told({ code, params }: Verdict): void {
	const words = why(code as string, params, 'ko');
	const text = Object.values(words).join(' ');
	expect(text).toMatch(/[가-힣]/);
	expect(text).not.toMatch(/undefined|null|NaN|[A-Z]{2,}_[A-Z]/);
	expect(words).not.toEqual(why('UNKNOWN_ACTION', {}, 'ko'));
}
