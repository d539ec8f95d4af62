/** Repairs on the tablet: the list, a ticket, taking one in, and what is recorded about it. */
import { en } from './field-repair/en.ts';
import { ko } from './field-repair/ko.ts';
import type { Words } from './locale.ts';

export const fieldRepair = { ko, en } satisfies Words;
