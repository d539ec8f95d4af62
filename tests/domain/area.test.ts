/** A fact outside a person's 행정동: it has happened, so it is kept, and somebody is told. (DOMAIN §3.2 R3) */
import { describe, expect, it } from 'vitest';
import type { ActionName, Input } from '../../src/lib/domain/actions.ts';
import { AT, clerk, given, home, promise, proven, unit, visit, worker } from './given.ts';

const stranger = { ...worker, dongs: ['가산동'] };
const world = () =>
	given({
		household: [home('h1')],
		...proven('h1'),
		application: [],
		pc: [unit('p1', { assignmentId: 'a1' })],
		assignment: [promise('a1', 'h1', 'p1')],
		visit: [visit('v1', 'a1', 'h1')]
	});

const agreement = { kind: 'THIRD_PARTY', textVersion: '1', method: 'SCREEN' } as const;
const { id: _, ...person } = home('h2');
const FACTS: { [N in ActionName]?: Input<N> } = {
	departVisit: { visitId: 'v1' },
	failVisit: { visitId: 'v1', reason: 'ABSENT', note: '', nextOn: null, nextVisitId: null },
	registerHousehold: {
		...person,
		householdId: 'h2',
		consents: [{ ...agreement, consentId: 'c2' }]
	} as Input<'registerHousehold'>,
	receiveApplication: {
		...{ applicationId: 'w1', householdId: 'h1', fiscalYear: '2021', channel: 'FIELD' },
		...{ learners: 0, ownsPcAt: null, elsewhereAwardOn: null, note: '' }
	},
	giveConsent: { ...agreement, consentId: 'c1', householdId: 'h1' },
	withdrawConsent: { consentId: 'consent-h1-COLLECT' }
};
const WRITTEN = {
	departVisit: ['visit', 'v1', { departedAt: AT }],
	failVisit: ['visit', 'v1', { failReason: 'ABSENT' }],
	registerHousehold: ['household', 'h2', { adminDong: '독산1동' }],
	receiveApplication: ['application', 'w1', { householdId: 'h1' }],
	giveConsent: ['consent', 'c1', { kind: 'THIRD_PARTY' }],
	withdrawConsent: ['consent', 'consent-h1-COLLECT', { withdrawnAt: AT }]
} as const;

describe.each(Object.keys(WRITTEN) as (keyof typeof WRITTEN)[])('%s', (name) => {
	const input = FACTS[name] as never;

	it('by somebody of another dong is kept and flagged once', async () => {
		const office = world();
		const verdict = await office.when(name, input, stranger);
		expect(verdict).toMatchObject({ verdict: 'exception', code: 'OUT_OF_AREA' });
		const [table, id, row] = WRITTEN[name];
		expect(office.get(table, id)).toMatchObject(row);
		expect(office.exceptions()).toMatchObject([
			{ code: 'OUT_OF_AREA', adminDong: '독산1동', fiscalYear: '2021', workerId: 'w1' }
		]);
	});

	it('by one who serves the dong, or by the office, is not', async () => {
		for (const who of name === 'departVisit' ? [worker] : [worker, clerk])
			expect(await world().when(name, input, who)).toMatchObject({ verdict: 'accepted' });
	});
});
