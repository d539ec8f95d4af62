/** Rosters as offices write them. Every household in them is invented; no phone is assigned to anybody. */
import { ADMIN_DONGS } from '../../src/lib/domain/tables.ts';

export const HEADING = '연번,성명,연락처,도로명 주소,상세주소,행정동,자격구분,접수일,비고';

const FIRST = ['가온', '나래', '다솜', '라온', '설믜', '똠방', '펲시', '햇귀', '미르', '노을'];
const GROUPS = ['기초생활수급자', '차상위계층', '장애인(중증)', '한부모가족', '다문화'];

/** Row no. `n` of a roster; every tenth phone lost its zero. */
export function homeRow(n: number): string {
	const number = String(n).padStart(8, '0');
	const phone = n % 10 === 0 ? `10${number}` : `010-${number.slice(0, 4)}-${number.slice(4)}`;
	return [
		...[n, `시험${FIRST[n % FIRST.length]}${n}`, phone, `"금천구 보기로 ${n}"`, `${n % 9}층`],
		...[ADMIN_DONGS[n % 10], GROUPS[n % 5], '2021. 3. 2.', '']
	].join(',');
}

/** A roster with a title, a heading and rows 1 to `rows`. */
export function roster(rows: number, from = 1): string {
	const lines = Array.from({ length: rows }, (_, i) => homeRow(from + i));
	return [`2021년 신청 명부`, HEADING, ...lines, ''].join('\r\n');
}
