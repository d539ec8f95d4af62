/** What the gallery shows: plainly invented people and units, with the longest names that occur. */
export interface Unit {
	tag: string;
	household: string;
	dong: string;
	serial: string;
	months: number | null;
	state: 'done' | 'partial' | 'attention' | 'waiting' | 'refused' | 'neutral';
	word: string;
}

export const units: Unit[] = [
	{
		tag: 'LP-2021-041',
		household: '가○나',
		dong: '가산동',
		serial: 'DEMO-0041-KR',
		months: 10,
		state: 'attention',
		word: '확인 필요'
	},
	{
		tag: 'LP-2021-057',
		household: '남궁○○○○',
		dong: '독산1동',
		serial: 'DEMO-0057-KR',
		months: 2,
		state: 'partial',
		word: '배정'
	},
	{
		tag: 'LP-2021-058',
		household: '알**********(외국인등록 가구)',
		dong: '시흥5동',
		serial: 'DEMO-0058-KR-LONG-SERIAL-000000',
		months: null,
		state: 'done',
		word: '보급완료'
	},
	{
		tag: 'LP-2021-059',
		household: '다○라',
		dong: '독산4동',
		serial: 'DEMO-0059-KR',
		months: 1,
		state: 'waiting',
		word: '전송 대기'
	},
	{
		tag: 'LP-2021-060',
		household: '–',
		dong: '시흥1동',
		serial: 'DEMO-0060-KR',
		months: null,
		state: 'neutral',
		word: '재고'
	}
];

export const badges = [
	['done', '보급완료'],
	['partial', '배정'],
	['attention', '확인 필요'],
	['waiting', '전송 대기'],
	['refused', '거절'],
	['neutral', '재고']
] as const;

export const plan = [
	{ month: '2021-03', label: '3월', plan: 10, actual: 8, href: '#month-3' },
	{ month: '2021-04', label: '4월', plan: 20, actual: 22, href: '#month-4' },
	{ month: '2021-05', label: '5월', plan: 20, actual: 17, href: '#month-5' },
	{ month: '2021-06', label: '6월', plan: 15, actual: 10, href: '#month-6' },
	{ month: '2021-07', label: '7월', plan: 15, actual: 1, href: '#month-7' },
	{ month: '2021-08', label: '8월', plan: 10, actual: 0, href: '#month-8' },
	{ month: '2021-09', label: '9월', plan: 10, actual: null, href: '#month-9' }
];

export const dongs = [
	['가산동', 7],
	['독산1동', 12],
	['독산2동', 4],
	['독산3동', 6],
	['독산4동', 0],
	['시흥1동', 9],
	['시흥2동', 3],
	['시흥3동', 5],
	['시흥4동', 8],
	['시흥5동', 3]
].map(([label, value]) => ({
	label: String(label),
	value: Number(value),
	href: `#${label}`
}));

export const reasons = [
	{ value: 'absent', label: '부재' },
	{ value: 'declined', label: '수령 거부' },
	{ value: 'address', label: '주소 오류' },
	{ value: 'device', label: '기기 불량', disabled: true }
];

export const checks = [
	{ value: 'power', label: '전원·부팅 확인' },
	{ value: 'licence', label: '정품 인증 확인' },
	{ value: 'office', label: '한컴오피스 실행 확인', note: '문서를 하나 열어 봅니다.' },
	{ value: 'network', label: '인터넷 연결 확인', disabled: true, note: '회선이 아직 없습니다.' }
];
