/** What goes wrong, as the plan says. */
import type { Chance } from './chance.ts';
import type { Disk } from './disk.ts';
import { flip } from './journal.ts';
import { HOUR, type Fault } from './plan.ts';
import type { Copy } from './server.ts';
import type { Stage } from './stage.ts';
import { Tablet } from './tablet.ts';

const MINUTE = 60_000;

export function mishap(stage: Stage, what: Fault, luck: Chance): void {
	const tablet = luck.pick(stage.tablets);
	const { now } = stage.schedule;
	const fate = tablet.luck;
	stage.trace.say('fault', `${what} ${tablet.name}`);
	if (what === 'offline') fate.offlineUntil = now + luck.between(5 * MINUTE, 4 * HOUR);
	if (what === 'portal') fate.portalUntil = now + luck.between(5 * MINUTE, HOUR);
	if (what === 'loseRequest') fate.loseRequests += luck.between(1, 3);
	if (what === 'loseAnswer') fate.loseAnswers += luck.between(1, 3);
	if (what === 'doubleRequest') fate.doubles += luck.between(1, 4);
	if (what === 'lateRequest') fate.late += luck.between(1, 3);
	if (what === 'cutStream') fate.cutAfter = luck.below(8);
	if (what === 'slowDisk') fate.slow = luck.pick([0, 100, 2000]);
	if (what === 'appendFails') fate.appendFails += luck.between(1, 3);
	if (what === 'commitFails')
		fate.commitFails = {
			left: luck.between(1, 4),
			name: luck.pick(['QuotaExceededError', 'DatabaseClosedError', 'UnknownError'])
		};
	if (what === 'crashTab') for (const tab of tablet.open()) tab.dying = luck.below(40);
	if (what === 'clockJump')
		tablet.clockOff = luck.between(-1, 1) * luck.below(luck.pick([10 * MINUTE, 17_520 * HOUR]));
	if (what === 'endSession')
		tablet.session = luck.hit(0.7) ? null : luck.pick(stage.world.people).id;
	if (what === 'emptyDatabase') emptyDatabase(stage, luck);
	if (what === 'flipJournal') flipJournal(tablet, luck);
	if (what === 'cloneProfile') cloneProfile(stage, tablet);
	if (what === 'poison') stage.poisonNext = true;
	if (what === 'smallBodies') stage.smallUntil = now + luck.between(10 * MINUTE, HOUR);
	if (what === 'busyServer') stage.busyUntil = now + luck.between(MINUTE, 40 * MINUTE);
	if (what === 'crashServer' && !stage.house.down) stage.house.dying = luck.below(30);
	if (what === 'brokenStatement') breakStatements(stage, luck);
	if (what === 'restore') restore(stage, luck);
}

/** Most often where it hurts: a database that holds unsent work. */
function emptyDatabase(stage: Stage, luck: Chance): void {
	const all = stage.tablets.flatMap((tablet) => tablet.people.map(({ id }) => ({ tablet, id })));
	const busy = all.filter(({ tablet, id }) => holdsUnsent(tablet.disk(id)));
	const { tablet, id } = luck.pick(busy.length > 0 && luck.hit(0.8) ? busy : all);
	const disk = tablet.disk(id);
	if (disk.flipped) return;
	tablet.closeAll(id);
	disk.emptyDatabase();
}

function holdsUnsent(disk: Disk): boolean {
	return [...disk.outbox.values()].some((entry) => entry.state === 'waiting');
}

function flipJournal(tablet: Tablet, luck: Chance): void {
	const person = luck.pick(tablet.people).id;
	const disk = tablet.disk(person);
	if (disk.meta) flip(disk, luck);
}

/** The browser's profile is copied to another tablet, cookie and all. */
function cloneProfile(stage: Stage, tablet: Tablet): void {
	if (stage.tablets.length > 9) return;
	const twin = new Tablet(`${tablet.name}'${stage.tablets.length}`);
	twin.session = tablet.session;
	twin.people.push(...tablet.people);
	twin.current = tablet.current;
	for (const [person, disk] of tablet.disks) twin.disks.set(person, disk.copy());
	for (const [person, device] of tablet.devices) twin.devices.set(person, device);
	for (const set of ['begun', 'wiped'] as const) for (const one of tablet[set]) twin[set].add(one);
	stage.tablets.push(twin);
}

function breakStatements(stage: Stage, luck: Chance): void {
	const errcode = luck.pick([5, 13, 10, 1]);
	stage.house.failing = {
		left: luck.pick([1, 1, 2, 5]),
		error: () => Object.assign(new Error('injected'), { code: 'ERR_SQLITE_ERROR', errcode })
	};
}

function restore(stage: Stage, luck: Chance): void {
	const { house, ground } = stage;
	if (!house.backup) return;
	if (luck.hit(0.3)) forgetNewcomer(house.backup, luck);
	void house.restore();
	stage.areas.goBack(ground.version());
	// What a wiped tablet had handed in since the backup is nowhere else any more.
	for (const { id, tablet, person } of stage.saved.values())
		if (tablet.wiped.has(person.id)) stage.excused.add(id);
}

/** Whoever had sent nothing by then may as well have enrolled after the backup. */
function forgetNewcomer(backup: Copy, luck: Chance): void {
	const devices = backup.get('device') ?? [];
	const idle = devices.filter(({ settled, revokedAt }) => settled === 0 && revokedAt === null);
	if (idle.length === 0) return;
	const newcomer = luck.pick(idle);
	backup.set(
		'device',
		devices.filter((device) => device !== newcomer)
	);
}
