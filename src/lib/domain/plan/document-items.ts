/** The document's items in its own sentences, its teams, what it promises by when, and what is measured. */
import type { Rows } from '../tables.ts';
import { DOCUMENT_YEAR, PAGES } from './document.ts';

export const DEPARTMENT = '홍보디지털과';

/** The five teams and their duties. */
export const TEAMS: readonly { name: string; duties: readonly string[] }[] = [
	{
		name: '홍보팀',
		duties: [
			'금천구 브랜드 홍보 관련 콘텐츠 발굴 및 제작 관리',
			'소식지, 인터넷방송국, 미디어보드, SNS 등 매체를 통한 구정홍보'
		]
	},
	{
		name: '언론팀',
		duties: [
			'언론 대응, 보도자료(정책·사업, 기획, 미담 등) 작성 및 배포',
			'신문 등 구독, 언론사 광고 및 광고, 지역 언론사 관리 등'
		]
	},
	{
		name: '스마트도시팀',
		duties: [
			'스마트도시 관련 정책 총괄·조정 관련 사항',
			'스마트도시 구현을 위한 종합기획 및 연구에 관한 사항'
		]
	},
	{
		name: '전산관리팀',
		duties: [
			'정보화사업 추진 및 정보시스템 환경 최적화 조성',
			'직원의 정보화 운영 환경 개선, 홈페이지 운영, 구민 정보화교육 실시'
		]
	},
	{
		name: '정보통신팀',
		duties: [
			'구내통신망 등 운영관리, 정보통신 보안업무, 개인정보보호',
			'정보통신공사 사용전 검사 및 설계도 확인 등'
		]
	}
];

interface Part {
	section: string;
	lines: readonly string[];
}
interface Item {
	title: string;
	kind: Rows['planItem']['kind'];
	/** by the duties of the teams; the document names none at the items */
	team: string;
	texts: readonly Part[];
}

const part = (section: string, ...lines: string[]): Part => ({ section, lines });

const ITEMS: readonly Item[] = [
	{
		title: '찾아가는 정책 공감 홍보 강화',
		kind: 'CONTINUED',
		team: '홍보팀',
		texts: [
			part(
				'사업개요',
				'차별화된 홍보 콘텐츠 제작 및 정책 공감 홍보',
				'미디어 매체 보급 사업 지속 추진',
				'찾아가는 온택트 홍보 강화 : 카카오톡 채널 본격 운영'
			),
			part(
				'추진실적',
				'금천구 재난안전대책본부 『재난홍보반』 전담 운영 중(‘20.1월말~현재)',
				'코로나19 공존(With Corona) 시대에 대비한 맞춤형 콘텐츠 제작 확대 (카드뉴스, 영상)',
				'외부재원을 활용한 디지털사이니지 추가 설치 : 2020년 8대(실외2, 실내6 / 특별조정교부금), 총 33대 운영 중',
				'카카오톡 채널 신설(2020.7.1.) : 친구인원 0명 → 16,905명',
				'유튜브 채널 활성화 추진 : 내려야놀자 TV 신설, 구독인원 320명 → 1,210명'
			),
			part(
				'진단 및 과제',
				'온라인 홍보 전략이 민간 광고 시장의 성장을 견인 중 : 웹사이트+모바일 챗(56%↑) > 모바일 앱(55%↑) > 이메일(51%↑) > 동영상(50%↑) > 메시지 발송(42%↑)',
				'찾아가는 구정 홍보 강화 필요 : 문자발송, 카톡 메시지 발송 등',
				'주민이 필요로 하는 정보, 주민 관심도가 높은 사안에 대한 맞춤형 홍보 필요'
			),
			part(
				'추진계획',
				'유튜버 활용 콘텐츠 제작 확대 : 월 2회 → 월 4회(사업, 시설 소개 등)',
				'주민 참여형 기획 콘텐츠 제작 확대 : 토크 공감 콘서트, 길거리 현장 인터뷰 등',
				'구청 광장 앞 LED 지주형 전광판 설치 : 1대',
				'주민 생활권 내(마을버스 정류장 앞) 실외용 디지털사이니지 설치 : 3대',
				'금천구 카카오톡 채널 본격 운영 : 구정 정보 포스팅(게시) + 카톡 메시지 발송'
			)
		]
	},
	{
		title: '전략적 구정보도와 체계적 언론대응',
		kind: 'CONTINUED',
		team: '언론팀',
		texts: [
			part(
				'사업개요',
				'민선7기 구정 이해와 사회적 이슈, 정보습득을 위한 신문구독',
				'신문, 방송 모니터링으로 신속한 언론 대응',
				'지속적 보도자료 제공, 현장 취재 지원 등을 통한 구정 홍보 강화',
				'통신사를 통한 구정 보도자료 기사화(언론, 포털 등 게재)',
				'출입기자 초청, 프레스 투어 운영'
			),
			part('현황', '보도실적 현황 (광역 및 지역 언론사 실적 제외)'),
			part(
				'추진계획',
				'보도자료 발굴 및 배포 (2건/일 이상), 현장취재 유도',
				'시각적 효과가 높은 ‘사진’ 보도자료 수시 제공',
				'언론보도 대응창구 일원화, 기자 간담회 등을 통한 소통 강화',
				'현직 기자 초청 공보아카데미 운영, 보도자료 작성법 등 매뉴얼 제작·배포 (비예산)',
				'언론보도 모니터링 : ‘언론일보’ 및 ‘오늘의 주요보도’ 등',
				'출입기자 초청, 프레스 투어 운영 : 우리구 주요 정책 시설 방문 및 현장 브리핑',
				'2021년 언론 보도 등 운영 계획 수립·시행'
			)
		]
	},
	{
		title: '스마트도시 금천 조성',
		kind: 'NEW',
		team: '스마트도시팀',
		texts: [
			part(
				'사업 필요성',
				'주민의견 수렴을 통한 체감도 높은 스마트서비스 지속 발굴',
				'장애인, 어린이, 고령자 등 스마트 서비스 수요계층 확대 필요'
			),
			part(
				'사업개요',
				'사업기간 : 2021. 1. ~ 12.',
				'사업위치 : 스마트도시 서비스로 도시문제 해결이 시급한 지역',
				'사업규모 : 신규사업 3개'
			),
			part(
				'사업내용',
				'① 장애인 전용 주차구역 관리 시스템 설치 : 관내 공영주차장 10면, 차량번호를 인식하여 불법 주차 차량에 이동 안내',
				'② 『금천형 스마트 골목길 복합 솔루션』 설치 : 보행자 교통사고 다발지역 3개소, 인공지능 보행자 알림이·활주로형 횡단보도·안전 지킴 스마트 보드',
				'③ 스마트도시 우선과제 선정을 위한 주민 수요조사 : 구민 500명 온라인 조사'
			),
			part(
				'기대효과',
				'복지향상을 위한 서비스 도입으로 수요계층 확대',
				'주민체감도 높은 서비스로 모두안심 스마트도시 조성',
				'주민 공감대를 토대로 스마트도시 우선과제 및 신사업 영역 발굴'
			)
		]
	},
	{
		title: '취약계층 디지털 정보 격차 해소 추진',
		kind: 'NEW',
		team: '전산관리팀',
		texts: [
			part(
				'사업 필요성',
				'코로나19 사태 장기화 등 사회적 이슈 발생에 따른 디지털정보화 불균형 발생',
				'사회적 취약계층(장애인, 수급자 등)을 중심으로 정보화 격차 심각'
			),
			part(
				'사업개요',
				'관련근거 : 서울특별시 금천구 정보화 기본조례 제28조(정보통신기기 및 정보통신서비스 지원)',
				'사업기간 : 2021. 3월 ~ 9월',
				'사업규모 : 사랑의 PC 100대 보급 및 인터넷 통신비 지원',
				'장애인, 수급자 등 정보취약계층에게 사랑의 PC 보급 및 저소득주민 PC 수리 지원',
				'사랑의 PC 보급대상 가구 인터넷 통신비 지원 : 희망 가구에 한해 통신회선 지원(100메가 인터넷)'
			),
			part(
				'추진계획',
				'사랑의 PC 보급 : 중고PC 100대(본체, 모니터, 키보드, 마우스 등)',
				'사양 : 메모리 4GB, SSD 240GB, 키보드·마우스, 윈도우10, 한컴오피스2020',
				'인터넷 통신비 지원 : 사랑의 PC 보급대상 가구'
			),
			part('기대효과', '정보취약계층의 사회참여 확대', '정보이용 기회 제공으로 삶의 질 향상을 도모')
		]
	},
	{
		title: '온-나라 문서2.0 시스템 전환',
		kind: 'NEW',
		team: '전산관리팀',
		texts: [
			part(
				'사업 필요성',
				'문서1.0 시스템(2012년 도입)의 내용연수(6년) 경과 및 보안취약점 개선 필요',
				'행정안전부에서 2023년부터 문서1.0 유지관리 및 기능개선 중단 예정'
			),
			part(
				'사업개요',
				'추진방식 : 한국지역정보개발원 위탁 (전자정부법 제72조, 같은법 시행령 제87조)',
				'사업기간 : 2021. 1월 ~ 12월',
				'온-나라 문서2.0 S/W, H/W 도입 및 문서1.0 자료이관(최대 5년)',
				'시스템 연계, 안정화 지원, 사용자 교육 등'
			),
			part(
				'문서1.0과 2.0 비교',
				'보안성 : ActiveX 사용 → ActiveX 미사용',
				'운영성 : IE만 지원(호환성 보기 설정 필요) → IE, 크롬, 파이어폭스 등',
				'기능 : 대외발송문서 첨부 최대 5MB → 최대 500MB'
			),
			part(
				'추진계획',
				'2020. 12월 : 한국지역정보개발원(KLID) 위·수탁 협약 체결',
				'2021. 1월~12월 : 온-나라 문서2.0 구축'
			),
			part(
				'기대효과',
				'정부의 업무 표준화 및 제도변경에 대해 유연한 대처',
				'무상 S/W 사용 확대로 효율적인 인프라 구성, 유지관리 비용 절감'
			)
		]
	},
	{
		title: '정보화 환경 최적화',
		kind: 'CONTINUED',
		team: '전산관리팀',
		texts: [
			part(
				'사업개요',
				'정보시스템의 원활한 운영과 신속한 장애 대응체계 구축',
				'내용연수(5년)이 경과된 전산장비의 적기 교체 : PC 221대(265,200천원)',
				'전산장비 유지보수를 통한 전산 업무처리 지원 체계 구축(상주인원 2명)',
				'임차 복합기 43개부서 총 96대 운영 : 166,848천원'
			),
			part(
				'추진실적',
				'클라우드로 재구성하여 공용사용에 최적화된 정보화 교육 환경 구축 : 데스크톱 가상화(VDI) 도입',
				'노후된 행정시스템 백업장비 교체하여 안정적인 백업 환경 구축'
			),
			part(
				'현황 및 문제점',
				'중앙부처 개발 보급 시스템 : 새올행정, e-호조, 업무관리 등 11개',
				'자체 구축 시스템 : 대표홈페이지, 실시간 민원통보, 자산관리 등 12개',
				'내용연수(6년) 초과 및 제조사 유지정비 서비스 종료 등에 따라 노후장비의 순차적 교체 필요'
			),
			part(
				'추진계획',
				'행정정보시스템 및 전산장비 통합 유지관리',
				'대표 홈페이지 유지관리(모바일 웹 개발 포함)',
				'공통기반, 재해복구, 업무관리(온-나라) 유지관리',
				'통합복합기 임차 운영 및 노후 전산장비 교체 보급'
			)
		]
	},
	{
		title: '정보통신시스템 운영관리 내실화',
		kind: 'CONTINUED',
		team: '정보통신팀',
		texts: [
			part(
				'사업개요',
				'사업대상 : 행정업무망 백본 스위치, 서비스망 침입방지시스템, 보조기억매체 관리시스템',
				'내용연수 경과 및 노후화로 인한 제조사 기술지원 종료된 백본 스위치 교체',
				'외부의 불법적인 접근을 차단하기 위하여 서비스망 침입방지시스템 교체',
				'업무용 PC의 행정정보 유출을 차단을 위한 보조기억매체 관리시스템 교체'
			),
			part(
				'추진실적',
				'행정업무망 네트워크 스위치 교체 : 2020. 3월 ~ 9월, 서버팜 2대·워크그룹 83대, 324,069천원',
				'행정업무망 침입차단시스템 교체 : 2020. 2월 ~ 8월, 2식, 89,582천원',
				'개인정보 접속기록 관리시스템 교체 : 2020. 2월 ~ 3월, 67,352천원'
			),
			part(
				'추진계획',
				'행정업무망 백본 스위치 교체 : 2식, 479,862천원',
				'서비스망 침입방지시스템 교체 : 1식, 53,528천원',
				'보조기억매체 관리시스템 교체 : 1식, 43,233천원'
			)
		]
	}
];

/** The seven items as rows of the document's year. */
export function documentItems(): Rows['planItem'][] {
	return ITEMS.map(({ title, kind, team, texts }, i) => ({
		id: `${DOCUMENT_YEAR}.${i + 1}`,
		fiscalYear: DOCUMENT_YEAR,
		no: i + 1,
		title,
		kind,
		team,
		page: PAGES[i + 1] ?? '',
		texts: JSON.stringify(texts)
	}));
}

type Kpi = [no: number, key: string, label: string, unit: string, target: string, baseline: string];

/** Targets are figures of the document where it has some; a cell left empty there is empty here. */
const KPIS: readonly Kpi[] = [
	[1, 'kakao', '카카오톡 채널 친구', '명', '', '1.kakao.now'],
	[1, 'youtube', '유튜브 구독', '명', '', '1.youtube.now'],
	[1, 'signage', '디지털사이니지 운영', '대', '1.signage.run + 1.signage.plan', '1.signage.run'],
	[1, 'billboard', 'LED 전광판 설치', '대', '1.billboard.plan', '0'],
	[
		1,
		'creator',
		'유튜버 활용 콘텐츠 (연 누계)',
		'회',
		'1.creator.plan × 12',
		'1.creator.before × 12'
	],
	[2, 'releases', '보도자료 배포 (연 누계)', '건', '2.releases.perDay × 2.releases.days', ''],
	[2, 'articles', '언론 보도 (연 누계)', '건', '', ''],
	[3, 'parking', '장애인 주차구역 설치', '면', '3.parking.places', '0'],
	[3, 'alley', '스마트 골목길 설치', '개소', '3.alley.sites', '0'],
	[3, 'devices', '골목길 장치 설치', '개', '3.alley.sites × 3.alley.services', '0'],
	[3, 'survey', '수요조사 응답', '명', '3.survey.people', '0'],
	[3, 'illegal', '장애인 주차구역 불법 주차율', '%', '', ''],
	[4, 'delivered', '사랑의 PC 보급', '대', '4.quota', '0'],
	[5, 'progress', '구축 진도', '%', '100', '0'],
	[5, 'years', '자료이관 연도', '년', '5.years', '0'],
	[5, 'trained', '사용자 교육 인원', '명', '', '0'],
	[6, 'replaced', '노후 PC 교체', '대', '6.replace', '0'],
	[6, 'lease', '임차 복합기 운영', '대', '6.lease.units', '6.lease.units'],
	[7, 'replaced', '장비 교체', '식', '7.backbone.units + 7.ips.units + 7.media.units', '0'],
	[
		7,
		'unsupported',
		'기술지원이 끝난 장비',
		'식',
		'0',
		'7.backbone.units + 7.ips.units + 7.media.units'
	]
];

/** What is measured, as rows of the document's year. */
export function documentKpis(): Rows['planKpi'][] {
	return KPIS.map(([no, key, label, unit, target, baseline], n) => ({
		id: `${DOCUMENT_YEAR}.${no}.${key}`,
		fiscalYear: DOCUMENT_YEAR,
		...{ no, n, label, unit, target, baseline },
		section: '추진계획'
	}));
}

type Stretch = [
	no: number,
	key: string,
	label: string,
	first: string | null,
	last: string | null,
	section: string,
	more?: { done?: string; origin?: 'SETTING' }
];

const STRETCHES: readonly Stretch[] = [
	[1, 'channel', '카카오톡 채널 신설', '2020-07', '2020-07', '추진실적', { done: '2020-07' }],
	[1, 'billboard', 'LED 지주형 전광판 설치', null, null, '추진계획'],
	[1, 'signage', '실외용 디지털사이니지 설치', null, null, '추진계획'],
	[2, 'plan', '2021년 언론 보도 등 운영 계획 수립', null, null, '추진계획'],
	[2, 'academy', '공보아카데미 운영', null, null, '추진계획'],
	[2, 'tour', '프레스 투어 운영', null, null, '추진계획'],
	[3, 'sites', '대상지 선정', '2021-01', '2021-03', '추진계획'],
	[3, 'parking', '① 장애인 전용 주차구역 관리시스템 설치', '2021-03', '2021-05', '추진계획'],
	[3, 'survey', '③ 주민 수요조사 실시', '2021-04', '2021-06', '추진계획'],
	[3, 'alley', '② 스마트 골목길 복합 솔루션 설치', '2021-05', '2021-09', '추진계획'],
	[4, 'supply', '사랑의 PC 보급', '2021-03', '2021-09', '사업개요'],
	[4, 'fees', '인터넷 통신비 지원', '2021-04', '2021-12', '추진계획', { origin: 'SETTING' }],
	[5, 'contract', 'KLID 위·수탁 협약 체결', '2020-12', '2020-12', '추진계획'],
	[5, 'build', '온-나라 문서2.0 구축', '2021-01', '2021-12', '추진계획'],
	[6, 'systems', '행정정보시스템·전산장비 통합 유지관리', '2021-01', '2021-12', '추진계획'],
	[6, 'homepage', '대표 홈페이지 유지관리', '2021-01', '2021-12', '추진계획'],
	[6, 'shared', '공통기반·재해복구·온-나라 유지관리', '2021-01', '2021-12', '추진계획'],
	[6, 'equipment', '복합기 임차 운영·노후 장비 교체', '2021-01', '2021-12', '추진계획'],
	[7, 'log', '접속기록 관리시스템 교체', '2020-02', '2020-03', '추진실적', { done: '2020-03' }],
	[7, 'firewall', '침입차단시스템 교체', '2020-02', '2020-08', '추진실적', { done: '2020-08' }],
	[7, 'switch', '네트워크 스위치 교체', '2020-03', '2020-09', '추진실적', { done: '2020-09' }],
	[7, 'backbone', '백본 스위치 교체', null, null, '추진계획'],
	[7, 'ips', '침입방지시스템 교체', null, null, '추진계획'],
	[7, 'media', '보조기억매체 관리시스템 교체', null, null, '추진계획']
];

/** What is to happen when, as rows of the document's year. */
export function documentMilestones(): Rows['planMilestone'][] {
	return STRETCHES.map(([no, key, label, firstMonth, lastMonth, section, more], n) => ({
		id: `${DOCUMENT_YEAR}.${no}.by.${key}`,
		fiscalYear: DOCUMENT_YEAR,
		...{ no, n, label, firstMonth, lastMonth, section },
		doneMonth: more?.done ?? null,
		origin: more?.origin ?? ('DOCUMENT' as const),
		changedAt: null,
		changedBy: null,
		reason: ''
	}));
}
