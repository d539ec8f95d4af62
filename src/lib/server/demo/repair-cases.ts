/** What was wrong with whose PC, and how it went. */
import type { Input } from '../../domain/actions.ts';
import type { Part } from '../../domain/ticket.ts';

type Symptom = Input<'openTicket'>['symptom'];

/** One repair as it went: days are counted from the day it came in. */
export interface Case {
	/** index of the household; of ours, its unit has the same */
	i: number;
	ours?: boolean;
	form?: Input<'openTicket'>['form'];
	channel?: Input<'openTicket'>['channel'];
	symptom: Symptom;
	words: string;
	/** day after which the visit is, and its time */
	visit?: [days: number, time: string];
	ends: 'WAITS' | 'ASSIGNED' | 'PLANNED' | 'DONE' | 'GIVEN_UP' | 'CANCELLED';
	way?: Input<'startRepair'>['way'];
	/** waited for in between, and for how many days */
	pause?: [reason: 'PARTS' | 'HOUSEHOLD', days: number];
	work?: string;
	parts?: Part[];
	/** opened again after so many days */
	again?: number;
}

const ssd = { name: 'SSD 240GB', cost: 38_000 };
const memory = { name: '메모리 4GB', cost: 21_000 };
const power = { name: '전원 공급 장치', cost: 32_000 };

/** What came in on that day of 2021. */
export const SUMMER: readonly [day: string, of: Case][] = [
	[
		'05-10',
		{
			...{ i: 0, ours: true, symptom: 'NO_BOOT', words: '화면에 글자만 나오고 넘어가지 않아요' },
			...{ visit: [2, '10:30'], ends: 'DONE', work: '윈도우를 다시 설치함', again: 6 }
		}
	],
	[
		'05-24',
		{
			...{ i: 120, symptom: 'SLOW', words: '켜는 데 10분이 걸려요', visit: [1, '14:00'] },
			...{ ends: 'DONE', work: 'SSD로 바꿈', parts: [ssd] }
		}
	],
	[
		'06-07',
		{
			...{ i: 3, ours: true, symptom: 'NO_POWER', words: '전원 단추를 눌러도 반응이 없어요' },
			...{
				visit: [3, '11:00'],
				pause: ['PARTS', 5],
				ends: 'DONE',
				work: '전원 교체',
				parts: [power]
			}
		}
	],
	[
		'06-21',
		{
			...{
				i: 121,
				symptom: 'VIRUS',
				words: '광고 창이 계속 떠요',
				way: 'REMOTE',
				visit: [1, '15:00']
			},
			...{ ends: 'DONE', work: '악성코드를 지우고 백신을 설치함' }
		}
	],
	[
		'07-05',
		{
			...{ i: 126, form: 'LAPTOP', symptom: 'NOISE', words: '팬 소리가 크고 뜨거워요' },
			...{ visit: [2, '13:30'], ends: 'GIVEN_UP', work: '냉각팬 고장. 노트북 부품은 지원하지 않음' }
		}
	],
	[
		'07-12',
		{
			...{
				i: 6,
				ours: true,
				symptom: 'NO_INTERNET',
				words: '인터넷이 안 돼요',
				channel: 'COUNTER'
			},
			...{ visit: [1, '10:00'], ends: 'DONE', work: '랜 케이블 교체, 공유기 다시 설정' }
		}
	],
	[
		'08-09',
		{
			...{
				i: 123,
				symptom: 'NO_SCREEN',
				words: '모니터에 아무것도 안 나와요',
				visit: [4, '16:00']
			},
			...{ ends: 'DONE', work: '메모리를 바꿔 끼움', parts: [memory] }
		}
	],
	['08-30', { ...{ i: 124, symptom: 'INPUT', words: '마우스가 안 움직여요' }, ends: 'CANCELLED' }]
];

/** What came in so many days before today. */
export const LATELY: readonly [ago: number, of: Case][] = [
	[
		21,
		{
			...{ i: 130, symptom: 'SLOW', words: '문서 창이 늦게 열려요', visit: [3, '10:00'] },
			...{ ends: 'DONE', work: '시작 프로그램 정리, 메모리 추가', parts: [memory] }
		}
	],
	[
		16,
		{
			...{ i: 131, symptom: 'NO_POWER', words: '갑자기 꺼진 뒤 안 켜져요', visit: [2, '14:30'] },
			...{
				pause: ['PARTS', 4],
				ends: 'DONE',
				work: '전원과 저장장치 교체',
				parts: [power, { name: '저장장치 1TB', cost: 129_000 }]
			}
		}
	],
	[
		14,
		{
			...{
				i: 5,
				ours: true,
				symptom: 'NOISE',
				words: '덜덜거리는 소리가 나요',
				visit: [2, '11:00']
			},
			...{ ends: 'DONE', work: '냉각팬 먼지 제거', again: 10 }
		}
	],
	[
		12,
		{
			...{ i: 132, symptom: 'OTHER', words: '오래 써서 자주 멈춰요', visit: [3, '15:30'] },
			...{ ends: 'GIVEN_UP', work: '메인보드 고장. 부품이 더 나오지 않음' }
		}
	],
	[9, { ...{ i: 133, symptom: 'NO_BOOT', words: '파란 화면이 나와요' }, ends: 'WAITS' }],
	[
		8,
		{
			...{ i: 134, symptom: 'NO_SCREEN', words: '화면이 깜빡여요', visit: [2, '10:30'] },
			...{ pause: ['PARTS', 99], ends: 'WAITS', parts: [{ name: '그래픽 카드', cost: 64_000 }] }
		}
	],
	[
		7,
		{
			...{ i: 16, ours: true, symptom: 'SOFTWARE', words: '한컴오피스가 안 열려요' },
			ends: 'ASSIGNED'
		}
	],
	[
		6,
		{
			...{
				i: 8,
				ours: true,
				symptom: 'NO_POWER',
				words: '전원이 켜졌다 꺼져요',
				way: 'BROUGHT_IN',
				visit: [1, '16:30']
			},
			ends: 'WAITS'
		}
	],
	[
		6,
		{
			...{ i: 135, symptom: 'VIRUS', words: '모르는 프로그램이 깔려 있어요' },
			...{ pause: ['HOUSEHOLD', 99], ends: 'WAITS' }
		}
	],
	[
		4,
		{
			...{ i: 136, symptom: 'NO_INTERNET', words: '와이파이가 안 잡혀요', channel: 'COUNTER' },
			...{ visit: [4, '11:50'], ends: 'PLANNED' }
		}
	],
	[
		4,
		{
			...{ i: 143, symptom: 'SLOW', words: '동영상이 끊겨요', visit: [4, '16:20'] },
			ends: 'PLANNED'
		}
	],
	[
		3,
		{
			...{
				i: 141,
				form: 'LAPTOP',
				symptom: 'SOFTWARE',
				words: '프린터가 안 돼요',
				visit: [3, '11:50']
			},
			ends: 'PLANNED'
		}
	],
	[
		3,
		{
			...{
				i: 15,
				ours: true,
				symptom: 'INPUT',
				words: '키보드 몇 글자가 안 눌려요',
				channel: 'FIELD'
			},
			...{ visit: [3, '16:20'], ends: 'PLANNED' }
		}
	],
	[
		2,
		{
			...{ i: 138, symptom: 'NO_BOOT', words: '로고에서 멈춰요', visit: [3, '10:00'] },
			ends: 'PLANNED'
		}
	],
	[2, { ...{ i: 139, symptom: 'INPUT', words: '마우스를 바꾸고 싶어요' }, ends: 'CANCELLED' }],
	[1, { ...{ i: 140, symptom: 'NO_POWER', words: '정전 뒤로 안 켜져요' }, ends: 'WAITS' }],
	[
		1,
		{
			...{ i: 10, ours: true, symptom: 'SLOW', words: '많이 느려졌어요', channel: 'ONLINE' },
			ends: 'WAITS'
		}
	]
];
