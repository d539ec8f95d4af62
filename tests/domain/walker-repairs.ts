/** Random deeds about repairs: whoever may do something does it to whatever is there. */
import type { ActionName, Input } from '../../src/lib/domain/actions.ts';
import { householdActor, type Actor } from '../../src/lib/domain/context.ts';
import { isOpen as isOpenVisit, REPAIR_FAIL_REASONS } from '../../src/lib/domain/repair-visit.ts';
import {
	FORMS,
	GIVE_UP_REASONS,
	isOpen,
	OUTCOMES,
	SYMPTOMS,
	WAYS,
	WISHES
} from '../../src/lib/domain/ticket.ts';
import type { Rows } from '../../src/lib/domain/tables.ts';
import type { Chance } from '../sync/sim/chance.ts';
import { clerk, worker, type Given } from './given.ts';

const other: Actor = { userId: 'w2', role: 'field', dongs: ['독산1동', '가산동'] };
type Deed = (
	office: Given,
	luck: Chance,
	n: number
) => { [N in ActionName]: { name: N; input: Input<N>; as?: Actor } }[ActionName];

const pick = <T>(list: readonly T[], luck: Chance): T | undefined =>
	list.length === 0 ? undefined : luck.pick(list);
const field = (luck: Chance) => luck.pick([worker, other]);
const parts = (luck: Chance) =>
	luck.hit(0.5) ? [] : [{ name: 'SSD', cost: luck.pick([30_000, 80_000, 151_000]) }];

/** An open ticket mostly, so that something comes of it. */
function ticketOf(office: Given, luck: Chance): string {
	const all = office.rows('ticket');
	return (pick(all.filter(isOpen), luck) ?? pick(all, luck))?.id ?? 'none';
}
function anyTicket(office: Given, luck: Chance): string {
	return luck.hit(0.8) ? ticketOf(office, luck) : (pick(office.rows('ticket'), luck)?.id ?? 'none');
}
function visitOf(office: Given, luck: Chance): string {
	const all = office.rows('repairVisit');
	const open = all.filter(isOpenVisit);
	return pick(open.length > 0 && luck.hit(0.8) ? open : all, luck)?.id ?? 'none';
}

const open: Deed = (office, luck, n) => {
	const home = pick(office.rows('household'), luck) as Rows['household'];
	const theirs = office.rows('pc').filter((row) => row.householdId === home.id);
	const pcId = luck.hit(0.7) ? (pick(theirs, luck)?.id ?? null) : luck.pick([null, 'p1']);
	const self: Actor = { userId: householdActor(home.id), role: 'household', dongs: [] };
	return {
		name: 'openTicket',
		input: {
			...{ ticketId: `t${n}`, householdId: home.id, fiscalYear: '2021', pcId, words: '' },
			...{ form: luck.pick(FORMS), channel: 'PHONE', symptom: luck.pick(SYMPTOMS) },
			wish: luck.hit(0.9) ? 'REPAIR' : luck.pick(WISHES)
		},
		as: luck.pick([clerk, worker, self])
	};
};

const plan: Deed = (office, luck, n) => {
	const day = luck.pick(['2021-04-05', '2021-04-06', '2021-04-09']);
	const slot = { workerId: luck.pick(['w1', 'w2']), scheduledOn: day, scheduledAt: null };
	const ticketId = anyTicket(office, luck);
	return luck.pick([
		{ name: 'planRepair', input: { repairVisitId: `rv${n}`, ticketId, ...slot, note: '' } },
		{ name: 'planRepair', input: { repairVisitId: `rv${n}`, ticketId, ...slot, note: '' } },
		{ name: 'assignTicket', input: { ticketId, workerId: slot.workerId } },
		{ name: 'moveRepair', input: { repairVisitId: visitOf(office, luck), ...slot } },
		{ name: 'cancelRepairVisit', input: { repairVisitId: visitOf(office, luck), reason: '비' } }
	] as const) as ReturnType<Deed>;
};

const tour: Deed = (office, luck, n) => {
	const repairVisitId = visitOf(office, luck);
	const next = luck.pick([null, `rv${n}`]);
	const failed = { reason: luck.pick(REPAIR_FAIL_REASONS), note: '', nextVisitId: next };
	const nextOn = next && '2021-04-08';
	const householdId = office.get('repairVisit', repairVisitId)?.householdId ?? 'h1';
	const self: Actor = { userId: householdActor(householdId), role: 'household', dongs: [] };
	const wish = { about: 'REPAIR', visitId: repairVisitId, words: '' } as const;
	return luck.pick([
		{ name: 'departRepair', input: { repairVisitId }, as: field(luck) },
		{ name: 'failRepair', input: { repairVisitId, ...failed, nextOn }, as: field(luck) },
		{ name: 'askAnotherDay', input: wish, as: self }
	] as const) as ReturnType<Deed>;
};

const work: Deed = (office, luck) => {
	const ticketId = anyTicket(office, luck);
	const as = field(luck);
	const reason = luck.pick(['PARTS', 'HOUSEHOLD'] as const);
	return luck.pick([
		{ name: 'startRepair', input: { ticketId, way: luck.pick(WAYS) }, as },
		{ name: 'startRepair', input: { ticketId, way: luck.pick(WAYS) }, as },
		{ name: 'pauseRepair', input: { ticketId, reason, note: '', parts: parts(luck) }, as },
		{ name: 'resumeRepair', input: { ticketId }, as },
		{ name: 'resumeRepair', input: { ticketId }, as }
	] as const) as ReturnType<Deed>;
};

const finish: Deed = (office, luck) => {
	const ticketId = anyTicket(office, luck);
	const as = field(luck);
	const outcome = luck.pick(OUTCOMES);
	const signed = luck.hit(0.9) ? 'CONFIRMED_NAME' : null;
	const completion = {
		...{ ticketId, work: '', parts: parts(luck), signatureHash: null, substitute: signed },
		...{ substituteReason: '확인', recipientName: '홍가람' }
	} as const;
	return luck.pick([
		{ name: 'completeRepair', input: completion, as },
		{ name: 'completeRepair', input: completion, as },
		{
			name: 'giveUpRepair',
			input: { ticketId, reason: luck.pick(GIVE_UP_REASONS), note: '', outcome },
			as
		},
		{ name: 'cancelTicket', input: { ticketId, reason: '오접수' } },
		{
			name: 'reopenTicket',
			input: { ticketId: pick(office.rows('ticket'), luck)?.id ?? 'none', words: '또' }
		},
		{ name: 'noteHoliday', input: { day: '2021-04-07', name: '임시공휴일' } }
	] as const) as ReturnType<Deed>;
};

export const REPAIR_DEEDS: readonly Deed[] = [
	open,
	open,
	plan,
	plan,
	tour,
	work,
	work,
	finish,
	finish
];
