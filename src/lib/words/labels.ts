/** Words of the asset labels: which units, on which sheet, from which place on. */
import { countOf } from './day.ts';
import type { Words } from './locale.ts';

export const labels = {
	ko: {
		title: '라벨 인쇄',
		text: 'PC에 붙일 관리번호 라벨을 A4 라벨지에 인쇄합니다. QR코드를 스캔하면 그 PC가 열립니다.',
		which: '인쇄할 PC',
		from: '관리번호부터',
		to: '관리번호까지',
		state: '상태',
		chosen: (count: number) => `고른 PC ${countOf(count)}대`,
		chosenText: 'PC 목록에서 고른 PC만 인쇄합니다.',
		chooseAgain: '조건으로 고르기',
		sheet: '라벨지',
		sheets: {
			'3x8': '24칸 · 70 × 37mm',
			'3x8s': '24칸 · 63.5 × 33.9mm',
			'2x7': '14칸 · 99.1 × 38.1mm',
			'4x10': '40칸 · 45.7 × 25.4mm'
		} as Record<string, string>,
		start: '시작 칸',
		startHint: (places: number) => `쓰던 라벨지는 첫 빈칸의 번호 (1–${places})`,
		shift: '인쇄 위치 조정',
		right: '오른쪽으로',
		down: '아래로',
		shiftHint: '라벨 칸과 어긋날 때만 −5mm에서 5mm까지 넣습니다.',
		show: '미리 보기',
		summary: (units: number, papers: number) =>
			`라벨 ${countOf(units)}장 · 라벨지 ${countOf(papers)}매`,
		tooMany: (most: number) => `한 번에 ${countOf(most)}대까지 인쇄합니다. 조건을 좁히십시오.`,
		print: '인쇄',
		printHint: '인쇄 창에서 용지 A4, 여백 없음, 배율 100%를 고르십시오.',
		paper: (n: number, of: number, first: string, last: string) =>
			`라벨지 ${of}매 중 ${n}번째: ${first}부터 ${last}까지`,
		kind: (year: string) => `사랑의 PC ${year}`,
		demoKind: (year: string) => `시연용 PC ${year}`,
		empty: '조건에 맞는 PC가 없습니다',
		emptyText: '관리번호나 상태를 다시 고르십시오.'
	},
	en: {
		title: 'Print labels',
		text: 'Asset labels on A4 label sheets. Scanning the QR code opens the PC.',
		which: 'Which PCs',
		from: 'From tag',
		to: 'To tag',
		state: 'State',
		chosen: (count: number) => `${countOf(count)} PCs chosen`,
		chosenText: 'Only the PCs chosen in the register are printed.',
		chooseAgain: 'Choose by condition',
		sheet: 'Sheet',
		sheets: {
			'3x8': '24 labels · 70 × 37 mm',
			'3x8s': '24 labels · 63.5 × 33.9 mm',
			'2x7': '14 labels · 99.1 × 38.1 mm',
			'4x10': '40 labels · 45.7 × 25.4 mm'
		} as Record<string, string>,
		start: 'First label',
		startHint: (places: number) => `On a used sheet: the first one left (1–${places})`,
		shift: 'Adjust the position',
		right: 'To the right',
		down: 'Downwards',
		shiftHint: 'Only if the print is off the labels: −5 to 5 mm.',
		show: 'Show',
		summary: (units: number, papers: number) =>
			`${countOf(units)} labels · ${countOf(papers)} sheets`,
		tooMany: (most: number) => `At most ${countOf(most)} at once. Narrow the conditions.`,
		print: 'Print',
		printHint: 'In the print dialog choose A4, no margins, 100 %.',
		paper: (n: number, of: number, first: string, last: string) =>
			`Sheet ${n} of ${of}: ${first} to ${last}`,
		kind: (year: string) => `PC programme ${year}`,
		demoKind: (year: string) => `Demo PC ${year}`,
		empty: 'No PC fits',
		emptyText: 'Choose other tags or another state.'
	}
} satisfies Words;
