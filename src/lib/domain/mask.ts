/** One masking rule for every screen, list, label and print. (DOMAIN §4, Masking) */

/** 홍* · 홍*동 · 남**수; names that are not Hangul keep two letters. */
export function maskName(name: string): string {
	const letters = [...name.normalize('NFC').trim()];
	if (letters.length === 0) return '';
	if (!/[가-힣]/.test(letters[0] as string)) return letters.slice(0, 2).join('') + '***';
	if (letters.length === 1) return '*';
	if (letters.length === 2) return letters[0] + '*';
	return letters[0] + '*'.repeat(letters.length - 2) + letters[letters.length - 1];
}

/** 010-****-1234 from digits. The last four stay visible, so they are never a secret. */
export function maskPhone(phone: string): string {
	const digits = phone.replace(/\D/g, '');
	if (digits.length < 8) return '*'.repeat(digits.length);
	const area = digits.startsWith('02') ? '02' : digits.slice(0, 3);
	return `${area}-****-${digits.slice(-4)}`;
}

/** Down to the name of the road: the building and what follows are hidden. */
export function maskAddress(roadAddress: string): string {
	const road = /^(.*?[가-힣0-9]+(?:대로|로|길))(?=\s|\d|$)/.exec(roadAddress.normalize('NFC'));
	return road ? `${road[1]} **` : '**';
}

/** 010-1234-5678, 02-2627-1234, 031-123-4567, 1588-0000 from digits; anything else as it is. */
export function showPhone(phone: string): string {
	const digits = phone.replace(/\D/g, '');
	if (/^1\d{7}$/.test(digits)) return `${digits.slice(0, 4)}-${digits.slice(4)}`;
	const area = digits.startsWith('02') ? 2 : 3;
	if (digits.length < area + 7 || digits.length > area + 8) return phone;
	return `${digits.slice(0, area)}-${digits.slice(area, -4)}-${digits.slice(-4)}`;
}
