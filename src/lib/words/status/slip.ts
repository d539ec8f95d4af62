/** The slip with a household's code: the page of the desk that makes it, and what is printed. */
import type { Words } from '../locale.ts';
import type { Told } from './tongue.ts';

export const slip = {
	ko: {
		title: '조회 쪽지',
		text: '가구가 휴대전화로 진행 상황을 보는 번호입니다. 번호는 발급할 때 한 번만 보입니다.',
		none: '발급한 쪽지가 없습니다.',
		live: '쓸 수 있는 쪽지가 있습니다.',
		dead: '폐기한 쪽지입니다.',
		blocked: '전화번호를 차단하기 전에 발급한 쪽지라 열리지 않습니다. 새로 발급하십시오.',
		issuedAt: '발급',
		issuedBy: '발급한 사람',
		usedAt: '마지막으로 연 때',
		never: '아직 열지 않음',
		revokedAt: '폐기',
		issue: '쪽지 발급',
		again: '다시 발급',
		againText: '다시 발급하면 앞의 쪽지는 바로 쓸 수 없게 됩니다.',
		tongue: '쪽지의 언어',
		receipt: '인수확인서(가린 것)를 함께 인쇄',
		paper: '함께 인쇄',
		revoke: '쪽지 폐기',
		revokeText: '잃어버렸거나 다른 사람이 본 쪽지를 쓸 수 없게 합니다.',
		revoked: '쪽지를 폐기했습니다.',
		issued: '쪽지를 발급했습니다. 지금 인쇄해서 본인에게 주십시오.',
		issuedText: '이 화면을 떠나면 비밀 숫자를 다시 볼 수 없습니다.',
		print: '인쇄',
		back: '가구 화면',
		foot: (who: string) => `발급: ${who}`
	},
	en: {
		title: 'Slip for looking up',
		text: 'Numbers with which the household follows its case. They are shown once, when they are made.',
		none: 'No slip has been made.',
		live: 'There is a slip that opens.',
		dead: 'The slip was revoked.',
		blocked: 'Made before the phone number was blocked, so it does not open. Make a new one.',
		issuedAt: 'Made',
		issuedBy: 'By',
		usedAt: 'Opened last',
		never: 'not opened yet',
		revokedAt: 'Revoked',
		issue: 'Make a slip',
		again: 'Make a new slip',
		againText: 'The slip before stops opening at once.',
		tongue: 'Language of the slip',
		receipt: 'Print the receipt (masked) with it',
		paper: 'Printed together',
		revoke: 'Revoke the slip',
		revokeText: 'A slip that was lost or seen by others stops opening.',
		revoked: 'The slip was revoked.',
		issued: 'The slip is made. Print it now and hand it to the person.',
		issuedText: 'The secret digits cannot be seen again once you leave this page.',
		print: 'Print',
		back: 'The household',
		foot: (who: string) => `Made by ${who}`
	}
} satisfies Words;

interface PaperWords {
	title: string;
	text: string;
	scan: string;
	address: string;
	code: string;
	secret: string;
	safe: string;
	lost: (phone: string) => string;
	lostPlain: string;
	receiptNo: string;
	cut: string;
}

export const slipPaper: Told<PaperWords> = {
	ko: {
		title: '내 PC 소식 보기',
		text: '신청, 방문, 수리가 어디까지 왔는지 볼 수 있어요.',
		scan: '휴대전화 카메라로 네모 무늬를 비춰 주세요.',
		address: '또는 이 주소를 여세요.',
		code: '조회 번호',
		secret: '비밀 숫자',
		safe: '비밀 숫자는 아무에게도 알려 주지 마세요.',
		lost: (phone) => `잃어버리면 ${phone}로 전화해 주세요.`,
		lostPlain: '잃어버리면 동주민센터에 알려 주세요.',
		receiptNo: '접수번호',
		cut: '자르는 선'
	},
	en: {
		title: 'News of my PC',
		text: 'Follow your application, visit or repair.',
		scan: 'Point your phone’s camera at the square.',
		address: 'Or open this address.',
		code: 'Code',
		secret: 'Secret digits',
		safe: 'Tell nobody the secret digits.',
		lost: (phone) => `If you lose it, call ${phone}.`,
		lostPlain: 'If you lose it, tell your community centre.',
		receiptNo: 'Receipt number',
		cut: 'cut here'
	},
	zh: {
		title: '查看我的电脑进度',
		text: '可以查看申请、上门、维修的进度。',
		scan: '请用手机相机扫描方形图案。',
		address: '或者打开这个网址。',
		code: '查询号码',
		secret: '密码数字',
		safe: '请不要把密码数字告诉任何人。',
		lost: (phone) => `遗失时请打电话${phone}。`,
		lostPlain: '遗失时请告诉洞居民中心。',
		receiptNo: '受理号码',
		cut: '剪开线'
	},
	vi: {
		title: 'Xem tin về máy tính',
		text: 'Xem đơn, lần đến nhà, việc sửa đến đâu.',
		scan: 'Đưa camera điện thoại vào ô vuông.',
		address: 'Hoặc mở địa chỉ này.',
		code: 'Mã tra cứu',
		secret: 'Số bí mật',
		safe: 'Đừng cho ai biết số bí mật.',
		lost: (phone) => `Nếu mất, hãy gọi ${phone}.`,
		lostPlain: 'Nếu mất, hãy báo trung tâm dân cư.',
		receiptNo: 'Số tiếp nhận',
		cut: 'cắt ở đây'
	}
};
