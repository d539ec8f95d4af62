/** SQL that reads the same on SQLite and PostgreSQL, for expressions that a register sorts and filters by. */
import { PostgresAdapter, sql, type RawBuilder } from 'kysely';
import type { Database } from '../db.ts';
import type { Db } from '../schema.ts';

export type Dialect = Database['dialect'];
type Condition = RawBuilder<unknown>;
type Expression = RawBuilder<unknown>;

/** Which of the two a query goes to, for reports that are given nothing else. */
export function dialectOf(db: Db): Dialect {
	return db.getExecutor().adapter instanceof PostgresAdapter ? 'postgres' : 'sqlite';
}

/** Conditions that all have to hold; always true if there is none. */
export function all(conditions: readonly Condition[]): RawBuilder<boolean> {
	return conditions.length === 0 ? sql`1 = 1` : sql`(${sql.join(conditions, sql`) and (`)})`;
}

/** The first value whose condition holds, else the last: what `stateOf` is in the domain. */
export function firstOf<V extends string>(
	cases: readonly (readonly [Condition, V])[],
	otherwise: V | null
): RawBuilder<V | null> {
	const whens = cases.map(([condition, value]) => sql`when ${condition} then ${sql.lit(value)}`);
	return sql`case ${sql.join(whens, sql` `)} else ${sql.lit(otherwise)} end`;
}

/** The place of a value in a list: registers keep the office's order, not the alphabet's. */
export function placeIn(value: Expression, list: readonly string[]): Expression {
	const whens = list.map((one, i) => sql`when ${sql.lit(one)} then ${sql.lit(i)}`);
	return sql`case ${value} ${sql.join(whens, sql` `)} else ${sql.lit(list.length)} end`;
}

/** Text in the order of its code points, which is a dictionary's for Hangul and the number's for codes. */
export function codePoints(dialect: Dialect, text: Expression): Expression {
	return dialect === 'sqlite' ? text : sql`${text} collate "C"`;
}

/** Whole days in Korea between two ISO times; null where one is missing. */
export function daysBetween(dialect: Dialect, from: Expression, to: Expression): Expression {
	if (dialect === 'postgres') return sql`(${koreanDay(to)} - ${koreanDay(from)})`;
	const day = (time: Expression) => sql`julianday(date(${time}, '+9 hours'))`;
	return sql`cast(round(${day(to)} - ${day(from)}) as integer)`;
}

const koreanDay = (time: Expression) =>
	sql`((${time})::timestamptz at time zone 'Asia/Seoul')::date`;

/** The start of a day ('YYYY-MM-DD', KST) as the ISO time that rows are compared with. */
export function startOfDay(day: string): string {
	return new Date(`${day}T00:00:00+09:00`).toISOString();
}

/** A condition: the text holds the part, whatever the case of its letters. */
export function holds(text: Expression, part: string): Condition {
	const pattern = `%${part.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
	return sql`lower(${text}) like ${pattern} escape '\\'`;
}

/** A condition: the text ends so. */
export function endsWith(text: Expression, end: string): Condition {
	return sql`${text} like ${`%${end.replace(/[\\%_]/g, '\\$&')}`} escape '\\'`;
}

const INITIALS = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ';
/** Syllables that share an initial stand in one row of the code table. */
const ROW = 588;
const FIRST = 0xac00;

/** A condition: the text holds syllables, some of them given by their 초성 alone: 'ㅎ길ㄷ' is 홍길동. */
export function holdsInitials(dialect: Dialect, text: Expression, part: string): Condition {
	const classes = [...part].map((letter) => classOf(letter)).join('');
	return dialect === 'sqlite' ? sql`${text} glob ${`*${classes}*`}` : sql`${text} ~ ${classes}`;
}

/** True if a text has a 초성 that stands alone. */
export function hasInitials(text: string): boolean {
	return [...text].some((letter) => INITIALS.includes(letter));
}

function classOf(letter: string): string {
	const row = INITIALS.indexOf(letter);
	if (row < 0) return /[\p{L}\p{N}]/u.test(letter) ? `[${letter}]` : '';
	const first = FIRST + row * ROW;
	return `[${String.fromCharCode(first)}-${String.fromCharCode(first + ROW - 1)}]`;
}

/** The latest of some times; those that are null do not count. */
export function latest(dialect: Dialect, times: readonly Expression[]): Expression {
	const filled = sql.join(times.map((time) => sql`coalesce(${time}, '')`));
	return dialect === 'sqlite' ? sql`max(${filled})` : sql`greatest(${filled})`;
}
