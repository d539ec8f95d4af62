/** What is the same for all rows of an import. */
import * as z from 'zod/mini';
import { ADMIN_DONGS } from '../../domain/tables.ts';

export const Options = z.object({
	fiscalYear: z.string().check(z.regex(/^20\d\d$/)),
	/** each household also applies in that year */
	apply: z.boolean(),
	/** the dong of all rows, where the file has no column for it */
	adminDong: z.nullable(z.enum(ADMIN_DONGS))
});
export type Options = z.infer<typeof Options>;
