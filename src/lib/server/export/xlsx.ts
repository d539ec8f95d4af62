/**
 * A table as xlsx, written while it is read: rows go through the packer piece by piece, so fifty
 * thousand take no more memory than five hundred. Texts are texts: their cells say so and carry
 * Excel's own apostrophe, so that 010… keeps its zero and =1+1 stays what somebody typed.
 */
import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { Cell, Sheet } from './sheet.ts';

const PIECE = 500;
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const DOCUMENT = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
/** Cell styles in the order in which `STYLES` declares them. */
const STYLE = { text: 1, head: 2, mark: 3 };

/** The file as a stream; an error while reading the rows ends it with that error. */
export function xlsxStream(sheet: Sheet, at: Date): Readable {
	return xlsxBook([sheet], at);
}

/** The same of several sheets, in their order. */
export function xlsxBook(sheets: readonly Sheet[], at: Date): Readable {
	const zip = new ZipFile();
	const out = zip.outputStream as Readable;
	for (const [name, xml] of Object.entries(partsOf(sheets.map((sheet) => sheet.title))))
		zip.addBuffer(Buffer.from(HEAD + xml), name, { mtime: at });
	sheets.forEach((sheet, i) => {
		const rows = Readable.from(sheetXml(sheet), { objectMode: false });
		rows.on('error', (error) => out.destroy(error));
		zip.addReadStream(rows, `xl/worksheets/sheet${i + 1}.xml`, { mtime: at });
	});
	zip.end();
	return out;
}

async function* sheetXml({ heads, widths, rows, mark }: Sheet): AsyncGenerator<Buffer> {
	yield Buffer.from(HEAD + openingOf(widths) + rowOf(heads, 1, STYLE.head));
	let n = 1;
	let piece = '';
	for await (const row of rows) {
		piece += rowOf(row, ++n, STYLE.text);
		if (n % PIECE !== 0) continue;
		yield Buffer.from(piece);
		piece = '';
	}
	const range = `A1:${letterOf(Math.max(heads.length - 1, 0))}${n}`;
	yield Buffer.from(piece + rowOf([mark], n + 1, STYLE.mark) + closingOf(range, mark));
}

function openingOf(widths: readonly number[]): string {
	const columns = widths.map(
		(width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`
	);
	return (
		`<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>` +
		'<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" state="frozen"/>' +
		`</sheetView></sheetViews><cols>${columns.join('')}</cols><sheetData>`
	);
}

function closingOf(range: string, mark: string): string {
	// In a header or footer '&' begins a code: '&P' is the page, '&&' the sign itself.
	const foot = xml(`&L${mark.replaceAll('&', '&&')}&R&P / &N`);
	return (
		`</sheetData><autoFilter ref="${range}"/>` +
		'<pageMargins left="0.4" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>' +
		'<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>' +
		`<headerFooter><oddFooter>${foot}</oddFooter></headerFooter></worksheet>`
	);
}

function rowOf(cells: readonly Cell[], n: number, style: number): string {
	return `<row r="${n}">${cells.map((cell, i) => cellOf(cell, `${letterOf(i)}${n}`, style)).join('')}</row>`;
}

function cellOf(cell: Cell, at: string, style: number): string {
	if (cell === null || cell === '') return '';
	if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`;
	return `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xml(cell)}</t></is></c>`;
}

/** 'A' for 0; no register has more than 26 columns. */
function letterOf(column: number): string {
	return String.fromCharCode(65 + column);
}

/** Text as XML takes it: control characters are no letters there. */
function xml(text: string): string {
	return (
		text
			// eslint-disable-next-line no-control-regex -- exactly what XML forbids
			.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
			.toWellFormed()
			.replaceAll('&', '&amp;')
			.replaceAll('<', '&lt;')
			.replaceAll('>', '&gt;')
			.replaceAll('"', '&quot;')
			.replaceAll('\r', '&#13;')
	);
}

const STYLES =
	`<styleSheet xmlns="${MAIN}"><fonts count="3"><font><sz val="11"/><name val="맑은 고딕"/></font>` +
	'<font><b/><sz val="11"/><name val="맑은 고딕"/></font>' +
	'<font><i/><sz val="10"/><color rgb="FF6D7882"/><name val="맑은 고딕"/></font></fonts>' +
	'<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
	'<fill><patternFill patternType="solid"><fgColor rgb="FFEDF1F5"/></patternFill></fill></fills>' +
	'<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>' +
	'<cellXfs count="4"><xf xfId="0"/>' +
	'<xf xfId="0" numFmtId="49" applyNumberFormat="1" quotePrefix="1"/>' +
	'<xf xfId="0" numFmtId="49" fontId="1" fillId="2" applyNumberFormat="1" applyFont="1" applyFill="1"/>' +
	'<xf xfId="0" numFmtId="49" fontId="2" applyNumberFormat="1" applyFont="1" quotePrefix="1"/>' +
	'</cellXfs></styleSheet>';

function partsOf(titles: readonly string[]): Record<string, string> {
	const sheets = titles.map((title) => xml(title.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31)));
	const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
	const each = (part: (n: number, name: string) => string) =>
		sheets.map((name, i) => part(i + 1, name)).join('');
	const style = `rId${sheets.length + 1}`;
	return {
		'[Content_Types].xml':
			`<Types xmlns="${PACKAGE}/content-types">` +
			'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
			'<Default Extension="xml" ContentType="application/xml"/>' +
			`<Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/>` +
			each(
				(n) =>
					`<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${type}.worksheet+xml"/>`
			) +
			`<Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/></Types>`,
		'_rels/.rels':
			`<Relationships xmlns="${PACKAGE}/relationships">` +
			`<Relationship Id="rId1" Type="${DOCUMENT}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		'xl/workbook.xml':
			`<workbook xmlns="${MAIN}" xmlns:r="${DOCUMENT}"><sheets>` +
			each((n, name) => `<sheet name="${name}" sheetId="${n}" r:id="rId${n}"/>`) +
			'</sheets></workbook>',
		'xl/_rels/workbook.xml.rels':
			`<Relationships xmlns="${PACKAGE}/relationships">` +
			each(
				(n) =>
					`<Relationship Id="rId${n}" Type="${DOCUMENT}/worksheet" Target="worksheets/sheet${n}.xml"/>`
			) +
			`<Relationship Id="${style}" Type="${DOCUMENT}/styles" Target="styles.xml"/></Relationships>`,
		'xl/styles.xml': STYLES
	};
}
