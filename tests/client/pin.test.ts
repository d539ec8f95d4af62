import { describe, expect, test } from 'vitest';
import { refuseWeak, unwrapKey, wrapKey, WeakPin } from '../../src/lib/client/pin.ts';
import { stretch } from '../../src/lib/client/stretch.ts';
import { createVault, importKey } from '../../src/lib/client/vault.ts';

const chance = {
	bytes: (count: number) => crypto.getRandomValues(new Uint8Array(count)),
	fraction: () => 0.5
};

describe('a PIN', () => {
	test.each([
		'1234',
		'12345',
		'123456',
		'654321',
		'890123',
		'000000',
		'121212',
		'123123',
		'112233'
	])('%s is refused', (pin) => expect(() => refuseWeak(pin)).toThrow(WeakPin));

	test.each(['294751', '110934', '860205'])('%s is taken', (pin) =>
		expect(() => refuseWeak(pin)).not.toThrow()
	);

	test('unwraps the key that it wrapped; another one does not', async () => {
		const dataKey = chance.bytes(32);
		const wrap = await wrapKey('294751', dataKey, chance, stretch);
		expect(await unwrapKey('294751', wrap, stretch)).toEqual(dataKey);
		expect(await unwrapKey('294752', wrap, stretch)).toBeNull();
		const elsewhere = { ...wrap, secret: chance.bytes(32) };
		expect(await unwrapKey('294751', elsewhere, stretch)).toBeNull();
	});
});

describe('a sealed piece', () => {
	test('opens at its own place only, and not when a bit was changed', async () => {
		const vault = createVault(await importKey(chance.bytes(32)), 1, chance);
		const sealed = await vault.seal('household|1|7', '표식');
		expect(await vault.open('household|1|7', sealed)).toBe('표식');
		await expect(vault.open('household|2|7', sealed)).rejects.toThrow();
		const bent = sealed.map((byte, i) => (i === 20 ? byte ^ 1 : byte));
		await expect(vault.open('household|1|7', bent)).rejects.toThrow();
	});

	test('never uses an IV twice', async () => {
		const vault = createVault(await importKey(chance.bytes(32)), 1, chance);
		const ivs = new Set<string>();
		for (let i = 0; i < 600; i++) ivs.add((await vault.seal('p', 'x')).subarray(0, 12).join());
		expect(ivs.size).toBe(600);
	});
});
