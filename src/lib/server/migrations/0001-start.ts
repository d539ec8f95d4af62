/** The first tables: the feed's clock, the synced tables, the log, people and their tablets, files. */
import { sql, type CreateTableBuilder, type Kysely } from 'kysely';

type Columns = Record<string, 'text' | 'text?' | 'int' | 'int?' | 'bytes' | 'bytes?'>;
type Dialect = 'sqlite' | 'postgres';

const SYNCED: Record<string, { columns: Columns; indexes: string[] }> = {
	programmeYear: {
		columns: {
			id: 'text',
			quota: 'int',
			firstMonth: 'text',
			lastMonth: 'text',
			pcBudget: 'int',
			internetBudget: 'int',
			monthlyCap: 'int',
			maxMonthsPerHousehold: 'int',
			maxActiveLines: 'int',
			warrantyYears: 'int',
			cooldownMonths: 'int',
			specMemoryGb: 'int',
			specSsdGb: 'int',
			specOs: 'text',
			specOffice: 'text',
			closedAt: 'text?'
		},
		indexes: []
	},
	worker: {
		columns: { id: 'text', name: 'text', dongs: 'text', disabledAt: 'text?' },
		indexes: []
	},
	household: {
		columns: {
			id: 'text',
			receiptNo: 'text',
			kind: 'text',
			name: 'text',
			phone: 'text',
			roadAddress: 'text',
			addressDetail: 'text',
			adminDong: 'text',
			category: 'text',
			note: 'text',
			registeredAt: 'text',
			movedOutAt: 'text?',
			deceasedAt: 'text?',
			ineligibleAt: 'text?',
			mergedIntoId: 'text?'
		},
		indexes: ['adminDong']
	},
	pc: {
		columns: {
			id: 'text',
			tag: 'text',
			serial: 'text',
			fiscalYear: 'text',
			model: 'text',
			memoryGb: 'int',
			ssdGb: 'int',
			monitor: 'text',
			os: 'text',
			office: 'text',
			sourcedAt: 'text',
			wipedAt: 'text?',
			refurbishingAt: 'text?',
			inspectedAt: 'text?',
			stockedAt: 'text?',
			outAt: 'text?',
			deliveredAt: 'text?',
			repairAt: 'text?',
			returnedAt: 'text?',
			lostAt: 'text?',
			scrappedAt: 'text?',
			assignmentId: 'text?',
			householdId: 'text?',
			replacesId: 'text?'
		},
		indexes: ['assignmentId', 'fiscalYear']
	},
	assignment: {
		columns: {
			id: 'text',
			fiscalYear: 'text',
			householdId: 'text',
			pcId: 'text?',
			adminDong: 'text',
			proposedAt: 'text',
			confirmedAt: 'text?',
			completedAt: 'text?',
			releasedAt: 'text?',
			releaseReason: 'text?',
			conflictedAt: 'text?',
			aboveQuotaAt: 'text?',
			aboveQuotaApprovedAt: 'text?',
			recallOrderedAt: 'text?'
		},
		indexes: ['householdId', 'fiscalYear', 'pcId']
	},
	visit: {
		columns: {
			id: 'text',
			assignmentId: 'text',
			householdId: 'text',
			workerId: 'text',
			adminDong: 'text',
			scheduledOn: 'text',
			scheduledAt: 'text?',
			attempt: 'int',
			note: 'text',
			acceptedAt: 'text?',
			failedAt: 'text?',
			failReason: 'text?',
			failNote: 'text',
			cancelledAt: 'text?'
		},
		indexes: ['assignmentId', 'scheduledOn', 'workerId']
	},
	receipt: {
		columns: {
			id: 'text',
			visitId: 'text?',
			assignmentId: 'text',
			householdId: 'text',
			pcId: 'text?',
			adminDong: 'text',
			fiscalYear: 'text',
			workerId: 'text',
			serial: 'text',
			deliveredAt: 'text',
			address: 'text',
			bootCheckedAt: 'text?',
			licenceCheckedAt: 'text?',
			officeCheckedAt: 'text?',
			internetCheckedAt: 'text?',
			recipientName: 'text',
			recipientRelation: 'text',
			signatureHash: 'text?',
			substitute: 'text?',
			substituteReason: 'text',
			swapReason: 'text?',
			replacedPcId: 'text?',
			warrantyUntil: 'text',
			note: 'text'
		},
		indexes: ['assignmentId', 'householdId', 'pcId', 'signatureHash']
	},
	exception: {
		columns: {
			id: 'text',
			code: 'text',
			params: 'text',
			actionId: 'text',
			fiscalYear: 'text',
			adminDong: 'text?',
			workerId: 'text',
			assignmentId: 'text?',
			householdId: 'text?',
			pcId: 'text?',
			receiptId: 'text?',
			openedAt: 'text',
			decidedAt: 'text?',
			decision: 'text?',
			decidedBy: 'text?',
			reason: 'text'
		},
		indexes: ['actionId', 'assignmentId', 'fiscalYear']
	}
};

const OTHER: Record<string, { key: string[]; columns: Columns; indexes: string[][] }> = {
	meta: { key: ['key'], columns: { key: 'text', value: 'text' }, indexes: [] },
	clock: { key: ['id'], columns: { id: 'int', value: 'int' }, indexes: [] },
	left_scope: {
		key: ['version', 'tableName', 'rowId', 'scope'],
		columns: { version: 'int', scope: 'text', tableName: 'text', rowId: 'text' },
		indexes: [['scope', 'version']]
	},
	action_log: {
		key: ['id'],
		columns: {
			id: 'text',
			deviceId: 'text?',
			userId: 'text',
			name: 'text',
			v: 'int',
			input: 'text?',
			content: 'text',
			at: 'text',
			receivedAt: 'text',
			clockOffMs: 'int?',
			version: 'int',
			verdict: 'text',
			code: 'text?',
			params: 'text'
		},
		indexes: [['receivedAt'], ['userId', 'receivedAt']]
	},
	delivery: {
		key: ['deviceId', 'n'],
		columns: { deviceId: 'text', n: 'int', actionId: 'text', version: 'int' },
		indexes: [['deviceId', 'version']]
	},
	audit: {
		key: ['seq'],
		columns: {
			seq: 'int',
			at: 'text',
			userId: 'text?',
			from: 'text',
			subject: 'text?',
			work: 'text',
			actionId: 'text?',
			hash: 'text'
		},
		indexes: [['subject'], ['userId'], ['actionId']]
	},
	audit_head: {
		key: ['id'],
		columns: { id: 'int', count: 'int', hash: 'text' },
		indexes: []
	},
	user: {
		key: ['id'],
		columns: {
			id: 'text',
			loginName: 'text',
			name: 'text',
			role: 'text',
			dongs: 'text',
			passwordHash: 'text',
			createdAt: 'text',
			disabledAt: 'text?',
			mustChangeAt: 'text?'
		},
		indexes: []
	},
	session: {
		key: ['tokenHash'],
		columns: {
			tokenHash: 'text',
			userId: 'text',
			deviceId: 'text?',
			createdAt: 'text',
			expiresAt: 'text',
			absoluteExpiresAt: 'text',
			familyId: 'text',
			rotatedAt: 'text?',
			ip: 'text',
			agent: 'text'
		},
		indexes: [['userId'], ['familyId'], ['expiresAt']]
	},
	device: {
		key: ['id'],
		columns: {
			id: 'text',
			userId: 'text',
			tabletId: 'text',
			name: 'text',
			keyEpoch: 'int',
			sealedKey: 'text',
			enrolledAt: 'text',
			revokedAt: 'text?',
			lastSeenAt: 'text?',
			settled: 'int',
			scope: 'text?'
		},
		indexes: [['userId'], ['tabletId']]
	},
	setup_link: {
		key: ['tokenHash'],
		columns: { tokenHash: 'text', createdAt: 'text', usedAt: 'text?' },
		indexes: []
	},
	login_attempt: {
		key: ['key'],
		columns: { key: 'text', failures: 'int', lockedUntil: 'text?' },
		indexes: []
	},
	alert: {
		key: ['id'],
		columns: {
			id: 'text',
			at: 'text',
			kind: 'text',
			params: 'text',
			seenAt: 'text?',
			seenBy: 'text?'
		},
		indexes: [['at']]
	},
	quarantine: {
		key: ['id'],
		columns: {
			id: 'text',
			at: 'text',
			deviceId: 'text',
			userId: 'text',
			payload: 'text',
			decidedAt: 'text?',
			decidedBy: 'text?'
		},
		indexes: [['deviceId']]
	},
	backup: {
		key: ['id'],
		columns: {
			id: 'text',
			at: 'text',
			version: 'int',
			name: 'text',
			auditCount: 'int',
			auditHash: 'text'
		},
		indexes: [['version']]
	},
	file: {
		key: ['hash'],
		columns: {
			hash: 'text',
			total: 'int',
			held: 'int',
			type: 'text?',
			createdAt: 'text',
			completeAt: 'text?',
			bytes: 'bytes?'
		},
		indexes: []
	},
	file_part: {
		key: ['hash', 'offset'],
		columns: { hash: 'text', offset: 'int', bytes: 'bytes' },
		indexes: []
	}
};

/** Each can be given only once, whatever the code above believes. */
const UNIQUE: { table: string; column: string; live?: true }[] = [
	{ table: 'household', column: 'receiptNo' },
	{ table: 'pc', column: 'serial' },
	{ table: 'pc', column: 'tag' },
	{ table: 'assignment', column: 'householdId', live: true },
	{ table: 'assignment', column: 'pcId', live: true },
	{ table: 'user', column: 'loginName' }
];

export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
	for (const [table, { columns, indexes }] of Object.entries(SYNCED)) {
		const all: Columns = { ...columns, version: 'int', scope: 'text' };
		await createTable(db, dialect, table, all, ['id']);
		for (const column of indexes) await createIndex(db, table, [column]);
		await createIndex(db, table, ['scope', 'version']);
	}
	for (const [table, { key, columns, indexes }] of Object.entries(OTHER)) {
		await createTable(db, dialect, table, columns, key);
		for (const index of indexes) await createIndex(db, table, index);
	}
	for (const { table, column, live } of UNIQUE) await createUnique(db, table, column, live);
	await sql`insert into "clock" ("id", "value") values (1, 0)`.execute(db);
	await sql`insert into "audit_head" ("id", "count", "hash") values (1, 0, ${'0'.repeat(64)})`.execute(
		db
	);
}

async function createTable(
	db: Kysely<unknown>,
	dialect: Dialect,
	table: string,
	columns: Columns,
	key: string[]
): Promise<void> {
	let builder: CreateTableBuilder<string, string> = db.schema.createTable(table);
	for (const [name, kind] of Object.entries(columns)) {
		const type = typeOf(kind, dialect);
		builder = builder.addColumn(name, type, (column) =>
			kind.endsWith('?') ? column : column.notNull()
		);
	}
	await builder.addPrimaryKeyConstraint(`${table}_key`, key).execute();
}

function typeOf(kind: Columns[string], dialect: Dialect) {
	if (kind.startsWith('text')) return 'text';
	if (kind.startsWith('int')) return dialect === 'sqlite' ? 'integer' : 'bigint';
	return dialect === 'sqlite' ? 'blob' : 'bytea';
}

async function createIndex(db: Kysely<unknown>, table: string, columns: string[]): Promise<void> {
	await db.schema
		.createIndex(`${table}_${columns.join('_')}`)
		.on(table)
		.columns(columns)
		.execute();
}

async function createUnique(
	db: Kysely<unknown>,
	table: string,
	column: string,
	live = false
): Promise<void> {
	const builder = db.schema.createIndex(`${table}_one_${column}`).unique().on(table).column(column);
	if (!live) return builder.execute();
	await builder.where(sql<boolean>`"releasedAt" is null and "conflictedAt" is null`).execute();
}
