/** The field app's frame: signing in, the PIN, the status line, today's visits. */
import { countOf, dayName } from './day.ts';
import type { Words } from './locale.ts';

export const field = {
	ko: {
		app: '이음 현장',
		skip: '본문으로 건너뛰기',
		required: '필수',
		starting: '이 태블릿에 저장된 기록을 확인하고 있습니다.',
		demo: '시연용',
		demoText: '지어낸 자료입니다. 실제 개인정보를 넣지 마십시오.',
		nav: {
			label: '주요 화면',
			today: '오늘',
			repairs: '수리',
			stock: '재고',
			households: '가구',
			outbox: '보낼 것',
			waiting: (n: number) => `전송 대기 ${n}건`,
			needsLook: (n: number) => `확인 필요 ${n}건`,
			due: (n: number) => `기한이 된 수리 ${n}건`
		},
		status: {
			label: '연결과 전송 상태. 누르면 보낼 것을 봅니다.',
			online: '연결됨',
			offline: '오프라인',
			waiting: (n: number) => (n > 0 ? `미전송 ${countOf(n)}` : '모두 전송됨'),
			refused: (n: number) => `확인 필요 ${countOf(n)}`,
			synced: (time: string | null) => (time ? `동기화 ${time}` : '동기화 전'),
			saved: '저장됨',
			savedLong: '이 태블릿에 안전하게 저장됨'
		},
		alerts: {
			REBUILT: {
				title: '이 태블릿의 저장소를 복구했습니다.',
				text: '저장소가 손상되어 별도 기록에서 되살렸습니다. 보내지 않은 기록은 남아 있고, 방문 목록은 서버에서 다시 받습니다.'
			},
			SIGN_IN: {
				title: '로그인이 끝났습니다. 기록은 이 태블릿에 남아 있습니다.',
				text: '보내려면 다시 로그인하십시오. 지금처럼 계속 기록할 수 있습니다.',
				action: '다시 로그인'
			},
			REVOKED: {
				title: '이 태블릿의 사용이 중지되었습니다.',
				text: '보내지 않은 기록은 사무실에 넘기고, 넘긴 뒤에 이 태블릿의 자료를 지웁니다. 사무실에 문의하십시오.'
			},
			STALE: {
				title: '연결되어 있지만 보내지 못한 기록이 있습니다.',
				text: '15분 넘게 기다리고 있습니다. 기록은 이 태블릿에 안전합니다. 「지금 보내기」를 누르고, 계속되면 사무실에 알려 주십시오.',
				action: '보낼 것 보기'
			},
			OUTDATED: {
				title: '프로그램이 오래되어 보내지 못하고 있습니다.',
				text: '기록은 그대로 남아 있습니다. 연결된 곳에서 화면을 새로 고쳐 새 버전으로 바꾸십시오.',
				action: '새로 고침'
			},
			FULL: {
				title: '이 태블릿의 저장 공간이 부족합니다.',
				text: '저장한 기록은 그대로 있지만 새 기록을 저장하지 못할 수 있습니다. 사진이나 앱을 지우고, 연결된 곳에서 먼저 보내십시오.'
			},
			CLOCK: {
				title: '이 태블릿의 시계가 맞지 않습니다.',
				text: (minutes: number) =>
					`서버보다 약 ${countOf(Math.abs(minutes))}분 ${minutes > 0 ? '빠릅니다' : '늦습니다'}. 기록에는 두 시각을 모두 남깁니다. 태블릿 설정에서 시각을 맞추십시오.`
			}
		},
		callOffice: (phone: string) => `사무실 ${phone}`,
		locking: {
			title: '곧 잠깁니다',
			text: '한동안 쓰지 않아 1분 안에 잠깁니다. 저장한 기록과 적던 내용은 이 태블릿에 남아 있습니다.',
			stay: '계속 사용',
			lock: '지금 잠그기'
		},
		update: {
			title: '새 버전이 있습니다.',
			text: '저장한 기록은 그대로 남습니다.',
			action: '지금 바꾸기'
		},
		signIn: {
			title: '로그인이 필요합니다',
			text: '이 태블릿을 처음 쓰거나 로그인이 끝났습니다. 로그인은 연결된 곳에서 한 번만 하면 됩니다.',
			offline: '지금은 오프라인입니다. 와이파이나 데이터를 켜고 다시 시도하십시오.',
			action: '로그인'
		},
		enrol: {
			title: '이 태블릿을 등록합니다',
			text: (name: string) =>
				`${name} 님이 이 태블릿을 씁니다. 태블릿에는 담당 행정동의 자료만 암호화하여 저장합니다.`,
			label: '태블릿 이름',
			hint: '스티커에 적힌 이름을 넣으십시오. 예: 금천-03',
			empty: '태블릿 이름이 비어 있습니다. 스티커에 적힌 이름을 넣으십시오.',
			failed: '등록하지 못했습니다. 연결을 확인하고 다시 누르십시오. 입력한 이름은 남아 있습니다.',
			noJournal:
				'이 브라우저에서는 기록을 안전하게 보관할 수 없습니다. 개인정보 보호(시크릿) 창이면 닫고, 최신 크롬에서 다시 여십시오.',
			action: '등록'
		},
		pin: {
			keys: '숫자 키',
			delete: '한 자리 지우기',
			setTitle: 'PIN을 정합니다',
			setText: '태블릿을 잠그고 풀 때 씁니다. 잊어도 로그인하면 다시 정할 수 있습니다.',
			first: '새 PIN 6자리',
			firstHint: '이어지는 숫자(123456)나 같은 숫자(000000)는 쓸 수 없습니다.',
			again: '한 번 더 입력',
			againHint: '같은 PIN을 다시 누르십시오.',
			next: '다음',
			set: '정하기',
			short: 'PIN은 숫자 6자리입니다. 남은 자리를 더 누르십시오.',
			weak: '짐작하기 쉬운 PIN입니다. 이어지거나 같은 숫자가 아닌 6자리를 정하십시오.',
			different: '두 PIN이 다릅니다. 처음부터 다시 정하십시오.',
			failed: 'PIN을 저장하지 못했습니다. 저장 공간을 확인하고 다시 시도하십시오.'
		},
		lock: {
			title: '잠겨 있습니다',
			person: (name: string) => `${name} 님`,
			waiting: (n: number) =>
				n > 0
					? `보내지 않은 기록 ${countOf(n)}건이 안전하게 보관되어 있습니다.`
					: '보내지 않은 기록이 없습니다.',
			label: 'PIN 6자리',
			unlock: '열기',
			wrong: (left: number) =>
				left > 3
					? 'PIN이 맞지 않습니다. 다시 눌러 주십시오.'
					: `PIN이 맞지 않습니다. ${left}번 더 틀리면 PIN을 지우고 로그인해야 합니다. 보내지 않은 기록은 지워지지 않습니다.`,
			lease:
				'정해진 기간 동안 서버와 연결하지 않아 잠겼습니다. 보내지 않은 기록은 남아 있습니다. 연결된 곳에서 로그인하십시오.',
			gone: 'PIN을 10번 틀려 지웠습니다. 보내지 않은 기록은 남아 있습니다. 로그인하여 새 PIN을 정하십시오.',
			other: '다른 사람으로 시작',
			others: '누가 쓰십니까?',
			newPerson: '처음 쓰는 사람 로그인',
			count: (n: number) => (n > 0 ? `${countOf(n)}건 전송 대기` : '전송 대기 없음'),
			back: '돌아가기',
			forgot: 'PIN을 잊었습니다',
			forgotTitle: 'PIN을 다시 정합니다',
			forgotText:
				'연결된 곳에서 아이디와 비밀번호로 로그인하면 새 PIN을 정할 수 있습니다. 보내지 않은 기록은 그대로 남습니다.',
			forgotAction: '로그인하고 다시 정하기',
			close: '닫기'
		},
		failed: {
			title: '화면을 열지 못했습니다',
			text: '저장한 기록은 이 태블릿에 그대로 있습니다. 다시 열어 보고, 되풀이되면 사무실에 알려 주십시오.',
			action: '다시 열기'
		},
		today: {
			title: (day: string) => dayName(day, 'ko'),
			/** Without a number while nobody has counted yet. */
			heading: (isToday: boolean, total?: number) =>
				(isToday ? '오늘 방문' : '방문') + (total === undefined ? '' : ` ${total}곳`),
			counts: (done: number, failed: number) =>
				[`완료 ${done}곳`, failed > 0 ? `실패 ${failed}곳` : ''].filter(Boolean).join(' · '),
			progress: (done: number, total: number) => `${total}곳 중 ${done}곳 완료`,
			days: '날짜 고르기',
			overdue: '지난 미완료',
			todayTab: '오늘',
			tomorrow: '내일',
			places: (n: number) => `${n}곳`,
			search: '가구 찾기',
			searchHint: '이름·초성·전화·접수번호',
			clear: '검색어 지우기',
			scan: '스캔',
			loading: '오늘 방문을 불러오고 있습니다.',
			empty: '오늘 예정된 방문이 없습니다',
			emptyOther: '이 날 예정된 방문이 없습니다',
			emptyOverdue: '지난 미완료 방문이 없습니다',
			emptyText: '방문은 사무실이나 가구 화면에서 잡을 수 있습니다.',
			toHouseholds: '가구 찾기',
			toTomorrow: '내일 방문 보기',
			next: '다음 방문',
			toNext: (no: number) => `다음 방문 ${no}번으로 가기`,
			others: (n: number) => `다른 담당자의 방문 ${n}곳도 보기`,
			onlyMine: '내 방문만 보기',
			filling: '오늘 방문을 먼저 받았습니다',
			fillingFirst: '오늘 방문을 받고 있습니다',
			rest: (done: number, total: number) => `나머지 ${countOf(done)} / ${countOf(total)}`,
			noPc: '배정된 PC 없음',
			setOut: (n: number) => `${n}곳으로 출발`,
			setOutText: 'PC를 실은 뒤 누르십시오. 사무실 화면에 배송 중으로 나타납니다.'
		}
	},
	en: {
		app: 'Ieum field',
		skip: 'Skip to content',
		required: 'required',
		starting: 'Checking what is stored on this tablet.',
		demo: 'Demo',
		demoText: 'Invented data. Do not enter real personal data.',
		nav: {
			label: 'Main screens',
			today: 'Today',
			repairs: 'Repairs',
			stock: 'Stock',
			households: 'Households',
			outbox: 'To send',
			waiting: (n: number) => `${n} waiting to be sent`,
			needsLook: (n: number) => `${n} need a look`,
			due: (n: number) => `${n} repairs due`
		},
		status: {
			label: 'Connection and sending. Opens what is still to be sent.',
			online: 'Online',
			offline: 'Offline',
			waiting: (n: number) => (n > 0 ? `${countOf(n)} unsent` : 'All sent'),
			refused: (n: number) => `${countOf(n)} to check`,
			synced: (time: string | null) => (time ? `In step ${time}` : 'Not yet in step'),
			saved: 'Saved',
			savedLong: 'Safely stored on this tablet'
		},
		alerts: {
			REBUILT: {
				title: 'The storage of this tablet was repaired.',
				text: 'It was damaged and has been rebuilt from a separate journal. Unsent records are kept; visits are loaded from the server again.'
			},
			SIGN_IN: {
				title: 'Your session has ended. Your records are still on this tablet.',
				text: 'Sign in again to send them. You can go on recording.',
				action: 'Sign in again'
			},
			REVOKED: {
				title: 'This tablet has been withdrawn from use.',
				text: 'Unsent records go to the office; after that the data on this tablet is deleted. Please ask the office.'
			},
			STALE: {
				title: 'Records wait although there is a connection.',
				text: 'They have waited for more than 15 minutes and are safe on this tablet. Press “Send now”, and tell the office if it goes on.',
				action: 'See what is to be sent'
			},
			OUTDATED: {
				title: 'This version is too old to send records.',
				text: 'Nothing is lost. Where there is a connection, reload to get the new version.',
				action: 'Reload'
			},
			FULL: {
				title: 'This tablet is running out of space.',
				text: 'Stored records are safe, but new ones may not fit. Delete photos or apps, and send what waits where there is a connection.'
			},
			CLOCK: {
				title: 'The clock of this tablet is wrong.',
				text: (minutes: number) =>
					`It is about ${countOf(Math.abs(minutes))} minutes ${minutes > 0 ? 'ahead of' : 'behind'} the server. Both times are kept. Set the time in the tablet’s settings.`
			}
		},
		callOffice: (phone: string) => `Office ${phone}`,
		locking: {
			title: 'The tablet locks soon',
			text: 'Nobody has touched it for a while, so it locks within a minute. What you saved and what you were typing stays on it.',
			stay: 'Go on',
			lock: 'Lock now'
		},
		update: {
			title: 'A new version is ready.',
			text: 'Stored records stay as they are.',
			action: 'Change now'
		},
		signIn: {
			title: 'Please sign in',
			text: 'This tablet is new or your session has ended. You need a connection for this once.',
			offline: 'You are offline. Turn on Wi-Fi or mobile data and try again.',
			action: 'Sign in'
		},
		enrol: {
			title: 'Enrol this tablet',
			text: (name: string) =>
				`${name} will use this tablet. It stores, encrypted, only the households of your own areas.`,
			label: 'Name of the tablet',
			hint: 'The name on its sticker, such as Geumcheon-03',
			empty: 'The name is empty. Enter the name on the sticker.',
			noJournal:
				'This browser cannot keep records safely. Leave private browsing and use a current Chrome.',
			failed: 'Enrolment failed. Check the connection and press again. The name is kept.',
			action: 'Enrol'
		},
		pin: {
			keys: 'Number keys',
			delete: 'Delete one digit',
			setTitle: 'Choose a PIN',
			setText: 'It locks and unlocks the tablet. If you forget it, sign in and choose another.',
			first: 'New PIN, 6 digits',
			firstHint: 'No runs (123456) and no repeated digits (000000).',
			again: 'Once more',
			againHint: 'Enter the same PIN again.',
			next: 'Next',
			set: 'Set',
			short: 'A PIN has 6 digits. Enter the rest.',
			weak: 'This PIN is easy to guess. Choose 6 digits without runs or repeats.',
			different: 'The two PINs differ. Please start again.',
			failed: 'The PIN could not be stored. Check the free space and try again.'
		},
		lock: {
			title: 'Locked',
			person: (name: string) => name,
			waiting: (n: number) =>
				n > 0 ? `${countOf(n)} unsent records are kept safely.` : 'Nothing waits to be sent.',
			label: 'PIN, 6 digits',
			unlock: 'Open',
			wrong: (left: number) =>
				left > 3
					? 'The PIN is not right. Please try again.'
					: `The PIN is not right. After ${left} more it is deleted and you have to sign in. Unsent records are never deleted.`,
			lease:
				'Locked: too long without contact with the server. Unsent records are kept. Sign in where there is a connection.',
			gone: 'The PIN was wrong ten times and has been deleted. Unsent records are kept. Sign in to choose a new one.',
			other: 'Start as someone else',
			others: 'Who is using it?',
			newPerson: 'Sign in for the first time',
			count: (n: number) => (n > 0 ? `${countOf(n)} waiting` : 'nothing waiting'),
			back: 'Back',
			forgot: 'I forgot my PIN',
			forgotTitle: 'Choose a new PIN',
			forgotText:
				'Where there is a connection, sign in with your name and password and choose a new PIN. Unsent records are kept.',
			forgotAction: 'Sign in and choose again',
			close: 'Close'
		},
		failed: {
			title: 'The screen could not be opened',
			text: 'Your records are still on this tablet. Open it again, and tell the office if it keeps happening.',
			action: 'Open again'
		},
		today: {
			title: (day: string) => dayName(day, 'en'),
			heading: (isToday: boolean, total?: number) =>
				(total === undefined ? 'Visits' : `${total} visits`) + (isToday ? ' today' : ''),
			counts: (done: number, failed: number) =>
				[`${done} done`, failed > 0 ? `${failed} failed` : ''].filter(Boolean).join(' · '),
			progress: (done: number, total: number) => `${done} of ${total} done`,
			days: 'Choose a day',
			overdue: 'Overdue',
			todayTab: 'Today',
			tomorrow: 'Tomorrow',
			places: (n: number) => `${n}`,
			search: 'Find a household',
			searchHint: 'Name, initials, phone, receipt number',
			clear: 'Clear the search',
			scan: 'Scan',
			loading: 'Loading today’s visits.',
			empty: 'No visits are planned for today',
			emptyOther: 'No visits are planned for this day',
			emptyOverdue: 'No visits are overdue',
			emptyText: 'Visits are planned by the office or on a household’s screen.',
			toHouseholds: 'Find a household',
			toTomorrow: 'See tomorrow',
			next: 'Next visit',
			toNext: (no: number) => `Go to the next visit, no. ${no}`,
			others: (n: number) => `Also show ${n} visits of colleagues`,
			onlyMine: 'Only my visits',
			filling: 'Today’s visits are here',
			fillingFirst: 'Loading today’s visits first',
			rest: (done: number, total: number) => `the rest ${countOf(done)} / ${countOf(total)}`,
			noPc: 'No PC assigned',
			setOut: (n: number) => `Set out for ${n}`,
			setOutText: 'Press when the PCs are aboard. The office then sees them on their way.'
		}
	}
} satisfies Words;
