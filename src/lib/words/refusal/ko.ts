/** 모든 거절의 한국어 문장 */
import { koDoor } from './ko-door.ts';
import { koMoney } from './ko-money.ts';
import { koProgramme } from './ko-programme.ts';
import { koRepair } from './ko-repair.ts';
import { koPlan } from './ko-plan.ts';
import type { Table } from './say.ts';

export const ko: Table = { ...koDoor, ...koProgramme, ...koMoney, ...koPlan, ...koRepair };
