import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, expect, test } from 'vitest';
import { openLine } from './line.ts';

let heard = 0;
const server = createServer((_req, res) => res.end(String(++heard))).listen(0);
await once(server, 'listening');
const line = await openLine((server.address() as AddressInfo).port);
const ask = async (): Promise<string> => (await fetch(line.url)).text();

afterAll(async () => {
	await line.close();
	server.close();
});

test('a line passes, is cut, and passes again', async () => {
	expect(await ask()).toBe('1');
	line.cut();
	await expect(ask()).rejects.toThrow();
	line.join();
	expect(await ask()).toBe('2');
});

test('a deaf line delivers the request and loses the answer', async () => {
	line.loseAnswers();
	await expect(ask()).rejects.toThrow();
	line.join();
	expect(await ask()).toBe('4');
});
