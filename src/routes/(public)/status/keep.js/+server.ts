import worker from './worker.js?raw';
import type { RequestHandler } from './$types';

/** The worker that shows a kept page without a network; it has the door alone, not the tablet's pages. */
export const GET: RequestHandler = () =>
	new Response(worker, {
		headers: {
			'content-type': 'text/javascript; charset=utf-8',
			'cache-control': 'no-cache',
			'service-worker-allowed': '/status'
		}
	});
