/** Turns a whole request away; nothing of it was done that is not settled already. */
import type { Rejection } from '../protocol.ts';

const STATUS: Record<Rejection, number> = {
	SIGN_IN: 401,
	NOT_YOURS: 403,
	REVOKED: 403,
	CROSS_SITE: 403,
	CLONED: 409,
	TOO_BIG: 413,
	MALFORMED: 400,
	OUTDATED: 426,
	BUSY: 503,
	FULL: 507
};

/** The HTTP status of a rejection. */
export function statusOf(rejection: Rejection): number {
	return STATUS[rejection];
}

export class Rejected extends Error {
	readonly rejection: Rejection;
	readonly status: number;
	constructor(rejection: Rejection, options?: ErrorOptions) {
		super(rejection, options);
		this.name = 'Rejected';
		this.rejection = rejection;
		this.status = statusOf(rejection);
	}
}
