/** A unit at the office: its steps, whose hands it went through, its label, its receipt and the versions of it. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Input } from '../../src/lib/domain/actions.ts';
import { inLatin } from '../../src/lib/domain/keyboard.ts';
import { labelText } from '../../src/lib/domain/pc.ts';
import { act } from '../../src/lib/server/act.ts';
import type { Database } from '../../src/lib/server/db.ts';
import { preview } from '../../src/lib/server/preview.ts';
import { qrOf } from '../../src/lib/server/qr.ts';
import { delivery } from '../../src/lib/server/reports/delivery.ts';
import { receiptDocument } from '../../src/lib/server/reports/receipt.ts';
import { labelUnits, scannedUnit, unitsById } from '../../src/lib/server/reports/stock.ts';
import { unit } from '../../src/lib/server/reports/unit.ts';
import { paperOf } from '../../src/lib/words/receipt-paper.ts';
import { detailsOf } from '../../src/routes/(office)/office/pcs/details.ts';
import {
	momentOf,
	readStep,
	stepsFor,
	type StepName
} from '../../src/routes/(office)/office/pcs/steps.ts';
import { dealt, lettersFor, sheetOf } from '../../src/routes/(office)/office/labels/sheets.ts';
import { MARKER, pc } from '../sync/fixtures.ts';
import { onEveryDatabase } from '../stand/database.ts';
import { assignment, furnish, handOver, person, tabletOf } from './scene.ts';

const OFFICE = { userId: 'office', from: '192.0.2.9' };
const APPROVER = { userId: 'approver', from: '192.0.2.9' };
const ID = 'new-1';
const ARRIVAL: Input<'sourcePc'> = {
	...{ pcId: ID, tag: 'lp-2021-901', serial: 'sn-901', fiscalYear: '2021', model: '이음 A3' },
	...{ memoryGb: 8, ssdGb: 256, monitor: '24"', os: 'Windows 10', office: 'Office 2019' },
	...{ disposalNo: '불용-7', source: 'DONATED', sourceName: '전산팀', sourcedAt: null }
};
/** What a person types into the form of any step. */
const FORM: Record<string, string> = {
	...{ method: 'OVERWRITE', evidence: '확인서-1', wipedBy: '정비실', parts: 'SSD 256GB' },
	...{ 'check.boot': 'pass', workerId: 'mina', reason: 'UNUSED', note: '메모' }
};

onEveryDatabase('a unit', (open) => {
	let database: Database;
	/** the office's clock: a minute goes by with each step */
	let minutes = 0;
	const now = () => new Date(Date.UTC(2021, 3, 5, 1, ++minutes)).toISOString();

	beforeEach(async () => {
		minutes = 0;
		database = await open();
		await furnish(database, { homes: 2 });
		await person(database, 'office', 'office', []);
		await person(database, 'approver', 'approver', []);
		await person(database, 'mina');
	});
	afterEach(() => database.close());

	const does = (name: Parameters<typeof act>[2]['name'], input: unknown, by = OFFICE) =>
		act(database, by, { id: `${name}-${minutes}`, name, input }, now());
	const record = async (id = ID) => (await unit(database.db, id))!;

	/** Takes a step as the page does, with what its form says. */
	async function takes(step: StepName, changes: Record<string, string> = {}, id = ID) {
		const at = now();
		const read = (field: string) => ({ wipedOn: '2021-04-05', ...FORM, ...changes })[field] ?? '';
		const input = readStep(step, read, (await record(id)).pc, { checklist: ['boot'], now: at });
		const by = step === 'scrapPc' || step === 'keepPc' ? APPROVER : OFFICE;
		return act(database, by, { id: `${step}-${minutes}`, name: step, input }, at);
	}
	const stocked = async () => {
		await does('sourcePc', ARRIVAL);
		for (const step of ['wipePc', 'refurbishPc', 'inspectPc', 'stockPc'] as const)
			await takes(step);
	};

	test('goes its way from the donor into stock, and every step is on its chain', async () => {
		await stocked();
		const { state, chain, pc: row } = await record();
		expect({ state, tag: row.tag, serial: row.serial }).toEqual({
			...{ state: 'IN_STOCK', tag: 'LP-2021-901', serial: 'SN901' }
		});
		expect(chain.map((link) => [link.n, link.kind, link.who])).toEqual([
			[1, 'SOURCED', 'office'],
			[2, 'WIPED', 'office'],
			[3, 'REFURBISHED', 'office'],
			[4, 'INSPECTED', 'office'],
			[5, 'STOCKED', 'office']
		]);
		const lines = chain.flatMap((link) => detailsOf(link, (key) => key, 'ko'));
		expect(lines).toContain('기증 · 전산팀 · 불용-7');
		expect(lines).toContain('증빙 확인서-1');
		expect(lines).toContain('부품 SSD 256GB');
		expect(lines).toContain('기준 2021.1');
	});

	test('is not offered a step that the rules would refuse, in any state', async () => {
		const seen = new Map<string, string[]>();
		/** Everything the page offers now is taken by the rules, apart from the rest. */
		async function look(id = ID) {
			const { pc: row, state } = await record(id);
			const who = { role: 'office', userId: 'office' } as const;
			const offered = stepsFor({ ...row, state }, who);
			seen.set(state, offered);
			for (const step of offered) {
				const at = now();
				const read = (field: string) => ({ wipedOn: '2021-04-05', ...FORM })[field] ?? '';
				const input = readStep(step, read, row, { checklist: ['boot'], now: at });
				const [said] = await preview(database, OFFICE, [{ id: 'try', name: step, input }], at);
				expect([state, step, said?.code]).toEqual([state, step, null]);
			}
		}
		await does('sourcePc', ARRIVAL);
		await look();
		for (const step of ['wipePc', 'refurbishPc', 'inspectPc', 'stockPc', 'loadSpare'] as const) {
			await takes(step);
			await look();
		}
		await takes('unloadSpare');
		await does('assign', { ...assignment(1), pcId: ID });
		await look();
		await does('handOver', { ...handOver(1), serial: 'SN901' });
		await look();
		await takes('sendPcToRepair');
		await look();
		await takes('takePcFromRepair');
		await takes('returnPc');
		await look();
		await takes('losePc');
		await look();
		await takes('findPc');
		await takes('askScrap');
		await look();
		await takes('scrapPc');
		await look();
		expect([...seen.keys()].sort()).toEqual([
			...['DELIVERED', 'INSPECTED', 'IN_REPAIR', 'IN_STOCK', 'LOST', 'OUT', 'REFURBISHING'],
			...['RESERVED', 'RETURNED', 'SCRAPPED', 'SOURCED', 'WIPED']
		]);
	});

	test('comes back from a household and is wiped again before it is stock', async () => {
		await stocked();
		await does('assign', { ...assignment(1), pcId: ID });
		await does('handOver', { ...handOver(1), serial: 'SN901' });
		await takes('returnPc');
		expect((await record()).state).toBe('RETURNED');
		expect(await takes('stockPc')).toMatchObject({ verdict: 'refused', code: 'PC_STATE' });
		const early = { wipedOn: '2021-04-04', wipedTime: '10:00' };
		expect(await takes('wipePc', early)).toMatchObject({ code: 'WIPE_TOO_OLD' });
		for (const step of ['wipePc', 'refurbishPc', 'inspectPc', 'stockPc'] as const)
			expect(await takes(step)).toMatchObject({ verdict: 'accepted' });
		const { chain } = await record();
		const home = chain.filter((link) => link.receiptNo !== null);
		expect(home.map((link) => link.kind)).toEqual(['RESERVED', 'DELIVERED', 'RETURNED']);
		expect(JSON.stringify(await record())).not.toContain(`${MARKER}이름`);
	});

	test('fails an inspection with the item that failed, and stays in the workshop', async () => {
		await does('sourcePc', ARRIVAL);
		await takes('wipePc');
		await takes('refurbishPc');
		await takes('inspectPc', { 'check.boot': 'fail' });
		const { state, chain } = await record();
		expect(state).toBe('REFURBISHING');
		expect(detailsOf(chain.at(-1)!, () => '전원·부팅', 'ko')[0]).toBe('불합격 전원·부팅');
	});

	test('is scrapped when one asks and another approves, and by nobody alone', async () => {
		await stocked();
		await takes('askScrap');
		const { pc: row, state } = await record();
		const offers = (role: 'office' | 'approver', userId: string) =>
			stepsFor({ ...row, state }, { role, userId });
		expect(offers('office', 'office')).toEqual(['losePc']);
		expect(offers('approver', 'approver')).toEqual(['scrapPc', 'keepPc']);
		expect(offers('approver', 'office')).toEqual([]);
		expect(await does('scrapPc', { pcId: ID })).toMatchObject({ code: 'ROLE' });
		expect(await takes('scrapPc')).toMatchObject({ verdict: 'accepted' });
		expect((await record()).state).toBe('SCRAPPED');
	});

	test('is found by its label, its tag, its serial and a scanner on a Korean keyboard', async () => {
		const { db } = database;
		for (const text of [
			labelText('LP-2021-001'),
			'lp-2021-001',
			'sn 2021-001',
			'ㅑㄸㅕㅡ:ㅣㅖ-2021-001'
		])
			expect(await scannedUnit(db, text)).toBe('pc-001');
		expect(await scannedUnit(db, 'IEUM:LP-2021-999')).toBeUndefined();
		expect(inLatin('값 12')).toBe('rkqt 12');
	});

	test('gets a label with the others between two tags', async () => {
		const wanted = { fiscalYear: '2021', ids: [], from: 'LP-2021-002', to: '' };
		const found = await labelUnits(database.db, wanted);
		expect(found.map((one) => one.tag)).toEqual(['LP-2021-002']);
		expect(found[0]?.qr).toEqual(qrOf('IEUM:LP-2021-002'));
		const chosen = await labelUnits(database.db, { ...wanted, ids: ['pc-001'] });
		expect(chosen.map((one) => one.tag)).toEqual(['LP-2021-001']);
		expect((await unitsById(database.db, ['pc-002', 'pc-001'])).map((one) => one.state)).toEqual([
			...['IN_STOCK', 'IN_STOCK']
		]);
	});

	test('has a receipt whose paper is masked, and a correction is a new version beside it', async () => {
		const mina = await tabletOf(database, 'sumin');
		await does('assign', assignment(1));
		const given = { recipientName: '표식받는이', note: '표식현장말' };
		await mina.sync([mina.action('handOver', handOver(1, given))], now());
		const right = {
			...{ receiptId: 'rcp-1', newReceiptId: 'rcp-1b', recipientName: '표식새이름' },
			...{ recipientRelation: 'FAMILY', note: '', reason: '성명 오기' }
		};
		expect(await does('correctReceipt', right)).toMatchObject({ verdict: 'accepted' });
		const { db } = database;
		const masked = (await receiptDocument(db, 'rcp-1'))!;
		const paper = paperOf(masked.receipt, masked.about, 'ko');
		expect(JSON.stringify([masked, paper])).not.toMatch(/표식(이름|받는이|현장말|새이름|동)/);
		expect(JSON.stringify(masked.editions)).not.toContain('성명 오기');
		expect(paper.mark).not.toBeNull();
		expect(paper.items[0]).toMatchObject({ remark: '관리번호 LP-2021-001 · 제조번호 SN2021001' });
		const open = (await receiptDocument(db, 'rcp-1b', 'open'))!;
		const second = paperOf(open.receipt, open.about, 'ko');
		expect(second.recipient).toBe('표식새이름');
		expect(second.correction).toContain('성명 오기');
		expect(second.mark).toBeNull();
		expect(second.head[0]?.text).toBe(paper.head[0]?.text.replace('제1판', '제2판'));
		expect(open.editions.map(({ id, version, madeBy }) => [id, version, madeBy])).toEqual([
			['rcp-1', 1, 'sumin'],
			['rcp-1b', 2, 'office']
		]);
		expect((await delivery(db, 'rcp-1b'))?.receivedAt).not.toBeNull();
	});
});

describe('a sheet of labels', () => {
	test('leaves out the places that were used before', () => {
		const sheet = sheetOf('3x8');
		const papers = dealt(
			sheet,
			Array.from({ length: 24 }, (_, n) => n),
			3
		);
		expect(papers.map((places) => places.length)).toEqual([24, 3]);
		expect(papers[0]?.slice(0, 4)).toEqual([null, null, null, 0]);
		expect(dealt(sheet, [], 3)).toEqual([]);
	});

	test('draws a long tag in smaller letters', () => {
		expect(lettersFor('LP-2021-001', 100, 7)).toBe(7);
		expect(lettersFor('LP-2021-001-LONG', 20, 7)).toBeLessThan(3);
	});
});

test('a wipe without a time was now, if it was today, and else at the end of that day', () => {
	const now = '2021-04-05T01:00:00.000Z';
	expect(momentOf('2021-04-05', '', now)).toBe(now);
	expect(momentOf('2021-04-04', '', now)).toBe('2021-04-04T09:00:00.000Z');
	expect(momentOf('2021-04-04', '10:30', now)).toBe('2021-04-04T01:30:00.000Z');
	expect(momentOf('', '', now)).toBe('');
	expect(pc(1).tag).toBe('LP-2021-001');
});
