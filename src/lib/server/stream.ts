/** Pokes as server-sent events: no content, only that there is something newer. */

const HEARTBEAT_MS = 25_000;

/**
 * An open stream. `listen` is given what to call at every poke and returns how to stop; `holds` is
 * asked at each heartbeat, and the stream ends when it says no.
 */
export function pokeStream(
	listen: (poke: () => void) => () => void,
	holds: () => Promise<boolean>,
	heartbeatMs = HEARTBEAT_MS
): ReadableStream<Uint8Array<ArrayBuffer>> {
	const bytes = new TextEncoder();
	let stop = () => {};
	return new ReadableStream({
		start(controller) {
			const send = (text: string) => controller.enqueue(bytes.encode(text));
			const end = () => {
				stop();
				controller.close();
			};
			const beat = async () => ((await holds()) ? send(':\n\n') : end());
			// A database that is away for a moment is no reason to hang up.
			const timer = setInterval(() => void beat().catch(() => {}), heartbeatMs);
			const silence = listen(() => send('data: poke\n\n'));
			stop = () => {
				clearInterval(timer);
				silence();
			};
			send('retry: 5000\n\n');
		},
		cancel: () => stop()
	});
}
