/** Every refusal in English */
import { enDoor } from './en-door.ts';
import { enMoney } from './en-money.ts';
import { enProgramme } from './en-programme.ts';
import { enRepair } from './en-repair.ts';
import { enPlan } from './en-plan.ts';
import type { Table } from './say.ts';

export const en: Table = { ...enDoor, ...enProgramme, ...enMoney, ...enPlan, ...enRepair };
