/** What follows from the figures of items 5 to 7: systems, equipment, network. (DOMAIN §1.6) */
import { share, type Derivation, type Sheet } from './derived.ts';
import { plain } from './figure.ts';
import { one, two, won } from './round.ts';
import { pastLifeKeys } from './rules.ts';

export const onnara: readonly Derivation[] = [
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

export const environment: readonly Derivation[] = [
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

export const network: readonly Derivation[] = [
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
