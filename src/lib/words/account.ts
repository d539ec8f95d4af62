/** One's own account: password, sign-ins, second factor. */
import type { Words } from './locale.ts';

export const account = {
	ko: {
		title: '내 계정',
		page: (title: string) => `${title} | 이음`,
		skip: '본문으로 건너뛰기',
		product: '이음',
		demo: '시연용',
		demoText: '지어낸 자료입니다. 실제 개인정보를 넣지 마십시오.',
		back: '업무 화면',
		signOut: '로그아웃',
		required: '필수',
		name: '이름',
		loginName: '아이디',
		role: '역할',
		dongs: '담당 행정동',
		everyDong: '전체',
		password: {
			title: '비밀번호 변경',
			text: '바꾸면 지금 쓰는 로그인만 남고, 다른 곳의 로그인은 모두 끝납니다.',
			must: {
				title: '먼저 비밀번호를 바꿔 주십시오.',
				text: '지금 비밀번호는 다른 사람이 정한 것이라 그 사람도 알고 있습니다. 새 비밀번호를 정하면 하던 일로 이어집니다.'
			},
			current: '지금 비밀번호',
			next: '새 비밀번호',
			hint: '영문 대·소문자, 숫자, 기호 중 3가지를 섞어 10자 이상, 또는 14자 이상',
			again: '새 비밀번호 다시 입력',
			action: '비밀번호 바꾸기',
			wrong:
				'지금 비밀번호가 맞지 않습니다. 다시 입력하십시오. 5번 맞지 않으면 10분 동안 잠깁니다.',
			locked: (minutes: number) =>
				`비밀번호가 여러 번 맞지 않아 잠겼습니다. ${minutes}분 뒤에 다시 하십시오. 급하면 담당 관리자에게 문의하십시오.`,
			differ: '두 비밀번호가 서로 다릅니다. 같은 비밀번호를 두 번 입력하십시오.',
			done: '비밀번호를 바꿨습니다.',
			doneText: '다른 곳에서 로그인한 기기는 새 비밀번호로 다시 로그인해야 합니다.',
			check: '입력한 내용을 확인해 주십시오.'
		},
		signIns: {
			title: '로그인한 곳',
			text: '모르는 곳이 있으면 로그아웃시키고 비밀번호를 바꾸십시오.',
			here: '지금 여기',
			unknown: '알 수 없는 브라우저',
			facts: (ip: string, at: string) => `${ip} · 최근 사용 ${at}`,
			none: '로그인한 곳이 없습니다.',
			end: '로그아웃',
			endOf: (where: string) => `${where} 로그아웃`,
			endOthers: '다른 곳 모두 로그아웃',
			ended: '로그아웃시켰습니다.'
		}
	},
	en: {
		title: 'My account',
		page: (title: string) => `${title} | Ieum`,
		skip: 'Skip to content',
		product: 'Ieum',
		demo: 'Demo',
		demoText: 'All data is invented. Please enter no real personal data.',
		back: 'Work',
		signOut: 'Sign out',
		required: 'required',
		name: 'Name',
		loginName: 'Login name',
		role: 'Role',
		dongs: 'Dongs',
		everyDong: 'all',
		password: {
			title: 'Change password',
			text: 'Only this sign-in goes on; those elsewhere end.',
			must: {
				title: 'Please change your password first.',
				text: 'Somebody else chose the present one and knows it. You go on with your work once you have a new one.'
			},
			current: 'Present password',
			next: 'New password',
			hint: 'At least 10 characters of three kinds, or at least 14 of any',
			again: 'New password again',
			action: 'Change password',
			wrong:
				'The present password is not right. Please try again; after five failures you have to wait ten minutes.',
			locked: (minutes: number) =>
				`Too many attempts failed. You can try again in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}. If it is urgent, ask your administrator.`,
			differ: 'The two passwords differ. Please type the same one twice.',
			done: 'Your password is changed.',
			doneText: 'Whoever is signed in elsewhere has to sign in again with the new one.',
			check: 'Please check what you entered.'
		},
		signIns: {
			title: 'Signed in at',
			text: 'If you do not know one of these, end it and change your password.',
			here: 'here, now',
			unknown: 'unknown browser',
			facts: (ip: string, at: string) => `${ip} · last used ${at}`,
			none: 'Nowhere.',
			end: 'Sign out',
			endOf: (where: string) => `Sign out ${where}`,
			endOthers: 'Sign out everywhere else',
			ended: 'Signed out.'
		}
	}
} satisfies Words;

/** Most say to be several browsers; the first that fits is the one they are. */
const BROWSERS = [
	[/Edg\//, 'Edge'],
	[/Whale\//, 'Whale'],
	[/SamsungBrowser\//, 'Samsung Internet'],
	[/Chrome\//, 'Chrome'],
	[/Firefox\//, 'Firefox'],
	[/Safari\//, 'Safari']
] as const;
const SYSTEMS = [
	[/Android/, 'Android'],
	[/iPhone|iPad/, 'iOS'],
	[/Windows/, 'Windows'],
	[/Mac OS X/, 'macOS'],
	[/CrOS/, 'ChromeOS'],
	[/Linux/, 'Linux']
] as const;

/** 'Chrome · Windows' of what a browser says about itself; null where nothing is known in it. */
export function nameOfAgent(agent: string): string | null {
	const [browser, system] = [BROWSERS, SYSTEMS].map(
		(known) => known.find(([sign]) => sign.test(agent))?.[1]
	);
	return [browser, system].filter(Boolean).join(' · ') || null;
}
