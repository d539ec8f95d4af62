/** What is stored about a household, and what it agreed to: kinds, counts and days, nothing personal. */
import type { Told } from './tongue.ts';

/** What is counted. */
export type StoredKind =
	| 'APPLICATION'
	| 'PROOF'
	| 'CONSENT'
	| 'VISIT'
	| 'RECEIPT'
	| 'SIGNATURE'
	| 'PHOTO'
	| 'TICKET'
	| 'REPAIR_VISIT'
	| 'INTERNET'
	| 'MONTH'
	| 'NOTICE'
	| 'PUSH'
	| 'OPENED'
	| 'LOOKED';

export type ConsentKind = 'COLLECT' | 'SENSITIVE' | 'THIRD_PARTY' | 'SHARED_INFO';

interface StoredWords {
	title: string;
	text: string;
	contact: string;
	contactText: string;
	kinds: Record<StoredKind, string>;
	count: (count: number, last: string | null) => string;
	none: string;
	rights: string;
	consents: string;
	consentsText: string;
	consentTitle: string;
	names: Record<ConsentKind, string>;
	/** what it is for */
	uses: Record<ConsentKind, string>;
	given: (day: string) => string;
	withdrawn: (day: string) => string;
	noConsents: string;
	withdraw: string;
	confirm: string;
	/** what follows, said before */
	follows: Record<ConsentKind, string[]>;
	keep: string;
	done: string;
	doneText: string;
}

export const stored: Told<StoredWords> = {
	ko: {
		title: '저장된 내 정보',
		text: '이 화면에는 이름과 주소가 나오지 않아요.',
		contact: '이름, 주소, 전화번호',
		contactText: '저장되어 있어요. PC 지원에만 써요.',
		kinds: {
			APPLICATION: '신청',
			PROOF: '자격 확인',
			CONSENT: '동의',
			VISIT: '방문',
			RECEIPT: '받았다는 확인',
			SIGNATURE: '서명',
			PHOTO: '사진',
			TICKET: '수리',
			REPAIR_VISIT: '수리 방문',
			INTERNET: '인터넷 요금 신청',
			MONTH: '인터넷 요금 달별 기록',
			NOTICE: '보낸 알림',
			PUSH: '알림을 켠 기기',
			OPENED: '이 화면을 연 기록',
			LOOKED: '담당자가 본 기록'
		},
		count: (count, last) => `${count}건${last ? ` · 마지막 ${last}` : ''}`,
		none: '없어요',
		rights: '고치거나 지우고 싶으면 전화해 주세요.',
		consents: '동의한 것 보기',
		consentsText: '동의는 언제든지 거둘 수 있어요.',
		consentTitle: '동의한 것',
		names: {
			COLLECT: '정보를 모으고 쓰는 것',
			SENSITIVE: '자격 정보를 쓰는 것',
			THIRD_PARTY: '통신사에 알려 주는 것',
			SHARED_INFO: '자격을 온라인으로 확인하는 것'
		},
		uses: {
			COLLECT: 'PC를 보내고 고치는 데 써요.',
			SENSITIVE: '지원 자격을 확인하는 데 써요.',
			THIRD_PARTY: '인터넷 요금을 지원하는 데 써요.',
			SHARED_INFO: '서류 없이 자격을 확인하는 데 써요.'
		},
		given: (day) => `${day}에 동의하셨어요.`,
		withdrawn: (day) => `${day}에 거두셨어요.`,
		noConsents: '동의한 것이 없어요.',
		withdraw: '동의 거두기',
		confirm: '동의를 거둘래요',
		follows: {
			COLLECT: [
				'더는 지원해 드릴 수 없어요.',
				'받은 PC는 담당자가 전화로 의논해요.',
				'법으로 남겨야 하는 기록은 따로 보관해요.'
			],
			SENSITIVE: [
				'자격을 확인할 수 없게 돼요.',
				'그래서 지원이 멈출 수 있어요.',
				'담당자가 전화로 먼저 여쭤봐요.'
			],
			THIRD_PARTY: [
				'통신사에 더는 알려 주지 않아요.',
				'인터넷 요금 지원이 멈출 수 있어요.',
				'PC는 그대로 쓰실 수 있어요.'
			],
			SHARED_INFO: ['다음에는 서류를 내셔야 해요.', '지금 받는 지원은 그대로예요.']
		},
		keep: '그대로 둘래요',
		done: '동의를 거두었어요',
		doneText: '담당자가 확인하고 연락드려요.'
	},
	en: {
		title: 'What is stored about me',
		text: 'This page shows no name or address.',
		contact: 'Name, address, phone number',
		contactText: 'Stored. Used for this support only.',
		kinds: {
			APPLICATION: 'Applications',
			PROOF: 'Checks of eligibility',
			CONSENT: 'Agreements',
			VISIT: 'Visits',
			RECEIPT: 'Receipts',
			SIGNATURE: 'Signatures',
			PHOTO: 'Photos',
			TICKET: 'Repairs',
			REPAIR_VISIT: 'Repair visits',
			INTERNET: 'Requests for the internet fee',
			MONTH: 'Internet fee by month',
			NOTICE: 'Messages sent',
			PUSH: 'Devices that asked for messages',
			OPENED: 'Times this page was opened',
			LOOKED: 'Times our staff looked'
		},
		count: (count, last) => `${count}${last ? ` · last ${last}` : ''}`,
		none: 'None',
		rights: 'Call us to correct or delete something.',
		consents: 'What I agreed to',
		consentsText: 'You can take an agreement back any time.',
		consentTitle: 'What I agreed to',
		names: {
			COLLECT: 'Keeping and using my data',
			SENSITIVE: 'Using data on eligibility',
			THIRD_PARTY: 'Telling the internet company',
			SHARED_INFO: 'Checking eligibility online'
		},
		uses: {
			COLLECT: 'To bring and repair your PC.',
			SENSITIVE: 'To check that you can be supported.',
			THIRD_PARTY: 'To support your internet fee.',
			SHARED_INFO: 'To check without papers.'
		},
		given: (day) => `You agreed ${day}.`,
		withdrawn: (day) => `You took it back ${day}.`,
		noConsents: 'There are no agreements.',
		withdraw: 'Take it back',
		confirm: 'I take it back',
		follows: {
			COLLECT: [
				'We cannot support you any more.',
				'We call you about the PC you have.',
				'What the law keeps is stored apart.'
			],
			SENSITIVE: [
				'We cannot check your eligibility.',
				'So the support may stop.',
				'We call you first.'
			],
			THIRD_PARTY: [
				'We tell the company nothing more.',
				'The fee support may stop.',
				'You can go on using the PC.'
			],
			SHARED_INFO: ['Next time you bring papers.', 'Your present support stays.']
		},
		keep: 'Leave it as it is',
		done: 'You took it back',
		doneText: 'We check it and call you.'
	},
	zh: {
		title: '保存的我的信息',
		text: '这个页面不显示姓名和地址。',
		contact: '姓名、地址、电话号码',
		contactText: '已保存。只用于电脑支援。',
		kinds: {
			APPLICATION: '申请',
			PROOF: '资格确认',
			CONSENT: '同意',
			VISIT: '上门',
			RECEIPT: '领取确认',
			SIGNATURE: '签名',
			PHOTO: '照片',
			TICKET: '维修',
			REPAIR_VISIT: '上门维修',
			INTERNET: '上网费申请',
			MONTH: '上网费每月记录',
			NOTICE: '发送的通知',
			PUSH: '打开通知的设备',
			OPENED: '打开本页面的记录',
			LOOKED: '工作人员查看的记录'
		},
		count: (count, last) => `${count}件${last ? ` · 最近 ${last}` : ''}`,
		none: '没有',
		rights: '要更正或删除请打电话。',
		consents: '查看同意的内容',
		consentsText: '同意可以随时撤回。',
		consentTitle: '同意的内容',
		names: {
			COLLECT: '收集和使用信息',
			SENSITIVE: '使用资格信息',
			THIRD_PARTY: '告知通信公司',
			SHARED_INFO: '在线确认资格'
		},
		uses: {
			COLLECT: '用于送电脑和维修。',
			SENSITIVE: '用于确认支援资格。',
			THIRD_PARTY: '用于支援上网费。',
			SHARED_INFO: '用于免材料确认资格。'
		},
		given: (day) => `${day}同意。`,
		withdrawn: (day) => `${day}撤回。`,
		noConsents: '没有同意的内容。',
		withdraw: '撤回同意',
		confirm: '我要撤回同意',
		follows: {
			COLLECT: ['以后不能再支援。', '已领的电脑会打电话商量。', '法律要求的记录会单独保存。'],
			SENSITIVE: ['将无法确认资格。', '支援可能会停止。', '工作人员会先打电话。'],
			THIRD_PARTY: ['不再告知通信公司。', '上网费支援可能停止。', '电脑可以继续使用。'],
			SHARED_INFO: ['下次需要交材料。', '现在的支援不变。']
		},
		keep: '保持不变',
		done: '已撤回同意',
		doneText: '工作人员确认后会联系您。'
	},
	vi: {
		title: 'Thông tin được lưu',
		text: 'Trang này không hiện tên và địa chỉ.',
		contact: 'Tên, địa chỉ, số điện thoại',
		contactText: 'Có lưu. Chỉ dùng cho hỗ trợ này.',
		kinds: {
			APPLICATION: 'Đơn đăng ký',
			PROOF: 'Xác nhận điều kiện',
			CONSENT: 'Đồng ý',
			VISIT: 'Lần đến nhà',
			RECEIPT: 'Xác nhận đã nhận',
			SIGNATURE: 'Chữ ký',
			PHOTO: 'Ảnh',
			TICKET: 'Sửa máy',
			REPAIR_VISIT: 'Lần đến sửa',
			INTERNET: 'Đơn xin phí internet',
			MONTH: 'Phí internet từng tháng',
			NOTICE: 'Tin đã gửi',
			PUSH: 'Thiết bị bật thông báo',
			OPENED: 'Lần mở trang này',
			LOOKED: 'Lần nhân viên xem'
		},
		count: (count, last) => `${count}${last ? ` · gần nhất ${last}` : ''}`,
		none: 'Không có',
		rights: 'Muốn sửa hay xóa, hãy gọi điện.',
		consents: 'Xem điều đã đồng ý',
		consentsText: 'Có thể rút lại bất cứ lúc nào.',
		consentTitle: 'Điều đã đồng ý',
		names: {
			COLLECT: 'Lưu và dùng thông tin',
			SENSITIVE: 'Dùng thông tin điều kiện',
			THIRD_PARTY: 'Báo cho công ty mạng',
			SHARED_INFO: 'Xác nhận điều kiện qua mạng'
		},
		uses: {
			COLLECT: 'Để giao và sửa máy.',
			SENSITIVE: 'Để xác nhận được hỗ trợ.',
			THIRD_PARTY: 'Để hỗ trợ phí internet.',
			SHARED_INFO: 'Để khỏi nộp giấy tờ.'
		},
		given: (day) => `Đồng ý ngày ${day}.`,
		withdrawn: (day) => `Rút lại ngày ${day}.`,
		noConsents: 'Chưa đồng ý điều gì.',
		withdraw: 'Rút lại đồng ý',
		confirm: 'Tôi rút lại đồng ý',
		follows: {
			COLLECT: [
				'Sẽ không hỗ trợ được nữa.',
				'Về máy đã nhận, sẽ gọi bàn.',
				'Hồ sơ luật định được lưu riêng.'
			],
			SENSITIVE: [
				'Sẽ không xác nhận được điều kiện.',
				'Hỗ trợ có thể dừng.',
				'Nhân viên sẽ gọi hỏi trước.'
			],
			THIRD_PARTY: [
				'Không báo cho công ty mạng nữa.',
				'Hỗ trợ phí mạng có thể dừng.',
				'Máy vẫn dùng bình thường.'
			],
			SHARED_INFO: ['Lần sau cần nộp giấy tờ.', 'Hỗ trợ hiện tại không đổi.']
		},
		keep: 'Để nguyên',
		done: 'Đã rút lại đồng ý',
		doneText: 'Nhân viên kiểm tra rồi gọi bạn.'
	}
};
