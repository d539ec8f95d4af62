/** Somebody who speaks to the running application over HTTP, as a browser would but without one. */
import { OWN_HEADER, PROTOCOL, type SyncAnswer, type WireAction } from '../../src/lib/protocol.ts';
import { SCHEMA } from '../../src/lib/domain/tables.ts';

/** A signed-in person. */
export type Visitor = {
	/** A request with the session's cookie and what our own pages send. */
	ask: (path: string, init?: RequestInit) => Promise<Response>;
	json: <T>(path: string, body: unknown) => Promise<T>;
};

/**
 * Signs in with the form of the log-in page.
 * @throws with the status when the answer is no redirect
 */
export async function signIn(url: string, loginName: string, password: string): Promise<Visitor> {
	const answer = await fetch(`${url}/login`, {
		method: 'POST',
		headers: { origin: url, accept: 'text/html' },
		body: new URLSearchParams({ loginName, password }),
		redirect: 'manual'
	});
	if (answer.status !== 303) throw new Error(`sign-in answered ${answer.status}`);
	const cookie = answer.headers
		.getSetCookie()
		.map((line) => line.split(';')[0])
		.join('; ');
	const ask: Visitor['ask'] = (path, init = {}) =>
		fetch(`${url}${path}`, {
			...init,
			headers: { cookie, origin: url, [OWN_HEADER]: '1', ...init.headers }
		});
	const json: Visitor['json'] = async (path, body) => {
		const headers = { 'content-type': 'application/json' };
		const reply = await ask(path, { method: 'POST', headers, body: JSON.stringify(body) });
		if (!reply.ok) throw new Error(`${path} answered ${reply.status}: ${await reply.text()}`);
		return reply.json();
	};
	return { ask, json };
}

/** Enrols a tablet for the visitor; returns its device id. */
export async function enrol(visitor: Visitor, tabletId: string): Promise<string> {
	type Enrolled = { deviceId: string };
	return (await visitor.json<Enrolled>('/api/devices', { tabletId, name: tabletId })).deviceId;
}

/** Pushes actions as a tablet that asks for nothing else. */
export function push(visitor: Visitor, device: string, actions: WireAction[]): Promise<SyncAnswer> {
	const ack = (actions[0]?.n ?? 1) - 1;
	const facts = { protocol: PROTOCOL, schema: SCHEMA, epoch: null, scope: null, cursor: 0 };
	return visitor.json('/api/sync', { ...facts, device, ack, push: actions });
}
