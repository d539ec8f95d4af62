/** The second factor: setting it up, showing it, doing without the phone. */
import { momentIn } from './when.ts';
import type { Words } from './locale.ts';

export const secondFactor = {
	ko: {
		title: '2단계 인증',
		text: '비밀번호 다음에 휴대전화 인증 앱의 숫자 6자리를 한 번 더 확인합니다. 비밀번호가 새어 나가도 다른 사람이 로그인할 수 없습니다.',
		on: (iso: string) => `사용 중 · ${momentIn(iso, 'ko')}부터`,
		off: '사용하지 않음',
		notHere: '이 서버에서는 2단계 인증을 쓰지 않습니다.',
		manage: '2단계 인증 관리',
		code: '인증번호',
		password: '비밀번호',
		passwordHint: '본인인지 확인합니다.',
		notTaken: '인증하지 못했습니다.',
		wrong:
			'인증번호가 맞지 않거나 이미 쓴 번호입니다. 앱에 새 번호가 나오면 다시 입력하십시오. 5번 맞지 않으면 10분 동안 잠깁니다.',
		locked: (minutes: number) =>
			`인증번호가 여러 번 맞지 않아 잠겼습니다. ${minutes}분 뒤에 다시 하십시오. 급하면 담당 관리자에게 문의하십시오.`,
		must: {
			title: '2단계 인증을 먼저 설정해 주십시오.',
			text: '이 역할은 2단계 인증을 꼭 써야 합니다. 설정을 마치면 하던 일로 이어집니다.'
		},
		begin: {
			title: '설정하기',
			action: '설정 시작'
		},
		set: {
			title: '인증 앱에 등록',
			first:
				'1. 휴대전화의 인증 앱(Google OTP, Microsoft Authenticator 등)에서 이 그림을 찍으십시오.',
			picture: '인증 앱으로 찍는 QR 코드',
			second: '찍을 수 없으면 앱에 아래 글자를 직접 입력하십시오.',
			third: '2. 앱에 나온 숫자 6자리를 입력하십시오.',
			hint: '30초마다 바뀝니다.',
			action: '확인하고 사용'
		},
		codes: {
			title: '복구 코드',
			shown: '2단계 인증을 사용합니다. 복구 코드를 지금 적어 두십시오.',
			renewed: '복구 코드를 새로 만들었습니다. 예전 코드는 쓸 수 없습니다.',
			text: '휴대전화를 쓸 수 없을 때 인증번호 대신 씁니다. 하나를 한 번씩만 쓸 수 있고, 다시 볼 수 없습니다. 휴대전화와 다른 곳에 보관하십시오.',
			left: (count: number) => `쓰지 않은 복구 코드가 ${count}개 남았습니다.`,
			renew: '복구 코드 새로 만들기',
			goOn: '계속하기'
		},
		turnOff: {
			title: '사용 끄기',
			text: '끄면 비밀번호만으로 로그인합니다.',
			action: '2단계 인증 끄기',
			required: '이 역할은 2단계 인증을 꼭 써야 하므로 끌 수 없습니다.',
			done: '2단계 인증을 껐습니다.'
		},
		enter: {
			title: '2단계 인증',
			text: '휴대전화 인증 앱에 나온 숫자를 입력하십시오.',
			hint: '숫자 6자리 또는 복구 코드',
			action: '확인',
			help: '휴대전화와 복구 코드를 모두 쓸 수 없으면 담당 관리자에게 2단계 인증 초기화를 요청하십시오.',
			other: '다른 사람으로 로그인'
		},
		reset: {
			title: '2단계 인증 초기화',
			text: '휴대전화를 잃어버린 사람을 돕습니다. 본인이 맞는지 직접 확인한 뒤 하십시오. 로그인해 있던 곳은 모두 로그아웃됩니다.',
			action: '2단계 인증 초기화',
			done: '2단계 인증을 초기화했습니다. 다음 로그인 뒤 다시 설정할 수 있습니다.'
		}
	},
	en: {
		title: 'Second factor',
		text: 'After your password you enter six digits of an app on your phone. A password that got out is then not enough to sign in as you.',
		on: (iso: string) => `On since ${momentIn(iso, 'en')}`,
		off: 'Off',
		notHere: 'This server uses no second factor.',
		manage: 'Manage the second factor',
		code: 'Code',
		password: 'Password',
		passwordHint: 'To make sure that it is you.',
		notTaken: 'The code was not taken.',
		wrong:
			'The code is wrong or was used before. Please enter the next one that your app shows; after five failures you have to wait ten minutes.',
		locked: (minutes: number) =>
			`Too many attempts failed. You can try again in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}. If it is urgent, ask your administrator.`,
		must: {
			title: 'Please set up a second factor first.',
			text: 'Your role needs one. You go on with your work once it is set up.'
		},
		begin: {
			title: 'Set it up',
			action: 'Begin'
		},
		set: {
			title: 'Add it to your app',
			first:
				'1. Scan this picture with the authenticator app on your phone (Google, Microsoft or another).',
			picture: 'QR code for the authenticator app',
			second: 'If you cannot scan it, type these letters into the app.',
			third: '2. Enter the six digits that the app shows.',
			hint: 'They change every 30 seconds.',
			action: 'Check and turn on'
		},
		codes: {
			title: 'Recovery codes',
			shown: 'The second factor is on. Please write down your recovery codes now.',
			renewed: 'There are new recovery codes. The old ones no longer work.',
			text: 'For days without your phone. Each works once in place of the digits, and nobody can see them again. Keep them apart from your phone.',
			left: (count: number) => `${count} unused recovery codes are left.`,
			renew: 'Make new recovery codes',
			goOn: 'Go on'
		},
		turnOff: {
			title: 'Turn it off',
			text: 'Then your password alone is enough.',
			action: 'Turn the second factor off',
			required: 'Your role needs a second factor, so it stays on.',
			done: 'The second factor is off.'
		},
		enter: {
			title: 'Second factor',
			text: 'Enter the digits that the app on your phone shows.',
			hint: 'Six digits, or a recovery code',
			action: 'Check',
			help: 'Without phone and recovery codes, ask your administrator to reset the second factor.',
			other: 'Sign in as somebody else'
		},
		reset: {
			title: 'Reset the second factor',
			text: 'For somebody who lost their phone. Make sure in person that it is them. They are signed out everywhere.',
			action: 'Reset the second factor',
			done: 'The second factor is reset. It can be set up again after the next sign-in.'
		}
	}
} satisfies Words;
