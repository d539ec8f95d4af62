/** Repairs: those of the summer of 2021, and what is under way around today. */
import type { Input } from '../../domain/actions.ts';
import { actFor } from '../act.ts';
import { sha256 } from '../canonical.ts';
import type { Database } from '../db.ts';
import { putPart } from '../files.ts';
import { NORTH } from './accounts.ts';
import type { Home } from './homes.ts';
import { dayAfter, kst, play, type Move } from './play.ts';
import { LATELY, SUMMER, type Case } from './repair-cases.ts';
import { signature } from './signature.ts';
import type { Unit } from './units.ts';

/** Proofs of those with a PC of their own: in the spring of 2021, and lately. */
const OWN = { first: 120, lately: 130, last: 144 };

/** Plays them all; `today` is a day in KST. */
export async function repair(
	database: Database,
	people: readonly Home[],
	units: readonly Unit[],
	today: string
): Promise<void> {
	const stage = { database, people, units };
	await prove(stage, OWN.first, OWN.lately, '2021-04-20');
	await prove(stage, OWN.lately, OWN.last, dayAfter(today, -40));
	// Told on a day of that spring, the summer has not come yet.
	const past = SUMMER.filter(([day]) => `2021-${day}` < dayAfter(today, -40));
	for (const [day, one] of past) await go(stage, one, `2021-${day}`);
	for (const [ago, one] of LATELY) await go(stage, one, dayAfter(today, -ago), today);
}

interface Stage {
	database: Database;
	people: readonly Home[];
	units: readonly Unit[];
}

async function prove(stage: Stage, from: number, to: number, day: string): Promise<void> {
	const at = kst(day, '10:00');
	const moves = stage.people.slice(from, to).map(({ householdId, category }): Move => {
		const proof = { eligibilityId: `demo-proof-${householdId}`, householdId, category };
		const days = { checkedOn: day, validUntil: dayAfter(day, 364) };
		const input = { ...proof, ...days, method: 'SHARED_INFO' } as const;
		return { id: `demo-verify-repair-${householdId}`, name: 'verifyEligibility', input, at };
	});
	await play(stage.database, 'demo-office1', moves, at);
}

/** One case from its call to where it ends, or to today. */
async function go(stage: Stage, one: Case, day: string, today?: string): Promise<void> {
	const home = stage.people[one.i] as Home;
	const north = (NORTH as readonly string[]).includes(home.adminDong);
	const worker = north ? 'demo-field1' : 'demo-field2';
	const key = home.householdId.replace('demo-home-', '');
	const named = { ticketId: `demo-ticket-${key}` };
	const move = <N extends Move['name']>(name: N, input: Input<N>, at: string) =>
		({ id: `demo-${name}-${key}-${at}`, name, input, at }) as unknown as Move;
	const office = (one: Move) => play(stage.database, 'demo-office1', [one], one.at);
	const field = (one: Move) => play(stage.database, worker, [one], one.at);
	const on = (days: number, time: string) => kst(dayAfter(day, days), time);

	await open(stage, one, named.ticketId, on(0, '09:40'));
	if (one.ends === 'CANCELLED')
		return office(move('cancelTicket', { ...named, reason: '저절로 나았다고 함' }, on(0, '15:00')));
	if (one.ends === 'ASSIGNED')
		return office(move('assignTicket', { ...named, workerId: worker }, on(0, '11:00')));
	if (one.pause?.[0] === 'HOUSEHOLD')
		return field(
			move(
				'pauseRepair',
				{ ...named, reason: 'HOUSEHOLD', note: '전화를 받지 않으심', parts: [] },
				on(1, '17:00')
			)
		);
	if (!one.visit) return;
	const [days, time] = one.visit;
	const visit = { repairVisitId: `demo-repair-visit-${key}` };
	const scheduled = { workerId: worker, scheduledOn: dayAfter(day, days), scheduledAt: time };
	await office(
		move('planRepair', { ...visit, ...named, ...scheduled, note: home.note }, on(0, '13:00'))
	);
	if (one.ends === 'PLANNED') return;
	const way = one.way ?? 'VISIT';
	if (way === 'VISIT') await field(move('departRepair', visit, on(days, '09:20')));
	await field(move('startRepair', { ...named, way }, on(days, time)));
	if (one.pause) {
		const order = { ...named, reason: one.pause[0], note: '부품 주문', parts: one.parts ?? [] };
		await field(move('pauseRepair', order, on(days, '17:00')));
	}
	if (one.ends === 'WAITS') return;
	const last = days + (one.pause?.[1] ?? 0);
	if (one.pause) await field(move('resumeRepair', named, on(last, '10:00')));
	const at = on(last, '17:20');
	if (one.ends === 'GIVEN_UP') {
		const laptop = one.form === 'LAPTOP';
		const why = laptop ? 'LAPTOP_PARTS' : 'NO_PARTS';
		const outcome = laptop ? 'NONE' : 'APPLICATION';
		return field(
			move('giveUpRepair', { ...named, reason: why, note: one.work ?? '', outcome }, at)
		);
	}
	await field(move('completeRepair', await completion(stage, one, home, way, at), at));
	if (one.again === undefined) return;
	const words = '며칠 지나니 다시 그래요';
	const later = on(last + one.again, '10:10');
	if (today !== undefined && later >= kst(today, '00:00')) return;
	await office(move('reopenTicket', { ...named, words }, later));
	if (today !== undefined) return;
	const soon = on(last + one.again + 2, '15:00');
	await field(move('completeRepair', await completion(stage, one, home, way, soon), soon));
}

/** By phone mostly; one of the households says so itself. */
async function open(stage: Stage, one: Case, ticketId: string, at: string): Promise<void> {
	const { householdId } = stage.people[one.i] as Home;
	const pcId = one.ours ? (stage.units[one.i] as Unit).pcId : null;
	const input: Input<'openTicket'> = {
		...{ ticketId, householdId, fiscalYear: '2021', pcId, form: one.form ?? 'DESKTOP' },
		...{ channel: one.channel ?? 'PHONE', symptom: one.symptom, words: one.words }
	};
	const move = { id: `demo-open-${ticketId}`, name: 'openTicket', input, at } as const;
	if (one.channel !== 'ONLINE') return play(stage.database, 'demo-office1', [move], at);
	await actFor(stage.database, { householdId, from: '시연용 자료' }, move, at);
}

/** Signed at the door; from afar nobody signs. */
async function completion(
	{ database }: Stage,
	one: Case,
	home: Home,
	way: Input<'startRepair'>['way'],
	at: string
): Promise<Input<'completeRepair'>> {
	const named = { ticketId: `demo-ticket-${home.householdId.replace('demo-home-', '')}` };
	const done = { ...named, work: one.work ?? '', parts: one.parts ?? [] };
	const none = { signatureHash: null, substitute: null, substituteReason: '' };
	if (way === 'REMOTE') return { ...done, ...none, recipientName: '' };
	const bytes = signature(200 + one.i);
	const hash = sha256(bytes);
	await putPart(database, { hash, offset: 0, total: bytes.length, bytes }, at);
	return { ...done, ...none, signatureHash: hash, recipientName: home.name };
}
