/** What is said when a page cannot be shown. */
import type { Words } from './locale.ts';

interface Fault {
	title: string;
	text: string;
}

export const faults = {
	ko: {
		missing: {
			title: '페이지를 찾을 수 없습니다',
			text: '주소가 바뀌었거나 없는 페이지입니다. 주소를 다시 확인해 주십시오.'
		} as Fault,
		forbidden: {
			title: '이 페이지를 볼 권한이 없습니다',
			text: '업무에 필요하면 담당 관리자에게 권한을 요청하십시오.'
		} as Fault,
		broken: {
			title: '페이지를 열지 못했습니다',
			text: '일시적인 문제입니다. 저장한 기록은 그대로 있습니다. 잠시 뒤 다시 시도해 주십시오.'
		} as Fault,
		retry: '다시 시도',
		home: '처음으로'
	},
	en: {
		missing: {
			title: 'Page not found',
			text: 'The address has changed or never existed. Please check it again.'
		} as Fault,
		forbidden: {
			title: 'You may not open this page',
			text: 'If your work needs it, ask your administrator for access.'
		} as Fault,
		broken: {
			title: 'This page could not be opened',
			text: 'The problem is temporary. What you saved is still there. Please try again shortly.'
		} as Fault,
		retry: 'Try again',
		home: 'Start page'
	}
} satisfies Words;
