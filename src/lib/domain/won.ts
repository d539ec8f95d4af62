/** Sums of money in words, as a 지급조서 says them so that nobody adds a digit: '금 일백만원정'. */
const DIGITS = ['', '일', '이', '삼', '사', '오', '육', '칠', '팔', '구'];
const PLACES = ['', '십', '백', '천'];
const MYRIADS = ['', '만', '억', '조'];

/** '금 일백일십삼만오천이백원정' of 1,135,200; whole 원, not negative, below 1경. */
export function inWords(won: number): string {
	if (!Number.isSafeInteger(won) || won < 0 || won >= 1e16)
		throw new Error(`no sum in words: ${won}`);
	return `금 ${won === 0 ? '영' : hangul(won)}원정`;
}

function hangul(won: number): string {
	const groups = String(won).padStart(16, '0').match(/\d{4}/g) as string[];
	return groups
		.map((group, i) => {
			const said = thousands(group);
			return said === '' ? '' : said + MYRIADS[groups.length - 1 - i];
		})
		.join('');
}

/** Up to four digits; the one before a place is said too, as nothing may be written in front of it. */
function thousands(group: string): string {
	return [...group]
		.map((digit, i) => (digit === '0' ? '' : DIGITS[Number(digit)] + PLACES[3 - i]!))
		.join('');
}
