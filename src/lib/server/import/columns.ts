/** What a roster's columns are called, where its heading stands, and which column means what. */
import { createHash } from 'node:crypto';

export const ROSTERS = ['households', 'pcs'] as const;
export type Roster = (typeof ROSTERS)[number];

interface Field {
	key: string;
	required?: true;
	/** headings that mean it, as `plainName` leaves them */
	names: readonly string[];
}

/** Fields of each roster in the order in which a person is asked for them. */
export const FIELDS = {
	households: [
		{
			key: 'name',
			required: true,
			names: [
				'성명',
				'이름',
				'대표자',
				'세대주',
				'신청인',
				'신청자',
				'대상자',
				'성명대표자',
				'단체명'
			]
		},
		{
			key: 'phone',
			required: true,
			names: ['전화번호', '연락처', '휴대전화', '휴대폰', '핸드폰', '전화', '휴대전화번호', 'hp']
		},
		{
			key: 'roadAddress',
			required: true,
			names: ['도로명주소', '주소', '거주지', '주소지', '거주지주소', '주민등록주소', '현주소']
		},
		{ key: 'addressDetail', names: ['상세주소', '나머지주소', '동호수', '세부주소'] },
		{
			key: 'adminDong',
			required: true,
			names: ['행정동', '관할동', '관할행정동', '행정동명', '동명']
		},
		{
			key: 'category',
			required: true,
			names: ['자격구분', '자격', '대상구분', '대상유형', '자격유형', '수급구분', '지원자격']
		},
		{ key: 'kind', names: ['가구구분', '개인단체', '개인단체구분'] },
		{ key: 'members', names: ['가구원수', '세대원수', '가족수', '가구원', '세대원'] },
		{
			key: 'receivedAt',
			names: ['접수일시', '접수일', '접수일자', '신청일', '신청일자', '신청일시']
		},
		{ key: 'learners', names: ['학습자수', '학생수', '초중고학습자수', '초중고학생수', '학습자'] },
		{ key: 'ownsPc', names: ['pc보유', 'pc보유여부', '컴퓨터보유', '컴퓨터보유여부', 'pc유무'] },
		{
			key: 'elsewhereOn',
			names: ['타기관수혜일', '타기관지원일', '중복수혜일', '타기관수혜', '최근수혜일']
		},
		{ key: 'checkedOn', names: ['자격확인일', '확인일', '자격확인일자', '자격조회일'] },
		{
			key: 'validUntil',
			names: ['자격유효일', '자격유효기간', '유효기간', '자격만료일', '유효일']
		},
		{ key: 'checkMethod', names: ['자격확인방법', '확인방법'] },
		{
			key: 'agreesCollect',
			names: [
				'개인정보동의',
				'개인정보수집이용동의',
				'수집이용동의',
				'개인정보수집동의',
				'동의여부'
			]
		},
		{ key: 'agreesSensitive', names: ['민감정보동의', '민감정보처리동의'] },
		{ key: 'agreesThirdParty', names: ['통신사제공동의', '제3자제공동의', '통신사동의'] },
		{ key: 'agreesShared', names: ['행정정보공동이용동의', '공동이용동의', '행정정보공동이용'] },
		{ key: 'note', names: ['특이사항', '비고', '메모', '참고사항'] }
	],
	pcs: [
		{ key: 'tag', required: true, names: ['관리번호', '자산번호', '물품번호', '관리번호tag'] },
		{ key: 'serial', required: true, names: ['제조번호', '시리얼번호', '시리얼', 'sn', 'serial'] },
		{ key: 'model', required: true, names: ['모델', '모델명', '기종', '규격', '품명'] },
		{ key: 'memoryGb', required: true, names: ['메모리', '메모리gb', 'ram', '램', 'ramgb'] },
		{ key: 'ssdGb', required: true, names: ['ssd', 'ssdgb', '저장장치', '저장용량', '디스크'] },
		{ key: 'monitor', names: ['모니터', '모니터규격'] },
		{ key: 'os', names: ['운영체제', 'os', '윈도우'] },
		{ key: 'office', names: ['사무용프로그램', '오피스', '한컴오피스', '사무프로그램'] },
		{ key: 'disposalNo', names: ['불용번호', '불용결정번호', '불용결의번호'] },
		{ key: 'source', names: ['입고구분', '취득구분', '출처구분'] },
		{ key: 'sourceName', names: ['제공기관', '기증기관', '기증처', '제공부서', '출처', '구입처'] }
	]
} as const satisfies Record<Roster, readonly Field[]>;

/** A field of a roster. */
export type FieldKey = (typeof FIELDS)[Roster][number]['key'];

/** The column, from 0, that each field is read from. */
export type Mapping = Partial<Record<FieldKey, number>>;

/** The fields of a roster, as one type. */
export function fieldsOf(roster: Roster): readonly (Field & { key: FieldKey })[] {
	return FIELDS[roster];
}

/** Which columns a heading seems to name. */
export function suggest(roster: Roster, heading: readonly string[]): Mapping {
	const mapping: Mapping = {};
	const taken = new Set<number>();
	for (const test of [isCalled, isCalledBefore, mentions]) {
		for (const field of fieldsOf(roster)) {
			if (mapping[field.key] !== undefined) continue;
			const column = heading.findIndex((cell, i) => !taken.has(i) && test(field.names, cell));
			if (column < 0) continue;
			mapping[field.key] = column;
			taken.add(column);
		}
	}
	return mapping;
}

/** Which of the first rows is the heading: the one that names most fields, else the fullest. */
export function findHeading(roster: Roster, rows: readonly (readonly string[])[]): number {
	const named = rows.map((cells) => Object.keys(suggest(roster, cells)).length);
	const filled = rows.map((cells) => cells.filter((cell) => cell !== '').length);
	const scores = Math.max(...named) >= 2 ? named : filled;
	return scores.indexOf(Math.max(...scores));
}

/** Names a layout, so that a person's mapping is found again; says nothing of what is in it. */
export function fingerprint(roster: Roster, heading: readonly string[]): string {
	const names = heading.map(plainName).join('\u0001');
	return createHash('sha256').update(`${roster}\u0001${names}`).digest('hex').slice(0, 32);
}

/** A mapping from a form or the database, as far as it fits the table. */
export function fitting(roster: Roster, asked: Record<string, unknown>, columns: number): Mapping {
	const mapping: Mapping = {};
	for (const { key } of fieldsOf(roster)) {
		const column = asked[key];
		if (Number.isInteger(column) && (column as number) >= 0 && (column as number) < columns)
			mapping[key] = column as number;
	}
	return mapping;
}

/** '성명대표자' of ' 성명 (대표자) *'. */
function plainName(text: string): string {
	return text
		.normalize('NFKC')
		.replace(/[^가-힣A-Za-z0-9]/g, '')
		.toLowerCase();
}

function isCalled(names: readonly string[], cell: string): boolean {
	return names.includes(plainName(cell));
}

/** The same without what stands in brackets. */
function isCalledBefore(names: readonly string[], cell: string): boolean {
	return names.includes(plainName(cell.normalize('NFKC').replace(/[([{<].*$/s, '')));
}

/** A longer heading that holds a name of at least three letters. */
function mentions(names: readonly string[], cell: string): boolean {
	const plain = plainName(cell);
	return plain.length <= 20 && names.some((name) => name.length >= 3 && plain.includes(name));
}
