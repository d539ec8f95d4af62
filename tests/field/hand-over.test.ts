import { describe, expect, it } from 'vitest';
import { ACTIONS } from '$lib/domain/actions.ts';
import type { Rows } from '$lib/domain/tables.ts';
import { fieldVisit } from '$lib/words/field-visit.ts';
import {
	blank,
	inputOf,
	isSwap,
	photoAsked,
	problemsOf,
	type Entry
} from '../../src/routes/(field)/field/visit/[id]/hand-over/entry.ts';

const w = fieldVisit.ko.handOver;
const assigned = { id: 'p1', tag: 'LP-2021-057', serial: 'SN8F20000' } as Rows['pc'];
const visit = { id: 'v1', assignmentId: 'a1', householdId: 'h1' } as Rows['visit'];
const at = '2021-03-02T05:00:00.000Z';

const complete = (over: Partial<Entry> = {}): Entry => ({
	...blank('r1'),
	serial: 'sn8f-20000',
	checkedAt: { boot: at, licence: at, office: at, internet: at },
	relation: 'SELF',
	recipientName: '가온 누리',
	signatureHash: 'a'.repeat(64),
	...over
});
const stepOf = (entry: Entry, step: number) => problemsOf(step, entry, assigned, w);

describe('the serial', () => {
	it('is asked for before the step is left', () => {
		expect(stepOf(complete({ serial: ' - ' }), 0)).toEqual({ serial: w.serial.empty });
	});
	it('is the assigned one however it is written', () => {
		expect(isSwap(complete(), assigned)).toBe(false);
		expect(stepOf(complete(), 0)).toEqual({});
	});
	it('of another unit needs a reason for the swap', () => {
		const other = complete({ serial: 'SN9' });
		expect(stepOf(other, 0)).toEqual({ swapReason: w.serial.reasonNeeded });
		expect(stepOf({ ...other, swapReason: 'UNIT_DEFECT' }, 0)).toEqual({});
	});
	it('is free where no unit was assigned', () => {
		expect(problemsOf(0, complete({ serial: 'SN9' }), null, w)).toEqual({});
	});
});

describe('a photo of the serial label', () => {
	const asked = (over: Partial<Entry>) => photoAsked(complete(over), assigned, w);

	it('is asked for where another unit stays, however it was read, or where nothing was scanned', () => {
		expect(asked({ serial: 'SN9', scanned: true })).toBe(w.serial.photoOther);
		expect(asked({ serial: 'SN9' })).toBe(w.serial.photoOther);
		expect(asked({})).toBe(w.serial.photoTyped);
		expect(asked({ scanned: true })).toBe('');
		expect(asked({ serial: '' })).toBe('');
	});
	it('is never needed, and goes with the hand-over where there is one', () => {
		expect(stepOf(complete({ serial: 'SN9', swapReason: 'OTHER' }), 0)).toEqual({});
		const input = (entry: Entry) => inputOf(entry, visit, '2021', assigned);
		expect(input(complete()).photoHash).toBeNull();
		const photoHash = 'b'.repeat(64);
		expect(input(complete({ photoHash })).photoHash).toBe(photoHash);
	});
});

describe('the checks', () => {
	it('may be left out only with a word about it', () => {
		const three = complete({ checkedAt: { boot: at, licence: at, office: at } });
		expect(stepOf(three, 1)).toEqual({ note: w.checks.noteNeeded });
		expect(stepOf({ ...three, note: '인터넷 개통 전' }, 1)).toEqual({});
	});
	it('take no resident registration number into the note', () => {
		expect(stepOf(complete({ note: '900101-1234567' }), 1)).toEqual({ note: w.recipient.rrn });
	});
});

describe('the signature', () => {
	it('is drawn, or replaced in words', () => {
		expect(stepOf(complete({ signatureHash: null }), 3)).toEqual({ sign: w.sign.needed });
		expect(Object.keys(stepOf(complete({ way: 'substitute' }), 3))).toEqual([
			'substitute',
			'substituteName',
			'substituteReason'
		]);
	});
	it('is replaced by the recipient saying their own name', () => {
		const said = complete({
			way: 'substitute',
			substitute: 'CONFIRMED_NAME',
			substituteName: '가온누리',
			substituteReason: '손을 쓰기 어려움'
		});
		expect(stepOf(said, 3)).toEqual({});
		expect(stepOf({ ...said, substituteName: '다른이' }, 3)).toEqual({
			substituteName: w.sign.nameDiffers('가온 누리')
		});
		expect(stepOf({ ...said, substitute: 'PROXY', substituteName: '다른이' }, 3)).toEqual({});
	});
});

describe('the action of a complete entry', () => {
	const read = (entry: Entry) => inputOf(entry, visit, '2021', assigned);

	it('is one that the rules can read', () => {
		expect(ACTIONS.handOver.input.safeParse(read(complete())).success).toBe(true);
	});
	it('names a swap only where there is one', () => {
		expect(read(complete({ swapReason: 'OTHER' })).swapReason).toBeNull();
		expect(read(complete({ serial: 'SN9', swapReason: 'OTHER' })).swapReason).toBe('OTHER');
	});
	it('carries no drawn signature beside its replacement', () => {
		const input = read(
			complete({
				way: 'substitute',
				substitute: 'PROXY',
				substituteName: '도움이',
				substituteReason: '부재'
			})
		);
		expect(input).toMatchObject({
			signatureHash: null,
			substitute: 'PROXY',
			substituteReason: '도움이 · 부재'
		});
	});
});
