/** What follows from the figures of each item, one line of arithmetic for each step, in the order of the items. */
import type { Derivation } from './derived.ts';
import { divide, smartCity } from './insights-city.ts';
import { press, publicity } from './insights-public.ts';
import { environment, network, onnara } from './insights-systems.ts';

export const insightsOfItems: readonly Derivation[] = [
	...publicity,
	...press,
	...smartCity,
	...divide,
	...onnara,
	...environment,
	...network
];
