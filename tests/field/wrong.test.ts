/** What a form calls wrong, and for how long. */
import { describe, expect, test } from 'vitest';
import { stillWrong } from '../../src/routes/(field)/field/wrong.ts';

describe('what a form calls wrong', () => {
	const typed = { name: '', phone: '' };
	const check = () => ({
		...(typed.name === '' && { name: 'no name' }),
		...(typed.phone === '' && { phone: 'no phone' })
	});

	test('is nothing while it is first typed', () => {
		expect(stillWrong(check, [])).toEqual({});
	});

	test('is what was wrong when the button was pressed, until it is put right', () => {
		const pressed = Object.keys(check());
		expect(stillWrong(check, pressed)).toEqual({ name: 'no name', phone: 'no phone' });
		typed.name = '꽃나래';
		expect(stillWrong(check, pressed)).toEqual({ phone: 'no phone' });
	});

	test('is nothing that became wrong since', () => {
		typed.name = '';
		expect(stillWrong(check, ['phone'])).toEqual({ phone: 'no phone' });
	});
});
