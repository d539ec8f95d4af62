/** What is done about a unit, from its arrival to its end. */
import * as z from 'zod/mini';
import * as possession from '../possession.ts';
import { SOURCES } from '../records/units.ts';
import { report } from '../scan.ts';
import * as scrap from '../scrap.ts';
import * as support from '../support-check.ts';
import * as workshop from '../workshop.ts';
import {
	added,
	define,
	fiscalYear,
	id,
	line,
	maybeLine,
	serial,
	size,
	tag,
	time,
	words
} from './define.ts';

const OFFICE = ['office'] as const;
const named = z.object({ pcId: id });
const noted = z.object({ pcId: id, note: words });
const build = { memoryGb: size, ssdGb: size, monitor: line, os: line, office: line };

export const PC_ACTIONS = {
	/** 입고. */
	sourcePc: define({
		v: 1,
		kind: 'claim',
		roles: OFFICE,
		input: z.object({
			pcId: id,
			tag,
			serial,
			fiscalYear,
			model: line,
			...build,
			disposalNo: maybeLine,
			source: z.enum(SOURCES),
			sourceName: maybeLine,
			/** null: now */
			sourcedAt: added(z.nullable(time), null)
		}),
		run: (tx, { pcId, sourcedAt, ...input }, ctx) =>
			workshop.source(tx, { ...input, id: pcId, sourcedAt: sourcedAt ?? ctx.at }, ctx)
	}),

	/** 자료삭제, with evidence. */
	wipePc: define({
		v: 1,
		kind: 'claim',
		roles: OFFICE,
		input: z.object({
			pcId: id,
			method: z.enum(workshop.WIPE_METHODS),
			evidence: line,
			wipedBy: line,
			wipedAt: time
		}),
		run: workshop.wipe
	}),

	/** 정비. */
	refurbishPc: define({
		v: 1,
		kind: 'claim',
		roles: OFFICE,
		input: z.object({ pcId: id, parts: words, note: words }),
		run: workshop.refurbish
	}),

	/** 검수 by the year's list. */
	inspectPc: define({
		v: 1,
		kind: 'claim',
		roles: OFFICE,
		input: z.object({
			pcId: id,
			checks: z.record(z.string().check(z.maxLength(40)), z.boolean()),
			...build,
			note: words
		}),
		run: workshop.inspect
	}),

	/** 재고 등록. */
	stockPc: define({ v: 2, kind: 'claim', roles: OFFICE, input: named, run: workshop.stock }),

	/** 예비 적재. */
	loadSpare: define({
		v: 1,
		kind: 'claim',
		roles: OFFICE,
		input: z.object({ pcId: id, workerId: id }),
		run: possession.loadSpare
	}),

	/** 예비 하차. */
	unloadSpare: define({
		v: 1,
		kind: 'claim',
		roles: OFFICE,
		input: named,
		run: possession.unloadSpare
	}),

	/** 회수. */
	returnPc: define({
		v: 1,
		kind: 'claim',
		roles: OFFICE,
		input: z.object({ pcId: id, reason: z.enum(possession.RETURN_REASONS), note: words }),
		run: support.takeBack
	}),

	/** 수리 입고. */
	sendPcToRepair: define({
		v: 1,
		kind: 'claim',
		roles: OFFICE,
		input: noted,
		run: possession.sendToRepair
	}),

	/** 수리 출고. */
	takePcFromRepair: define({
		v: 1,
		kind: 'claim',
		roles: OFFICE,
		input: noted,
		run: possession.takeFromRepair
	}),

	/** 분실. */
	losePc: define({ v: 1, kind: 'claim', roles: OFFICE, input: noted, run: support.lose }),

	/** 발견. */
	findPc: define({ v: 1, kind: 'claim', roles: OFFICE, input: noted, run: possession.find }),

	/** 폐기 요청. */
	askScrap: define({
		v: 1,
		kind: 'claim',
		roles: OFFICE,
		input: z.object({ pcId: id, reason: line }),
		run: scrap.ask
	}),

	/** 폐기 승인. */
	scrapPc: define({ v: 1, kind: 'claim', roles: ['approver'], input: named, run: scrap.approve }),

	/** 폐기 반려. */
	keepPc: define({
		v: 1,
		kind: 'claim',
		roles: ['approver'],
		input: z.object({ pcId: id, reason: line }),
		run: scrap.decline
	}),

	/** 모르는 라벨: a scan that matches nothing. */
	reportScan: define({
		v: 1,
		kind: 'fact',
		roles: ['field', 'intake', 'office'],
		input: z.object({ text: line, where: maybeLine }),
		run: report
	})
} as const;
