/**
 * Passwords that strangers try first although they are long enough: words on everybody's lists and
 * walks over a keyboard, Korean ones typed on Latin keys too. (DOMAIN §3.1)
 */

/** Looked for when digits and signs are taken away, and when only signs are. */
const STEMS = new Set(
	`password passwords passwort passw passphrase mypassword newpassword userpassword temppassword
	admin administrator adminadmin root rootroot master manager superuser system sysadmin operator
	welcome welcometo letmein iloveyou sunshine princess dragon football baseball superman batman
	monkey shadow michael freedom whatever trustno trustnoi changeme changeit changemenow default
	secret topsecret access login guest user test tester testing temp temporary hello helloworld
	qwerty qwertyuiop qwertyui qwer qwert qwerasdf qwerasdfzxcv qweasd qweasdzxc qazwsx qazwsxedc
	asdf asdfg asdfgh asdfghjk asdfghjkl asdfasdf zxcv zxcvb zxcvbn zxcvbnm zaqwsx zaqxsw abc abcd
	1q2w3e 1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y q1w2e3 q1w2e3r4 q1w2e3r4t5 1qaz2wsx 1qaz2wsx3edc zaq12wsx
	qwer1234 asdf1234 zxcv1234 qwe123 asd123 abc123 abcd1234 1234qwer 1234asdf 1234abcd pass1234
	dkssud dkssudgktpdy qlalfqjsgh qlqjs rhksflwk tkfkdgo tkfkdgody eogksalsrnr tjdnf rmacjs rmacjsrn
	korea seoul southkorea daehanminguk geumcheon geumcheongu seoulgeumcheon ieum
	비밀번호 관리자 안녕하세요 사랑해 사랑해요 사랑합니다 대한민국 서울 서울시 서울특별시 금천 금천구 금천구청 이음 사랑의`.split(
		/\s+/
	)
);

const LEET: Record<string, string> = {
	'@': 'a',
	'4': 'a',
	'3': 'e',
	'1': 'i',
	'!': 'i',
	'0': 'o',
	$: 's',
	'5': 's',
	'7': 't'
};

/** True if a stranger would try it early, whatever its length. */
export function isCommon(password: string): boolean {
	const text = password.normalize('NFKC').toLowerCase();
	const spelt = text
		.replace(/[^\p{L}]+$/u, '')
		.replace(/[@431!0$57]/g, (sign) => LEET[sign] ?? sign);
	const bare = [text, spelt].map((one) => one.replace(/[^\p{L}]/gu, ''));
	const joined = text.replace(/[^\p{L}\p{N}]/gu, '');
	return [...bare, joined].some((one) => STEMS.has(halved(one))) || isPattern(text);
}

/** 'passwordpassword' is no better than 'password'. */
function halved(text: string): string {
	return /^(.+)\1$/u.exec(text)?.[1] ?? text;
}

/** One short piece again and again, or digits that only count. */
function isPattern(text: string): boolean {
	if (/^(.{1,4}?)\1{2,}.?$/u.test(text)) return true;
	const digits = text.replace(/\D/g, '');
	return digits.length === text.length && '0123456789012345678901234567890'.includes(digits);
}
