/** All migrations in their order. A released one is never edited. */
import type { Kysely } from 'kysely';
import * as start from './0001-start.ts';
import * as programme from './0002-programme.ts';
import * as imports from './0003-imports.ts';
import * as actionSubject from './0004-action-subject.ts';
import * as secondFactor from './0005-second-factor.ts';
import * as quarantine from './0006-quarantine.ts';
import * as views from './0007-views.ts';
import * as repairs from './0008-repairs.ts';
import * as notices from './0009-notices.ts';
import * as status from './0010-status.ts';
import * as money from './0011-money.ts';
import * as plan from './0012-plan.ts';
import * as planChanges from './0013-plan-changes.ts';
import * as support from './0014-support.ts';
import * as heldAccounts from './0015-held-accounts.ts';
import * as endsCorrected from './0016-ends-corrected.ts';

export type Dialect = 'sqlite' | 'postgres';

export interface Migration {
	name: string;
	up(db: Kysely<unknown>, dialect: Dialect): Promise<void>;
}

export const MIGRATIONS: readonly Migration[] = [
	{ name: '0001-start', up: start.up },
	{ name: '0002-programme', up: programme.up },
	{ name: '0003-imports', up: imports.up },
	{ name: '0004-action-subject', up: actionSubject.up },
	{ name: '0005-second-factor', up: secondFactor.up },
	{ name: '0006-quarantine', up: quarantine.up },
	{ name: '0007-views', up: views.up },
	{ name: '0008-repairs', up: repairs.up },
	{ name: '0009-notices', up: notices.up },
	{ name: '0010-status', up: status.up },
	{ name: '0011-money', up: money.up },
	{ name: '0012-plan', up: plan.up },
	{ name: '0013-plan-changes', up: planChanges.up },
	{ name: '0014-support', up: support.up },
	{ name: '0015-held-accounts', up: heldAccounts.up },
	{ name: '0016-ends-corrected', up: endsCorrected.up }
];
