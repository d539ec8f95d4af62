/** The registers by their names, which are also the names of their pages. */
import { applications } from './applications.ts';
import { assignments } from './assignments.ts';
import { deliveries } from './deliveries.ts';
import { enrollments } from './enrollments.ts';
import { households } from './households.ts';
import { ledger } from './ledger.ts';
import { months } from './months.ts';
import { pcs } from './pcs.ts';
import type { Frame, RegisterOf } from './register.ts';
import { runs } from './runs.ts';
import { tickets } from './tickets.ts';
import { visits } from './visits.ts';

export const REGISTERS = {
	applications,
	households,
	pcs,
	assignments,
	visits,
	deliveries,
	tickets,
	enrollments,
	months,
	runs,
	ledger
} satisfies Record<string, (frame: Frame) => RegisterOf>;
export type RegisterName = keyof typeof REGISTERS;
