/** The tables of imports as Kysely sees them. Apart from the sealed parts they hold no personal data. */
import type { Roster } from './columns.ts';
import type { Encoding } from './text.ts';

/**
 * MAPPING 열 지정: waits for the meaning of its columns · PREVIEW 미리보기: waits to be confirmed ·
 * RUNNING 등록 중 · STOPPING: asked to stop · DONE 완료 · STOPPED 중단: what was done stays.
 */
export type ImportState = 'MAPPING' | 'PREVIEW' | 'RUNNING' | 'STOPPING' | 'DONE' | 'STOPPED';

/**
 * Before: FAULTY 오류 · TWIN 중복 · FLAGGED 확인: ready, something was put right on the way.
 * After: ADDED 등록 · KNOWN 이미 등록: by the same row of an earlier import · REFUSED 등록 안 됨 ·
 * DOUBT 확인 필요: kept, and waits on the desk · FAILED: a bug, reported.
 */
export const OUTCOMES = [
	'FAULTY',
	'TWIN',
	'FLAGGED',
	'ADDED',
	'KNOWN',
	'REFUSED',
	'DOUBT',
	'FAILED'
] as const;
export type Outcome = (typeof OUTCOMES)[number];

export interface ImportTables {
	roster_import: {
		id: string;
		userId: string;
		roster: Roster;
		fileName: string;
		/** keyed hash of the bytes: the same file again is recognised */
		fileKey: string;
		format: 'xlsx' | 'csv';
		encoding: Encoding | null;
		/** rows with anything in them, the heading and what stands above it included */
		rows: number;
		columns: number;
		/** which of the rows is the heading, from 0 */
		heading: number;
		/** JSON Mapping */
		mapping: string;
		/** JSON Options */
		options: string;
		state: ImportState;
		createdAt: string;
		startedAt: string | null;
		finishedAt: string | null;
		/** when its runner was heard of last */
		beatAt: string | null;
		runner: string | null;
		/** rows that are behind, counted from the first after the heading */
		done: number;
		ready: number;
		faulty: number;
		twins: number;
		added: number;
		known: number;
		refused: number;
	};
	/** Rows as they were read, sealed with the server's key; gone once the import is over. */
	roster_part: { importId: string; no: number; sealed: string };
	/** What became of a row that is not simply ready: numbers and codes, no person. */
	roster_line: {
		importId: string;
		/** its number in the file, from 1 */
		row: number;
		outcome: Outcome;
		/** JSON Reason[] */
		reasons: string;
		/** household or unit */
		subject: string | null;
	};
	roster_layout: { userId: string; layout: string; mapping: string; usedAt: string };
}

export type Import = ImportTables['roster_import'];
export type Line = ImportTables['roster_line'];
