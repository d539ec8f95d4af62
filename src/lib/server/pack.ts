/** Lines as gzip NDJSON, each sent on as soon as it is made. */
import { constants, createGzip } from 'node:zlib';
import { once } from 'node:events';

/**
 * A stream of packed lines; the first is made at once, so that what it throws is still an answer and
 * not a stream that breaks. Stops asking for lines when the reader goes away.
 */
export async function packed(lines: AsyncGenerator<unknown>): Promise<ReadableStream<Uint8Array>> {
	const first = await lines.next();
	const gzip = createGzip({ level: 1 });
	const flush = () => new Promise<void>((sent) => gzip.flush(constants.Z_SYNC_FLUSH, () => sent()));
	const source = gzip[Symbol.asyncIterator]();

	async function write(): Promise<void> {
		for (let line = first; !line.done; line = await lines.next()) {
			if (!gzip.write(`${JSON.stringify(line.value)}\n`)) await once(gzip, 'drain');
			await flush();
		}
		gzip.end();
	}

	write().catch((error: Error) => gzip.destroy(error));
	return new ReadableStream(
		{
			async pull(controller) {
				const { value, done } = await source.next();
				if (done) controller.close();
				else controller.enqueue(value as Uint8Array);
			},
			async cancel() {
				gzip.destroy();
				await lines.return(undefined);
			}
		},
		{ highWaterMark: 0 }
	);
}
