/** Signing in, signing out, and the first administrator's set-up. */
import type { Words } from './locale.ts';

export const login = {
	ko: {
		title: '로그인',
		product: '이음',
		tagline: '사랑의 PC 보급·수리·통신비 지원',
		loginName: '아이디',
		password: '비밀번호',
		required: '필수',
		submit: '로그인',
		skip: '본문으로 건너뛰기',
		demo: '시연용',
		demoText: '지어낸 자료입니다. 실제 개인정보를 넣지 마십시오.',
		demoAccounts: '시연용 계정',
		demoPassword: (password: string) => `비밀번호는 모두 ${password} 입니다.`,
		wrong: {
			situation: '로그인하지 못했습니다.',
			cause: '아이디나 비밀번호가 맞지 않습니다.',
			action: '아이디와 비밀번호를 다시 확인하십시오. 5번 맞지 않으면 10분 동안 잠깁니다.'
		},
		held: {
			situation: '이 계정은 아직 쓸 수 없습니다.',
			cause: '새로 만들었거나 비밀번호를 초기화해, 다른 사람의 확인을 기다리고 있습니다.',
			action: '다른 승인자나 개인정보 보호책임자에게 확인을 요청하십시오.'
		},
		empty: {
			situation: '로그인하지 못했습니다.',
			cause: '아이디와 비밀번호를 모두 입력해야 합니다.',
			action: '빈 칸을 채우십시오.'
		},
		locked: (minutes: number) => ({
			situation: '비밀번호가 여러 번 맞지 않아 잠겼습니다.',
			cause: `${minutes}분 뒤에 다시 로그인할 수 있습니다.`,
			action: '급하면 담당 관리자에게 문의하십시오.'
		}),
		crowded: {
			situation: '지금은 로그인하려는 사람이 너무 많습니다.',
			cause: '아직 비밀번호를 확인하지 않았습니다.',
			action: '잠시 뒤에 다시 로그인하십시오.'
		},
		insecure: {
			situation: '이 주소로는 로그인할 수 없습니다.',
			cause: '암호화되지 않은 연결(http)이라 브라우저가 로그인을 지키지 못합니다.',
			action: 'https로 시작하는 주소로 접속하십시오.'
		},
		help: '비밀번호를 잊었으면 담당 관리자에게 문의하십시오.',
		callOffice: (phone: string) => `사무실 ${phone}`,
		signedOut: '로그아웃했습니다.',
		idle: '한동안 쓰지 않아 자동으로 로그아웃했습니다. 다시 로그인하면 보던 화면이 열립니다.',
		other: { locale: 'en', name: 'English' },
		setup: {
			title: '첫 관리자 만들기',
			text: '이음을 처음 시작했습니다. 관리자 계정을 만들면 이 주소는 더 이상 쓸 수 없습니다.',
			name: '이름',
			again: '비밀번호 다시 입력',
			passwordHint: '영문 대·소문자, 숫자, 기호 중 3가지를 섞어 10자 이상, 또는 14자 이상',
			loginNameHint: '글자와 숫자, 점(.), 밑줄(_), 붙임표(-)로 2~40자',
			submit: '관리자 만들기',
			gone: '이미 쓴 주소이거나 잘못된 주소입니다. 서버를 다시 시작하면 새 주소가 나옵니다.',
			differ: '두 비밀번호가 서로 다릅니다. 다시 입력하십시오.'
		},
		faults: {
			TOO_SHORT:
				'비밀번호가 너무 짧거나 단순합니다. 3가지를 섞어 10자 이상, 또는 14자 이상으로 정하십시오.',
			TOO_LONG: '비밀번호가 너무 깁니다. 200자 이하로 정하십시오.',
			HOLDS_LOGIN_NAME: '비밀번호에 아이디가 들어 있습니다. 다른 비밀번호로 정하십시오.',
			COMMON:
				'누구나 먼저 넣어 보는 비밀번호입니다. 흔한 낱말이나 자판 순서가 아닌 것으로 정하십시오.',
			SAME_PASSWORD: '지금 쓰는 비밀번호와 같습니다. 다른 비밀번호로 정하십시오.',
			LOGIN_NAME: '쓸 수 없는 아이디입니다. 글자와 숫자, . _ - @ 로 2~40자를 쓰십시오.',
			LOGIN_NAME_TAKEN: '이미 있는 아이디입니다. 다른 아이디를 쓰십시오.',
			NAME: '이름을 60자 이하로 입력하십시오.',
			ROLE: '없는 역할입니다. 역할을 다시 고르십시오.',
			DONGS: '담당 행정동을 하나 이상 고르십시오.',
			TEAM: '소속 팀을 고르십시오.'
		}
	},
	en: {
		title: 'Sign in',
		product: 'Ieum',
		tagline: 'PCs, repairs and internet fees for households',
		loginName: 'Login name',
		password: 'Password',
		required: 'required',
		submit: 'Sign in',
		skip: 'Skip to content',
		demo: 'Demo',
		demoText: 'All data is invented. Please enter no real personal data.',
		demoAccounts: 'Demo accounts',
		demoPassword: (password: string) => `The password of each is ${password}`,
		wrong: {
			situation: 'You are not signed in.',
			cause: 'The login name or the password is not right.',
			action: 'Please check both. After five failures you have to wait ten minutes.'
		},
		held: {
			situation: 'This account cannot be used yet.',
			cause: 'It is new, or its password was reset, and it waits for a second person.',
			action: 'Please ask another approver or the privacy officer to confirm it.'
		},
		empty: {
			situation: 'You are not signed in.',
			cause: 'Both the login name and the password are needed.',
			action: 'Please fill in what is missing.'
		},
		locked: (minutes: number) => ({
			situation: 'Too many attempts failed.',
			cause: `You can try again in ${minutes} min.`,
			action: 'If it is urgent, ask your administrator.'
		}),
		crowded: {
			situation: 'Too many people are signing in right now.',
			cause: 'Your password has not been looked at yet.',
			action: 'Please sign in again in a moment.'
		},
		insecure: {
			situation: 'You cannot sign in at this address.',
			cause: 'The connection is not encrypted (http), so a browser cannot protect your sign-in.',
			action: 'Please use the address that starts with https.'
		},
		help: 'If you forgot your password, ask your administrator.',
		callOffice: (phone: string) => `Office ${phone}`,
		signedOut: 'You have signed out.',
		idle: 'Nobody used the page for a while, so you were signed out. Sign in to go on where you were.',
		other: { locale: 'ko', name: '한국어' },
		setup: {
			title: 'Create the first administrator',
			text: 'Ieum runs for the first time. Once the account exists, this address stops working.',
			name: 'Name',
			again: 'Password again',
			passwordHint: 'At least 10 characters of three kinds, or at least 14 of any',
			loginNameHint: '2–40 letters, digits, dots, underscores or hyphens',
			submit: 'Create administrator',
			gone: 'This address was used or is wrong. Restart the server to get a new one.',
			differ: 'The two passwords differ. Please type them again.'
		},
		faults: {
			TOO_SHORT: 'Too short or too simple: use 10 characters of three kinds, or 14 of any.',
			TOO_LONG: 'Too long: use at most 200 characters.',
			HOLDS_LOGIN_NAME: 'The password contains the login name. Please choose another one.',
			COMMON:
				'Everybody would try this one first. Please avoid common words and rows of the keyboard.',
			SAME_PASSWORD: 'This is the present password. Please choose another one.',
			LOGIN_NAME: 'Please use 2–40 letters, digits or . _ - @',
			LOGIN_NAME_TAKEN: 'This login name exists. Please choose another one.',
			NAME: 'Please enter a name of at most 60 characters.',
			ROLE: 'There is no such role. Please choose again.',
			DONGS: 'Please choose at least one dong.',
			TEAM: 'Please choose the team.'
		}
	}
} satisfies Words;
