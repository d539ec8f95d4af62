/** What a tablet is told of its person and the house's settings, beside its key. */
import { epochOf } from './clock.ts';
import { COOKIE, cookieUntil, type Person } from './sessions.ts';
import type { Enrolment } from './devices.ts';

export interface TabletFacts {
	user: Person | null;
	/** names the server's history; another one after a restore */
	epoch: string;
	lockMinutes: number;
	leaseHours: number;
	/** the data is invented: screens say so */
	demo: boolean;
	/** whom to call; null where nobody set a number */
	officePhone: string | null;
	/** the server's clock, ISO */
	at: string;
}

type House = Pick<App.Locals, 'user' | 'database' | 'config' | 'demo'>;

/** Facts that do not depend on the device. */
export async function tabletFacts({ user, database, config, demo }: House): Promise<TabletFacts> {
	const { lockMinutes, leaseHours, officePhone } = config;
	const epoch = await epochOf(database.db);
	const at = new Date().toISOString();
	return { user, epoch, lockMinutes, leaseHours, demo, officePhone, at };
}

/** Ties the sign-in to the device and answers its key together with the facts. */
export async function handOut(
	{ locals, cookies }: { locals: App.Locals; cookies: import('@sveltejs/kit').Cookies },
	device: Enrolment
): Promise<Response> {
	const { session, sessions } = locals;
	if (session) {
		const until = await sessions.bind(session, device.deviceId);
		const token = cookies.get(COOKIE);
		if (token) cookies.set(COOKIE, token, cookieUntil(until));
	}
	return Response.json({ ...device, ...(await tabletFacts(locals)) });
}
