import { afterEach, beforeEach, expect, test } from 'vitest';
import { access, append, verify, type Entry } from '../../src/lib/server/audit.ts';
import type { Database } from '../../src/lib/server/db.ts';
import type { AuditRow } from '../../src/lib/server/schema.ts';
import { onEveryDatabase } from '../stand/database.ts';
import { NOW } from './scene.ts';

const LENGTH = 40;

/** A small generator of chance with a seed, so that a failure can be repeated. */
function chance(seed: number): (below: number) => number {
	let state = seed;
	return (below) => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return Math.floor((state / 2 ** 32) * below);
	};
}

function entry(i: number): Entry {
	return {
		at: NOW,
		userId: i % 3 ? 'mina' : null,
		from: '192.0.2.1',
		subject: i % 2 ? `home-${i}` : null,
		work: `work ${i % 5}`,
		actionId: i % 4 ? `a${i}` : null
	};
}

const FIELDS = ['at', 'userId', 'from', 'subject', 'work', 'actionId', 'hash'] as const;
type Tampering = (rows: AuditRow[], pick: (below: number) => number) => AuditRow[];

/** What somebody with the database open may do to the log. Each changes what it says. */
const TAMPERINGS: Record<string, Tampering> = {
	edit: (rows, pick) => {
		const at = pick(rows.length);
		const field = FIELDS[pick(FIELDS.length)] as (typeof FIELDS)[number];
		return rows.map((row, i) => (i === at ? { ...row, [field]: `${row[field]}x` } : row));
	},
	delete: (rows, pick) => {
		const at = pick(rows.length - 1);
		return rows.filter((_, i) => i !== at);
	},
	'delete and close the gap': (rows, pick) => {
		const at = pick(rows.length);
		return rows.filter((_, i) => i !== at).map((row, i) => ({ ...row, seq: i + 1 }));
	},
	reorder: (rows, pick) => {
		const a = pick(rows.length);
		const b = (a + 1 + pick(rows.length - 1)) % rows.length;
		const swapped = rows.map((row, i) => (i === a ? rows[b] : i === b ? rows[a] : row));
		return swapped.map((row, i) => ({ ...(row as AuditRow), seq: i + 1 }));
	},
	insert: (rows, pick) => {
		const at = pick(rows.length + 1);
		const forged = { ...(rows[pick(rows.length)] as AuditRow) };
		return rows.toSpliced(at, 0, forged).map((row, i) => ({ ...row, seq: i + 1 }));
	},
	truncate: (rows, pick) => rows.slice(0, pick(rows.length))
};

onEveryDatabase('the audit log', (open, kind) => {
	let database: Database;
	beforeEach(async () => {
		database = await open();
		for (let i = 0; i < LENGTH; i += 8) {
			const entries = Array.from({ length: 8 }, (_, k) => entry(i + k));
			await database.write((trx) => append(trx, entries));
		}
	});
	afterEach(() => database.close());

	async function replace(rows: AuditRow[]): Promise<void> {
		await database.db.deleteFrom('audit').execute();
		if (rows.length > 0) await database.db.insertInto('audit').values(rows).execute();
	}

	test('that nobody touched is whole', async () => {
		expect(await verify(database)).toEqual({ ok: true, count: LENGTH });
	});

	test('shows every one of 1,000 random tamperings', async () => {
		const rows = await database.db.selectFrom('audit').selectAll().orderBy('seq').execute();
		const runs = kind === 'SQLite' ? 1000 : 60;
		const names = Object.keys(TAMPERINGS);
		for (let seed = 1; seed <= runs; seed++) {
			const pick = chance(seed * 7919);
			const name = names[seed % names.length] as string;
			await replace((TAMPERINGS[name] as Tampering)(rows, pick));
			expect(await verify(database), `${name}, seed ${seed}`).toMatchObject({ ok: false });
		}
		await replace(rows);
		expect(await verify(database)).toEqual({ ok: true, count: LENGTH });
	});

	test('names the first broken entry', async () => {
		await database.db.updateTable('audit').set({ work: 'x' }).where('seq', 'in', [7, 9]).execute();
		expect(await verify(database)).toEqual({ ok: false, count: LENGTH, brokenAt: 7 });
	});

	test('misses entries that were cut off at its end, even with a forged head', async () => {
		const marks = await database.db.selectFrom('audit_head').selectAll().executeTakeFirstOrThrow();
		await database.db
			.insertInto('backup')
			.values({
				...{ id: 'b', at: NOW, version: 1, name: 'b' },
				...{ auditCount: marks.count, auditHash: marks.hash }
			})
			.execute();
		await database.db.deleteFrom('audit').where('seq', '>', 10).execute();
		const last = await database.db
			.selectFrom('audit')
			.select('hash')
			.where('seq', '=', 10)
			.executeTakeFirstOrThrow();
		await database.db.updateTable('audit_head').set({ count: 10, hash: last.hash }).execute();
		expect(await verify(database)).toEqual({ ok: false, count: 10, brokenAt: 11 });
	});

	test('stays in one line when many write at once', async () => {
		const who = { userId: 'mina', from: '192.0.2.1' };
		const what = { subject: 'home-1', purpose: '방문 준비', work: 'UNMASK' };
		await Promise.all(Array.from({ length: 30 }, () => access(database, who, what, NOW)));
		expect(await verify(database)).toEqual({ ok: true, count: LENGTH + 30 });
	});
});
