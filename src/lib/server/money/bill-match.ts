/** Whose a row of a carrier's file is: by contract, by receipt number, or by name and phone together. */
import type { Db } from '../schema.ts';
import { contractKey, nameKey, phoneKey, type BillRow } from './bill-columns.ts';
import type { BillReason } from './tables.ts';

/** An enrolment that a bill may be for. */
export interface Payee {
	enrollmentId: string;
	householdId: string;
	contractNo: string;
	receiptNo: string;
	name: string;
	phone: string;
	startMonth: string | null;
	endMonth: string | null;
}

export type Match = { payee: Payee } | { reason: BillReason };

/** All enrolments that were ever granted, by what carriers may call them. */
export class Payees {
	private readonly byContract: Map<string, Payee[]>;
	private readonly byReceipt: Map<string, Payee[]>;
	private readonly byPerson: Map<string, Payee[]>;

	constructor(all: readonly Payee[]) {
		this.byContract = Map.groupBy(
			all.filter((one) => one.contractNo !== ''),
			(one) => contractKey(one.contractNo)
		);
		this.byReceipt = Map.groupBy(all, (one) => one.receiptNo);
		this.byPerson = Map.groupBy(all, personKey);
	}

	static async load(db: Db): Promise<Payees> {
		const rows = await db
			.selectFrom('enrollment')
			.innerJoin('household', 'household.id', 'enrollment.householdId')
			.select([
				'enrollment.id as enrollmentId',
				'enrollment.householdId',
				'contractNo',
				'receiptNo',
				'household.name',
				'household.phone',
				'startMonth',
				'endMonth'
			])
			.where('activatedAt', 'is not', null)
			.execute();
		return new Payees(rows);
	}

	/** The one enrolment that fits; a contract whose household has another name fits nobody. */
	of(row: BillRow): Match {
		if (row.contractNo !== '') {
			const found = this.only(this.byContract.get(row.contractNo), row.month);
			if (!('reason' in found) && row.name !== '' && nameKey(found.payee.name) !== row.name)
				return { reason: 'NAME_DIFFERS' };
			if (!('reason' in found) || found.reason === 'AMBIGUOUS') return found;
		}
		if (row.receiptNo !== '') {
			const found = this.only(this.byReceipt.get(row.receiptNo), row.month);
			if (!('reason' in found) || found.reason === 'AMBIGUOUS') return found;
		}
		if (row.name === '' || row.phone === '') return { reason: 'NO_MATCH' };
		return this.only(this.byPerson.get(`${row.name}/${row.phone}`), row.month);
	}

	/** Of several enrolments of one household the one that covers the month. */
	private only(found: readonly Payee[] | undefined, month: string): Match {
		if (!found || found.length === 0) return { reason: 'NO_MATCH' };
		if (found.length === 1) return { payee: found[0] as Payee };
		if (new Set(found.map((one) => one.householdId)).size > 1) return { reason: 'AMBIGUOUS' };
		const covers = found.filter(
			({ startMonth, endMonth }) => (startMonth ?? '') <= month && month <= (endMonth ?? '')
		);
		return covers.length === 1 ? { payee: covers[0] as Payee } : { reason: 'AMBIGUOUS' };
	}
}

function personKey({ name, phone }: Payee): string {
	return `${nameKey(name)}/${phoneKey(phone)}`;
}
