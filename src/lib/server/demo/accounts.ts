/** The demo's accounts. They exist only in a database that was filled with invented data. */
import type { Account } from '../users.ts';

/** One password for all of them, printed at the start and shown at the sign-in. */
export const DEMO_PASSWORD = 'demo-ieum-2021';

/** The office's number in the demo, which no exchange gives out. */
export const DEMO_PHONE = '02-0000-0000';

/** Dongs of the two rounds that today's visits are on. */
export const NORTH = ['가산동', '독산1동', '독산2동', '독산3동', '독산4동'] as const;
export const SOUTH = ['시흥1동', '시흥2동', '시흥3동', '시흥4동', '시흥5동'] as const;

/** Names are a role and an invented word, so that nobody takes them for a person's. */
export const DEMO_ACCOUNTS: readonly (Account & { id: string })[] = [
	{ id: 'demo-field1', loginName: 'field1', name: '현장 가람', role: 'field', dongs: NORTH },
	{ id: 'demo-field2', loginName: 'field2', name: '현장 나래', role: 'field', dongs: SOUTH },
	{
		id: 'demo-intake1',
		loginName: 'intake1',
		name: '접수 다솜',
		role: 'intake',
		dongs: ['가산동']
	},
	{ id: 'demo-office1', loginName: 'office1', name: '관리 마루', role: 'office', dongs: [] },
	{ id: 'demo-approver1', loginName: 'approver1', name: '승인 보라', role: 'approver', dongs: [] },
	{ id: 'demo-privacy1', loginName: 'privacy1', name: '보호 새론', role: 'privacy', dongs: [] },
	{ id: 'demo-audit1', loginName: 'audit1', name: '감사 아라', role: 'audit', dongs: [] },
	{
		id: 'demo-team1',
		loginName: 'team1',
		name: '스마트도시 채움',
		role: 'team',
		dongs: [],
		team: '스마트도시팀'
	}
];
