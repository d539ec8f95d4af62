/** Rows of a department's plan of a year: its items and figures, what is expected, what came of it. */
import * as z from 'zod/mini';
import { int, maybe, maybeInt, text } from './columns.ts';

/** The plan of one fiscal year. `id` is the year, '2021'. */
export const planYear = z.object({
	id: text,
	/** name of the document that it was taken from */
	title: text,
	/** the department */
	department: text,
	/** JSON: [{ name, duties: [] }] in the document's order */
	teams: text,
	/** 'DOCUMENT', 'IMPORT', or the year that it was copied from */
	origin: text,
	openedAt: text,
	openedBy: text,
	/** since when anybody may read its summary */
	publishedAt: maybe
});

/** NEW 신규 · CONTINUED 계속 */
export const ITEM_KINDS = ['NEW', 'CONTINUED'] as const;

/** One 주요사업. `id` is '2021.4'. */
export const planItem = z.object({
	id: text,
	fiscalYear: text,
	no: int,
	title: text,
	kind: z.enum(ITEM_KINDS),
	/** name of the team that answers for it */
	team: text,
	/** where it begins and ends in the document; '' where it says nothing */
	page: text,
	/** JSON: [{ section, lines: [] }], the document's own sentences */
	texts: text
});

/**
 * DOCUMENT as it stands there · LOST the document has the place and no value ·
 * SETTING what the office decided, not in the document · IMPORT from a spreadsheet · COPY from the plan
 * of another year
 */
export const ORIGINS = ['DOCUMENT', 'LOST', 'SETTING', 'IMPORT', 'COPY'] as const;

/** One figure with its place. `id` is '2021.4.budget.sum'. */
export const planFigure = z.object({
	id: text,
	fiscalYear: text,
	/** '4.budget.sum': the item's number first, 0 for the department */
	key: text,
	/** its place in the document's order */
	n: int,
	label: text,
	/** in its unit; money in 원; null where nothing stands */
	value: maybeInt,
	/** '원', '대', '명' … */
	unit: text,
	page: text,
	section: text,
	origin: z.enum(ORIGINS),
	/** totals that it is a part of: 'key#group', separated by ';' */
	partOf: text,
	/** as it came in, however often it was changed since */
	firstValue: maybeInt,
	changedAt: maybe,
	changedBy: maybe,
	reason: text
});

/** Something that is measured. `id` is '2021.3.parking'. */
export const planKpi = z.object({
	id: text,
	fiscalYear: text,
	no: int,
	n: int,
	label: text,
	unit: text,
	/** figures by key, or numbers, joined by ' + ' or ' × '; '' where there is no target */
	target: text,
	/** what it was before the year, as a key of a figure or a number; '' where that is not known */
	baseline: text,
	section: text
});

/** A stretch of months in which something is to happen. `id` is '2021.3.by.parking'. */
export const planMilestone = z.object({
	id: text,
	fiscalYear: text,
	no: int,
	n: int,
	label: text,
	/** null where the document gives no months */
	firstMonth: maybe,
	lastMonth: maybe,
	/** the document itself says that it was done by then */
	doneMonth: maybe,
	section: text,
	origin: z.enum(ORIGINS),
	/** who changed its months last, when and why */
	changedAt: maybe,
	changedBy: maybe,
	reason: text
});

/** KPI a value as of a day · MILESTONE done on a day · MONEY paid on a day, 원 */
export const ENTRY_KINDS = ['KPI', 'MILESTONE', 'MONEY'] as const;

/** What somebody recorded. Never changed: a correction is an entry that names the one it corrects. */
export const planEntry = z.object({
	id: text,
	fiscalYear: text,
	no: int,
	kind: z.enum(ENTRY_KINDS),
	/** id of the KPI or milestone; for money the item's id */
	about: text,
	/**
	 * in the steps of its unit, so a share of 8.6 % is 86 (measure.ts); null for a milestone, and for an
	 * entry that only takes another one back
	 */
	value: maybeInt,
	/** day, KST */
	on: text,
	/** where the value is from */
	source: text,
	/** why the entry before was wrong; '' for a first one */
	reason: text,
	correctsId: maybe,
	/** the entry that replaced or took back this one */
	correctedById: maybe,
	/** the entry takes `correctsId` back and says nothing itself */
	takesBackAt: maybe,
	recordedAt: text,
	recordedBy: text
});

/** FIGURE another value · MILESTONE other months */
export const CHANGE_KINDS = ['FIGURE', 'MILESTONE'] as const;

/** A figure or a stretch of months was put right: what stood there, what stands there since, and why. */
export const planChange = z.object({
	/** the action's */
	id: text,
	fiscalYear: text,
	/** the item; 0 for the department */
	no: int,
	kind: z.enum(CHANGE_KINDS),
	/** id of the figure or milestone */
	about: text,
	/** of a figure, in its unit; null where nothing stood */
	valueBefore: maybeInt,
	valueAfter: maybeInt,
	/** of a milestone, 'YYYY-MM'; null where they are not known */
	firstBefore: maybe,
	lastBefore: maybe,
	firstAfter: maybe,
	lastAfter: maybe,
	reason: text,
	/** where the new value is from; '' where nobody said */
	source: text,
	changedAt: text,
	changedBy: text
});
