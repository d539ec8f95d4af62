/** What the environment may say to the server, checked once at the start. */
import * as path from 'node:path';
import * as z from 'zod';
import { hours, secret, services, webhook } from './notices/environment.ts';

/** A setting that the server cannot start with; the message is for the person who starts it. */
export class ConfigError extends Error {
	override name = 'ConfigError';
}

const whole = (min: number, max: number, fallback: number, unit: string) =>
	z
		.string()
		.default(String(fallback))
		.refine((text) => /^\d{1,9}$/.test(text) && Number(text) >= min && Number(text) <= max, {
			error: `${min}부터 ${max}까지의 정수(${unit})만 쓸 수 있습니다.`
		})
		.transform(Number);

const yes = z
	.enum(['0', '1'], { error: '1(켬) 또는 0(끔)만 쓸 수 있습니다.' })
	.default('0')
	.transform((text) => text === '1');

const factor = z
	.enum(['required', 'optional', 'off'], {
		error: 'required(꼭), optional(원하면), off(끔) 가운데 하나만 쓸 수 있습니다.'
	})
	.nullable()
	.default(null);

const phone = z
	.string()
	.regex(/^[0-9+][0-9 -]{5,20}$/, {
		error: '전화번호만 쓸 수 있습니다. 예: 02-2627-0000'
	})
	.nullable()
	.default(null);

const urlOf = (text: string): URL | null => (URL.canParse(text) ? new URL(text) : null);

const postgres = z
	.string()
	.refine(
		(text) => {
			const url = urlOf(text);
			return url !== null && /^postgres(ql)?:$/.test(url.protocol) && url.pathname.length > 1;
		},
		{
			error:
				'PostgreSQL 주소만 쓸 수 있습니다. postgres://사용자:비밀번호@호스트:5432/데이터베이스 꼴로 고치십시오. SQLite를 쓰려면 이 변수를 지우십시오.'
		}
	)
	.nullable()
	.default(null);

const origin = z
	.string()
	.refine(
		(text) => {
			const url = urlOf(text);
			return url !== null && /^https?:$/.test(url.protocol) && url.origin === text;
		},
		{
			error:
				'사람이 브라우저에 입력하는 주소를 경로와 끝의 / 없이 적으십시오. 예: https://ieum.example.kr'
		}
	)
	.nullable()
	.default(null);

const Environment = z.object({
	PORT: whole(0, 65_535, 3000, '포트 번호'),
	HOST: z.string().nullable().default(null),
	DATA_DIR: z.string().default('data'),
	DATABASE_URL: postgres,
	ORIGIN: origin,
	TRUST_PROXY: yes,
	DEMO: yes,
	LOCK_MINUTES: whole(1, 60, 5, '분'),
	LEASE_HOURS: whole(1, 720, 72, '시간'),
	SESSION_IDLE_MINUTES: whole(5, 1440, 10, '분'),
	SESSION_HOURS: whole(1, 168, 12, '시간'),
	SECOND_FACTOR: factor,
	OFFICE_PHONE: phone,
	BACKUP_HOURS: whole(0, 168, 24, '시간, 0은 끔'),
	NOTICE_WEBHOOK_URL: webhook,
	NOTICE_WEBHOOK_SECRET: secret,
	NOTICE_DELAY_SECONDS: whole(0, 3600, 120, '초'),
	NOTICE_HOURS: hours,
	PUSH_SERVICES: services
});

/** One without the other sends nothing, or sends it unsigned. */
const Settings = Environment.superRefine((is, context) => {
	const pair = ['NOTICE_WEBHOOK_URL', 'NOTICE_WEBHOOK_SECRET'] as const;
	const missing = pair.filter((name) => is[name] === null);
	if (missing.length !== 1) return;
	const message = `${pair.join('과 ')}은 함께 적거나 함께 비워야 합니다.`;
	context.addIssue({ code: 'custom', path: [missing[0] as string], message });
});

/** The settings of one server, with their units in their names. */
export type Config = {
	port: number;
	/** The address to listen on; null for all. */
	host: string | null;
	/** Absolute folder of the SQLite file, uploaded files and backups. */
	dataDir: string;
	/** `postgres://…`, or null for SQLite in the data folder. */
	databaseUrl: string | null;
	/** The address people type, without a path; null when it follows from the request. */
	origin: string | null;
	/** Whether X-Forwarded-* of the proxy in front is believed. */
	trustProxy: boolean;
	demo: boolean;
	/** A tablet locks after so many minutes without a touch. */
	lockMinutes: number;
	/** A tablet may work so many hours without contact. */
	leaseHours: number;
	/** An office session ends after so many minutes without a request. */
	sessionIdleMinutes: number;
	/** No office session lives longer than this. */
	sessionHours: number;
	/** Whether the people at the desks show a second factor; a demo asks nobody for a phone. */
	secondFactor: 'required' | 'optional' | 'off';
	/** Whom people call where the screens tell them to ask the office; null where none is set. */
	officePhone: string | null;
	/** Hours between backups; 0 turns them off. */
	backupHours: number;
	/** The district's gateway for text messages; null: what would be sent is only kept here. */
	gateway: { url: string; secret: string } | null;
	/** What may still be corrected is told so many ms later. */
	noticeDelayMs: number;
	/** People are told between these hours of the day, KST. */
	noticeHours: readonly [number, number];
	/** Hosts that pushes may go to, of the operator's choice; null: those of the browsers' makers. */
	pushServices: readonly string[] | null;
};

/** An address of a database carries its password, so no value of it is ever printed. */
const SECRET = ['DATABASE_URL', 'NOTICE_WEBHOOK_URL', 'NOTICE_WEBHOOK_SECRET'];

function explain(env: Record<string, string>, issues: z.core.$ZodIssue[]): string {
	const lines = issues.map(({ path: [name], message }) => {
		const given = env[String(name)];
		if (given === undefined) return `- ${String(name)}: ${message}`;
		const value = SECRET.includes(String(name)) ? '' : ` ‘${given}’`;
		return `- ${String(name)}: 적힌 값${value} 그대로는 쓸 수 없습니다. ${message}`;
	});
	return ['설정이 잘못되어 시작하지 않았습니다.', ...lines].join('\n');
}

/**
 * Reads the settings out of an environment. An empty variable counts as not set.
 * @throws ConfigError that names every wrong variable, what is wrong with it and what to write
 */
export function readConfig(env: Record<string, string | undefined>): Config {
	const given = Object.fromEntries(
		Object.entries(env).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()]] : []))
	);
	const result = Settings.safeParse(given);
	if (!result.success) throw new ConfigError(explain(given, result.error.issues));
	const is = result.data;
	return {
		port: is.PORT,
		host: is.HOST,
		dataDir: path.resolve(is.DATA_DIR),
		databaseUrl: is.DATABASE_URL,
		origin: is.ORIGIN,
		trustProxy: is.TRUST_PROXY,
		demo: is.DEMO,
		lockMinutes: is.LOCK_MINUTES,
		leaseHours: is.LEASE_HOURS,
		sessionIdleMinutes: is.SESSION_IDLE_MINUTES,
		sessionHours: is.SESSION_HOURS,
		secondFactor: is.SECOND_FACTOR ?? (is.DEMO ? 'off' : 'optional'),
		officePhone: is.OFFICE_PHONE,
		backupHours: is.BACKUP_HOURS,
		gateway:
			is.NOTICE_WEBHOOK_URL !== null && is.NOTICE_WEBHOOK_SECRET !== null
				? { url: is.NOTICE_WEBHOOK_URL, secret: is.NOTICE_WEBHOOK_SECRET }
				: null,
		noticeDelayMs: is.NOTICE_DELAY_SECONDS * 1000,
		noticeHours: is.NOTICE_HOURS,
		pushServices: is.PUSH_SERVICES
	};
}
