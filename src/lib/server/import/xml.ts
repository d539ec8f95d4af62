/** Reads XML piece by piece, so that no long text stops the server and no entity unfolds. */
import type { Readable } from 'node:stream';
import { SaxesParser } from 'saxes';
import { Unreadable } from './limits.ts';

export interface Reader {
	open?(name: string, attributes: Record<string, string>): void;
	close?(name: string): void;
	text?(text: string): void;
}

/** Feeds a stream of XML to a reader; yields after each piece. Names come without their prefix. */
export async function* readXml(stream: Readable, reader: Reader): AsyncGenerator<void> {
	const letters = new TextDecoder('utf-8');
	const parser = new SaxesParser();
	parser.on('error', () => fail());
	// A document type is where entities are declared, and no spreadsheet has one.
	parser.on('doctype', () => fail());
	parser.on('opentag', ({ name, attributes }) => reader.open?.(local(name), attributes));
	parser.on('closetag', ({ name }) => reader.close?.(local(name)));
	parser.on('text', (text) => reader.text?.(text));
	parser.on('cdata', (text) => reader.text?.(text));
	for await (const piece of stream) {
		parser.write(letters.decode(piece as Buffer, { stream: true }));
		yield;
	}
	parser.write(letters.decode()).close();
	yield;
}

/** Reads all of it. */
export async function wholeXml(stream: Readable, reader: Reader): Promise<void> {
	for await (const _piece of readXml(stream, reader));
}

function local(name: string): string {
	return name.slice(name.indexOf(':') + 1);
}

function fail(): never {
	throw new Unreadable('BROKEN_FILE');
}
