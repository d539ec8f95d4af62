/** What the other side is told when a request is turned away, in one sentence for the person. */
import type { Rejection, RejectionBody } from '../protocol.ts';
import { rejections } from '../words/rejections.ts';
import { isAway, isFull, isTransient } from './failures.ts';
import { statusOf } from './rejection.ts';

/** Seconds after which a busy or full server may be asked again. */
const RETRY_AFTER = 5;

/** The whole answer of a rejection. */
export function rejectionAnswer(rejection: Rejection): Response {
	const body: RejectionBody = { error: rejection, message: rejections.ko[rejection] };
	const headers = new Headers({ 'cache-control': 'no-store' });
	if (rejection === 'BUSY' || rejection === 'FULL') headers.set('retry-after', `${RETRY_AFTER}`);
	return Response.json(body, { status: statusOf(rejection), headers });
}

/** What a fault of the machine means to whoever asked; null for a bug. */
export function troubleOf(error: unknown): 'BUSY' | 'FULL' | null {
	if (isFull(error)) return 'FULL';
	return isTransient(error) || isAway(error) ? 'BUSY' : null;
}
