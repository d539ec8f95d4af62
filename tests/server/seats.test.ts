/** What stays open for long: streams and first fills. */
import { expect, test } from 'vitest';
import { seats } from '../../src/lib/server/seats.ts';
import { pokeStream } from '../../src/lib/server/stream.ts';
import { doorstep, rejection } from './doorstep.ts';

test('one asker takes so many places, all together so many', () => {
	const take = seats({ each: 2, total: 3 });
	const leave = take('mina');
	take('mina');
	expect(() => take('mina')).toThrow('BUSY');
	take('suho');
	expect(() => take('jiho')).toThrow('BUSY');
	leave();
	leave();
	take('jiho');
	expect(() => take('suho')).toThrow('BUSY');
});

test('a place whose holder fell silent is free again', () => {
	const take = seats({ each: 1, total: 1, forMs: 1000 });
	take('mina', 0);
	expect(() => take('mina', 999)).toThrow('BUSY');
	take('mina', 1000);
});

test('a stream that is hung up leaves its place', async () => {
	const take = seats({ each: 1, total: 1 });
	const leave = take('mina');
	const stream = pokeStream(
		() => leave,
		async () => true
	);
	expect(() => take('mina')).toThrow('BUSY');
	await stream.cancel();
	take('mina');
});

const step = doorstep();

test('a sign-in has twelve streams and is told to come again for more', async () => {
	const open = await Promise.all(
		Array.from({ length: 12 }, () => step.as('office').ask('/api/sync/poke'))
	);
	expect(open.map(({ status }) => status)).toEqual(Array(12).fill(200));
	const refused = await step.as('office').ask('/api/sync/poke');
	expect(refused.status).toBe(503);
	expect(refused.headers.get('retry-after')).not.toBeNull();
	expect(await rejection(refused)).toBe('BUSY');
	const other = await step.as('field').ask('/api/sync/poke');
	expect(other.status).toBe(200);
	for (const { body } of [...open, other]) await body?.cancel();
	await expect
		.poll(async () => {
			const again = await step.as('office').ask('/api/sync/poke');
			await again.body?.cancel();
			return again.status;
		})
		.toBe(200);
}, 60_000);
