/**
 * Invented households. No family in Korea has these surnames, and no street of Geumcheon-gu these
 * names. A Korean mobile number's middle part never begins with 0 or 1, so 010-0000-xxxx rings
 * nowhere.
 */
import type { Input } from '../../domain/actions.ts';
import { receiptNo } from '../../domain/household.ts';
import { ADMIN_DONGS, CATEGORIES } from '../../domain/tables.ts';
import { chance } from './chance.ts';

export type Home = Input<'registerHousehold'>;

export const HOMES = 180;

const SURNAMES = [...'별봄숲꽃달들샘늘빛솔'];
const GIVEN =
	'가람 나래 다솜 라온 마루 바다 새론 아라 자람 초롱 토담 파랑 하람 누리 두리 미르 보람 시내 여울 이든'.split(
		' '
	);
const ROADS = ['이음로', '다올길', '한울로', '두레길', '나눔로', '온새미로'];
const DETAILS = ['', '101호', '202호', '지층', '303호', '옥탑', '1층', 'B01호'];
const NOTES = [
	'',
	'',
	'',
	'엘리베이터 없음',
	'',
	'전화 뒤 방문',
	'',
	'귀가 어두우심: 초인종을 길게',
	'',
	'오후에만 집에 있음'
];

/** All of them, in the order of their registration; the dongs take turns. */
export function homes(): Home[] {
	const dice = chance(2021);
	return Array.from({ length: HOMES }, (_, i): Home => {
		const adminDong = ADMIN_DONGS[i % ADMIN_DONGS.length] as (typeof ADMIN_DONGS)[number];
		const isGroup = i === 37 || i === 122;
		return {
			householdId: `demo-home-${number(i)}`,
			receiptNo: receiptNo('2021', dice.bytes(8)),
			kind: isGroup ? 'ORGANIZATION' : 'INDIVIDUAL',
			name: isGroup ? `${GIVEN[i % 20]} 나눔터(가상)` : nameOf(i),
			phone: `0100000${String(i + 1).padStart(4, '0')}`,
			roadAddress: addressOf(adminDong, dice.below(6), dice.below(40), dice.below(60)),
			addressDetail: DETAILS[dice.below(DETAILS.length)] as string,
			adminDong,
			category: isGroup ? 'WELFARE_ORG' : (CATEGORIES[dice.below(8)] as Home['category']),
			note: NOTES[dice.below(NOTES.length)] as string,
			members: isGroup ? 12 : 1 + (i % 5),
			consents: consentsOf(i)
		};
	});
}

/** Nobody is asked for the carrier's consent who does not want a line. */
function consentsOf(i: number): Home['consents'] {
	const kinds = ['COLLECT', 'SENSITIVE', 'SHARED_INFO', 'THIRD_PARTY'] as const;
	return kinds.slice(0, i % 3 === 0 ? 3 : 4).map((kind) => ({
		consentId: `demo-consent-${number(i)}-${kind}`,
		kind,
		textVersion: '2021-01',
		method: 'PAPER'
	}));
}

/** Ten surnames and twenty given names make two hundred people of different names. */
function nameOf(i: number): string {
	return `${SURNAMES[(i * 3) % 10]}${GIVEN[(Math.floor(i / 10) + i * 7) % 20]}`;
}

function addressOf(adminDong: string, road: number, lane: number, house: number): string {
	const legal = adminDong.replace(/\d동$/, '동');
	const street = `${ROADS[road]}${lane + 1}${ROADS[road]?.endsWith('로') ? '길' : '안길'}`;
	return `서울특별시 금천구 ${street} ${house + 1} (${legal})`;
}

function number(i: number): string {
	return String(i + 1).padStart(3, '0');
}
