import { describe, expect, it } from 'vitest';
import { fieldRepair } from '../../src/lib/words/field-repair.ts';
import { fieldVisit } from '../../src/lib/words/field-visit.ts';
import type { Rows } from '../../src/lib/domain/tables.ts';
import { limitOf, partProblems, partsIn } from '../../src/routes/(field)/field/repairs/parts.ts';
import { dueOf, inGroups, offIn } from '../../src/routes/(field)/field/repairs/standing.ts';
import {
	blank,
	inputOf,
	problemsOf,
	stepsOf
} from '../../src/routes/(field)/field/repairs/[id]/[task]/entry.ts';
import { after, does, part, ticketOf } from '../domain/repair.ts';

const [w, s] = [fieldRepair.ko, fieldVisit.ko.handOver];
const NONE = offIn([]);
const open = ticketOf(await after(does.open));
const ticket = (more: Partial<Rows['ticket']>): Rows['ticket'] => ({ ...open, ...more });

describe('a promised day', () => {
	const on = (today: string, more: Partial<Rows['ticket']> = {}) =>
		dueOf(ticket({ dueOn: '2021-04-07', ...more }), today, NONE, w).text;
	it('is said before it comes, on the day and after it, in working days', () => {
		expect(on('2021-04-05')).toBe('기한 4월 7일(수)');
		expect(on('2021-04-07')).toBe('오늘까지');
		expect(on('2021-04-12')).toBe('기한 3근무일 지남');
	});
	it('that passed on a weekend is passed all the same', () =>
		expect(on('2021-04-10', { dueOn: '2021-04-09' })).toBe('기한 지남'));
	it('stands still while something is waited for, and is gone with the repair', () => {
		expect(on('2021-04-12', { pausedAt: '2021-04-06T01:00:00.000Z' })).toBe('기한 멈춤');
		expect(on('2021-04-12', { completedAt: '2021-04-06T01:00:00.000Z' })).toBe('');
	});
	it('skips the days off that the office noted and has not dropped', () => {
		const off = (id: string, droppedAt: string | null) => ({
			id,
			year: '2021',
			name: '',
			droppedAt
		});
		const extra = offIn([off('2021-04-08', null), off('2021-04-09', '2021-04-01T00:00:00.000Z')]);
		const due = dueOf(ticket({ dueOn: '2021-04-07' }), '2021-04-09', extra, w);
		expect(due).toMatchObject({ text: '기한 1근무일 지남', urgent: true });
	});
});

it('a list puts what is due first, then mine, what waits, and what nobody has; the newest end last', () => {
	const lines = [
		{ id: 'ended', workerId: 'w1', completedAt: '2021-04-01T00:00:00.000Z' },
		{ id: 'free', workerId: null, dueOn: '2021-04-20' },
		{ id: 'waits', workerId: 'w1', pausedAt: '2021-04-01T00:00:00.000Z' },
		{ id: 'mine', workerId: 'w1', dueOn: '2021-04-20' },
		{ id: 'later', workerId: 'w1', dueOn: '2021-04-05' },
		{ id: 'late', workerId: null, dueOn: '2021-04-01' },
		{ id: 'hers', workerId: 'w2', dueOn: '2021-04-01' }
	].map((more) => ({ ticket: ticket(more) }));
	const groups = inGroups(lines, 'w1', '2021-04-05', NONE);
	expect(groups.map(({ group, lines }) => [group, ...lines.map((one) => one.ticket.id)])).toEqual([
		['urgent', 'late', 'later'],
		['mine', 'mine'],
		['waiting', 'waits'],
		['free', 'free'],
		['others', 'hers'],
		['ended', 'ended']
	]);
});

describe('parts', () => {
	it('are taken with commas and 원, and empty lines are left out', () => {
		const typed = [
			{ name: ' SSD 240GB ', cost: '45,000원' },
			{ name: '', cost: ' ' },
			{ name: '나사', cost: '0' }
		];
		expect(partProblems(typed, w.parts)).toEqual({});
		expect(partsIn(typed)).toEqual([part(45_000), { name: '나사', cost: 0 }]);
	});
	it('without a name or a price are pointed at', () => {
		const wrong = [
			{ name: '', cost: '1000' },
			{ name: 'SSD', cost: '싸다' },
			{ name: 'SSD', cost: '-5' }
		];
		expect(partProblems(wrong, w.parts)).toEqual({
			0: { name: w.parts.nameNeeded },
			1: { cost: w.parts.costBad },
			2: { cost: w.parts.costBad }
		});
	});
	it('are counted with the household’s other repairs of the year, not with covered ones', () => {
		const own = ticket({ id: 't1', pcId: null, warrantyUntil: null });
		const others = [
			ticket({ id: 't2', warrantyUntil: null, partsCost: 30_000 }),
			ticket({ id: 't3', partsCost: 70_000 }),
			ticket({ id: 't4', warrantyUntil: null, partsCost: 50_000, fiscalYear: '2020' })
		];
		expect(limitOf(own, [own, ...others], 150_000)).toEqual({
			kind: 'LIMIT',
			limit: 150_000,
			used: 30_000
		});
		expect(limitOf(open, others, 150_000)).toEqual({ kind: 'COVERED' });
		expect(limitOf(ticket({ pcId: null, form: 'LAPTOP' }), [], 1)).toEqual({ kind: 'LAPTOP' });
	});
});

describe('a finished repair', () => {
	const entry = { ...blank(open, '홍가람'), work: '윈도우를 다시 설치함' };
	it('needs what was done, and a signature or its substitute with a reason', () => {
		expect(problemsOf('work', { ...entry, work: ' ' }, w, s)).toEqual({ work: w.done.workNeeded });
		expect(problemsOf('work', entry, w, s)).toEqual({});
		expect(problemsOf('sign', entry, w, s)).toEqual({ sign: s.sign.needed });
		const named = {
			...{ ...entry, way: 'substitute' as const, substitute: 'CONFIRMED_NAME' as const },
			...{ substituteName: '홍 가람', substituteReason: '손을 다치심' }
		};
		expect(problemsOf('sign', named, w, s)).toEqual({});
		expect(inputOf(named, open)).toMatchObject({
			...{ substitute: 'CONFIRMED_NAME', substituteReason: '홍 가람 · 손을 다치심' },
			...{ signatureHash: null, recipientName: '홍가람' }
		});
	});
	it('takes no resident registration number', () => {
		const told = { ...entry, work: '800101-1234567 님 PC' };
		expect(problemsOf('work', told, w, s)).toEqual({ work: s.recipient.rrn });
	});
	it('from afar is signed by nobody', () => {
		const remote = ticket({ way: 'REMOTE' });
		expect(stepsOf(remote)).toEqual(['work', 'summary']);
		expect(inputOf(entry, remote)).toMatchObject({ recipientName: '', signatureHash: null });
	});
	it('begins with the parts that were ordered while it waited', async () => {
		const waiting = ticketOf(await after(does.open, does.start, does.pause));
		expect(blank(waiting, '').parts).toEqual([{ name: 'SSD 240GB', cost: '40000' }]);
	});
});
