/** Stretches one PIN in a thread of its own, so that the screen goes on moving. */
import { stretch } from './stretch.ts';

self.onmessage = ({ data }: MessageEvent<{ pin: string; salt: Uint8Array }>) => {
	stretch(data.pin, data.salt).then(
		(bytes) => self.postMessage({ bytes }),
		({ message }: Error) => self.postMessage({ failed: message })
	);
};
