/** The stretching worker from the page's side. */
import type { Stretch } from './pin.ts';

type Answer = { bytes: Uint8Array<ArrayBuffer> } | { failed: string };

export const stretchApart: Stretch = (pin, salt) => {
	const worker = new Worker(new URL('./stretch.worker.ts', import.meta.url), { type: 'module' });
	return new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => {
		worker.onmessage = ({ data }: MessageEvent<Answer>) => {
			if ('bytes' in data) resolve(data.bytes);
			else reject(new Error(data.failed));
		};
		worker.onerror = ({ message }) => reject(new Error(message));
		worker.postMessage({ pin, salt });
	}).finally(() => worker.terminate());
};
