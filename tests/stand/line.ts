/**
 * A network line between a browser and the application that a test can cut. Unlike the browser's
 * own switch it also cuts service workers, other tabs and a browser that is opened later, and
 * `navigator.onLine` stays true meanwhile, as behind a dead router.
 */
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A line that passes everything, nothing, or requests without their answers. */
export type Line = {
	/** `http://localhost:<port>`, the same before and after a cut. */
	url: string;
	/** Drops every connection and every new one. */
	cut: () => void;
	/** Passes again. */
	join: () => void;
	/** From now on the other side hears everything and its answers are lost, until `join`. */
	loseAnswers: () => void;
	close: () => Promise<void>;
};

/**
 * Opens a line to a port of this machine.
 * @param port of the application
 */
export async function openLine(port: number): Promise<Line> {
	const sockets = new Set<Socket>();
	let state: 'open' | 'cut' | 'deaf' = 'open';

	const keep = (socket: Socket): Socket => {
		sockets.add(socket);
		return socket
			.on('error', () => socket.destroy())
			.on('close', () => sockets.delete(socket))
			.setNoDelay();
	};
	const dropAll = (): void => sockets.forEach((socket) => socket.destroy());

	const server = createServer((near) => {
		if (state === 'cut') return void near.destroy();
		const far = connect(port, 'localhost');
		keep(near).pipe(keep(far));
		far.on('data', (chunk) => {
			if (state === 'open') near.write(chunk);
			else near.destroy();
		});
		near.on('close', () => far.end());
		far.on('close', () => near.end());
	}).listen(0);
	await once(server, 'listening');

	return {
		url: `http://localhost:${(server.address() as AddressInfo).port}`,
		cut: () => {
			state = 'cut';
			dropAll();
		},
		join: () => {
			state = 'open';
		},
		loseAnswers: () => {
			state = 'deaf';
		},
		close: async () => {
			dropAll();
			server.close();
			await once(server, 'close');
		}
	};
}
