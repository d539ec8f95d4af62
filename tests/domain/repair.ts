/** What stories of repairs start from: a household with a unit of ours, proven, and its ticket. */
import type { Input } from '../../src/lib/domain/actions.ts';
import { householdActor, type Actor } from '../../src/lib/domain/context.ts';
import type { Rows } from '../../src/lib/domain/tables.ts';
import { AT, clerk, given, home, promise, proven, unit, worker, type Given } from './given.ts';

export const boss: Actor = { userId: 'b1', role: 'approver', dongs: [] };
export const counter: Actor = { userId: 'i1', role: 'intake', dongs: ['독산1동'] };
export const theirs: Actor = { userId: householdActor('h1'), role: 'household', dongs: [] };

/** A receipt of h1 for p1 with a year of free repair. */
const receipt = {
	...{ id: 'r1', visitId: null, assignmentId: 'a1', householdId: 'h1', pcId: 'p1' },
	...{ adminDong: '독산1동', fiscalYear: '2021', workerId: 'w1', serial: 'SNP1' },
	...{ deliveredAt: '2021-03-10T01:00:00.000Z', address: '', bootCheckedAt: AT },
	...{ licenceCheckedAt: AT, officeCheckedAt: AT, internetCheckedAt: null },
	...{ recipientName: '홍가람', recipientRelation: 'SELF', signatureHash: 'ab'.repeat(32) },
	...{ substitute: null, substituteReason: '', swapReason: null, replacedPcId: null },
	...{ warrantyUntil: '2022-03-10', note: '', edition: 1, replacesId: null, replacedById: null },
	...{ correctionReason: '', versionId: '2021.1', voidedAt: null, model: '', tag: 'LP-p1' },
	...{ memoryGb: 4, ssdGb: 240, monitor: '', os: '', office: '', photoHash: null }
} satisfies Rows['receipt'];

/** h1 has p1 from us and a proof for a PC of its own; h2 has neither. */
export function town(more: Parameters<typeof given>[0] = {}): Given {
	const there = { assignmentId: 'a1', householdId: 'h1', deliveredAt: receipt.deliveredAt };
	return given({
		household: [home('h1'), home('h2')],
		pc: [unit('p1', there), unit('p2')],
		assignment: [promise('a1', 'h1', 'p1', { completedAt: receipt.deliveredAt })],
		receipt: [receipt],
		worker: [
			{ id: 'w2', name: '나래', dongs: '독산1동,가산동', disabledAt: null },
			{ id: 'w3', name: '다온', dongs: '가산동', disabledAt: null }
		],
		...proven('h1'),
		...more
	});
}

/** What stands on the form: for the unit of ours, unless `more` says otherwise. */
export function form(more: Partial<Input<'openTicket'>> = {}): Input<'openTicket'> {
	return {
		...{ ticketId: 't1', householdId: 'h1', fiscalYear: '2021', pcId: 'p1', form: 'DESKTOP' },
		...{ channel: 'PHONE', symptom: 'NO_BOOT', words: '켜지지 않아요' },
		...more
	};
}
/** For a PC of their own. */
export const own = { pcId: null } as const;

export const at = { ticketId: 't1' } as const;
const slot = { workerId: 'w1', scheduledOn: '2021-04-05', scheduledAt: '14:00' } as const;
export const part = (cost: number, name = 'SSD 240GB') => ({ name, cost });

/** Each deed as it is done in the usual case. */
export const does = {
	open: (office: Given, more = {}) => office.when('openTicket', form(more), clerk),
	assign: (office: Given) => office.when('assignTicket', { ...at, workerId: 'w1' }, clerk),
	plan: (office: Given, id = 'v1', as: Actor = clerk) =>
		office.when('planRepair', { ...at, repairVisitId: id, ...slot, note: '' }, as),
	move: (office: Given) =>
		office.when('moveRepair', { repairVisitId: 'v1', ...slot, scheduledOn: '2021-04-06' }, clerk),
	callOff: (office: Given) =>
		office.when('cancelRepairVisit', { repairVisitId: 'v1', reason: '비' }, clerk),
	depart: (office: Given) => office.when('departRepair', { repairVisitId: 'v1' }, worker),
	fail: (office: Given, more = {}) =>
		office.when('failRepair', { repairVisitId: 'v1', reason: 'ABSENT', note: '', ...more }, worker),
	start: (office: Given, way: Input<'startRepair'>['way'] = 'VISIT') =>
		office.when('startRepair', { ...at, way }, worker),
	pause: (
		office: Given,
		reason: Input<'pauseRepair'>['reason'] = 'PARTS',
		parts = [part(40_000)]
	) => office.when('pauseRepair', { ...at, reason, note: '', parts }, worker),
	resume: (office: Given) => office.when('resumeRepair', at, worker),
	complete: (office: Given, more: Partial<Input<'completeRepair'>> = {}) =>
		office.when('completeRepair', { ...done, ...more }, worker),
	giveUp: (office: Given, more: Partial<Input<'giveUpRepair'>> = {}) =>
		office.when(
			'giveUpRepair',
			{ ...at, reason: 'BEYOND_REPAIR', note: '', outcome: 'NONE', ...more },
			worker
		),
	cancel: (office: Given) => office.when('cancelTicket', { ...at, reason: '오접수' }, clerk),
	reopen: (office: Given) => office.when('reopenTicket', { ...at, words: '또 꺼져요' }, clerk)
};

export const done: Input<'completeRepair'> = {
	...{ ...at, work: 'SSD를 바꿨습니다.', parts: [], signatureHash: 'cd'.repeat(32) },
	...{ substitute: null, substituteReason: '', recipientName: '홍가람' }
};

/** A town after some deeds. */
export async function after(...deeds: ((office: Given) => Promise<unknown>)[]): Promise<Given> {
	const office = town();
	for (const deed of deeds) await deed(office);
	return office;
}

export const ticketOf = (office: Given) => office.get('ticket', 't1') as Rows['ticket'];
