/** Files as offices send them, and files that are sent to do harm. */
import { Readable } from 'node:stream';
import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { ZipFile } from 'yazl';
import { xlsxStream } from '../../src/lib/server/export/xlsx.ts';
import { findHeading, fingerprint, suggest } from '../../src/lib/server/import/columns.ts';
import { MOST_UNPACKED, Unreadable } from '../../src/lib/server/import/limits.ts';
import { cellsOf, readTable } from '../../src/lib/server/import/table.ts';

const HEAD = '성명,전화번호,주소,행정동';
const utf8 = (text: string) => Buffer.from(text, 'utf8');
const cp949 = (text: string) => iconv.encode(text, 'cp949');

/** What a file is read as: its rows as letters. */
async function lettersIn(bytes: Uint8Array): Promise<string[][]> {
	const { rows, encoding } = await readTable(bytes);
	return rows.map((row) => cellsOf(row, encoding));
}

/** Why a file is not taken. */
async function faultOf(bytes: Uint8Array): Promise<string> {
	const error = await readTable(bytes).catch((thrown: unknown) => thrown);
	return error instanceof Unreadable ? `${error.fault} ${error.at ?? ''}`.trim() : String(error);
}

/** An xlsx of parts. */
async function book(parts: Record<string, string | Buffer>): Promise<Buffer> {
	const zip = new ZipFile();
	for (const [name, content] of Object.entries(parts)) zip.addBuffer(Buffer.from(content), name);
	zip.end();
	return Buffer.concat(await Array.fromAsync(zip.outputStream as Readable));
}

const WORKBOOK = {
	'xl/workbook.xml':
		'<workbook xmlns:r="r"><sheets><sheet name="숨김" state="hidden" r:id="a"/><sheet name="명부" r:id="b"/></sheets></workbook>',
	'xl/_rels/workbook.xml.rels':
		'<Relationships><Relationship Id="a" Target="worksheets/none.xml"/><Relationship Id="b" Target="worksheets/sheet1.xml"/></Relationships>'
};
const sheet = (rows: string) => ({
	...WORKBOOK,
	'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${rows}</sheetData></worksheet>`
});

test('Node’s own decoder breaks extended Hangul, which is why it is not used', () => {
	const bytes = cp949('설믜똠방');
	expect(new TextDecoder('euc-kr').decode(bytes)).not.toBe('설믜똠방');
	expect(iconv.decode(bytes, 'cp949')).toBe('설믜똠방');
});

test.each([
	['CP949', cp949],
	['UTF-8', utf8],
	['UTF-8 with its mark', (text: string) => utf8('\ufeff' + text)],
	['UTF-8 with its letters apart (NFD)', (text: string) => utf8(text.normalize('NFD'))],
	['UTF-16', (text: string) => Buffer.from('\ufeff' + text, 'utf16le')]
])('a CSV in %s reads the same', async (_name, encode) => {
	const text = `${HEAD}\r\n설믜똠방,010-1234-5678,"금천구, 시흥대로73길 70",가산동\r\n\r\n펲시콜라,1,2,3\r\n`;
	expect(await lettersIn(encode(text))).toEqual([
		['성명', '전화번호', '주소', '행정동'],
		['설믜똠방', '010-1234-5678', '금천구, 시흥대로73길 70', '가산동'],
		['펲시콜라', '1', '2', '3']
	]);
});

test('rows keep the numbers that they have in the file', async () => {
	const { rows } = await readTable(utf8(`${HEAD}\n가,1,2,3\n\n\n나,1,2,3\n`));
	expect(rows.map((row) => row.n)).toEqual([1, 2, 5]);
});

test('tabs and semicolons part cells too, and quotes hold commas, quotes and line ends', async () => {
	expect(await lettersIn(utf8('가\t나\n1\t"2\n3"'))).toEqual([
		['가', '나'],
		['1', '2\n3']
	]);
	expect(await lettersIn(utf8('가;나\n1;"a""b"'))).toEqual([
		['가', '나'],
		['1', 'a"b']
	]);
});

test('an xlsx is read as it looks: shared and rich texts, days, long numbers, the visible sheet', async () => {
	const bytes = await book({
		...sheet(
			'<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><t>접수일</t></is></c></row>' +
				'<row r="4"><c r="A4" t="s"><v>1</v></c><c r="B4"><v>1.012345678E9</v></c><c r="C4" s="1"><v>44257</v></c>' +
				'<c r="D4" s="1"><v>44257.604166666664</v></c><c r="E4" t="str"><f>1+1</f><v>2</v></c><c r="F4" t="b"><v>1</v></c></row>'
		),
		'xl/sharedStrings.xml':
			'<sst><si><t>성명</t></si><si><r><t>설믜</t></r><r><t>똠방</t></r><rPh><t>x</t></rPh></si></sst>',
		'xl/styles.xml': '<styleSheet><cellXfs><xf/><xf numFmtId="14"/></cellXfs></styleSheet>'
	});
	const { rows } = await readTable(bytes);
	expect(rows).toEqual([
		{ n: 1, cells: ['성명', '', '접수일'] },
		{ n: 4, cells: ['설믜똠방', '1012345678', '2021-03-02', '2021-03-02 14:30', '2', 'Y'] }
	]);
});

test('what we write we read', async () => {
	async function* rows() {
		yield await Promise.resolve(['=1+1', '010-1234-5678', '<&"', 3]);
	}
	const heads = ['가', '나', '다', '라'];
	const written = xlsxStream(
		{ title: '보급대장', heads, widths: [9, 9, 9, 9], rows: rows(), mark: '출력자' },
		new Date(0)
	);
	const bytes = Buffer.concat(await Array.fromAsync(written));
	expect(await lettersIn(bytes)).toEqual([
		heads,
		['=1+1', '010-1234-5678', '<&"', '3'],
		['출력자']
	]);
});

test('a column of 주민등록번호 is refused by its name', async () => {
	expect(await faultOf(utf8('성명,주민등록번호\n가,\n'))).toBe('RRN_COLUMN B');
	expect(await faultOf(cp949('명부\n성명,비고,세대주 주민번호(앞자리)\n가,나,\n'))).toBe(
		'RRN_COLUMN C'
	);
	expect(await lettersIn(utf8('※ 주민등록번호는 적지 마십시오\n성명,비고\n가,나\n'))).toHaveLength(
		3
	);
});

test('a column of 주민등록번호 is refused by what stands in it, also where zeros were dropped', async () => {
	const rows = ['8001011234567', '800101-1234567', '101013234567'].map((one) => `가,${one}\n`);
	expect(await faultOf(utf8(`성명,번호\n${rows.join('')}`))).toBe('RRN_COLUMN B');
	const numbers = [1, 2, 3, 4].map(
		(n) => `<row r="${n + 1}"><c r="A${n + 1}"><v>8.001011234567E12</v></c></row>`
	);
	expect(await faultOf(await book(sheet(numbers.join(''))))).toBe('RRN_COLUMN A');
});

test('a stray one is taken out of its row before the row is kept', async () => {
	const { rows } = await readTable(
		utf8('성명,비고,앞,뒤\n가,800101-1234567 입니다,1,2\n나,x,800101,1234567\n다,x,1,2\n')
	);
	expect(JSON.stringify(rows)).not.toMatch(/1234567/);
	expect(rows.map((row) => row.rrn ?? false)).toEqual([false, true, true, false]);
});

test('phones that lost their zero are no 주민등록번호', async () => {
	const { rows } = await readTable(
		utf8('성명,전화\n가,1012345678\n나,1023456789\n다,1098765432\n')
	);
	expect(rows.some((row) => row.rrn)).toBe(false);
});

test('files that are no table, or more than one, are told apart', async () => {
	expect(await faultOf(Buffer.alloc(0))).toBe('EMPTY_FILE');
	expect(await faultOf(utf8('성명\n'))).toBe('NO_ROWS');
	expect(await faultOf(Buffer.from('d0cf11e0a1b11ae1', 'hex'))).toBe('OLD_EXCEL');
	expect(await faultOf(Buffer.from('89504e470d0a1a0a0000', 'hex'))).toBe('NOT_A_TABLE');
	expect(await faultOf(Buffer.from('504b0304ffffffff', 'hex'))).toBe('BROKEN_FILE');
	expect(await faultOf(await book({ 'word/document.xml': '<x/>' }))).toBe('NOT_A_TABLE');
	expect(await faultOf(utf8('가,나\n"1,2\n'.repeat(3)))).toBe('BROKEN_FILE');
	expect(await faultOf(Buffer.alloc(11 * 1024 * 1024, 'a'))).toBe('TOO_BIG');
});

test('bombs are refused before they are unpacked', async () => {
	const swollen = await book({
		...WORKBOOK,
		'xl/worksheets/sheet1.xml': Buffer.alloc(MOST_UNPACKED + 1)
	});
	expect(swollen.length).toBeLessThan(200_000);
	expect(await faultOf(swollen)).toBe('BOMB');
	const dense = await book({ ...WORKBOOK, 'xl/worksheets/sheet1.xml': Buffer.alloc(8 << 20, ' ') });
	expect(await faultOf(dense)).toBe('BOMB');
});

test('a part that is larger than it says is cut off', async () => {
	const bytes = await book(sheet('<row r="1"><c r="A1"><v>1</v></c></row>'.repeat(5_000)));
	// The central directory's entry of the sheet: its unpacked size stands 24 bytes after the sign.
	const at = bytes.lastIndexOf(Buffer.from('504b0102', 'hex'));
	bytes.writeUInt32LE(100, at + 24);
	expect(await faultOf(bytes)).toBe('BROKEN_FILE');
});

test('entities do not unfold, and rows, columns and letters are counted', async () => {
	const evil = '<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet><sheetData/></worksheet>';
	expect(await faultOf(await book({ ...WORKBOOK, 'xl/worksheets/sheet1.xml': evil }))).toBe(
		'BROKEN_FILE'
	);
	expect(await faultOf(utf8('a,b\n'.repeat(50_001)))).toBe('TOO_MANY_ROWS 50000');
	expect(await faultOf(utf8(`${'a,'.repeat(80)}b\n1\n`))).toBe('TOO_MANY_COLUMNS');
	const far = '<row r="1"><c r="ZZ1"><v>1</v></c></row>';
	expect(await faultOf(await book(sheet(far)))).toBe('TOO_MANY_COLUMNS');
	const long = `<row r="7"><c r="A7" t="str"><v>${'가'.repeat(3_000)}</v></c></row>`;
	expect(await faultOf(await book(sheet(long)))).toBe('CELL_TOO_LONG 7');
});

test('a heading is found below titles, and its columns by the names offices give them', () => {
	const rows = [
		['2021년 사랑의 PC 신청 명부'],
		['(가산동 주민센터)', '', '2021. 3. 2.'],
		['연번', '성명(대표자)', '연락처', '도로명 주소', '행정동', '자격 구분', '접수일', '비고']
	];
	expect(findHeading('households', rows)).toBe(2);
	expect(suggest('households', rows[2] ?? [])).toEqual({
		...{ name: 1, phone: 2, roadAddress: 3, adminDong: 4, category: 5, receivedAt: 6, note: 7 }
	});
	expect(suggest('households', ['법정동', '동'])).toEqual({});
	expect(suggest('pcs', ['관리번호', '제조번호(S/N)', '모델명', 'RAM(GB)', 'SSD(GB)'])).toEqual({
		...{ tag: 0, serial: 1, model: 2, memoryGb: 3, ssdGb: 4 }
	});
	const layout = fingerprint('households', rows[2] ?? []);
	expect(fingerprint('households', ['연번 ', '성명 (대표자)', ...(rows[2] ?? []).slice(2)])).toBe(
		layout
	);
	expect(fingerprint('pcs', rows[2] ?? [])).not.toBe(layout);
});
