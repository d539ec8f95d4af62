/** The first fill in a worker, from the side of the tab that asked for it. */
import { alert, type Engine } from './engine.ts';
import { fill } from './fill.ts';
import type { FillNews, FillOrder } from './fill.worker.ts';
import type { Reply } from './ports.ts';

const start = () => new Worker(new URL('./fill.worker.ts', import.meta.url), { type: 'module' });

/**
 * Lets the engine fill in a worker until `stop`; a browser that starts none fills here. `soon`
 * starts it at once: a first fill is sure to follow.
 */
export function fillInWorker(engine: Engine, order: FillOrder, soon: boolean): { stop(): void } {
	let broken = false;
	let worker: Worker | null = null;
	const ready = () => {
		worker ??= start();
		worker.onerror ??= () => (broken = true);
		return worker;
	};
	if (soon) ready();
	let cut: () => void = () => undefined;
	engine.fillApart = () =>
		new Promise<Reply<boolean>>((resolve, reject) => {
			const filler = ready();
			cut = () => resolve({ kind: 'offline' });
			const end = () => {
				filler.terminate();
				worker = null;
			};
			filler.onmessage = ({ data }: MessageEvent<FillNews>) => {
				if ('told' in data) return hear(engine, data);
				end();
				if ('reply' in data) resolve(data.reply);
				else reject(Object.assign(new Error(data.failed.message), { name: data.failed.name }));
			};
			// Nothing was written that a fill here would not find.
			const here = () => {
				end();
				engine.fillApart = null;
				fill(engine).then(resolve, reject);
			};
			if (broken) return here();
			filler.onerror = here;
			filler.postMessage(order);
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
