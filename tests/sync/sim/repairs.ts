/** Deeds of repairs, about whatever is there: tickets, their visits, and how they end. */
import type { ActionName, Input } from '../../../src/lib/domain/actions.ts';
import type { Rows, TableName } from '../../../src/lib/domain/tables.ts';
import { NEW_TICKET, ticketNo } from '../../../src/lib/domain/ticket.ts';
import { MARKER } from '../fixtures.ts';
import type { Chance } from './chance.ts';
import type { Deed, View } from './operations.ts';
import type { Tables } from './replay.ts';
import { of } from './replay.ts';
import { TODAY, YEAR, type World } from './world.ts';

type Make = (view: View, chance: Chance) => Deed | undefined;

/** A deed about an open row of a table mostly, else about any. */
function about<N extends ActionName>(
	table: 'ticket' | 'repairVisit',
	name: N,
	input: (id: string, chance: Chance, view: View) => Input<N>
): Make {
	return (view, chance) => {
		const rows = view.all(table) as { id: string; cancelledAt: string | null }[];
		const open = rows.filter((row) => !isOver(row));
		const list = open.length > 0 && chance.hit(0.8) ? open : rows;
		if (list.length === 0) return undefined;
		return { name, input: input(chance.pick(list).id, chance, view) } as Deed;
	};
}

function isOver(row: object): boolean {
	const ends = ['cancelledAt', 'completedAt', 'unrepairableAt', 'doneAt', 'failedAt'];
	return ends.some((column) => (row as Record<string, unknown>)[column] != null);
}

/** For a unit that somebody has, or for a PC of their own. */
const open: Make = (view, chance) => {
	const given = view.all('pc').filter((row) => row.deliveredAt !== null);
	const unit = given.length > 0 && chance.hit(0.7) ? chance.pick(given) : undefined;
	const homes = view.all('household');
	const householdId = unit?.householdId ?? (homes.length > 0 ? chance.pick(homes).id : undefined);
	if (!householdId) return undefined;
	const input: Input<'openTicket'> = {
		...{ ticketId: view.id('tkt'), householdId, fiscalYear: YEAR, pcId: unit?.id ?? null },
		...{ form: chance.pick(['DESKTOP', 'DESKTOP', 'LAPTOP'] as const), channel: 'PHONE' },
		...{ symptom: chance.pick(['NO_POWER', 'SLOW', 'OTHER'] as const), words: `${MARKER}고장` }
	};
	return { name: 'openTicket', input };
};

const slot = (chance: Chance, view: View) => ({
	...{ workerId: chance.pick(view.all('worker')).id, scheduledOn: TODAY, scheduledAt: null }
});
const plan = about('ticket', 'planRepair', (ticketId, chance, view) => ({
	...{ repairVisitId: view.id('rvs'), ticketId, ...slot(chance, view), note: `${MARKER}약도` }
}));
const parts = (chance: Chance) =>
	chance.hit(0.5) ? [] : [{ name: `${MARKER}부품`, cost: chance.pick([40_000, 160_000]) }];

const complete = about('ticket', 'completeRepair', (ticketId, chance) => ({
	...{ ticketId, work: `${MARKER}고침`, parts: parts(chance), signatureHash: null },
	...{ substitute: chance.hit(0.9) ? ('PROXY' as const) : null, recipientName: `${MARKER}받는이` },
	substituteReason: `${MARKER}대리`
}));
const start = about('ticket', 'startRepair', (ticketId, chance) => ({
	...{ ticketId, way: chance.pick(['VISIT', 'REMOTE', 'BROUGHT_IN'] as const) }
}));
const pause = about('ticket', 'pauseRepair', (ticketId, chance) => ({
	...{ ticketId, reason: chance.pick(['PARTS', 'HOUSEHOLD'] as const), note: `${MARKER}대기` },
	parts: parts(chance)
}));
const resume = about('ticket', 'resumeRepair', (ticketId) => ({ ticketId }));
const giveUp = about('ticket', 'giveUpRepair', (ticketId, chance) => ({
	...{ ticketId, reason: 'BEYOND_REPAIR' as const, note: `${MARKER}불가` },
	outcome: chance.pick(['SWAP', 'SWAP', 'APPLICATION', 'NONE'] as const)
}));
const reopen = about('ticket', 'reopenTicket', (ticketId) => ({ ticketId, words: `${MARKER}또` }));

/** What the field does about repairs. */
export const FIELD_REPAIRS: readonly Make[] = [
	...[open, open, plan, plan, start, start, pause, resume, complete, complete, giveUp, reopen],
	about('repairVisit', 'departRepair', (repairVisitId) => ({ repairVisitId })),
	about('repairVisit', 'failRepair', (repairVisitId, chance, view) => {
		const next = chance.hit(0.5) ? view.id('rvs') : null;
		const reason = chance.pick(['ABSENT', 'ABSENT', 'MOVED', 'OTHER'] as const);
		const after = { nextOn: next && TODAY, nextVisitId: next };
		return { repairVisitId, reason, note: `${MARKER}부재`, ...after };
	})
];

/** What the office does about them. */
export const OFFICE_REPAIRS: readonly Make[] = [
	...[open, open, plan, plan, start, complete, reopen],
	about('ticket', 'assignTicket', (ticketId, chance, view) => ({
		...{ ticketId, workerId: chance.pick(view.all('worker')).id }
	})),
	about('ticket', 'cancelTicket', (ticketId) => ({ ticketId, reason: `${MARKER}오접수` })),
	about('repairVisit', 'moveRepair', (repairVisitId, chance, view) => ({
		...{ repairVisitId, ...slot(chance, view) }
	})),
	about('repairVisit', 'cancelRepairVisit', (repairVisitId) => ({ repairVisitId, reason: '비' })),
	about('repairVisit', 'askAnotherDay', (visitId) => ({
		...{ about: 'REPAIR' as const, visitId, words: `${MARKER}병원` }
	})),
	() => ({ name: 'noteHoliday', input: { day: '2021-03-10', name: '임시공휴일' } }),
	() => ({ name: 'dropHoliday', input: { day: '2021-03-10' } })
];

/**
 * Every second household has what a repair of its own PC needs; those of a dong that somebody serves
 * have a ticket, and a visit for it this morning.
 */
export function prove({ rows, people }: Pick<World, 'rows' | 'people'>): void {
	const homes = [...of(rows, 'household').values()] as Rows['household'][];
	for (const [i, home] of homes.entries()) {
		if (i % 2 === 1) continue;
		entitle(rows, home);
		const able = people.filter((one) => one.tablet !== null && one.dongs.includes(home.adminDong));
		const worker = able[i % Math.max(1, able.length)];
		if (worker && i % 4 === 0) waiting(rows, home, worker.id);
	}
}

const BEFORE = '2021-03-05T01:00:00.000Z';

function put<T extends TableName>(rows: Tables, table: T, row: Rows[T]): void {
	of(rows, table).set(row.id, row);
}

function entitle(rows: Tables, home: Rows['household']): void {
	const own = { householdId: home.id, adminDong: home.adminDong };
	put(rows, 'eligibility', {
		...{ id: `proof-${home.id}`, ...own, category: home.category, method: 'DOCUMENT' },
		...{ checkedOn: '2021-03-03', validUntil: '2022-03-02', checkedBy: 'office' },
		...{ revokedAt: null, revokeReason: '' }
	});
	for (const kind of ['COLLECT', 'SENSITIVE'] as const)
		put(rows, 'consent', {
			...{ id: `agreed-${home.id}-${kind}`, ...own, kind, textVersion: '1', method: 'PAPER' },
			...{ givenAt: BEFORE, withdrawnAt: null }
		});
}

function waiting(rows: Tables, home: Rows['household'], workerId: string): void {
	const [id, visitId] = [`ticket-${home.id}`, `repair-${home.id}`];
	const own = { householdId: home.id, adminDong: home.adminDong };
	put(rows, 'ticket', {
		...NEW_TICKET,
		...{ id, ...own, ticketNo: ticketNo(id, YEAR), fiscalYear: YEAR, pcId: null },
		...{ form: 'DESKTOP', channel: 'PHONE', symptom: 'NO_BOOT', words: `${MARKER}고장` },
		...{ photoHash: null, receivedAt: BEFORE, receivedBy: 'office', workerId },
		...{ assignedAt: BEFORE, visitId, visitOn: TODAY, dueOn: '2021-03-10' },
		...{ eligibilityId: `proof-${home.id}`, versionId: `${YEAR}.1`, warrantyUntil: null }
	});
	put(rows, 'repairVisit', {
		...{ id: visitId, ticketId: id, ...own, workerId, scheduledOn: TODAY, scheduledAt: '11:00' },
		...{ attempt: 1, note: `${MARKER}약도`, departedAt: null, doneAt: null, failedAt: null },
		...{ failReason: null, failNote: '', cancelledAt: null, cancelReason: null }
	});
}
