/** Deeds of the programme beside the daily ones: applications, corrections, units that come and go. */
import type { ActionName, Input } from '../../../src/lib/domain/actions.ts';
import type { TableName } from '../../../src/lib/domain/tables.ts';
import { MARKER } from '../fixtures.ts';
import type { Chance } from './chance.ts';
import { FIELD_MONEY, OFFICE_MONEY } from './money.ts';
import type { Deed, View } from './operations.ts';
import { FIELD_REPAIRS, OFFICE_REPAIRS } from './repairs.ts';
import { TODAY, YEAR } from './world.ts';

type Make = (view: View, chance: Chance) => (Deed & { by?: string }) | undefined;

/** A deed about some row of a table, if there is one. */
function about<N extends ActionName>(
	table: TableName,
	name: N,
	input: (id: string, chance: Chance, view: View) => Input<N>
): Make {
	return (view, chance) => {
		const rows = view.all(table) as { id: string }[];
		if (rows.length === 0) return undefined;
		return { name, input: input(chance.pick(rows).id, chance, view) } as Deed;
	};
}

const receive = about('household', 'receiveApplication', (householdId, chance, view) => ({
	...{ applicationId: view.id('app'), householdId, fiscalYear: YEAR, channel: 'FIELD' },
	...{ learners: chance.below(3), ownsPcAt: null, elsewhereAwardOn: null, note: `${MARKER}신청` }
}));

const consent = about('household', 'giveConsent', (householdId, chance, view) => ({
	...{ consentId: view.id('con'), householdId, textVersion: '1', method: 'SCREEN' },
	kind: chance.pick(['COLLECT', 'SENSITIVE', 'THIRD_PARTY', 'SHARED_INFO'] as const)
}));

/** Sometimes over what somebody else has written meanwhile. */
const edit = about('household', 'editHousehold', (householdId, chance) => ({
	householdId,
	changes: { members: { from: chance.pick([2, 2, 3]), to: chance.pick([3, 4]) } }
}));

const scan: Make = (_, chance) => ({
	name: 'reportScan',
	input: { text: chance.pick(['LP-2019-001', 'IEUM:LP-2021-001']), where: '' }
});

/** What the field does beside its visits. */
export const FIELD_DEEDS: readonly Make[] = [
	...[receive, consent, edit, scan],
	about('visit', 'departVisit', (visitId) => ({ visitId })),
	about('visit', 'departVisit', (visitId) => ({ visitId })),
	...FIELD_REPAIRS,
	...FIELD_MONEY
];

const pc = <N extends 'losePc' | 'findPc' | 'sendPcToRepair' | 'takePcFromRepair'>(name: N) =>
	about('pc', name, (pcId) => ({ pcId, note: '' }) as Input<N>);

/** What the office does beside its promises. */
export const OFFICE_DEEDS: readonly Make[] = [
	...[receive, consent, edit],
	about('application', 'startScreening', (applicationId) => ({ applicationId })),
	about('application', 'waitlistApplication', (applicationId) => ({ applicationId })),
	about('application', 'selectApplication', (applicationId, chance) => ({
		...{ applicationId, outOfOrderReason: chance.pick([null, '급함']) }
	})),
	about('application', 'moveToEnd', (applicationId) => ({ applicationId, reason: '부재' })),
	about('application', 'withdrawApplication', (applicationId) => ({
		...{ applicationId, reason: 'CHANGED_MIND' as const }
	})),
	about('household', 'verifyEligibility', (householdId, _, view) => ({
		...{ eligibilityId: view.id('elg'), householdId, category: 'DISABLED' as const },
		...{ method: 'DOCUMENT' as const, checkedOn: TODAY, validUntil: '2022-03-07' }
	})),
	about('household', 'closeHousehold', (householdId) => ({
		...{ householdId, cause: 'MOVED_OUT' as const, on: TODAY, note: `${MARKER}전출` }
	})),
	about('household', 'reopenHousehold', (householdId) => ({ householdId, note: `${MARKER}확인` })),
	about('pc', 'returnPc', (pcId) => ({ pcId, reason: 'UNUSED' as const, note: '' })),
	about('pc', 'wipePc', (pcId) => ({
		...{ pcId, method: 'OVERWRITE' as const, evidence: 'W', wipedBy: '정비실' },
		wipedAt: '2021-03-07T00:00:00.000Z'
	})),
	about('pc', 'refurbishPc', (pcId) => ({ pcId, parts: '', note: '' })),
	...[pc('losePc'), pc('findPc'), pc('sendPcToRepair'), pc('takePcFromRepair')],
	about('pc', 'loadSpare', (pcId, chance, view) => ({
		...{ pcId, workerId: chance.pick(view.all('worker')).id }
	})),
	about('pc', 'unloadSpare', (pcId) => ({ pcId })),
	about('assignment', 'replaceUnit', (assignmentId, chance, view) => ({
		...{ assignmentId, pcId: chance.pick(view.all('pc')).id }
	})),
	about('visit', 'cancelVisit', (visitId) => ({ visitId, reason: '비' })),
	about('visit', 'moveVisit', (visitId, chance, view) => ({
		...{ visitId, workerId: chance.pick(view.all('worker')).id, scheduledOn: TODAY },
		...{ scheduledAt: null, tourOrder: 1 + chance.below(8) }
	})),
	about('receipt', 'correctReceipt', (receiptId, _, view) => ({
		...{ receiptId, newReceiptId: view.id('rcp'), recipientName: `${MARKER}고침` },
		...{ recipientRelation: 'FAMILY' as const, note: '', reason: '오기' }
	})),
	...OFFICE_REPAIRS,
	...OFFICE_MONEY,
	...OFFICE_MONEY
];

/** Seeds from here on play the whole programme; those on file found what they found without it. */
export const SINCE = 1_000_000;

/** Now and then one of them, about whatever is there; undefined: something of every day instead. */
export function programmeDeed(
	{ seed, share }: { seed: number; share: number },
	deeds: readonly Make[],
	view: View,
	chance: Chance
): (Deed & { by?: string }) | undefined {
	return seed >= SINCE && chance.hit(share) ? chance.pick(deeds)(view, chance) : undefined;
}
