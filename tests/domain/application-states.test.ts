/** Applications: every step from every state. (DOMAIN §2.2 Application) */
import { expect, it } from 'vitest';
import {
	APPLICATION_STATES,
	stateOf,
	type ApplicationState
} from '../../src/lib/domain/application.ts';
import type { RefusalCode } from '../../src/lib/domain/refusal.ts';
import { atTheDoor, AT, clerk, given, home, proven, unit, type Given } from './given.ts';
import { walk, type Deed } from './matrix.ts';

const wish = { applicationId: 'w1' };
const form = {
	...{ ...wish, householdId: 'h1', fiscalYear: '2021', channel: 'COUNTER' as const, learners: 0 },
	...{ ownsPcAt: null, elsewhereAwardOn: null, note: '' }
} as const;

const empty = () =>
	given({ household: [home('h1')], application: [], pc: [unit('p1')], ...proven('h1') });
const after = async (...deeds: ((office: Given) => Promise<unknown>)[]) => {
	const office = empty();
	for (const deed of deeds) await deed(office);
	return office;
};
const receive = (office: Given) => office.when('receiveApplication', form, clerk);
const screen = (office: Given) => office.when('startScreening', wish, clerk);
const ask = (office: Given) => office.when('askForInfo', { ...wish, note: '등본' }, clerk);
const resume = (office: Given) => office.when('resumeScreening', wish, clerk);
const waitlist = (office: Given) => office.when('waitlistApplication', wish, clerk);
const select = (office: Given) =>
	office.when('selectApplication', { ...wish, outOfOrderReason: null }, clerk);
const reject = (office: Given) =>
	office.when('rejectApplication', { ...wish, reason: 'HAS_PC', note: '' }, clerk);
const withdraw = (office: Given) =>
	office.when('withdrawApplication', { ...wish, reason: 'CHANGED_MIND' }, clerk);
const moveToEnd = (office: Given) =>
	office.when('moveToEnd', { ...wish, reason: '연락 안 됨' }, clerk);
const assign = (office: Given) =>
	office.when(
		'assign',
		{ assignmentId: 'a1', householdId: 'h1', pcId: 'p1', fiscalYear: '2021' },
		clerk
	);
const deliver = (office: Given) => office.when('handOver', atTheDoor('h1', 'a1', 'SNP1'));

const over = (state: ApplicationState) => ['FULFILLED', 'REJECTED', 'WITHDRAWN'].includes(state);
const step = (state: ApplicationState): RefusalCode =>
	over(state) ? 'APPLICATION_OVER' : 'APPLICATION_STATE';
const to = (
	does: Deed<ApplicationState>['does'],
	leads: Deed<ApplicationState>['leads']
): Deed<ApplicationState> => ({ does, leads, refused: step });

const pairs = walk<ApplicationState>('an application', {
	reach: {
		RECEIVED: () => after(receive),
		SCREENING: () => after(receive, screen),
		NEEDS_INFO: () => after(receive, screen, ask),
		WAITLISTED: () => after(receive, screen, waitlist),
		SELECTED: () => after(receive, screen, waitlist, select),
		FULFILLED: () => after(receive, screen, select, assign, deliver),
		REJECTED: () => after(receive, screen, reject),
		WITHDRAWN: () => after(receive, screen, withdraw)
	},
	now: (office) => stateOf(office.get('application', 'w1')!),
	deeds: {
		startScreening: to(screen, { RECEIVED: 'SCREENING' }),
		askForInfo: to(ask, { SCREENING: 'NEEDS_INFO' }),
		resumeScreening: to(resume, { NEEDS_INFO: 'SCREENING' }),
		waitlistApplication: to(waitlist, { SCREENING: 'WAITLISTED' }),
		selectApplication: to(select, { SCREENING: 'SELECTED', WAITLISTED: 'SELECTED' }),
		rejectApplication: to(reject, {
			RECEIVED: 'REJECTED',
			SCREENING: 'REJECTED',
			NEEDS_INFO: 'REJECTED',
			WAITLISTED: 'REJECTED'
		}),
		withdrawApplication: to(withdraw, {
			RECEIVED: 'WITHDRAWN',
			SCREENING: 'WITHDRAWN',
			NEEDS_INFO: 'WITHDRAWN',
			WAITLISTED: 'WITHDRAWN',
			SELECTED: 'WITHDRAWN'
		}),
		moveToEnd: to(moveToEnd, { WAITLISTED: 'WAITLISTED', SELECTED: 'WAITLISTED' }),
		receiveApplication: {
			does: (office) => office.when('receiveApplication', { ...form, applicationId: 'w2' }, clerk),
			// A second one beside it, which leaves the first as it is.
			leads: { REJECTED: 'REJECTED', WITHDRAWN: 'WITHDRAWN' },
			refused: () => 'HAS_APPLICATION',
			fact: {}
		},
		assign: {
			does: (office) =>
				office.when(
					'assign',
					{ assignmentId: 'a2', householdId: 'h1', pcId: 'p1', fiscalYear: '2021' },
					clerk
				),
			leads: { SELECTED: 'SELECTED' },
			refused: (state) => (state === 'FULFILLED' ? 'HOUSEHOLD_HAS_ONE' : 'NOT_SELECTED')
		}
	}
});

it('has walked all pairs', () => expect(pairs).toBe(APPLICATION_STATES.length * 10));

it('is not found by a counter of another dong', async () => {
	const office = await after(receive);
	const elsewhere = { userId: 'i2', role: 'intake', dongs: ['가산동'] } as const;
	expect(await office.when('startScreening', wish, elsewhere)).toMatchObject({
		verdict: 'refused',
		code: 'UNKNOWN_APPLICATION'
	});
});

it('takes no claim in a year that is closed, and keeps what is received then', async () => {
	const office = await after(receive, screen);
	await office.when('closeYear', { fiscalYear: '2021' }, clerk);
	expect(await waitlist(office)).toMatchObject({ verdict: 'refused', code: 'YEAR_CLOSED' });
	expect(await reject(office)).toMatchObject({ verdict: 'refused', code: 'YEAR_CLOSED' });
	const late = { ...form, applicationId: 'w9', householdId: 'h1' };
	expect(await office.when('receiveApplication', late, clerk, true, AT)).toMatchObject({
		verdict: 'exception',
		code: 'YEAR_CLOSED'
	});
});
