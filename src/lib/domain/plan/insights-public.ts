/** What follows from the figures of items 1 and 2: publicity and press. (DOMAIN §1.4) */
import { share, type Derivation } from './derived.ts';
import { plain } from './figure.ts';
import { one, two, won } from './round.ts';

export const publicity: readonly Derivation[] = [
	[
		'1.youtube',
		1,
		({ v, t }) => {
			const [before, now] = [v('1.youtube.before'), v('1.youtube.now')];
			const times = two(now / before);
			return {
				values: { more: now - before, times, before, now },
				arithmetic: [
					`${t('1.youtube.now')} − ${t('1.youtube.before')} = ${plain(now - before)}`,
					`${t('1.youtube.now')} ÷ ${t('1.youtube.before')} = ${times}`
				]
			};
		}
	],
	[
		'1.signage',
		1,
		({ v, t }) => {
			const after = v('1.signage.run') + v('1.signage.plan');
			return {
				values: { now: v('1.signage.run'), after, billboard: v('1.billboard.plan') },
				arithmetic: [`${t('1.signage.run')} + ${t('1.signage.plan')} = ${plain(after)}`],
				leads: true
			};
		}
	],
	[
		'1.creator',
		1,
		({ v }) => {
			const [before, plan] = [v('1.creator.before'), v('1.creator.plan')];
			return {
				values: { before: before * 12, plan: plan * 12 },
				arithmetic: [`${before} × 12 = ${before * 12}`, `${plan} × 12 = ${plan * 12}`]
			};
		}
	],
	[
		'1.peak',
		1,
		({ v, t }) => {
			const [then, now, next] = ['-1', '0', '1'].map((column) => v(`1.budget.${column}`));
			const [from, peak, after] = [then ?? 0, now ?? 0, next ?? 0];
			if (peak <= from || peak <= after) return null;
			const fall = one((after / peak - 1) * 100);
			return {
				values: { times: one(peak / from), more: peak - from, fall, once: peak - after },
				arithmetic: [
					`${t('1.budget.0')} − ${t('1.budget.-1')} = ${won(peak - from)}`,
					`${t('1.budget.0')} ÷ ${t('1.budget.-1')} = ${one(peak / from)}`,
					`${t('1.budget.0')} − ${t('1.budget.1')} = ${won(peak - after)}`,
					`${t('1.budget.1')} ÷ ${t('1.budget.0')} − 1 = ${plain(fall)}%`
				],
				assumes: true,
				warns: true
			};
		}
	]
];

const TERMS = ['5', '6', '7'] as const;

export const press: readonly Derivation[] = [
	[
		'2.rate',
		2,
		({ v, t, figures }) => {
			const named = (key: string) => figures.get(key)?.label ?? key;
			const rate = (n: string) => one(v(`2.press.${n}`) / v(`2.press.${n}.months`));
			return {
				values: { five: rate('5'), six: rate('6'), seven: rate('7') },
				arithmetic: TERMS.map(
					(n) =>
						`${named(`2.press.${n}`)}: ${t(`2.press.${n}`)} ÷ ${t(`2.press.${n}.months`)} = ${rate(n)}`
				),
				assumes: true,
				leads: true
			};
		}
	],
	[
		'2.air',
		2,
		({ v, t, figures }) => {
			const named = (key: string) => figures.get(key)?.label ?? key;
			const air = (n: string) => share(v(`2.press.${n}.air`), v(`2.press.${n}`));
			return {
				values: { five: air('5'), six: air('6'), seven: air('7') },
				arithmetic: TERMS.map(
					(n) =>
						`${named(`2.press.${n}.air`)}: ${t(`2.press.${n}.air`)} ÷ ${t(`2.press.${n}`)} = ${air(n)}%`
				)
			};
		}
	],
	[
		'2.releases',
		2,
		({ v, t }) => {
			const perDay = v('2.releases.perDay');
			const target = perDay * v('2.releases.days');
			return {
				values: { target, days: v('2.releases.days'), calendar: perDay * 365 },
				arithmetic: [
					`${t('2.releases.perDay')} × ${t('2.releases.days')} = ${plain(target)}`,
					`${t('2.releases.perDay')} × 365 = ${plain(perDay * 365)}`
				],
				assumes: true,
				warns: true
			};
		}
	],
	[
		'2.budget',
		2,
		({ v, t }) => {
			const change = one((v('2.budget.0') / v('2.budget.-1') - 1) * 100);
			return {
				values: { change },
				arithmetic: [`${t('2.budget.0')} ÷ ${t('2.budget.-1')} − 1 = ${plain(change)}%`]
			};
		}
	]
];
