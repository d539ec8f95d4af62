/** A tablet of a world: one person's storage beside the other's, tabs that may die, and bad luck. */
import { Disk } from './disk.ts';
import type { Writer } from './journal.ts';
import type { Tab } from './tab.ts';
import type { Person } from './world.ts';

/** What may happen to a tablet's ways out and in. Counted down as it happens. */
export interface Luck {
	/** no network until then (true time) */
	offlineUntil: number;
	/** answers come from a captive portal until then */
	portalUntil: number;
	/** requests that vanish, answers that vanish, requests that arrive twice or far too late */
	loseRequests: number;
	loseAnswers: number;
	doubles: number;
	late: number;
	/** the next stream is cut after so many lines */
	cutAfter: number | null;
	/** the next commits or appends fail, and as what */
	commitFails: { left: number; name: string } | null;
	appendFails: number;
	/** every wait of the disk takes this much longer */
	slow: number;
}

export class Tablet {
	readonly name: string;
	/** whose session the browser holds */
	session: string | null = null;
	/** how far the device's clock is off, ms */
	clockOff = 0;
	readonly disks = new Map<string, Disk>();
	/** device id of each person's enrolment, as the browser remembers it */
	readonly devices = new Map<string, string>();
	/** people who had a database here before */
	readonly begun = new Set<string>();
	readonly writers = new Map<string, Set<Writer>>();
	/** people whose data were deleted here after the office closed the device */
	readonly wiped = new Set<string>();
	/** whoever has data here, and who uses it now */
	readonly people: Person[] = [];
	current: Person | null = null;
	tabs: Tab[] = [];
	opened = 0;
	/** how often its disk has failed */
	failures = 0;
	luck: Luck = calm();

	constructor(name: string) {
		this.name = name;
	}

	disk(person: string): Disk {
		let disk = this.disks.get(person);
		if (!disk) this.disks.set(person, (disk = new Disk()));
		return disk;
	}

	writersOf(person: string): Set<Writer> {
		let writers = this.writers.get(person);
		if (!writers) this.writers.set(person, (writers = new Set()));
		return writers;
	}

	/** The tabs of a person that run. */
	open(person?: string): Tab[] {
		return this.tabs.filter((tab) => !tab.dead && (!person || tab.person.id === person));
	}

	closeAll(person?: string): void {
		for (const tab of this.open(person)) tab.dead = true;
		this.tabs = this.open();
	}
}

export function calm(): Luck {
	return {
		offlineUntil: 0,
		portalUntil: 0,
		loseRequests: 0,
		loseAnswers: 0,
		doubles: 0,
		late: 0,
		cutAfter: null,
		commitFails: null,
		appendFails: 0,
		slow: 0
	};
}
