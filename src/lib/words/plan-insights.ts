/** What follows from the plan's figures, as sentences; each under the id of its derivation. */
import { plain } from '../domain/plan/figure.ts';
import { thousand } from './plan-figures.ts';
import type { Words } from './locale.ts';

type Values = Record<string, number>;
type Say = (v: Values) => string;
type Sentences = Record<string, Say>;

const n = (value: number | undefined) => plain(value ?? 0);
const won = (value: number | undefined) => thousand(value ?? 0);
const one = (value: number | undefined) => (value ?? 0).toFixed(1);
const minus = (value: number | undefined) => one(value).replace('-', '−');

const changed = (value = 0) =>
	`${one(Math.abs(value))}% ${value < 0 ? '줄었습니다' : '늘었습니다'}`;
const moved = (value = 0) => `${one(Math.abs(value))}% ${value < 0 ? 'less' : 'more'}`;

const ko: Sentences = {
	'total.-1': (v) => `전년도 예산은 ${n(v.items)}개 항목 ${won(v.total)}천원입니다.`,
	'total.0': (v) => `올해 예산은 ${n(v.items)}개 항목 ${won(v.total)}천원입니다.`,
	'total.1': (v) => `다음 해 계획은 ${n(v.items)}개 항목 ${won(v.total)}천원입니다.`,
	'total.2': (v) => `그다음 해 계획은 ${n(v.items)}개 항목 ${won(v.total)}천원입니다.`,
	'total.sum': (v) => `모든 항목의 합계는 ${won(v.total)}천원입니다.`,
	shares: () =>
		'항목마다 올해 예산에서 차지하는 비중입니다. 반올림하여 합이 100.0%가 아닐 수 있습니다.',
	growth: (v) =>
		v.then === v.now
			? `전년보다 ${changed(v.change)}.`
			: `전년보다 ${changed(v.change)}. 전년 열에는 ${n(v.then)}개 항목만 있어 ${n(v.now)}개 항목과 그대로 비교할 수 없습니다.`,
	grades: (v) =>
		`7급은 정원보다 ${n(v.seven)}명 많고 8급은 ${n(Math.abs(v.eight ?? 0))}명 적습니다.`,
	'1.youtube': (v) =>
		`유튜브 구독은 ${n(v.before)}명에서 ${n(v.now)}명으로 ${n(v.more)}명 늘어 ${v.times}배가 되었습니다.`,
	'1.signage': (v) =>
		`디지털사이니지는 ${n(v.now)}대에서 ${n(v.after)}대가 되고, 전광판 ${n(v.billboard)}대가 더해집니다.`,
	'1.creator': (v) =>
		`유튜버 활용 콘텐츠는 한 해 ${n(v.before)}회에서 ${n(v.plan)}회로 늘어납니다.`,
	'1.peak': (v) =>
		`올해 예산은 전년의 ${one(v.times)}배(+${won(v.more)}천원)이고 다음 해에는 ${minus(v.fall)}%입니다. ${won(v.once)}천원은 한 번 쓰는 돈으로 보입니다.`,
	'2.rate': (v) =>
		`월평균 보도는 민선5기 ${one(v.five)}건, 6기 ${one(v.six)}건, 7기 ${one(v.seven)}건입니다.`,
	'2.air': (v) =>
		`방송사 등의 비중은 민선5기 ${one(v.five)}%, 6기 ${one(v.six)}%, 7기 ${one(v.seven)}%입니다.`,
	'2.releases': (v) =>
		`보도자료 목표는 근무일 ${n(v.days)}일 기준 ${n(v.target)}건, 달력일 기준 ${n(v.calendar)}건입니다. 보도자료(낸 것)와 보도실적(실린 것)은 서로 나누지 않습니다.`,
	'2.budget': (v) => `예산은 전년보다 ${changed(v.change)}.`,
	'3.alley': (v) => `② 스마트 골목길이 이 항목 예산의 ${one(v.share)}%입니다.`,
	'3.devices': (v) => `골목길에 설치할 장치는 모두 ${n(v.devices)}개입니다.`,
	'3.survey': (v) => `수요조사는 응답자 한 사람에 ${won(v.each)}천원입니다.`,
	'3.later': (v) =>
		`다음 두 해도 ${won(v.next)}천원과 ${won(v.after)}천원을 잡았으나 사업 이름은 원문에 없습니다.`,
	'4.fee': (v) =>
		`인터넷 통신비는 한 가구 한 달 ${n(v.fee)}원이고, 올해 예산은 ${n(v.months)}가구·월, 곧 100가구가 ${n(v.from)}개월 쓰는 돈입니다.`,
	'4.under': (v) =>
		`보급이 3월부터 9월까지 고르게 이어지면 통신비가 ${won(v.same)}~${won(v.after)}천원 남습니다.`,
	'4.each': (v) =>
		`사랑의 PC 한 대에 평균 ${n(v.each)}원입니다. 수리·배송비가 들어 있는지는 원문에 없습니다.`,
	'4.cohorts': (v) =>
		`다음 해 통신비 ${n(v.months)}가구·월은 가구마다 12개월로 보면 올해 가구의 남은 ${n(v.tail)}과 새 가구의 ${n(v.own)}입니다.`,
	'5.past': (v) => `문서1.0은 ${v.until}년에 내용연수가 끝났고, 올해로 ${n(v.over)}년 지났습니다.`,
	'5.support': (v) => `${v.end}년부터 행정안전부 지원이 끊기므로 ${n(v.left)}년 남았습니다.`,
	'5.file': (v) => `첨부할 수 있는 파일이 ${n(v.times)}배 커집니다.`,
	'6.pcs': (v) =>
		`내용연수가 지난 컴퓨터 ${n(v.units)}대(${one(v.share)}%)가 교체할 ${n(v.replace)}대와 ${v.units === v.replace ? '같습니다' : '다릅니다'}. 전년 기준으로는 ${n(v.before)}대입니다.`,
	'6.printers': (v) =>
		`내용연수가 지난 프린터가 ${n(v.units)}대(${one(v.share)}%)인데 교체 예산이 없습니다. 임차 복합기가 대신합니다.`,
	'6.leases': (v) =>
		`임차 복합기 계약이 ${v.year}년에 ${n(v.now)}대, 다음 해에 ${n(v.next)}대 끝납니다.`,
	'6.unit': (v) =>
		`PC 한 대에 ${won(v.pc)}천원, 임차 복합기 한 대에 한 해 ${won(v.lease)}천원입니다.`,
	'6.systems': (v) => `운영하는 정보시스템은 모두 ${n(v.all)}개입니다.`,
	'7.over': (v) =>
		`교체할 장비는 내용연수를 ${n(v.backbone)}년(백본), ${n(v.ips)}년(침입방지), ${n(v.media)}년(보조기억매체) 넘겼습니다.`,
	'7.unexplained': (v) =>
		`전년 예산에서 원문이 밝힌 사업은 ${won(v.sum)}천원(${one(v.share)}%)이고 ${won(v.left)}천원(${one(v.rest)}%)은 설명이 없습니다.`,
	'7.fall': (v) => `다음 해 예산은 ${won(v.next)}천원으로 ${minus(v.fall)}%입니다.`,
	'7.each': (v) => `백본 스위치 1식에 ${won(v.each)}천원입니다.`
};

const en: Sentences = {
	'total.-1': (v) => `The year before has ${n(v.items)} items, ${won(v.total)} thousand won.`,
	'total.0': (v) => `This year has ${n(v.items)} items, ${won(v.total)} thousand won.`,
	'total.1': (v) => `The next year has ${n(v.items)} items, ${won(v.total)} thousand won.`,
	'total.2': (v) => `The year after has ${n(v.items)} items, ${won(v.total)} thousand won.`,
	'total.sum': (v) => `All items together are ${won(v.total)} thousand won.`,
	shares: () =>
		"Each item's share of this year's budget. Rounded, so they may not add up to 100.0%.",
	growth: (v) =>
		v.then === v.now
			? `${moved(v.change)} than the year before.`
			: `${moved(v.change)} than the year before, whose column has ${n(v.then)} items only and not ${n(v.now)}: not like for like.`,
	grades: (v) =>
		`Grade 7 is ${n(v.seven)} above its posts, grade 8 ${n(Math.abs(v.eight ?? 0))} below.`,
	'1.youtube': (v) =>
		`YouTube went from ${n(v.before)} to ${n(v.now)} subscribers: ${n(v.more)} more, ${v.times} times.`,
	'1.signage': (v) =>
		`Digital signs go from ${n(v.now)} to ${n(v.after)}, with ${n(v.billboard)} billboard besides.`,
	'1.creator': (v) => `Videos with creators go from ${n(v.before)} to ${n(v.plan)} a year.`,
	'1.peak': (v) =>
		`This year is ${one(v.times)} times the year before (+${won(v.more)} thousand won), the next ${minus(v.fall)}%. ${won(v.once)} thousand won look like a single purchase.`,
	'2.rate': (v) =>
		`Articles a month: ${one(v.five)} in the 5th term, ${one(v.six)} in the 6th, ${one(v.seven)} in the 7th.`,
	'2.air': (v) =>
		`Broadcast share: ${one(v.five)}% in the 5th term, ${one(v.six)}% in the 6th, ${one(v.seven)}% in the 7th.`,
	'2.releases': (v) =>
		`The target is ${n(v.target)} releases on ${n(v.days)} working days, ${n(v.calendar)} on calendar days. Releases (sent) and articles (printed) are never divided by each other.`,
	'2.budget': (v) => `The budget is ${moved(v.change)} than the year before.`,
	'3.alley': (v) => `② the smart alleys are ${one(v.share)}% of the item's budget.`,
	'3.devices': (v) => `${n(v.devices)} devices are to be installed in the alleys.`,
	'3.survey': (v) => `The survey costs ${won(v.each)} thousand won for each answer.`,
	'3.later': (v) =>
		`The next two years have ${won(v.next)} and ${won(v.after)} thousand won, but the document names no projects.`,
	'4.fee': (v) =>
		`The fee is ${n(v.fee)} won a household and month; this year's budget is ${n(v.months)} household months, 100 households for ${n(v.from)} months.`,
	'4.under': (v) =>
		`If deliveries are spread evenly over March to September, ${won(v.same)} to ${won(v.after)} thousand won of the fees are left.`,
	'4.each': (v) =>
		`${n(v.each)} won a PC on average. Whether repairs and delivery are in it the document does not say.`,
	'4.cohorts': (v) =>
		`Next year's ${n(v.months)} household months are, at 12 months a household, this year's remaining ${n(v.tail)} and ${n(v.own)} of new ones.`,
	'5.past': (v) =>
		`The service life of Document 1.0 ended in ${v.until}: ${n(v.over)} years over this year.`,
	'5.support': (v) => `Support ends in ${v.end}: ${n(v.left)} years are left.`,
	'5.file': (v) => `Attachments may be ${n(v.times)} times larger.`,
	'6.pcs': (v) =>
		`${n(v.units)} PCs (${one(v.share)}%) are past their service life, which ${v.units === v.replace ? 'is' : 'is not'} the ${n(v.replace)} to be replaced. A year earlier it was ${n(v.before)}.`,
	'6.printers': (v) =>
		`${n(v.units)} printers (${one(v.share)}%) are past their service life without a budget. Leased copiers stand in for them.`,
	'6.leases': (v) =>
		`Leases of ${n(v.now)} copiers end in ${v.year}, of ${n(v.next)} the year after.`,
	'6.unit': (v) =>
		`${won(v.pc)} thousand won a PC; ${won(v.lease)} thousand won a leased copier and year.`,
	'6.systems': (v) => `${n(v.all)} information systems are run.`,
	'7.over': (v) =>
		`The devices to be replaced are past their service life by ${n(v.backbone)} (backbone), ${n(v.ips)} (intrusion prevention) and ${n(v.media)} years (storage media).`,
	'7.unexplained': (v) =>
		`Of the year before, the document names projects of ${won(v.sum)} thousand won (${one(v.share)}%); ${won(v.left)} (${one(v.rest)}%) are not explained.`,
	'7.fall': (v) => `The next year has ${won(v.next)} thousand won, ${minus(v.fall)}%.`,
	'7.each': (v) => `${won(v.each)} thousand won a backbone switch.`
};

/** On what a derivation rests that the document does not say. */
const assumptions = {
	ko: {
		'1.peak': '전광판과 사이니지를 한 번에 사는 돈으로 본 추측입니다.',
		'2.rate': '민선5기와 6기를 각 48개월로 보았습니다. 원문에는 기간이 없습니다.',
		'2.releases': '근무일 249일은 원문에 없는 설정값입니다.',
		'4.fee': '다음 해 통신비가 100가구의 12개월이라고 보았습니다.',
		'4.under':
			'3월부터 9월까지 달마다 같은 수를 보급하고, 지원이 보급한 달 또는 그다음 달에 시작한다고 보았습니다.',
		'4.each': '예산 전부를 PC 100대에 쓴다고 보았습니다.',
		'4.cohorts':
			'가구마다 12개월까지 지원한다고 보았습니다. 동시에 100회선까지라고 보아도 같은 수가 됩니다.'
	} as Record<string, string>,
	en: {
		'1.peak': 'A guess: the billboard and signs are bought once.',
		'2.rate': 'The 5th and 6th terms are taken as 48 months; the document does not say.',
		'2.releases': '249 working days are a setting, not in the document.',
		'4.fee': "Next year's fees are taken as 100 households for 12 months.",
		'4.under':
			'As many deliveries each month from March to September; support begins in the month of delivery or the one after.',
		'4.each': 'All of the budget is taken as spent on 100 PCs.',
		'4.cohorts': '12 months a household. A limit of 100 lines at a time gives the same number.'
	} as Record<string, string>
} satisfies Words;

export const planInsights = {
	ko: { say: (id: string, values: Values) => ko[id]?.(values) ?? id, assumptions: assumptions.ko },
	en: { say: (id: string, values: Values) => en[id]?.(values) ?? id, assumptions: assumptions.en }
} satisfies Words;

/** Every id that has a sentence, for the test that none is without. */
export const INSIGHT_IDS = { ko: Object.keys(ko), en: Object.keys(en) };
