/** What is done about a repair, and the days on which nobody works. */
import * as z from 'zod/mini';
import { askAnotherDay, VISIT_KINDS } from '../another-day.ts';
import { SUBSTITUTES } from '../hand-over.ts';
import * as repairVisit from '../repair-visit.ts';
import * as ticket from '../ticket.ts';
import * as ticketOpen from '../ticket-open.ts';
import { bookRepair } from '../ticket-cost.ts';
import * as ticketWork from '../ticket-work.ts';
import { dropHoliday, noteHoliday } from '../workday.ts';
import {
	added,
	clockTime,
	day,
	define,
	fiscalYear,
	hash,
	id,
	line,
	maybeLine,
	seen,
	won,
	words
} from './define.ts';

const OFFICE = ['office'] as const;
const COUNTER = ['intake', 'office'] as const;
const FIELD = ['field', 'office'] as const;
const HOUSEHOLD = ['field', 'intake', 'office', 'household'] as const;

const ticketId = id;
const slot = { workerId: id, scheduledOn: day, scheduledAt: clockTime };
const parts = z
	.array(z.object({ name: line, cost: won.check(z.maximum(100_000_000)) }))
	.check(z.maxLength(20));

export const TICKET_ACTIONS = {
	/** 수리 접수. */
	openTicket: define({
		v: 1,
		kind: 'claim',
		roles: HOUSEHOLD,
		input: z.object({
			ticketId,
			householdId: id,
			fiscalYear,
			/** null: a PC of their own */
			pcId: z.nullable(id),
			form: z.enum(ticket.FORMS),
			channel: z.enum(ticket.TICKET_CHANNELS),
			symptom: z.enum(ticket.SYMPTOMS),
			words,
			photoHash: added(z.nullable(hash), null),
			/** what they ask for; parts of a laptop and unlicensed software are refused */
			wish: added(z.enum(ticket.WISHES), 'REPAIR')
		}),
		run: ticketOpen.open
	}),

	/** 담당 지정. */
	assignTicket: define({
		v: 1,
		kind: 'claim',
		roles: OFFICE,
		input: z.object({ ticketId, workerId: id }),
		run: ticketOpen.assign
	}),

	/** 수리 방문 예정: a worker for themselves, the office for anybody. */
	planRepair: define({
		v: 1,
		kind: 'claim',
		roles: FIELD,
		input: z.object({ repairVisitId: id, ticketId, ...slot, note: words }),
		run: repairVisit.plan
	}),

	/** 수리 방문 변경. */
	moveRepair: define({
		v: 1,
		kind: 'claim',
		roles: FIELD,
		input: z.object({ repairVisitId: id, ...slot }),
		run: repairVisit.move
	}),

	/** 수리 방문 취소. */
	cancelRepairVisit: define({
		v: 1,
		kind: 'claim',
		roles: OFFICE,
		input: z.object({ repairVisitId: id, reason: line }),
		run: repairVisit.cancel
	}),

	/** 수리 방문 출발. */
	departRepair: define({
		v: 1,
		kind: 'fact',
		roles: ['field'],
		input: z.object({ repairVisitId: id, ...seen }),
		run: repairVisit.depart
	}),

	/** 수리 방문 실패. */
	failRepair: define({
		v: 1,
		kind: 'fact',
		roles: FIELD,
		input: z.object({
			repairVisitId: id,
			reason: z.enum(repairVisit.REPAIR_FAIL_REASONS),
			note: words,
			nextOn: added(z.nullable(day), null),
			nextVisitId: added(z.nullable(id), null),
			...seen
		}),
		run: repairVisit.fail
	}),

	/** 수리 시작. */
	startRepair: define({
		v: 1,
		kind: 'fact',
		roles: FIELD,
		input: z.object({ ticketId, way: z.enum(ticket.WAYS) }),
		run: ticketWork.start
	}),

	/** 부품·가구 대기. */
	pauseRepair: define({
		v: 1,
		kind: 'fact',
		roles: FIELD,
		input: z.object({
			ticketId,
			reason: z.enum(ticket.PAUSE_REASONS),
			note: words,
			parts: added(parts, [])
		}),
		run: ticketWork.pause
	}),

	/** 수리 재개. */
	resumeRepair: define({
		v: 1,
		kind: 'fact',
		roles: FIELD,
		input: z.object({ ticketId }),
		run: ticketWork.resume
	}),

	/** 수리 완료. */
	completeRepair: define({
		v: 1,
		kind: 'fact',
		roles: FIELD,
		input: z.object({
			ticketId,
			work: words,
			/** null: those that were ordered */
			parts: z.nullable(parts),
			signatureHash: z.nullable(hash),
			substitute: z.nullable(z.enum(SUBSTITUTES)),
			substituteReason: words,
			recipientName: maybeLine,
			photoHash: added(z.nullable(hash), null)
		}),
		run: ticketWork.complete,
		judge: (tx, input, ctx) => bookRepair(tx, ctx, input.ticketId)
	}),

	/** 수리 불가. */
	giveUpRepair: define({
		v: 1,
		kind: 'fact',
		roles: FIELD,
		input: z.object({
			ticketId,
			reason: z.enum(ticket.GIVE_UP_REASONS),
			note: words,
			outcome: z.enum(ticket.OUTCOMES)
		}),
		run: ticketWork.giveUp
	}),

	/** 수리 취소. */
	cancelTicket: define({
		v: 1,
		kind: 'claim',
		roles: COUNTER,
		input: z.object({ ticketId, reason: line }),
		run: ticketOpen.cancel
	}),

	/** 재접수: it does not work again. */
	reopenTicket: define({
		v: 1,
		kind: 'claim',
		roles: HOUSEHOLD,
		input: z.object({ ticketId, words }),
		run: ticketOpen.reopen
	}),

	/** 다른 날 요청. */
	askAnotherDay: define({
		v: 1,
		kind: 'claim',
		roles: ['intake', 'office', 'household'],
		input: z.object({ about: z.enum(VISIT_KINDS), visitId: id, words }),
		run: askAnotherDay
	}),

	/** 임시공휴일 등록. */
	noteHoliday: define({
		v: 1,
		kind: 'claim',
		roles: OFFICE,
		input: z.object({ day, name: line }),
		run: noteHoliday
	}),

	/** 임시공휴일 취소. */
	dropHoliday: define({
		v: 1,
		kind: 'claim',
		roles: OFFICE,
		input: z.object({ day }),
		run: dropHoliday
	})
} as const;
