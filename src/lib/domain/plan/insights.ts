/** What follows from the figures of each item, one line of arithmetic for each step. (DOMAIN §1.3–§1.6) */
import { share, type Derivation, type Sheet } from './derived.ts';
import { MONEY, plain, shown } from './figure.ts';
import { pastLifeKeys } from './rules.ts';

const one = (value: number) => Math.round(value * 10) / 10;
const two = (value: number) => Math.round(value * 100) / 100;
const won = (value: number) => shown(value, MONEY);

const publicity: Derivation[] = [
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

const press: Derivation[] = [
	[
		'2.rate',
		2,
		({ v, t }) => {
			const rate = (n: string) => one(v(`2.press.${n}`) / v(`2.press.${n}.months`));
			return {
				values: { five: rate('5'), six: rate('6'), seven: rate('7') },
				arithmetic: TERMS.map(
					(n) => `민선${n}기 ${t(`2.press.${n}`)} ÷ ${t(`2.press.${n}.months`)} = ${rate(n)}`
				),
				assumes: true,
				leads: true
			};
		}
	],
	[
		'2.air',
		2,
		({ v, t }) => {
			const air = (n: string) => share(v(`2.press.${n}.air`), v(`2.press.${n}`));
			return {
				values: { five: air('5'), six: air('6'), seven: air('7') },
				arithmetic: TERMS.map(
					(n) => `민선${n}기 ${t(`2.press.${n}.air`)} ÷ ${t(`2.press.${n}`)} = ${air(n)}%`
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

const smartCity: Derivation[] = [
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

const divide: Derivation[] = [
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

const onnara: Derivation[] = [
	[
		'5.past',
		5,
		({ v, fiscalYear }) => {
			const until = v('5.intro') + v('5.life');
			return {
				values: { until, over: fiscalYear - until },
				arithmetic: [
					`${v('5.intro')} + ${v('5.life')} = ${until}`,
					`${fiscalYear} − ${until} = ${fiscalYear - until}`
				],
				warns: true,
				leads: true
			};
		}
	],
	[
		'5.support',
		5,
		({ v, fiscalYear }) => ({
			values: { end: v('5.support'), left: v('5.support') - fiscalYear },
			arithmetic: [`${v('5.support')} − ${fiscalYear} = ${v('5.support') - fiscalYear}`]
		})
	],
	[
		'5.file',
		5,
		({ v }) => ({
			values: { times: v('5.file.after') / v('5.file.before') },
			arithmetic: [
				`${v('5.file.after')} ÷ ${v('5.file.before')} = ${v('5.file.after') / v('5.file.before')}`
			]
		})
	]
];

function pastLife({ v, figures }: Sheet, name: string, life: string, asOf: number) {
	const keys = pastLifeKeys(figures, name, v(life), asOf);
	const values = keys.map(v);
	const units = values.reduce((sum, value) => sum + value, 0);
	const of = share(units, v(`6.hold.${name}`));
	return { units, share: of, line: `${plain(units)} = ${values.map(plain).join(' + ')}` };
}

const environment: Derivation[] = [
	[
		'6.pcs',
		6,
		(sheet) => {
			const now = pastLife(sheet, 'pc', '6.pc.life', sheet.fiscalYear);
			const before = pastLife(sheet, 'pc', '6.pc.life', sheet.fiscalYear - 1);
			const all = sheet.t('6.hold.pc');
			return {
				values: {
					units: now.units,
					share: now.share,
					before: before.units,
					replace: sheet.v('6.replace')
				},
				arithmetic: [
					now.line,
					`${plain(now.units)} ÷ ${all} = ${now.share}%`,
					`${sheet.fiscalYear - 1}: ${before.line}`
				],
				leads: true
			};
		}
	],
	[
		'6.printers',
		6,
		(sheet) => {
			const now = pastLife(sheet, 'printer', '6.printer.life', sheet.fiscalYear);
			return {
				values: { units: now.units, share: now.share },
				arithmetic: [
					now.line,
					`${plain(now.units)} ÷ ${sheet.t('6.hold.printer')} = ${now.share}%`
				],
				warns: true
			};
		}
	],
	[
		'6.leases',
		6,
		({ v, fiscalYear }) => {
			const years = v('6.lease.years');
			const ends = (year: number) => v(`6.hold.lease.${year - years}`);
			const line = (year: number) => `${year - years} + ${years} = ${year}: ${ends(year)}`;
			return {
				values: { now: ends(fiscalYear), next: ends(fiscalYear + 1), year: fiscalYear },
				arithmetic: [line(fiscalYear), line(fiscalYear + 1)],
				warns: true
			};
		}
	],
	[
		'6.unit',
		6,
		({ v, t }) => {
			const [pc, lease] = [v('6.cost.pc') / v('6.replace'), v('6.cost.lease') / v('6.lease.units')];
			return {
				values: { pc, lease },
				arithmetic: [
					`${t('6.cost.pc')} ÷ ${t('6.replace')} = ${won(pc)}`,
					`${t('6.cost.lease')} ÷ ${t('6.lease.units')} = ${won(lease)}`
				]
			};
		}
	],
	[
		'6.systems',
		6,
		({ v, t }) => {
			const all = v('6.systems.central') + v('6.systems.own');
			return {
				values: { all },
				arithmetic: [`${t('6.systems.central')} + ${t('6.systems.own')} = ${all}`]
			};
		}
	]
];

const DEVICES = ['backbone', 'ips', 'media'] as const;

const network: Derivation[] = [
	[
		'7.over',
		7,
		({ v, fiscalYear }) => {
			const age = (name: string) => fiscalYear - v(`7.${name}.intro`);
			const values: Record<string, number> = {};
			const arithmetic = DEVICES.map((name) => {
				const life = v(`7.${name}.life`);
				values[name] = age(name) - life;
				values[`${name}Ratio`] = two(age(name) / life);
				return `${fiscalYear} − ${v(`7.${name}.intro`)} − ${life} = ${age(name) - life} (${age(name)} ÷ ${life} = ${two(age(name) / life)})`;
			});
			return { values, arithmetic, leads: true };
		}
	],
	[
		'7.unexplained',
		7,
		({ v, t }) => {
			const done = ['7.done.switch', '7.done.firewall', '7.done.log'];
			const sum = done.reduce((total, key) => total + v(key), 0);
			const left = v('7.budget.-1') - sum;
			if (left === 0) return null;
			return {
				values: {
					sum,
					left,
					share: share(sum, v('7.budget.-1')),
					rest: share(left, v('7.budget.-1'))
				},
				arithmetic: [
					`${done.map(t).join(' + ')} = ${won(sum)}`,
					`${t('7.budget.-1')} − ${won(sum)} = ${won(left)}`,
					`${won(left)} ÷ ${t('7.budget.-1')} = ${share(left, v('7.budget.-1'))}%`
				],
				warns: true
			};
		}
	],
	[
		'7.fall',
		7,
		({ v, t }) => {
			const fall = one((v('7.budget.1') / v('7.budget.0') - 1) * 100);
			return {
				values: { next: v('7.budget.1'), fall },
				arithmetic: [`${t('7.budget.1')} ÷ ${t('7.budget.0')} − 1 = ${plain(fall)}%`]
			};
		}
	],
	[
		'7.each',
		7,
		({ v, t }) => {
			const each = v('7.backbone.cost') / v('7.backbone.units');
			return {
				values: { each },
				arithmetic: [`${t('7.backbone.cost')} ÷ ${t('7.backbone.units')} = ${won(each)}`]
			};
		}
	]
];

export const insightsOfItems: readonly Derivation[] = [
	...publicity,
	...press,
	...smartCity,
	...divide,
	...onnara,
	...environment,
	...network
];
