/** What is done about a household: registered, corrected, closed, its proofs and agreements. */
import * as z from 'zod/mini';
import { noteArea } from '../area.ts';
import { blockPhone, CAUSES, close, merge, reopen } from '../closing.ts';
import { CONSENT_KINDS, CONSENT_METHODS, give, withdraw } from '../consent.ts';
import { PROOF_METHODS, revoke, verify } from '../eligibility.ts';
import { edit } from '../household-edit.ts';
import { NEW_HOUSEHOLD, register } from '../household.ts';
import { KINDS } from '../records/people.ts';
import { ADMIN_DONGS, CATEGORIES } from '../tables.ts';
import { day, define, id, line, phone, size, words } from './define.ts';

const COUNTER = ['intake', 'office'] as const;
const ANYBODY = ['field', 'intake', 'office'] as const;

const agreement = {
	consentId: id,
	kind: z.enum(CONSENT_KINDS),
	textVersion: line,
	method: z.enum(CONSENT_METHODS)
};

const columns = {
	kind: z.enum(KINDS),
	name: line,
	phone,
	roadAddress: line,
	addressDetail: z.string().check(z.maxLength(200)),
	adminDong: z.enum(ADMIN_DONGS),
	category: z.enum(CATEGORIES),
	note: words
};
const nfc = z.pipe(
	line,
	z.transform((text: string) => text.normalize('NFC'))
);
/** What the person saw, and what it should be. */
const change = <Schema extends z.ZodMiniType>(to: Schema, from: z.ZodMiniType = z.string()) =>
	z.optional(z.object({ from: from as Schema, to }));

export const HOUSEHOLD_ACTIONS = {
	/** 가구 등록: at the counter or in the field, with what they agreed to. */
	registerHousehold: define({
		v: 2,
		upcast: [(input) => ({ members: 1, consents: [], ...(input as object) })],
		kind: 'fact',
		roles: ANYBODY,
		input: z.object({
			householdId: id,
			receiptNo: id,
			...columns,
			name: nfc,
			members: size,
			consents: z.array(z.object(agreement))
		}),
		run: (tx, { householdId, consents, ...input }, ctx) => {
			register(tx, { ...input, ...NEW_HOUSEHOLD, id: householdId, registeredAt: ctx.at });
			noteArea(tx, ctx, { householdId, adminDong: input.adminDong });
			for (const one of consents) give(tx, { ...one, householdId }, ctx);
		}
	}),

	/** 가구 정보 수정: each field with what the person saw before. */
	editHousehold: define({
		v: 1,
		kind: 'claim',
		roles: ANYBODY,
		input: z.object({
			householdId: id,
			changes: z.object({
				kind: change(columns.kind),
				name: change(nfc),
				phone: change(phone),
				roadAddress: change(line),
				addressDetail: change(columns.addressDetail),
				adminDong: change(columns.adminDong),
				category: change(columns.category),
				note: change(words),
				members: change(size, z.int())
			})
		}),
		run: edit
	}),

	/** 지원 종료: moved out, deceased, ineligible. */
	closeHousehold: define({
		v: 1,
		kind: 'claim',
		roles: COUNTER,
		input: z.object({ householdId: id, cause: z.enum(CAUSES), on: day, note: words }),
		run: close
	}),

	/** 병합: recorded twice. */
	mergeHousehold: define({
		v: 1,
		kind: 'claim',
		roles: ['office'],
		input: z.object({ householdId: id, intoId: id, note: words }),
		run: merge
	}),

	/** 다시 열기. */
	reopenHousehold: define({
		v: 1,
		kind: 'claim',
		roles: ['office'],
		input: z.object({ householdId: id, note: line }),
		run: reopen
	}),

	/** 번호 차단: a stranger answers there. */
	blockPhone: define({
		v: 1,
		kind: 'claim',
		roles: COUNTER,
		input: z.object({ householdId: id, reason: line }),
		run: blockPhone
	}),

	/** 자격 확인. */
	verifyEligibility: define({
		v: 1,
		kind: 'claim',
		roles: COUNTER,
		input: z.object({
			eligibilityId: id,
			householdId: id,
			category: z.enum(CATEGORIES),
			method: z.enum(PROOF_METHODS),
			checkedOn: day,
			validUntil: day
		}),
		run: verify
	}),

	/** 자격 확인 취소. */
	revokeEligibility: define({
		v: 1,
		kind: 'claim',
		roles: ['office'],
		input: z.object({ eligibilityId: id, reason: line }),
		run: revoke
	}),

	/** 동의. */
	giveConsent: define({
		v: 1,
		kind: 'fact',
		roles: ANYBODY,
		input: z.object({ ...agreement, householdId: id }),
		run: give
	}),

	/** 동의 철회. */
	withdrawConsent: define({
		v: 1,
		kind: 'fact',
		roles: [...ANYBODY, 'household'],
		input: z.object({ consentId: id }),
		run: withdraw
	})
} as const;
