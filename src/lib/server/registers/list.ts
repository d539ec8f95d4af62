/** The registers by their names, which are also the names of their pages. */
import { applications } from './applications.ts';
import { assignments } from './assignments.ts';
import { deliveries } from './deliveries.ts';
import { households } from './households.ts';
import { pcs } from './pcs.ts';
import type { Frame, RegisterOf } from './register.ts';
import { tickets } from './tickets.ts';
import { visits } from './visits.ts';

export const REGISTERS = {
	applications,
	households,
	pcs,
	assignments,
	visits,
	deliveries,
	tickets
} satisfies Record<string, (frame: Frame) => RegisterOf>;
export type RegisterName = keyof typeof REGISTERS;
