/** What this house tells people with: its senders as the settings name them, and who takes them out. */
import type { Config } from '../config.ts';
import type { Database } from '../db.ts';
import type { ServerKey } from '../keys.ts';
import { openCourier, type Courier } from './courier.ts';
import { log } from './log.ts';
import { webPush } from './push.ts';
import { vapidOf } from './vapid.ts';
import { webhook } from './webhook.ts';

export interface Notices extends Courier {
	/** what a browser subscribes with, base64url */
	publicKey: string;
}

/** Whom push services turn to where the settings name no address of ours. */
const CONTACT = 'mailto:postmaster@localhost';

/** Opens the senders of a house and begins to take notices out. */
export function openNotices(database: Database, config: Config, serverKey: ServerKey): Notices {
	const { origin, gateway, pushServices: services } = config;
	const contact = origin?.startsWith('https:') ? origin : CONTACT;
	const vapid = vapidOf(serverKey, contact);
	const courier = openCourier(database, {
		text: gateway ? 'WEBHOOK' : 'LOG',
		settleMs: config.noticeDelayMs,
		hours: config.noticeHours,
		phone: config.officePhone,
		senders: {
			LOG: log,
			PUSH: webPush({ vapid, services }),
			...(gateway ? { WEBHOOK: webhook(gateway) } : {})
		}
	});
	return { ...courier, publicKey: vapid.publicKey };
}
