/** What a household does at its door: asks, tells, and hears what came of it. */
import type { Told } from './tongue.ts';

interface AskWords {
	listen: string;
	pause: string;
	goOn: string;
	silence: string;
	keep: string;
	kept: string;
	forget: string;
	notKept: string;
	close: string;
	mine: string;
	data: string;
	back: string;
	send: string;
	optional: string;
	repair: {
		button: string;
		which: string;
		ours: string;
		own: string;
		title: string;
		symptoms: Record<
			'NO_POWER' | 'NO_BOOT' | 'NO_SCREEN' | 'NO_INTERNET' | 'SLOW' | 'INPUT' | 'NOISE' | 'OTHER',
			string
		>;
		/** a PC or a laptop, of their own */
		form: string;
		forms: Record<'DESKTOP' | 'LAPTOP', string>;
		last: string;
		words: string;
		hint: string;
		chosen: (symptom: string) => string;
		send: string;
		done: string;
		doneText: string;
	};
	day: {
		button: string;
		title: string;
		now: (slot: string) => string;
		wishes: Record<'MORNING' | 'AFTERNOON' | 'NEXT_WEEK' | 'CALL', string>;
		words: string;
		hint: string;
		choose: string;
		done: string;
		doneText: string;
		gone: string;
	};
	again: {
		button: string;
		title: string;
		text: string;
		words: string;
		send: string;
		done: string;
		doneText: string;
		gone: string;
	};
	/** why something was not taken; the rest says to call */
	refused: {
		title: string;
		call: string;
		rrn: string;
		tooLong: string;
		twice: string;
		open: string;
		limit: string;
		proof: string;
		underWay: string;
	};
}

export const ask: Told<AskWords> = {
	ko: {
		listen: '소리로 듣기',
		pause: '잠깐 멈추기',
		goOn: '이어서 듣기',
		silence: '그만 듣기',
		keep: '이 화면 저장하기',
		kept: '저장했어요. 인터넷이 끊겨도 볼 수 있어요.',
		forget: '저장한 화면 지우기',
		notKept: '저장하지 못했어요. 나중에 다시 해 주세요.',
		close: '그만 보기',
		mine: '처음 화면',
		data: '내 정보 보기',
		back: '돌아가기',
		send: '보내기',
		optional: '쓰지 않아도 돼요.',
		repair: {
			button: '고장 신고',
			which: '어느 PC가 고장 났나요?',
			ours: '받은 사랑의 PC',
			own: '원래 있던 내 PC',
			title: '무엇이 안 되나요?',
			symptoms: {
				NO_POWER: '전원이 안 켜져요',
				NO_BOOT: '켜지다가 멈춰요',
				NO_SCREEN: '화면이 안 나와요',
				NO_INTERNET: '인터넷이 안 돼요',
				SLOW: '너무 느려요',
				INPUT: '키보드나 마우스가 안 돼요',
				NOISE: '시끄럽거나 뜨거워요',
				OTHER: '다른 문제예요'
			},
			form: '어떻게 생긴 PC인가요?',
			forms: { DESKTOP: '책상에 두는 PC', LAPTOP: '접는 노트북' },
			last: '더 알려 주실 것이 있나요?',
			words: '하고 싶은 말',
			hint: '이름이나 주소는 쓰지 마세요.',
			chosen: (symptom) => `고른 것: ${symptom}`,
			send: '신고하기',
			done: '고장 신고를 받았어요',
			doneText: '여기에서 어떻게 되는지 보실 수 있어요.'
		},
		day: {
			button: '방문 날짜가 어려워요',
			title: '언제가 좋으세요?',
			now: (slot) => `지금 정한 날: ${slot}`,
			wishes: {
				MORNING: '다른 날 오전이 좋아요',
				AFTERNOON: '다른 날 오후가 좋아요',
				NEXT_WEEK: '다음 주가 좋아요',
				CALL: '전화로 정할래요'
			},
			words: '하고 싶은 말',
			hint: '예: 화요일은 병원에 가요.',
			choose: '하나를 골라 주세요.',
			done: '다른 날을 찾아볼게요',
			doneText: '새 날짜를 정하면 연락드려요.',
			gone: '이 방문은 바꿀 수 없어요. 전화해 주세요.'
		},
		again: {
			button: '다시 고장 났어요',
			title: '다시 고장 났나요?',
			text: '보내시면 다시 접수해 드려요.',
			words: '어떻게 고장 났나요?',
			send: '다시 접수하기',
			done: '다시 접수했어요',
			doneText: '기사님이 다시 살펴봐요.',
			gone: '다시 접수할 수 없어요. 전화해 주세요.'
		},
		refused: {
			title: '여기서는 할 수 없었어요',
			call: '전화해 주시면 도와드려요.',
			rrn: '주민등록번호는 쓰지 말아 주세요.',
			tooLong: '글을 조금 줄여 주세요.',
			twice: '이미 받았어요. 연락드릴게요.',
			open: '이미 접수된 수리가 있어요.',
			limit: '올해 받을 수 있는 수리를 다 받으셨어요.',
			proof: '자격을 다시 확인해야 해요.',
			underWay: '기사님이 이미 출발했어요.'
		}
	},
	en: {
		listen: 'Listen',
		pause: 'Pause',
		goOn: 'Go on',
		silence: 'Stop',
		keep: 'Keep this page',
		kept: 'Kept. You can see it without internet.',
		forget: 'Delete the kept page',
		notKept: 'It was not kept. Please try later.',
		close: 'Close',
		mine: 'First page',
		data: 'My data',
		back: 'Back',
		send: 'Send',
		optional: 'You may leave this empty.',
		repair: {
			button: 'Report a fault',
			which: 'Which PC has the fault?',
			ours: 'The Love PC I received',
			own: 'A PC of my own',
			title: 'What does not work?',
			symptoms: {
				NO_POWER: 'It does not turn on',
				NO_BOOT: 'It stops while starting',
				NO_SCREEN: 'The screen stays dark',
				NO_INTERNET: 'The internet does not work',
				SLOW: 'It is very slow',
				INPUT: 'Keyboard or mouse do not work',
				NOISE: 'It is noisy or hot',
				OTHER: 'Something else'
			},
			form: 'What kind of PC is it?',
			forms: { DESKTOP: 'A desktop PC', LAPTOP: 'A laptop' },
			last: 'Anything else to tell us?',
			words: 'Your words',
			hint: 'Please write no name or address.',
			chosen: (symptom) => `You chose: ${symptom}`,
			send: 'Report it',
			done: 'We have your report',
			doneText: 'You can follow it here.'
		},
		day: {
			button: 'That day is difficult',
			title: 'When is better?',
			now: (slot) => `Planned now: ${slot}`,
			wishes: {
				MORNING: 'The morning of another day',
				AFTERNOON: 'The afternoon of another day',
				NEXT_WEEK: 'Next week',
				CALL: 'Please call me'
			},
			words: 'Your words',
			hint: 'Such as: not on Tuesdays.',
			choose: 'Please choose one.',
			done: 'We look for another day',
			doneText: 'We call you about the new day.',
			gone: 'This visit cannot be moved. Please call.'
		},
		again: {
			button: 'It is broken again',
			title: 'Is it broken again?',
			text: 'Send this and we take it up again.',
			words: 'What is wrong?',
			send: 'Take it up again',
			done: 'We took it up again',
			doneText: 'A worker will look at it again.',
			gone: 'It cannot be reopened. Please call us.'
		},
		refused: {
			title: 'That did not work here',
			call: 'Please call and we help you.',
			rrn: 'Please write no resident number.',
			tooLong: 'Please write a little less.',
			twice: 'We have it already and will call.',
			open: 'A repair is open already.',
			limit: 'This year’s repairs are used up.',
			proof: 'We have to check your eligibility again.',
			underWay: 'Our worker is on the way already.'
		}
	},
	zh: {
		listen: '朗读',
		pause: '暂停',
		goOn: '继续',
		silence: '停止',
		keep: '保存这个页面',
		kept: '已保存。没有网络也能看。',
		forget: '删除保存的页面',
		notKept: '没有保存成功。请以后再试。',
		close: '关闭',
		mine: '首页',
		data: '我的信息',
		back: '返回',
		send: '发送',
		optional: '可以不写。',
		repair: {
			button: '报修',
			which: '哪台电脑坏了？',
			ours: '领取的爱心电脑',
			own: '自己原有的电脑',
			title: '哪里有问题？',
			symptoms: {
				NO_POWER: '打不开电源',
				NO_BOOT: '启动时停住',
				NO_SCREEN: '屏幕不亮',
				NO_INTERNET: '不能上网',
				SLOW: '太慢',
				INPUT: '键盘或鼠标不能用',
				NOISE: '噪音大或发热',
				OTHER: '其他问题'
			},
			form: '是什么样的电脑？',
			forms: { DESKTOP: '台式电脑', LAPTOP: '笔记本电脑' },
			last: '还有要说的吗？',
			words: '想说的话',
			hint: '请不要写姓名或地址。',
			chosen: (symptom) => `已选择：${symptom}`,
			send: '报修',
			done: '已收到报修',
			doneText: '在这里可以查看进度。'
		},
		day: {
			button: '这个日期不方便',
			title: '什么时候方便？',
			now: (slot) => `现在的日期：${slot}`,
			wishes: {
				MORNING: '别的日子上午',
				AFTERNOON: '别的日子下午',
				NEXT_WEEK: '下个星期',
				CALL: '请打电话商量'
			},
			words: '想说的话',
			hint: '例如：星期二去医院。',
			choose: '请选择一个。',
			done: '正在找别的日期',
			doneText: '定下新日期后会联系您。',
			gone: '这次上门不能更改。请打电话。'
		},
		again: {
			button: '又坏了',
			title: '又坏了吗？',
			text: '发送后会重新受理。',
			words: '哪里坏了？',
			send: '重新报修',
			done: '已重新受理',
			doneText: '工作人员会再来看。',
			gone: '不能重新受理。请打电话。'
		},
		refused: {
			title: '在这里没有办成',
			call: '请打电话，我们会帮您。',
			rrn: '请不要写居民登记号码。',
			tooLong: '请写短一点。',
			twice: '已经收到了，会联系您。',
			open: '已经有受理中的维修。',
			limit: '今年的维修次数已用完。',
			proof: '需要重新确认资格。',
			underWay: '工作人员已经出发。'
		}
	},
	vi: {
		listen: 'Nghe đọc',
		pause: 'Tạm dừng',
		goOn: 'Nghe tiếp',
		silence: 'Dừng nghe',
		keep: 'Lưu trang này',
		kept: 'Đã lưu. Không có mạng vẫn xem được.',
		forget: 'Xóa trang đã lưu',
		notKept: 'Chưa lưu được. Hãy thử lại sau.',
		close: 'Đóng',
		mine: 'Trang đầu',
		data: 'Thông tin của tôi',
		back: 'Quay lại',
		send: 'Gửi',
		optional: 'Có thể để trống.',
		repair: {
			button: 'Báo hỏng',
			which: 'Máy nào bị hỏng?',
			ours: 'Máy đã nhận',
			own: 'Máy sẵn có của tôi',
			title: 'Máy bị gì?',
			symptoms: {
				NO_POWER: 'Không lên nguồn',
				NO_BOOT: 'Đang khởi động thì dừng',
				NO_SCREEN: 'Không lên hình',
				NO_INTERNET: 'Không vào được mạng',
				SLOW: 'Quá chậm',
				INPUT: 'Bàn phím hoặc chuột hỏng',
				NOISE: 'Ồn hoặc nóng',
				OTHER: 'Vấn đề khác'
			},
			form: 'Đó là loại máy nào?',
			forms: { DESKTOP: 'Máy để bàn', LAPTOP: 'Máy xách tay' },
			last: 'Còn gì muốn nói không?',
			words: 'Lời nhắn',
			hint: 'Đừng ghi tên hay địa chỉ.',
			chosen: (symptom) => `Đã chọn: ${symptom}`,
			send: 'Báo hỏng',
			done: 'Đã nhận báo hỏng',
			doneText: 'Bạn xem tiến độ ở đây.'
		},
		day: {
			button: 'Ngày đó khó cho tôi',
			title: 'Khi nào thì tiện?',
			now: (slot) => `Ngày đã hẹn: ${slot}`,
			wishes: {
				MORNING: 'Buổi sáng ngày khác',
				AFTERNOON: 'Buổi chiều ngày khác',
				NEXT_WEEK: 'Tuần sau',
				CALL: 'Hãy gọi cho tôi'
			},
			words: 'Lời nhắn',
			hint: 'Ví dụ: thứ Ba đi khám.',
			choose: 'Hãy chọn một mục.',
			done: 'Sẽ tìm ngày khác',
			doneText: 'Có ngày mới, chúng tôi sẽ gọi.',
			gone: 'Không đổi được lần này. Hãy gọi.'
		},
		again: {
			button: 'Lại bị hỏng',
			title: 'Máy lại bị hỏng?',
			text: 'Gửi đi, chúng tôi sẽ nhận lại.',
			words: 'Máy bị gì?',
			send: 'Báo lại',
			done: 'Đã nhận lại',
			doneText: 'Nhân viên sẽ xem lại.',
			gone: 'Không báo lại được. Hãy gọi điện.'
		},
		refused: {
			title: 'Chưa làm được ở đây',
			call: 'Hãy gọi, chúng tôi sẽ giúp.',
			rrn: 'Đừng ghi số đăng ký cư trú.',
			tooLong: 'Hãy viết ngắn hơn.',
			twice: 'Đã nhận rồi, sẽ gọi cho bạn.',
			open: 'Đã có yêu cầu sửa đang mở.',
			limit: 'Đã hết lượt sửa của năm nay.',
			proof: 'Cần xác nhận lại điều kiện.',
			underWay: 'Nhân viên đã lên đường.'
		}
	}
};
