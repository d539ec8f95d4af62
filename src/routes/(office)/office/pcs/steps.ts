/** The steps of a unit's life that the office carries out: when each is offered, and what its form says. */
import type { Input } from '$lib/domain/actions.ts';
import type { Role } from '$lib/domain/context.ts';
import type { PcState } from '$lib/domain/pc.ts';
import type { Rows } from '$lib/domain/tables.ts';
import type { Read } from '../submit.ts';

export const STEPS = [
	'wipePc',
	'refurbishPc',
	'inspectPc',
	'stockPc',
	'loadSpare',
	'unloadSpare',
	'returnPc',
	'sendPcToRepair',
	'takePcFromRepair',
	'losePc',
	'findPc',
	'askScrap',
	'scrapPc',
	'keepPc'
] as const;
export type StepName = (typeof STEPS)[number];

/** What can be done with a unit in a state; the first of them is the next step of its life. */
const OFFERED: Record<PcState, readonly StepName[]> = {
	SOURCED: ['wipePc', 'losePc', 'askScrap'],
	WIPED: ['refurbishPc', 'losePc', 'askScrap'],
	REFURBISHING: ['inspectPc', 'refurbishPc', 'losePc', 'askScrap'],
	INSPECTED: ['stockPc', 'refurbishPc', 'losePc', 'askScrap'],
	IN_STOCK: ['loadSpare', 'refurbishPc', 'losePc', 'askScrap'],
	RESERVED: ['losePc'],
	OUT: ['losePc'],
	DELIVERED: ['sendPcToRepair', 'returnPc', 'losePc'],
	IN_REPAIR: ['takePcFromRepair', 'returnPc', 'losePc'],
	RETURNED: ['wipePc', 'losePc', 'askScrap'],
	LOST: ['findPc', 'askScrap'],
	SCRAPPED: []
};

/** Steps that are not taken by the way: they stand behind their names until somebody opens them. */
const RARE: readonly StepName[] = ['losePc', 'askScrap', 'returnPc', 'sendPcToRepair', 'loadSpare'];
/** What a unit that waits for the approval of its scrapping cannot do meanwhile. */
const NOT_WHILE_ASKED: readonly StepName[] = ['askScrap', 'refurbishPc', 'stockPc', 'loadSpare'];

/** The steps that this person can take with the unit now. */
export function stepsFor(
	unit: Pick<Rows['pc'], 'carrierId' | 'scrapAskedAt' | 'scrapAskedBy'> & { state: PcState },
	who: { role: Role; userId: string }
): StepName[] {
	const { state, carrierId, scrapAskedAt, scrapAskedBy } = unit;
	const asked = scrapAskedAt !== null && state !== 'SCRAPPED';
	const decides: StepName[] =
		asked && who.role === 'approver' && scrapAskedBy !== who.userId ? ['scrapPc', 'keepPc'] : [];
	if (who.role !== 'office') return decides;
	const spare: StepName[] = carrierId !== null && state === 'OUT' ? ['unloadSpare'] : [];
	const offered = OFFERED[state].filter((step) => !asked || !NOT_WHILE_ASKED.includes(step));
	return [...spare, ...offered];
}

/** True for a step whose form is shown at once. */
export function isUsual(step: StepName): boolean {
	return !RARE.includes(step);
}

/** What the form of a step asks for, read for one unit. `checklist` holds the keys of the year. */
export function readStep(
	step: StepName,
	read: Read,
	unit: Pick<Rows['pc'], 'id' | 'memoryGb' | 'ssdGb' | 'monitor' | 'os' | 'office'>,
	{ checklist, now }: { checklist: readonly string[]; now: string }
): Input<StepName> {
	const pcId = unit.id;
	const note = read('note');
	if (step === 'wipePc') return { pcId, ...readWipe(read, now) };
	if (step === 'refurbishPc') return { pcId, note, parts: read('parts') };
	if (step === 'inspectPc') return { pcId, note, ...readInspection(read, unit, checklist) };
	if (step === 'loadSpare') return { pcId, workerId: read('workerId') };
	if (step === 'askScrap' || step === 'keepPc') return { pcId, reason: read('reason') };
	if (step === 'returnPc') return { pcId, note, reason: read('reason') as ReturnReason };
	const bare: readonly StepName[] = ['stockPc', 'unloadSpare', 'scrapPc'];
	return bare.includes(step) ? { pcId } : { pcId, note };
}

type ReturnReason = Input<'returnPc'>['reason'];

function readWipe(read: Read, now: string): Omit<Input<'wipePc'>, 'pcId'> {
	return {
		method: read('method') as Input<'wipePc'>['method'],
		evidence: read('evidence'),
		wipedBy: read('wipedBy'),
		// The form's own time, so that a form sent twice asks for the same thing.
		wipedAt: momentOf(read('wipedOn'), read('wipedTime'), openedAt(read('openedAt'), now))
	};
}

function readInspection(
	read: Read,
	unit: Parameters<typeof readStep>[2],
	checklist: readonly string[]
): Omit<Input<'inspectPc'>, 'pcId' | 'note'> {
	const answers = checklist.map((key) => [key, read(`check.${key}`)] as const);
	const whole = answers.every(([, answer]) => answer !== '');
	const { monitor, os, office } = unit;
	return {
		// An item that nobody looked at is neither passed nor failed: the form goes back.
		checks: (whole
			? Object.fromEntries(answers.map(([key, answer]) => [key, answer === 'pass']))
			: null) as Record<string, boolean>,
		memoryGb: Number(read('memoryGb') || unit.memoryGb),
		ssdGb: Number(read('ssdGb') || unit.ssdGb),
		monitor: read('monitor') || monitor,
		os: read('os') || os,
		office: read('office') || office
	};
}

/** When the form was opened, as it says itself; now, if it says nothing that can be. */
function openedAt(said: string, now: string): string {
	const moment = new Date(said);
	const sane = !Number.isNaN(moment.getTime()) && moment.toISOString() <= now;
	return sane ? moment.toISOString() : now;
}

/**
 * The moment of a day ('YYYY-MM-DD') and a time ('HH:MM') in KST as an ISO time. Without a time it
 * is now, if the day is today, or the end of that day's work.
 */
export function momentOf(day: string, time: string, now: string): string {
	const today = new Date(Date.parse(now) + 9 * 3_600_000).toISOString().slice(0, 10);
	if (time === '' && day === today) return now;
	const moment = new Date(`${day}T${time || '18:00'}:00+09:00`);
	return Number.isNaN(moment.getTime()) ? '' : moment.toISOString();
}
