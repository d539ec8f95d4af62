/** What stands before a door: who has to wait, as one process remembers it. */
import { describe, expect, test } from 'vitest';
import { openGate } from '../../src/lib/server/gate.ts';
import { neighbourhoodOf, subscriberOf } from '../../src/lib/server/network.ts';
import { line } from '../../src/lib/server/queue.ts';
import { knownFor } from '../../src/lib/server/status/known.ts';
import { householdThreshold, MINUTES, staffThreshold } from '../../src/lib/server/threshold.ts';

const KEY = Buffer.alloc(32, 7);
const START = '2021-04-05T00:00:00.000Z';
const at = (seconds: number) => new Date(Date.parse(START) + seconds * 1000).toISOString();

describe('a gate', () => {
	test('says how long an asker has to wait, and asks the database again after a minute', () => {
		const gate = openGate();
		expect(gate.waitOf('mina', at(0))).toBeNull();
		gate.close('mina', 10, at(0));
		expect([gate.waitOf('mina', at(0)), gate.waitOf('mina', at(59))]).toEqual([10, 10]);
		expect(gate.waitOf('suho', at(0))).toBeNull();
		expect(gate.waitOf('mina', at(60))).toBeNull();
		expect(gate.size).toBe(0);
	});
	test('opens when the wait is over, for whoever was right, and where the clock was set back', () => {
		const gate = openGate({ forMs: 600_000 });
		gate.close('mina', 1, at(0));
		expect([gate.waitOf('mina', at(59)), gate.waitOf('mina', at(60))]).toEqual([1, null]);
		gate.close('mina', 5, at(0));
		gate.open('mina');
		expect(gate.waitOf('mina', at(1))).toBeNull();
		gate.close('mina', 5, at(0));
		expect(gate.waitOf('mina', at(-3600))).toBeNull();
	});
	test('remembers the latest so many, whoever comes', () => {
		const gate = openGate({ most: 100 });
		for (let i = 0; i < 1000; i += 1) gate.close(`asker ${i}`, 5, at(0));
		expect(gate.size).toBe(100);
		expect([gate.waitOf('asker 0', at(0)), gate.waitOf('asker 999', at(0))]).toEqual([null, 5]);
	});
});

describe('a threshold', () => {
	const view = 'ko.normal.plain';
	const page = async () =>
		new Response(`<p>${MINUTES}분 뒤에</p>`, { headers: { 'content-type': 'text/html' } });

	test('lets a device of ours pass where only its address has to wait', () => {
		const threshold = householdThreshold(KEY);
		const known = knownFor(KEY, 'code', undefined);
		threshold.keep({ ip: '1.1.1.1', known: undefined }, 5, at(0));
		expect(threshold.waitOf({ ip: '1.1.1.1', known: undefined }, at(1))).toBe(5);
		expect(threshold.waitOf({ ip: '1.1.1.1', known: 'forged.x' }, at(1))).toBe(5);
		expect(threshold.waitOf({ ip: '1.1.1.1', known }, at(1))).toBeNull();
		threshold.keep({ ip: '1.1.1.1', known }, 5, at(1));
		expect(threshold.waitOf({ ip: '1.1.1.1', known }, at(2))).toBe(5);
		expect(threshold.waitOf({ ip: '2.2.2.2', known }, at(2))).toBeNull();
		threshold.forget({ ip: '1.1.1.1', known });
		expect(threshold.waitOf({ ip: '1.1.1.1', known: undefined }, at(3))).toBeNull();
	});
	test('of the desks leaves it to the door to say so twenty times, for the office behind one address', () => {
		const threshold = staffThreshold();
		const desk = { ip: '1.1.1.1', known: undefined };
		for (let i = 0; i < 20; i += 1) {
			expect(threshold.waitOf(desk, at(i))).toBeNull();
			threshold.keep(desk, 10, at(i));
		}
		expect(threshold.waitOf(desk, at(20))).toBe(10);
		expect(threshold.waitOf(desk, at(60))).toBeNull();
	});
	test('draws a page once for each view and says in it how long', async () => {
		const threshold = householdThreshold(KEY);
		let drawn = 0;
		const draw = () => ((drawn += 1), page());
		const first = await threshold.answer(5, view, draw);
		const second = await threshold.answer(7, view, draw);
		expect(drawn).toBe(1);
		expect([first.status, first.headers.get('retry-after')]).toEqual([429, '300']);
		expect([await first.text(), await second.text()]).toEqual([
			'<p>5분 뒤에</p>',
			'<p>7분 뒤에</p>'
		]);
		await threshold.answer(5, 'en.normal.plain', draw);
		const crowd = await threshold.answer('CROWDED', view, draw);
		expect([drawn, crowd.headers.get('retry-after')]).toEqual([3, '10']);
	});
	test('that could not draw tries again with the next', async () => {
		const threshold = householdThreshold(KEY);
		const broken = async () => new Response('', { status: 500 });
		await expect(threshold.answer(5, view, broken)).rejects.toThrow('500');
		expect((await threshold.answer(5, view, page)).status).toBe(429);
	});
});

describe('a line', () => {
	const turns = () => new Promise(setImmediate);

	test('lets pass whoever goes first, also where the others fill it', async () => {
		const inTurn = line({ atOnce: 1, waiting: 2 });
		const done: string[] = [];
		const one = (name: string, first = false) =>
			inTurn(async () => (await turns(), done.push(name)), { first });
		const all = [one('a'), one('b'), one('c')];
		expect(inTurn.isFull()).toBe(true);
		await expect(one('d')).rejects.toThrow('BUSY');
		all.push(one('known', true));
		await Promise.all(all);
		expect(done).toEqual(['a', 'known', 'b', 'c']);
		expect(inTurn.isFull()).toBe(false);
	});
	test('rests between strangers while others of them wait, and takes known ones meanwhile', async () => {
		const inTurn = line({ atOnce: 1, waiting: 5, rests: true });
		const done: string[] = [];
		const slow = (name: string) =>
			inTurn(async () => {
				const until = performance.now() + 30;
				while (performance.now() < until) await turns();
				done.push(name);
			});
		const began = performance.now();
		const all = [slow('a'), slow('b')];
		await all[0];
		await inTurn(async () => done.push('known'), { first: true });
		expect(done).toEqual(['a', 'known']);
		await Promise.all(all);
		expect(performance.now() - began).toBeGreaterThanOrEqual(85);
		await expect(inTurn(async () => 'next')).resolves.toBe('next');
	});
});

test.each([
	['203.0.113.9', '203.0.113.9', '203.0.113.0/24'],
	['::ffff:203.0.113.9', '203.0.113.9', '203.0.113.0/24'],
	['2001:DB8:0:7::1', '2001:db8:0:7::/64', '2001:db8:0::/48'],
	['2001:db8:0:7:ffff:1:2:3', '2001:db8:0:7::/64', '2001:db8:0::/48'],
	['fe80::1%eth0', 'fe80:0:0:0::/64', 'fe80:0:0::/48'],
	['::1', '0:0:0:0::/64', '0:0:0::/48'],
	['unknown', 'unknown', 'unknown']
])('%s is %s, of %s', (ip, subscriber, neighbourhood) => {
	expect([subscriberOf(ip), neighbourhoodOf(ip)]).toEqual([subscriber, neighbourhood]);
});
