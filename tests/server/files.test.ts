import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { MAX_FILE_BYTES } from '../../src/lib/protocol.ts';
import type { Database } from '../../src/lib/server/db.ts';
import { noteBackup } from '../../src/lib/server/backup.ts';
import { heldOf, isCovered, putPart, readFile } from '../../src/lib/server/files.ts';
import { sweepFiles } from '../../src/lib/server/orphans.ts';
import { handIn } from '../../src/lib/server/quarantine.ts';
import { onEveryDatabase } from '../stand/database.ts';
import { assignment, furnish, handOver, NOW, tabletOf } from './scene.ts';

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const image = Buffer.concat([PNG, Buffer.alloc(1000, 7)]);
const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

onEveryDatabase('a file', (open) => {
	let database: Database;
	beforeEach(async () => void (database = await open()));
	afterEach(() => database.close());

	const put = (from: number, to: number, bytes: Buffer = image, hash = sha(bytes)) =>
		putPart(
			database,
			{ hash, offset: from, total: bytes.length, bytes: bytes.subarray(from, to) },
			NOW
		);

	test('arrives in parts that go on where they were cut', async () => {
		expect(await put(0, 400)).toEqual({ held: 400, complete: false, refusal: null });
		expect(await heldOf(database.db, sha(image))).toMatchObject({ held: 400, complete: false });
		expect(await readFile(database.db, sha(image))).toBeUndefined();
		expect(await put(400, 1008)).toEqual({ held: 1008, complete: true, refusal: null });
		const file = await readFile(database.db, sha(image));
		expect(file?.type).toBe('image/png');
		expect(sha(file?.bytes ?? PNG)).toBe(sha(image));
	});

	test('may come twice, or the same part at once', async () => {
		await put(0, 400);
		expect(await put(0, 400)).toMatchObject({ held: 400, refusal: null });
		expect(await put(500, 600)).toMatchObject({ held: 400, refusal: 'WRONG_OFFSET' });
		await Promise.all(Array.from({ length: 5 }, () => put(400, 1008)));
		expect(await put(0, 1008)).toEqual({ held: 1008, complete: true, refusal: null });
		expect(sha((await readFile(database.db, sha(image)))?.bytes ?? PNG)).toBe(sha(image));
	});

	test('need not stay on a tablet once a backup was made after it', async () => {
		const hash = sha(image);
		await put(0, 1008);
		expect(await isCovered(database.db, hash)).toBe(false);
		await noteBackup(database, { version: 0, name: 'early' }, NOW);
		expect(await isCovered(database.db, hash)).toBe(false);
		await noteBackup(database, { version: 0, name: 'later' }, '2021-04-06T01:00:00.000Z');
		expect(await isCovered(database.db, hash)).toBe(true);
	});

	test('that nothing names goes after a month, and no other', async () => {
		const drawn = ['loose', 'signed', 'refused', 'apart'].map((name) =>
			Buffer.concat([PNG, Buffer.from(name)])
		) as [Buffer, Buffer, Buffer, Buffer];
		for (const bytes of drawn) await put(0, bytes.length, bytes);
		const [loose, signed, refused, apart] = drawn.map(sha) as [string, string, string, string];
		await furnish(database);
		const tablet = await tabletOf(database, 'mina');
		await tablet.sync([
			tablet.action('assign', assignment(1)),
			tablet.action('handOver', handOver(1, { signatureHash: signed })),
			tablet.action('handOver', { signatureHash: refused })
		]);
		const payload = JSON.stringify([{ id: 'x', input: { signatureHash: apart } }]);
		await handIn(database, { userId: 'mina', from: '' }, { device: tablet.id, payload }, NOW);
		expect(await sweepFiles(database, '2021-05-04T01:00:00.000Z')).toBe(0);
		expect(await sweepFiles(database, '2021-05-06T01:00:00.000Z')).toBe(1);
		const left = await database.db.selectFrom('file').select('hash').execute();
		expect(left.map(({ hash }) => hash).sort()).toEqual([signed, refused, apart].sort());
		expect(await heldOf(database.db, loose)).toMatchObject({ held: 0 });
	});

	test('that is not what its hash says is not kept, and may be sent anew', async () => {
		const wrong = Buffer.concat([PNG, Buffer.alloc(1000, 8)]);
		expect(await put(0, 1008, wrong, sha(image))).toMatchObject({ refusal: 'WRONG_BYTES' });
		expect(await heldOf(database.db, sha(image))).toMatchObject({ held: 0 });
		expect(await put(0, 1008)).toMatchObject({ complete: true });
	});

	test('whose first part named a wrong size begins anew', async () => {
		const part = { hash: sha(image), offset: 0, total: 999, bytes: image.subarray(0, 10) };
		await putPart(database, part, NOW);
		expect(await put(0, 1008)).toMatchObject({ complete: true });
	});

	test('is a PNG or JPEG of at most two MiB, by a whole SHA-256', async () => {
		const text = Buffer.from('<svg onload=alert(1)>');
		expect(await put(0, text.length, text)).toMatchObject({ refusal: 'WRONG_TYPE' });
		const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0]);
		expect(await put(0, 4, jpeg)).toMatchObject({ complete: true });
		const big = { hash: sha(image), offset: 0, total: MAX_FILE_BYTES + 1, bytes: image };
		expect(await putPart(database, big, NOW)).toMatchObject({ refusal: 'TOO_BIG' });
		for (const odd of [{ hash: '../x' }, { offset: -1 }, { total: 5 }, { offset: 0.5 }]) {
			const part = { hash: sha(image), offset: 0, total: 1008, bytes: image, ...odd };
			expect(await putPart(database, part, NOW)).toMatchObject({ refusal: 'MALFORMED' });
		}
	});
});
