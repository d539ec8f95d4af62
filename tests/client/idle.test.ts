import { expect, test } from 'vitest';
import { idleState } from '../../src/lib/client/idle.ts';

const SECOND = 1000;

test.each([
	[0, 5, 'awake'],
	[239, 5, 'awake'],
	[240, 5, 'soon'],
	[299, 5, 'soon'],
	[300, 5, 'over'],
	[29, 1, 'awake'],
	[30, 1, 'soon'],
	[60, 1, 'over'],
	[9999, 60, 'over']
] as const)('after %i seconds without a touch a lock of %i minutes is %s', (idle, minutes, state) =>
	expect(idleState(idle * SECOND, minutes)).toBe(state)
);
