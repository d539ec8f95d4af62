/** A link that opens a map at an address, without a key and without the household's name or flat. */

/** `geo:` where an installed map app answers it (Android), else a public map's search page. */
export function mapHref(roadAddress: string, userAgent: string): string {
	const query = encodeURIComponent(roadAddress.trim());
	return /Android/.test(userAgent)
		? `geo:0,0?q=${query}`
		: `https://map.kakao.com/link/search/${query}`;
}
