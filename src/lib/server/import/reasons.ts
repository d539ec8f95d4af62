/** Why a row is not added, or what was put right in it: codes and numbers, never what stands in it. */
import type { RefusalCode, Params } from '../../domain/refusal.ts';
import type { CellFault } from './cells.ts';
import type { FieldKey } from './columns.ts';

/** Faults of a row as a whole, and notes about it. The sentences stand in words/import.ts. */
export type RowCode =
	| 'RRN' // a resident registration number stood in it
	| 'TWIN_IN_FILE' // an earlier row of the file is the same
	| 'TWIN_ON_RECORD' // a household or unit of the register is the same
	| 'ZERO_RESTORED' // the phone's first zero was put back
	| 'BUG';

export type Reason =
	| { code: CellFault; field: FieldKey }
	| { code: RowCode; row?: number; ref?: string }
	| { code: RefusalCode; params: Params };
