/** What a column may hold. */
import * as z from 'zod/mini';

export const text = z.string();
export const maybe = z.nullable(z.string());
export const int = z.int();
export const maybeInt = z.nullable(z.int());
