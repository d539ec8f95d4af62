/** How an action is declared, and what the fields of its input may be. */
import * as z from 'zod/mini';
import type { ActorRole, Context } from '../context.ts';
import { normalSerial, tagIn } from '../pc.ts';
import type { Tx } from '../tx.ts';

interface Definition<Schema extends z.ZodMiniType> {
	/** raised when the input's shape changes; `upcast` then lifts older inputs one step each */
	v: number;
	upcast?: readonly ((input: unknown) => unknown)[];
	kind: 'fact' | 'claim';
	roles: readonly ActorRole[];
	input: Schema;
	run(tx: Tx, input: z.output<Schema>, ctx: Context): void;
	judge?(tx: Tx, input: z.output<Schema>, ctx: Context): void;
}

export function define<Schema extends z.ZodMiniType>(
	definition: Definition<Schema>
): Definition<Schema> {
	return definition;
}

/** Made on the device; a server's own ids are put together from several. */
export const id = z.string().check(z.regex(/^[0-9A-Za-z._-]{1,160}$/));
export const line = z.string().check(z.trim(), z.minLength(1), z.maxLength(200));
export const maybeLine = z.string().check(z.trim(), z.maxLength(200));
export const words = z.string().check(z.maxLength(2000));
export const time = z.iso.datetime();
export const day = z.iso.date();
export const month = z.string().check(z.regex(/^20\d\d-(0[1-9]|1[0-2])$/));
export const clockTime = z.nullable(z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/)));
export const fiscalYear = z.string().check(z.regex(/^20\d\d$/));
export const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/));
/** How many, none included; whatever is counted stays far below it. */
export const count = z.int().check(z.nonnegative(), z.maximum(1_000_000));
/** How many, one at least. */
export const size = count.check(z.positive());
/** How many of what somebody has to wait for, day by day or month by month. */
export const span = count.check(z.maximum(1000));
/** 원: so much that a hundred thousand rows of it still add up exactly in any database. */
const MOST_WON = 90_000_000_000;
export const won = z.int().check(z.nonnegative(), z.maximum(MOST_WON));
/** 원, never nothing */
export const someWon = won.check(z.positive());
/** 원 with a sign, never nothing */
export const signedWon = z.int().check(
	z.minimum(-MOST_WON),
	z.maximum(MOST_WON),
	z.refine((amount) => amount !== 0)
);
/** What the department's plan says in one cell, which outgrows the programme's money: 원, or a measure. */
export const figure = z.int().check(z.nonnegative(), z.maximum(9_000_000_000_000));
export const phone = z.string().check(z.regex(/^\d{8,11}$/));
export const serial = z.pipe(
	line,
	z.pipe(z.transform(normalSerial), z.string().check(z.minLength(1)))
);
export const tag = z.pipe(line, z.pipe(z.transform(tagIn), z.string().check(z.minLength(1))));

/** A field that older inputs do not have. */
export function added<Schema extends z.ZodMiniType>(schema: Schema, value: z.output<Schema>) {
	return z._default(schema, value as never);
}

/** A visit's day and worker as the tablet knew them when something was done there. */
export const seen = {
	scheduledOn: added(z.nullable(day), null),
	workerId: added(z.nullable(id), null)
};
