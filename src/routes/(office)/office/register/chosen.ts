/** Lines of a list that somebody has chosen. */

/** Chooses a line, or no longer. */
export function pick(chosen: Set<string>, id: string, isChosen: boolean): void {
	if (isChosen) chosen.add(id);
	else chosen.delete(id);
}
