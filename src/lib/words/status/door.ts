/** The frame of the households' door: its entry, its settings, its closing, what every page has. */
import type { Told } from './tongue.ts';

interface DoorWords {
	product: string;
	title: (page: string) => string;
	skip: string;
	demo: string;
	demoText: string;
	/** the header's buttons */
	letter: string;
	size: string;
	sizes: Record<'small' | 'normal' | 'large' | 'larger' | 'largest', string>;
	more: string;
	call: string;
	callHint: string;
	noPhone: string;
	entry: {
		title: string;
		text: string;
		code: string;
		codeHint: string;
		secret: string;
		secretHint: string;
		open: string;
		wrong: string;
		again: string;
		insecure: string;
		noSlip: string;
		demo: string;
		/** what the demo's households wait for or have */
		homes: Record<'PC' | 'REPAIR' | 'SERVED', string>;
	};
	/** instead of an answer: the numbers were not looked at */
	wait: {
		title: string;
		/** too many wrong tries */
		often: string;
		/** when it makes sense again */
		after: (minutes: number) => string;
		/** too many people at once: nothing was wrong */
		crowded: string;
		soon: string;
		again: string;
	};
	look: {
		title: string;
		contrast: string;
		high: string;
		plain: string;
		tongue: string;
		back: string;
		chosen: string;
	};
	closing: { title: string; text: string; stay: string };
	closed: { title: string; text: string; open: string };
	idleHint: string;
	fault: { title: string; text: string; missing: string; home: string };
}

export const door: Told<DoorWords> = {
	ko: {
		product: '금천구 사랑의 PC',
		title: (page) => `${page} · 사랑의 PC`,
		skip: '본문으로 건너뛰기',
		demo: '시연용',
		demoText: '지어낸 자료예요.',
		letter: '가',
		size: '글자 크기',
		sizes: {
			small: '작게',
			normal: '보통',
			large: '크게',
			larger: '더 크게',
			largest: '가장 크게'
		},
		more: '화면 바꾸기',
		call: '전화로 물어보기',
		callHint: '도움이 필요하면 전화해 주세요.',
		noPhone: '궁금하면 동주민센터에 물어봐 주세요.',
		entry: {
			title: '내 PC 소식 보기',
			text: '받으신 쪽지에 있는 번호를 넣어 주세요.',
			code: '조회 번호',
			codeHint: '숫자와 영어 글자 열 개예요.',
			secret: '비밀 숫자',
			secretHint: '숫자 열 개예요.',
			open: '보기',
			wrong: '확인하지 못했어요. 번호를 다시 확인해 주세요.',
			again: '5번 맞지 않으면 10분 쉬어야 해요.',
			insecure: 'https로 시작하는 주소에서만 볼 수 있어요.',
			noSlip: '쪽지가 없으면 전화해 주세요.',
			demo: '시연용 번호',
			homes: {
				PC: 'PC를 기다리는 집',
				REPAIR: '수리를 맡긴 집',
				SERVED: 'PC를 받은 집'
			}
		},
		wait: {
			title: '조금 쉬었다 해 주세요',
			often: '번호가 여러 번 맞지 않았어요.',
			after: (minutes) => `${minutes}분 뒤에 다시 해 주세요.`,
			crowded: '지금은 찾는 분이 많아요.',
			soon: '잠시 뒤에 다시 해 주세요.',
			again: '번호 다시 넣기'
		},
		look: {
			title: '화면 바꾸기',
			contrast: '화면 색',
			high: '검은 바탕에 흰 글자',
			plain: '흰 바탕에 검은 글자',
			tongue: '언어',
			back: '돌아가기',
			chosen: '지금'
		},
		closing: {
			title: '20초 뒤에 화면을 닫을게요',
			text: '10분 동안 쓰지 않으셨어요.',
			stay: '더 보기'
		},
		closed: {
			title: '화면을 닫았어요',
			text: '다시 보려면 번호를 넣어 주세요.',
			open: '다시 보기'
		},
		idleHint: '10분 동안 쓰지 않으면 화면이 닫혀요.',
		fault: {
			title: '화면을 열지 못했어요',
			text: '잠시 뒤에 다시 해 주세요.',
			missing: '이런 화면은 없어요',
			home: '처음으로'
		}
	},
	en: {
		product: 'Geumcheon Love PC',
		title: (page) => `${page} · Love PC`,
		skip: 'Skip to content',
		demo: 'Demo',
		demoText: 'All data is invented.',
		letter: 'A',
		size: 'Text size',
		sizes: {
			small: 'small',
			normal: 'normal',
			large: 'large',
			larger: 'larger',
			largest: 'largest'
		},
		more: 'Change the look',
		call: 'Ask by phone',
		callHint: 'Call us if you need help.',
		noPhone: 'Please ask at your community centre.',
		entry: {
			title: 'News of my PC',
			text: 'Enter the numbers on your slip.',
			code: 'Code',
			codeHint: 'Ten letters and digits.',
			secret: 'Secret digits',
			secretHint: 'Ten digits.',
			open: 'Show',
			wrong: 'We could not check that. Please look again.',
			again: 'After 5 wrong tries: 10 minutes’ wait.',
			insecure: 'This works at an https address only.',
			noSlip: 'No slip? Please call us.',
			demo: 'Demo numbers',
			homes: {
				PC: 'waits for a PC',
				REPAIR: 'waits for a repair',
				SERVED: 'has its PC'
			}
		},
		wait: {
			title: 'Please wait a little',
			often: 'The numbers were wrong too many times.',
			after: (minutes) => `Try again in ${minutes} min.`,
			crowded: 'Many people are asking right now.',
			soon: 'Please try again in a moment.',
			again: 'Enter the numbers again'
		},
		look: {
			title: 'Change the look',
			contrast: 'Colours',
			high: 'White on black',
			plain: 'Black on white',
			tongue: 'Language',
			back: 'Back',
			chosen: 'now'
		},
		closing: {
			title: 'This page closes in 20 seconds',
			text: 'It was not used for 10 minutes.',
			stay: 'Keep it open'
		},
		closed: {
			title: 'The page is closed',
			text: 'Enter your numbers to see it again.',
			open: 'Open again'
		},
		idleHint: 'It closes after 10 minutes without use.',
		fault: {
			title: 'The page did not open',
			text: 'Please try again in a moment.',
			missing: 'There is no such page',
			home: 'Start'
		}
	},
	zh: {
		product: '衿川区 爱心电脑',
		title: (page) => `${page} · 爱心电脑`,
		skip: '跳到正文',
		demo: '演示',
		demoText: '这些资料是虚构的。',
		letter: '字',
		size: '字体大小',
		sizes: { small: '小', normal: '标准', large: '大', larger: '更大', largest: '最大' },
		more: '更改显示',
		call: '打电话询问',
		callHint: '需要帮助请打电话。',
		noPhone: '请向洞居民中心咨询。',
		entry: {
			title: '查看我的电脑进度',
			text: '请输入纸条上的号码。',
			code: '查询号码',
			codeHint: '十位数字和英文字母。',
			secret: '密码数字',
			secretHint: '十位数字。',
			open: '查看',
			wrong: '无法确认。请再核对一次号码。',
			again: '输错5次需要等10分钟。',
			insecure: '只能在https开头的网址查看。',
			noSlip: '没有纸条请打电话。',
			demo: '演示号码',
			homes: { PC: '等电脑的家庭', REPAIR: '等维修的家庭', SERVED: '已有电脑的家庭' }
		},
		wait: {
			title: '请稍等一会儿',
			often: '号码输错次数太多。',
			after: (minutes) => `请${minutes}分钟后再试。`,
			crowded: '现在查询的人很多。',
			soon: '请稍后再试。',
			again: '重新输入号码'
		},
		look: {
			title: '更改显示',
			contrast: '颜色',
			high: '黑底白字',
			plain: '白底黑字',
			tongue: '语言',
			back: '返回',
			chosen: '当前'
		},
		closing: { title: '20秒后关闭页面', text: '已有10分钟没有使用。', stay: '继续查看' },
		closed: { title: '页面已关闭', text: '要再看请重新输入号码。', open: '重新查看' },
		idleHint: '10分钟不使用页面会关闭。',
		fault: {
			title: '页面打不开',
			text: '请稍后再试。',
			missing: '没有这个页面',
			home: '回到首页'
		}
	},
	vi: {
		product: 'Geumcheon – PC yêu thương',
		title: (page) => `${page} · PC yêu thương`,
		skip: 'Đến nội dung chính',
		demo: 'Bản thử',
		demoText: 'Dữ liệu không có thật.',
		letter: 'A',
		size: 'Cỡ chữ',
		sizes: {
			small: 'nhỏ',
			normal: 'vừa',
			large: 'lớn',
			larger: 'lớn hơn',
			largest: 'lớn nhất'
		},
		more: 'Đổi màn hình',
		call: 'Hỏi qua điện thoại',
		callHint: 'Hãy gọi nếu cần giúp đỡ.',
		noPhone: 'Hãy hỏi trung tâm dân cư phường.',
		entry: {
			title: 'Xem tin về máy tính',
			text: 'Hãy nhập các số trên tờ giấy.',
			code: 'Mã tra cứu',
			codeHint: 'Mười chữ số và chữ cái.',
			secret: 'Số bí mật',
			secretHint: 'Mười chữ số.',
			open: 'Xem',
			wrong: 'Chưa đúng. Hãy kiểm tra lại các số.',
			again: 'Sai 5 lần phải chờ 10 phút.',
			insecure: 'Chỉ xem được ở địa chỉ https.',
			noSlip: 'Không có giấy? Hãy gọi điện.',
			demo: 'Số để thử',
			homes: { PC: 'nhà chờ máy', REPAIR: 'nhà chờ sửa', SERVED: 'nhà đã có máy' }
		},
		wait: {
			title: 'Xin chờ một chút',
			often: 'Các số đã sai nhiều lần.',
			after: (minutes) => `Hãy thử lại sau ${minutes} phút.`,
			crowded: 'Hiện có nhiều người đang xem.',
			soon: 'Hãy thử lại sau ít phút.',
			again: 'Nhập lại các số'
		},
		look: {
			title: 'Đổi màn hình',
			contrast: 'Màu',
			high: 'Chữ trắng nền đen',
			plain: 'Chữ đen nền trắng',
			tongue: 'Ngôn ngữ',
			back: 'Quay lại',
			chosen: 'đang dùng'
		},
		closing: {
			title: 'Trang sẽ đóng sau 20 giây',
			text: 'Đã 10 phút không sử dụng.',
			stay: 'Xem tiếp'
		},
		closed: { title: 'Trang đã đóng', text: 'Hãy nhập lại số để xem.', open: 'Xem lại' },
		idleHint: 'Sau 10 phút không dùng, trang sẽ đóng.',
		fault: {
			title: 'Không mở được trang',
			text: 'Hãy thử lại sau ít phút.',
			missing: 'Không có trang này',
			home: 'Về đầu trang'
		}
	}
};
