import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { findPlain, tearIndexedDb } from './disk.ts';
import { openTablet } from './tablet.ts';

const FILES: Record<string, string> = {
	'/': 'text/html\n<!doctype html><h1>이음</h1>',
	'/sw.js': `text/javascript
		oninstall = (e) => e.waitUntil(caches.open('shell').then((c) => c.addAll(['/', '/append.js'])));
		onactivate = (e) => e.waitUntil(clients.claim());
		onfetch = (e) => e.respondWith(caches.match(e.request).then((r) => r || fetch(e.request)));`,
	'/append.js': `text/javascript
		onmessage = async () => {
			const folder = await navigator.storage.getDirectory();
			const file = await folder.getFileHandle('journal', { create: true });
			const handle = await file.createSyncAccessHandle();
			const size = handle.getSize();
			handle.write(new Uint8Array([1, 2, 3]), { at: size });
			handle.flush();
			handle.close();
			postMessage(size);
		};`
};

const server = createServer((req, res) => {
	const [type, ...lines] = (FILES[req.url ?? ''] ?? 'text/plain\n').split('\n');
	res.setHeader('content-type', `${type?.trim()}; charset=utf-8`).end(lines.join('\n'));
}).listen(0);
await once(server, 'listening');
const url = `http://localhost:${(server.address() as AddressInfo).port}`;
const profile = mkdtempSync(path.join(tmpdir(), 'ieum-tablet-'));

afterAll(() => {
	server.close();
	rmSync(profile, { recursive: true, force: true });
});

/** Appends three bytes to a file of the private file system; returns its size before. */
const append = (page: Page): Promise<number> =>
	page.evaluate(
		() =>
			new Promise<number>((resolve) => {
				const worker = new Worker('/append.js');
				worker.onmessage = ({ data }) => resolve(data as number);
				worker.postMessage(null);
			})
	);

/** Puts a text into IndexedDB where one is given; returns what is there. */
const keep = (page: Page, text?: string): Promise<unknown> =>
	page.evaluate(
		(text) =>
			new Promise((resolve, reject) => {
				const opening = indexedDB.open('tablet', 1);
				opening.onupgradeneeded = () => opening.result.createObjectStore('rows');
				opening.onerror = reject;
				opening.onsuccess = () => {
					const mode = text === undefined ? 'readonly' : 'readwrite';
					const tx = opening.result.transaction('rows', mode, { durability: 'strict' });
					const rows = tx.objectStore('rows');
					if (text !== undefined) rows.put(text, 1);
					const read = rows.get(1);
					tx.oncomplete = () => {
						opening.result.close();
						resolve(read.result ?? null);
					};
				};
			}),
		text
	);

test('a tablet that is killed comes back with its shell, its journal and its database', async () => {
	const first = await openTablet(profile);
	await first.page.goto(url);
	await first.page.evaluate(() => navigator.serviceWorker.register('/sw.js'));
	await first.page.waitForFunction(() => navigator.serviceWorker.controller !== null);
	expect(await append(first.page)).toBe(0);
	expect(await keep(first.page, '홍길동의 주소')).toBe('홍길동의 주소');
	expect(await first.page.evaluate(() => navigator.locks.request('a', () => 'held'))).toBe('held');
	await first.kill();

	server.close();
	server.closeAllConnections();
	const second = await openTablet(profile);
	await second.page.goto(url);
	expect(await second.page.textContent('h1')).toBe('이음');
	expect(await append(second.page)).toBe(3);
	expect(await keep(second.page)).toBe('홍길동의 주소');
	await second.close();
});

test('whoever has the disk finds what was written in clear', () => {
	expect(findPlain(profile, ['홍길동의 주소', '010-0000-0000'])).toEqual([
		expect.stringMatching(/^홍길동의 주소 in .*IndexedDB/)
	]);
});

test('a torn log empties IndexedDB, at the second opening, and leaves the journal', async () => {
	expect(tearIndexedDb(profile)).toBe(1);
	const torn = await openTablet(profile);
	await torn.page.goto(url);
	await keep(torn.page);
	await torn.close();
	const after = await openTablet(profile);
	await after.page.goto(url);
	expect(await keep(after.page)).toBe(null);
	expect(await append(after.page)).toBe(6);
	await after.close();
});
