/**
 * '2020. 주요업무 추진실적 및 2021. 주요업무계획' of 홍보디지털과 (2020. 11.) as data: every figure with
 * its place. What stands here is what the document says, its gaps included; nothing is computed.
 * (DOMAIN §1)
 */
import { COLUMNS, MONEY, yearOfColumn, type Figure, type Origin } from './figure.ts';

export const DOCUMENT_YEAR = '2021';
export const DOCUMENT_TITLE = '2020. 주요업무 추진실적 및 2021. 주요업무계획 (2020. 11.)';

/** Where each item stands: from its page to the one before the next item's. */
export const PAGES: Readonly<Record<number, string>> = {
	0: '',
	1: '34~35',
	2: '36~37',
	3: '38~40',
	4: '41',
	5: '42',
	6: '43~44',
	7: '45'
};

interface More {
	partOf?: string | readonly string[];
	origin?: Origin;
}

/** Figures that stand under one heading of one item. */
function under(item: number, section: string) {
	return (key: string, label: string, value: number | null, unit: string, more: More = {}) => {
		const { partOf = [], origin = value === null ? 'LOST' : 'DOCUMENT' } = more;
		return {
			key: `${item}.${key}`,
			label,
			value,
			unit,
			page: PAGES[item] ?? '',
			section,
			origin,
			partOf: typeof partOf === 'string' ? [partOf] : partOf
		} satisfies Figure;
	};
}

/** 천원 as the document counts. */
const thousand = (value: number | null) => (value === null ? null : value * 1000);

type Cells = readonly (number | null | undefined)[];

/** A row of a budget table: its total and a cell a year; undefined where the table has no such column. */
function budgetRow(
	item: number,
	{ name, label, total, group }: { name: string; label: string; total: string; group?: string },
	[sum, ...cells]: Cells
): Figure[] {
	const put = under(item, `${DOCUMENT_YEAR}년 소요예산`);
	const above = (column: string) =>
		group === undefined ? [] : [`${item}.budget.${column}#${group}`];
	const row = [
		put(`${name}.sum`, `${label} 합계`, thousand(sum ?? null), MONEY, {
			partOf: above('sum')
		})
	];
	COLUMNS.forEach((column, i) => {
		const cell = cells[i];
		if (cell === undefined) return;
		row.push(
			put(
				`${name}.${column}`,
				`${label} ${yearOfColumn(DOCUMENT_YEAR, column)}년`,
				thousand(cell),
				MONEY,
				{ partOf: [`${total}#연차별`, ...above(column)] }
			)
		);
	});
	return row;
}

/** The page's headline amount, the 계 row and, where it repeats it, the 구비 row. */
function budget(item: number, need: number, cells: Cells, repeats = true): Figure[] {
	const head = under(item, `${DOCUMENT_YEAR}년 소요예산`);
	const label = `${DOCUMENT_YEAR}년 소요예산 (제목)`;
	return [
		head('need', label, thousand(need), MONEY),
		...budgetRow(item, { name: 'budget', label: '계', total: `${item}.budget.sum` }, cells),
		...(repeats
			? budgetRow(item, { name: 'own', label: '구비', total: `${item}.own.sum` }, cells)
			: [])
	];
}

const GRADES: readonly [grade: string, quota: number, now: number][] = [
	['3급', 0, 0],
	['4급', 0, 0],
	['5급', 1, 1],
	['6급', 5, 5],
	['7급', 7, 11],
	['8급', 8, 4],
	['9급', 3, 3]
];

function department(): Figure[] {
	const put = under(0, '일반 현황');
	const grades = GRADES.flatMap(([grade, quota, now]) => {
		const n = grade[0];
		return [
			put(`staff.quota.${n}`, `${grade} 정원`, quota, '명', { partOf: '0.staff.quota.sum#직급별' }),
			put(`staff.now.${n}`, `${grade} 현원`, now, '명', { partOf: '0.staff.now.sum#직급별' })
		];
	});
	return [
		put('teams', '조직', 5, '팀'),
		put('staff.quota', '인력 정원', 24, '명'),
		put('staff.now', '인력 현원', 24, '명'),
		put('staff.quota.sum', '정원 합계', 24, '명'),
		put('staff.now.sum', '현원 합계', 24, '명'),
		...grades
	];
}

function publicity(): Figure[] {
	const done = under(1, '추진실적');
	const why = under(1, '진단 및 과제');
	const plan = under(1, '추진계획');
	return [
		...budget(1, 703_000, [1_269_000, 160_000, 703_000, 203_000, 203_000]),
		done('signage.added', '디지털사이니지 2020년 설치', 8, '대'),
		done('signage.outdoor', '2020년 설치 실외', 2, '대', { partOf: '1.signage.added#설치 장소' }),
		done('signage.indoor', '2020년 설치 실내', 6, '대', { partOf: '1.signage.added#설치 장소' }),
		done('signage.run', '디지털사이니지 운영', 33, '대'),
		done('kakao.before', '카카오톡 채널 친구 (신설)', 0, '명'),
		done('kakao.now', '카카오톡 채널 친구', 16_905, '명'),
		done('youtube.before', '유튜브 구독 (이전)', 320, '명'),
		done('youtube.now', '유튜브 구독', 1_210, '명'),
		why('growth.web', '웹사이트+모바일 챗', 56, '%'),
		why('growth.app', '모바일 앱', 55, '%'),
		why('growth.mail', '이메일', 51, '%'),
		why('growth.video', '동영상', 50, '%'),
		why('growth.text', '메시지 발송(SMS, MMS)', 42, '%'),
		plan('creator.before', '유튜버 활용 콘텐츠 (이전)', 2, '회/월'),
		plan('creator.plan', '유튜버 활용 콘텐츠', 4, '회/월'),
		plan('billboard.plan', 'LED 지주형 전광판 설치', 1, '대'),
		plan('signage.plan', '실외용 디지털사이니지 설치', 3, '대')
	];
}

const TERMS: readonly [
	n: string,
	months: number,
	all: number,
	paper: number,
	wire: number,
	air: number
][] = [
	['5', 48, 5_479, 3_813, 1_541, 125],
	['6', 48, 8_077, 5_302, 2_563, 212],
	['7', 28, 5_488, 3_608, 1_585, 295]
];

function press(): Figure[] {
	const put = under(2, '현황');
	const plan = under(2, '추진계획');
	const terms = TERMS.flatMap(([n, months, all, paper, wire, air]) => {
		const partOf = `2.press.${n}#매체별`;
		return [
			put(`press.${n}.chart`, `민선${n}기 보도실적 (그림)`, all, '건'),
			put(`press.${n}`, `민선${n}기 보도실적`, all, '건'),
			put(`press.${n}.paper`, `민선${n}기 중앙지`, paper, '건', { partOf }),
			put(`press.${n}.wire`, `민선${n}기 통신사`, wire, '건', { partOf }),
			put(`press.${n}.air`, `민선${n}기 방송사 등`, air, '건', { partOf }),
			put(`press.${n}.months`, `민선${n}기 기간`, months, '월', {
				origin: n === '7' ? 'DOCUMENT' : 'SETTING'
			})
		];
	});
	return [
		...budget(2, 637_326, [2_553_464, 631_138, 637_326, 640_000, 645_000]),
		...terms,
		plan('releases.perDay', '보도자료 발굴 및 배포', 2, '건/일'),
		plan('releases.days', '보도자료를 내는 날', 249, '일', { origin: 'SETTING' })
	];
}

function smartCity(): Figure[] {
	const outline = under(3, '사업개요');
	const put = under(3, '사업내용');
	const project = { partOf: '3.budget.0#사업별' };
	const service = { partOf: '3.alley.each#서비스별' };
	return [
		...budget(3, 284_500, [853_500, undefined, 284_500, 284_500, 284_500]),
		outline('projects', '신규사업', 3, '개'),
		put('parking.places', '장애인 전용 주차구역', 10, '면'),
		put('parking.each', '주차구역 1면 단가', 3_000_000, MONEY),
		put('parking.cost', '① 장애인 전용 주차구역 관리 시스템', 30_000_000, MONEY, project),
		put('alley.services', 'IoT 교통안전 서비스', 3, '가지'),
		put('alley.walker', '인공지능 보행자 알림이', 30_000_000, MONEY, service),
		put('alley.runway', '활주로형 횡단보도', 20_000_000, MONEY, service),
		put('alley.board', '안전 지킴 스마트 보드', 32_000_000, MONEY, service),
		put('alley.each', '스마트 골목길 1개소', 82_000_000, MONEY),
		put('alley.sites', '보행자 교통사고 다발지역', 3, '개소'),
		put('alley.cost', '② 금천형 스마트 골목길 복합 솔루션', 246_000_000, MONEY, project),
		put('survey.people', '주민 수요조사 대상', 500, '명'),
		put('survey.cost', '③ 주민 수요조사', 8_500_000, MONEY, project)
	];
}

function divide(): Figure[] {
	const outline = under(4, '사업개요');
	const plan = under(4, '추진계획');
	const line = (name: string, label: string) => ({
		name,
		label,
		total: `4.${name}.sum`,
		group: '사업별'
	});
	return [
		...budget(4, 97_370, [307_950, undefined, 97_370, 105_290, 105_290], false),
		...budgetRow(4, line('pc', '사랑의PC 보급'), [220_830, undefined, 73_610, 73_610, null]),
		...budgetRow(4, line('net', '인터넷통신비'), [87_120, undefined, 23_760, 31_680, null]),
		outline('quota', '사랑의 PC 보급', 100, '대'),
		outline('speed', '통신회선', 100, '메가'),
		plan('used', '중고PC', 100, '대'),
		plan('memory', '메모리', 4, 'GB'),
		plan('ssd', 'SSD', 240, 'GB')
	];
}

function onnara(): Figure[] {
	const why = under(5, '사업 필요성');
	const outline = under(5, '사업개요');
	return [
		...budget(5, 438_454, [438_454, undefined, 438_454, 0, 0]),
		why('intro', '문서1.0 도입연도', 2012, '년도'),
		why('life', '문서1.0 내용연수', 6, '년'),
		why('support', '문서1.0 유지관리 중단 예정', 2023, '년도'),
		outline('years', '자료이관 (최대)', 5, '년'),
		outline('file.before', '문서1.0 첨부 (최대)', 5, 'MB'),
		outline('file.after', '문서2.0 첨부 (최대)', 500, 'MB')
	];
}

/** Units by year of introduction; 2014 stands for that year and all before. */
const HOLDINGS: readonly [name: string, label: string, sum: number, ...years: number[]][] = [
	['pc', '컴퓨터', 1_585, 101, 756, 123, 384, 65, 52, 104],
	['printer', '프린터', 211, 34, 0, 2, 10, 13, 27, 125],
	['copier', '복합기(복사기)', 38, 7, 0, 2, 1, 5, 16, 7],
	['lease', '복합기(임차)', 96, 0, 40, 56, 0, 0, 0, 0]
];
export const HOLDING_YEARS = [2020, 2019, 2018, 2017, 2016, 2015, 2014] as const;

function environment(): Figure[] {
	const outline = under(6, '사업개요');
	const put = under(6, '현황 및 문제점');
	const contract = { partOf: '6.budget.0#계약별' };
	const holdings = HOLDINGS.flatMap(([name, label, sum, ...counts]) => [
		put(`hold.${name}`, `${label} 보유`, sum, '대'),
		...HOLDING_YEARS.map((year, i) =>
			put(
				`hold.${name}.${year}`,
				`${label} ${year}년${year === 2014 ? ' 이전' : ''}`,
				counts[i] ?? 0,
				'대',
				{ partOf: `6.hold.${name}#도입연도별` }
			)
		)
	]);
	return [
		...budget(6, 1_157_291, [4_341_998, 870_125, 1_157_291, 1_157_291, 1_157_291]),
		outline('cost.admin', '자체 구축 행정정보시스템 통합 유지보수', 212_700_000, MONEY, contract),
		outline('cost.homepage', '대표 홈페이지 유지보수', 244_200_000, MONEY, contract),
		outline('cost.shared', '공통기반 및 재해복구 시스템 유지보수', 241_490_000, MONEY, contract),
		outline('cost.onnara', '업무관리시스템(온-나라) 유지보수', 26_853_000, MONEY, contract),
		outline('cost.pc', '전산장비 교체', 265_200_000, MONEY, contract),
		outline('cost.lease', '임차 복합기 운영', 166_848_000, MONEY, contract),
		outline('replace', '교체할 PC', 221, '대'),
		outline('pc.life', 'PC 내용연수', 5, '년'),
		outline('residents', '상주인원', 2, '명'),
		outline('lease.units', '임차 복합기', 96, '대'),
		outline('lease.depts', '임차 복합기 운영 부서', 43, '개 부서'),
		put('systems.central', '중앙부처 개발 보급 시스템', 11, '개'),
		put('systems.own', '자체 구축 시스템', 12, '개'),
		put('servers', '정보시스템(서버) 보유 (그림)', null, '대'),
		put('server.life', '서버 내용연수', 6, '년'),
		put('printer.life', '프린터 내용연수', 6, '년'),
		put('copier.life', '복합기(복사기) 내용연수', null, '년'),
		put('lease.years', '복합기 임차 기간', 3, '년'),
		...holdings
	];
}

const DEVICES: readonly [
	name: string,
	label: string,
	intro: number,
	units: number,
	life: number,
	elapsed: number,
	cost: number
][] = [
	['backbone', '행정업무망 백본 스위치', 2008, 2, 7, 13, 479_862],
	['ips', '서비스망 침입방지시스템', 2012, 1, 6, 9, 53_528],
	['media', '보조기억매체 관리시스템', 2009, 1, 6, 12, 43_233]
];

function network(): Figure[] {
	const done = under(7, '추진실적');
	const plan = under(7, '추진계획');
	const outline = under(7, '사업개요');
	const past = { partOf: '7.budget.-1#2020년 사업별' };
	const devices = DEVICES.flatMap(([name, label, intro, units, life, elapsed, cost]) => [
		plan(`${name}.intro`, `${label} 도입연도`, intro, '년도'),
		plan(`${name}.units`, `${label} 수량`, units, '식'),
		plan(`${name}.life`, `${label} 내용연수`, life, '년'),
		plan(`${name}.elapsed`, `${label} 경과`, elapsed, '년'),
		plan(`${name}.cost`, `${label} 교체`, cost * 1000, MONEY, { partOf: '7.budget.0#장비별' })
	]);
	return [
		...budget(7, 576_623, [1_397_441, 566_018, 576_623, 92_500, 162_300]),
		done('done.switch', '행정업무망 네트워크 스위치 교체', 324_069_000, MONEY, past),
		done('done.switch.farm', '서버팜 스위치', 2, '대'),
		done('done.switch.group', '워크그룹 스위치', 83, '대'),
		done('done.firewall', '행정업무망 침입차단시스템 교체', 89_582_000, MONEY, past),
		done('done.firewall.units', '침입차단시스템', 2, '식'),
		done('done.log', '개인정보 접속기록 관리시스템 교체', 67_352_000, MONEY, past),
		outline('diagram', '개선사항 네트워크 구성도 (그림)', null, '장'),
		...devices
	];
}

/** Every figure of the document, in its order. */
export const DOCUMENT: readonly Figure[] = [
	...department(),
	...publicity(),
	...press(),
	...smartCity(),
	...divide(),
	...onnara(),
	...environment(),
	...network()
];
