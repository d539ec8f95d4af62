/** What a link of the chain of custody says beside who and when: method, evidence, parts, reasons. */
import type { Link } from '$lib/server/reports/custody.ts';
import type { Locale } from '$lib/words/locale.ts';
import { pc } from '$lib/words/pc.ts';
import { nameOf, type Noun } from '$lib/words/states.ts';

/** The lines of a link; `labelOf` names an item of the year's checklist. */
export function detailsOf(
	{ kind, params, note, worker }: Pick<Link, 'kind' | 'params' | 'note' | 'worker'>,
	labelOf: (key: string) => string,
	tongue: Locale
): string[] {
	const w = pc[tongue];
	const text = (key: string) => String(params[key] ?? '');
	const named = (noun: Noun, key: string) => nameOf(noun, text(key), tongue);
	const lines: Partial<Record<Link['kind'], () => string[]>> = {
		SOURCED: () => [w.fromOf(named('source', 'from'), text('sourceName'), text('disposalNo'))],
		WIPED: () => [
			w.wiped(named('wipeMethod', 'method'), text('wipedBy'), text('wipedAt')),
			w.evidenceOf(text('evidence'))
		],
		REFURBISHED: () => [text('parts') && w.partsOf(text('parts'))],
		INSPECTED: () => [w.passedOf(Object.keys(checksOf(params)).length), versionIn(params, tongue)],
		INSPECTION_FAILED: () => [
			w.failedOf(failedOf(params).map(labelOf).join(', ')),
			versionIn(params, tongue)
		],
		LOADED: () => [worker ? w.aboard(worker) : ''],
		UNLOADED: () => [worker ? w.aboard(worker) : ''],
		RETURNED: () => [named('returnReason', 'reason')],
		LOST: () => [text('was') && w.wasIn(nameOf('pc', text('was'), tongue))]
	};
	return [...(lines[kind]?.() ?? []), note].filter((line) => line !== '');
}

function checksOf(params: Link['params']): Record<string, boolean> {
	return (params.checks ?? {}) as Record<string, boolean>;
}

function failedOf(params: Link['params']): string[] {
	return Array.isArray(params.failed) ? params.failed.map(String) : [];
}

function versionIn(params: Link['params'], tongue: Locale): string {
	return params.versionId ? pc[tongue].versionOf(String(params.versionId)) : '';
}
