/** Says a notice in the language of whoever reads it. */
import type { NoticeParams, Template } from '../../domain/notice.ts';
import { en } from './en.ts';
import { ko } from './ko.ts';
import { vi } from './vi.ts';
import { zh } from './zh.ts';

/** A notice's parameters in words; empty where it has none. */
interface Said {
	day: string;
	/** the day with its hour, where one is agreed */
	moment: string;
	month: string;
	days: number | undefined;
	reason: NoticeParams['reason'];
}

/** One language's notices. */
export interface Texts {
	/** who tells them */
	sender: string;
	contact(phone: string): string;
	day(on: string): string;
	moment(on: string, at: string | null): string;
	month(month: string): string;
	says: Record<Template, (said: Said) => string>;
}

const TEXTS = { ko, en, zh, vi };
export type Tongue = keyof typeof TEXTS;

/** What the notice says, without who says it. */
export function noticeBody(tongue: Tongue, template: Template, params: NoticeParams): string {
	const texts = TEXTS[tongue];
	const { on, at, month, days, reason } = params;
	return texts.says[template]({
		day: on ? texts.day(on) : '',
		moment: on ? texts.moment(on, at ?? null) : '',
		month: month ? texts.month(month) : '',
		days,
		reason
	});
}

/** Who tells a household something, in its language. */
export function senderName(tongue: Tongue): string {
	return TEXTS[tongue].sender;
}

/** The whole text message, with whom to call where `phone` is given. */
export function noticeText(
	tongue: Tongue,
	template: Template,
	params: NoticeParams,
	phone: string | null
): string {
	const { sender, contact } = TEXTS[tongue];
	const text = `[${sender}] ${noticeBody(tongue, template, params)}`;
	return phone === null ? text : `${text} ${contact(phone)}`;
}
