/** Why somebody wants to see a person's data unmasked: chosen from a list, and in words. */
import { holdsRrn } from '$lib/domain/rrn.ts';

/** CALL 전화 연락 · VISIT 방문 준비 · CHECK 자격 확인 · CORRECT 정보 정정 · COMPLAINT 민원 응대 · OTHER 기타 */
export const PURPOSES = ['CALL', 'VISIT', 'CHECK', 'CORRECT', 'COMPLAINT', 'OTHER'] as const;

const LONGEST = 200;

/** 'CALL 방문일 조율' from a form; undefined if nothing was chosen, or OTHER was left unexplained. */
export function purposeOf(
	form: FormData,
	purposes: readonly string[] = PURPOSES
): string | undefined {
	const chosen = purposes.find((purpose) => purpose === form.get('purpose'));
	const words = String(form.get('words') ?? '')
		.normalize('NFC')
		.trim()
		.slice(0, LONGEST);
	if (!chosen || (chosen === 'OTHER' && words === '') || holdsRrn(words)) return undefined;
	return `${chosen} ${words}`.trim();
}
