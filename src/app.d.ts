import type { Rejection } from '$lib/protocol.ts';
import type { Duty } from '$lib/server/access.ts';
import type { Config } from '$lib/server/config.ts';
import type { Database } from '$lib/server/db.ts';
import type { Imports } from '$lib/server/import/imports.ts';
import type { ServerKey } from '$lib/server/keys.ts';
import type { Notices } from '$lib/server/notices/notices.ts';
import type { Person, Sessions } from '$lib/server/sessions.ts';
import type { SignIn } from '$lib/server/sign-ins.ts';
import type { Wait } from '$lib/server/status/door.ts';
import type { Locale } from '$lib/words/locale.ts';

declare global {
	namespace App {
		interface Error {
			message: string;
		}
		interface Locals {
			database: Database;
			config: Config;
			/** seals escrowed keys */
			serverKey: ServerKey;
			sessions: Sessions;
			/** rosters that are being registered */
			imports: Imports;
			/** what households are told, and the key that browsers subscribe with */
			notices: Notices;
			/** null: nobody, or an account that was closed */
			user: Person | null;
			session: SignIn | null;
			/** what this person has to do before anything else */
			duty: Duty | null;
			locale: Locale;
			/** the data is invented: every page says so */
			demo: boolean;
			/** the address the request came from */
			ip: string;
			/** how long whoever knocked has to wait, once a door has said so */
			wait: Wait | null;
			/** why the route turned this request away, once it has */
			rejection: Rejection | null;
		}
		interface PageData {
			locale?: Locale;
		}
	}
}

export {};
