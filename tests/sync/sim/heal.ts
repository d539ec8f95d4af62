/** The end of a world: faults stop, everybody signs in and exchanges until all is said; then the laws. */
import * as check from './check.ts';
import { Broken } from './check.ts';
import { keyOf } from './house.ts';
import * as mirrors from './mirror.ts';
import { poisoned } from './poison.ts';
import type { Stage } from './stage.ts';
import type { Tab } from './tab.ts';
import { calm, type Tablet } from './tablet.ts';
import type { Person } from './world.ts';

/** I10: no tablet needs more exchanges than this to be rid of all it had. */
const ROUNDS = 200;

export async function heal(stage: Stage): Promise<void> {
	stage.trace.say('world', 'heals');
	calmDown(stage);
	await stage.schedule.until(stage.schedule.now + 200_000);
	for (let pass = 0; pass < 2; pass += 1)
		for (const tablet of stage.tablets)
			for (const person of tablet.people) await catchUp(stage, tablet, person);
	stage.throwBroken();
	await judge(stage);
}

function calmDown(stage: Stage): void {
	const { house } = stage;
	stage.busyUntil = stage.smallUntil = 0;
	stage.poisonNext = false;
	house.dying = house.failing = null;
	if (house.down) house.start();
	for (const tablet of stage.tablets) {
		tablet.closeAll();
		tablet.luck = calm();
		tablet.clockOff = 0;
	}
}

async function catchUp(stage: Stage, tablet: Tablet, person: Person): Promise<void> {
	if (tablet.wiped.has(person.id)) return;
	tablet.closeAll();
	tablet.session = person.id;
	const tab = stage.unlock(tablet, person);
	for (let round = 0; round < ROUNDS; round += 1) {
		if (!(await exchanged(stage, tab))) return;
		stage.throwBroken();
		if (tab.last?.kind === 'still' && waiting(tablet, person) === 0) return;
	}
	throw new Broken(
		'I10',
		`${tab.name} still has ${waiting(tablet, person)} unsent after ${ROUNDS} exchanges, the last: ${JSON.stringify(tab.last)}`
	);
}

/** Lets the world go on until the tab has exchanged once more; false if its data are gone. */
async function exchanged(stage: Stage, tab: Tab): Promise<boolean> {
	const before = tab.exchanges;
	tab.wake(1);
	while (!tab.dead && tab.exchanges === before && (await stage.schedule.step()));
	if (!tab.dead && tab.exchanges === before) throw new Broken('I10', `${tab.name} hangs`);
	return !tab.dead;
}

function waiting(tablet: Tablet, person: Person): number {
	return [...tablet.disk(person.id).outbox.values()].filter((entry) => entry.state === 'waiting')
		.length;
}

/** Every law at once, over a world at rest. */
async function judge(stage: Stage): Promise<void> {
	const { ground, house, world } = stage;
	check.inOrder(ground);
	await check.audited(ground, house.still());
	kept(stage);
	inTurn(stage);
	signed(stage);
	for (const tablet of stage.tablets)
		for (const person of tablet.people) {
			const mirror = stage.mirror(tablet, person);
			mirrors.sealed(mirror.disk, mirror.whose);
			if (tablet.wiped.has(person.id)) continue;
			await mirrors.settledMirror(ground, mirror);
			await escrowed(stage, tablet, person);
		}
	poisoned.clear();
	await check.replayed(ground, world.rows, stage.roles(), stage.areas.changes);
}

/** Whoever forgets the PIN gets the key from the server with which everything here is sealed. */
async function escrowed({ house }: Stage, tablet: Tablet, person: Person): Promise<void> {
	const device = tablet.disk(person.id).meta?.device ?? '';
	const key = await house.escrowed(person, device);
	if (!key.equals(keyOf(person.id)))
		throw new Broken('escrow', `the key of ${person.id} on ${tablet.name} is not its own`);
}

/** I1: whatever a screen called saved has a verdict, or lies in quarantine. */
function kept(stage: Stage): void {
	const { ground, saved, excused } = stage;
	const log = ground.all('select id, verdict from action_log');
	const logged = new Map(log.map((row) => [row.id as string, row.verdict as string]));
	const apart = ground.all('select payload from quarantine').map((row) => row.payload as string);
	for (const { id, name, person, tablet } of saved.values()) {
		const verdict = logged.get(id);
		if (verdict !== undefined) told(id, verdict, person, tablet);
		if (verdict !== undefined || excused.has(id)) continue;
		if (apart.some((payload) => payload.includes(`"${id}"`))) continue;
		throw new Broken('I1', `${name} ${id} of ${person.id} on ${tablet.name} is lost`);
	}
}

/** I4: what one person did on one tablet is settled in the order in which it was done. */
function inTurn({ ground, saved, tablets }: Stage): void {
	const log = ground.all('select id, rowid as place from action_log');
	const places = new Map(log.map((row) => [row.id as string, row.place as number]));
	const last = new Map<string, { id: string; place: number }>();
	for (const { id, person, tablet } of saved.values()) {
		const place = places.get(id);
		if (place === undefined) continue;
		// Two copies of one tablet share its name.
		const here = `${tablets.indexOf(tablet)} ${person.id}`;
		const before = last.get(here);
		if (before && before.place > place)
			throw new Broken(
				'I4',
				`${id} of ${person.id} was done after ${before.id}, but settled before`
			);
		last.set(here, { id, place });
	}
}

/** I11: whoever saved it sees what became of it. */
function told(id: string, verdict: string, person: Person, tablet: Tablet): void {
	if (tablet.wiped.has(person.id)) return;
	const disk = tablet.disk(person.id);
	const state = disk.outbox.get(id)?.state;
	if (state === verdict || (state === undefined && disk.emptied)) return;
	throw new Broken('I11', `${person.id} sees ${state} for ${id}, the server says ${verdict}`);
}

/** I3: nothing is in the log that nobody made, and each entry is signed by its sender's session. */
function signed({ ground, made, sentBy }: Stage): void {
	const log = ground.all('select id, "userId" from action_log where "deviceId" is not null');
	for (const { id, userId } of log as { id: string; userId: string }[]) {
		if (made.get(id) === undefined)
			throw new Broken('I3', `${id} is in the log, but nobody made it`);
		if (made.get(id) !== userId || !sentBy.get(id)?.has(userId))
			throw new Broken('signature', `${id} of ${made.get(id)} is signed by ${userId}`);
	}
}
