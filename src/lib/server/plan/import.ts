/** A plan out of a spreadsheet: every cell that does not fit is named, and nothing is kept unless all do. */
import type { PlanFault } from '../../domain/plan/faults.ts';
import { isExpression } from '../../domain/plan/progress.ts';
import { byKey, MONEY } from '../../domain/plan/figure.ts';
import type { Laid } from '../../domain/plan/laid.ts';
import { Unreadable } from '../import/limits.ts';
import { cellsOf, readTable } from '../import/table.ts';
import {
	HEADS,
	ITEM_KIND_NAMES,
	KINDS,
	REMARK,
	THOUSAND,
	type Head,
	type Kind
} from './template.ts';

export interface CellFault {
	/** 'F12'; '' where it is about the whole file */
	cell: string;
	fault: PlanFault;
}

export type PlanRead = { plan: Laid; faults: [] } | { plan: null; faults: CellFault[] };

/** Reads a file for a year. Never throws for what a person handed in. */
export async function readPlan(bytes: Uint8Array, fiscalYear: string): Promise<PlanRead> {
	const table = await readTable(bytes).catch((error: unknown) => {
		if (error instanceof Unreadable) return error.fault === 'RRN_COLUMN' ? 'RRN' : 'UNREADABLE';
		throw error;
	});
	if (typeof table === 'string') return { plan: null, faults: [{ cell: '', fault: table }] };
	if (table.rows.some((row) => row.rrn))
		return { plan: null, faults: [{ cell: '', fault: 'RRN' }] };
	const rows = table.rows.map((row) => ({ n: row.n, cells: cellsOf(row, table.encoding) }));
	return new Reading(fiscalYear).read(rows);
}

interface Row {
	n: number;
	cells: string[];
}

const KEY = /^\d{1,2}(\.[0-9A-Za-z_-]{1,30}){1,4}$/;
const MONTH = /^20\d\d-(0[1-9]|1[0-2])$/;
/** 원; a cell that says more is no budget */
const MOST = 9_000_000_000_000;

/** Cells from the top, each line from the left; what is about the whole file comes first. */
function placeOf({ cell }: CellFault): number {
	return cell === '' ? 0 : Number(cell.slice(1)) * 100 + cell.charCodeAt(0);
}

class Reading {
	private readonly faults: CellFault[] = [];
	private readonly plan: Laid;
	private readonly seen = new Map<string, Set<string>>();
	/** what can be judged only when all lines are read */
	private readonly later: (() => void)[] = [];

	constructor(fiscalYear: string) {
		const none = { title: '', department: '', items: [], figures: [], kpis: [], milestones: [] };
		this.plan = { fiscalYear, ...none };
	}

	read([head, ...rows]: Row[]): PlanRead {
		if (!head || HEADS.some((name, i) => (head.cells[i] ?? '').trim() !== name))
			return { plan: null, faults: [{ cell: 'A1', fault: 'HEAD' }] };
		for (const row of rows) if (!(row.cells[0] ?? '').startsWith(REMARK)) this.line(row);
		if (this.plan.title === '') this.faults.push({ cell: '', fault: 'DOCUMENT' });
		if (this.plan.items.length === 0) this.faults.push({ cell: '', fault: 'ITEMS' });
		for (const judge of this.later) judge();
		this.faults.sort((a, b) => placeOf(a) - placeOf(b));
		return this.faults.length > 0
			? { plan: null, faults: this.faults }
			: { plan: this.plan, faults: [] };
	}

	private line(row: Row): void {
		const kind = KINDS.find((one) => one === this.text(row, '구분'));
		if (!kind) return this.fault(row, '구분', 'ROW_KIND');
		const label = this.text(row, '이름');
		if (label === '' || label.length > 200) this.fault(row, '이름', 'NAME');
		if (kind === '문서') {
			const department = this.text(row, '담당 팀');
			if (department === '') this.fault(row, '담당 팀', 'TEAM');
			Object.assign(this.plan, { title: label, department });
			return;
		}
		if (kind === '항목') return this.item(row, label);
		const key = this.key(row, kind);
		const section = this.text(row, '자리');
		const unit = this.text(row, '단위');
		if (kind === '수치') return this.figure(row, { key, label, unit, section });
		if (kind === '지표') return this.kpi(row, { key, label, unit, section });
		this.milestone(row, { key, label, section });
	}

	private item(row: Row, title: string): void {
		const [code, team] = [this.text(row, '코드'), this.text(row, '담당 팀')];
		if (!/^[1-9]\d?$/.test(code)) this.fault(row, '코드', 'ITEM');
		this.once(row, '항목', code);
		const name = this.text(row, '종류');
		const kind = (['NEW', 'CONTINUED'] as const).find((one) => ITEM_KIND_NAMES[one] === name);
		if (!kind) this.fault(row, '종류', 'KIND');
		if (team === '') this.fault(row, '담당 팀', 'TEAM');
		const page = this.text(row, '쪽');
		this.plan.items.push({ no: Number(code), title, kind: kind ?? 'NEW', team, page });
	}

	private figure(
		row: Row,
		about: { key: string; label: string; unit: string; section: string }
	): void {
		const typed = this.text(row, '값').replace(/[\s,]/g, '');
		const isThousand = about.unit === THOUSAND;
		const value = typed === '' ? null : Number(typed) * (isThousand ? 1000 : 1);
		if (value !== null && (!/^\d+$/.test(typed) || value > MOST)) this.fault(row, '값', 'VALUE');
		if (/^(백만원|억원|만원)$/.test(about.unit)) this.fault(row, '단위', 'UNIT');
		const partOf = this.text(row, '합계').split(';').filter(Boolean);
		const unit = isThousand ? MONEY : about.unit;
		this.plan.figures.push({ ...about, unit, value, page: this.text(row, '쪽'), partOf });
		this.later.push(() => {
			const keys = new Set(this.plan.figures.map((figure) => figure.key));
			const fits = (part: string) =>
				/^[^;#]{1,80}#[^;#]{1,40}$/.test(part) && keys.has(part.split('#')[0] ?? '');
			if (!partOf.every(fits) || partOf.length > 6) this.fault(row, '합계', 'TOTAL');
		});
	}

	private kpi(
		row: Row,
		about: { key: string; label: string; unit: string; section: string }
	): void {
		const [target, baseline] = [this.text(row, '목표'), this.text(row, '이전')];
		this.plan.kpis.push({ ...about, target, baseline });
		this.later.push(() => {
			const figures = byKey(
				this.plan.figures.map((figure) => ({ ...figure, origin: 'IMPORT' as const }))
			);
			for (const [head, said] of [
				['목표', target],
				['이전', baseline]
			] as const)
				if (!isExpression(said, figures)) this.fault(row, head, 'TARGET');
		});
	}

	private milestone(row: Row, about: { key: string; label: string; section: string }): void {
		const [first, last] = [this.month(row, '시작 월'), this.month(row, '끝 월')];
		const areMonths = [first, last].every((month) => month === null || MONTH.test(month));
		if (areMonths && ((first === null) !== (last === null) || (first ?? '') > (last ?? '')))
			this.fault(row, '끝 월', 'MONTHS');
		this.plan.milestones.push({ ...about, firstMonth: first, lastMonth: last });
	}

	/** A day stands for its month: spreadsheets like to make one of it. */
	private month(row: Row, head: Head): string | null {
		const text = this.text(row, head).replace(/^(\d{4})[.\-/ ]+(\d{1,2}).*$/, (_, year, month) =>
			[year, String(month).padStart(2, '0')].join('-')
		);
		if (text === '') return null;
		if (!MONTH.test(text)) this.fault(row, head, 'MONTH');
		return text;
	}

	private key(row: Row, kind: Kind): string {
		const key = this.text(row, '코드');
		if (!KEY.test(key)) this.fault(row, '코드', 'CODE');
		this.once(row, kind, key);
		const no = Number(key.split('.')[0]);
		this.later.push(() => {
			const isKnown = this.plan.items.some((item) => item.no === no);
			if (!isKnown && !(no === 0 && kind === '수치')) this.fault(row, '코드', 'NO_ITEM');
		});
		return key;
	}

	private once(row: Row, kind: Kind, key: string): void {
		const keys = this.seen.get(kind) ?? new Set<string>();
		if (keys.has(key)) this.fault(row, '코드', 'CODE_TWICE');
		this.seen.set(kind, keys.add(key));
	}

	private text(row: Row, head: Head): string {
		const text = (row.cells[HEADS.indexOf(head)] ?? '').normalize('NFC').trim();
		if (head === '이름' || text.length <= 200) return text;
		this.fault(row, head, 'LONG');
		return '';
	}

	private fault({ n }: Row, head: Head, fault: PlanFault): void {
		const letter = String.fromCharCode(65 + HEADS.indexOf(head));
		const cell = `${letter}${n}`;
		const isSaid = this.faults.some((one) => one.cell === cell && one.fault === fault);
		if (!isSaid) this.faults.push({ cell, fault });
	}
}
