/** What households are told, in Vietnamese. */
import type { Texts } from './text.ts';

const WEEKDAYS = ['Chủ Nhật', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy'];

/** 'thứ Hai 12/4' from 'YYYY-MM-DD'. */
function dayIn(on: string): string {
	const weekday = WEEKDAYS[new Date(`${on}T00:00:00Z`).getUTCDay()];
	return `${weekday} ${Number(on.slice(8))}/${Number(on.slice(5, 7))}`;
}

const CALL = 'Cần hỏi thêm, xin gọi điện.';

export const vi: Texts = {
	sender: 'Sarang PC',
	contact: (phone) => `Gọi ${phone}`,
	day: dayIn,
	moment: (on, at) => (at === null ? dayIn(on) : `${at} ${dayIn(on)}`),
	month: (month) => `tháng ${Number(month.slice(5))}`,
	says: {
		APPLICATION_RECEIVED: () => 'Chúng tôi đã nhận đơn xin máy tính và sẽ báo kết quả.',
		NEEDS_INFO: () => 'Còn thiếu giấy tờ. Xin gọi điện cho chúng tôi.',
		WAITLISTED: () => 'Đơn đã được kiểm tra. Đến lượt, chúng tôi sẽ báo.',
		SELECTED: () => 'Bạn được nhận máy tính. Chúng tôi sẽ sớm báo ngày đến.',
		REJECTED: () => 'Lần này chưa thể tặng máy tính. Xin gọi điện để hỏi lý do.',
		DELIVERY_SET: ({ moment }) => `Chúng tôi mang máy tính đến lúc ${moment}.`,
		DELIVERY_CHANGED: ({ moment }) => `Đã đổi ngày. Chúng tôi mang máy tính đến lúc ${moment}.`,
		DELIVERY_CANCELLED: ({ day }) => `Buổi hẹn ${day} đã hủy. ${CALL}`,
		DELIVERY_ON_THE_WAY: () => 'Chúng tôi đang mang máy tính đến.',
		DELIVERY_MISSED: ({ day }) => `Chúng tôi đến ${day} nhưng không gặp. Xin gọi điện.`,
		DELIVERED: () => 'Đã giao máy tính. Nếu chưa nhận hoặc máy hỏng, xin gọi điện.',
		TICKET_RECEIVED: ({ day }) =>
			day
				? `Đã nhận yêu cầu sửa máy. Chúng tôi đến trước hết ${day}.`
				: 'Đã nhận yêu cầu sửa máy. Chúng tôi sẽ sớm báo ngày đến.',
		TICKET_CANCELLED: () => `Yêu cầu sửa máy đã hủy. ${CALL}`,
		VISIT_SET: ({ moment }) => `Chúng tôi đến sửa máy lúc ${moment}.`,
		VISIT_CHANGED: ({ moment }) => `Đã đổi ngày. Chúng tôi đến sửa máy lúc ${moment}.`,
		VISIT_CANCELLED: ({ day }) => `Buổi sửa máy ${day} đã hủy. ${CALL}`,
		ON_THE_WAY: () => 'Chúng tôi đang đến sửa máy.',
		VISIT_MISSED: ({ day }) => `Chúng tôi đến ${day} nhưng không gặp. Xin gọi điện.`,
		REPAIR_WAITING: ({ reason }) =>
			reason === 'HOUSEHOLD'
				? 'Việc sửa máy tạm dừng. Xin gọi điện báo ngày thuận tiện.'
				: 'Đang chờ linh kiện. Có hàng, chúng tôi sẽ báo ngay.',
		REPAIR_DONE: ({ days }) =>
			days
				? `Đã sửa xong. Nếu hỏng lại, xin gọi trong ${days} ngày.`
				: 'Đã sửa xong. Nếu hỏng lại, xin gọi điện.',
		REPAIR_GIVEN_UP: () => 'Máy không sửa được. Chúng tôi sẽ gọi điện về bước tiếp theo.',
		INTERNET_REQUESTED: () => 'Đã nhận đơn xin hỗ trợ tiền internet.',
		INTERNET_ACTIVE: ({ month }) => `Chúng tôi trả tiền internet từ ${month}.`,
		INTERNET_SUSPENDED: () => `Hỗ trợ internet tạm dừng. ${CALL}`,
		INTERNET_ENDED: ({ month }) =>
			month ? `Hỗ trợ internet đến hết ${month}. ${CALL}` : `Hỗ trợ internet đã kết thúc. ${CALL}`,
		INTERNET_REJECTED: () => 'Chưa thể hỗ trợ tiền internet. Xin gọi điện để hỏi lý do.'
	}
};
