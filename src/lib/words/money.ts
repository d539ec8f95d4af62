/**
 * Money as the office writes it: whole 원 with commas, 천원 in tables that say so, △ before what is
 * taken away, and on documents in words beside the figures. (DOMAIN §4)
 */
import type { Locale } from './locale.ts';

/** 26400 → '26,400', -2640 → '△2,640'. */
export function figure(won: number): string {
	return won < 0 ? `△${grouped(-won)}` : grouped(won);
}

/** 26400 → '26,400원' · '26,400 won'. */
export function won(amount: number, tongue: Locale): string {
	return `${figure(amount)}${tongue === 'ko' ? '원' : ' won'}`;
}

/** 18480000 → '18,480': 천원, rounded half up; never to be added to another. */
export function thousands(amount: number): string {
	const size = amount < 0 ? -amount : amount;
	const rest = size % 1000;
	const whole = (size - rest) / 1000 + (rest >= 500 ? 1 : 0);
	return figure(amount < 0 && whole > 0 ? -whole : whole);
}

/** Part of a whole in percent with one decimal: 18480, 23760 → '77.8'; a dash where there is no whole. */
export function percent(part: number, whole: number): string {
	if (whole <= 0) return '–';
	const size = part < 0 ? -part : part;
	// Tenths of a percent as a whole number, rounded half up.
	const twice = size * 2000 + whole;
	const tenths = (twice - (twice % (2 * whole))) / (2 * whole);
	const text = `${(tenths - (tenths % 10)) / 10}.${tenths % 10}`;
	return part < 0 && tenths > 0 ? `△${text}` : text;
}

const DIGITS = ['', '일', '이', '삼', '사', '오', '육', '칠', '팔', '구'];
const PLACES = ['', '십', '백', '천'];
const GROUPS = ['', '만', '억', '조'];

/** 1135200 → '일백일십삼만오천이백원', each digit said, as documents of payment write it. */
export function inWords(amount: number): string {
	const digits = String(amount).replace(/\D/g, '');
	let said = '';
	for (let group = 0; group * 4 < digits.length; group += 1) {
		const part = fourOf(digits.slice(0, digits.length - group * 4).slice(-4));
		if (part !== '') said = part + GROUPS[group] + said;
	}
	return `${said === '' ? '영' : said}원`;
}

/** '금1,135,200원(금일백일십삼만오천이백원)', as the rules for official documents want it. */
export function onPaper(amount: number): string {
	return `금${grouped(amount)}원(금${inWords(amount)})`;
}

/** Whole 원 as somebody typed them: '26,400원' → 26400, '△2,640' → -2640; NaN for anything else. */
export function amountTyped(text: string): number {
	const plain = text
		.normalize('NFKC')
		.replace(/[\s,]/g, '')
		.replace(/원$/, '')
		.replace(/^[△▲−–]/, '-');
	return /^-?\d{1,12}$/.test(plain) ? Number(plain) : NaN;
}

function fourOf(digits: string): string {
	return [...digits]
		.map((digit, i) =>
			digit === '0' ? '' : `${DIGITS[Number(digit)]}${PLACES[digits.length - 1 - i]}`
		)
		.join('');
}

function grouped(amount: number): string {
	return String(amount).replace(/\B(?=(\d{3})+$)/g, ',');
}
