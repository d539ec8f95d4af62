/** The first fill in a worker, from the side of the tab that asked for it. */
import { alert, type Engine } from './engine.ts';
import { fill } from './fill.ts';
import type { FillNews, FillOrder } from './fill.worker.ts';
import type { Reply } from './ports.ts';

/** Lets the engine fill in a worker until `stop`; a browser that starts none fills here. */
export function fillInWorker(engine: Engine, order: FillOrder): { stop(): void } {
	let worker: Worker | null = null;
	let cut: () => void = () => undefined;
	engine.fillApart = () =>
		new Promise<Reply<boolean>>((resolve, reject) => {
			worker = new Worker(new URL('./fill.worker.ts', import.meta.url), { type: 'module' });
			cut = () => resolve({ kind: 'offline' });
			const end = () => {
				worker?.terminate();
				worker = null;
			};
			worker.onmessage = ({ data }: MessageEvent<FillNews>) => {
				if ('told' in data) return hear(engine, data);
				end();
				if ('reply' in data) resolve(data.reply);
				else reject(Object.assign(new Error(data.failed.message), { name: data.failed.name }));
			};
			// Nothing was written that a fill here would not find.
			worker.onerror = () => {
				end();
				engine.fillApart = null;
				fill(engine).then(resolve, reject);
			};
			worker.postMessage(order);
		});
	return {
		stop() {
			worker?.terminate();
			cut();
		}
	};
}

function hear(engine: Engine, { told, alerts }: Extract<FillNews, { told: unknown }>): void {
	for (const one of alerts) alert(engine, one, true);
	engine.tell(told);
}
