/** What a tablet or page is told when a whole request is turned away: what, why, what to do. */
import type { Rejection } from '../protocol.ts';
import type { Words } from './locale.ts';

export const rejections = {
	ko: {
		SIGN_IN: '로그인이 끝났습니다. 다시 로그인하십시오. 이 기기의 기록은 그대로 있습니다.',
		NOT_YOURS:
			'다른 사용자의 것이거나 볼 권한이 없습니다. 본인 계정으로 로그인했는지 확인하십시오.',
		REVOKED: '사용이 중지된 태블릿이거나 계정입니다. 담당 관리자에게 문의하십시오.',
		CROSS_SITE:
			'이음의 화면에서 보낸 요청이 아니어서 받지 않았습니다. 이음을 새로 열고 다시 시도하십시오.',
		CLONED:
			'같은 기기 번호를 다른 태블릿이 쓰고 있습니다. 새 번호를 받아 보내지 않은 기록을 다시 보냅니다.',
		TOO_BIG: '보낸 내용이 너무 큽니다. 나누어 다시 보내십시오. 저장된 것은 바뀌지 않았습니다.',
		MALFORMED:
			'보낸 내용을 읽을 수 없습니다. 앱을 새로 고친 뒤 다시 시도하십시오. 저장된 것은 바뀌지 않았습니다.',
		OUTDATED:
			'이 앱의 판은 더 이상 쓸 수 없습니다. 앱을 새 버전으로 바꾸십시오. 기록은 그대로 있습니다.',
		BUSY: '서버가 다른 일을 처리하고 있습니다. 잠시 뒤 다시 시도하십시오. 입력한 것은 그대로 있습니다.',
		FULL: '서버의 저장 공간이 가득 차 지금은 저장할 수 없습니다. 담당 관리자에게 알려 주십시오. 입력한 것은 그대로 있습니다.'
	} as Record<Rejection, string>,
	en: {
		SIGN_IN: 'Your sign-in has ended. Please sign in again; this device keeps its records.',
		NOT_YOURS:
			'This belongs to somebody else. Please check that you signed in with your own account.',
		REVOKED: 'This tablet or account is no longer in use. Please ask your administrator.',
		CROSS_SITE: 'The request did not come from a page of Ieum. Please open Ieum again.',
		CLONED:
			'Another tablet uses the same device number. This one gets a new number and sends again.',
		TOO_BIG: 'Too much was sent at once. Please send it in parts; nothing has changed.',
		MALFORMED: 'What was sent could not be read. Please reload and try again; nothing has changed.',
		OUTDATED: 'This version of the app is too old. Please update it; your records are kept.',
		BUSY: 'The server is busy. Please try again shortly; what you entered is kept.',
		FULL: "The server's storage is full. Please tell your administrator; what you entered is kept."
	} as Record<Rejection, string>
} satisfies Words;
