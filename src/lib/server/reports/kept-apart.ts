/** Work that was kept apart, as a person decides about it: whose, from which tablet, what, since when. */
import type { Verdict } from '../../domain/perform.ts';
import { packet, packets, verdictsOf, type Packet } from '../packets.ts';
import type { Db } from '../schema.ts';
import { hide, picturesOf, readable, type LoggedAction } from './logged.ts';

/** A packet without what stands in it. */
export interface PacketLine extends Omit<Packet, 'actions'> {
	count: number;
	/** who did the work */
	person: string;
	device: string;
	/** who decided */
	decider: string;
	/** why it was set apart: a tablet that was revoked, or what the log says */
	cause: string;
}

export interface PacketRecord {
	line: PacketLine;
	/** masked; with what became of each once it was released */
	actions: (LoggedAction & { answer: Verdict | null })[];
}

/** All packets, those that wait first. */
export async function packetLines(db: Db): Promise<PacketLine[]> {
	const names = await namesIn(db);
	return (await packets(db)).map((one) => lineOf(one, names));
}

/** How many wait for a decision. */
export async function packetsWaiting(db: Db): Promise<number> {
	return (await packets(db)).filter(({ decidedAt }) => decidedAt === null).length;
}

/** One packet with its actions, or undefined. */
export async function packetRecord(db: Db, id: string): Promise<PacketRecord | undefined> {
	const found = await packet(db, id);
	if (!found) return undefined;
	const line = lineOf(found, await namesIn(db));
	const verdicts = await verdictsOf(db, found);
	const actions = found.actions.map(({ logged: _, code, input, ...action }) => {
		const row = { ...action, code, input: JSON.stringify(scalars(input)), verdict: 'quarantined' };
		const about = { who: line.person, device: line.device, receivedAt: found.at, params: '{}' };
		const shown = readable({ ...row, ...about } as Parameters<typeof readable>[0], hide);
		return { ...shown, answer: verdicts.get(action.id) ?? null };
	});
	const pictured = actions.map(async (one) => ({ ...one, ...(await picturesOf(db, one)) }));
	return { line, actions: await Promise.all(pictured) };
}

interface Names {
	people: Map<string, string>;
	devices: Map<string, string>;
}

async function namesIn(db: Db): Promise<Names> {
	const people = await db.selectFrom('user').select(['id', 'name']).execute();
	const devices = await db.selectFrom('device').select(['id', 'name']).execute();
	return {
		people: new Map(people.map(({ id, name }) => [id, name])),
		devices: new Map(devices.map(({ id, name }) => [id, name]))
	};
}

function lineOf({ actions, ...row }: Packet, { people, devices }: Names): PacketLine {
	return {
		...row,
		count: actions.length + row.unreadable,
		person: people.get(row.userId) ?? '',
		device: devices.get(row.deviceId ?? '') ?? '',
		decider: people.get(row.decidedBy ?? '') ?? '',
		cause: actions[0]?.code ?? 'REVOKED'
	};
}

/** Lists and nested records are not shown: the mask knows names of columns only. */
function scalars(input: unknown): Record<string, unknown> | null {
	if (input === null || typeof input !== 'object') return null;
	return Object.fromEntries(
		Object.entries(input).filter(([, value]) => value === null || typeof value !== 'object')
	);
}
