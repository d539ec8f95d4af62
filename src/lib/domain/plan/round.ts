/** How arithmetic of the plan is rounded for reading; nothing that is kept goes through it. */
import { MONEY, shown } from './figure.ts';

/** To one place. */
export const one = (value: number) => Math.round(value * 10) / 10;
/** To two places. */
export const two = (value: number) => Math.round(value * 100) / 100;
/** 원 as the document's 천원. */
export const won = (value: number) => shown(value, MONEY);
