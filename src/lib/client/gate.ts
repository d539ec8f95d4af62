/** What the server says of who may use this tablet. */
import { ask, json } from './network.ts';
import type { Reply, Whose } from './ports.ts';
import type { Me } from './session.ts';

/** What the server says of the house and of who is signed in. */
export interface Facts {
	user: Me | null;
	lockMinutes: number;
	leaseHours: number;
	demo: boolean;
	/** whom to call; null where nobody set a number */
	officePhone: string | null;
}

/** A device and its key. */
export interface Enrolled extends Facts {
	deviceId: string;
	keyEpoch: number;
	/** base64 */
	dataKey: string;
}

const read = async <T>(response: Response) => (await response.json()) as T;

/** Who is signed in, as far as the server can be asked within `patience` ms. */
export async function whoIsThere(patience: number): Promise<Reply<Facts>> {
	const late = new Promise<Reply<Facts>>((resolve) =>
		setTimeout(() => resolve({ kind: 'offline' }), patience)
	);
	return Promise.race([late, ask('/api/session', {}, read<Facts>)]);
}

/** A new device for whoever is signed in. */
export function enrolDevice(tabletId: string, name: string): Promise<Reply<Enrolled>> {
	return ask('/api/devices', json({ tabletId, name }), read<Enrolled>);
}

/** The key of one's own device again. */
export function fetchKey(deviceId: string): Promise<Reply<Enrolled>> {
	return ask('/api/devices', json({ deviceId }), read<Enrolled>);
}

/** What a tablet has of a device that the server lost. */
export interface Lost extends Whose {
	tabletId: string;
	keyEpoch: number;
	/** base64 */
	dataKey: string;
}

/** A new device with the same key, if this person is signed in and the server knows nothing of the old one. */
export function enrolAgain({ device, user, ...kept }: Lost): Promise<Reply<Enrolled>> {
	return ask('/api/devices', json({ ...kept, deviceId: device, userId: user }), read<Enrolled>);
}
