import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Database } from '../../src/lib/server/db.ts';
import { noteSignature } from '../../src/lib/server/signatures.ts';
import { after, does, part, ticketOf } from '../domain/repair.ts';
import { onEveryDatabase } from '../stand/database.ts';
import { NOW, put } from './scene.ts';

const [fault, signed, repaired, first] = ['0a', '1b', '2c', '3d'].map((two) => two.repeat(32));
const mina = { id: 'mina', role: 'field', dongs: ['독산1동'], from: '' } as const;

onEveryDatabase('pictures of a repair', (open) => {
	let database: Database;
	beforeEach(async () => {
		database = await open();
		const office = await after(
			(town) => does.open(town, { photoHash: fault }),
			(town) => does.complete(town, { signatureHash: first, parts: [part(1000)] }),
			does.reopen,
			(town) => does.complete(town, { signatureHash: signed, photoHash: repaired })
		);
		await put(database, [{ table: 'ticket', row: ticketOf(office) }]);
	});
	afterEach(() => database.close());

	const seen = (hash: string | undefined, dongs: readonly string[] = mina.dongs) =>
		noteSignature(database, { ...mina, dongs }, hash ?? '', NOW);

	test('are shown to whoever serves the dong, before and after it was opened again, and noted', async () => {
		for (const hash of [fault, signed, repaired, first]) expect(await seen(hash)).toBe(true);
		const looks = await database.db.selectFrom('audit').select('subject').execute();
		expect(looks.map(({ subject }) => subject)).toEqual(Array(4).fill('h1'));
	});

	test('are not shown to another dong, nor a picture that stands on nothing', async () => {
		for (const hash of [fault, signed, repaired, first])
			expect(await seen(hash, ['가산동'])).toBe(false);
		expect(await seen('4e'.repeat(32))).toBe(false);
		expect(await seen('%')).toBe(false);
	});
});
