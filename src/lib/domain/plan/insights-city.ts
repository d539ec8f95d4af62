/** What follows from the figures of items 3 and 4: the smart city, the digital divide. (DOMAIN §1.3, §1.5) */
import { share, type Derivation } from './derived.ts';
import { MONEY, plain, shown } from './figure.ts';
import { won } from './round.ts';

export const smartCity: readonly Derivation[] = [
	[
		'3.alley',
		3,
		({ v, t }) => {
			const part = share(v('3.alley.cost'), v('3.budget.0'));
			return {
				values: { share: part },
				arithmetic: [`${t('3.alley.cost')} ÷ ${t('3.budget.0')} = ${part}%`],
				leads: true
			};
		}
	],
	[
		'3.devices',
		3,
		({ v, t }) => {
			const devices = v('3.alley.sites') * v('3.alley.services');
			return {
				values: { devices },
				arithmetic: [`${t('3.alley.sites')} × ${t('3.alley.services')} = ${devices}`]
			};
		}
	],
	[
		'3.survey',
		3,
		({ v, t }) => {
			const each = v('3.survey.cost') / v('3.survey.people');
			return {
				values: { each },
				arithmetic: [`${t('3.survey.cost')} ÷ ${t('3.survey.people')} = ${won(each)}`]
			};
		}
	],
	[
		'3.later',
		3,
		({ v, t }) => {
			v('3.budget.0');
			const [next, after] = [v('3.budget.1'), v('3.budget.2')];
			if (next === 0 && after === 0) return null;
			return {
				values: { next, after },
				arithmetic: [`${t('3.budget.1')} + ${t('3.budget.2')} = ${won(next + after)}`],
				warns: true
			};
		}
	]
];

const EVEN = 7;

export const divide: readonly Derivation[] = [
	[
		'4.fee',
		4,
		({ v, t }) => {
			const fee = v('4.net.1') / v('4.quota') / 12;
			const months = v('4.net.0') / fee;
			return {
				values: { fee, months, from: months / v('4.quota') },
				arithmetic: [
					`${t('4.net.1')} ÷ ${t('4.quota')} ÷ 12 = ${shown(fee, MONEY)}`,
					`${t('4.net.0')} ÷ ${shown(fee, MONEY)} = ${plain(months)}`,
					`${plain(months)} ÷ ${t('4.quota')} = ${plain(months / v('4.quota'))}`
				],
				assumes: true
			};
		}
	],
	[
		'4.under',
		4,
		({ v, t }) => {
			const fee = v('4.net.1') / v('4.quota') / 12;
			const each = v('4.quota') / EVEN;
			const from = (months: number[]) => months.reduce((sum, month) => sum + month, 0) * each;
			const same = Math.round(from([10, 9, 8, 7, 6, 5, 4]) * 1000) / 1000;
			const after = Math.round(from([9, 8, 7, 6, 5, 4, 3]) * 1000) / 1000;
			const line = (months: number) =>
				`${t('4.net.0')} − ${plain(months)} × ${won(fee)} = ${won(v('4.net.0') - months * fee)}`;
			return {
				values: { same: v('4.net.0') - same * fee, after: v('4.net.0') - after * fee },
				arithmetic: [
					`(10 + 9 + 8 + 7 + 6 + 5 + 4) × ${t('4.quota')} ÷ ${EVEN} = ${plain(same)}`,
					line(same),
					`(9 + 8 + 7 + 6 + 5 + 4 + 3) × ${t('4.quota')} ÷ ${EVEN} = ${plain(after)}`,
					line(after)
				],
				assumes: true,
				warns: true
			};
		}
	],
	[
		'4.each',
		4,
		({ v, t }) => {
			const each = v('4.pc.0') / v('4.quota');
			return {
				values: { each },
				arithmetic: [`${t('4.pc.0')} ÷ ${t('4.quota')} = ${shown(each, MONEY)}`],
				assumes: true
			};
		}
	],
	[
		'4.cohorts',
		4,
		({ v, t }) => {
			const fee = v('4.net.1') / v('4.quota') / 12;
			const months = v('4.net.1') / fee;
			const own = v('4.net.0') / fee;
			return {
				values: { months, own, tail: months - own },
				arithmetic: [
					`${t('4.net.1')} ÷ ${shown(fee, MONEY)} = ${plain(months)}`,
					`${plain(months - own)} + ${plain(own)} = ${plain(months)}`
				],
				assumes: true,
				warns: true
			};
		}
	]
];
