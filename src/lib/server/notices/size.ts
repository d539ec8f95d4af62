/** How long a text message is to a Korean carrier: it counts bytes of its own character set. */
import iconv from 'iconv-lite';

const SMS_BYTES = 90;
const CHARSET = 'cp949';

/** SMS 단문: 90 bytes at most · LMS 장문: longer, or with letters that the short one cannot carry. */
export type MessageKind = 'SMS' | 'LMS';

/** Bytes of the text, and how it travels. Letters that the carriers' set lacks count as two. */
export function sizeOf(text: string): { bytes: number; kind: MessageKind } {
	const encoded = iconv.encode(text, CHARSET);
	const isWhole = iconv.decode(encoded, CHARSET) === text;
	const bytes = isWhole
		? encoded.length
		: [...text].reduce((sum, letter) => sum + (letter < '\x80' ? 1 : 2), 0);
	return { bytes, kind: isWhole && bytes <= SMS_BYTES ? 'SMS' : 'LMS' };
}
