/** Addresses of the same register, asked otherwise. */

/** The page's own address with some conditions changed; null takes one away. */
export function withParams(
	url: Pick<URL, 'searchParams'>,
	changes: Record<string, string | null>
): string {
	const params = kept(url);
	for (const [key, value] of Object.entries(changes)) {
		if (value === null || value === '') params.delete(key);
		else params.set(key, value);
	}
	return `?${params}`;
}

/** The address of a form of this page: its conditions stay as they are. */
export function formAddress(url: Pick<URL, 'searchParams'>, action: string): string {
	const params = kept(url).toString();
	return `?/${action}${params === '' ? '' : `&${params}`}`;
}

/** The order that a press on a column's head asks for: upwards first, then turned. */
export function turnedSort(sort: string, key: string): string {
	return sort === key ? `-${key}` : key;
}

/** A form that was sent leaves its name in the address; it is no condition. */
function kept({ searchParams }: Pick<URL, 'searchParams'>): URLSearchParams {
	return new URLSearchParams([...searchParams].filter(([key]) => !key.startsWith('/')));
}
