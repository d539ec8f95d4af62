/** What forms send, as it should be; a story says what is different. */
import type { Input } from '../../src/lib/domain/actions.ts';
import { ADMIN_DONGS } from '../../src/lib/domain/tables.ts';
import { household, MARKER, pc } from './fixtures.ts';

export const YEAR = '2021';
export const TODAY = '2021-04-05';

export function assignment(home: number, unit = home): Input<'assign'> {
	return {
		assignmentId: `promise-${home}`,
		householdId: household(home, ADMIN_DONGS[0]).id,
		pcId: pc(unit).id,
		fiscalYear: YEAR
	};
}

export function visit(home: number, workerId: string): Input<'scheduleVisit'> {
	return {
		visitId: `visit-${home}`,
		assignmentId: `promise-${home}`,
		workerId,
		scheduledOn: TODAY,
		scheduledAt: null,
		note: ''
	};
}

/** A hand-over as it should go: the promised unit, signed by typing the name. */
export function handOver(home: number, of: Partial<Input<'handOver'>> = {}): Input<'handOver'> {
	return {
		receiptId: `receipt-${home}`,
		visitId: null,
		assignmentId: `promise-${home}`,
		householdId: household(home, ADMIN_DONGS[0]).id,
		fiscalYear: YEAR,
		serial: pc(home).serial,
		swapReason: null,
		bootCheckedAt: null,
		licenceCheckedAt: null,
		officeCheckedAt: null,
		internetCheckedAt: null,
		recipientName: `${MARKER}받는이`,
		recipientRelation: 'SELF',
		signatureHash: null,
		substitute: 'CONFIRMED_NAME',
		substituteReason: '이름을 확인함',
		note: '',
		...of
	};
}
