/** Words of the button that lets a phone be told, in the languages of the households' door. */
import type { Told } from '../status/tongue.ts';

export const push: Told<{
	on: string;
	note: string;
	off: string;
	isOn: string;
	isOff: string;
	denied: string;
	failed: string;
}> = {
	ko: {
		on: '이 휴대전화로 알림 받기',
		note: '이름과 주소는 알림에 나오지 않아요.',
		off: '알림 그만 받기',
		isOn: '이제 이 휴대전화로 알려 드려요.',
		isOff: '알림을 껐어요.',
		denied: '브라우저가 알림을 막고 있어요. 설정에서 알림을 켜 주세요.',
		failed: '지금은 바꾸지 못했어요. 잠시 뒤 다시 눌러 주세요.'
	},
	en: {
		on: 'Tell me on this phone',
		note: 'Your name and address are never shown.',
		off: 'Stop telling me',
		isOn: 'This phone will be told from now on.',
		isOff: 'This phone is not told any more.',
		denied: 'Your browser blocks notices. Please allow them in its settings.',
		failed: 'That did not work now. Please press again later.'
	},
	zh: {
		on: '在这部手机上接收通知',
		note: '通知里不会出现姓名和地址。',
		off: '不再接收通知',
		isOn: '以后会通知这部手机。',
		isOff: '已关闭通知。',
		denied: '浏览器禁止了通知。请在设置中打开。',
		failed: '现在无法更改，请稍后再按一次。'
	},
	vi: {
		on: 'Nhận thông báo trên điện thoại này',
		note: 'Thông báo không có tên và địa chỉ.',
		off: 'Không nhận thông báo nữa',
		isOn: 'Điện thoại này sẽ nhận thông báo.',
		isOff: 'Đã tắt thông báo.',
		denied: 'Trình duyệt đang chặn thông báo. Xin bật trong cài đặt.',
		failed: 'Hiện chưa đổi được. Xin bấm lại sau.'
	}
};
