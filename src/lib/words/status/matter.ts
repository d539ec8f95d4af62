/** What a household reads about its PC and its repairs: where it stands, and what happens next. */
import type { EnrollmentState } from '../../domain/enrollment.ts';
import type { Told } from './tongue.ts';

/**
 * The way to a PC. SWAP: another one takes the place of the one they have · CHECKING: somebody looks
 * into something about it · PASSED: the day is over and nobody has said yet what came of it · HAVE:
 * they have it.
 */
export type PcState =
	| 'RECEIVED'
	| 'NEEDS_INFO'
	| 'WAITLISTED'
	| 'PROMISED'
	| 'SWAP'
	| 'VISIT'
	| 'COMING'
	| 'PASSED'
	| 'MISSED'
	| 'CHECKING'
	| 'HAVE'
	| 'REJECTED'
	| 'WITHDRAWN';

export type RepairState =
	| 'RECEIVED'
	| 'REOPENED'
	| 'ASSIGNED'
	| 'VISIT'
	| 'COMING'
	| 'PASSED'
	| 'MISSED'
	| 'IN_PROGRESS'
	| 'WAITING_PARTS'
	| 'WAITING_HOUSEHOLD'
	| 'COMPLETED'
	| 'UNREPAIRABLE'
	| 'CANCELLED';

/** 인터넷 요금: asked for, at the carrier, supported, stopped for now, over, or not granted. */
export type FeeState = EnrollmentState;

/** What a sentence may need, in words already. */
export interface Said {
	/** '4월 12일(월) 오후 2시' */
	slot: string;
	/** day on which it was done */
	doneOn: string;
	/** promised day */
	dueOn: string;
	/** the month since when the fee is supported, '4월' */
	since: string;
	until: string;
	/** the day of the visit is today */
	isToday: boolean;
}

/** The headline, and what follows below it, each a sentence. */
type Sentences<State extends string> = Record<
	State,
	{ head: (said: Said) => string; next: (said: Said) => string[] }
>;

interface MatterWords {
	/** names of the kinds, and the steps on their lines */
	kinds: Record<'PC' | 'REPAIR' | 'INTERNET', { name: string; steps: readonly string[] }>;
	steps: string;
	done: string;
	now: string;
	/** the day on which a fault was reported */
	reported: (day: string) => string;
	office: (when: string) => string;
	tablet: (when: string) => string;
	pc: Sentences<PcState>;
	repair: Sentences<RepairState>;
	fee: Sentences<FeeState>;
	asked: string;
	none: { head: string; next: string };
	kept: (when: string) => string;
}

const says = (head: string, ...next: string[]) => ({ head: () => head, next: () => next });

export const matter: Told<MatterWords> = {
	ko: {
		kinds: {
			PC: { name: 'PC 받기', steps: ['신청', '선정', '방문', '받기'] },
			REPAIR: { name: '수리', steps: ['접수', '방문', '수리', '완료'] },
			INTERNET: { name: '인터넷 요금', steps: ['신청', '인터넷 연결', '지원'] }
		},
		steps: '진행 단계',
		done: '마침',
		now: '지금',
		reported: (day) => `${day} 접수`,
		office: (when) => `담당자 확인: ${when}`,
		tablet: (when) => `담당자 태블릿 기준: ${when}`,
		pc: {
			RECEIVED: says('신청을 살펴보고 있어요', '결과가 나오면 여기에 보여 드려요.'),
			NEEDS_INFO: says('서류가 더 필요해요', '어떤 서류인지 전화로 물어봐 주세요.'),
			WAITLISTED: says('차례를 기다리고 있어요', '차례가 되면 먼저 연락드려요.'),
			SWAP: says('바꿔 드릴 PC를 준비해요', '방문 날짜가 정해지면 여기에 보여 드려요.'),
			PROMISED: says('PC를 받게 되셨어요', '방문 날짜가 정해지면 여기에 보여 드려요.'),
			VISIT: {
				head: ({ slot, isToday }) => (isToday ? `오늘 PC를 가져가요` : `${slot}에 PC를 가져가요`),
				next: ({ slot, isToday }) => [
					...(isToday ? [`${slot}에 방문해요.`] : []),
					'기사님이 설치까지 해 드려요.'
				]
			},
			COMING: says('기사님이 출발했어요', '곧 도착해요. 집에 계셔 주세요.'),
			PASSED: says('방문 결과를 확인하고 있어요', '만나지 못하셨다면 전화해 주세요.'),
			MISSED: says('지난번에 만나지 못했어요', '새 날짜를 정하려고 연락드려요.'),
			CHECKING: says('담당자가 확인하고 있어요', '확인이 끝나면 연락드려요.'),
			HAVE: {
				head: () => 'PC를 받으셨어요',
				next: ({ doneOn, until }) => [
					...(doneOn ? [`${doneOn}에 받으셨어요.`] : []),
					...(until ? [`${until}까지 무료로 고쳐 드려요.`] : [])
				]
			},
			REJECTED: says('이번에는 드리지 못해요', '까닭은 전화로 물어봐 주세요.'),
			WITHDRAWN: says('신청이 끝났어요', '다시 신청하려면 전화해 주세요.')
		},
		repair: {
			RECEIVED: {
				head: () => '수리를 접수했어요',
				next: ({ dueOn }) => [
					...(dueOn ? [`늦어도 ${dueOn}까지 방문해요.`] : []),
					'날짜가 정해지면 여기에 보여 드려요.'
				]
			},
			REOPENED: {
				head: () => '다시 접수했어요',
				next: ({ dueOn }) => (dueOn ? [`늦어도 ${dueOn}까지 방문해요.`] : [])
			},
			ASSIGNED: {
				head: () => '기사님이 정해졌어요',
				next: ({ dueOn }) => (dueOn ? [`늦어도 ${dueOn}까지 방문해요.`] : [])
			},
			VISIT: {
				head: ({ slot, isToday }) => (isToday ? '오늘 고치러 가요' : `${slot}에 방문해요`),
				next: ({ slot, isToday }) => [isToday ? `${slot}에 방문해요.` : '기사님이 고치러 가요.']
			},
			COMING: says('기사님이 출발했어요', '곧 도착해요. 집에 계셔 주세요.'),
			PASSED: says('방문 결과를 확인하고 있어요', '만나지 못하셨다면 전화해 주세요.'),
			MISSED: says('지난번에 만나지 못했어요', '새 날짜를 정하려고 연락드려요.'),
			IN_PROGRESS: says('고치고 있어요', '다 고치면 여기에 보여 드려요.'),
			WAITING_PARTS: says('부품을 기다리고 있어요', '부품이 오면 바로 고쳐요.'),
			WAITING_HOUSEHOLD: says('연락을 기다리고 있어요', '전화해 주시면 이어서 고쳐요.'),
			COMPLETED: {
				head: () => '수리를 마쳤어요',
				next: ({ doneOn, until }) => [
					...(doneOn ? [`${doneOn}에 마쳤어요.`] : []),
					...(until ? [`${until}까지 다시 접수할 수 있어요.`] : [])
				]
			},
			UNREPAIRABLE: says('고칠 수 없었어요', '다른 방법은 전화로 알려 드려요.'),
			CANCELLED: says('수리 접수를 취소했어요', '다시 고장 나면 알려 주세요.')
		},
		fee: {
			REQUESTED: says('인터넷 요금 지원을 신청했어요', '인터넷이 연결되면 지원이 시작돼요.'),
			LINE_PENDING: says('인터넷 연결을 기다려요', '인터넷이 연결되면 지원이 시작돼요.'),
			ACTIVE: {
				head: () => '인터넷 요금을 지원하고 있어요',
				next: ({ since }) => (since ? [`${since} 요금부터 지원해요.`] : [])
			},
			SUSPENDED: says('인터넷 요금 지원이 멈췄어요', '까닭은 전화로 물어봐 주세요.'),
			ENDED: says('인터넷 요금 지원이 끝났어요', '궁금한 것은 전화로 물어봐 주세요.'),
			REJECTED: says('인터넷 요금은 지원하지 못해요', '까닭은 전화로 물어봐 주세요.')
		},
		asked: '다른 날을 찾고 있어요. 연락드릴게요.',
		none: { head: '아직 접수된 것이 없어요', next: '궁금한 것은 전화로 물어봐 주세요.' },
		kept: (when) => `연결이 끊겼어요. ${when}에 확인한 내용이에요.`
	},
	en: {
		kinds: {
			PC: { name: 'Getting a PC', steps: ['Applied', 'Chosen', 'Visit', 'Received'] },
			REPAIR: { name: 'Repair', steps: ['Reported', 'Visit', 'Repair', 'Done'] },
			INTERNET: { name: 'Internet fee', steps: ['Applied', 'Line', 'Support'] }
		},
		steps: 'Progress',
		done: 'done',
		now: 'now',
		reported: (day) => `reported ${day}`,
		office: (when) => `Checked by our staff: ${when}`,
		tablet: (when) => `As of our worker’s tablet: ${when}`,
		pc: {
			RECEIVED: says('We are looking at your application', 'The result will be shown here.'),
			NEEDS_INFO: says('We need more papers', 'Please ask by phone which ones.'),
			WAITLISTED: says('You are on the waiting list', 'We call you when it is your turn.'),
			SWAP: says('We prepare another PC for you', 'The day of the visit will be shown here.'),
			PROMISED: says('You will get a PC', 'The day of the visit will be shown here.'),
			VISIT: {
				head: ({ slot, isToday }) =>
					isToday ? 'We bring your PC today' : `We bring your PC: ${slot}`,
				next: ({ slot, isToday }) => [
					...(isToday ? [`We come ${slot}.`] : []),
					'We set it up for you, too.'
				]
			},
			COMING: says('Our worker is on the way', 'Please be at home.'),
			PASSED: says('We are checking how the visit went', 'Did nobody come? Please call us.'),
			MISSED: says('We did not meet you last time', 'We call you about a new day.'),
			CHECKING: says('We are checking something', 'We call you when it is done.'),
			HAVE: {
				head: () => 'You have your PC',
				next: ({ doneOn, until }) => [
					...(doneOn ? [`Received ${doneOn}.`] : []),
					...(until ? [`Free repair until ${until}.`] : [])
				]
			},
			REJECTED: says('We cannot give a PC this time', 'Please ask by phone why.'),
			WITHDRAWN: says('The application has ended', 'Call us to apply again.')
		},
		repair: {
			RECEIVED: {
				head: () => 'We have your repair',
				next: ({ dueOn }) => [
					...(dueOn ? [`We come by ${dueOn} at the latest.`] : []),
					'The day will be shown here.'
				]
			},
			REOPENED: {
				head: () => 'We have it again',
				next: ({ dueOn }) => (dueOn ? [`We come by ${dueOn} at the latest.`] : [])
			},
			ASSIGNED: {
				head: () => 'A worker takes care of it',
				next: ({ dueOn }) => (dueOn ? [`We come by ${dueOn} at the latest.`] : [])
			},
			VISIT: {
				head: ({ slot, isToday }) => (isToday ? 'We come for the repair today' : `We come ${slot}`),
				next: ({ slot, isToday }) => [isToday ? `We come ${slot}.` : 'We repair it at your place.']
			},
			COMING: says('Our worker is on the way', 'Please be at home.'),
			PASSED: says('We are checking how the visit went', 'Did nobody come? Please call us.'),
			MISSED: says('We did not meet you last time', 'We call you about a new day.'),
			IN_PROGRESS: says('We are repairing it', 'It will be shown here when it is done.'),
			WAITING_PARTS: says('We are waiting for parts', 'We go on as soon as they come.'),
			WAITING_HOUSEHOLD: says('We are waiting to hear from you', 'Please call and we go on.'),
			COMPLETED: {
				head: () => 'The repair is done',
				next: ({ doneOn, until }) => [
					...(doneOn ? [`Done ${doneOn}.`] : []),
					...(until ? [`You may reopen it until ${until}.`] : [])
				]
			},
			UNREPAIRABLE: says('It could not be repaired', 'We call you about other ways.'),
			CANCELLED: says('The repair was cancelled', 'Tell us if it breaks again.')
		},
		fee: {
			REQUESTED: says('You applied for the internet fee', 'Support begins once you are online.'),
			LINE_PENDING: says('We wait for your internet line', 'Support begins once you are online.'),
			ACTIVE: {
				head: () => 'We support your internet fee',
				next: ({ since }) => (since ? [`Since the fee of ${since}.`] : [])
			},
			SUSPENDED: says('The internet support has paused', 'Please ask by phone why.'),
			ENDED: says('The internet support has ended', 'Please ask by phone.'),
			REJECTED: says('We cannot support the internet fee', 'Please ask by phone why.')
		},
		asked: 'We look for another day and call you.',
		none: { head: 'There is nothing here yet', next: 'Please ask by phone.' },
		kept: (when) => `No connection. This was checked ${when}.`
	},
	zh: {
		kinds: {
			PC: { name: '领取电脑', steps: ['申请', '入选', '上门', '领取'] },
			REPAIR: { name: '维修', steps: ['受理', '上门', '维修', '完成'] },
			INTERNET: { name: '上网费', steps: ['申请', '开通', '支援'] }
		},
		steps: '进度',
		done: '已完成',
		now: '当前',
		reported: (day) => `${day}报修`,
		office: (when) => `工作人员确认：${when}`,
		tablet: (when) => `以工作人员平板为准：${when}`,
		pc: {
			RECEIVED: says('正在审核您的申请', '结果会显示在这里。'),
			NEEDS_INFO: says('还需要补充材料', '请打电话询问需要什么材料。'),
			WAITLISTED: says('正在排队等候', '轮到您时会先联系您。'),
			SWAP: says('正在准备更换的电脑', '上门日期定下后会显示在这里。'),
			PROMISED: says('您可以领取电脑了', '上门日期定下后会显示在这里。'),
			VISIT: {
				head: ({ slot, isToday }) => (isToday ? '今天送电脑上门' : `${slot}送电脑上门`),
				next: ({ slot, isToday }) => [
					...(isToday ? [`${slot}上门。`] : []),
					'工作人员会帮您安装好。'
				]
			},
			COMING: says('工作人员已经出发', '马上就到，请在家等候。'),
			PASSED: says('正在确认上门结果', '如果没有见到，请打电话。'),
			MISSED: says('上次没有见到您', '会联系您另定日期。'),
			CHECKING: says('工作人员正在确认', '确认后会联系您。'),
			HAVE: {
				head: () => '您已领取电脑',
				next: ({ doneOn, until }) => [
					...(doneOn ? [`领取日期：${doneOn}。`] : []),
					...(until ? [`免费维修到${until}。`] : [])
				]
			},
			REJECTED: says('这次不能提供', '原因请打电话询问。'),
			WITHDRAWN: says('申请已结束', '要再申请请打电话。')
		},
		repair: {
			RECEIVED: {
				head: () => '维修已受理',
				next: ({ dueOn }) => [...(dueOn ? [`最晚${dueOn}上门。`] : []), '日期定下后会显示在这里。']
			},
			REOPENED: {
				head: () => '已重新受理',
				next: ({ dueOn }) => (dueOn ? [`最晚${dueOn}上门。`] : [])
			},
			ASSIGNED: {
				head: () => '已安排工作人员',
				next: ({ dueOn }) => (dueOn ? [`最晚${dueOn}上门。`] : [])
			},
			VISIT: {
				head: ({ slot, isToday }) => (isToday ? '今天上门维修' : `${slot}上门`),
				next: ({ slot, isToday }) => [isToday ? `${slot}上门。` : '工作人员上门维修。']
			},
			COMING: says('工作人员已经出发', '马上就到，请在家等候。'),
			PASSED: says('正在确认上门结果', '如果没有见到，请打电话。'),
			MISSED: says('上次没有见到您', '会联系您另定日期。'),
			IN_PROGRESS: says('正在维修', '修好后会显示在这里。'),
			WAITING_PARTS: says('正在等零件', '零件到了马上修。'),
			WAITING_HOUSEHOLD: says('正在等您的联系', '请打电话，我们会继续修。'),
			COMPLETED: {
				head: () => '维修已完成',
				next: ({ doneOn, until }) => [
					...(doneOn ? [`完成日期：${doneOn}。`] : []),
					...(until ? [`${until}前可以重新受理。`] : [])
				]
			},
			UNREPAIRABLE: says('没能修好', '其他办法会打电话告诉您。'),
			CANCELLED: says('维修已取消', '再坏了请告诉我们。')
		},
		fee: {
			REQUESTED: says('已申请上网费支援', '网络开通后开始支援。'),
			LINE_PENDING: says('正在等网络开通', '网络开通后开始支援。'),
			ACTIVE: {
				head: () => '正在支援您的上网费',
				next: ({ since }) => (since ? [`从${since}的费用开始支援。`] : [])
			},
			SUSPENDED: says('上网费支援已暂停', '原因请打电话询问。'),
			ENDED: says('上网费支援已结束', '有疑问请打电话。'),
			REJECTED: says('上网费不能支援', '原因请打电话询问。')
		},
		asked: '正在找别的日期，会联系您。',
		none: { head: '还没有受理的内容', next: '有疑问请打电话。' },
		kept: (when) => `网络断开。这是${when}确认的内容。`
	},
	vi: {
		kinds: {
			PC: { name: 'Nhận máy tính', steps: ['Đăng ký', 'Được chọn', 'Đến nhà', 'Đã nhận'] },
			REPAIR: { name: 'Sửa máy', steps: ['Đã báo', 'Đến nhà', 'Sửa', 'Xong'] },
			INTERNET: { name: 'Phí internet', steps: ['Đăng ký', 'Nối mạng', 'Hỗ trợ'] }
		},
		steps: 'Các bước',
		done: 'xong',
		now: 'hiện tại',
		reported: (day) => `báo ${day}`,
		office: (when) => `Nhân viên xác nhận: ${when}`,
		tablet: (when) => `Theo máy của nhân viên: ${when}`,
		pc: {
			RECEIVED: says('Đang xem đơn của bạn', 'Kết quả sẽ hiện ở đây.'),
			NEEDS_INFO: says('Cần thêm giấy tờ', 'Hãy gọi hỏi cần giấy gì.'),
			WAITLISTED: says('Bạn đang trong danh sách chờ', 'Đến lượt, chúng tôi sẽ gọi.'),
			SWAP: says('Đang chuẩn bị máy thay thế', 'Ngày đến nhà sẽ hiện ở đây.'),
			PROMISED: says('Bạn sẽ được nhận máy', 'Ngày đến nhà sẽ hiện ở đây.'),
			VISIT: {
				head: ({ slot, isToday }) => (isToday ? 'Hôm nay mang máy đến' : `Mang máy đến: ${slot}`),
				next: ({ slot, isToday }) => [
					...(isToday ? [`Chúng tôi đến lúc ${slot}.`] : []),
					'Nhân viên sẽ lắp đặt cho bạn.'
				]
			},
			COMING: says('Nhân viên đã lên đường', 'Hãy ở nhà, sắp đến rồi.'),
			PASSED: says('Đang kiểm tra kết quả', 'Nếu chưa gặp, hãy gọi điện.'),
			MISSED: says('Lần trước chưa gặp được', 'Chúng tôi sẽ gọi hẹn ngày mới.'),
			CHECKING: says('Nhân viên đang kiểm tra', 'Xong sẽ liên lạc với bạn.'),
			HAVE: {
				head: () => 'Bạn đã nhận máy',
				next: ({ doneOn, until }) => [
					...(doneOn ? [`Nhận ngày ${doneOn}.`] : []),
					...(until ? [`Sửa miễn phí đến ${until}.`] : [])
				]
			},
			REJECTED: says('Lần này không thể cấp máy', 'Hãy gọi để hỏi lý do.'),
			WITHDRAWN: says('Đơn đã kết thúc', 'Muốn đăng ký lại, hãy gọi.')
		},
		repair: {
			RECEIVED: {
				head: () => 'Đã nhận yêu cầu sửa',
				next: ({ dueOn }) => [
					...(dueOn ? [`Chậm nhất đến ${dueOn}.`] : []),
					'Ngày đến sẽ hiện ở đây.'
				]
			},
			REOPENED: {
				head: () => 'Đã nhận lại yêu cầu',
				next: ({ dueOn }) => (dueOn ? [`Chậm nhất đến ${dueOn}.`] : [])
			},
			ASSIGNED: {
				head: () => 'Đã có người phụ trách',
				next: ({ dueOn }) => (dueOn ? [`Chậm nhất đến ${dueOn}.`] : [])
			},
			VISIT: {
				head: ({ slot, isToday }) => (isToday ? 'Hôm nay đến sửa' : `Đến nhà: ${slot}`),
				next: ({ slot, isToday }) => [isToday ? `Đến lúc ${slot}.` : 'Nhân viên đến sửa tại nhà.']
			},
			COMING: says('Nhân viên đã lên đường', 'Hãy ở nhà, sắp đến rồi.'),
			PASSED: says('Đang kiểm tra kết quả', 'Nếu chưa gặp, hãy gọi điện.'),
			MISSED: says('Lần trước chưa gặp được', 'Chúng tôi sẽ gọi hẹn ngày mới.'),
			IN_PROGRESS: says('Đang sửa', 'Sửa xong sẽ hiện ở đây.'),
			WAITING_PARTS: says('Đang chờ linh kiện', 'Có linh kiện sẽ sửa ngay.'),
			WAITING_HOUSEHOLD: says('Đang chờ bạn liên lạc', 'Hãy gọi để sửa tiếp.'),
			COMPLETED: {
				head: () => 'Đã sửa xong',
				next: ({ doneOn, until }) => [
					...(doneOn ? [`Xong ngày ${doneOn}.`] : []),
					...(until ? [`Báo lại được đến ${until}.`] : [])
				]
			},
			UNREPAIRABLE: says('Không sửa được', 'Chúng tôi sẽ gọi bàn cách khác.'),
			CANCELLED: says('Đã hủy yêu cầu sửa', 'Hỏng lại thì báo nhé.')
		},
		fee: {
			REQUESTED: says('Đã đăng ký hỗ trợ phí mạng', 'Có mạng sẽ bắt đầu hỗ trợ.'),
			LINE_PENDING: says('Đang chờ nối mạng', 'Có mạng sẽ bắt đầu hỗ trợ.'),
			ACTIVE: {
				head: () => 'Đang hỗ trợ phí internet',
				next: ({ since }) => (since ? [`Hỗ trợ từ phí ${since}.`] : [])
			},
			SUSPENDED: says('Hỗ trợ phí mạng tạm dừng', 'Hãy gọi để hỏi lý do.'),
			ENDED: says('Hỗ trợ phí mạng đã hết', 'Có thắc mắc, hãy gọi điện.'),
			REJECTED: says('Không hỗ trợ được phí mạng', 'Hãy gọi để hỏi lý do.')
		},
		asked: 'Đang tìm ngày khác và sẽ gọi bạn.',
		none: { head: 'Chưa có gì ở đây', next: 'Có thắc mắc, hãy gọi điện.' },
		kept: (when) => `Mất mạng. Nội dung lúc ${when}.`
	}
};
