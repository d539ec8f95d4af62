/** One application: what stands on the form, what the rules would say of it, and where it waits. */
import { stateOf, type ApplicationState } from '../../domain/application.ts';
import { liveOf as liveAssignment } from '../../domain/assignment.ts';
import { blockedUntil } from '../../domain/award.ts';
import { givenBy } from '../../domain/consent.ts';
import { proofOn, stateOf as proofState, type EligibilityState } from '../../domain/eligibility.ts';
import { stateOf as householdState, type HouseholdState } from '../../domain/household.ts';
import { maskName } from '../../domain/mask.ts';
import { queue, whyHere, type Rank } from '../../domain/queue.ts';
import type { Rows } from '../../domain/tables.ts';
import type { Tx } from '../../domain/tx.ts';
import { ask } from '../ask.ts';
import type { Db } from '../schema.ts';
import { history, type Deed } from './history.ts';

type Application = Rows['application'];

export interface ApplicationRecord {
	id: string;
	fiscalYear: string;
	state: ApplicationState;
	channel: Application['channel'];
	learners: number;
	ownsPcAt: string | null;
	elsewhereAwardOn: string | null;
	receivedAt: string;
	rejectReason: string | null;
	withdrawReason: string | null;
	/** there are words that are seen with the rest of the person's data */
	hasNote: boolean;
	/** number of the settings it was judged by */
	version: number | null;
	/** masked */
	household: { id: string; receiptNo: string; name: string; adminDong: string };
	checks: Checks;
	/** where it waits; null unless it does */
	place: { place: number; total: number; rank: Rank } | null;
	/** what it was promised, if anything */
	unit: { assignmentId: string; tag: string | null } | null;
	deeds: Deed[];
}

/** What the rules look at when an application is judged. */
export interface Checks {
	proof: { state: EligibilityState; until: string | null };
	COLLECT: boolean;
	SENSITIVE: boolean;
	/** last day of the cool-down that runs, or null */
	blockedUntil: string | null;
	/** another unit is promised, or was given this year */
	hasOne: boolean;
	household: HouseholdState;
}

/** The application, masked, as the rules see it on a day ('YYYY-MM-DD'); or undefined. */
export async function applicationRecord(
	db: Db,
	id: string,
	today: string
): Promise<ApplicationRecord | undefined> {
	const row = await db
		.selectFrom('application')
		.selectAll()
		.where('id', '=', id)
		.executeTakeFirst();
	if (!row) return undefined;
	const known = await ask(db, (tx) => standing(tx, row, today));
	const proofs = await idsOf(db, row.householdId);
	return {
		...form(row),
		...known,
		deeds: await history(db, [row.id, ...(known.unit ? [known.unit.assignmentId] : []), ...proofs])
	};
}

/** What an application asks of the person, unmasked: only after a reason has been put on record. */
export async function applicationNotes(
	db: Db,
	id: string
): Promise<Pick<Application, 'note' | 'needsInfoNote' | 'householdId'> | undefined> {
	return db
		.selectFrom('application')
		.select(['note', 'needsInfoNote', 'householdId'])
		.where('id', '=', id)
		.executeTakeFirst();
}

/** Whose it is and where: nothing personal. */
export async function applicationPlace(
	db: Db,
	id: string
): Promise<{ id: string; adminDong: string } | undefined> {
	return db
		.selectFrom('application')
		.select(['householdId as id', 'adminDong'])
		.where('id', '=', id)
		.executeTakeFirst();
}

function form(row: Application) {
	const { id, fiscalYear, channel, learners, ownsPcAt, elsewhereAwardOn, receivedAt } = row;
	const { rejectReason, withdrawReason, versionId } = row;
	return {
		...{ id, fiscalYear, channel, learners, ownsPcAt, elsewhereAwardOn, receivedAt },
		...{ rejectReason, withdrawReason },
		state: stateOf(row),
		version: versionId === null ? null : Number(versionId.split('.')[1]),
		hasNote: row.note !== '' || row.needsInfoNote !== ''
	};
}

function standing(tx: Tx, row: Application, today: string) {
	const home = tx.get('household', row.householdId) as Rows['household'];
	const { id, receiptNo, adminDong } = home;
	const live = liveAssignment(tx, id, row.fiscalYear);
	const unit = live && (live.applicationId === row.id || live.applicationId === null) ? live : null;
	return {
		household: { id, receiptNo, adminDong, name: maskName(home.name) },
		checks: checksOf(tx, row, home, today),
		place: stateOf(row) === 'WAITLISTED' ? placeOf(tx, row) : null,
		unit: unit && {
			assignmentId: unit.id,
			tag: (unit.pcId === null ? undefined : tx.get('pc', unit.pcId))?.tag ?? null
		}
	};
}

function checksOf(tx: Tx, row: Application, home: Rows['household'], today: string): Checks {
	const proof = proofOn(tx, home.id, today);
	const given = givenBy(tx, home.id);
	const year = tx.get('programmeYear', row.fiscalYear);
	const { elsewhereAwardOn: declared, householdId } = row;
	const months = year?.cooldownMonths ?? 0;
	return {
		proof: { state: proofState(proof, today), until: proof?.validUntil ?? null },
		COLLECT: given.has('COLLECT'),
		SENSITIVE: given.has('SENSITIVE'),
		blockedUntil: blockedUntil(tx, { householdId, declared, day: today, months }),
		hasOne: liveAssignment(tx, home.id, row.fiscalYear) !== undefined,
		household: householdState(home)
	};
}

function placeOf(tx: Tx, row: Application) {
	const line = queue(tx, row.fiscalYear);
	const place = line.findIndex((other) => other.id === row.id) + 1;
	return { place, total: line.length, rank: whyHere(row) };
}

/** Proofs and consents: what was done to them decides what can be done here. */
async function idsOf(db: Db, householdId: string): Promise<string[]> {
	const [proofs, consents] = await Promise.all([
		db.selectFrom('eligibility').select('id').where('householdId', '=', householdId).execute(),
		db.selectFrom('consent').select('id').where('householdId', '=', householdId).execute()
	]);
	return [...proofs, ...consents].map((row) => row.id);
}
