/** Whose rows a person's tablet holds. */
import type { Actor } from '../domain/context.ts';
import { ADMIN_DONGS } from '../domain/tables.ts';
import { sha256 } from './canonical.ts';

/** The scopes of a person: their dongs where they are bound to some, else all of them. */
export function scopesOf({ role, dongs }: Pick<Actor, 'role' | 'dongs'>): string[] {
	// A household has no tablet.
	if (role === 'household') return [];
	const bound = role === 'field' || role === 'intake';
	return ['all', ...(bound ? dongs : ADMIN_DONGS).map((dong) => `dong:${dong}`)];
}

/**
 * The name by which a tablet knows what it holds. The schema it speaks is part of it: a tablet that
 * has learnt new tables or columns is told to fill its mirror anew, so nothing is stepped over.
 */
export function scopeName(scopes: readonly string[], schema: number): string {
	return sha256(JSON.stringify([schema, [...scopes].sort()])).slice(0, 16);
}
