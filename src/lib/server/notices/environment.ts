/** What the environment may say about notices; read with the rest of the settings. */
import * as z from 'zod';

/** Loopback is this machine itself; anywhere else the numbers of households travel encrypted. */
const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])$/;

/** The gateway's address. */
export const webhook = z
	.string()
	.refine(
		(text) => {
			const url = URL.canParse(text) ? new URL(text) : null;
			if (url === null || url.username !== '' || url.hash !== '') return false;
			return url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.test(url.hostname));
		},
		{
			error:
				'문자 발송 시스템의 https 주소를 사용자 이름 없이 적으십시오. 예: https://sms.example.kr/ieum. 같은 서버 안(localhost)이면 http도 쓸 수 있습니다.'
		}
	)
	.nullable()
	.default(null);

/** What the gateway and we know. */
export const secret = z
	.string()
	.regex(/^[!-~]{32,200}$/, {
		error: '공백 없는 영문·숫자·기호 32자 이상이어야 합니다. 예: openssl rand -base64 32'
	})
	.nullable()
	.default(null);

/** Hours of the day between which people are told: '8-21'. */
export const hours = z
	.string()
	.default('8-21')
	.refine(
		(text) => {
			const [, from, to] = /^(\d{1,2})-(\d{1,2})$/.exec(text) ?? [];
			return from !== undefined && Number(from) < Number(to) && Number(to) <= 24;
		},
		{ error: '시작 시-끝 시를 0부터 24까지로 적으십시오. 예: 8-21. 언제나 보내려면 0-24' }
	)
	.transform((text) => text.split('-').map(Number) as unknown as readonly [number, number]);

/** Hosts of push services with commas between. */
export const services = z
	.string()
	.regex(/^\.?[a-z0-9.-]+(:\d{1,5})?(,\.?[a-z0-9.-]+(:\d{1,5})?)*$/, {
		error: '푸시 서비스의 호스트 이름을 쉼표로 이어 적으십시오. 예: push.example.kr'
	})
	.transform((text) => text.split(','))
	.nullable()
	.default(null);
