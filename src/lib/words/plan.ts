/** Words of the department's plan, by subject. */
import type { Words } from './locale.ts';
import { actuals } from './plan/actuals.ts';
import { checks } from './plan/checks.ts';
import { frame } from './plan/frame.ts';
import { item } from './plan/item.ts';
import { overview } from './plan/overview.ts';
import { programme } from './plan/programme.ts';
import { years } from './plan/years.ts';

export const plan = {
	ko: {
		...frame.ko,
		...overview.ko,
		...checks.ko,
		...item.ko,
		...programme.ko,
		...actuals.ko,
		...years.ko
	},
	en: {
		...frame.en,
		...overview.en,
		...checks.en,
		...item.en,
		...programme.en,
		...actuals.en,
		...years.en
	}
} satisfies Words;
