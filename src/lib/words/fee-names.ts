/** Names of what internet fees and money are made of, in the office's words. (DOMAIN §2.2, §2.3) */

export const feeNames = {
	enrollment: {
		REQUESTED: ['신청', 'asked for'],
		LINE_PENDING: ['개통대기', 'line pending'],
		ACTIVE: ['지원중', 'supported'],
		SUSPENDED: ['중지', 'suspended'],
		ENDED: ['종료', 'ended'],
		REJECTED: ['반려', 'rejected']
	},
	payWay: {
		CARRIER: ['협약 통신사 납부', 'paid to the carrier'],
		HOUSEHOLD: ['가구 계좌 지급', 'paid to the household']
	},
	endReason: {
		CANCELLED: ['회선 해지', 'line cancelled'],
		MOVED_OUT: ['전출', 'moved out'],
		DECEASED: ['사망', 'deceased'],
		INELIGIBLE: ['자격상실', 'ineligible'],
		MERGED: ['가구 병합', 'merged'],
		PC_RETURNED: ['PC 회수', 'PC returned'],
		CONSENT_WITHDRAWN: ['동의 철회', 'consent withdrawn'],
		OTHER: ['기타', 'other']
	},
	suspendReason: {
		LINE_PAUSED: ['회선 일시정지', 'line paused'],
		ARREARS: ['요금 연체', 'arrears'],
		PROOF_EXPIRED: ['자격 재확인', 'proof expired'],
		CONSENT_WITHDRAWN: ['통신사 제공 동의 철회', 'consent withdrawn'],
		OTHER: ['기타', 'other']
	},
	feeRejectReason: {
		NO_LINE: ['회선 설치 불가', 'no line possible'],
		CHANGED_MIND: ['희망 철회', 'changed their mind'],
		OTHER_SUPPORT: ['다른 기관 지원', 'supported elsewhere'],
		NOT_ELIGIBLE: ['자격 없음', 'not eligible'],
		OTHER: ['기타', 'other']
	},
	feeMonth: {
		PLANNED: ['예정', 'planned'],
		BILLED: ['청구확인', 'billed'],
		APPROVED: ['지급결정', 'approved'],
		PAID: ['지급완료', 'paid'],
		CLAWBACK: ['환수대상', 'to come back'],
		RECOVERED: ['환수완료', 'came back'],
		SKIPPED: ['미지급', 'not paid']
	},
	skipReason: {
		SUSPENDED: ['지원 중지', 'suspended'],
		ENDED: ['지원 종료', 'ended'],
		NOTHING_DUE: ['지원할 금액 없음', 'nothing due'],
		NO_BILL: ['청구 없음', 'no bill'],
		MISTAKE: ['잘못된 등록', 'mistake']
	},
	clawbackReason: {
		ENDED: ['지원 종료 뒤의 달', 'after the end'],
		BILL_CORRECTED: ['청구 정정', 'bill corrected'],
		ESTIMATE: ['12월 정산', 'December settled'],
		MISTAKE: ['잘못된 지급', 'paid by mistake']
	},
	batch: {
		DRAFT: ['작성', 'draft'],
		LOCKED: ['결재 대기', 'waits for approval'],
		APPROVED: ['결재', 'approved'],
		PAID: ['지급', 'paid'],
		VOID: ['취소', 'void']
	},
	budgetLine: {
		PC_SUPPLY: ['사랑의 PC 보급', 'PC supply'],
		INTERNET_FEE: ['인터넷통신비', 'internet fee']
	},
	entry: {
		APPROPRIATE: ['편성', 'appropriation'],
		SUPPLEMENT: ['추경', 'supplement'],
		TRANSFER: ['전용', 'transfer'],
		COMMIT: ['원인행위', 'commitment'],
		PAY: ['지출', 'payment'],
		REFUND: ['반납', 'refund'],
		CARRY: ['이월', 'carry-over'],
		LAPSE: ['불용', 'lapse']
	},
	finalMonthRule: {
		FULL: ['전액 지급', 'in full'],
		NONE: ['지급하지 않음', 'nothing'],
		PRO_RATA: ['일할 계산', 'by days']
	},
	decemberRule: {
		ESTIMATE: ['추정 지급 후 정산', 'estimate, then settle'],
		NEXT_YEAR: ['다음 연도 예산으로 지급', 'from the next year’s budget']
	},
	used: { YES: ['지급한 가구·월', 'household-months paid'] },
	awaits: { YES: ['신청·개통대기', 'not decided yet'] },
	approval: { YES: ['승인 대기', 'waits for approval'] },
	due: { YES: ['청구·결재', 'billed, not paid'] },
	lined: { YES: ['지원 회선', 'a supported line'] },
	onward: { YES: ['전년도에 시작한 지원', 'support begun the year before'] },
	ledgerPart: {
		BUDGET: ['예산현액', 'budget'],
		SPENT: ['지출(반납을 뺌)', 'paid, less refunds'],
		BOUND: ['원인행위', 'committed'],
		LAPSED: ['불용', 'lapsed'],
		CARRIED_OUT: ['다음 연도 이월', 'carried over']
	},
	overdue: { YES: ['청구 지연', 'overdue'] },
	wait: {
		BACKDATE: ['소급 승인 대기', 'backdating waits'],
		END: ['종료 정정 승인 대기', 'correction of the end waits']
	}
} as const;

export const feeActions = {
	wishInternet: ['통신비 신청', 'internet fee asked for'],
	askForLine: ['개통 요청', 'line asked for'],
	noteLineOpened: ['개통 확인', 'line opened'],
	correctContract: ['계약번호 정정', 'contract corrected'],
	rejectInternet: ['통신비 반려', 'internet fee rejected'],
	activateFee: ['지원 시작', 'support begun'],
	askBackdate: ['소급 요청', 'backdating asked for'],
	approveBackdate: ['소급 승인', 'backdating granted'],
	declineBackdate: ['소급 반려', 'backdating declined'],
	suspendFee: ['지원 중지', 'support suspended'],
	resumeFee: ['지원 재개', 'support resumed'],
	endFee: ['지원 종료', 'support ended'],
	askEndCorrection: ['종료 정정 요청', 'correction of the end asked for'],
	approveEndCorrection: ['종료 정정 승인', 'correction of the end granted'],
	declineEndCorrection: ['종료 정정 반려', 'correction of the end declined'],
	replanMonth: ['월 다시 예정', 'month planned again'],
	recordBill: ['청구 등록', 'bill recorded'],
	amendBill: ['청구 정정', 'bill corrected'],
	estimateDecember: ['12월 추정', 'December estimated'],
	correctPaid: ['지급 정정', 'payment corrected'],
	skipMonth: ['미지급 처리', 'month skipped'],
	clawBack: ['환수 결정', 'clawback decided'],
	recoverMonth: ['환수 완료', 'money came back'],
	buildRun: ['지급조서 작성', 'payment run made'],
	leaveOutOfRun: ['지급조서에서 제외', 'left out of the run'],
	lockRun: ['지급조서 확정', 'payment run locked'],
	sendRunBack: ['지급조서 반려', 'payment run sent back'],
	approveRun: ['지급조서 결재', 'payment run approved'],
	payRun: ['지급 완료', 'payment run paid'],
	voidRun: ['지급조서 취소', 'payment run voided'],
	appropriate: ['예산 편성', 'budget appropriated'],
	supplement: ['추경', 'supplementary budget'],
	transferBudget: ['전용', 'budget transferred'],
	commitExpense: ['원인행위', 'money committed'],
	releaseExpense: ['원인행위 해제', 'commitment released'],
	payExpense: ['지출', 'money paid'],
	refundExpense: ['반납', 'money refunded'],
	closeFeeMonth: ['월 마감', 'month closed'],
	settleBudget: ['연도 정산', 'year settled'],
	sendSettlementBack: ['정산 반려', 'settlement sent back'],
	lockBudget: ['연도 회계 마감', 'year’s money locked']
} as const;

export const feeFields = {
	payWay: ['지급 방법', 'way of paying'],
	carrier: ['통신사', 'carrier'],
	contractNo: ['계약번호', 'contract number'],
	lineOpenedOn: ['개통일', 'line opened on'],
	startMonth: ['지원 시작 월', 'first month'],
	from: ['시작 월', 'from'],
	month: ['월', 'month'],
	bill: ['청구액', 'bill'],
	discount: ['요금감면', 'discount'],
	amount: ['금액', 'amount'],
	paidOn: ['지급일', 'paid on'],
	line: ['예산과목', 'budget line'],
	carryPc: ['이월액(사랑의 PC 보급)', 'carry-over (PC supply)'],
	carryFee: ['이월액(인터넷통신비)', 'carry-over (internet fee)']
} as const;
