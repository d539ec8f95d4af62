/** Reads barcodes and QR codes from a video, with the wasm reader served from our own origin. */
import { BarcodeDetector, prepareZXingModule } from 'barcode-detector/ponyfill';
import reader from 'zxing-wasm/reader/zxing_reader.wasm?url';

/** What tags and serial plates carry. */
const FORMATS = [
	'code_128',
	'code_39',
	'code_93',
	'ean_13',
	'itf',
	'qr_code',
	'data_matrix'
] as const;

const PAUSE = 150;

/**
 * Calls `onread` once with the first text that two looks in a row agree on; a single look at a
 * blurred bar code is wrong too often. Returns what stops it. `onfail` hears if the reader
 * cannot be loaded.
 */
export function watch(
	video: HTMLVideoElement,
	onread: (text: string) => void,
	onfail: () => void
): () => void {
	prepareZXingModule({ overrides: { locateFile: () => reader }, fireImmediately: false });
	const detector = new BarcodeDetector({ formats: [...FORMATS] });
	let stopped = false;
	let last = '';

	async function look(): Promise<void> {
		if (stopped) return;
		try {
			const text = video.readyState >= 2 ? await read(detector, video) : '';
			if (stopped) return;
			if (text !== '' && text === last) return onread(text);
			last = text;
		} catch {
			if (!stopped) onfail();
			return;
		}
		setTimeout(() => void look(), PAUSE);
	}
	void look();
	return () => {
		stopped = true;
	};
}

async function read(detector: BarcodeDetector, video: HTMLVideoElement): Promise<string> {
	const [first] = await detector.detect(video);
	return first?.rawValue.trim() ?? '';
}
