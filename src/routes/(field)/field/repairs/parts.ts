/** Parts as they are typed in, what is wrong with them, and what they mean for the year's limit. Pure. */
import type { Rows } from '$lib/domain/tables.ts';
import { costOf, isCovered, isWithoutParts } from '$lib/domain/ticket-limits.ts';
import type { Part } from '$lib/domain/ticket.ts';
import type { fieldRepair } from '$lib/words/field-repair.ts';

type Words = (typeof fieldRepair)['ko']['parts'];

export interface TypedPart {
	name: string;
	/** 원, with or without commas */
	cost: string;
}

/** What is wrong with each line, by its place; empty if nothing is. */
export function partProblems(
	typed: readonly TypedPart[],
	w: Words
): Record<number, { name?: string; cost?: string }> {
	const problems: Record<number, { name?: string; cost?: string }> = {};
	typed.forEach(({ name, cost }, i) => {
		if (isBlank({ name, cost })) return;
		if (name.trim() === '') problems[i] = { name: w.nameNeeded };
		if (!/^\d{1,8}$/.test(digits(cost))) problems[i] = { ...problems[i], cost: w.costBad };
	});
	return problems;
}

/** The parts of an action's input: lines that say something. */
export function partsIn(typed: readonly TypedPart[]): Part[] {
	return typed
		.filter((part) => !isBlank(part))
		.map(({ name, cost }) => ({ name: name.trim(), cost: Number(digits(cost)) }));
}

/** Parts as they were recorded, to be typed on. */
export function typedOf(parts: readonly Part[]): TypedPart[] {
	return parts.map(({ name, cost }) => ({ name, cost: String(cost) }));
}

const digits = (cost: string) => cost.replace(/[,\s원]/g, '');
const isBlank = ({ name, cost }: TypedPart) => name.trim() === '' && cost.trim() === '';

export type Limit =
	/** within the free repair of a unit of ours */
	| { kind: 'COVERED' }
	/** no parts are given at all */
	| { kind: 'LAPTOP' }
	| { kind: 'LIMIT'; limit: number; used: number };

/** What limits the parts of a ticket; `others` are all tickets of the household, this one too. */
export function limitOf(
	ticket: Rows['ticket'],
	others: readonly Rows['ticket'][],
	limit: number
): Limit {
	if (isWithoutParts(ticket)) return { kind: 'LAPTOP' };
	if (isCovered(ticket)) return { kind: 'COVERED' };
	const used = others
		.filter((row) => row.fiscalYear === ticket.fiscalYear && row.cancelledAt === null)
		.filter((row) => row.id !== ticket.id && !isCovered(row))
		.reduce((sum, row) => sum + costOf(row), 0);
	return { kind: 'LIMIT', limit, used: used + costOf({ ...ticket, partsCost: 0 }) };
}
