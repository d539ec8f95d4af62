/** What one check compares, before it is counted. */

/** SUM parts add up to a total · the rest are named by what they compare. */
export type CheckKind =
	'SUM' | 'SAME' | 'PRODUCT' | 'ELAPSED' | 'PAST_LIFE' | 'COUNT' | 'BOTH_WAYS' | 'DRAWING';

/** One thing that is compared, before it is counted. */
export interface Rule {
	id: string;
	item: number;
	kind: CheckKind;
	/** the figure that is tested, which names the check */
	total: string;
	/** how its parts are grouped, in the document's words; '' for none */
	group: string;
	/** every figure it looks at */
	keys: readonly string[];
	/** what it compares, over the values it needs; throws Lacking */
	count(value: (key: string) => number): Counted;
}

export interface Counted {
	/** what the figures make */
	made: number;
	/** what stands in the document */
	said: number;
	/** '212,700 + 244,200', in the document's own units */
	arithmetic: string;
}

/** A value that is not there. */
export class Lacking extends Error {
	readonly key: string;
	constructor(key: string) {
		super(key);
		this.key = key;
	}
}
