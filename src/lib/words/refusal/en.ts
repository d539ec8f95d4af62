/** Every refusal in English */
import { enDoor } from './en-door.ts';
import { enProgramme } from './en-programme.ts';
import type { Table } from './say.ts';

export const en: Table = { ...enDoor, ...enProgramme };
