/** What people and the office undertake, as the plan says. */
import type { TableName } from '../../../src/lib/domain/tables.ts';
import type { Chance } from './chance.ts';
import * as check from './check.ts';
import * as mirrors from './mirror.ts';
import { fieldDeed, officeDeed, viewOf, type Deed } from './operations.ts';
import type { Operation } from './plan.ts';
import { poisoned } from './poison.ts';
import { FIELD_DEEDS, OFFICE_DEEDS, programmeDeed } from './programme.ts';
import type { Stage } from './stage.ts';
import type { Tab } from './tab.ts';
import type { Tablet } from './tablet.ts';
import type { Person } from './world.ts';

/** Begins it; nobody waits for its end. */
export function undertake(stage: Stage, what: Operation, luck: Chance): void {
	const tablet = luck.pick(stage.tablets);
	if (what === 'deed') return act(stage, tablet, luck);
	if (what === 'office') return office(stage, luck);
	if (what === 'switchPerson') return switchPerson(stage, tablet, luck);
	if (what === 'sync') return void stage.tabOf(tablet)?.wake(1);
	if (what === 'restart') return restart(stage, tablet);
	if (what === 'lock') return tablet.closeAll();
	if (what === 'secondTab') return secondTab(stage, tablet);
	if (what === 'signIn') return signIn(stage, tablet);
	if (what === 'area') return changeArea(stage, luck);
	if (what === 'backup') return backUp(stage);
	if (what === 'disable') return disable(stage, luck);
	if (what === 'revoke') return revoke(stage, tablet, luck);
	inspect(stage, tablet, luck.pick(tablet.people));
}

function act(stage: Stage, tablet: Tablet, luck: Chance): void {
	const tab = stage.tabOf(tablet);
	if (!tab?.ready) return;
	const disk = tablet.disk(tab.person.id);
	const view = viewOf(
		(table) => disk.table(table).values(),
		(kind) => stage.id(kind)
	);
	const beside = { seed: stage.seed, share: 0.4 };
	const deed = programmeDeed(beside, FIELD_DEEDS, view, luck) ?? fieldDeed(view, tab.person, luck);
	if (!deed) return;
	const { failures } = tablet;
	void tab.act(deed.name, deed.input).then((acted) => {
		const told = acted.ok ? `saves ${acted.id}` : refusalOf(acted.refusal);
		stage.trace.say(tab.name, `${deed.name}: ${told}`);
		const isWell = tablet.failures === failures && !disk.meta?.shut;
		if (!acted.ok && acted.refusal === 'NOT_SAVED' && isWell)
			stage.report(new check.Broken('I1', `${deed.name} is not saved though the disk is well`));
		if (!acted.ok) return;
		const { person } = tab;
		stage.saved.set(acted.id, { id: acted.id, name: deed.name, person, tablet });
		if (stage.poisonNext) poisoned.add(acted.id);
		stage.poisonNext = false;
	});
}

function refusalOf(refusal: 'NOT_SAVED' | { code: string }): string {
	return refusal === 'NOT_SAVED' ? refusal : refusal.code;
}

function office(stage: Stage, luck: Chance): void {
	const { house, world } = stage;
	if (house.down) return;
	const view = viewOf(
		(table: TableName) => [...(check.serverRows(stage.ground).rows.get(table)?.values() ?? [])],
		(kind) => stage.id(kind)
	);
	const beside = { seed: stage.seed, share: 0.5 };
	const deed: (Deed & { by?: string }) | undefined =
		programmeDeed(beside, OFFICE_DEEDS, view, luck) ?? officeDeed(view, world.dongs, luck);
	if (!deed) return;
	const id = stage.id('act');
	const { by = 'office', name, input } = deed;
	const work = house.act(by, { id, name, input });
	stage.background(
		`${deed.name} ${id}`,
		work.then(({ verdict, code }) => stage.trace.say('office', `${id} ${code ?? verdict}`))
	);
}

function switchPerson(stage: Stage, tablet: Tablet, luck: Chance): void {
	tablet.closeAll();
	const able = tablet.people.filter((person) => !tablet.wiped.has(person.id));
	if (able.length === 0) return;
	const person = luck.pick(able);
	stage.unlock(tablet, person);
	if (luck.hit(0.8)) tablet.session = person.id;
}

function restart(stage: Stage, tablet: Tablet): void {
	tablet.closeAll();
	stage.tabOf(tablet);
}

function secondTab(stage: Stage, tablet: Tablet): void {
	const tab: Tab | undefined = tablet.open().at(-1);
	if (tab && tablet.open().length < 3) stage.unlock(tablet, tab.person);
}

function signIn(stage: Stage, tablet: Tablet): void {
	const tab = stage.tabOf(tablet);
	if (tab) tablet.session = tab.person.id;
}

function changeArea(stage: Stage, luck: Chance): void {
	if (stage.house.down) return;
	const person = luck.pick(inTheField(stage));
	const some = stage.world.dongs.filter(() => luck.hit(0.5));
	const dongs = some.length > 0 ? some : [luck.pick(stage.world.dongs)];
	stage.trace.say('office', `sends ${person.id} to ${dongs}`);
	stage.background('change of area', stage.house.changeArea(person, dongs));
}

function backUp(stage: Stage): void {
	if (stage.ground.raw.isTransaction) {
		stage.schedule.after(20, stage.house.owner, () => backUp(stage));
		return;
	}
	stage.house.takeBackup();
	stage.trace.say('office', 'takes a backup');
}

function disable(stage: Stage, luck: Chance): void {
	if (stage.house.down) return;
	const person = luck.pick(inTheField(stage));
	stage.trace.say('office', `closes the account of ${person.id}`);
	stage.background('closing an account', stage.house.disable(person));
}

function revoke(stage: Stage, tablet: Tablet, luck: Chance): void {
	if (stage.house.down) return;
	const device = tablet.devices.get(luck.pick(tablet.people).id) as string;
	stage.trace.say('office', `revokes ${tablet.name}`);
	stage.background('revoking', stage.house.revoke(device));
}

/** A look at one tablet's disk in the middle of things. */
export function inspect(stage: Stage, tablet: Tablet, person: Person): void {
	const now = stage.mirror(tablet, person);
	const mirror = { ...now, disk: now.disk.copy() };
	const look = async () => {
		mirrors.sealed(mirror.disk, mirror.whose);
		// What an unsent action shows depends on where the person worked when it was laid there.
		if (!stage.areas.moved.has(person.id)) await mirrors.shown(mirror);
		await mirrors.caughtUp(stage.ground, mirror, stage.epoch());
	};
	void look().catch((error) => stage.report(error));
}

function inTheField(stage: Stage): Person[] {
	return stage.world.people.filter((person) => person.tablet !== null);
}
