/** Checks and figures: what the sums say, where a figure stands, what was changed. */
import type { CheckKind, CheckState } from '../../domain/plan/checks.ts';
import type { Words } from '../locale.ts';
import { momentIn } from '../when.ts';

export const checks = {
	ko: {
		checksTitle: '원문 대사',
		checksLine: (all: number, holds: number, fails: number, cannot: number) =>
			`${all}개 검산 중 ${holds}개 일치 · ${fails}개 불일치 · ${cannot}개 계산 불가`,
		checkStates: { HOLDS: '일치', FAILS: '불일치', CANNOT: '계산 불가' } satisfies Record<
			CheckState,
			string
		>,
		checkKinds: {
			SUM: '합',
			SAME: '두 곳의 값',
			PRODUCT: '곱',
			ELAPSED: '경과 연수',
			PAST_LIFE: '내용연수 초과',
			COUNT: '개수',
			BOTH_WAYS: '가로·세로 합',
			DRAWING: '그림'
		} satisfies Record<CheckKind, string>,
		allItems: '모든 항목의 합계 = 모든 연차의 합계',
		check: '검산',
		showArithmetic: '계산 보기',
		calculations: '합계와 증감의 계산 보기',
		showMore: (checks: number) => `나머지 검산 ${checks}개 보기`,
		showHolding: (checks: number) => `일치하는 검산 ${checks}개 보기`,
		showFigures: (figures: number) => `수치 ${figures}개와 그 자리 보기`,
		difference: (by: string) => `차이 ${by}`,
		lost: '원문 결측 · 계산값',
		lostFollows: '이 합에서 빠진 칸을 계산했으므로 이 합으로는 검산할 수 없습니다.',
		lacks: (label: string) => `원문에 값이 없습니다: ${label}`,
		usesComputed: '계산값을 넣은 검산입니다.',
		allChecks: '검산 모두 보기',
		figures: '수치',
		figuresTitle: '수치와 검산',
		figuresText:
			'원문의 모든 수치와 그 자리, 다시 계산한 결과입니다. 수치를 고치면 관련 검산이 바뀝니다.',
		figure: '수치',
		value: '값',
		firstValue: (value: string) => `처음 값 ${value}`,
		changed: '고친 값',
		origins: {
			DOCUMENT: '원문',
			LOST: '원문 결측',
			SETTING: '설정값',
			IMPORT: '가져온 값',
			COPY: '복사한 값'
		},
		derived: '계산에서 나온 것',
		from: '쓴 수치',
		assumes: '가정',
		changeFigure: '값 고치기',
		newValue: '새 값',
		newValueMoney: '새 값 (원)',
		newValueHint: '비우면 값이 없는 것으로 봅니다.',
		saveFigure: '값 저장',
		withChanges: (cells: number) => `고친 수치 ${cells}개`,
		changedOn: (iso: string) => momentIn(iso, 'ko')
	},
	en: {
		checksTitle: 'Reconciliation',
		checksLine: (all: number, holds: number, fails: number, cannot: number) =>
			`${all} checks: ${holds} hold · ${fails} do not · ${cannot} cannot be computed`,
		checkStates: {
			HOLDS: 'Holds',
			FAILS: 'Does not hold',
			CANNOT: 'Cannot be computed'
		} satisfies Record<CheckState, string>,
		checkKinds: {
			SUM: 'sum',
			SAME: 'said twice',
			PRODUCT: 'product',
			ELAPSED: 'years passed',
			PAST_LIFE: 'past service life',
			COUNT: 'count',
			BOTH_WAYS: 'rows and columns',
			DRAWING: 'drawing'
		} satisfies Record<CheckKind, string>,
		allItems: 'All items = all years',
		check: 'Check',
		showArithmetic: 'Show the arithmetic',
		calculations: 'Show how totals and changes are counted',
		showMore: (checks: number) => `Show ${checks} more checks`,
		showHolding: (checks: number) => `Show the ${checks} checks that hold`,
		showFigures: (figures: number) => `Show ${figures} figures with their places`,
		difference: (by: string) => `difference ${by}`,
		lost: 'Lost in the source · computed',
		lostFollows: 'The missing cell is computed from this sum, so this sum cannot test it.',
		lacks: (label: string) => `No value in the source: ${label}`,
		usesComputed: 'Counts with a computed value.',
		allChecks: 'Show all checks',
		figures: 'Figures',
		figuresTitle: 'Figures and checks',
		figuresText:
			'Every figure of the document with its place, and everything counted again. A changed figure changes its checks.',
		figure: 'Figure',
		value: 'Value',
		firstValue: (value: string) => `at first ${value}`,
		changed: 'Changed',
		origins: {
			DOCUMENT: 'Document',
			LOST: 'Lost in the source',
			SETTING: 'Setting',
			IMPORT: 'Imported',
			COPY: 'Copied'
		},
		derived: 'What follows',
		from: 'From',
		assumes: 'Assumes',
		changeFigure: 'Change the value',
		newValue: 'New value',
		newValueMoney: 'New value (won)',
		newValueHint: 'Empty means that there is none.',
		saveFigure: 'Save the value',
		withChanges: (cells: number) => `${cells} figures changed`,
		changedOn: (iso: string) => momentIn(iso, 'en')
	}
} satisfies Words;
